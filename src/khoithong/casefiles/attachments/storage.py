"""The local folder in which files lie unless the installation names another place."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.core.files.storage import FileSystemStorage

if TYPE_CHECKING:
    from django.core.files.base import File

UNFINISHED: Final = ".part"
"""How the names of files end that are still being written."""


class LocalStorage(FileSystemStorage):
    """Files in a folder. One appears under its name whole and kept safe by the disk, or not at all."""

    def _save(self, name: str, content: File[Any]) -> str:
        path = Path(self.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}{UNFINISHED}")
        try:
            with draft.open("xb") as file:
                for chunk in content.chunks():
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            draft.chmod(0o600)
            draft.replace(path)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
        _keep(path.parent)
        _keep(path.parent.parent)
        return name

    def get_available_name(self, name: str, max_length: int | None = None) -> str:  # noqa: ARG002 - Django's signature
        """The name itself: it is the content's hash, so what is there already is the same."""
        return name


def _keep(folder: Path) -> None:
    """Have the disk keep the names in a folder, not only what the files hold."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
