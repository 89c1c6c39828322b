"""Who may read and who may act on directives and tasks: one policy. What one may not read answers as what does not exist.

Administrators' accounts belong to nobody in the organisation and read nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import Exists, OuterRef, Q

from khoithong.directives.models import Assignment, RecipientAgency
from khoithong.directives.models.directive import DRAFT
from khoithong.organisation.capacities import capacities, holds

if TYPE_CHECKING:
    from datetime import date

    from khoithong.organisation.snapshot import Directory

ACTING: Final = frozenset({"head", "deputy", "clerk", "organiser"})
"""Who in an agency acts for it: issues, urges and grants as the owner; acknowledges, reports and completes as the assigned."""

SUPERVISING: Final = frozenset({"inspection", "front_supervision", "organising"})
"""Functions whose agencies read every directive issued and every task, and act on none that is not theirs."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What a person may read by, on one day."""

    person: str
    agencies: frozenset[str]
    """Those in which an office is held, whatever office it is."""
    acting: frozenset[str]
    """Those for which the person may act."""
    supervises: bool


def reader(person: str, day: date, picture: Directory) -> Reader:
    """What a person may read by: the offices held on a day."""
    held = capacities(person, day, picture)
    agencies = picture.organisation.agencies
    return Reader(
        person,
        frozenset(one.agency for one in held),
        frozenset(one.agency for one in held if one.role in ACTING),
        any(agencies[one.agency].functions & SUPERVISING for one in held if one.agency in agencies),
    )


def acts_for(person: str, office: str | None, agency: str, day: date, picture: Directory) -> bool:
    """Whether a person, in the office used, may act for an agency on a day."""
    if office is None:
        return False
    where, _, role = office.partition("/")
    return where == agency and role in ACTING and holds(person, office, day, picture)


def readable_directives(who: Reader) -> Q:
    """Directives this reader may read: those of one's agencies, and those issued to them; drafts are for who may issue."""
    own = Q(owner__in=who.acting) | Q(owner__in=who.agencies) & ~Q(status=DRAFT)
    if who.supervises:
        return own | ~Q(status=DRAFT)
    addressed = RecipientAgency.objects.filter(recipient__directive=OuterRef("pk"), agency__in=who.agencies)
    assigned = Assignment.objects.filter(task__directive=OuterRef("pk"), agency__in=who.agencies)
    return own | ~Q(status=DRAFT) & (Exists(addressed) | Exists(assigned))


def readable_assignments(who: Reader) -> Q:
    """Assignments this reader may read: one's agencies' own, those under them, all of a directive one's agency owns."""
    if who.supervises:
        return Q()
    mine = who.agencies
    return (
        Q(agency__in=mine)
        | Q(task__directive__owner__in=mine)
        | Q(parent__agency__in=mine)
        | Q(parent__parent__agency__in=mine)
    )
