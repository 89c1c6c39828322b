"""What waits for whom: of the acts the procedure allows, those the case cannot go on without.

Which act is possible is the procedure's answer. Here stands only which possible act is the next step rather
than an option, and which limit it would meet.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING, Final

from khoithong.casefiles.projection.holders import holders
from khoithong.casefiles.sealing import UNREAD
from khoithong.procedure import measures
from khoithong.procedure.acts import Act
from khoithong.procedure.refusals import Acceptance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from khoithong.procedure.case import Case, Limit
    from khoithong.procedure.engine import Procedure
    from khoithong.procedure.measures import Measure


@dataclass(frozen=True, slots=True)
class Todo:
    """One piece of work for one person or office."""

    holder: str
    kind: str
    subject: str
    deadline: str
    due: date | None
    opens_on: date | None
    since: date


@dataclass(frozen=True, slots=True)
class Step:
    """A next step: the acts that would take it (the first one possible counts), and the limits it would meet."""

    kinds: tuple[str, ...]
    wanted: Callable[[Case], bool]
    since: Callable[[Case], date | None]
    deadlines: tuple[str, ...] = ()
    at_meeting: bool = False
    """Possible from the meeting day on."""


def _unanswered(case: Case) -> date | None:
    """The day of a request for a supplement that was not answered yet."""
    for act in reversed(case.acts):
        if act.kind in ("supplement_plan", "revise_plan"):
            return None
        if act.kind == "request_supplement":
            return act.effective
    return None


def _unsent(case: Case) -> bool:
    return case.council is not None and any(seat.sent is None for seat in case.council.seats)


def _opinion(case: Case) -> date | None:
    opinion = case.opinion if case.stage == "approval" else case.evaluation_opinion
    return opinion.given or opinion.sought


def _closed(case: Case) -> date | None:
    meeting = case.approval if case.stage == "approval" else case.assessment
    return meeting.closed if meeting else None


def _in(*statuses: str) -> Callable[[Case], bool]:
    return lambda case: case.status in statuses


STEPS: Final = (
    Step(
        ("establish_council",),
        lambda case: case.route == "council" and case.council is None,
        lambda case: case.route_chosen,
        ("council_establishment",),
    ),
    Step(
        ("dispatch_plan",),
        _unsent,
        lambda case: case.council.established if case.council else None,
        ("plan_dispatch",),
    ),
    Step(
        ("convene_meeting",),
        lambda case: case.meeting is None and case.status in ("under_review", "under_evaluation"),
        lambda case: case.reported or case.received,
        ("approval_meeting", "council_meeting", "evaluation_meeting"),
    ),
    Step(
        ("close_meeting",),
        lambda case: case.meeting is not None,
        lambda case: case.meeting.convened if case.meeting else None,
        ("approval_meeting", "council_meeting", "evaluation_meeting"),
        at_meeting=True,
    ),
    Step(
        ("vote",),
        lambda case: case.meeting is not None,
        lambda case: case.meeting.convened if case.meeting else None,
        ("approval_meeting", "council_meeting", "evaluation_meeting"),
        at_meeting=True,
    ),
    Step(
        ("seek_party_opinion",),
        lambda case: case.status in ("awaiting_party_opinion", "awaiting_evaluation_opinion"),
        _closed,
        ("party_opinion_request", "evaluation_opinion_request"),
    ),
    Step(
        ("give_party_opinion",),
        _in("awaiting_party_opinion", "awaiting_evaluation_opinion"),
        _opinion,
    ),
    Step(
        ("approve", "disapprove"),
        _in("under_review", "awaiting_decision"),
        lambda case: _opinion(case) or _closed(case) or case.appraised,
    ),
    Step(
        ("publish_result", "convene_meeting", "seek_party_opinion"),
        _in("awaiting_publication"),
        lambda case: _opinion(case) or _closed(case) or case.reported,
    ),
    Step(
        ("submit_result_report",),
        _in("awaiting_result_report"),
        lambda case: case.completed,
        ("result_report",),
    ),
    Step(
        ("declare_completion", "submit_result_report"),
        _in("in_execution"),
        lambda case: case.decided,
        ("planned_completion",),
    ),
    Step(
        ("report_progress",),
        lambda case: _running(case, ("requested_report",)) is not None,
        lambda case: case.decided,
        ("requested_report",),
    ),
    Step(
        ("inspect",),
        lambda case: case.status == "suspended" and not case.inspected,
        lambda case: case.suspended,
    ),
    Step(
        ("resume",),
        lambda case: case.status == "suspended" and case.inspected,
        lambda case: case.last_inspection,
    ),
    Step(("appraise",), lambda case: case.appraised is None, lambda case: case.received),
    Step(("supplement_plan",), lambda case: _unanswered(case) is not None, _unanswered),
    Step(("register_plan",), lambda case: not case.registered, lambda case: case.submitted),
)
"""The steps, the one that moves the case first."""

_STANDING_ONLY: Final = frozenset({"not_your_act", "excluded_voter", "already_voted"})
"""Refusals that say who may act: the order of the procedure was found good before them."""


def todos(procedure: Procedure, case: Case, day: date) -> list[Todo]:
    """What waits, the step that moves the case first. `day` is the day of the last act: not today."""
    found = [todo for step in STEPS if step.wanted(case) for todo in _of_step(procedure, case, step, day)]
    return found + list(_measures(procedure, case, day))


def _of_step(procedure: Procedure, case: Case, step: Step, day: date) -> Iterator[Todo]:
    opens = case.meeting.on if step.at_meeting and case.meeting else None
    moment = datetime.combine(max(day, opens) if opens else day, time.max)
    for kind in step.kinds:
        if not _in_order(procedure, case, kind, moment):
            continue
        limit = _running(case, step.deadlines)
        since = step.since(case) or day
        for holder in _able(procedure, case, kind, moment):
            yield Todo(
                holder, kind, "", limit.id if limit else "", limit.due if limit else None, opens, since
            )
        return


def _in_order(procedure: Procedure, case: Case, kind: str, moment: datetime) -> bool:
    """Whether the procedure has come to this act, whoever may do it."""
    if kind not in procedure.setting.regulation.acts:
        return False
    refusal = procedure.why_not(case, case.proposers[0], kind, moment)
    return refusal is None or refusal.code in _STANDING_ONLY


def _able(procedure: Procedure, case: Case, kind: str, moment: datetime) -> list[str]:
    """Who may do it: people and heads are asked for by name, other offices have it by their standing."""
    able = []
    for holder in holders(procedure.setting, case, procedure.setting.regulation.acts[kind].by, moment.date()):
        agency, _, role = holder.partition("/")
        person = procedure.setting.organisation.head(agency, moment.date()) if role == "head" else agency
        if (
            role not in ("", "head")
            or person is None
            or procedure.why_not(case, person, kind, moment) is None
        ):
            able.append(holder)
    return able


def _running(case: Case, names: tuple[str, ...]) -> Limit | None:
    """The newest of these limits that still runs."""
    return next((limit for limit in reversed(case.limits) if limit.id in names and limit.ended is None), None)


def _measures(procedure: Procedure, case: Case, day: date) -> Iterator[Todo]:
    """Measures nobody has applied or proposed yet (14/7), and those proposed and not decided."""
    since = case.published or case.decided or day
    head = f"{procedure.deciding_agency(case, day)}/head"
    for measure in procedure.measures(case, day):
        subject = f"{measure.id} {measure.beneficiary}"
        if measure.state == "available":
            kind = _measure_act(procedure, case, measure, day)
            if kind is not None:
                yield Todo(head, kind, subject, "", None, None, since)
        elif measure.state == "proposed":
            agency = measures.managing_agency(procedure.setting, case, measure.beneficiary, day)
            yield Todo(f"{agency}/head", "decide_measure", subject, "", None, None, since)


def _measure_act(procedure: Procedure, case: Case, measure: Measure, day: date) -> str | None:
    """Whether the head himself may apply a measure or has to propose it; the procedure is asked."""
    head = procedure.head(case, day)
    if head is None:
        return "propose_measure" if measure.authority == "managing" else "apply_measure"
    what = {"measure": measure.id, "beneficiary": measure.beneficiary}
    moment = datetime.combine(day, time.max)
    for kind, data in (("apply_measure", {**what, "document": UNREAD}), ("propose_measure", what)):
        if isinstance(procedure.decide(case, Act(kind, head, moment, data)), Acceptance):
            return kind
    return None
