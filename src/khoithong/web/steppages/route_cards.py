"""The two ways a plan can be considered, side by side: who votes, by which days, and on what it rests."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.urls import reverse

from khoithong.procedure import electorate, routing
from khoithong.procedure.forecast import coming
from khoithong.web.actforms.foresight import trial
from khoithong.web.casepage.council import coming_window, first_window, window
from khoithong.web.casepage.excerpts import excerpts
from khoithong.web.casepage.limits import coming_deadline, deadline_of
from khoithong.web.casepage.milestones import holds_meeting
from khoithong.web.casepage.people import person_of
from khoithong.web.casepage.voting import excluded_on, exclusion_words
from khoithong.web.components import Link, Voter
from khoithong.web.strip import Mark, strip

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from khoithong.procedure.case import Case
    from khoithong.web.casepage.council import WindowView
    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import Citation, Deadline, Person
    from khoithong.web.strip import Strip


@dataclass(frozen=True, slots=True)
class NumberedLimit:
    """A limit, by the number under which the strip marks its day."""

    number: int
    deadline: Deadline
    coming: bool
    """Whether it begins only with a later step."""


@dataclass(frozen=True, slots=True)
class RouteCard:
    """One way."""

    route: str
    label: str
    citation: Citation | None
    chosen: bool
    limits: Sequence[NumberedLimit]
    strip: Strip | None
    voters: Sequence[Person]
    """Who would vote today; for a council not composed yet only its chair."""
    composed: bool
    """Whether `voters` are all: a council is composed later."""
    excluded: Sequence[Voter]
    chair: Person | None
    size: str
    """How large a council must be."""
    majority: Sequence[Citation]
    tie: Sequence[Citation]
    window: WindowView | None
    """The lawful meeting days of a council."""
    first: tuple[date, WindowView] | None
    """Where none is left if it were established today: the first day of establishing that leaves one."""
    action: Link | None


def routes_of(ground: Ground) -> list[str]:
    """The ways a plan may go under the case's regulation; the one it goes where there is no choice."""
    acts, meetings = ground.regulation.acts, ground.regulation.meetings
    if "choose_route" not in acts:
        return [ground.case.route] if holds_meeting(ground, "approval") else []
    return [route for route in ("collective", "council") if ("approval", route) in meetings]


def cards(ground: Ground) -> list[RouteCard]:
    """The ways that are open, as they would run if chosen today."""
    return [card(ground, route) for route in routes_of(ground)]


def card(ground: Ground, route: str) -> RouteCard:
    """One way."""
    case = _on_route(ground, route)
    rule = ground.regulation.meetings["approval", route]
    found_limits = limits(ground, case)
    found_window = _window(ground, case) if route == "council" else None
    first = first_window(ground) if found_window is not None and not found_window.days else None
    meeting = f"meetings.approval.{route}"
    head = ground.procedure.head(case, ground.day)
    return RouteCard(
        route=route,
        label=ground.labels.routes[route],
        citation=ground.cite(rule.provision),
        chosen=route == ground.case.route,
        limits=found_limits,
        strip=_strip(ground, found_limits, found_window),
        voters=[person_of(ground, person) for person in _voters(ground, case)],
        composed=route == "collective" or case.council is not None,
        excluded=_excluded(ground, case, rule.exclusion),
        chair=person_of(ground, head) if head is not None and head not in case.proposers else None,
        size=_size(ground) if route == "council" else "",
        majority=excerpts(ground, f"{meeting}.majority"),
        tie=excerpts(ground, f"{meeting}.tie"),
        window=found_window,
        first=first,
        action=_action(ground, route),
    )


def limits(ground: Ground, case: Case) -> list[NumberedLimit]:
    """The limits that run in a case, or a trial of it, and those to come, in the order of their days."""
    run = [
        (deadline_of(ground, index, explained=True, case=case), False)
        for index, limit in enumerate(case.limits)
        if limit.ended is None
    ]
    later = [
        (coming_deadline(ground, one, case), True)
        for one in coming(ground.setting, case, ground.day).values()
    ]
    ordered = sorted([*run, *later], key=lambda pair: (pair[0].due is None, pair[0].due))
    return [NumberedLimit(number, *pair) for number, pair in enumerate(ordered, 1)]


def _on_route(ground: Ground, route: str) -> Case:
    if route == ground.case.route or "choose_route" not in ground.regulation.acts:
        return ground.case
    return trial(ground, "choose_route", {"route": route, "reason": "-"})


def _window(ground: Ground, case: Case) -> WindowView | None:
    return window(ground) if case.council is not None else coming_window(ground, ground.day)


def _strip(ground: Ground, limits: Sequence[NumberedLimit], window: WindowView | None) -> Strip | None:
    marks = [
        Mark(one.deadline.due, f"({one.number})", one.deadline.label)
        for one in limits
        if one.deadline.due is not None
    ]
    lawful = window.days if window is not None else ()
    return strip(ground.setting.calendar, ground.day, marks, lawful, "ngày Hội đồng họp đúng quy định")


def _voters(ground: Ground, case: Case) -> Sequence[str]:
    if case.route == "council":
        return electorate.members(ground.setting, case, ground.day)
    agency = routing.deciding_agency(ground.setting, case, ground.day)
    return electorate.leadership(ground.setting, case, agency, ground.day)


def _excluded(ground: Ground, case: Case, provision: str) -> list[Voter]:
    """Who has no vote because the proposal is theirs: leaders on the one way, every proposer on the other."""
    out = excluded_on(ground, ground.day)
    if case.route == "council" and ground.setting.options.proposer_on_council == "excluded":
        out = list(case.proposers)
    cited = ground.cite(provision)
    found = []
    for person in out:
        words = exclusion_words(ground, person, ground.day)
        found.append(
            Voter(person_of(ground, person), "excluded", reason=words[:1].upper() + words[1:], citation=cited)
        )
    return found


def _size(ground: Ground) -> str:
    rule = ground.regulation.council
    return f"từ {rule.minimum.value:02} đến {rule.maximum.value:02} thành viên" if rule is not None else ""


def _action(ground: Ground, route: str) -> Link | None:
    """The button of a way, for whoever may press it."""
    if route != ground.case.route:
        return _link(ground, "choose_route", _CHOOSE[route], f"?cach={route}")
    if route == "council":
        found = _link(ground, "establish_council", "Thành lập Hội đồng")
        return replace(found, url=reverse("step-council", args=[ground.row.code])) if found else None
    return _link(ground, "convene_meeting", _CHOOSE[route])


_CHOOSE = {"collective": "Họp tập thể lãnh đạo", "council": "Giao Hội đồng"}


def _link(ground: Ground, kind: str, words: str, query: str = "") -> Link | None:
    here = ground.here
    if ground.procedure.why_not(ground.loaded.case, here.person, kind, here.now) is not None:
        return None
    return Link(words, f"{ground.act_url(kind)}{query}")
