"""The database launcher, with real PostgreSQL servers and real kills."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from khoithong.project.database import binaries
from khoithong.project.database.place import SOCKET, place_of
from khoithong.project.database.roles import APP, DATABASE, OWNER, VERIFIER
from khoithong.project.database.server import Server
from khoithong.project.problem import Problem


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder every account can reach, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp(prefix="khoithong-server-"))
    folder.chmod(0o755)
    yield folder / "state"
    Server(folder / "state").stop()
    shutil.rmtree(place_of(folder / "state").sockets, ignore_errors=True)
    shutil.rmtree(folder)


def remember(server: Server, value: int) -> None:
    """Write a row the way the application would."""
    with server.connect(user=OWNER, dbname=DATABASE) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (value int)")
    with server.connect(user=APP, dbname=DATABASE) as connection:
        connection.execute("INSERT INTO kept VALUES (%s)", [value])


def remembered(server: Server) -> list[int]:
    """Read the rows back as the one who may only read."""
    with server.connect(user=VERIFIER, dbname=DATABASE) as connection:
        return [row[0] for row in connection.execute("SELECT value FROM kept ORDER BY value")]


def test_data_are_kept_from_one_start_to_the_next(home: Path) -> None:
    with Server(home).held():
        remember(Server(home), 1)
    assert Server(home).process() is None
    with Server(home).held():
        assert remembered(Server(home)) == [1]


def test_it_listens_on_a_socket_only_its_owner_reaches(home: Path) -> None:
    server = Server(home)
    with server.held(), server.connect() as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
        for folder in (server.place.root, server.place.sockets):
            assert folder.stat().st_mode & 0o077 == 0
        assert server.place.sockets.joinpath(SOCKET).stat().st_mode & 0o077 == 0


def test_as_root_the_server_runs_as_somebody_else(home: Path) -> None:
    server = Server(home)
    with server.held():
        uid = Path(f"/proc/{server.process()}").stat().st_uid
    assert uid == (server.place.account.uid if server.place.account else os.geteuid())
    assert uid != 0


def test_a_killed_server_starts_again_with_its_data(home: Path) -> None:
    server = Server(home)
    with server.held():
        remember(server, 1)
        first = server.process()
        assert first
        os.kill(first, signal.SIGKILL)
    with server.held():
        assert server.process() not in (None, first)
        assert remembered(server) == [1]


def test_a_server_killed_while_in_use_is_revived(home: Path) -> None:
    server = Server(home)
    with server.held():
        remember(server, 1)
        assert not server.revive()
        pid = server.process()
        assert pid
        os.kill(pid, signal.SIGKILL)
        deadline = time.monotonic() + 10
        while server.process() and time.monotonic() < deadline:
            time.sleep(0.05)
        assert server.revive()
        assert remembered(server) == [1]


def test_a_killed_launcher_leaves_a_server_that_the_next_one_finds(home: Path) -> None:
    script = (
        "import sys, time; from pathlib import Path; from khoithong.project.database.server import Server\n"
        "with Server(Path(sys.argv[1])).held(): print('up', flush=True); time.sleep(600)"
    )
    launcher = subprocess.Popen([sys.executable, "-c", script, str(home)], stdout=subprocess.PIPE, text=True)
    assert launcher.stdout
    assert launcher.stdout.readline() == "up\n"
    server = Server(home)
    remember(server, 1)
    left_behind = server.process()
    launcher.kill()
    launcher.wait()
    launcher.stdout.close()
    assert server.process() == left_behind
    with server.held():
        assert server.process() == left_behind
        assert remembered(server) == [1]
    assert server.process() is None


def test_the_last_one_to_let_go_stops_it(home: Path) -> None:
    with Server(home).held():
        with Server(home).held():
            pass
        assert Server(home).process()
    assert Server(home).process() is None


def test_a_pid_file_that_names_another_program_does_not_stop_it(home: Path) -> None:
    server = Server(home)
    with server.held():
        remember(server, 1)
    (server.place.data / "postmaster.pid").write_text(f"{os.getpid()}\n", encoding="ascii")
    (server.place.sockets / f"{SOCKET}.lock").write_text(f"{os.getpid()}\n", encoding="ascii")
    with server.held():
        assert remembered(server) == [1]


def test_a_swept_away_socket_comes_back(home: Path) -> None:
    server = Server(home)
    with server.held():
        remember(server, 1)
        server.place.sockets.joinpath(SOCKET).unlink()
        with Server(home).held():
            assert remembered(server) == [1]


def test_an_interrupted_first_start_is_begun_again(home: Path) -> None:
    server = Server(home)
    half = server.place.root / "data.new"
    with server.held():
        pass
    shutil.rmtree(server.place.data)
    half.mkdir()
    (half / "PG_VERSION").write_text("15\n", encoding="ascii")
    with server.held():
        remember(server, 1)
    assert not half.exists()


def test_a_long_path_gets_a_short_socket_folder(home: Path) -> None:
    deep = home / ("thư mục có tên rất dài " * 3).strip() / ("và thêm nữa " * 4).strip()
    server = Server(deep)
    assert len(os.fsencode(server.place.sockets / SOCKET)) <= 107
    try:
        with server.held():
            remember(server, 1)
            assert remembered(server) == [1]
    finally:
        shutil.rmtree(server.place.sockets)


def test_the_application_can_neither_empty_nor_drop_tables_and_the_verifier_writes_nothing(
    home: Path,
) -> None:
    server = Server(home)
    with server.held():
        remember(server, 1)
        for role, statement in [
            (APP, "TRUNCATE kept"),
            (APP, "DROP TABLE kept"),
            (APP, "CREATE TABLE other (value int)"),
            (VERIFIER, "INSERT INTO kept VALUES (2)"),
            (VERIFIER, "DELETE FROM kept"),
        ]:
            with (
                server.connect(user=role, dbname=DATABASE) as connection,
                pytest.raises(psycopg.errors.InsufficientPrivilege),
            ):
                connection.execute(statement)
        assert remembered(server) == [1]


def test_with_the_wheels_programs_when_the_host_has_none(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binaries, "host_binaries", lambda: iter(()))
    server = Server(home)
    with server.held(), server.connect() as connection:
        row = connection.execute("SELECT current_setting('server_version_num')::int, lower('ĐỄ')").fetchone()
        assert row
        assert row[0] >= binaries.OLDEST * 10_000
        assert row[1] == "đễ"
        for extension in ("unaccent", "pg_trgm", "btree_gist"):
            connection.execute(f"CREATE EXTENSION {extension}")


def test_without_any_programs_it_says_what_to_install(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binaries, "host_binaries", lambda: iter(()))
    monkeypatch.setattr(binaries, "wheel_binaries", lambda: iter(()))
    with pytest.raises(Problem, match="apt-get install postgresql"), Server(home).held():
        pass


def test_data_of_another_version_are_left_alone_and_the_version_named(home: Path) -> None:
    server = Server(home)
    with server.held():
        remember(server, 1)
    version = server.place.data / "PG_VERSION"
    ours = version.read_text(encoding="ascii")
    version.write_text("11\n", encoding="ascii")
    with pytest.raises(Problem, match=r"PostgreSQL 11 .*postgresql-11"), server.held():
        pass
    version.write_text(ours, encoding="ascii")
    with server.held():
        assert remembered(server) == [1]


def test_a_folder_with_something_else_in_it_is_not_touched(home: Path) -> None:
    server = Server(home)
    with server.held():
        pass
    shutil.rmtree(server.place.data)
    server.place.data.mkdir()
    letter = server.place.data / "thư.txt"
    letter.write_text("của người khác", encoding="utf-8")
    with pytest.raises(Problem, match="không phải dữ liệu PostgreSQL"), server.held():
        pass
    assert letter.read_text(encoding="utf-8") == "của người khác"


def test_a_home_that_is_a_file_is_said_plainly(home: Path) -> None:
    home.write_text("không phải thư mục", encoding="utf-8")
    with pytest.raises(Problem, match="KHOITHONG_HOME="), Server(home).held():
        pass


def test_a_full_disk_is_said_plainly(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(10**9, 10**9, 0))
    with pytest.raises(Problem, match="đã đầy"), Server(home).held():
        pass


def test_a_broken_configuration_shows_the_servers_own_words(home: Path) -> None:
    server = Server(home)
    with server.held():
        pass
    with (server.place.data / "postgresql.auto.conf").open("a", encoding="utf-8") as file:
        file.write("max_connections = 'nhiều'\n")
    with pytest.raises(Problem, match="max_connections"), server.held():
        pass
    (server.place.data / "postgresql.auto.conf").write_text("", encoding="utf-8")
    with server.held():
        pass


def test_somebody_elses_folder_is_refused(home: Path) -> None:
    server = Server(home)
    with server.held():
        pass
    if os.geteuid() == 0:
        os.chown(server.place.root, 12345, 12345)
        with pytest.raises(Problem, match="thuộc tài khoản khác"), server.held():
            pass
    else:
        home.chmod(0o500)
        shutil.rmtree(server.place.root, ignore_errors=True)
        server.place.root.chmod(0o500)
        with pytest.raises(Problem, match="không dùng được thư mục"), server.held():
            pass
        home.chmod(0o700)
        server.place.root.chmod(0o700)


def test_the_wheels_programs_also_run_where_the_environment_is_closed_to_the_servers_account(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(binaries, "host_binaries", lambda: iter(()))
    monkeypatch.setattr("khoithong.project.database.server.reachable", lambda _folder: False)
    server = Server(home)
    with server.held():
        remember(server, 1)
        assert remembered(server) == [1]
        copied = any(server.place.root.glob("postgresql-*"))
    assert copied == (server.place.account is not None)
