"""What a case would be under another text, beside what it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from khoithong.casefiles import law
from khoithong.casefiles.moving import Obstacle
from khoithong.desk.move_case import in_the_way, outlook, targets
from khoithong.lawbook.pack import describe
from khoithong.procedure.explain import unconfirmed
from khoithong.web.adapters import citation
from khoithong.web.adoption.lines import reading_words
from khoithong.web.casepage.benefits import benefits
from khoithong.web.casepage.ground import Ground
from khoithong.web.casepage.limits import deadline_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from khoithong.desk.move_case import Outlook, Target
    from khoithong.procedure.case import Case
    from khoithong.procedure.refusals import Refusal
    from khoithong.web.components import Citation, Deadline


@dataclass(frozen=True, slots=True)
class Picture:
    """A case under one text, as far as a move changes it."""

    status: str
    status_code: str
    deciding: str
    limits: Sequence[Deadline]
    """Those that run or ran late, in the order they began."""
    measures: Sequence[str]
    gaps: Sequence[str]
    """Confirmations the text asks for and the file does not show."""


@dataclass(frozen=True, slots=True)
class MoveOption:
    """A text the case could be moved to."""

    pack: str
    name: str
    same: bool
    readings: Sequence[tuple[str, str]]
    """Questions answered otherwise than the text itself does."""
    refusal: Refusal | None
    cited: Citation | None
    after: Picture | None


def options(ground: Ground) -> list[MoveOption]:
    """Every text the case could be moved to today, with what would become of it."""
    return [_option(ground, outlook(ground.loaded, target)) for target in targets(ground.loaded, ground.day)]


def _option(ground: Ground, found: Outlook) -> MoveOption:
    target = found.target
    refusal = in_the_way(found)
    return MoveOption(
        target.pack,
        law.name_of(target.pack),
        target.same,
        [reading_words(target.pack, name, answer) for name, answer in target.readings.items()],
        refusal,
        citation(describe(target.pack), refusal.provision if refusal else None),
        None if isinstance(found.found, Obstacle) else picture(_under(ground, target, found, found.found)),
    )


def _under(ground: Ground, target: Target, found: Outlook, case: Case) -> Ground:
    """The case as it would be looked at."""
    row = replace(ground.row, pack=target.pack, readings=target.readings)
    loaded = replace(ground.loaded, row=row, procedure=found.procedure, reports=(), case=case)
    return Ground(ground.here, loaded, describe(target.pack))


def picture(ground: Ground) -> Picture:
    """A case as a move is about it; reports of prohibited acts left aside."""
    limits = [deadline_of(ground, index) for index in range(len(ground.case.limits))]
    labels = {one.provision: one.label for one in ground.regulation.confirmations}
    return Picture(
        ground.labels.statuses[ground.case.status],
        ground.case.status,
        ground.name(ground.procedure.deciding_agency(ground.case, ground.day)),
        [one for one in limits if one.state not in ("met", "cancelled")],
        [one.name for one in benefits(ground)],
        [
            f"{ground.labels.acts[ground.case.acts[index].kind].noun}: {labels[ref]}"
            for index, ref in unconfirmed(ground.setting, ground.case)
        ],
    )
