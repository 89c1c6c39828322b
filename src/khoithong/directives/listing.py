"""The lists of directives: what one's agencies issued, what they have to carry out. One statement each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import Count, F, Q

from khoithong.directives.models import Assignment, Directive, RecipientAgency
from khoithong.directives.models.assignment import DONE, WITHDRAWN
from khoithong.directives.models.directive import DRAFT
from khoithong.directives.rights import readable_directives

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from khoithong.directives.rights import Reader

PAGE: Final = 25
"""Rows per page."""

PARTS: Final = ("own", "received", "all")


@dataclass(frozen=True, slots=True)
class Line:
    """One directive with how far it is carried out; for `received`, how far one's own agencies are."""

    directive: Directive
    done: int
    total: int
    late: int
    """Not done though the last day has passed."""


@dataclass(frozen=True, slots=True)
class DirectivePage:
    """A page of a list."""

    lines: tuple[Line, ...]
    number: int
    more: bool


def listed(who: Reader, part: str, day: date, number: int = 1) -> DirectivePage:
    """Directives the reader may read, newest first: `own`, `received`, or `all` of them."""
    found = _narrowed(who, part)
    counted = ~Q(tasks__assignments__status=WITHDRAWN) & (
        Q(tasks__assignments__agency__in=who.agencies)
        if part == "received"
        else Q(tasks__assignments__parent=None)
    )
    done = counted & Q(tasks__assignments__status=DONE)
    late = counted & ~Q(tasks__assignments__status=DONE) & Q(tasks__assignments__due_on__lt=day)
    rows = (
        found.annotate(
            total=Count("tasks__assignments", filter=counted),
            done=Count("tasks__assignments", filter=done),
            late=Count("tasks__assignments", filter=late),
        )
        .defer("text", "reading", "draft", "grounds", "citations")
        .order_by(F("issued_at").desc(nulls_first=True), "-created_at")
    )
    first = (number - 1) * PAGE
    taken = list(rows[first : first + PAGE + 1])
    lines = tuple(Line(row, row.done, row.total, row.late) for row in taken[:PAGE])
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
