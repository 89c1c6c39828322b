"""Hội đồng đánh giá: composition rule by rule, seats, days on which it may meet, the plan sent, the sheets handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from khoithong.procedure import deadlines, electorate
from khoithong.web.casepage.composition import Seat, composition
from khoithong.web.casepage.council import coming_window, first_window, window
from khoithong.web.casepage.excerpts import excerpts
from khoithong.web.casepage.limits import deadline_of
from khoithong.web.casepage.voting import meetings
from khoithong.web.steppages.council_seats import approval_meeting, last_day_to_send, replacements, seats
from khoithong.web.steppages.dispatches import dispatches
from khoithong.web.steppages.page import StepPage
from khoithong.web.steppages.review_sheets import headings, reviews
from khoithong.web.strip import Mark, strip

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from khoithong.procedure.case import Council
    from khoithong.web.casepage.composition import Check
    from khoithong.web.casepage.council import WindowView
    from khoithong.web.casepage.ground import Ground
    from khoithong.web.strip import Strip


def _facts(ground: Ground) -> dict[str, Any]:
    council = ground.case.council
    days = window(ground) if council is not None else _coming(ground)
    return {
        "council": council,
        "establishing": _establishing(ground),
        "rules_met": _checks(ground, council),
        "seats": seats(ground),
        "days": days,
        "first": first_window(ground) if council is None and days is not None and not days.days else None,
        "strip": _strip(ground, council, days),
        "notice": excerpts(ground, "council.notice"),
        "dispatches": dispatches(ground),
        "dispatch_limit": _dispatch_limit(ground),
        "replacements": replacements(ground),
        "headings": headings(ground),
        "reviews": reviews(ground),
        "council_meetings": [one for one in meetings(ground) if one.route == "council"],
        "convened": approval_meeting(ground),
        "said": [
            one
            for part in ("size", "chair", "members", "notice")
            for one in excerpts(ground, f"council.{part}")
        ],
    }


def _coming(ground: Ground) -> WindowView | None:
    """The lawful meeting days of a council established today, while one may be."""
    waits = ground.case.status == "under_review" and ground.case.route == "council"
    return coming_window(ground, ground.day) if waits else None


def _establishing(ground: Ground) -> Any:
    """The act that established it."""
    council = ground.case.council
    return ground.loaded.acts[council.act] if council is not None else None


def _checks(ground: Ground, council: Council | None) -> list[Check]:
    """The rules against the council as it is, on the day it last met; as it stands today before."""
    if council is None:
        return composition(ground, [], ground.day, draft=True)
    held = [one.on for one in ground.case.closed_meetings if one.route == "council"]
    day = held[-1] if held and ground.case.meeting is None else ground.day
    return composition(ground, list(_filled(ground, council, day)), day, draft=False)


def _filled(ground: Ground, council: Council, day: date) -> Iterator[Seat]:
    for seat in council.seats:
        person = electorate.occupant(ground.setting, ground.case, seat, day)
        yield Seat(person or "", seat.capacity, seat.standing, seat.secretary)


def _dispatch_limit(ground: Ground) -> Any:
    limits = ground.case.limits
    place = next((place for place, one in enumerate(limits) if one.id == deadlines.PLAN_DISPATCH), None)
    return deadline_of(ground, place, explained=True) if place is not None else None


def _strip(ground: Ground, council: Council | None, days: WindowView | None) -> Strip | None:
    """Drawn until the council has met: its lawful days, its limit, the day convened, the last day to send the plan."""
    if days is None and (council is None or ground.case.approval is not None):
        return None
    marks = []
    if days is not None:
        marks.append(Mark(days.limit, "hạn họp", "Hạn họp"))
    meeting, last = ground.case.meeting, last_day_to_send(ground)
    if meeting is not None:
        marks.append(Mark(meeting.on, "họp", "Ngày họp đã triệu tập"))
    if last is not None:
        marks.append(Mark(last, "hạn gửi", "Ngày cuối để gửi kế hoạch"))
    lawful = days.days if days is not None else ()
    return strip(ground.setting.calendar, ground.day, marks, lawful, "ngày họp đúng quy định")


def _reached(ground: Ground) -> bool:
    return ground.case.route == "council" or ground.case.council is not None


PAGE: Final = StepPage(
    name="council",
    path="hoi-dong/<str:code>/",
    title="Hội đồng đánh giá",
    short="Hội đồng",
    kinds=(
        "establish_council",
        "dispatch_plan",
        "convene_meeting",
        "replace_council_member",
    ),
    facts=_facts,
    reached=_reached,
    known=lambda ground: ground.regulation.council is not None,
    owns=lambda ground, kind: (
        kind != "convene_meeting" or (ground.case.route == "council" and ground.case.decision is None)
    ),
    stays=True,
)
