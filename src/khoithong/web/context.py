"""What every page is given: the frame around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from khoithong.casefiles import queries
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
        work_count=queries.work_count(here.person, here.day, here.directory, office=here.office),
        demonstration=here.account.is_demo,
        now=here.now,
    )


def _shown(office: Office) -> Capacity:
    return Capacity(office.key, office.label)
