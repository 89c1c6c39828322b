"""Đánh giá kết quả."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from khoithong.web.casepage.limit_lines import limit_lines
from khoithong.web.casepage.status import waiting_opinion
from khoithong.web.casepage.told import acts_of_kind, told
from khoithong.web.casepage.voting import view
from khoithong.web.evaluation.conclusion import conclusion, findings
from khoithong.web.evaluation.targets import targets
from khoithong.web.steppages.page import StepPage

if TYPE_CHECKING:
    from khoithong.web.casepage.ground import Ground
    from khoithong.web.casepage.told import Told
    from khoithong.web.casepage.voting import MeetingView
    from khoithong.web.components import Citation

_LIMITS: Final = ("result_report", "evaluation_meeting", "evaluation_opinion_request")
_QUOTED: Final = 3
"""So many provisions are quoted beside the page."""


def _facts(ground: Ground) -> dict[str, Any]:
    if ground.case.decision != "approved":
        return {"approved": False}
    return {
        "approved": True,
        "targets": targets(ground),
        "conclusion": conclusion(ground),
        "findings": findings(ground),
        "meetings": _meetings(ground),
        "opinions": _opinions(ground),
        "opinion_waits": waiting_opinion(ground),
        "published": [told(ground, act, "reason") for act in acts_of_kind(ground, "publish_result")],
        "document": next((act.data["document"] for act in acts_of_kind(ground, "publish_result")), ""),
        "limits": limit_lines(ground, _LIMITS),
        "law": _law(ground),
    }


def _law(ground: Ground) -> list[Citation]:
    """What the text says on causes and reasons, and what it builds upon the findings; word for word."""
    rule = ground.regulation.meetings.get(("evaluation", ground.case.route))
    refs = [rule.reasons if rule else None, ground.regulation.causes_provision]
    refs += [cited.ref for finding in findings(ground) for cited in finding.citations]
    cited = [one for ref in dict.fromkeys(refs) if (one := ground.cite(ref, quoted=True)) is not None]
    return [one for one in cited if one.text][:_QUOTED]


def _meetings(ground: Ground) -> list[MeetingView]:
    """The meetings that evaluate, the newest first."""
    case = ground.case
    held = [*case.closed_meetings, *([case.meeting] if case.meeting else [])]
    return [
        view(ground, meeting, number)
        for number, meeting in reversed(list(enumerate(held, 1)))
        if meeting.stage == "evaluation"
    ]


def _opinions(ground: Ground) -> list[tuple[str, Told]]:
    """The Party body's opinions on the result, the newest first, each with its choice in words."""
    decided = next((act.seq for act in ground.loaded.acts if act.kind == "approve"), 0)
    words = ground.labels.choices["give_party_opinion.opinion"]
    return [
        (words[act.data["opinion"]], told(ground, act, "content"))
        for act in reversed(acts_of_kind(ground, "give_party_opinion"))
        if act.seq > decided
    ]


def _reached(ground: Ground) -> bool:
    return ground.case.decision == "approved" and ground.case.status not in ("in_execution", "suspended")


PAGE: Final = StepPage(
    name="evaluation",
    path="ho-so/<str:code>/danh-gia/",
    title="Đánh giá kết quả",
    short="Đánh giá",
    kinds=(
        "submit_result_report",
        "convene_meeting",
        "publish_result",
    ),
    facts=_facts,
    reached=_reached,
    owns=lambda ground, kind: kind != "convene_meeting" or ground.case.decision is not None,
)
