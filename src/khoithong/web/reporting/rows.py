"""The figures of a report as rows of a table, and the picture of the period beside the one before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from khoithong.reports.catalogue import catalogue
from khoithong.reports.wording import before_words, number_words, value_words
from khoithong.web.reporting.tiles import cited

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from khoithong.reports.catalogue import Heading
    from khoithong.reports.reporting import Reported
    from khoithong.web.components import Citation


@dataclass(frozen=True, slots=True)
class Row:
    """One figure."""

    id: str
    label: str
    unit: str
    words: str
    before: str
    url: str
    citation: Citation | None
    inside: bool
    """Part of the figure above it."""


@dataclass(frozen=True, slots=True)
class Group:
    """Figures under one name."""

    label: str
    rows: list[Row]


def groups(heading: Heading, found: Iterable[Reported], url: Callable[[str], str]) -> list[Group]:
    """The figures of a heading by group."""
    held = list(found)
    return [
        Group(
            catalogue().groups[group],
            [_row(one, url) for one in held if one.definition.group == group],
        )
        for group in heading.groups
    ]


def _row(one: Reported, url: Callable[[str], str]) -> Row:
    return Row(
        one.id,
        one.definition.label,
        one.definition.unit,
        value_words(one),
        before_words(one),
        url(one.id),
        cited(one.definition.provision),
        one.definition.label.startswith("Trong đó"),
    )


COMPARED: Final = ("submitted", "approved", "disapproved", "completed", "limits_late", "tasks_done")
"""Figures drawn beside those of the period before."""

_ROW: Final = 54
_LEFT: Final = 380
_WIDTH: Final = 540


@dataclass(frozen=True, slots=True)
class Pair:
    """Two bars."""

    label: str
    now: str
    before: str
    now_width: int
    before_width: int
    y: int

    @property
    def now_after(self) -> int:
        """Where the number of the first bar stands."""
        return _LEFT + self.now_width + 8

    @property
    def before_after(self) -> int:
        """Where the number of the second stands."""
        return _LEFT + self.before_width + 8

    @property
    def lower(self) -> int:
        """Where the second bar begins."""
        return self.y + 22

    @property
    def middle(self) -> int:
        """Where the name stands."""
        return self.y + 26


@dataclass(frozen=True, slots=True)
class Comparison:
    """The picture."""

    pairs: list[Pair]
    finding: str

    @property
    def height(self) -> int:
        """Of the drawing."""
        return _ROW * len(self.pairs)

    @property
    def left(self) -> int:
        """Where the bars begin."""
        return _LEFT


def comparison(found: Sequence[Reported]) -> Comparison | None:
    """The period beside the one before; nothing where both are empty."""
    held = [one for name in COMPARED for one in found if one.id == name and one.before is not None]
    most = max((max(one.value, one.before or 0) for one in held), default=0)
    if not most:
        return None
    pairs = [
        Pair(
            one.definition.label,
            number_words(one.value),
            number_words(one.before or 0),
            round(_WIDTH * one.value / most),
            round(_WIDTH * (one.before or 0) / most),
            number * _ROW + 4,
        )
        for number, one in enumerate(held)
    ]
    first = held[0]
    finding = (
        f"{first.definition.label}: {number_words(first.value)} {first.definition.unit} trong kỳ, "
        f"{number_words(first.before or 0)} trong kỳ trước."
    )
    return Comparison(pairs, finding)
