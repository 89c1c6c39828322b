"""The ways a rehearsed case could end, side by side: what each opens, for whom, on which provision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from khoithong.rehearsal.endings import endings
from khoithong.web.rehearsing.choosing import Choices, wishes, without_days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from khoithong.procedure.case import Case
    from khoithong.procedure.measures import Measure
    from khoithong.rehearsal.endings import PossibleEnding
    from khoithong.web.actforms.typed import Typed
    from khoithong.web.components import Citation, Tone
    from khoithong.web.rehearsing.stage import Stage

_NAMES: Final = {
    "completed": "Hoàn thành",
    "partial": "Hoàn thành một phần, không có thiệt hại",
    "partial_damage": "Hoàn thành một phần, có thiệt hại",
    "not_completed": "Không hoàn thành, không có thiệt hại",
    "not_completed_damage": "Không hoàn thành, có thiệt hại",
    "improper": "Không hoàn thành, động cơ không trong sáng, không vì lợi ích chung",
    "terminated": "Chấm dứt giữa chừng",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One ending."""

    name: str
    status: str
    evaluation: str
    refusal: str
    """Why this ending cannot be reached; empty where it is."""
    citation: Citation | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One measure in one ending."""

    ending: str
    people: Sequence[str]
    """Who would have it."""
    tone: Tone


@dataclass(frozen=True, slots=True)
class Row:
    """One measure of the text across the endings."""

    name: str
    family: str
    citation: Citation | None
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """All endings and all measures."""

    columns: Sequence[Column]
    rows: Sequence[Row]


def table(stage: Stage, typed: Typed) -> Table | None:
    """Each ending from where the case stands now; nothing where its ending is settled or nothing was sent."""
    if stage.case.status == "draft":
        return None
    wanted = wishes(Choices(stage, without_days(typed)))
    if wanted is None:
        return None
    found = endings(stage.procedure, _before_its_end(stage), wanted)
    if not found:
        return None
    columns = [_column(stage, one) for one in found]
    had = [_had(one.measures) for one in found]
    rows = []
    for rule in stage.regulation.measures:
        cells = [
            Cell(
                column.name,
                [stage.name(one) for one in people.get(rule.id, ())],
                "done" if rule.id in people else "neutral",
            )
            for column, people in zip(columns, had, strict=True)
        ]
        family = stage.labels.families[rule.family]
        rows.append(Row(stage.pack.measures[rule.id], family, stage.cite(rule.provision), cells))
    return Table(columns, [row for row in rows if any(cell.people for cell in row.cells)])


def _before_its_end(stage: Stage) -> Case:
    """The case itself; one whose result is settled as it stood when it was approved."""
    case = stage.loaded.case
    if not (case.conclusion or case.evaluation):
        return case
    decided = max((place for place, act in enumerate(case.acts) if act.kind == "approve"), default=-1)
    return stage.procedure.replay(case.acts[: decided + 1])


def _column(stage: Stage, one: PossibleEnding) -> Column:
    labels, refusal = stage.labels, one.refusal
    return Column(
        _NAMES[one.id],
        labels.statuses[one.status],
        labels.evaluations.get(one.evaluation or "", ""),
        refusal.message if refusal else "",
        stage.cite(refusal.provision) if refusal else None,
    )


def _had(measures: Sequence[Measure]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for measure in measures:
        found.setdefault(measure.id, []).append(measure.beneficiary)
    return found
