"""Make a package: contents from the store into a folder, the rest in a process of its own, the whole as a ZIP in a stream."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import tempfile
import time
import zipfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, cast

from django.conf import settings

from khoithong.casefiles.attachments import store
from khoithong.documents import confinement
from khoithong.documents.casefile.typesetting import FONTS, TEMPLATE
from khoithong.documents.codec import from_json
from khoithong.documents.pdf import pdf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from khoithong.documents.casefile.collecting import Collected
    from khoithong.documents.casefile.entries import Item

MODULE: Final = "khoithong.documents.casefile.making"
AT_ONCE: Final = 2
"""Packages made at the same time on one machine."""
SECONDS: Final = 900.0
"""How long making one may take."""
_ATTEMPTS: Final = 6
"""A document that ends the process is left as a file of its own; so many may do so."""
_GONE: Final = "Nội dung không còn trong kho tệp"
_ROOM: Final = 3
"""So many times the contents' size must be free: the contents, the joined pages, some for others."""
_PREFIX: Final = "khoithong-ho-so-"
_STALE: Final = 24 * 3600
_CHUNK: Final = 1024 * 1024
_TEXTS: Final = frozenset({".json", ".txt", ".py"})
"""Kinds of files that get smaller when packed; PDFs and pictures do not."""


class NotMade(Exception):
    """The package could not be made; the message says why, in Vietnamese. Nothing is left of it."""


@contextmanager
def place() -> Iterator[Path]:
    """An empty folder to make a package in, gone afterwards. Raises `NotMade` while others take all places."""
    home = Path(settings.HOME) / "exports"
    home.mkdir(mode=0o711, parents=True, exist_ok=True)
    with _turn(home):
        base = home if confinement.reaches(home) else Path(tempfile.gettempdir())
        _sweep(base)
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=base))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def make(collected: Collected, folder: Path) -> Path:
    """Make the package below `folder`; returns where. Raises `NotMade`, and `StoreFailed` when the store cannot be read."""
    package = folder / "package"
    data = package / "data"
    data.mkdir(parents=True)
    wanted = sum(item.size for item in collected.file.items if item.path)
    if shutil.disk_usage(folder).free < wanted * _ROOM:
        raise NotMade("Máy chủ không đủ chỗ trống để lập hồ sơ lưu. Báo quản trị dọn đĩa rồi thử lại.")
    items = tuple(_brought(item, collected, package) for item in collected.file.items)
    register = _write(data / "so-viec.json", collected.register)
    _write(folder / "file.json", replace(collected.file, items=items).as_json())
    shutil.copyfile(TEMPLATE, folder / TEMPLATE.name)
    shutil.copytree(FONTS, folder / "fonts")
    confinement.hand_over(folder)
    _run(folder)
    _check(package, register)
    return package


def _brought(item: Item, collected: Collected, package: Path) -> Item:
    """Put an item's content into the package; one that is gone keeps its line in the index."""
    if not item.path:
        return item
    target = package / item.path
    target.parent.mkdir(parents=True, exist_ok=True)
    if item.path in collected.drawn:
        content = pdf(from_json(collected.drawn[item.path].content))
        target.write_bytes(content)
        return replace(item, sha256=hashlib.sha256(content).hexdigest(), size=len(content))
    file = store.take(collected.contents[item.path])
    if file is None:
        return replace(item, path="", note="; ".join(words for words in (item.note, _GONE) if words))
    with file, target.open("wb") as kept:
        shutil.copyfileobj(file, kept, _CHUNK)
    return item


def _run(folder: Path) -> None:
    """Join and pack; again without the item that ended the process, as often as `_ATTEMPTS` allows."""
    skip: list[int] = []
    at = folder / "at"
    for _ in range(_ATTEMPTS):
        ended = confinement.run(MODULE, json.dumps(skip).encode(), seconds=SECONDS, folder=folder)
        if ended.status == 0:
            return
        place = _noted(at)
        if place is None:
            break
        skip.append(place)
        for made in (folder / "package" / "data").glob("ho-so*.pdf"):
            made.unlink()
    raise NotMade("Không lập được hồ sơ lưu. Thử lại; nếu vẫn vậy, báo quản trị.") from RuntimeError(
        ended.error
    )


def _noted(at: Path) -> int | None:
    """The place the process wrote down last; what it left there is a stranger's too."""
    try:
        descriptor = os.open(at, os.O_RDONLY | os.O_NOFOLLOW)
    except OSError:
        return None
    with os.fdopen(descriptor, "rb") as file:
        words = file.read(9)
    at.unlink(missing_ok=True)
    return int(words) if words.isdigit() else None


def _check(package: Path, register: bytes) -> None:
    """The process was given strangers' files: nothing it left may lead elsewhere, and the register is as it was handed over."""
    led = any(path.is_symlink() or not (path.is_file() or path.is_dir()) for path in package.rglob("*"))
    if led or (package / "data" / "so-viec.json").read_bytes() != register:
        raise NotMade("Hồ sơ lưu vừa lập không đúng với sổ việc nên không dùng được. Báo quản trị.")


def _write(path: Path, value: object) -> bytes:
    content = (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
    path.write_bytes(content)
    return content


@contextmanager
def _turn(home: Path) -> Iterator[None]:
    """One of `AT_ONCE` places, as long as the block lasts; the kernel lets go even after kill -9."""
    for number in range(AT_ONCE):
        descriptor = os.open(home / f"place-{number}", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            continue
        try:
            yield
        finally:
            os.close(descriptor)
        return
    raise NotMade("Đang lập hồ sơ lưu khác. Chờ một phút rồi tải lại.")


def _sweep(base: Path) -> None:
    """Remove what a process that was killed left behind."""
    for folder in base.glob(f"{_PREFIX}*"):
        if folder.stat().st_mtime < time.time() - _STALE:
            shutil.rmtree(folder, ignore_errors=True)


# --- as one file ---------------------------------------------------------------------------------------------


class _Sink:
    """What was written and not yet sent. It cannot be sought in, so the archive is written from front to back."""

    def __init__(self) -> None:
        self._kept = bytearray()

    def write(self, data: bytes) -> int:
        self._kept += data
        return len(data)

    def flush(self) -> None:
        """Nothing lies elsewhere."""

    def take(self) -> bytes:
        data = bytes(self._kept)
        self._kept.clear()
        return data


def zipped(package: Path, name: str) -> Iterator[bytes]:
    """A package as a ZIP archive in pieces, all under one folder; never more than a piece in memory."""
    sink = _Sink()
    with zipfile.ZipFile(cast("IO[bytes]", sink), "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(path for path in package.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo.from_file(path, f"{name}/{path.relative_to(package).as_posix()}")
            entry.compress_type = zipfile.ZIP_DEFLATED if path.suffix in _TEXTS else zipfile.ZIP_STORED
            entry.external_attr = 0o644 << 16
            with path.open("rb") as file, archive.open(entry, "w", force_zip64=True) as written:
                while piece := file.read(_CHUNK):
                    written.write(piece)
                    yield sink.take()
            yield sink.take()
    yield sink.take()
