"""Quyết định và giao thực hiện."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from khoithong.web.steppages.page import StepPage

if TYPE_CHECKING:
    from khoithong.web.casepage.ground import Ground


def _facts(ground: Ground) -> dict[str, Any]:
    return {}


def _reached(ground: Ground) -> bool:
    return bool(ground.case.closed_meetings) or ground.case.decision is not None


PAGE: Final = StepPage(
    name="decision",
    path="ho-so/<str:code>/quyet-dinh/",
    title="Quyết định và giao thực hiện",
    short="Quyết định",
    kinds=(
        "approve",
        "disapprove",
    ),
    facts=_facts,
    reached=_reached,
)
