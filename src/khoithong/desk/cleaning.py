"""What people typed, brought into one form before anyone judges it.

NFC, line ends as `\\n`, no control characters, no halves of Unicode pairs; dates as `YYYY-MM-DD`. Otherwise
nothing is changed: blanks and wrong values are for the procedure to judge.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from typing import Any, Final

MAX_DEPTH: Final = 8
"""No act's data goes deeper than a council's members or a plan's headings."""

_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_HALVES: Final = re.compile("[\ud800-\udfff]")
_LINE_ENDS: Final = re.compile("\r\n?")


class TooDeep(ValueError):
    """The data is nested deeper than any act's."""


def clean_text(text: str) -> str:
    """One text."""
    text = _LINE_ENDS.sub("\n", text)
    text = _HALVES.sub("\ufffd", _CONTROLS.sub("", text))
    return unicodedata.normalize("NFC", text)


def clean(value: Any, depth: int = 0) -> Any:
    """Data of an act: texts cleaned, tuples as lists, dates as text. Raises `TooDeep`."""
    if depth > MAX_DEPTH:
        raise TooDeep
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return {clean_text(str(key)): clean(item, depth + 1) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [clean(item, depth + 1) for item in value]
    return value
