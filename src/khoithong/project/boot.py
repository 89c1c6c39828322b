"""Gets Django ready for a command: the database runs, the settings are loaded."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from khoithong.project.database.roles import OWNER
from khoithong.project.database.server import Server
from khoithong.project.state import home

__all__ = ["OWNER", "booted", "database_held"]


@contextmanager
def database_held() -> Iterator[None]:
    """Have a database for the length of the block: `DATABASE_URL`'s, which runs by itself, else our own."""
    if os.environ.get("DATABASE_URL"):
        yield
    else:
        with Server(home()).held():
            yield


@contextmanager
def booted(role: str | None = None, *, database: bool = True) -> Iterator[None]:
    """Run the block with Django set up and the database at hand, as `role` (the application's by default)."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khoithong.project.settings")
    if role:
        os.environ["KHOITHONG_DATABASE_ROLE"] = role
    with database_held() if database else nullcontext():
        import django
        from django.db import connections

        django.setup()
        try:
            yield
        finally:
            connections.close_all()
