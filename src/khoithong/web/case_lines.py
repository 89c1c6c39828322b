"""A case as a line of a list: what it is, where it stands, who holds it, by when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from khoithong.lawbook.labels import labels
from khoithong.lawbook.pack import describe
from khoithong.web.holders import held_by, holder_words
from khoithong.web.limits import running
from khoithong.web.next_steps import next_steps

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from khoithong.casefiles.rows import CaseRow
    from khoithong.organisation.snapshot import Directory
    from khoithong.web.components import Deadline
    from khoithong.web.next_steps import NextStep
    from khoithong.web.session import Here


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A line. `step` is the next act in words, `limit` the running limit, if any."""

    url: str
    code: str
    title: str
    status: str
    status_label: str
    proposers: str
    agency: str
    received_on: date
    step: str
    holder: str
    limit: Deadline | None


def case_lines(rows: Sequence[CaseRow], here: Here) -> list[CaseLine]:
    """The lines of a list; one statement more than its rows took."""
    steps = next_steps(rows)
    return [_line(row, steps.get(row.id), here.day, here.directory) for row in rows]


def _line(row: CaseRow, step: NextStep | None, day: date, picture: Directory) -> CaseLine:
    return CaseLine(
        url=reverse("case", args=[row.code]),
        code=row.code,
        title=row.title or row.code,
        status=row.status,
        status_label=labels().statuses[row.status],
        proposers=", ".join(picture.name(person) for person in row.proposers),
        agency=picture.name(row.deciding_agency) if row.deciding_agency else "",
        received_on=row.received_on,
        step=labels().acts[step.kind].noun if step else "",
        holder=held_by(step.kind, step.holders, day, picture)
        if step
        else holder_words(row.holder, day, picture),
        limit=running(describe(row.pack), row.deadline, row.due, row.route, day) if row.due else None,
    )
