"""Changes of the organisation: each leaves a trail and makes every process look again.

Each function runs in one transaction and keeps out acts being recorded meanwhile, so that no act rests on an
office that had already ended.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.db import connection, transaction

from khoithong.organisation.models import Agency, Change, OfficeTerm, Person
from khoithong.organisation.names import one_line, sort_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Ground:
    """What changes rest on."""

    document: str = ""
    """`Quyết định số 12/QĐ-UBND, ngày 05/02/2026`."""
    reason: str = ""
    """Why a term is taken back."""


_NOTHING: Final = Ground()
_ground: Final[ContextVar[Ground]] = ContextVar("organisation_ground", default=_NOTHING)


@contextmanager
def resting_on(ground: Ground) -> Iterator[None]:
    """Changes made within are recorded with this ground."""
    token = _ground.set(ground)
    try:
        yield
    finally:
        _ground.reset(token)


LOCK: Final = 0x4B54_0001
"""Advisory lock: taken shared by every act recorded, alone by every change of the organisation."""

LOCKING: Final = "SELECT pg_advisory_xact_lock(%s)"

_AGENCY_FIELDS: Final = ("name", "kind", "superior_id", "party_body_id", "organising_body_id", "functions")
_PERSON_FIELDS: Final = ("full_name", "managed_by_id")
_TERM_FIELDS: Final = ("person_id", "agency_id", "role", "title", "since", "until", "acting", "void")


_under_way: Final[ContextVar[bool]] = ContextVar("organisation_changing", default=False)


@contextmanager
def changing() -> Iterator[None]:
    """A transaction that may change the organisation: alone, and announced to every process at its end.

    Within another one it adds nothing: many changes may be made as one.
    """
    if _under_way.get():
        yield
        return
    token = _under_way.set(True)
    try:
        yield from _alone()
    finally:
        _under_way.reset(token)


def _alone() -> Iterator[None]:
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(LOCKING, [LOCK])
        yield
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO organisation_version (id, number) VALUES (1, nextval('organisation_version_seq'))"
                " ON CONFLICT (id) DO UPDATE SET number = excluded.number"
            )


def save_agency(agency: Agency, *, entered_by: str, now: datetime) -> None:
    """Add an agency or change it. Raises `ValidationError` for faulty values or a key a person already has."""
    agency.name = one_line(agency.name)
    agency.full_clean(exclude=["superior", "party_body", "organising_body"], validate_unique=False)
    if Person.objects.filter(id=agency.id).exists():
        raise ValidationError({"id": f"Mã {agency.id} đã là mã của một người."})
    _save(agency, "agency", _AGENCY_FIELDS, entered_by, now)


def save_person(person: Person, *, entered_by: str, now: datetime) -> None:
    """Add a person or change name and managing body. Raises `ValidationError`, also for a key an agency already has."""
    person.full_name = one_line(person.full_name)
    person.sort_key = sort_key(person.full_name)
    person.full_clean(exclude=["managed_by"], validate_unique=False)
    if Agency.objects.filter(id=person.id).exists():
        raise ValidationError({"id": f"Mã {person.id} đã là mã của một cơ quan."})
    _save(person, "person", _PERSON_FIELDS, entered_by, now)


def appoint(term: OfficeTerm, *, entered_by: str, now: datetime) -> OfficeTerm:
    """Enter a new term of office. Raises `ValidationError` for faulty values or an office already held."""
    term.title = one_line(term.title)
    term.recorded_at = now
    term.entered_by = entered_by
    term.full_clean()
    _save(term, "term", _TERM_FIELDS, entered_by, now)
    return term


def add_all(
    agencies: Collection[Agency],
    people: Collection[Person],
    terms: Collection[OfficeTerm],
    *,
    entered_by: str,
    now: datetime,
) -> None:
    """Add an organisation where none is yet, in a few statements however large it is.

    Values are judged as one by one; what only the database can judge raises `IntegrityError`, faulty values
    `ValidationError`.
    """
    for agency in agencies:
        agency.name = one_line(agency.name)
        agency.clean_fields(exclude=["superior", "party_body", "organising_body"])
    for person in people:
        person.full_name = one_line(person.full_name)
        person.sort_key = sort_key(person.full_name)
        person.clean_fields(exclude=["managed_by"])
    for term in terms:
        term.title, term.recorded_at, term.entered_by = one_line(term.title), now, entered_by
        term.clean_fields(exclude=["person", "agency"])
    with changing():
        Agency.objects.bulk_create(agencies)
        Person.objects.bulk_create(people)
        OfficeTerm.objects.bulk_create(terms)
        told = (
            *(("agency", row, _AGENCY_FIELDS) for row in agencies),
            *(("person", row, _PERSON_FIELDS) for row in people),
            *(("term", row, _TERM_FIELDS) for row in terms),
        )
        Change.objects.bulk_create(
            Change(
                recorded_at=now,
                entered_by=entered_by,
                subject=subject,
                key=str(row.pk),
                after=_plain({name: getattr(row, name) for name in fields}),
                ground=_ground.get().document,
            )
            for subject, row, fields in told
        )


def end_term(term: OfficeTerm, until: date | None, *, entered_by: str, now: datetime) -> None:
    """End a term; `until` is its last day, nothing opens it again. Raises `ValidationError` when that lies before its first."""
    term.until = until
    term.full_clean()
    _save(term, "term", _TERM_FIELDS, entered_by, now)


def retitle_term(term: OfficeTerm, title: str, *, entered_by: str, now: datetime) -> None:
    """Correct how an office is signed. Raises `ValidationError` for a title too long."""
    term.title = one_line(title)
    term.full_clean()
    _save(term, "term", _TERM_FIELDS, entered_by, now)


def void_term(term: OfficeTerm, *, entered_by: str, now: datetime) -> None:
    """Take back a term entered by mistake: it stays on record and no longer counts."""
    term.void = True
    _save(term, "term", _TERM_FIELDS, entered_by, now)


def _save(
    row: Agency | Person | OfficeTerm, subject: str, fields: tuple[str, ...], entered_by: str, now: datetime
) -> None:
    with changing():
        stored = type(row).objects.filter(pk=row.pk).values(*fields).first() if row.pk else None
        values = {name: getattr(row, name) for name in fields}
        after = values if stored is None else {n: v for n, v in values.items() if v != stored[n]}
        if not after:
            return
        row.save(force_insert=stored is None)
        Change.objects.create(
            recorded_at=now,
            entered_by=entered_by,
            subject=subject,
            key=str(row.pk),
            before=None if stored is None else _plain({name: stored[name] for name in after}),
            after=_plain(after),
            ground=_ground.get().document,
            reason=_ground.get().reason,
        )


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: v.isoformat() if hasattr(v, "isoformat") else v for name, v in values.items()}
