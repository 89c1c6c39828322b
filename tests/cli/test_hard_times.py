"""What the world does to the running application: the database away, lines cut, files far too large or disguised.

Against the real web server and the real database, as officials meet it: a clear page, nothing lost, nothing doubled.
"""

from __future__ import annotations

import os
import re
import signal
import socket
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode, urlsplit

import pytest

from khoithong.demonstration.accounts import PASSWORD
from khoithong.project.database.server import Server
from tests.casefiles.attachments import samples
from tests.cli.serving import SECONDS, Application, until
from tests.web.filling import form_of
from tests.web.test_unavailable import Resend

if TYPE_CHECKING:
    from collections.abc import Iterator

MB: Final = 2**20
TEXT: Final = "Đề nghị bổ sung dự toán của từng hạng mục, nêu rõ nguồn và thời hạn giải ngân."


@dataclass
class Page:
    """What the server answered."""

    status: int
    html: str
    address: str


class Browser:
    """One official at a browser without scripts."""

    def __init__(self, address: str, username: str) -> None:
        self.address = address.rstrip("/")
        self.jar = CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        page = self.open("/dang-nhap/")
        token = field(page.html, "csrfmiddlewaretoken")
        page = self.send(
            "/dang-nhap/", {"csrfmiddlewaretoken": token, "username": username, "password": PASSWORD}
        )
        assert page.status == 200

    def open(self, path: str) -> Page:
        """Open a page."""
        return self._asked(urllib.request.Request(self.address + path))  # noqa: S310 - our own server

    def send(self, path: str, data: dict[str, str] | dict[str, list[str]]) -> Page:
        """Send a form."""
        body = urlencode(data, doseq=True).encode()
        return self._asked(urllib.request.Request(self.address + path, body))  # noqa: S310

    def send_file(self, path: str, data: dict[str, str], name: str, size: int, content: bytes) -> Page:
        """Send a form with a file of `size` bytes that begins with `content`, as it is read from a disk."""
        head, tail = multipart(data, name)
        request = urllib.request.Request(  # noqa: S310
            self.address + path,
            pieces(head, content, size, tail),
            {
                "Content-Type": "multipart/form-data; boundary=cut",
                "Content-Length": str(len(head) + size + len(tail)),
            },
        )
        return self._asked(request)

    def _asked(self, request: urllib.request.Request) -> Page:
        try:
            with self._opener.open(request, timeout=SECONDS) as answer:
                return Page(answer.status, answer.read().decode(), urlsplit(answer.url).path)
        except urllib.error.HTTPError as error:
            with error:
                return Page(error.code, error.read().decode(), urlsplit(error.url).path)


def field(html: str, name: str) -> str:
    """The value of a hidden field."""
    found = re.search(rf'name="{name}"\s+value="([^"]*)"', html)
    assert found, name
    return found[1]


