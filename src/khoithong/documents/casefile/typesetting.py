"""The pages set for a case's file: cover, index, course, and a sheet for each picture."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import typst

from khoithong.documents.compilers import Compilers
from khoithong.documents.form import HERE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from khoithong.documents.casefile.entries import Casefile, Item

TEMPLATE: Final = Path(__file__).resolve().parent / "filed.typ"
FONTS: Final = HERE / "fonts"
_COMPILERS: Final = Compilers(str(TEMPLATE.relative_to(HERE)))
_BREAKS: Final = "_-./"
_SOFT: Final = "\u200b"
"""A place where a long name may go on in the next line."""
NOT_JOINED: Final = "tệp rời"
"""Stands for the page of what cannot be a page."""


class Typesetter:
    """Sets pages with a compiler of its own or a borrowed one; pictures lie `below` the folder of its template."""

    def __init__(self, compiler: typst.Compiler, below: str = "") -> None:
        self._compiler = compiler
        self._below = below

    @classmethod
    def in_folder(cls, folder: Path, fonts: Path = FONTS, below: str = "") -> Typesetter:
        """One whose template was copied into a folder: nothing outside of it is read but the fonts."""
        return cls(
            typst.Compiler(
                str(folder / TEMPLATE.name),
                root=str(folder),
                font_paths=[str(fonts)],
                ignore_system_fonts=True,
            ),
            below,
        )

    def cover(self, file: Casefile, volume: int, volumes: int, pages: int) -> bytes:
        """The cover of one volume; `pages` are those of the whole file."""
        return self._set("cover", _words(file) | {"volume": volume, "volumes": volumes, "pages": str(pages)})

    def index(self, file: Casefile, items: Sequence[Item]) -> bytes:
        """The index alone."""
        return self._set("index", _words(file) | {"rows": _rows(items)})

    def front(self, file: Casefile, items: Sequence[Item]) -> bytes:
        """The index, then what happened in the case."""
        acts = [
            {
                "number": str(act.number),
                "day": act.day,
                "title": act.title,
                "who": act.who,
                "parts": act.parts,
            }
            for act in file.acts
        ]
        return self._set("front", _words(file) | {"rows": _rows(items), "acts": acts})

    def picture(self, path: str) -> bytes:
        """A sheet of A4 with a picture as large as fits."""
        return self._set("picture", {"heading": "", "agency": "", "path": f"{self._below}{path}"})

    def _set(self, part: str, words: dict[str, Any]) -> bytes:
        made = self._compiler.compile(
            format="pdf", sys_inputs={"part": part, "file": json.dumps(words, ensure_ascii=False)}
        )
        if not isinstance(made, bytes):
            raise TypeError("typst gave no PDF")
        return made


def _words(file: Casefile) -> dict[str, Any]:
    return {
        "agency": file.agency,
        "form": file.form,
        "code": file.code,
        "heading": file.title,
        "proposers": file.proposers,
        "span": f"Từ ngày {file.received} đến ngày {file.ended or '…'}",
        "count": str(len(file.items)),
        "retention": file.retention,
        "integrity": file.integrity,
        "number": str(file.number),
        "made": _moment(file.made),
    }


def _moment(made: str) -> str:
    """`2026-11-20T15:04:00` as `15:04 ngày 20/11/2026`."""
    day, _, time = made.partition("T")
    year, month, date = day.split("-")
    return f"{time[:5]} ngày {date}/{month}/{year}"


def _rows(items: Sequence[Item]) -> list[list[str]]:
    return [
        [
            str(item.place),
            breakable(item.number),
            "/".join(reversed(item.day.split("-"))) if item.day else "",
            breakable(item.title),
            item.issuer,
            _page(item),
            item.note,
        ]
        for item in items
    ]


def _page(item: Item) -> str:
    if not item.page:
        return NOT_JOINED if item.path else ""
    return f"{item.page}" if item.pages < 2 else f"{item.page}-{item.page + item.pages - 1}"


def breakable(words: str) -> str:
    """Long names of files may break after a mark instead of running out of their column."""
    return "".join(f"{char}{_SOFT}" if char in _BREAKS else char for char in words)


def index_pdf(file: Casefile) -> bytes:
    """The index of a file that was not joined: its pages have no numbers."""
    with _COMPILERS.one() as compiler:
        return Typesetter(compiler).index(file, file.items)
