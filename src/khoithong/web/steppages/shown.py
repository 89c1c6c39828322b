"""A step's page put together: the facts of the step, the form that stands open, and what else can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from khoithong.web.casepage.acts import acts_of, waiting
from khoithong.web.casepage.limits import deadline_of, running
from khoithong.web.casepage.status import status
from khoithong.web.casepage.timeline import of_act
from khoithong.web.components import Link
from khoithong.web.navigation import address
from khoithong.web.steppages.registry import nav

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest

    from khoithong.casefiles.projection.todo import Todo
    from khoithong.web.casepage.ground import Ground
    from khoithong.web.steppages.page import StepPage

RECORDED: Final = "da-ghi"
"""The parameter by which an act's form says what it recorded."""

_DIGITS: Final = 9


def step_context(
    ground: Ground, page: StepPage, form_of: str = "", *, inline: bool = False
) -> dict[str, Any]:
    """The context of a step's template, beside that of the form of `form_of`, if one stands open.

    `inline` says that it stands open on the step's own page, not at the act's address.
    """
    work = waiting(ground)
    elsewhere = {form_of, *page.offers(ground)}
    others = [kind for kind in page.acts(ground) if kind not in elsewhere]
    return {
        "ground": ground,
        "row": ground.row,
        "case": ground.case,
        "page": page,
        "inline": inline,
        "heading": page.title if inline or not form_of else ground.labels.acts[form_of].noun,
        "crumbs": _crumbs(ground, page if form_of and not inline else None),
        "status": status(ground, work),
        "pages": nav(ground, page),
        "acts": acts_of(ground, work, others),
        "limits_here": _limits(ground, page),
        **page.facts(ground),
    }


def main_act(ground: Ground, page: StepPage) -> str:
    """The act of this page that the case waits for this person to do; empty where there is none."""
    if not page.opens:
        return ""
    here, offered = ground.here, page.offers(ground)
    acts = [kind for kind in page.acts(ground) if kind not in offered]
    for todo in _by_order(waiting(ground), acts):
        if ground.procedure.why_not(ground.loaded.case, here.person, todo.kind, here.now) is None:
            return todo.kind
    return ""


def recorded_of(request: HttpRequest, ground: Ground) -> dict[str, Any]:
    """The act this person has just recorded, to be told above the page."""
    number = request.GET.get(RECORDED, "")
    known = number.isascii() and number.isdigit() and len(number) < _DIGITS
    seq = int(number) if known else 0
    acts = ground.loaded.acts
    mine = 1 <= seq <= len(acts) and acts[seq - 1].by == ground.here.person
    return {"recorded": of_act(ground, seq) if mine else None, "repeated": "lap" in request.GET}


def next_elsewhere(ground: Ground, page: StepPage) -> Link | None:
    """The act this person goes on with, where it is done on the page of another step."""
    here = ground.here
    for todo in waiting(ground):
        if ground.procedure.why_not(ground.loaded.case, here.person, todo.kind, here.now) is None:
            if todo.kind in page.acts(ground):
                return None
            return Link(ground.labels.acts[todo.kind].verb, ground.act_url(todo.kind))
    return None


def _by_order(work: Sequence[Todo], acts: Sequence[str]) -> list[Todo]:
    return sorted((todo for todo in work if todo.kind in acts), key=lambda todo: acts.index(todo.kind))


def _limits(ground: Ground, page: StepPage) -> list[Any]:
    """The running limits that an act of this page would end, explained."""
    ids = {todo.deadline for todo in waiting(ground) if todo.kind in page.kinds}
    places = [place for place in running(ground) if ground.case.limits[place].id in ids]
    return [deadline_of(ground, place, explained=True) for place in places]


def _crumbs(ground: Ground, page: StepPage | None) -> list[Link]:
    found = [Link("Hồ sơ", address("cases")), Link(ground.row.code, ground.url)]
    return [*found, Link(page.title, page.url(ground))] if page is not None else found
