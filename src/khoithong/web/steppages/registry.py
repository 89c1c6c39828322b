"""The pages of a case in the order of the procedure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from khoithong.web.components import Link
from khoithong.web.steppages import benefits, council, decision, evaluation, execution, opinion, routing

if TYPE_CHECKING:
    from khoithong.web.casepage.ground import Ground
    from khoithong.web.steppages.page import StepPage

PAGES: Final = (
    routing.PAGE,
    council.PAGE,
    opinion.PAGE,
    decision.PAGE,
    execution.PAGE,
    evaluation.PAGE,
    benefits.PAGE,
)


def page_of(ground: Ground, kind: str) -> StepPage | None:
    """The page on which an act is done; acts of no single step have none."""
    return next((page for page in PAGES if kind in page.acts(ground)), None)


def nav(ground: Ground, current: StepPage | None = None) -> list[Link]:
    """The case and those of its pages that it has come to."""
    found = [Link("Toàn hồ sơ", ground.url, current=current is None)]
    found += [
        Link(page.short, page.url(ground), current=page is current)
        for page in PAGES
        if page is current or page.reached(ground)
    ]
    return found
