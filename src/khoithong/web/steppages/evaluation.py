"""Đánh giá kết quả."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from khoithong.web.steppages.page import StepPage

if TYPE_CHECKING:
    from khoithong.web.casepage.ground import Ground


def _facts(ground: Ground) -> dict[str, Any]:
    return {}


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