def multipart(data: dict[str, str], name: str) -> tuple[bytes, bytes]:
    """What comes before and after the content of a file."""
    parts = [f'--cut\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in data.items()]
    parts.append(
        f'--cut\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n"
    )
    return "".join(parts).encode(), b"\r\n--cut--\r\n"


def pieces(head: bytes, content: bytes, size: int, tail: bytes) -> Iterator[bytes]:
    """A body in pieces of a megabyte."""
    yield head
    yield content
    left = size - len(content)
    while left:
        piece = min(left, MB)
        yield b"\0" * piece
        left -= piece
    yield tail


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    """The demonstration, served by one process for all tests here."""
    home = tmp_path_factory.mktemp("hard-times")
    for folder in (home, *home.parents):
        if folder.owner() == Path.home().owner() and folder != Path("/tmp"):  # noqa: S108
            folder.chmod(0o755)
    application = Application(home / "state", "--demo")
    yield application
    if application.process.poll() is None:
        application.stop(signal.SIGTERM)


@pytest.fixture
def head(running: Application) -> Browser:
    """A head with a plan just submitted before him."""
    return Browser(running.address(), "giamdoc.snv")


@pytest.fixture
def form(head: Browser) -> tuple[str, dict[str, str]]:
    """The form by which he asks for a supplement: its address, and what it holds."""
    code = re.findall(r"/ho-so/(DX-\d{4}-\d{6})/", head.open("/ho-so/?trang_thai=under_review").html)[0]
    path = f"/ho-so/{code}/viec/request_supplement/"
    held = {name: values[0] for name, values in form_of(head.open(path).html).items() if values}
    return path, held | {"content": TEXT}


def recorded(head: Browser, path: str) -> int:
    """How often the case page shows what was typed."""
    return head.open(path.partition("viec/")[0]).html.count(TEXT)


def test_the_database_away_and_back(
    running: Application, head: Browser, form: tuple[str, dict[str, str]]
) -> None:
    path, data = form
    before = recorded(head, path)
    running.process.send_signal(signal.SIGSTOP)  # nobody starts the database again meanwhile
    try:
        killed = Server(running.home).process()
        assert killed
        os.kill(killed, signal.SIGKILL)
        page = head.send(path, data)
        assert page.status == 503
        assert TEXT in page.html
    finally:
        running.process.send_signal(signal.SIGCONT)
    until(lambda: head.open("/viec-can-lam/").status == 200, running)
    again = Resend(page.html)
    for _ in range(2):
        assert head.send(again.action, again.data()).status == 200
    assert recorded(head, path) == before + 1


def test_a_database_restarted_costs_nobody_more_than_another_try(running: Application, head: Browser) -> None:
    for _ in range(3):
        killed = Server(running.home).process()
        assert killed
        os.kill(killed, signal.SIGKILL)
        assert head.open("/viec-can-lam/").status in (200, 503)
        until(lambda: head.open("/viec-can-lam/").status == 200, running)
        assert head.open("/viec-can-lam/").address == "/viec-can-lam/"  # still logged in
        until(lambda: Server(running.home).process() is not None, running)


def test_an_upload_cut_in_the_middle_leaves_nothing(
    running: Application, head: Browser, form: tuple[str, dict[str, str]]
) -> None:
    path, data = form
    before, (begin, end) = recorded(head, path), multipart(data, "Phụ lục.pdf")
    parts = urlsplit(head.address)
    cookies = "; ".join(f"{one.name}={one.value}" for one in head.jar)
    with socket.create_connection((str(parts.hostname), parts.port or 80)) as line:
        line.sendall(
            f"POST {path} HTTP/1.1\r\nHost: {parts.netloc}\r\nCookie: {cookies}\r\n"
            "Content-Type: multipart/form-data; boundary=cut\r\n"
            f"Content-Length: {len(begin) + 5 * MB + len(end)}\r\n\r\n".encode()
        )
        line.sendall(begin + samples.pdf() + b"\0" * MB)
    time.sleep(0.5)
    assert recorded(head, path) == before
    html = head.open(path).html
    assert 'aria-label="Tệp đã tải lên"' not in html
    assert list((running.home / "incoming").glob("*")) == []
    assert list((running.home / "files").rglob("*.*")) == []


def test_two_hundred_megabytes_are_refused_with_what_was_typed_and_without_memory(
    running: Application, head: Browser, form: tuple[str, dict[str, str]]
) -> None:
    path, data = form
    before, memory = recorded(head, path), peak_memory(running)
    page = head.send_file(path, data, "Quá lớn.pdf", 200 * MB, samples.pdf())
    assert page.status == 200
    assert "lớn hơn mức" in page.html or "quá 25 MB" in page.html
    assert TEXT in page.html
    assert peak_memory(running) - memory < 60 * MB
    assert recorded(head, path) == before
    assert list((running.home / "incoming").glob("*")) == []


def test_a_program_under_another_name_is_refused(head: Browser, form: tuple[str, dict[str, str]]) -> None:
    path, data = form
    page = head.send_file(path, data, "Tờ trình.pdf", len(samples.PROGRAM), samples.PROGRAM)
    assert page.status == 200
    assert "“Tờ trình.pdf”: Tệp là chương trình chạy được" in page.html
    assert TEXT in page.html


def peak_memory(running: Application) -> int:
    """The most memory a process of the web server ever had, in bytes."""
    found = []
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            text = status.read_text(encoding="ascii", errors="replace")
            command = (status.parent / "environ").read_bytes()
        except OSError:
            continue
        if f"KHOITHONG_HOME={running.home}".encode() in command.split(b"\0") and "VmHWM" in text:
            found.append(int(re.findall(r"VmHWM:\s+(\d+) kB", text)[0]) * 1024)
    return max(found)
