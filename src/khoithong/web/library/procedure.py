"""The procedure of a text as a picture with the table behind it, and the same for one case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.safestring import SafeString, mark_safe

from khoithong.lawbook.diagram.flow import flow_of
from khoithong.lawbook.diagram.progress import STATE_WORDS
from khoithong.lawbook.diagram.svg import summary, svg
from khoithong.web.adapters import citation
from khoithong.web.library.tabs import cases_link

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from khoithong.lawbook.diagram.flow import Step
    from khoithong.lawbook.diagram.progress import Progress
    from khoithong.lawbook.pack import Pack
    from khoithong.web.components import Citation, Link


@dataclass(frozen=True, slots=True)
class StepRow:
    """One act of the table."""

    label: str
    who: str
    limits: Sequence[str]
    citations: Sequence[Citation]
    addition: str
    leads_to: Sequence[str]
    done: bool


@dataclass(frozen=True, slots=True)
class StatusRows:
    """A status of the table with what can be done in it; `state` in words where a case is shown."""

    label: str
    state: str
    rows: Sequence[StepRow]
    cases: Link | None = None
    """The cases that stand here, where there are any to be read."""


def procedure_page(
    pack: Pack,
    progress: Progress | None = None,
    readings: Mapping[str, str] | None = None,
    by_status: Mapping[str, int] | None = None,
) -> dict[str, Any]:
    """The picture, its one sentence and the table behind it.

    With `progress` the way of a case is marked; with `by_status` the cases that stand in each status are linked.
    """
    counted = by_status or {}
    flow = flow_of(pack, readings)
    finding = summary(flow)
    if progress is not None and progress.current in flow.labels:
        finding = f"Hồ sơ đang ở bước “{flow.labels[progress.current]}”. {finding}"
    return {
        "picture": _drawn(pack, progress, readings),
        "finding": finding,
        "table": [
            StatusRows(
                flow.labels[status],
                STATE_WORDS[progress.of_status(status)] if progress is not None else "",
                [_row(pack, step, progress) for step in flow.at(status)],
                cases_link(pack, status, counted[status]) if status in counted else None,
            )
            for status in flow.statuses
        ],
    }


def _drawn(pack: Pack, progress: Progress | None, readings: Mapping[str, str] | None) -> SafeString:
    # every word of the picture was escaped where it was drawn
    return mark_safe(svg(pack, progress, readings))  # noqa: S308


def _row(pack: Pack, step: Step, progress: Progress | None) -> StepRow:
    cited = (citation(pack, ref) for ref in step.provisions)
    return StepRow(
        label=step.label,
        who=step.who,
        limits=step.limits,
        citations=[one for one in cited if one is not None],
        addition=step.addition or "",
        leads_to=[pack.labels.statuses[target] for target in step.leaves],
        done=progress is not None and progress.did(step.status, step.kind),
    )
