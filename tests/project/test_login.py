"""Passwords are hashed the strong way, and guessing is locked out."""

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.contrib.auth.hashers import get_hasher
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest
from django.test import Client, RequestFactory

from khoithong.project import settings as written

PASSWORD = "mật khẩu đủ dài"


def request() -> HttpRequest:
    """One attempt's request."""
    return RequestFactory().post("/dang-nhap/", REMOTE_ADDR="192.0.2.1")


@pytest.fixture
def account(db: None) -> AbstractBaseUser:
    return get_user_model().objects.create_user("an", password=PASSWORD)


def test_argon2_comes_first() -> None:
    assert written.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")
    assert get_hasher("default").algorithm == "md5"  # quick in tests only: conftest.py


def test_the_right_password_logs_in(account: AbstractBaseUser) -> None:
    assert authenticate(request(), username="an", password=PASSWORD) == account


def test_after_five_wrong_guesses_the_right_password_is_refused_too(account: AbstractBaseUser) -> None:
    for _ in range(5):
        assert authenticate(request(), username="an", password="đoán") is None
    assert authenticate(request(), username="an", password=PASSWORD) is None


def test_whoever_is_locked_out_gets_a_page_that_says_what_to_do(
    client: Client, account: AbstractBaseUser
) -> None:
    for _ in range(5):
        answer = client.post("/dang-nhap/", {"username": "an", "password": "đoán"})
    assert answer.status_code == 429
    assert "Đợi 15 phút" in answer.content.decode()
    assert client.post("/dang-nhap/", {"username": "an", "password": PASSWORD}).status_code == 429


def test_one_guess_fewer_locks_nobody_out(account: AbstractBaseUser) -> None:
    for _ in range(4):
        assert authenticate(request(), username="an", password="đoán") is None
    assert authenticate(request(), username="an", password=PASSWORD) == account


def test_guessing_at_one_account_locks_no_other(account: AbstractBaseUser) -> None:
    for _ in range(6):
        authenticate(request(), username="khác", password="đoán")
    assert authenticate(request(), username="an", password=PASSWORD) == account
