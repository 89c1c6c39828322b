"""A request that broke off is never taken for a whole one."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.exceptions import BadRequest
from django.core.wsgi import get_wsgi_application
from django.test import RequestFactory

from khoithong.project.whole_bodies import WholeBody, whole_bodies


def body(content: bytes, length: int) -> WholeBody:
    return WholeBody(io.BytesIO(content), length)


def test_a_whole_body_is_read_as_it_is() -> None:
    whole = body(b"one\ntwo\nthree and more", 13)
    assert whole.readline() == b"one\n"
    assert whole.readline(2) == b"tw"
    assert whole.read(2) == b"o\n"
    assert whole.read() == b"three"
    assert whole.read() == whole.read(5) == whole.readline() == b""
    assert body(b"line", 4).readline() == b"line"


@pytest.mark.parametrize(
    "read", [lambda one: one.read(), lambda one: one.read(8), lambda one: one.readline()]
)
def test_half_a_body_is_refused(read: Any) -> None:
    with pytest.raises(BadRequest):
        read(body(b"half", 8))


@pytest.mark.parametrize(("announced", "wrapped"), [("5", True), ("", False), ("0", False), ("x", False)])
def test_only_bodies_with_a_length_are_watched(announced: str, wrapped: bool) -> None:
    seen: dict[str, Any] = {}

    def application(environ: dict[str, Any], _start: object) -> list[bytes]:
        seen.update(environ)
        return []

    whole_bodies(application)({"CONTENT_LENGTH": announced, "wsgi.input": io.BytesIO(b"12345")}, print)  # type: ignore[arg-type]
    assert isinstance(seen["wsgi.input"], WholeBody) is wrapped


TOKEN = "a" * 32
FORMS = {
    "application/x-www-form-urlencoded": f"csrfmiddlewaretoken={TOKEN}&username=a&password=b".encode(),
    "multipart/form-data; boundary=x": b"".join(
        f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in (("csrfmiddlewaretoken", TOKEN), ("username", "a"), ("password", "b"))
    )
    + b"--x--\r\n",
}


@pytest.mark.django_db(transaction=True)  # the application closes its connection between requests
@pytest.mark.parametrize("kind", FORMS)
def test_half_a_form_is_answered_with_a_refusal(kind: str) -> None:
    from khoithong.project.wsgi import application

    def answer(announced: int, application: Any = application) -> str:
        environ = RequestFactory().generic("POST", "/dang-nhap/", FORMS[kind], content_type=kind).environ
        environ |= {
            "CONTENT_LENGTH": str(announced),
            "HTTP_COOKIE": f"csrftoken={TOKEN}",
            "wsgi.input": io.BytesIO(FORMS[kind]),
        }
        said: list[str] = []
        answered = application(environ, lambda status, *_: said.append(status))
        b"".join(answered)
        return said[0]

    assert answer(len(FORMS[kind])).startswith("422")  # whole, and not the right password
    assert answer(len(FORMS[kind]) + 1000) == "400 Bad Request"
    assert answer(len(FORMS[kind]) + 1000, get_wsgi_application()).startswith("422")  # taken for a whole one
