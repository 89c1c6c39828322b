"""Join what a case's file holds into PDFs: every page numbered, a bookmark for each document, no more at once than fits.

Volumes bound the memory: at most `VOLUME` bytes of originals are open together. Pages come without anything that could
act by itself (forms and annotations are drawn into the page); the originals lie beside them unchanged.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path

    from khoithong.documents.casefile.entries import Casefile, Item
    from khoithong.documents.casefile.typesetting import Typesetter

VOLUME: Final = 64 * 1024 * 1024
"""Bytes of originals joined into one PDF."""
MOST_PAGES: Final = 3000
"""Pages of one document beyond which it stays a file of its own."""

_ROUNDS: Final = 4
"""The index names pages whose numbers depend on its own length: it settles at once, or after a line more."""
_PDF: Final = "application/pdf"
_PICTURES: Final = frozenset({"image/png", "image/jpeg"})
_STAMP: Final = 9.0
"""Points: size of a page's number."""
_MARGIN: Final = 14.0
_DIGIT: Final = 0.556
"""Width of a digit of Helvetica, of its size."""

LOOSE: Final = "Tệp rời, không in thành trang"
BROKEN: Final = "Không mở được để ghép; xem tệp rời"
LOCKED: Final = "Có mật khẩu, không ghép được; xem tệp rời"
LONG: Final = "Quá nhiều trang để ghép; xem tệp rời"


@dataclass(frozen=True, slots=True)
class Joined:
    """What came of it."""

    items: tuple[Item, ...]
    """With their volumes and pages."""
    volumes: tuple[str, ...]
    """Names of the PDFs made."""
    pages: int


def join(
    file: Casefile,
    root: Path,
    setter: Typesetter,
    *,
    skip: Collection[int] = (),
    note: Callable[[int], object] = lambda _place: None,
    volume: int = VOLUME,
) -> Joined:
    """Make the PDFs under `root/data`. `skip` names items that ended an earlier attempt; `note` is told each item before it is opened."""
    items = [_examined(item, root, setter, skip, note) for item in file.items]
    groups = _volumes(items, volume)
    front = 0
    for _ in range(_ROUNDS):
        items, total = _paged(groups, front)
        before, front = front, len_of(setter.front(file, items))
        if front == before:
            break
    names = []
    for number in range(1, len(groups) + 1):
        name = "ho-so.pdf" if len(groups) == 1 else f"ho-so-tap-{number}.pdf"
        mine = [item for item in items if item.volume == number]
        first = setter.front(file, items) if number == 1 else None
        cover = setter.cover(file, number, len(groups), total)
        start = 1 if number == 1 else min(item.page for item in mine) - 1
        _volume(root / "data" / name, cover, first, mine, root, setter, start, note)
        names.append(name)
    return Joined(tuple(items), tuple(names), total)


def len_of(pdf: bytes) -> int:
    """The number of a PDF's pages."""
    document = pdfium.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def _examined(
    item: Item, root: Path, setter: Typesetter, skip: Collection[int], note: Callable[[int], object]
) -> Item:
    """The item with the number of its pages; 0 for what cannot be pages, with the reason."""
    if not item.path or item.loose:
        return item
    if item.place in skip:
        return _without(item, BROKEN)
    note(item.place)
    if item.media_type in _PICTURES:
        try:
            return replace(item, pages=len_of(setter.picture(item.path)))
        except RuntimeError:  # typst's own error is one
            return _without(item, BROKEN)
    if item.media_type != _PDF:
        return _without(item, LOOSE)
    try:
        source = pdfium.PdfDocument(root / item.path)
    except pdfium.PdfiumError as error:
        return _without(item, LOCKED if "password" in str(error).lower() else BROKEN)
    with source:
        pages = len(source)
        if not 0 < pages <= MOST_PAGES:
            return _without(item, LONG if pages else BROKEN)
        return replace(item, pages=pages)


def _without(item: Item, reason: str) -> Item:
    return replace(item, pages=0, note="; ".join(words for words in (item.note, reason) if words))


def _volumes(items: Sequence[Item], most: int) -> list[list[Item]]:
    """The items in groups that are joined together; what has no pages goes with its neighbours."""
    groups: list[list[Item]] = [[]]
    size = 0
    for item in items:
        if item.pages and size + item.size > most and any(one.pages for one in groups[-1]):
            groups.append([])
            size = 0
        groups[-1].append(item)
        size += item.size if item.pages else 0
    return groups


