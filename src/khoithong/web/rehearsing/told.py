"""What happened in a rehearsal, in the order it happened: acts and acts that were refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from khoithong.web.casepage.people import person_of
from khoithong.web.casepage.timeline import entries
from khoithong.web.components import BlockedAct

if TYPE_CHECKING:
    from datetime import datetime

    from khoithong.procedure.acts import Act
    from khoithong.procedure.refusals import Refusal
    from khoithong.web.casepage.timeline import Entry
    from khoithong.web.components import Person
    from khoithong.web.rehearsing.stage import Stage


@dataclass(frozen=True, slots=True)
class Line:
    """One act of the script."""

    number: int
    """Its place in the script, from 1."""
    at: datetime
    fixed: bool
    """Whether it was taken over from a case: it stays as it is."""
    entry: Entry | None = None
    """The act as a case's timeline shows it; nothing for a refused one."""
    refused: BlockedAct | None = None
    person: Person | None = None
    """Who was refused."""


def lines(stage: Stage, fixed: int) -> list[Line]:
    """The acts as they were played; the first `fixed` entries of the script cannot be changed."""
    told = iter(reversed(entries(stage)))
    found = []
    for number, look in enumerate(stage.result.looks, 1):
        act = look.entry.act
        if act is None:
            continue
        if look.refusal is None:
            found.append(Line(number, act.at, number <= fixed, next(told)))
        else:
            found.append(_refused(stage, number, act, look.refusal, fixed))
    return found


def _refused(stage: Stage, number: int, act: Act, refusal: Refusal, fixed: int) -> Line:
    said = BlockedAct(
        stage.labels.acts[act.kind].noun, refusal.message.rstrip("."), stage.cite(refusal.provision)
    )
    return Line(number, act.at, number <= fixed, None, said, person_of(stage, act.actor, act.effective))
