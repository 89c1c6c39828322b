"""Reads the settings an operator gives through environment variables."""

import os
from pathlib import Path
from typing import Any

from psycopg.conninfo import conninfo_to_dict

from khoithong.project.database.place import place_of
from khoithong.project.database.roles import APP, DATABASE, OWNER
from khoithong.project.problem import Problem

_CONNECT_SECONDS = 5
"""A server killed while it was answering never answers: somebody else must be able to try."""


def flag(name: str) -> bool:
    """Say whether the variable is switched on (`1`, `true`, `yes`, `on`)."""
    return os.environ.get(name, "").strip().lower() in {"1", "true", "yes", "on"}


def words(name: str, default: str = "") -> list[str]:
    """Return the comma-separated words of the variable."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def number(name: str, default: int) -> int:
    """Return the whole number in the variable. Raises Problem when it is not one."""
    text = os.environ.get(name, "").strip()
    try:
        return int(text) if text else default
    except ValueError:
        raise Problem(f"biến môi trường {name} phải là một số, đang là {text!r}.") from None


def database(home: Path) -> dict[str, Any]:
    """Return Django's settings of the database.

    `DATABASE_URL` (and `DATABASE_OWNER_URL`, for migrations) name a server kept by somebody else;
    otherwise it is the installation's own, reached through its socket.
    """
    as_owner = os.environ.get("KHOITHONG_DATABASE_ROLE") == OWNER
    url = (as_owner and os.environ.get("DATABASE_OWNER_URL")) or os.environ.get("DATABASE_URL")
    if url:
        settings = _from_url(url)
    else:
        settings = {
            "NAME": DATABASE,
            "USER": OWNER if as_owner else APP,
            "HOST": str(place_of(home).sockets),
        }
    pool = number("KHOITHONG_DATABASE_POOL", 0)
    options = {"connect_timeout": _CONNECT_SECONDS} | settings.pop("OPTIONS", {})
    if pool:
        # After a restart of the database nobody waits long: attempts end soon, and the next request makes a new one.
        options["pool"] = {"min_size": 1, "max_size": pool, "timeout": 10, "reconnect_timeout": 5}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 0,  # the pool keeps connections; Django must hand them back after each request
        # Otherwise every connection kept from before the database's restart would cost somebody an error page.
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
        **settings,
    }


def _from_url(url: str) -> dict[str, Any]:
    try:
        parts = conninfo_to_dict(url)
    except Exception as error:
        raise Problem(
            "DATABASE_URL không đọc được. Dạng đúng: postgresql://tài_khoản:mật_khẩu@máy_chủ:5432/khoithong"
        ) from error
    names = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    settings: dict[str, Any] = {names[key]: str(parts.pop(key)) for key in list(parts) if key in names}
    return {**settings, "OPTIONS": parts}
