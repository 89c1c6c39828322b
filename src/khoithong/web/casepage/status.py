"""The status line: who holds the case and what is next; how long a Party body's opinion has waited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from khoithong.procedure.guards import opinion_of
from khoithong.procedure.vocabulary import AGENCY_DEADLINES
from khoithong.procedure.wording import shown
from khoithong.web.casepage.limits import between
from khoithong.web.casepage.people import holders_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from khoithong.casefiles.projection.todo import Todo
    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import Citation

_OVER: Final = {
    "evaluated": "lưu trữ hồ sơ",
    "disapproved": "lưu trữ hồ sơ",
    "withdrawn": "lưu trữ hồ sơ",
}
"""What is left to do where nothing waits any more."""


@dataclass(frozen=True, slots=True)
class Status:
    """What stands under the title."""

    code: str
    label: str
    holder: str
    next_step: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """An opinion asked for and not given: the text sets no limit, so only the waiting is told."""

    body: str
    since: date
    days: int
    citation: Citation | None


def status(ground: Ground, work: Sequence[Todo]) -> Status:
    """Status, holder and next step; `work` is what the case waits for."""
    case, labels = ground.case, ground.labels
    label = labels.statuses[case.status]
    if not work:
        return Status(case.status, label, "", _OVER.get(case.status, ""))
    # As in the lists: a report the head wants before a nearer day comes before the step that moves the case.
    work = sorted(work, key=lambda todo: (todo.subject != "", todo.due or date.max))
    first = work[0]
    words = labels.acts[first.kind].noun
    step = words[:1].lower() + words[1:]
    if first.opens_on is not None and first.opens_on > ground.day:
        step += f", từ ngày họp {shown(first.opens_on)}"
    elif first.due is not None:
        step += f", {_limit_words(first.deadline, first.due, ground.day)}"
    return Status(case.status, label, holders_words(ground, work), step)


def _limit_words(deadline: str, due: date, day: date) -> str:
    """A limit the agency set itself is never worded like one of the regulation."""
    if deadline in AGENCY_DEADLINES:
        return f"hạn nội bộ {shown(due)}" if due >= day else f"đã quá hạn nội bộ {shown(due)}"
    return f"chậm nhất {shown(due)}" if due >= day else f"đã quá hạn {shown(due)}"


def waiting_opinion(ground: Ground) -> Waiting | None:
    """How long the Party body's answer has been waited for."""
    opinion = opinion_of(ground.case)
    body = ground.procedure.party_body(ground.case, ground.day)
    if not opinion.pending or opinion.sought is None or body is None:
        return None
    rule = ground.regulation.acts.get("give_party_opinion")
    return Waiting(
        ground.name(body),
        opinion.sought,
        between(ground, opinion.sought, ground.day, "working") or 0,
        ground.cite(rule.provision.of(ground.case.route) if rule else None),
    )
