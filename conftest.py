"""What every test may rely on: state of the session's own, and a real PostgreSQL server in it."""

import atexit
import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import hypothesis
import pytest

from khoithong.project.database.roles import OWNER
from khoithong.project.database.server import Server

_PREFIX = "khoithong-test-"
_ABANDONED_SECONDS = 3600


def _own_home() -> Path:
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    folder.chmod(0o755)  # the account that runs the server for root must get through
    (folder / "static").mkdir()
    return folder


# Before pytest-django reads the settings: nothing of the developer's own installation takes part.
HOME = _own_home()
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
os.environ["KHOITHONG_HOME"] = str(HOME)
os.environ["KHOITHONG_DATABASE_ROLE"] = OWNER
os.environ["DJANGO_SETTINGS_MODULE"] = "khoithong.project.settings"
for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "KHOITHONG_HTTPS", "KHOITHONG_HOSTS", "PORT"):
    os.environ.pop(name, None)
for name in ("KHOITHONG_SIGN_ROOTS", "KHOITHONG_SIGN_TIME", "KHOITHONG_HSM"):
    os.environ.pop(name, None)


def pytest_configure() -> None:
    """Make what is slow on purpose quick, and what is random repeatable."""
    from django.conf import settings

    # A loaded machine is no defect; and what fails for one fails for everybody, except in the nightly search.
    hypothesis.settings.register_profile(
        "khoithong", deadline=None, derandomize=not os.environ.get("KHOITHONG_NIGHTLY")
    )
    hypothesis.settings.load_profile("khoithong")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    _sweep_abandoned()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let a transactional test find the rows that migrations made, though the one before emptied every table."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        options = dict(marker.kwargs) if marker else {}
        needs = set(getattr(item, "fixturenames", ()))
        if options.get("transaction") or needs & {"transactional_db", "live_server"}:
            options |= {"transaction": True, "serialized_rollback": True}
            item.add_marker(pytest.mark.django_db(**options), append=False)


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> Iterator[None]:
    """Run a PostgreSQL server as long as the session; the tests connect as the owner of the tables."""
    server = Server(HOME, durable=False)
    with server.held():
        with server.connect() as connection:
            connection.execute(f"ALTER ROLE {OWNER} CREATEDB")
            connection.execute(f"GRANT SET ON PARAMETER session_replication_role TO {OWNER}")
        _let_tests_empty_the_register()
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> None:  # noqa: ARG001 - pytest-django's own, done before
    """Let every connection know the rows of migrations: once a browser runs, this thread has another one."""
    from django.db import connections

    name = "_test_serialized_contents"
    connection = connections["default"]
    setattr(type(connection), name, getattr(connection, name, "[]"))


def _let_tests_empty_the_register() -> None:
    """Switch triggers off while a transactional test's tables are emptied, as they refuse TRUNCATE."""
    from django.db.backends.base.operations import BaseDatabaseOperations

    flush = BaseDatabaseOperations.execute_sql_flush

    def execute_sql_flush(self: BaseDatabaseOperations, sql_list: Iterable[str]) -> None:
        flush(self, ["SET LOCAL session_replication_role = replica", *sql_list])

    BaseDatabaseOperations.execute_sql_flush = execute_sql_flush  # type: ignore[method-assign]


def _sweep_abandoned() -> None:
    """Stop and remove the servers of sessions that were killed."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        lock = folder / "database" / "users.lock"
        with suppress(OSError):
            if folder.stat().st_mtime > time.time() - _ABANDONED_SECONDS:
                continue
            if lock.exists():
                with lock.open("r+") as file:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    Server(folder, durable=False).stop()
            shutil.rmtree(folder)
