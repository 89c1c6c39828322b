"""Files as they arrive: within memory and disk, whatever their size, and nothing left where an upload was cut."""

from __future__ import annotations

import io
import os
import resource
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings as configured
from django.contrib.auth.models import AnonymousUser
from django.core.handlers.wsgi import WSGIRequest
from django.http import UnreadablePostError

from khoithong.organisation.models import Account
from khoithong.web.receiving import TOGETHER, Received, let_go

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest
    from pytest_django import Settings

BOUNDARY = "ranh-gioi"
MEGABYTE = 1024 * 1024


class Stream(io.RawIOBase):
    """A body that is made while it is read, and that may break off."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts, self._rest = parts, b""

    def readable(self) -> bool:
        return True

    def readinto(self, room: Any) -> int:
        self._rest = self._rest or next(self._parts, b"")
        taken, self._rest = self._rest[: len(room)], self._rest[len(room) :]
        room[: len(taken)] = taken
        return len(taken)


def body(*files: tuple[str, int], field: str = "đã gõ", cut: bool = False) -> Iterator[bytes]:
    """A form with files of so many bytes, then a text."""
    for name, size in files:
        yield (
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n'
            "Content-Type: application/octet-stream\r\n\r\n"
        ).encode()
        for start in range(0, size, MEGABYTE):
            yield b"x" * min(MEGABYTE, size - start)
            if cut:
                raise ConnectionResetError
        yield b"\r\n"
    yield (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="content"\r\n\r\n{field}\r\n--{BOUNDARY}--\r\n'
    ).encode()


def request(parts: Iterator[bytes], user: Any = None) -> HttpRequest:
    made = WSGIRequest(
        {
            "REQUEST_METHOD": "POST",
            "PATH_INFO": "/",
            "CONTENT_TYPE": f"multipart/form-data; boundary={BOUNDARY}",
            "CONTENT_LENGTH": str(2**40),
            "wsgi.input": io.BufferedReader(Stream(parts)),
        }
    )
    made.user = user or Account(username="tp")
    return made


def received(made: HttpRequest) -> list[Received]:
    files = made.FILES.getlist("files")
    assert all(isinstance(one, Received) for one in files)
    return files  # type: ignore[return-value]


def opened() -> int:
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - counted, not looked at


def left() -> list[str]:
    return [path.name for path in configured.INCOMING.glob("*")] if configured.INCOMING.exists() else []


def test_a_file_arrives_whole_and_has_no_name_on_disk() -> None:
    made = request(body(("a.txt", 3 * MEGABYTE), ("b.txt", 5)))
    first, second = received(made)
    assert (first.trouble, first.size, len(first.read())) == ("", 3 * MEGABYTE, 3 * MEGABYTE)
    assert second.read() == b"xxxxx"
    assert made.POST["content"] == "đã gõ"
    assert left() == []
    first.close()
    second.close()


def test_two_hundred_megabytes_are_swallowed_and_the_form_is_kept() -> None:
    memory, files = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, opened()
    made = request(body(("lớn.pdf", 200 * MEGABYTE), ("nhỏ.txt", 5)))
    big, small = received(made)
    assert big.trouble == "too_big"
    assert big.file is None
    assert small.trouble == ""
    assert made.POST["content"] == "đã gõ"
    assert opened() == files + 1  # the small one
    small.close()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < 32 * 1024  # kilobytes
    assert left() == []


def test_a_file_without_a_name_is_none() -> None:
    made = request(body(("", 10)))
    assert received(made) == []
    assert made.POST["content"] == "đã gõ"


def test_many_files_together_have_a_limit(settings: Settings) -> None:
    settings.ATTACHMENT_MAX_BYTES = MEGABYTE
    found = received(request(body(*[(f"{number}.txt", MEGABYTE) for number in range(TOGETHER + 2)])))
    assert [one.trouble for one in found] == [""] * TOGETHER + ["too_much"] * 2
    for one in found[:TOGETHER]:
        one.close()


def test_an_upload_cut_in_the_middle_leaves_nothing() -> None:
    files = opened()
    made = request(body(("a.pdf", 5 * MEGABYTE), cut=True))
    with pytest.raises(UnreadablePostError):
        made.FILES.getlist("files")
    assert left() == []
    assert opened() == files + 1
    let_go()  # as at the end of every request
    assert opened() == files
    let_go()


def test_nobody_is_listened_to_who_is_not_logged_in() -> None:
    files = opened()
    made = request(body(("a.pdf", MEGABYTE)), AnonymousUser())
    (only,) = received(made)
    assert (only.trouble, only.file) == ("nobody", None)
    assert made.POST["content"] == "đã gõ"
    assert opened() == files


def test_a_disk_without_room_is_said(settings: Settings, tmp_path: Any) -> None:
    (tmp_path / "file").write_text("no folder")
    settings.INCOMING = tmp_path / "file"
    (only,) = received(request(body(("a.pdf", MEGABYTE))))
    assert only.trouble == "no_room"


@pytest.mark.parametrize("method", ["write", "seek"])
def test_a_disk_that_fills_up_meanwhile_is_said(monkeypatch: pytest.MonkeyPatch, method: str) -> None:
    class Full:
        def write(self, _data: bytes) -> None:
            self._fail("write")

        def seek(self, _place: int) -> None:
            self._fail("seek")

        def _fail(self, name: str) -> None:
            if name == method:
                raise OSError(28, "No space left on device")

        def close(self) -> None:
            pass

    monkeypatch.setattr("khoithong.web.receiving.tempfile.TemporaryFile", lambda **_: Full())
    (only,) = received(request(body(("a.pdf", MEGABYTE))))
    assert only.trouble == "no_room"
