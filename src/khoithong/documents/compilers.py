"""Typst's compilers, kept between documents: fonts and layout stay loaded.

One compiler sets one document at a time (it refuses a second one meanwhile), so each thread that sets a document takes
one for itself. There are never more of them than processors: more would only take memory.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

import typst

from khoithong.documents.form import HERE

if TYPE_CHECKING:
    from collections.abc import Iterator


class Compilers:
    """The compilers of one layout file."""

    def __init__(self, layout: str) -> None:
        self._layout = layout
        self._idle: list[typst.Compiler] = []
        self._room = BoundedSemaphore(os.cpu_count() or 1)

    @contextmanager
    def one(self) -> Iterator[typst.Compiler]:
        """A compiler nobody else uses meanwhile; waits for one where all are at work."""
        with self._room:
            compiler = self._idle.pop() if self._idle else self._made()
            try:
                yield compiler
            finally:
                self._idle.append(compiler)

    def _made(self) -> typst.Compiler:
        return typst.Compiler(
            str(HERE / self._layout),
            root=str(HERE),
            font_paths=[str(HERE / "fonts")],
            ignore_system_fonts=True,
        )
