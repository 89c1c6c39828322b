"""What effects read from the data of an accepted act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.procedure.data import read_date
from khoithong.procedure.vocabulary import FINDINGS

if TYPE_CHECKING:
    from datetime import date

    from khoithong.procedure.acts import Act


def date_of(act: Act, name: str) -> date | None:
    """A date among the act's data."""
    return read_date(act.data.get(name))


def required_date(act: Act, name: str) -> date:
    """A date the act was accepted with. Raises ``ValueError`` where there is none."""
    day = date_of(act, name)
    if day is None:
        raise ValueError(f"{act.kind}: {name}")
    return day


def findings_of(act: Act) -> dict[str, bool]:
    """The findings an act states."""
    found = act.data.get("findings") or {}
    return {name: found[name] for name in FINDINGS if isinstance(found.get(name), bool)}
