"""The council: who sits on it, as what, since when the plan is with them, and on which days it may lawfully meet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from khoithong.procedure import deadlines, electorate
from khoithong.procedure.calendar import OutsideCalendar
from khoithong.procedure.deadlines import dispatched_on, lawful_meeting_days
from khoithong.web.adapters import date_explanation
from khoithong.web.casepage.people import person_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import Citation, DateExplanation, Person


_SEARCHED: Final = 60
"""So many days ahead a day is looked for on which a council could be established in time to meet."""


@dataclass(frozen=True, slots=True)
class SeatView:
    """One seat."""

    person: Person
    capacity: str
    standing: str
    sent: date | None
    secretary: bool


@dataclass(frozen=True, slots=True)
class CouncilView:
    """The council as the page shows it."""

    established: date
    seats: Sequence[SeatView]
    citation: Citation | None
    window: WindowView | None


@dataclass(frozen=True, slots=True)
class WindowView:
    """The working days on which the council may lawfully meet."""

    days: Sequence[date]
    explanation: DateExplanation
    citation: Citation | None
    limit: date
    """The last day of the meeting's own limit."""


def council(ground: Ground) -> CouncilView | None:
    """The council of the case, if one was established."""
    found, rule = ground.case.council, ground.regulation.council
    if found is None or rule is None:
        return None
    seats = [_seat(ground, place) for place in range(len(found.seats))]
    return CouncilView(found.established, seats, ground.cite(rule.size_provision), window(ground))


def _seat(ground: Ground, place: int) -> SeatView:
    seats = ground.case.council.seats if ground.case.council else []
    seat, labels = seats[place], ground.labels
    person = electorate.occupant(ground.setting, ground.case, seat, ground.day) or seat.person
    return SeatView(
        person_of(ground, person),
        labels.capacities[seat.capacity],
        labels.member_standings[seat.standing],
        seat.sent,
        seat.secretary,
    )


def window(ground: Ground) -> WindowView | None:
    """The lawful meeting days while the council has yet to meet."""
    case, rule = ground.case, ground.regulation.council
    limit = case.running("council_meeting")
    if case.council is None or rule is None or limit is None or limit.ended is not None:
        return None
    base = dispatched_on(case) or max(case.council.established, ground.day)
    if base > limit.due:
        return None
    explained = ground.setting.calendar.explain_window(base, limit.due, rule.notice.value)
    cited = ground.cite(rule.notice_provision)
    return WindowView(
        lawful_meeting_days(ground.setting, case, ground.day),
        date_explanation("Ngày gửi kế hoạch sớm nhất", base, explained, cited, today=ground.day),
        cited,
        limit.due,
    )


def coming_window(ground: Ground, day: date) -> WindowView | None:
    """The lawful meeting days of a council established on a day, with the plan sent the same day."""
    council = ground.regulation.council
    effects = ground.setting.effects.get("council_established")
    rules = [rule for rule in effects.starts if rule.id == "council_meeting"] if effects else []
    if council is None or not rules:
        return None
    try:
        limit = deadlines.count(ground.setting, rules[0], day)
    except OutsideCalendar:
        return None
    calendar, notice = ground.setting.calendar, council.notice.value
    cited = ground.cite(council.notice_provision)
    event = f"Thành lập Hội đồng và gửi kế hoạch {'hôm nay' if day == ground.day else 'ngày này'}"
    return WindowView(
        calendar.lawful_meeting_days(day, limit, notice),
        date_explanation(event, day, calendar.explain_window(day, limit, notice), cited, today=ground.day),
        cited,
        limit,
    )


def first_window(ground: Ground) -> tuple[date, WindowView] | None:
    """The first working day from today on which a council could be established and still lawfully meet."""
    for ahead in range(_SEARCHED):
        day = ground.day + timedelta(days=ahead)
        if not ground.setting.calendar.covers(day) or not ground.setting.calendar.is_working(day):
            continue
        found = coming_window(ground, day)
        if found is not None and found.days:
            return day, found
    return None
