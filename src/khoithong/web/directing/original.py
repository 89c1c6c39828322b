"""The text of a directive with the places marked that something was read from."""

from __future__ import annotations

import itertools
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Span:
    """A place of the text: characters `start` to `end`."""

    start: int
    end: int
    kind: str
    """`identity`, `recipient`, `ground`, `task`, `citation`: fixes the look."""
    id: str = ""
    """Of the element, to lead there."""
    url: str = ""
    """Where it leads."""
    label: str = ""
    """Of the link set before it; without one the words themselves are the link, if any."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters of one look. Where spans lie in one another the inner one counts."""

    text: str
    span: Span | None = None
    first: bool = False
    """Whether its span begins here: the first segment carries id and label."""


def segments(text: str, spans: Iterable[Span]) -> list[Segment]:
    """The text cut at the ends of its spans; what lies outside it is left out."""
    known = sorted((one for one in spans if 0 <= one.start < one.end <= len(text)), key=lambda one: one.start)
    bounds = sorted({0, len(text), *(one.start for one in known), *(one.end for one in known)})
    waiting, over, seen = deque(known), list[Span](), set[Span]()
    found: list[Segment] = []
    for start, end in itertools.pairwise(bounds):
        over = [one for one in over if one.end > start]
        while waiting and waiting[0].start <= start:
            over.append(waiting.popleft())
        span = min(over, key=lambda one: (one.end - one.start, one.kind), default=None)
        words = text[start:end] if start or span else text[start:end].lstrip()
        found.append(Segment(words, span, span is not None and span not in seen))
        if span is not None:
            seen.add(span)
    return found