def _paged(groups: Sequence[Sequence[Item]], front: int) -> tuple[list[Item], int]:
    """Each item with its volume and first page, and the number of all pages: cover and front first, a cover a volume."""
    found: list[Item] = []
    page = 1 + front
    for number, group in enumerate(groups, 1):
        page += number > 1
        for item in group:
            if item.pages:
                found.append(replace(item, volume=number, page=page + 1))
                page += item.pages
            else:
                found.append(item)
    return found, page


def _volume(
    path: Path,
    cover: bytes,
    front: bytes | None,
    items: Sequence[Item],
    root: Path,
    setter: Typesetter,
    start: int,
    note: Callable[[int], object],
) -> None:
    """One PDF; `start` is the number of its first page."""
    marks: list[tuple[str, int]] = [("Bìa hồ sơ", 0)]
    with pdfium.PdfDocument.new() as made:
        _take(made, cover)
        if front is not None:
            marks.append(("Mục lục văn bản, tài liệu", len(made)))
            _take(made, front)
        for item in items:
            note(item.place)
            marks.append((f"{item.place}. {item.title}", len(made)))
            _take(made, setter.picture(item.path) if item.media_type in _PICTURES else root / item.path)
        font = raw.FPDFText_LoadStandardFont(made, b"Helvetica")
        for number in range(1, len(made)):  # a cover has no number
            _stamp(made, font, number, str(start + number))
        raw.FPDFFont_Close(font)
        made.save(path)
    bookmark(path, marks)


def _take(made: pdfium.PdfDocument, source: bytes | Path) -> None:
    with pdfium.PdfDocument(source) as document:
        for number in range(len(document)):
            page = document[number]
            raw.FPDFPage_Flatten(page, raw.FLAT_PRINT)
            while raw.FPDFPage_GetAnnotCount(page) and raw.FPDFPage_RemoveAnnot(page, 0):
                pass
            page.close()
        made.import_pages(document)


def _stamp(made: pdfium.PdfDocument, font: object, place: int, words: str) -> None:
    """A page's number in the corner that is shown at the top right, however the page is turned."""
    page = made[place]
    left, bottom, right, top = page.get_cropbox()
    width, height = len(words) * _DIGIT * _STAMP, _STAMP * 0.72
    far, down = _MARGIN + width, _MARGIN + height
    where = {
        0: (1, 0, 0, 1, right - far, top - down),
        90: (0, 1, -1, 0, left + down, top - far),
        180: (-1, 0, 0, -1, left + far, bottom + down),
        270: (0, -1, 1, 0, right - down, bottom + far),
    }[page.get_rotation()]
    written = raw.FPDFPageObj_CreateTextObj(made, font, _STAMP)
    text = ctypes.create_string_buffer((words + "\0").encode("utf-16-le"))
    raw.FPDFText_SetText(written, ctypes.cast(text, raw.FPDF_WIDESTRING))
    raw.FPDFPageObj_Transform(written, *where)
    raw.FPDFPage_InsertObject(page, written)
    raw.FPDFPage_GenerateContent(page)
    page.close()


def bookmark(path: Path, marks: Sequence[tuple[str, int]]) -> None:
    """Give a PDF an outline, and take away what its pages would do by themselves.

    Each mark is a title and the place of its page, from 0.
    """
    kinds: Any = generic  # which has no types of its own
    name = kinds.NameObject
    with path.open("rb+") as file:
        writer: Any = IncrementalPdfFileWriter(file, strict=False)
        sheets = list(_sheets(writer.root.raw_get("/Pages")))
        for sheet in sheets:
            page = sheet.get_object()
            if page.pop("/AA", None) is not None:  # what a page would do when it is opened
                writer.update_container(page)
        outline = kinds.DictionaryObject({name("/Type"): name("/Outlines")})
        top = writer.add_object(outline)
        nodes = []
        for title, place in marks:
            node = kinds.DictionaryObject(
                {
                    name("/Title"): kinds.TextStringObject(title),
                    name("/Parent"): top,
                    name("/Dest"): kinds.ArrayObject([sheets[place], name("/Fit")]),
                }
            )
            nodes.append((writer.add_object(node), node))
        for (before, first), (after, second) in pairwise(nodes):
            first[name("/Next")] = after
            second[name("/Prev")] = before
        outline[name("/First")] = nodes[0][0]
        outline[name("/Last")] = nodes[-1][0]
        outline[name("/Count")] = kinds.NumberObject(len(nodes))
        writer.root[name("/Outlines")] = top
        writer.root[name("/PageMode")] = name("/UseOutlines")
        writer.update_root()
        writer.write_in_place()


def _sheets(node: Any) -> Iterator[Any]:
    """References to the pages below a node of the tree of pages, in order."""
    kids = node.get_object().get("/Kids")
    if kids is None:
        yield node
        return
    for number in range(len(kids)):
        yield from _sheets(kids.raw_get(number))
