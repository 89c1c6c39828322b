"""From a case's state to its rows: one pure function. The same acts and organisation give the same rows, any day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from khoithong.casefiles.projection.holders import holders, managing_agencies
from khoithong.casefiles.projection.rows import Projection, Row
from khoithong.casefiles.projection.todo import Todo, todos
from khoithong.procedure import electorate, measures, routing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from khoithong.procedure.acts import Act
    from khoithong.procedure.case import Case, Limit, Meeting
    from khoithong.procedure.engine import Procedure
    from khoithong.procedure.measures import Measure
    from khoithong.procedure.regulation import Regulation
    from khoithong.procedure.setting import Setting

TITLE_LENGTH: Final = 160
"""Longest title, in characters."""

_ABOUT_MEASURES: Final = frozenset({"apply_measure", "propose_measure", "decide_measure"})

_OWNERS: Final = {"dispatchers": "head"}
"""Of several who may send the plan to the council, the head answers for it."""


def project(procedure: Procedure, case: Case) -> Projection:
    """The rows of a submitted case, as of its last act. `case` is the state without reports of violations."""
    setting = procedure.setting
    day = case.acts[-1].at.date()
    work = todos(procedure, case, day)
    return Projection(
        summary=_summary(setting, case, work, day),
        tables={
            "casefiles_deadlinerow": frozenset(
                _deadline(setting, case, number, limit, day) for number, limit in enumerate(case.limits)
            ),
            "casefiles_participantrow": frozenset(_participants(setting, case, day)),
            "casefiles_todorow": frozenset(_todo(todo) for todo in work),
            "casefiles_meetingrow": frozenset(
                _meeting(setting, case, number, meeting) for number, meeting in enumerate(_meetings(case))
            ),
            "casefiles_ballotrow": frozenset(
                (number, person, ballot.value, ballot.act + 1)
                for number, meeting in enumerate(_meetings(case))
                for person, ballot in meeting.ballots.items()
            ),
            "casefiles_measurerow": frozenset(_measures(procedure, case, day)),
        },
    )


def title_of(regulation: Regulation, plan: Mapping[str, str | None]) -> str:
    """The first words of a plan, for lists: of the first heading, in the regulation's order, that has text."""
    texts = (plan.get(section.name) for section in regulation.sections)
    words = next((" ".join(text.split()) for text in texts if text and text.strip()), "")
    if len(words) <= TITLE_LENGTH:
        return words
    return words[: TITLE_LENGTH - 1].rsplit(" ", 1)[0] + "…"


def _summary(setting: Setting, case: Case, work: list[Todo], day: date) -> Row:
    running = [limit for limit in case.limits if limit.ended is None]
    first = min(running, key=lambda limit: limit.due, default=None)
    return (
        case.status,
        case.route,
        routing.deciding_agency(setting, case, day) or "",
        case.agency or "",
        _iso(case.received or case.submitted),
        tuple(case.proposers),
        work[0].holder if work else "",
        first.id if first else "",
        _iso(first.due if first else None),
        _iso(case.meeting.on if case.meeting else None),
        case.decision or "",
        case.evaluation or "",
    )


def _deadline(setting: Setting, case: Case, number: int, limit: Limit, day: date) -> Row:
    owner = limit.rule.owner if limit.rule else "executor"
    owners = holders(setting, case, [_OWNERS.get(owner, owner)], day)
    return (
        number,
        limit.id,
        _iso(limit.due),
        limit.provision or "",
        owners[0] if owners else "",
        _iso(limit.ended),
        limit.state(limit.ended) if limit.ended else "",
    )


def _participants(setting: Setting, case: Case, day: date) -> Iterator[Row]:
    for person in case.proposers:
        yield person, "proposer"
    for executor in case.executors:
        yield executor, "executor"
    for meeting in _meetings(case):
        for person in electorate.voters(setting, case, meeting):
            yield person, "voter"
    if case.council is not None:
        for seat in case.council.seats:
            occupant = electorate.occupant(setting, case, seat, day)
            if occupant is not None:
                yield occupant, "secretary" if seat.secretary else seat.capacity
    for agency, relation in _agencies(setting, case, day):
        if agency is not None:
            yield agency, relation


def _agencies(setting: Setting, case: Case, day: date) -> Iterator[tuple[str | None, str]]:
    deciding = routing.deciding_agency(setting, case, day)
    kinds = {act.kind for act in case.acts}
    yield case.agency, "employing"
    yield deciding, "deciding"
    for body in routing.organising_bodies(setting, case, day):
        yield body, "organising"
    if "seek_party_opinion" in kinds:
        yield routing.party_body(setting, case, day), "party_body"
    if "proceed_despite_rejection" in kinds and deciding is not None:
        yield routing.superior(setting, deciding), "superior"
    if case.decision == "approved":
        for agency in managing_agencies(setting, case, day):
            yield agency, "managing"
            yield setting.organisation.agencies[agency].organising_body, "organising"


def _todo(todo: Todo) -> Row:
    return (
        todo.holder,
        todo.kind,
        todo.subject,
        todo.deadline,
        _iso(todo.due),
        _iso(todo.opens_on),
        _iso(todo.since),
    )


def _meetings(case: Case) -> list[Meeting]:
    return [*case.closed_meetings, *([case.meeting] if case.meeting else [])]


def _meeting(setting: Setting, case: Case, number: int, meeting: Meeting) -> Row:
    return (
        number,
        meeting.stage,
        meeting.route,
        _iso(meeting.on),
        electorate.chair(setting, case, meeting) or "",
        _iso(meeting.closed),
        meeting.tally.passed if meeting.tally else None,
    )


def _measures(procedure: Procedure, case: Case, day: date) -> Iterator[Row]:
    setting, head = procedure.setting, procedure.head(case, day)
    for one in procedure.measures(case, day):
        rule = measures.rule_for(setting, case, one.id, one.beneficiary)
        beyond = rule is not None and measures.beyond_head(setting, rule, one.beneficiary, head, day)
        yield (
            one.id,
            one.beneficiary,
            one.provision,
            "managing" if beyond else one.authority,
            measures.managing_agency(setting, case, one.beneficiary, day),
            one.state,
            _iso(_since(case, one) or day),
        )


def _since(case: Case, measure: Measure) -> date | None:
    """The day of the last act about a measure; before any, the day its conditions came true."""
    for act in reversed(case.acts):
        if act.kind in _ABOUT_MEASURES and _names(act, measure):
            return act.effective
    return case.published or case.decided


def _names(act: Act, measure: Measure) -> bool:
    return (act.data["measure"], act.data["beneficiary"]) == (measure.id, measure.beneficiary)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
