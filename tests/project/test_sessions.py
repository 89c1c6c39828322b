"""Sessions when the database goes away in the middle of a request."""

from typing import Never

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.models import Session
from django.db import OperationalError
from django.test import Client

from khoithong.project.sessions import SessionStore

pytestmark = pytest.mark.django_db


def gone(*_: object, **__: object) -> Never:
    raise OperationalError("terminating connection due to administrator command")


@pytest.fixture
def somebody(client: Client) -> Client:
    """Logged in, with a page open."""
    client.raise_request_exception = False
    client.force_login(get_user_model().objects.create_user("an", password="mật khẩu đủ dài"))
    return client


def test_a_session_that_cannot_be_saved_is_worth_another_try(
    somebody: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Session, "save", gone)
    answer = somebody.get("/tro-giup/")
    assert answer.status_code == 503
    assert "Hệ thống tạm gián đoạn" in answer.content.decode()
    monkeypatch.undo()
    assert somebody.get("/tro-giup/").status_code == 200


def test_a_session_ended_in_another_window_stays_ended() -> None:
    session = SessionStore()
    session["capacity"] = "so/head"
    session.save()
    Session.objects.all().delete()
    with pytest.raises(UpdateError):
        session.save()
