"""Appoint and dismiss: the change of an office, and the work that hangs on it, in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from khoithong.desk.refresh import refresh_offices
from khoithong.organisation import changes

if TYPE_CHECKING:
    from datetime import date, datetime

    from khoithong.organisation.models import OfficeTerm


@transaction.atomic
def appoint(term: OfficeTerm, *, entered_by: str, now: datetime) -> OfficeTerm:
    """Enter a new term of office. Raises `ValidationError` for faulty values or an office already held."""
    changes.appoint(term, entered_by=entered_by, now=now)
    refresh_offices([term.agency_id, term.person_id])
    return term


@transaction.atomic
def end_term(term: OfficeTerm, until: date, *, entered_by: str, now: datetime) -> None:
    """End a term; `until` is its last day. Raises `ValidationError` when that lies before its first."""
    changes.end_term(term, until, entered_by=entered_by, now=now)
    refresh_offices([term.agency_id, term.person_id])


@transaction.atomic
def void_term(term: OfficeTerm, *, entered_by: str, now: datetime) -> None:
    """Take back a term entered by mistake."""
    changes.void_term(term, entered_by=entered_by, now=now)
    refresh_offices([term.agency_id, term.person_id])
