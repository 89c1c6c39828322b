"""What a change of the working calendar would do to the limits that run: recomputed, never written.

The engine replays each case twice, with the calendar as it is and with the days changed; the confidential stream
takes no part, as it moves no limit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import connection

from khoithong.casefiles import law
from khoithong.casefiles.many import acts_of_cases
from khoithong.casefiles.rights import condition
from khoithong.casefiles.rows import SELECT, CaseRow, case_row
from khoithong.procedure.calendar import OutsideCalendar
from khoithong.procedure.deadlines import PLAN_DISPATCH
from khoithong.procedure.engine import Procedure
from khoithong.procedure.vocabulary import AGENCY_DEADLINES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from khoithong.casefiles.rights import Reader
    from khoithong.organisation.snapshot import Directory
    from khoithong.procedure.calendar import DayKind
    from khoithong.procedure.case import Case

MOST: Final = 200
"""Cases recomputed at once; those due first come first."""


@dataclass(frozen=True, slots=True)
class MovedLimit:
    """A limit that runs and would end on another day."""

    case: CaseRow
    number: int
    """Its place among the case's limits, from 1."""
    deadline: str
    provision: str | None
    before: date
    after: date


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a change would do."""

    moved: tuple[MovedLimit, ...]
    """By the day each would end on."""
    beyond: tuple[CaseRow, ...]
    """Cases with a limit that would end after the calendar's last day."""
    examined: int
    """Cases with a limit the changed days could touch."""
    cut: bool
    """Whether there are more of them than were examined."""


def outlook(changes: Mapping[date, DayKind], who: Reader, picture: Directory, *, most: int = MOST) -> Outlook:
    """The limits of the cases a reader may read that would move with these days. Two statements at most."""
    rows = _touchable(min(changes), max(changes), who, most + 1)
    examined = rows[:most]
    acts = acts_of_cases([row.id for row in examined])
    moved: list[MovedLimit] = []
    beyond: list[CaseRow] = []
    changed: dict[Procedure, Procedure] = {}
    for row in examined:
        procedure = law.procedure(row.pack, row.readings, picture)
        if procedure not in changed:
            changed[procedure] = _under(procedure, row, changes)
        case = procedure.replay(acts[row.id])
        if not _touched(case, min(changes), max(changes)):
            continue
        try:
            moved += _moved(row, case, changed[procedure].replay(acts[row.id]))
        except OutsideCalendar:
            beyond.append(row)
    moved.sort(key=lambda one: (one.after, one.case.id, one.number))
    return Outlook(tuple(moved), tuple(beyond), len(examined), len(rows) > most)


_TOUCHABLE: Final = """
WITH change AS (SELECT %s::date AS first, %s::date AS last)
SELECT {select} FROM casefiles_case c, change WHERE {readable} AND EXISTS (
    SELECT FROM casefiles_deadlinerow r WHERE r.case_id = c.id AND r.closed_on IS NULL AND (
        r.deadline <> ALL(%s) AND r.due >= change.first
        AND least(c.received_on, (c.created_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date) < change.last
        OR r.deadline = %s AND r.due <= change.last AND (
            EXISTS (SELECT FROM casefiles_deadlinerow d WHERE d.case_id = c.id AND d.due >= change.first)
            OR EXISTS (SELECT FROM casefiles_meetingrow m WHERE m.case_id = c.id AND m.day >= change.first)
        )
    )
)
ORDER BY c.due NULLS LAST, c.id LIMIT %s
"""
"""Cases with a running limit of the regulation that lies around the days. A limit counts from the submission at the
earliest; one counted back ends before the day it counts from, which is another limit's or a meeting's."""

_NOT_FORWARDS: Final = [*AGENCY_DEADLINES, PLAN_DISPATCH]
"""Limits no calendar moves, and the one that counts back."""


def _touchable(first: date, last: date, who: Reader, limit: int) -> list[CaseRow]:
    readable, parameters = condition(who)
    with connection.cursor() as cursor:
        cursor.execute(
            _TOUCHABLE.format(select=SELECT, readable=readable),
            [first, last, *parameters, _NOT_FORWARDS, PLAN_DISPATCH, limit],
        )
        return [case_row(values) for values in cursor.fetchall()]


def _under(procedure: Procedure, row: CaseRow, changes: Mapping[date, DayKind]) -> Procedure:
    setting = procedure.setting
    calendar = setting.calendar.with_days(changes)
    return Procedure(setting.regulation, setting.organisation, calendar, dict(row.readings))


def _touched(case: Case, first: date, last: date) -> bool:
    """Whether a running limit of the regulation counts any of these days; spares most cases the second replay."""
    return any(
        limit.due <= last if limit.id == PLAN_DISPATCH else limit.since < last and limit.due >= first
        for limit in case.limits
        if limit.ended is None and limit.rule is not None
    )


def _moved(row: CaseRow, before: Case, after: Case) -> list[MovedLimit]:
    """The same acts begin the same limits in the same order, whatever the calendar."""
    pairs = enumerate(zip(before.limits, after.limits, strict=True), start=1)
    return [
        MovedLimit(row, number, was.id, was.provision, was.due, now.due)
        for number, (was, now) in pairs
        if was.ended is None and was.due != now.due
    ]
