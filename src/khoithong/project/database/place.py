"""Where the installation's own server lives and which account runs it."""

import hashlib
import os
import pwd
import stat
from dataclasses import dataclass
from pathlib import Path

SOCKET = ".s.PGSQL.5432"
_SOCKET_PATH_LIMIT = 107
"""Bytes the kernel allows in the path of a socket."""

_ROOTS_OWN_PLACE = Path("/var/lib/khoithong")


@dataclass(frozen=True, slots=True)
class Account:
    """An unprivileged account that runs the server when we are root, as PostgreSQL refuses to run as root."""

    name: str
    uid: int
    gid: int


@dataclass(frozen=True, slots=True)
class Place:
    """The folders of one server. Computing them touches nothing."""

    root: Path
    """Holds everything below; its owner runs the server, nobody else may enter."""
    sockets: Path
    account: Account | None
    """Who runs the server; None for ourselves."""

    @property
    def data(self) -> Path:
        """PostgreSQL's data directory."""
        return self.root / "data"

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.root / "log"


def place_of(home: Path) -> Place:
    """Return where the server of the installation in `home` lives."""
    account = _server_account() if os.geteuid() == 0 else None
    root = home / "database"
    if account and not reachable(home):
        # For example a checkout under /root: the unprivileged account could not enter it.
        root = _ROOTS_OWN_PLACE / _digest(home)
    return Place(root, _sockets(root), account)


def _sockets(root: Path) -> Path:
    folder = root / "socket"
    # A comma separates folders in PostgreSQL's setting, so it cannot be part of one.
    if len(os.fsencode(folder / SOCKET)) <= _SOCKET_PATH_LIMIT and "," not in str(folder):
        return folder
    return Path("/tmp") / f"khoithong-{_digest(root)}"  # noqa: S108 - short by design; owner and mode are checked


def _digest(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]


def _server_account() -> Account:
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(name, entry.pw_uid, entry.pw_gid)
    return Account("65534", 65534, 65534)


def reachable(folder: Path) -> bool:
    """Say whether every existing folder on the way lets all accounts through."""
    real = folder.resolve()
    way = (real, *real.parents)
    return all(step.stat().st_mode & stat.S_IXOTH for step in way if step.is_dir())
