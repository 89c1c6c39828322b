"""Headers every answer carries."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from khoithong.project.middleware import CONTENT_SECURITY_POLICY, private_pages


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
