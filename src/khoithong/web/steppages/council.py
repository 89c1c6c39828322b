"""Hội đồng đánh giá."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from khoithong.web.steppages.page import StepPage

if TYPE_CHECKING:
    from khoithong.web.casepage.ground import Ground


def _facts(ground: Ground) -> dict[str, Any]:
    return {}


def _reached(ground: Ground) -> bool:
    return ground.case.route == "council" or ground.case.council is not None


PAGE: Final = StepPage(
    name="council",
    path="hoi-dong/<str:code>/",
    title="Hội đồng đánh giá",
    short="Hội đồng",
    kinds=(
        "establish_council",
        "dispatch_plan",
        "replace_council_member",
    ),
    facts=_facts,
    reached=_reached,
    stays=True,
)
