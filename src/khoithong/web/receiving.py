"""Files as they arrive: into unnamed temporary files, never into memory, and no further than the limit.

What arrives beyond a limit is swallowed, so that the browser gets an answer and the rest of the form is kept.
An unnamed file is gone with the process or the connection, wherever the upload was cut.
"""

from __future__ import annotations

import tempfile
import threading
from typing import TYPE_CHECKING, Any, BinaryIO, Final, Literal

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.core.signals import request_finished
from django.db import DatabaseError
from django.dispatch import receiver

if TYPE_CHECKING:
    from django.http import HttpRequest

TOGETHER: Final = 4
"""So many times the limit of one file is taken in one request."""

Trouble = Literal["", "too_big", "too_much", "no_room", "nobody"]
"""Why the content of a file was not kept."""


class Received(UploadedFile):  # type: ignore[type-arg]  # no generic at run time
    """A file that arrived; `file` is empty where there was `trouble`."""

    trouble: Trouble = ""

    def close(self) -> None:
        """Let it go; Django does so at the end of each request."""
        if self.file is not None:
            self.file.close()


class FileReceiver(FileUploadHandler):
    """Django's hook for the files of a request."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._request = request
        self._room = TOGETHER * settings.ATTACHMENT_MAX_BYTES
        self._file: BinaryIO | None = None
        self._size = 0
        self._trouble: Trouble = ""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """The next file begins. Only people logged in are listened to."""
        super().new_file(*args, **kwargs)
        self._size, self._trouble = 0, ""
        self._file = None
        _unfinished.receiver = self
        if not self._somebody():
            self._trouble = "nobody"
            return
        try:
            settings.INCOMING.mkdir(parents=True, exist_ok=True)
            self._file = tempfile.TemporaryFile(dir=settings.INCOMING)  # noqa: SIM115 - closed by whoever takes it
        except OSError:
            self._trouble = "no_room"

    def _somebody(self) -> bool:
        """Whether somebody is logged in. With the database away nobody is, and the rest of the form is kept."""
        user = getattr(self._request, "user", None)
        try:
            return user is not None and user.is_authenticated
        except DatabaseError:
            return False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002 - Django's signature
        """A piece of it."""
        self._size += len(raw_data)
        if self._trouble or self._file is None:
            return
        if self._size > settings.ATTACHMENT_MAX_BYTES:
            self.give_up("too_big")
        elif len(raw_data) > self._room:
            self.give_up("too_much")
        else:
            self._room -= len(raw_data)
            try:
                self._file.write(raw_data)
            except OSError:
                self.give_up("no_room")

    def file_complete(self, file_size: int) -> Received:
        """It is there, or what was wrong with it."""
        if self._file is not None:
            try:
                self._file.seek(0)  # which writes what is still held back
            except OSError:
                self.give_up("no_room")
        received = Received(self._file, self.file_name, self.content_type, file_size, self.charset)
        received.trouble = self._trouble
        self._file = None
        return received

    def give_up(self, trouble: Trouble = "") -> None:
        """Keep nothing of the file that is coming in."""
        self._trouble = trouble
        if self._file is not None:
            self._file.close()
            self._file = None


_unfinished = threading.local()
"""The receiver of this thread's request."""


@receiver(request_finished)
def let_go(**_: object) -> None:
    """Close what a request that broke off had begun to bring: Django forgets it, open as it is."""
    last: FileReceiver | None = getattr(_unfinished, "receiver", None)
    if last is not None:
        last.give_up()
        _unfinished.receiver = None
