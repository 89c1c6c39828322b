"""What stands beside the fields of some acts: the facts the person needs to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from khoithong.procedure import electorate, routing
from khoithong.procedure.guards import opinion_of
from khoithong.web.actforms.reading import read, read_day
from khoithong.web.casepage.composition import Seat, composition
from khoithong.web.casepage.council import window
from khoithong.web.casepage.limits import deadline_of, running
from khoithong.web.casepage.people import person_of
from khoithong.web.casepage.voting import excluded_on, exclusion_words, tally, view

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from khoithong.procedure.case import Meeting
    from khoithong.web.actforms.context import FormContext
    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import Citation

Surroundings = dict[str, Any]


def surroundings(form: FormContext) -> Surroundings:
    """The template's further context; empty for most acts."""
    found = _BY_KIND.get(form.kind)
    return found(form) if found else {}


# --- meetings -----------------------------------------------------------------------------------------------


def _meeting(form: FormContext) -> Surroundings:
    """Roll and running tally of the meeting now convened."""
    ground, meeting = form.ground, form.ground.case.meeting
    if meeting is None:
        return {}
    chair = electorate.chair(ground.setting, ground.case, meeting)
    return {
        "meeting": view(ground, meeting, len(ground.case.closed_meetings) + 1, opened=form.counts),
        "sheet": _sheet(ground, meeting),
        "chair_waits": chair is not None and chair not in meeting.ballots,
        "would_pass": _would_pass(ground, meeting) if form.counts else None,
    }


def _sheet(ground: Ground, meeting: Meeting) -> list[tuple[str, Citation | None]]:
    rule = ground.regulation.council
    if rule is None or meeting.route != "council":
        return []
    return [(heading.heading, ground.cite(heading.provision)) for heading in rule.sheet]


def _would_pass(ground: Ground, meeting: Meeting) -> str:
    passed = electorate.tally(ground.setting, ground.case, meeting).passed
    if meeting.stage == "approval":
        return "Được thông qua" if passed else "Không được thông qua"
    if ground.case.terminated:
        return "Đã chấm dứt thực hiện: phải nêu kết luận"
    return "Hoàn thành" if passed else "Không đạt mức hoàn thành: phải nêu kết luận và lý do"


def _convening(form: FormContext) -> Surroundings:
    """Who would vote on the day typed, else today, and the limits that bear on the day."""
    ground = form.ground
    day = read_day(form.typed.one("on")) or ground.day
    if not ground.setting.calendar.covers(day):
        return {"day_outside": day}
    case = ground.case
    if case.route == "council":
        voters = electorate.members(ground.setting, case, day)
        out = [one for one in _seated(ground, day) if one not in voters]
    else:
        agency = routing.deciding_agency(ground.setting, case, day)
        voters = electorate.leadership(ground.setting, case, agency, day)
        out = excluded_on(ground, day)
    rule = ground.regulation.meetings.get((case.stage, case.route))
    return {
        "on": day,
        "day_off": not ground.setting.calendar.is_working(day),
        "coming": [person_of(ground, person, day) for person in voters],
        "left_out": [
            (person_of(ground, person, day), exclusion_words(ground, person, day)) for person in out
        ],
        "exclusion": ground.cite(rule.exclusion) if rule else None,
        "limits": _meeting_limits(ground),
        "window": window(ground),
        "outside_window": _outside_window(ground, day) if form.typed.one("on") else False,
        "after_limit": _after_limit(ground, day) if form.typed.one("on") else False,
    }


def _seated(ground: Ground, day: date) -> list[str]:
    seats = ground.case.council.seats if ground.case.council else []
    people = (electorate.occupant(ground.setting, ground.case, seat, day) for seat in seats)
    return [person for person in people if person is not None]


_OF_MEETINGS: Final = frozenset({"approval_meeting", "council_meeting", "evaluation_meeting"})


def _meeting_limits(ground: Ground) -> list[Any]:
    return [
        deadline_of(ground, index, explained=True)
        for index in running(ground)
        if ground.case.limits[index].id in _OF_MEETINGS
    ]


def _after_limit(ground: Ground, day: date) -> bool:
    places = [ground.case.limits[index] for index in running(ground)]
    return any(limit.id in _OF_MEETINGS and day > limit.due for limit in places)


def _outside_window(ground: Ground, day: date) -> bool:
    found = window(ground)
    return found is not None and ground.case.stage == "approval" and day not in found.days


# --- councils ------------------------------------------------------------------------------------


def _composing(form: FormContext) -> Surroundings:
    """The rules of composition one by one, each against the members typed."""
    ground = form.ground
    if ground.regulation.council is None:
        return {}
    typed = read(form).data.get("members") or ()
    seats = [
        Seat(one.get("person", ""), one.get("capacity", ""), one.get("as", ""), bool(one.get("secretary")))
        for one in typed
    ]
    return {"checks": composition(ground, seats, ground.day, draft=True)}


# --- decisions ----------------------------------------------------------------------------------------------


def _gates(form: FormContext) -> Surroundings:
    """The facts the publication rests on: meeting, opinion, conclusion."""
    return {"gates": list(_gate_list(form.ground))}


def _gate_list(ground: Ground) -> Iterator[tuple[str, str, Citation | None]]:
    case, labels = ground.case, ground.labels
    if case.assessment is not None and case.assessment.tally is not None:
        yield _meeting_gate(ground, case.assessment)
    opinion = opinion_of(case)
    if opinion.value is not None and opinion.given is not None:
        words = labels.choices["give_party_opinion.opinion"][opinion.value]
        cited = ground.cite(ground.regulation.opinion.principle)
        yield labels.acts["give_party_opinion"].noun, f"{words}, ngày {_shown(opinion.given)}", cited
    if case.conclusion is not None:
        yield "Kết luận đánh giá", labels.evaluations[case.conclusion], None


def _meeting_gate(ground: Ground, meeting: Meeting) -> tuple[str, str, Citation | None]:
    shown, counted_votes = view(ground, meeting, 0), tally(ground, meeting)
    words = "được thông qua" if counted_votes.passed else "không được thông qua"
    counted = f"tán thành {counted_votes.votes_for}/{counted_votes.denominator}"
    return shown.title, f"{_shown(meeting.closed)}: {words}, {counted}", shown.citation


def _shown(day: date | None) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year}" if day else ""


_BY_KIND: Final[dict[str, Callable[[FormContext], Surroundings]]] = {
    "vote": _meeting,
    "close_meeting": _meeting,
    "convene_meeting": _convening,
    "establish_council": _composing,
    "publish_result": _gates,
}
