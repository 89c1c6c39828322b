"""Headers every answer carries."""

import gzip

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory

from khoithong.project.middleware import CONTENT_SECURITY_POLICY, compressed_pages, private_pages


def test_every_answer_carries_the_strict_policy(client: Client, db: None) -> None:
    answer = client.get("/khong-co/")
    assert answer.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert "unsafe" not in CONTENT_SECURITY_POLICY
    for directive in (
        "default-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'self'",
        "form-action 'self'",
    ):
        assert directive in CONTENT_SECURITY_POLICY


def test_other_protective_headers(client: Client, db: None) -> None:
    headers = client.get("/khong-co/").headers
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def answer_to(*, logged_in: bool, cache_control: str = "") -> HttpResponse:
    """Return what the middleware makes of a plain page."""

    def view(_request: HttpRequest) -> HttpResponse:
        return HttpResponse(headers={"Cache-Control": cache_control} if cache_control else None)

    request = RequestFactory().get("/")
    request.user = get_user_model()(username="an") if logged_in else AnonymousUser()
    return private_pages(view)(request)


def test_nobody_keeps_a_page_of_somebody_logged_in() -> None:
    assert "no-store" in answer_to(logged_in=True).headers["Cache-Control"]


def test_a_page_for_everybody_may_be_kept() -> None:
    assert "Cache-Control" not in answer_to(logged_in=False).headers


def test_a_view_may_decide_for_itself() -> None:
    assert answer_to(logged_in=True, cache_control="max-age=60").headers["Cache-Control"] == "max-age=60"


@pytest.mark.django_db
def test_a_session_ends_after_half_an_hour_without_a_request_and_each_request_renews_it(
    client: Client,
) -> None:
    account = get_user_model().objects.create_user("an", password="mật khẩu đủ dài")
    client.force_login(account)
    client.get("/khong-co/")
    cookie = client.cookies["sessionid"]
    assert cookie["max-age"] == 30 * 60
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


@pytest.mark.parametrize(
    ("content_type", "accepted", "coding"),
    [
        ("text/html; charset=utf-8", "gzip", "gzip"),
        ("text/html; charset=utf-8", "", None),
        ("application/pdf", "gzip", None),
    ],
)
def test_pages_are_compressed_for_browsers_that_read_it(
    content_type: str, accepted: str, coding: str | None
) -> None:
    content = "Đề xuất ".encode() * 1000
    request = RequestFactory().get("/", headers={"Accept-Encoding": accepted})
    answer = compressed_pages(lambda _: HttpResponse(content, content_type=content_type))(request)
    assert answer.headers.get("Content-Encoding") == coding
    assert (gzip.decompress(answer.content) if coding else answer.content) == content


def test_a_page_in_pieces_is_left_alone() -> None:
    request = RequestFactory().get("/", headers={"Accept-Encoding": "gzip"})
    answer = compressed_pages(lambda _: StreamingHttpResponse(["một", "hai"]))(request)  # type: ignore[arg-type, return-value]
    assert "Content-Encoding" not in answer.headers
