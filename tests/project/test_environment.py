"""What an operator sets through the environment."""

from pathlib import Path

import pytest

from khoithong.project import environment
from khoithong.project.database.roles import APP, OWNER
from khoithong.project.problem import Problem


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "KHOITHONG_DATABASE_ROLE", "KHOITHONG_DATABASE_POOL"):
        monkeypatch.delenv(name, raising=False)


def test_without_a_url_it_is_the_installations_own_server_as_the_application(tmp_path: Path) -> None:
    settings = environment.database(tmp_path)
    assert settings["HOST"].startswith("/")
    assert settings["USER"] == APP
    assert "PORT" not in settings


def test_migrations_run_as_the_owner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHOITHONG_DATABASE_ROLE", OWNER)
    assert environment.database(tmp_path)["USER"] == OWNER


def test_a_url_names_another_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://app:m%40t@db.example:6432/khoithong?sslmode=require")
    settings = environment.database(tmp_path)
    assert settings | {"ENGINE": None} == {
        "ENGINE": None,
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
        "NAME": "khoithong",
        "USER": "app",
        "PASSWORD": "m@t",
        "HOST": "db.example",
        "PORT": "6432",
        "OPTIONS": {"connect_timeout": 5, "sslmode": "require"},
    }


def test_the_owners_url_is_for_migrations_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://app@db.example/khoithong")
    monkeypatch.setenv("DATABASE_OWNER_URL", "postgresql://owner@db.example/khoithong")
    assert environment.database(tmp_path)["USER"] == "app"
    monkeypatch.setenv("KHOITHONG_DATABASE_ROLE", OWNER)
    assert environment.database(tmp_path)["USER"] == "owner"


def test_a_url_nobody_can_read_is_said_without_repeating_its_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://app:matkhau@db.example:khongphaiso/x?nothing=1")
    with pytest.raises(Problem, match="DATABASE_URL") as refused:
        environment.database(tmp_path)
    assert "matkhau" not in str(refused.value)


def test_the_pool_keeps_connections_only_where_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert environment.database(tmp_path)["OPTIONS"] == {"connect_timeout": 5}
    monkeypatch.setenv("KHOITHONG_DATABASE_POOL", "9")
    settings = environment.database(tmp_path)
    assert settings["OPTIONS"]["pool"]["max_size"] == 9
    assert settings["CONN_MAX_AGE"] == 0


@pytest.mark.parametrize(
    ("text", "on"), [("1", True), ("true", True), ("ON", True), ("0", False), ("", False)]
)
def test_flags(monkeypatch: pytest.MonkeyPatch, text: str, on: bool) -> None:
    monkeypatch.setenv("KHOITHONG_HTTPS", text)
    assert environment.flag("KHOITHONG_HTTPS") is on


def test_words(monkeypatch: pytest.MonkeyPatch) -> None:
    assert environment.words("KHOITHONG_HOSTS", "a,b") == ["a", "b"]
    monkeypatch.setenv("KHOITHONG_HOSTS", " c.example , ,d.example")
    assert environment.words("KHOITHONG_HOSTS", "a,b") == ["c.example", "d.example"]


def test_a_number_that_is_none_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    assert environment.number("PORT", 8000) == 8000
    monkeypatch.setenv("PORT", "tám nghìn")
    with pytest.raises(Problem, match="PORT"):
        environment.number("PORT", 8000)
