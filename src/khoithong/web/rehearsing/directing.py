"""From choices to a script: what stands already, then the acts the choices lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.procedure.engine import Procedure
from khoithong.rehearsal.director import direct
from khoithong.rehearsal.scenario import Entry
from khoithong.web.rehearsing.choosing import Choices, wishes, without_days
from khoithong.web.rehearsing.possible import moment_of
from khoithong.web.rehearsing.script import with_entries

if TYPE_CHECKING:
    from khoithong.rehearsal.scenario import Scenario
    from khoithong.rehearsal.wishes import Wishes
    from khoithong.web.actforms.typed import Typed
    from khoithong.web.rehearsing.stage import Stage


def base_of(scenario: Scenario, fixed: int) -> Scenario:
    """The scenario with its fixed entries alone; at least the look it begins with."""
    return with_entries(scenario, scenario.entries[: max(fixed, 1)])


def directed(base: Stage, wishes: Wishes) -> Scenario:
    """The fixed entries and after them the acts that carry out the wishes."""
    scenario = base.scenario
    entries = scenario.entries
    if base.loaded.case.status == "draft":
        # Nothing has happened: the look at the beginning stands on the day the plan is sent.
        entries = (Entry(moment_of(wishes.submitted), 1),)
    procedure = Procedure(
        scenario.regulation, scenario.organisation, scenario.calendar, dict(scenario.readings)
    )
    acts = direct(procedure, base.loaded.case, wishes, base.last_at)
    return with_entries(scenario, (*entries, *(Entry(act.at, 1, act) for act in acts)))


def onwards(stage: Stage, typed: Typed) -> Scenario | None:
    """The script with the acts that lead from where it stands to its end; nothing where none follows."""
    if stage.case.status == "draft":
        return None
    wanted = wishes(Choices(stage, without_days(typed)))
    acts = direct(stage.procedure, stage.loaded.case, wanted, stage.last_at) if wanted is not None else []
    if not acts:
        return None
    return with_entries(stage.scenario, (*stage.scenario.entries, *(Entry(act.at, 1, act) for act in acts)))
