"""The lists of directives: what one's agencies issued, what they have to carry out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import F, Q

from khoithong.directives.models import Assignment, Directive, RecipientAgency
from khoithong.directives.models.directive import DRAFT
from khoithong.directives.rights import readable_directives
from khoithong.directives.rollup import of_directives

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from khoithong.directives.rights import Reader
    from khoithong.directives.rollup import Rollup

PAGE: Final = 25
"""Rows per page."""

PARTS: Final = ("own", "received", "all")


@dataclass(frozen=True, slots=True)
class Line:
    """One directive with how far it is carried out: by everybody, or of `received` ones by one's own agencies."""

    directive: Directive
    rollup: Rollup | None
    """None where it has no assignments to count."""


@dataclass(frozen=True, slots=True)
class DirectivePage:
    """A page of a list."""

    lines: tuple[Line, ...]
    number: int
    more: bool


def listed(who: Reader, part: str, number: int = 1) -> DirectivePage:
    """Directives the reader may read, newest first: `own`, `received`, or `all` of them. Two statements."""
    rows = (
        _narrowed(who, part)
        .defer("text", "reading", "draft", "grounds", "citations")
        .order_by(F("issued_at").desc(nulls_first=True), "-created_at")
    )
    first = (number - 1) * PAGE
    taken = list(rows[first : first + PAGE + 1])
    shown = taken[:PAGE]
    agencies = who.agencies if part == "received" else None
    counted = of_directives([row.id for row in shown], agencies)
    lines = tuple(Line(row, one if (one := counted[row.id]).of else None) for row in shown)
    return DirectivePage(lines, number, len(taken) > PAGE)


def _narrowed(who: Reader, part: str) -> QuerySet[Directive]:
    readable = Directive.objects.filter(readable_directives(who))
    if part == "own":
        return readable.filter(owner__in=who.agencies)
    if part == "received":
        mine = Assignment.objects.filter(agency__in=who.agencies).values("task__directive")
        addressed = RecipientAgency.objects.filter(agency__in=who.agencies).values("recipient__directive")
        return readable.exclude(status=DRAFT).filter(Q(id__in=mine) | Q(id__in=addressed))
    return readable.exclude(status=DRAFT)
