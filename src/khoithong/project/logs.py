"""Logs without personal data."""

import logging
import traceback
from types import TracebackType


class PrivateFormatter(logging.Formatter):
    """Shows where an error happened and its kind, never its message: messages quote what people typed."""

    def formatException(  # noqa: N802 - logging's name
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        """Return the frames of the error and of what caused it, each without its message."""
        error = ei[1]
        parts: list[str] = []
        while error is not None:
            kind = type(error)
            frames = "".join(traceback.format_tb(error.__traceback__))
            parts.append(f"{kind.__module__}.{kind.__qualname__}\n{frames}".rstrip())
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\ncaused by\n".join(parts)
