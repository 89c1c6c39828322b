"""Thực hiện."""

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
    name="execution",
    path="ho-so/<str:code>/thuc-hien/",
    title="Thực hiện",
    short="Thực hiện",
    kinds=(
        "report_progress",
        "allocate_resources",
        "request_report",
        "give_direction",
        "adjust_plan",
        "reassign_execution",
        "inspect",
        "suspend",
        "resume",
        "terminate",
        "declare_completion",
        "propose_normative_text",
    ),
    facts=_facts,
    reached=_reached,
    stays=True,
    opens=False,
)
