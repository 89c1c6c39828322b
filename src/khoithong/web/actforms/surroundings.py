"""What stands beside the fields of some acts: the facts the person needs to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from khoithong.procedure import council as composition
from khoithong.procedure import electorate, routing
from khoithong.procedure.acts import Act
from khoithong.procedure.attempt import Attempt
from khoithong.procedure.forecast import forecast
from khoithong.procedure.guards import opinion_of
from khoithong.web.actforms.foresight import trial
from khoithong.web.actforms.reading import read, read_day
from khoithong.web.casepage.council import coming_window, window
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
        "meeting": view(
            ground, meeting, len(ground.case.closed_meetings) + 1, opened=form.kind == "close_meeting"
        ),
        "sheet": _sheet(ground, meeting),
        "chair_waits": chair is not None and chair not in meeting.ballots,
        "would_pass": _would_pass(ground, meeting) if form.kind == "close_meeting" else None,
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


# --- routes and councils ------------------------------------------------------------------------------------


def _routes(form: FormContext) -> Surroundings:
    """Both calendars side by side: the limits that would run on each route."""
    ground, labels = form.ground, form.ground.labels
    return {
        "routes": [
            (labels.routes[route], route == ground.case.route, _limits_on(ground, route))
            for route in ("collective", "council")
        ]
    }


def _limits_on(ground: Ground, route: str) -> list[tuple[str, date, Citation | None]]:
    """The limits that would run, and those that would follow if every step took the whole of its limit."""
    case = trial(ground, "choose_route", {"route": route, "reason": "-"})
    days = {limit.id: limit.due for limit in case.limits if limit.ended is None}
    days = forecast(ground.setting, case, ground.day) | days
    rules = {
        rule.id: rule
        for rule in ground.regulation.deadlines
        if rule.id in days and rule.route in (None, route)
    }
    return sorted(
        (
            (ground.labels.deadlines[name], days[name], ground.cite(rule.provision.of(route)))
            for name, rule in rules.items()
        ),
        key=lambda line: line[1],
    )


def _composing(form: FormContext) -> Surroundings:
    """The rules of composition one by one, each against the members typed, and the lawful meeting days."""
    rule, ground = form.ground.regulation.council, form.ground
    if rule is None:
        return {}
    faults: dict[str | None, list[str]] = {}
    given = form.checked
    for provision, message in _faults(form) if given else ():
        faults.setdefault(provision, []).append(message)
    rules = {
        rule.size_provision: f"Từ {rule.minimum.value:02} đến {rule.maximum.value:02} thành viên, kể cả Chủ tịch và thư ký",
        rule.chair_provision: "Chủ tịch là người đứng đầu",
        rule.members_provision: "Có Phó Chủ tịch; đúng một thành viên kiêm thư ký; không có người đề xuất; mỗi người một ghế",
    }
    return {
        "rules": [
            (words, ground.cite(provision), faults.get(provision, []), given)
            for provision, words in rules.items()
        ],
        "window": coming_window(ground, ground.day),
    }


def _faults(form: FormContext) -> Iterator[tuple[str | None, str]]:
    data = read(form).data
    act = Act(form.kind, form.ground.here.person, form.ground.here.now, data)
    attempt = Attempt(form.ground.setting, form.ground.loaded.case, act, form.rule, form.fields, data)
    for fault in composition.establishment_faults(attempt):
        yield fault.provision, fault.message


# --- decisions ----------------------------------------------------------------------------------------------


def _gates(form: FormContext) -> Surroundings:
    """The facts a decision rests on: appraisal, meeting, override, opinion."""
    return {"gates": [gate for gate in _gate_list(form.ground) if gate is not None]}


def _gate_list(ground: Ground) -> Iterator[tuple[str, str, Citation | None] | None]:
    case, labels = ground.case, ground.labels
    if case.decision is None and case.appraised is not None:
        yield labels.acts["appraise"].noun, f"Đã có, ngày {_shown(case.appraised)}", None
    meeting = case.approval if case.decision is None else case.assessment
    if meeting is not None and meeting.tally is not None:
        yield _meeting_gate(ground, meeting)
    if case.override is not None and case.decision is None:
        rule = ground.regulation.acts["proceed_despite_rejection"]
        noun = labels.acts["proceed_despite_rejection"].noun
        yield noun, f"Ngày {_shown(case.override)}", ground.cite(rule.provision.of(case.route))
    opinion = opinion_of(case)
    if opinion.value is not None and opinion.given is not None:
        words = labels.choices["give_party_opinion.opinion"][opinion.value]
        cited = ground.cite(ground.regulation.opinion.principle)
        yield labels.acts["give_party_opinion"].noun, f"{words}, ngày {_shown(opinion.given)}", cited
    if case.decision is not None and case.conclusion is not None:
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
    "choose_route": _routes,
    "establish_council": _composing,
    "approve": _gates,
    "disapprove": _gates,
    "proceed_despite_rejection": _gates,
    "publish_result": _gates,
    "give_party_opinion": _gates,
}
