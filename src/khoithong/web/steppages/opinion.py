"""Ý kiến cấp ủy, tổ chức đảng."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from khoithong.web.steppages.page import StepPage

if TYPE_CHECKING:
    from khoithong.web.casepage.ground import Ground


def _facts(ground: Ground) -> dict[str, Any]:
    return {}


def _reached(ground: Ground) -> bool:
    return bool(ground.case.closed_meetings)


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
