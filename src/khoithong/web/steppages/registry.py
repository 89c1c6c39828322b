"""The pages of a case in the order of the procedure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.urls import reverse

from khoithong.web.components import Link
from khoithong.web.steppages import benefits, council, decision, evaluation, execution, opinion, routing

if TYPE_CHECKING:
    from collections.abc import Iterator

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


MEETING: Final = "meeting"
"""Stands for the page of a meeting, which is no step's."""
DOCUMENTS: Final = "documents"
"""Stands for the pages of the case's documents."""
FILING: Final = "filing"
"""Stands for the page of the case's file."""


def nav(ground: Ground, current: StepPage | str | None = None) -> list[Link]:
    """The case and those of its pages that it has come to; `current` is the page that shows them."""
    found = [Link("Toàn hồ sơ", ground.url, current=current is None)]
    for page in PAGES:
        if page is opinion.PAGE:
            found += _meeting(ground, current)
        if page is current or page.reached(ground):
            found.append(Link(page.short, page.url(ground), current=page is current))
    documents = reverse("case-documents", args=[ground.row.code])
    found.append(Link("Văn bản", documents, current=current == DOCUMENTS))
    found.append(Link("Hồ sơ lưu", reverse("casefile", args=[ground.row.code]), current=current == FILING))
    return found


def _meeting(ground: Ground, current: StepPage | str | None) -> Iterator[Link]:
    """The newest meeting of the case."""
    if ground.case.meeting is not None or ground.case.closed_meetings:
        yield Link("Phiên họp", reverse("meeting-now", args=[ground.row.code]), current=current == MEETING)
