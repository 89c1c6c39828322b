"""Ý kiến cấp ủy, tổ chức đảng: who is heard, what was asked and when, how long it has waited, what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from khoithong.procedure import routing
from khoithong.web.casepage.excerpts import excerpts
from khoithong.web.casepage.milestones import holds_meeting
from khoithong.web.casepage.status import waiting_opinion
from khoithong.web.casepage.told import acts_of_kind, told
from khoithong.web.casepage.voting import meetings
from khoithong.web.steppages.consequences import binding, consequences
from khoithong.web.steppages.heard_body import heard_body
from khoithong.web.steppages.opinion_requests import requests
from khoithong.web.steppages.page import StepPage

if TYPE_CHECKING:
    from khoithong.web.casepage.ground import Ground


def _facts(ground: Ground) -> dict[str, Any]:
    case = ground.case
    made = requests(ground)
    stages = ["evaluation", "approval"] if case.assessment or case.stage == "evaluation" else ["approval"]
    asked = routing.opinion_asked(ground.setting, case, ground.day)
    closed = [one for one in meetings(ground) if one.closed]
    return {
        "body": heard_body(ground),
        "asked": asked,
        "opinion_waits": waiting_opinion(ground),
        "stages": [
            (ground.labels.stages[stage], [one for one in reversed(made) if one.stage == stage])
            for stage in stages
            if asked and (stage == "approval" or holds_meeting(ground, stage))
        ],
        "meeting_told": closed[0] if closed else None,
        "binding": binding(ground) if asked else None,
        "consequences": consequences(ground) if asked else [],
        "party_reports": [
            told(ground, act, "content") for act in acts_of_kind(ground, "report_to_party")[::-1]
        ],
        "said": _said(ground) if asked else [],
    }


def _said(ground: Ground) -> list[Any]:
    stage = ground.case.stage
    found = {
        one.text: one
        for rule in ("opinion", f"opinion.{stage}")
        for one in excerpts(ground, rule, ground.case.route)
    }
    return list(found.values())


def _reached(ground: Ground) -> bool:
    return bool(ground.case.closed_meetings) and routing.opinion_asked(
        ground.setting, ground.case, ground.day
    )


PAGE: Final = StepPage(
    name="opinion",
    path="ho-so/<str:code>/y-kien-cap-uy/",
    title="Ý kiến cấp ủy, tổ chức đảng",
    short="Ý kiến cấp ủy",
    kinds=(
        "seek_party_opinion",
        "give_party_opinion",
        "report_to_party",
    ),
    facts=_facts,
    reached=_reached,
)
