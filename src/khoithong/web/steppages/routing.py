"""Xử lý kế hoạch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from khoithong.web.steppages.page import StepPage

if TYPE_CHECKING:
    from khoithong.web.casepage.ground import Ground


def _facts(ground: Ground) -> dict[str, Any]:
    return {}


def _reached(ground: Ground) -> bool:
    return ground.case.decision is None or ground.case.status == "under_review"


PAGE: Final = StepPage(
    name="routing",
    path="ho-so/<str:code>/xu-ly/",
    title="Xử lý kế hoạch",
    short="Xử lý",
    kinds=(
        "choose_route",
        "convene_meeting",
        "appraise",
        "escalate",
        "consult",
        "register_plan",
        "request_supplement",
    ),
    facts=_facts,
    reached=_reached,
    owns=lambda ground, kind: kind != "convene_meeting" or ground.case.decision is None,
)
