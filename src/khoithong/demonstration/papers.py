"""The documents attached in the demonstration: small real files, made in memory, the same every time."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from khoithong.demonstration.making import chart, letter, page

if TYPE_CHECKING:
    from collections.abc import Callable


class Paper(NamedTuple):
    """A document to be made."""

    kind: str
    """`pdf`, `docx` or `png`."""
    name: str
    """Of the file."""
    agency: str
    title: str
    lines: tuple[str, ...]
    """What it says: texts of the act it comes with."""


_MAKERS: Final[dict[str, Callable[[str, str, tuple[str, ...]], bytes]]] = {
    "pdf": page,
    "docx": letter,
    "png": chart,
}


def content(paper: Paper) -> bytes:
    """The bytes of a document."""
    return _MAKERS[paper.kind](paper.agency, paper.title, paper.lines)


def paper_name(title: str, kind: str) -> str:
    """A file's name as an office would write it: `Quyet-dinh-thanh-lap-Hoi-dong.pdf`."""
    plain = unicodedata.normalize("NFD", title.replace("Đ", "D").replace("đ", "d"))
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return f"{re.sub(r'[^A-Za-z0-9]+', '-', letters).strip('-')}.{kind}"
