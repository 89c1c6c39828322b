"""Bring a draft up to date with the register without losing what people wrote into it.

Three texts: as it was drawn up, as people have made it, as it would be drawn up now. What nobody touched follows the
register; what was written over stays.
"""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from khoithong.documents.content import Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from khoithong.documents.content import Block, Document


def aligned(old: Sequence[Block], new: Sequence[Block]) -> dict[int, int]:
    """Which block of the old text each block of the new one comes from: by place in the new, the place in the old."""
    found: dict[int, int] = {}
    matcher = SequenceMatcher(None, [repr(one) for one in old], [repr(one) for one in new], autojunk=False)
    for what, first, last, start, end in matcher.get_opcodes():
        if what in ("equal", "replace"):
            found.update(zip(range(start, end), range(first, last), strict=False))
    return found


def merged(drawn: Document, mine: Document, fresh: Document) -> Document:
    """The draft as it should read now."""
    return replace(
        fresh,
        subject=fresh.subject if mine.subject == drawn.subject else mine.subject,
        about=fresh.about if mine.about == drawn.about else mine.about,
        place_day=fresh.place_day if mine.place_day == drawn.place_day else mine.place_day,
        addressees=fresh.addressees if mine.addressees == drawn.addressees else mine.addressees,
        copies=fresh.copies if mine.copies == drawn.copies else mine.copies,
        blocks=_blocks(drawn.blocks, mine.blocks, fresh.blocks),
    )


def _blocks(drawn: Sequence[Block], mine: Sequence[Block], fresh: Sequence[Block]) -> tuple[Block, ...]:
    written = aligned(drawn, mine)
    kept = {place: own for own, place in written.items()}
    renewed = aligned(drawn, fresh)
    found: list[tuple[Block, int | None]] = []
    for place, block in enumerate(fresh):
        found += _one(block, renewed.get(place), drawn, mine, kept)
    for own, block in enumerate(mine):
        if own not in written:
            found.insert(_after(found, own), (block, own))
    return tuple(block for block, _ in found)


def _one(
    block: Block,
    before: int | None,
    drawn: Sequence[Block],
    mine: Sequence[Block],
    kept: Mapping[int, int],
) -> list[tuple[Block, int | None]]:
    """What stands where the register now says `block`: that, what was written instead, or nothing."""
    if before is None:
        return [(block, None)]
    own = kept.get(before)
    if own is None:
        return [] if block == drawn[before] else [(block, None)]
    return [(block if mine[own] == drawn[before] else mine[own], own)]


def _after(found: Sequence[tuple[Block, int | None]], own: int) -> int:
    """Behind the last of what stood before it in the draft."""
    places = [place for place, (_, one) in enumerate(found) if one is not None and one < own]
    return places[-1] + 1 if places else 0


def words(block: Block) -> str:
    """The words of a block, a table's row by row."""
    if isinstance(block, Table):
        return "; ".join(" | ".join(row) for row in block.rows)
    return block.text if block.kind in ("paragraph", "centred") else ""


def changes(drawn: Document, fresh: Document) -> int:
    """How many paragraphs the register would say differently now."""
    same = aligned(drawn.blocks, fresh.blocks)
    differing = sum(1 for new, old in same.items() if words(fresh.blocks[new]) != words(drawn.blocks[old]))
    return differing + len(fresh.blocks) - len(same) + len(drawn.blocks) - len(set(same.values()))
