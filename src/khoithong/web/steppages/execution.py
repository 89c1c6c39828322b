"""Thực hiện."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from khoithong.procedure.vocabulary import CHOICES
from khoithong.web.execution.course import course
from khoithong.web.execution.exchange import exchanges, requests
from khoithong.web.execution.halting import halting
from khoithong.web.execution.means import executors, resources
from khoithong.web.steppages.page import StepPage

if TYPE_CHECKING:
    from khoithong.web.casepage.ground import Ground


def _facts(ground: Ground) -> dict[str, Any]:
    if not _reached(ground):
        return {"reached": False, "before_approval": ground.cite(ground.regulation.before_approval)}
    mode, stints = ground.case.mode, executors(ground)
    return {
        "reached": True,
        "course": course(ground),
        "exchanges": exchanges(ground),
        "requests": requests(ground),
        "resources": resources(ground),
        "executors": [one for one in stints if one.until is None],
        "handed_over": [one for one in stints if one.until is not None],
        "halting": halting(ground),
        "mode": ground.labels.choices["approve.mode"][mode] if mode in CHOICES["approve", "mode"] else "",
    }


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
