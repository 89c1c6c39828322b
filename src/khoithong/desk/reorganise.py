"""Change the organisation: judged, applied and recorded as one, with the work that hangs on it.

Offices decide who receives, decides and votes. So a change is refused when the organisation is not the one its
consequences were shown for, and every case concerned is projected again in the same transaction.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from khoithong.desk.refresh import refresh_offices
from khoithong.organisation import changes
from khoithong.organisation.changes import Ground, changing, resting_on
from khoithong.organisation.edits import Appoint, EndTerm, Retitle, SaveAgency, SavePerson, VoidTerm, touched
from khoithong.organisation.judging import Fault, faults
from khoithong.organisation.models import Agency, OfficeTerm, Person, Submission
from khoithong.organisation.rows import read_rows
from khoithong.organisation.snapshot import version

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from khoithong.organisation.edits import Edit
    from khoithong.organisation.rows import AgencyRow, PersonRow


@dataclass(frozen=True, slots=True)
class Reorganised:
    """The changes are recorded."""

    repeated: bool
    """Whether they had been before: the same form was sent twice."""


@dataclass(frozen=True, slots=True)
class Outdated:
    """Nothing was done: the organisation has changed since its picture was shown."""


@dataclass(frozen=True, slots=True)
class Faulty:
    """Nothing was done: the changes do not make sense."""

    faults: list[Fault]


def reorganise(
    edits: Sequence[Edit], *, document: str, entered_by: str, key: UUID, shown: int, now: datetime
) -> Reorganised | Outdated | Faulty:
    """Carry out changes all together or not at all.

    `document` is what they rest on, `key` that of the form, `shown` the version of the organisation the
    consequences were shown for, `now` has its zone. Raises `ValueError` without a document.
    """
    if not document.strip():
        raise ValueError("a change of the organisation rests on a document")
    try:
        with transaction.atomic():
            with changing():
                parties = _carry_out(edits, document, entered_by, key, shown, now)
            # Only now has the organisation its new version, which the cases are projected under.
            refresh_offices(parties)
    except _NothingDone as end:
        return end.answer
    return Reorganised(repeated=False)


class _NothingDone(Exception):
    """Takes back what was begun."""

    def __init__(self, answer: Reorganised | Outdated | Faulty) -> None:
        super().__init__()
        self.answer = answer


def _carry_out(
    edits: Sequence[Edit], document: str, entered_by: str, key: UUID, shown: int, now: datetime
) -> set[str]:
    """Record the changes; whose cases they touch. Raises `_NothingDone`."""
    if Submission.objects.filter(id=key).exists():
        raise _NothingDone(Reorganised(repeated=True))
    if version() != shown:
        raise _NothingDone(Outdated())
    rows = read_rows()
    found = faults(rows, edits)
    if found:
        raise _NothingDone(Faulty(found))
    for edit in sorted(edits, key=_order):
        reason = edit.reason if isinstance(edit, VoidTerm) else ""
        with resting_on(Ground(document, reason)):
            _apply(edit, entered_by, now)
    Submission.objects.create(id=key, recorded_at=now, entered_by=entered_by)
    return touched(rows, edits)


def _order(edit: Edit) -> int:
    """What others rest on first; a term ends before another one of the same office begins."""
    kinds = (SaveAgency, SavePerson, VoidTerm, EndTerm, Retitle, Appoint)
    return kinds.index(type(edit))


def _apply(edit: Edit, entered_by: str, now: datetime) -> None:
    if isinstance(edit, SaveAgency):
        changes.save_agency(_agency(edit.agency), entered_by=entered_by, now=now)
    elif isinstance(edit, SavePerson):
        changes.save_person(_person(edit.person), entered_by=entered_by, now=now)
    elif isinstance(edit, Appoint):
        changes.appoint(_term(edit), entered_by=entered_by, now=now)
    else:
        term = OfficeTerm.objects.get(id=edit.term)
        if isinstance(edit, EndTerm):
            changes.end_term(term, edit.until, entered_by=entered_by, now=now)
        elif isinstance(edit, Retitle):
            changes.retitle_term(term, edit.title, entered_by=entered_by, now=now)
        else:
            changes.void_term(term, entered_by=entered_by, now=now)


def _agency(row: AgencyRow) -> Agency:
    return Agency(
        id=row.id,
        name=row.name,
        kind=row.kind,
        superior_id=row.superior,
        party_body_id=row.party_body,
        organising_body_id=row.organising_body,
        functions=sorted(row.functions),
    )


def _person(row: PersonRow) -> Person:
    return Person(id=row.id, full_name=row.name, managed_by_id=row.managed_by)


def _term(edit: Appoint) -> OfficeTerm:
    return OfficeTerm(
        person_id=edit.person,
        agency_id=edit.agency,
        role=edit.role,
        title=edit.title,
        since=edit.since,
        until=edit.until,
        acting=edit.acting,
    )
