"""Hand out a package: made in a folder of its own, sent piece by piece, the folder gone when the last piece is."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from django.http import StreamingHttpResponse

from khoithong.documents.casefile import packaging

if TYPE_CHECKING:
    from collections.abc import Iterator

    from khoithong.documents.casefile.collecting import Collected


class _Pieces:
    """The pieces of an archive; `close`, which Django calls at the end of every answer, removes what they lie in."""

    def __init__(self, pieces: Iterator[bytes], kept: ExitStack) -> None:
        self._pieces, self._kept = pieces, kept

    def __iter__(self) -> Iterator[bytes]:
        return self._pieces

    def close(self) -> None:
        self._kept.close()


def sent(collected: Collected) -> StreamingHttpResponse:
    """The package as a download. Raises `NotMade` and `StoreFailed` before anything is sent."""
    code = collected.file.code
    with ExitStack() as stack:
        folder = stack.enter_context(packaging.place())
        package = packaging.make(collected, folder)
        pieces = _Pieces(packaging.zipped(package, code), stack.pop_all())
    answer = StreamingHttpResponse(pieces, content_type="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="{code}-ho-so-luu.zip"'
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
