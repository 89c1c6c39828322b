"""In which office somebody acts on an agency's templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.desk.documents.acting import Asked
from khoithong.desk.documents.templates.acting import DECIDERS

if TYPE_CHECKING:
    from khoithong.web.session import Here


def agencies(here: Here) -> list[str]:
    """The agencies whose templates somebody sees: head, deputy or clerk there."""
    return list(dict.fromkeys(one.agency for one in here.capacities if one.role in DECIDERS))


def asked(here: Here, agency: str, roles: tuple[str, ...]) -> Asked:
    """Who asks, in the office used where that fits, else in the first that does."""
    fitting = [one.key for one in here.capacities if one.agency == agency and one.role in roles]
    used = here.office if here.office in fitting or not fitting else fitting[0]
    return Asked(here.person, used, here.clock)


def acts(here: Here, agency: str, roles: tuple[str, ...]) -> bool:
    """Whether somebody holds one of these offices in the agency."""
    return any(one.agency == agency and one.role in roles for one in here.capacities)
