"""Limits that passed without the act they wait for, and who is reminded of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.documents.drafting.people import people
from khoithong.documents.facts import Overdue
from khoithong.procedure import routing
from khoithong.procedure.calendar import OutsideCalendar

if TYPE_CHECKING:
    from datetime import date

    from khoithong.documents.drafting.matter import Matter
    from khoithong.procedure.case import Limit


def overdue(matter: Matter) -> tuple[Overdue, ...]:
    """Every limit overdue on the day, the oldest first."""
    found = [limit for limit in matter.case.limits if limit.state(matter.day) == "overdue"]
    return tuple(_told(matter, limit) for limit in sorted(found, key=lambda one: one.due))


def reminding(matter: Matter) -> str:
    """Who reminds: the deciding agency those who carry the proposal out, the agency above the deciding agency itself."""
    late = [limit for limit in matter.case.limits if limit.state(matter.day) == "overdue"]
    own = all(_by_executors(limit) for limit in late)
    above = None if own else routing.superior(matter.setting, matter.agency)
    return above or matter.agency


def _told(matter: Matter, limit: Limit) -> Overdue:
    provision = matter.regulation.labels.get(limit.provision or "", "")
    return Overdue(
        matter.labels.deadlines[limit.id],
        limit.due,
        _amount(matter, limit, matter.day),
        provision or matter.labels.deadline_kinds["agency"],
        _owner(matter, limit),
    )


def _by_executors(limit: Limit) -> bool:
    return limit.rule is None or limit.rule.owner == "executor"


def _owner(matter: Matter, limit: Limit) -> str:
    if _by_executors(limit):
        return "; ".join(one.words for one in people(matter, matter.case.executors, matter.day))
    return f"Người đứng đầu {matter.name(matter.agency)}"


def _amount(matter: Matter, limit: Limit, day: date) -> str:
    """`02 ngày làm việc`, in the unit the limit is counted in; calendar days beyond the calendar's end."""
    if limit.rule is not None and limit.rule.number.unit == "working_days":
        try:
            return f"{matter.setting.calendar.working_days_between(limit.due, day):02} ngày làm việc"
        except OutsideCalendar:
            pass
    return f"{(day - limit.due).days:02} ngày"
