"""What changed between two texts, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD: Final = re.compile(r"\S+\s*")
_COSTLY: Final = 1_000_000
"""Stretches of so many words times so many words are not compared within: the one stands for the other whole."""


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words that stayed, went or came."""

    kind: Literal["same", "gone", "new"]
    text: str


def changes(before: str, after: str) -> list[Change]:
    """From one text to the other: line by line first, word by word within the lines that differ.

    Space between words does not count; what stayed is given with the space of the later text.
    """
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    matched = SequenceMatcher(
        None, [_bare(line) for line in old], [_bare(line) for line in new], autojunk=False
    )
    found: list[Change] = []
    for kind, first, last, start, end in matched.get_opcodes():
        if kind == "equal":
            found.append(Change("same", "".join(new[start:end])))
        else:
            found += _words("".join(old[first:last]), "".join(new[start:end]))
    return list(_joined(found))


def _words(before: str, after: str) -> list[Change]:
    old, new = _WORD.findall(before), _WORD.findall(after)
    ahead = _common(old, new)
    behind = _common(old[ahead:][::-1], new[ahead:][::-1])
    middle_old, middle_new = old[ahead : len(old) - behind], new[ahead : len(new) - behind]
    return [
        Change("same", "".join(new[:ahead])),
        *_middle(middle_old, middle_new),
        Change("same", "".join(new[len(new) - behind :])),
    ]


def _middle(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    if len(old) * len(new) > _COSTLY:
        yield Change("gone", "".join(old))
        yield Change("new", "".join(new))
        return
    matched = SequenceMatcher(
        None, [_bare(word) for word in old], [_bare(word) for word in new], autojunk=False
    )
    for kind, first, last, start, end in matched.get_opcodes():
        if kind == "equal":
            yield Change("same", "".join(new[start:end]))
        else:
            yield Change("gone", "".join(old[first:last]))
            yield Change("new", "".join(new[start:end]))


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    """How many words both begin with."""
    count = 0
    for one, other in zip(old, new, strict=False):
        if _bare(one) != _bare(other):
            break
        count += 1
    return count


def _bare(words: str) -> str:
    return " ".join(words.split())


def _joined(found: Sequence[Change]) -> Iterator[Change]:
    """Runs of the same kind as one, empty ones left out; the last word of a text does not stick to what follows."""
    runs = [
        (kind, "".join(one.text for one in run))
        for kind, run in groupby((one for one in found if one.text), key=lambda one: one.kind)
    ]
    for place, (kind, text) in enumerate(runs):
        last = place == len(runs) - 1
        yield Change(kind, text if last or text[-1].isspace() else f"{text} ")


def count_words(found: Sequence[Change], kind: Literal["gone", "new"]) -> int:
    """How many words went or came."""
    return sum(len(one.text.split()) for one in found if one.kind == kind)
