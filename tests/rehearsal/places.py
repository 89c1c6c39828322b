"""A small agency to rehearse in, and a procedure over it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from khoithong.lawbook.calendars import working_calendar
from khoithong.lawbook.loader import load_pack
from khoithong.procedure.engine import Procedure
from khoithong.rehearsal.director import direct
from khoithong.rehearsal.invented import MANAGER, Wanted, invent
from khoithong.rehearsal.scenario import Entry, Scenario
from khoithong.rehearsal.wishes import Wishes

if TYPE_CHECKING:
    from khoithong.procedure.case import Case
    from khoithong.procedure.organisation import Organisation

PACK = "tinh-uy-2026"
FIRST_DAY = date(2026, 5, 4)


def procedure(pack: str = PACK, organisation: Organisation | None = None) -> Procedure:
    """The procedure of a pack over an invented agency."""
    return Procedure(load_pack(pack), organisation or invent(Wanted()), working_calendar())


def wishes(**changed: object) -> Wishes:
    """The manager proposes on the first day."""
    return Wishes(**{"proposer": MANAGER, "submitted": FIRST_DAY, **changed})  # type: ignore[arg-type]


def directed(law: Procedure, wanted: Wishes) -> Scenario:
    """The script the wishes lead to."""
    acts = direct(law, law.open(), wanted)
    setting = law.setting
    return Scenario(
        "thu.yaml",
        "Thử",
        setting.regulation,
        {},
        setting.calendar,
        setting.organisation,
        tuple(Entry(act.at, 1, act) for act in acts),
    )


def ended(law: Procedure, wanted: Wishes) -> Case:
    """The case the wishes lead to, of what is accepted."""
    case = law.open()
    for act in direct(law, law.open(), wanted):
        law.play(case, act)
    return case
