"""What every page is given: the frame around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from khoithong.casefiles.models import TodoRow
from khoithong.directives.queries import waiting_keys
from khoithong.directives.rights import ACTING
from khoithong.web.administration import Looker, is_administrator, looker
from khoithong.web.session import Here, present
from khoithong.web.shell import Capacity, Shell

if TYPE_CHECKING:
    from django.http import HttpRequest

    from khoithong.organisation.capacities import Capacity as Office


def shell(request: HttpRequest) -> dict[str, Any]:
    """Give `shell`, the frame for the person logged in; nothing for a visitor."""
    here = present(request)
    if here is not None:
        return {"shell": _shell(here)}
    return {"shell": _administrator(looker(request))} if is_administrator(request) else {}


def _administrator(who: Looker) -> Shell:
    name = who.directory.name(who.account.natural_person) if who.account.natural_person else who.name
    return Shell(
        person=name,
        capacity=Capacity("", "Quản trị hệ thống"),
        demonstration=who.account.is_demo,
        now=who.now,
        administrator=True,
    )


Work = frozenset[tuple[int, str]]
"""Things to do: an act of a case counts once, though it may wait for several people; so does a task of an agency."""


def _shell(here: Here) -> Shell:
    waiting = _waiting(here)
    nothing: Work = frozenset()
    mine = waiting.get(here.person, nothing)
    if here.capacity:
        mine |= _of(here.capacity, waiting)
    return Shell(
        person=here.name,
        capacity=_shown(here.capacity) if here.capacity else None,
        capacities=tuple(_shown(one, len(_of(one, waiting) - mine)) for one in here.capacities),
        work_count=len(mine),
        demonstration=here.account.is_demo,
        now=here.now,
    )


def _waiting(here: Here) -> dict[str, Work]:
    """What waits for the person, for each office held and for the agencies acted for, by one statement whatever their number."""
    holders = [here.person, *(one.key for one in here.capacities)]
    agencies = {one.agency for one in here.capacities if one.role in ACTING}
    todo = TodoRow.objects.filter(holder__in=holders).values_list("holder", "case_id", "kind")
    rows = todo.union(*waiting_keys(agencies)) if agencies else todo.distinct()
    found: dict[str, set[tuple[int, str]]] = {}
    for holder, case, kind in rows:
        found.setdefault(holder, set()).add((case, kind))
    return {holder: frozenset(work) for holder, work in found.items()}


def _of(office: Office, waiting: dict[str, Work]) -> Work:
    """What waits for an office: acts in cases, and tasks of the agency where the office acts for it."""
    nothing: Work = frozenset()
    tasks = waiting.get(office.agency, nothing) if office.role in ACTING else nothing
    return waiting.get(office.key, nothing) | tasks


def _shown(office: Office, work_count: int = 0) -> Capacity:
    return Capacity(office.key, office.label, work_count)
