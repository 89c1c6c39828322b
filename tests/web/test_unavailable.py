"""The database away in the middle of the work: a page that says so, nothing typed lost, sent again as it was."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, Never

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError

from khoithong.casefiles.models import Act
from khoithong.project.sessions import SessionStore
from khoithong.web import session
from tests.casefiles.attachments import samples
from tests.web.filling import form_of

if TYPE_CHECKING:
    from django.test import Client

    from tests.web.office import Office

TEXT = "Mỗi hồ sơ đi qua sáu phòng,\n\nkhông phòng nào chịu trách nhiệm <cuối cùng> & “đúng hạn”."


def gone(*_: object, **__: object) -> Never:
    raise OperationalError("server closed the connection unexpectedly")


def browser(office: Office, person: str) -> Client:
    client = office.person(person).client
    client.raise_request_exception = False
    return client


@pytest.fixture(params=["before the session is read", "in the middle of the page"])
def gd(request: pytest.FixtureRequest, office: Office, monkeypatch: pytest.MonkeyPatch) -> Client:
    """The head's browser. The database is away, until `monkeypatch.undo`."""
    client = browser(office, "gd")
    if "session" in request.param:
        monkeypatch.setattr(SessionStore, "load", gone)
    else:
        monkeypatch.setattr(session, "directory", gone)
    return client


class Resend(HTMLParser):
    """The form of the page: where it goes, and what it holds."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.action = ""
        self.fields: list[tuple[str, str]] = []
        self._open = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self.action = given["action"] or ""
        elif tag == "textarea":
            self.fields.append((given["name"] or "", ""))
            self._open = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._open = False

    def handle_data(self, data: str) -> None:
        if self._open:
            name, value = self.fields[-1]
            self.fields[-1] = (name, value + data)

    def data(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name, value in self.fields:
            found.setdefault(name, []).append(value.removeprefix("\n"))
        return found


def test_a_page_says_so_and_offers_to_try_again(gd: Client) -> None:
    answer = gd.get("/viec-can-lam/?trang=2")
    html = answer.content.decode()
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "10"
    assert "no-store" in answer.headers["Cache-Control"]
    assert "Hệ thống tạm gián đoạn" in html
    assert 'href="/viec-can-lam/?trang=2">Thử lại' in html
    assert not answer.cookies


def test_nobody_is_logged_out_by_it(gd: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert gd.get("/viec-can-lam/").status_code == 503
    monkeypatch.undo()
    assert "Việc cần làm" in gd.get("/viec-can-lam/").content.decode()


def test_a_form_is_kept_and_sent_again_as_it_was(gd: Client) -> None:
    path = "/ho-so/DX-2026-000001/viec/request_supplement/"
    held = {"content": [TEXT], "key": ["5e0f3bd2-5c4e-4a39-8f2b-0f4b6c1f8a11"], "office": ["so/head"]}
    answer = gd.post(path, held)
    html = answer.content.decode()
    assert answer.status_code == 503
    assert "Nội dung vừa gửi có thể chưa được ghi" in html
    assert "phòng nào chịu trách nhiệm &lt;cuối cùng&gt; &amp; “đúng hạn”" in html
    again = Resend(html)
    assert again.action == path
    assert again.data() == held


def test_what_is_sent_again_is_recorded_once(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.desk.submit()
    client = browser(office, "gd")
    path = f"/ho-so/{office.code}/viec/request_supplement/"
    held = form_of(client.get(path).content.decode()) | {"content": [TEXT]}
    before = Act.objects.count()
    with monkeypatch.context() as patch:
        patch.setattr(session, "directory", gone)
        again = Resend(client.post(path, held).content.decode())
    assert Act.objects.count() == before
    for _ in range(2):
        assert client.post(again.action, again.data()).status_code == 302
    assert Act.objects.count() == before + 1
    assert office.desk.acts[-1].data["content"] == TEXT


def test_beside_a_file_the_words_are_kept_and_the_file_is_asked_for_again(gd: Client) -> None:
    file = SimpleUploadedFile("Phụ lục.pdf", samples.pdf())
    sent = {"content": TEXT, "files": file, "key": "1"}
    answer = gd.post("/ho-so/DX-2026-000001/viec/request_supplement/", sent)
    html = answer.content.decode()
    assert answer.status_code == 503
    assert Resend(html).data() == {"content": [TEXT], "key": ["1"]}
    assert "Tệp vừa chọn không giữ lại được" in html


def test_typing_goes_on_and_is_saved_later(gd: Client) -> None:
    answer = gd.post(
        "/de-xuat/soan/5e0f3bd2-5c4e-4a39-8f2b-0f4b6c1f8a11/phan/necessity/luu/",
        {"text": TEXT},
        headers={"X-Requested-With": "autosave"},
    )
    assert answer.status_code == 503
    assert "tự thử lại" in answer.json()["problem"]


def test_a_password_is_never_written_into_the_page(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    client = browser(office, "gd")
    client.logout()
    monkeypatch.setattr("django.contrib.auth.backends.ModelBackend.authenticate", gone)
    answer = client.post("/dang-nhap/", {"username": "gd", "password": "mật khẩu của tôi"})
    assert answer.status_code == 503
    assert "mật khẩu của tôi" not in answer.content.decode()
    assert "Thử lại" in answer.content.decode()


def test_a_failure_of_our_own_stays_a_failure(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> Never:
        raise ZeroDivisionError

    monkeypatch.setattr(session, "directory", broken)
    answer = browser(office, "gd").get("/viec-can-lam/")
    assert answer.status_code == 500
    assert "Hệ thống gặp sự cố" in answer.content.decode()
