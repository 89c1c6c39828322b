"""Where files lie: outside the database, each under the SHA-256 of its content, in a storage chosen by setting.

The storage is Django's `STORAGES["attachments"]`: a local folder, or any other that offers Django's interface.
"""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO, Final, Literal

from django.core.files.base import File
from django.core.files.storage import storages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from django.core.files.storage import Storage

ALIAS: Final = "attachments"
_CHUNK: Final = 1024 * 1024

State = Literal["intact", "missing", "altered"]
"""How a file is found: as it was put there, not at all, or with other content."""


class StoreFailed(OSError):
    """The storage could not be reached, read or written. Nothing can be said about the file."""


def digest_of(file: BinaryIO) -> str:
    """The SHA-256 of a file from its beginning, as 64 hex digits."""
    digest = hashlib.sha256()
    file.seek(0)
    while piece := file.read(_CHUNK):
        digest.update(piece)
    return digest.hexdigest()


def put(sha256: str, file: BinaryIO, size: int) -> None:
    """Keep a file under its hash; one that is there already stays. Raises `StoreFailed`, having left nothing."""
    with _saying_so():
        storage, name = _storage(), _name(sha256)
        if storage.exists(name) and storage.size(name) == size:
            return
        file.seek(0)
        storage.save(name, File(file))


def take(sha256: str) -> File[Any] | None:
    """A file opened for reading, from its beginning; `None` when it is not there. Raises `StoreFailed`."""
    with _saying_so():
        storage, name = _storage(), _name(sha256)
        return storage.open(name, "rb") if storage.exists(name) else None


def remove(sha256: str) -> None:
    """Remove a file; none there is no matter. Raises `StoreFailed`."""
    with _saying_so():
        _storage().delete(_name(sha256))


def names() -> list[str]:
    """The names of all contents, unfinished writings included. Raises `StoreFailed`."""
    with _saying_so():
        storage = _storage()
        try:
            folders = storage.listdir("")[0]
        except FileNotFoundError:
            return []  # nothing was ever put there
        return sorted(name for folder in folders for name in storage.listdir(folder)[1])


def older_than(name: str, moment: datetime) -> bool:
    """Whether a content was put before a moment; one that is gone was not. Raises `StoreFailed`."""
    with _saying_so():
        storage, path = _storage(), _name(name)
        return storage.exists(path) and storage.get_modified_time(path) < moment


def state_of(sha256: str) -> State:
    """Read a whole file and compare it with its hash. Raises `StoreFailed`."""
    with _saying_so():
        file = take(sha256)
        if file is None:
            return "missing"
        with file:
            return "intact" if digest_of(file) == sha256 else "altered"  # type: ignore[arg-type]  # reads and seeks


def _storage() -> Storage:
    return storages[ALIAS]


def _name(sha256: str) -> str:
    """In folders by the first two digits: thousands of files in one folder are slow to list."""
    return f"{sha256[:2]}/{sha256}"


@contextmanager
def _saying_so() -> Iterator[None]:
    """Whatever a storage raises, callers know one error."""
    try:
        yield
    except StoreFailed:
        raise
    except Exception as error:
        raise StoreFailed("Kho tệp không đọc, ghi được.") from error
