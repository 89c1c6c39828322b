"""Keys as they arrive: into memory alone, and forgotten with the request."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

MOST: Final = 1024 * 1024
"""Bytes of one file; keys and pictures of signatures are smaller, and say so when they are not."""
_FILES: Final = 4


class KeyReceiver(FileUploadHandler):
    """Django's hook for the files of a request: nothing touches a disk, nothing large is kept."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._count = 0
        self._content = BytesIO()

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """The next file begins."""
        super().new_file(*args, **kwargs)
        self._count += 1
        if self._count > _FILES:
            raise SkipFile
        self._content = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """A piece of it; what is too much is swallowed, and one byte more than the limit tells so."""
        if start <= MOST:
            self._content.write(raw_data[: MOST + 1 - start])

    def file_complete(self, file_size: int) -> UploadedFile[bytes]:
        """It is there."""
        self._content.seek(0)
        return InMemoryUploadedFile(
            self._content,
            self.field_name,
            self.file_name or "",
            self.content_type or "",
            file_size,
            self.charset,
        )
