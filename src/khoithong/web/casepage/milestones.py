"""The milestones of a procedure, as the pack and the route of the case give them: the order of the stepper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from khoithong.procedure import deadlines, routing
from khoithong.procedure.attempt import act_provision
from khoithong.procedure.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from khoithong.procedure.case import Case, Opinion
    from khoithong.procedure.setting import Setting
    from khoithong.web.casepage.ground import Ground


@dataclass(frozen=True, slots=True)
class Milestone:
    """A point the case passes: the act that reaches it, the provision, the limit, the day it was reached."""

    kind: str
    label: str
    provision: str | None
    reached: date | None
    deadline: str = ""
    note: str = ""


def before_decision(ground: Ground) -> list[Milestone]:
    """From the plan to the decision."""
    case, acts = ground.case, ground.regulation.acts
    found = [_of_act(ground, "submit_plan", case.submitted)]
    if "appraise" in acts:
        found.append(_of_act(ground, "appraise", case.appraised))
    if case.route == "council":
        found += _council(ground)
    found += _meeting(ground, "approval")
    found += _opinion(ground, "approval", case.opinion)
    return [*found, _decision(ground)]


def after_decision(ground: Ground) -> list[Milestone]:
    """From the execution to the published result."""
    case = ground.case
    execution = "Chấm dứt thực hiện" if case.terminated else "Thực hiện đề xuất"
    found = [
        Milestone(
            "declare_completion",
            execution,
            ground.regulation.before_approval,
            case.completed,
            "planned_completion",
        ),
        _of_act(ground, "submit_result_report", case.reported, "result_report"),
    ]
    if ground.regulation.evaluated_by_meeting:
        found += _meeting(ground, "evaluation")
        found += _opinion(ground, "evaluation", case.evaluation_opinion)
    return [*found, _of_act(ground, "publish_result", case.published)]


def _of_act(ground: Ground, kind: str, reached: date | None, deadline: str = "") -> Milestone:
    rule = ground.regulation.acts[kind]
    provision = rule.provision.of(ground.case.route)
    return Milestone(kind, ground.labels.acts[kind].noun, provision, reached, deadline)


def _council(ground: Ground) -> Iterator[Milestone]:
    case = ground.case
    established = case.council.established if case.council else None
    yield _of_act(ground, "establish_council", established, "council_establishment")
    yield _of_act(ground, "dispatch_plan", deadlines.dispatched_on(case), deadlines.PLAN_DISPATCH)


def holds_meeting(ground: Ground, stage: str) -> bool:
    """Whether a meeting decides at this stage of the case; elsewhere the head decides alone."""
    if (stage, ground.case.route) not in ground.regulation.meetings:
        return False
    return may_be_convened(ground.setting, ground.case, ground.day)


def may_be_convened(setting: Setting, case: Case, day: date) -> bool:
    """Whether the text lets anybody meet over this case; some texts have meetings for a head's own plan alone."""
    convening = setting.regulation.acts.get("convene_meeting")
    if convening is None:
        return False
    only_own = any(guard.name == "own_collective" for guard in convening.requires)
    return not only_own or routing.own_collective(setting, case, day)


def meeting_deadline(stage: str, route: str) -> str:
    """The limit a meeting must keep."""
    if stage == "evaluation":
        return "evaluation_meeting"
    return "council_meeting" if route == "council" else "approval_meeting"


def _meeting(ground: Ground, stage: str) -> Iterator[Milestone]:
    if not holds_meeting(ground, stage):
        return
    case = ground.case
    held = case.approval if stage == "approval" else case.assessment
    convened = case.meeting if case.meeting is not None and case.meeting.stage == stage else None
    reached = held.closed if held is not None and convened is None else None
    deadline = meeting_deadline(stage, case.route)
    note = f"Đã triệu tập, họp ngày {shown(convened.on)}" if convened else ""
    rule = ground.regulation.meetings[stage, case.route]
    yield Milestone(
        "close_meeting", ground.labels.deadlines[deadline], rule.provision, reached, deadline, note
    )


def _opinion(ground: Ground, stage: str, opinion: Opinion) -> Iterator[Milestone]:
    if not routing.opinion_asked(ground.setting, ground.case, ground.day):
        return
    deadline = "party_opinion_request" if stage == "approval" else "evaluation_opinion_request"
    basis = ground.regulation.opinion.basis.get(stage)
    provision = basis.of(ground.case.route) if basis else ground.regulation.opinion.principle
    label = ground.labels.acts["give_party_opinion"].noun
    if opinion.given and opinion.value:
        note = ground.labels.choices["give_party_opinion.opinion"][opinion.value]
    else:
        note = _sought_words(ground, opinion, deadline)
    yield Milestone(
        "give_party_opinion", label, provision, opinion.given, "" if opinion.sought else deadline, note
    )


def _sought_words(ground: Ground, opinion: Opinion, deadline: str) -> str:
    if opinion.sought is not None:
        return f"Đã xin ý kiến ngày {shown(opinion.sought)}"
    limited = any(rule.id == deadline for rule in ground.regulation.deadlines)
    return "Hạn này là hạn xin ý kiến" if limited else ""


def _decision(ground: Ground) -> Milestone:
    case, labels = ground.case, ground.labels
    kind = "disapprove" if case.decision == "disapproved" else "approve"
    label = labels.acts[kind].noun if case.decision else "Quyết định phê duyệt hoặc không phê duyệt"
    rule = ground.regulation.acts[kind]
    return Milestone(kind, label, act_provision(ground.setting, case, rule), case.decided)
