"""What was sent is taken whole or not at all: half a form must never pass for a form.

Web servers hand over a body that broke off as if it ended there, and what came before the break would be read as
all that was meant. The length the browser announced tells the difference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import BadRequest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import InputStream, StartResponse, WSGIApplication, WSGIEnvironment


class WholeBody:
    """The body of a request. Reading raises `BadRequest` where it ends before the length announced."""

    def __init__(self, body: InputStream, length: int) -> None:
        self._body = body
        self._left = length

    def read(self, size: int = -1) -> bytes:
        """So many bytes, all that are left at most."""
        wanted = self._left if size < 0 else min(size, self._left)
        data = self._body.read(wanted) if wanted else b""
        self._left -= len(data)
        if len(data) < wanted:
            raise BadRequest("the request broke off")
        return data

    def readline(self, size: int = -1) -> bytes:
        """One line, or its beginning."""
        wanted = self._left if size < 0 else min(size, self._left)
        data = self._body.readline(wanted) if wanted else b""
        self._left -= len(data)
        if len(data) < wanted and not data.endswith(b"\n"):
            raise BadRequest("the request broke off")
        return data


def whole_bodies(application: WSGIApplication) -> WSGIApplication:
    """The application, given only bodies that tell when they broke off."""

    def serve(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        length = _length(environ.get("CONTENT_LENGTH"))
        if length:
            environ["wsgi.input"] = WholeBody(environ["wsgi.input"], length)
        return application(environ, start_response)

    return serve


def _length(announced: Any) -> int:
    text = str(announced or "")
    return int(text) if text.isascii() and text.isdigit() else 0
