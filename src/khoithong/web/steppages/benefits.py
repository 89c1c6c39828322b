"""Khuyến khích và bảo vệ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from khoithong.web.steppages.page import StepPage

if TYPE_CHECKING:
    from khoithong.web.casepage.ground import Ground


def _facts(ground: Ground) -> dict[str, Any]:
    return {}


def _reached(ground: Ground) -> bool:
    return ground.case.decision == "approved"


PAGE: Final = StepPage(
    name="benefits",
    path="ho-so/<str:code>/quyen-loi/",
    title="Khuyến khích và bảo vệ",
    short="Khuyến khích, bảo vệ",
    kinds=(
        "apply_measure",
        "propose_measure",
        "decide_measure",
        "record_protection",
    ),
    facts=_facts,
    reached=_reached,
    stays=True,
    opens=False,
)
