"""Deadlines as they run: begun by events, met, cancelled, revived. Lateness is never erased."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from khoithong.procedure.case import Case, Limit
from khoithong.procedure.setting import NO_EFFECTS, Setting

if TYPE_CHECKING:
    from datetime import date

    from khoithong.procedure.regulation import DeadlineRule

PLAN_DISPATCH = "plan_dispatch"
"""The one limit that counts backwards, from the meeting day."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline at a moment: due on a day, with its state."""

    id: str
    due: date
    state: str
    kind: Literal["statutory", "agency"]
    provision: str | None
    index: int
    """Its place among the case's limits; the same deadline may run more than once."""
    ended: date | None = None


def at_moment(case: Case, day: date) -> list[Deadline]:
    """All deadlines of a case in the order they began, with their states at the end of ``day``."""
    return [
        Deadline(
            limit.id,
            limit.due,
            limit.state(day),
            "agency" if limit.rule is None else "statutory",
            limit.provision,
            index,
            limit.ended,
        )
        for index, limit in enumerate(case.limits)
    ]


def late(case: Case, day: date) -> list[str]:
    """The deadlines that are overdue or were met or cancelled late, once each."""
    return list(dict.fromkeys(limit.id for limit in case.limits if limit.state(day) in ("late", "overdue")))


def fire(setting: Setting, case: Case, event: str, day: date, act: int) -> None:
    """Lets an event of ``day`` end and begin the deadlines it concerns."""
    effects = setting.effects.get(event, NO_EFFECTS)
    for deadline in effects.meets:
        end(case, deadline, day, "met")
    for deadline in effects.cancels:
        end(case, deadline, day, "cancelled")
    for rule in effects.starts:
        if rule.route is None or rule.route == case.route:
            _start(setting, case, rule, day, act)


def end(case: Case, deadline: str, day: date, how: Literal["met", "cancelled"]) -> None:
    """Ends the newest instance of a deadline if it still runs."""
    limit = case.running(deadline)
    if limit is not None and limit.ended is None:
        limit.ended, limit.how = day, how


def end_all(case: Case, day: date) -> None:
    """Cancels every deadline that still runs."""
    for limit in case.limits:
        if limit.ended is None:
            limit.ended, limit.how = day, "cancelled"


def _start(setting: Setting, case: Case, rule: DeadlineRule, day: date, act: int) -> None:
    since = case.received if "receipt" in rule.starts else day
    if since is None:
        return
    present = case.running(rule.id)
    if present is None:
        due = count(setting, rule, since)
        case.limits.append(Limit(rule.id, due, since, act, rule, rule.provision.of(case.route)))
    elif present.how == "cancelled":
        # Back on the path it belongs to, the old limit revives: a detour never moves it.
        present.ended = present.how = None
    elif rule.restarts and present.ended is None and day <= present.due:
        present.since, present.act = since, act
        present.due = count(setting, rule, since)


def count(setting: Setting, rule: DeadlineRule, since: date) -> date:
    """The last day of a limit that counts from ``since``.

    The limit for sending the plan has no day of its own: ``redate_dispatch`` sets it from the meeting's.
    """
    if rule.id == PLAN_DISPATCH:
        return since
    if rule.number.unit == "working_days":
        return setting.calendar.add_working_days(since, rule.number.value)
    return setting.calendar.add_days(since, rule.number.value)


def dispatch_day(setting: Setting, meeting_day: date) -> date:
    """The last day to send the plan for a meeting on ``meeting_day`` (8/3)."""
    council = setting.regulation.council
    if council is None:
        raise ValueError("regulation without a council")
    return setting.calendar.working_days_before(meeting_day, council.notice.value)


def redate_dispatch(setting: Setting, case: Case) -> None:
    """Sets when the plan had to be sent, and whether all members have it.

    Before a convening the last lawful meeting day counts, which is the meeting's own limit: a limit always ends on
    a working day. From the convening on it is the day convened, at last the day the meeting was held.
    """
    limit, meeting_limit = case.running(PLAN_DISPATCH), case.running("council_meeting")
    if limit is None or meeting_limit is None or case.council is None:
        return
    held = case.closed_meetings[0].closed if case.closed_meetings else None  # what it judged stays judged
    if held is not None:
        limit.due = dispatch_day(setting, held)
    elif case.meeting is not None:
        limit.due = dispatch_day(setting, case.meeting.on)
    else:
        limit.due = dispatch_day(setting, meeting_limit.due)
    sent = [seat.sent for seat in case.council.seats]
    days = [day for day in sent if day is not None]
    if len(days) == len(sent) and (held is None or limit.ended is None):
        limit.ended, limit.how = max(days), "met"


def lawful_meeting_days(setting: Setting, case: Case, today: date) -> tuple[date, ...]:
    """The working days on which the council may lawfully meet, as seen ``today`` (8/3)."""
    meeting_limit = case.running("council_meeting")
    if case.council is None or meeting_limit is None or setting.regulation.council is None:
        return ()
    base = dispatched_on(case) or max(case.council.established, today)
    return setting.calendar.lawful_meeting_days(
        base, meeting_limit.due, setting.regulation.council.notice.value
    )


def dispatched_on(case: Case) -> date | None:
    """The day the last member was sent the plan; ``None`` while someone has not been."""
    if case.council is None:
        return None
    days = [seat.sent for seat in case.council.seats if seat.sent is not None]
    return max(days) if len(days) == len(case.council.seats) else None


def would_be_late(setting: Setting, case: Case, event: str, day: date) -> bool:
    """Whether an event on ``day`` would meet one of its deadlines late."""
    for deadline in setting.effects.get(event, NO_EFFECTS).meets:
        limit = case.running(deadline)
        if limit is not None and limit.ended is None and day > limit.due:
            return True
    return False
