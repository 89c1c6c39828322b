"""What a form holds before anyone typed: what the case already says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from khoithong.procedure import routing
from khoithong.web.actforms.fields import MEMBER_COLUMNS
from khoithong.web.actforms.minutes import draft_minutes
from khoithong.web.clerk.beside import number_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from khoithong.web.actforms.context import FormContext


def fill(form: FormContext) -> None:
    """Put in what is known wherever nothing was typed."""
    filler = _FILLERS.get(form.kind)
    if filler is not None:
        filler(form)
    if "document" in form.fields and not form.typed.one("document"):
        number = number_for(form.ground, form.kind)
        if number:
            form.typed.put("document", number)  # over an empty field that was kept as well


def _revised_plan(form: FormContext) -> None:
    for section, text in form.ground.loaded.case.plan.items():
        form.typed.fill(f"plan.{section}", text or "")


def _proposers_execute(form: FormContext) -> None:
    form.typed.fill("executors", *form.ground.case.proposers)


def _minutes(form: FormContext) -> None:
    if not form.counts:
        return
    form.typed.fill("minutes", draft_minutes(form))


def _council(form: FormContext) -> None:
    """The chair the text names, a deputy as vice chair, and empty seats up to the smallest council."""
    rule, ground = form.ground.regulation.council, form.ground
    if rule is None or form.typed.rows("members"):
        return
    agency = routing.deciding_agency(ground.setting, ground.case, ground.day)
    head = ground.procedure.head(ground.case, ground.day) or ""
    deputies = ground.setting.organisation.deputies(agency, ground.day) if agency else ()
    free = [person for person in deputies if person not in ground.case.proposers]
    seats = [(head, "chair", "head"), (free[0], "vice_chair", "deputy") if free else ("", "vice_chair", "")]
    seats += [("", "member", "")] * (rule.minimum.value - len(seats))
    for place, (person, capacity, standing) in enumerate(seats):
        values = (person, capacity, standing, "")
        for column, value in zip(MEMBER_COLUMNS, values, strict=True):
            form.typed.put(f"members.{place}.{column}", value)


_FILLERS: Final[dict[str, Callable[[FormContext], None]]] = {
    "revise_plan": _revised_plan,
    "approve": _proposers_execute,
    "close_meeting": _minutes,
    "establish_council": _council,
}
