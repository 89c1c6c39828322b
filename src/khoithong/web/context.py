"""What every page is given: the frame around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from khoithong.casefiles.models import TodoRow
from khoithong.casefiles.queries import holders_of
from khoithong.web.session import Here, present
from khoithong.web.shell import Capacity, Shell

if TYPE_CHECKING:
    from django.http import HttpRequest

    from khoithong.organisation.capacities import Capacity as Office


def shell(request: HttpRequest) -> dict[str, Any]:
    """Give `shell`, the frame for the person logged in; nothing for a visitor."""
    here = present(request)
    return {"shell": _shell(here)} if here else {}


def _shell(here: Here) -> Shell:
    return Shell(
        person=here.name,
        capacity=_shown(here.capacity) if here.capacity else None,
        capacities=tuple(_shown(one) for one in here.capacities),
        work_count=work_count(here),
        demonstration=here.account.is_demo,
        now=here.now,
    )


def work_count(here: Here) -> int:
    """How many things there are to do: an act of a case counts once, though it may wait for several people."""
    holders = holders_of(here.person, here.day, here.directory, here.office)
    return TodoRow.objects.filter(holder__in=holders).values("case_id", "kind").distinct().count()


def _shown(office: Office) -> Capacity:
    return Capacity(office.key, office.label)
