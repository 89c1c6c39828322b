"""A draft as a form: its fields, and back from what was sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from khoithong.documents.content import Table
from khoithong.documents.drafting.editing import MOST, Part, Written, written
from khoithong.documents.drafting.merging import aligned, words
from khoithong.documents.writing import BLANK

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from khoithong.documents.content import Block, Document
    from khoithong.documents.drafting.editing import Style

_STYLES: Final = ("text", "italic", "lead", "centred", "fixed")
_NAMES: Final = {"italic": "Căn cứ", "centred": "Dòng giữa", "fixed": "Bảng"}
_WIDTH: Final = 78
"""About so many letters stand in a line of a text area on a desk."""


@dataclass(frozen=True, slots=True)
class Field:
    """One block of the draft in the form."""

    number: int
    part: Part
    origin: str
    """`register`, `written` (over what the register says), `added`."""
    said: str
    """What the register says instead, of one written over."""
    table: Table | None
    open: bool
    """Whether something has still to be filled in."""

    @property
    def name(self) -> str:
        """What it is called to those who do not see it."""
        return f"{_NAMES.get(self.part.style, 'Đoạn')} {self.number + 1}"

    @property
    def rows(self) -> int:
        """The height of its text area."""
        lines = self.part.text.splitlines() or [""]
        return max(1, sum(1 + len(line) // _WIDTH for line in lines))


def fields(document: Document, drawn: Document) -> list[Field]:
    """The blocks of a draft, each with where it comes from."""
    came_from = aligned(drawn.blocks, document.blocks)
    return [
        _field(number, block, part, came_from.get(number), drawn.blocks)
        for number, (block, part) in enumerate(zip(document.blocks, written(document).parts, strict=True))
    ]


def _field(number: int, block: Block, part: Part, place: int | None, drawn: Sequence[Block]) -> Field:
    before = drawn[place] if place is not None else None
    origin = "added" if before is None else "register" if before == block else "written"
    said = words(before) if origin == "written" and before is not None else ""
    table = block if isinstance(block, Table) else None
    return Field(number, part, origin, said, table, BLANK in part.text)


def read(post: Mapping[str, str]) -> Written:
    """What was sent."""
    parts = []
    for number in range(MOST + 1):
        style = post.get(f"s{number}")
        if style is None:
            break
        known = cast("Style", style if style in _STYLES else "text")
        parts.append(Part(known, post.get(f"t{number}", ""), post.get(f"l{number}", "")))
    return Written(
        subject=post.get("subject", ""),
        place=post.get("place", ""),
        addressees=tuple(post.get("addressees", "").splitlines()),
        copies=tuple(post.get("copies", "").splitlines()),
        parts=tuple(parts),
    )


def sides(mine: Document, theirs: Document) -> list[tuple[str, str, str]]:
    """Where two texts of a draft differ: what it is, here, there."""
    rows = [
        ("Trích yếu", mine.subject, theirs.subject),
        ("Địa danh", mine.place_day, theirs.place_day),
        ("Kính gửi", "\n".join(mine.addressees), "\n".join(theirs.addressees)),
        ("Nơi nhận", "\n".join(mine.copies), "\n".join(theirs.copies)),
    ]
    came_from = aligned(theirs.blocks, mine.blocks)
    for number, block in enumerate(mine.blocks):
        place = came_from.get(number)
        other = words(theirs.blocks[place]) if place is not None else ""
        rows.append((f"Đoạn {number + 1}", words(block), other))
    missing = sorted(set(range(len(theirs.blocks))) - set(came_from.values()))
    rows += [("Đoạn không có ở đây", "", words(theirs.blocks[place])) for place in missing]
    return [row for row in rows if row[1] != row[2]]
