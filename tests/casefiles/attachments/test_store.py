"""The store: whole files under their hash, or nothing."""

from __future__ import annotations

import hashlib
import io
import os
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.storage import InMemoryStorage

from khoithong.casefiles.attachments import store
from khoithong.casefiles.attachments.storage import UNFINISHED, LocalStorage

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_django.fixtures import Settings

CONTENT = b"noi dung" * 1000
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    """A store of the test's own."""
    use(settings, LocalStorage, location=tmp_path)
    return tmp_path


def use(settings: Settings, backend: type, **options: Any) -> None:
    name = f"{backend.__module__}.{backend.__qualname__}"
    settings.STORAGES = settings.STORAGES | {"attachments": {"BACKEND": name, "OPTIONS": options}}


def files_in(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file()]


def put(content: bytes = CONTENT) -> None:
    store.put(SHA256, io.BytesIO(content), len(content))


def test_what_was_put_is_found_and_removed(folder: Path) -> None:
    assert store.take(SHA256) is None
    assert store.state_of(SHA256) == "missing"
    put()
    put()
    assert files_in(folder) == [SHA256]
    assert (folder / SHA256[:2] / SHA256).stat().st_mode & 0o777 == 0o600
    found = store.take(SHA256)
    assert found is not None
    with found:
        assert found.read() == CONTENT
    assert store.state_of(SHA256) == "intact"
    store.remove(SHA256)
    store.remove(SHA256)
    assert files_in(folder) == []


def test_any_storage_of_the_framework_serves(settings: Settings) -> None:
    use(settings, InMemoryStorage)
    put()
    assert store.state_of(SHA256) == "intact"
    store.remove(SHA256)
    assert store.state_of(SHA256) == "missing"


def test_half_a_file_is_put_again(folder: Path) -> None:
    put()
    (folder / SHA256[:2] / SHA256).write_bytes(CONTENT[:10])
    assert store.state_of(SHA256) == "altered"
    put()
    assert store.state_of(SHA256) == "intact"


class Cut(io.BytesIO):
    """A file whose second piece never comes."""

    def read(self, size: int | None = -1) -> bytes:
        if self.tell():
            raise ConnectionResetError
        return super().read(min(size or 10, 10))


def test_a_writing_cut_in_the_middle_leaves_nothing(folder: Path) -> None:
    with pytest.raises(store.StoreFailed):
        store.put(SHA256, Cut(CONTENT), len(CONTENT))
    assert files_in(folder) == []


def test_a_process_killed_while_writing_leaves_nothing_under_the_name(folder: Path) -> None:
    child = os.fork()
    if child == 0:

        class Deadly(Cut):
            def read(self, size: int | None = -1) -> bytes:
                if self.tell():
                    os._exit(9)
                return super().read(size)

        store.put(SHA256, Deadly(CONTENT), len(CONTENT))
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert store.state_of(SHA256) == "missing"
    assert all(name.endswith(UNFINISHED) for name in files_in(folder))
    put()
    assert store.state_of(SHA256) == "intact"


def test_a_folder_that_cannot_be_written_is_said(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    use(settings, LocalStorage, location=tmp_path / "file")
    with pytest.raises(store.StoreFailed, match="Kho tệp"):
        put()
