"""The tasks of an agency, grouped by how near their last day is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from django.urls import reverse

from khoithong.directives import rights, standing
from khoithong.directives.citing import clause_words
from khoithong.directives.dues import days_left
from khoithong.directives.queries import OPEN
from khoithong.web.components import Person, WorkItem
from khoithong.web.tasks.acts import next_verb
from khoithong.web.tasks.dues import deadline
from khoithong.web.tasks.words import (
    ACTS,
    ROLE_LABELS,
    STATUS_LABELS,
    heading,
    number_words,
    round_words,
)
from khoithong.web.wording import date_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from khoithong.directives.models import Assignment
    from khoithong.web.session import Here

NEAR: Final = 7
"""Calendar days that are near."""

HEADINGS: Final = {
    "overdue": ("Quá hạn", "overdue"),
    "today": ("Hôm nay", "today"),
    "near": (f"{NEAR} ngày tới", "soon"),
    "later": ("Còn lại", ""),
    "none": ("Không ấn định ngày", ""),
    "periodic": ("Định kỳ", ""),
    "standing": ("Thường xuyên", ""),
}
"""In their order: the words, the tone."""


@dataclass(slots=True)
class Group:
    """Items under one heading."""

    heading: str
    tone: str
    items: list[WorkItem] = field(default_factory=list)


def place(one: Assignment, day: date) -> str:
    """Which heading; what comes again stands with the dated ones once its day is near."""
    if one.task.due_kind == "standing" and one.due_on is None:
        return "standing"
    if one.due_on is None:
        return "periodic" if one.task.due_kind == "periodic" else "none"
    left = days_left(one.due_on, day)
    if left < 0:
        return "overdue"
    if left == 0:
        return "today"
    if left <= NEAR:
        return "near"
    return "periodic" if one.task.due_kind == "periodic" else "later"


def in_order(rows: Iterable[Assignment], day: date) -> list[Assignment]:
    """As the headings follow each other; within one as they came."""
    order = list(HEADINGS)
    return sorted(rows, key=lambda one: order.index(place(one, day)))


def groups(rows: Iterable[Assignment], here: Here) -> list[Group]:
    """Assignments under their headings, empty headings left out."""
    found = {key: Group(heading, tone) for key, (heading, tone) in HEADINGS.items()}
    for one in rows:
        found[place(one, here.day)].items.append(item(one, here))
    return [group for group in found.values() if group.items]


def item(one: Assignment, here: Here, *, given: bool = False) -> WorkItem:
    """An assignment as a line of a list; a `given` one as who gave it sees it."""
    url = reverse("assignment", args=[one.id])
    verb, act_url = _verb(one, here)
    parts = [clause_words(one.task), round_words(one), STATUS_LABELS[one.status]]
    if given:
        parts.insert(0, here.directory.name(one.agency))
    else:
        parts.insert(0, ROLE_LABELS[one.role])
    if one.asked_due_on is not None:
        parts.append(f"Xin gia hạn đến {date_words(one.asked_due_on)}")
    if one.reminded_on is not None and one.status in OPEN:
        parts.append(f"Được đôn đốc ngày {date_words(one.reminded_on)}")
    giver = here.directory.name(standing.giver(one))
    return WorkItem(
        verb=verb,
        url=act_url or url,
        title=heading(one.task),
        code=number_words(one.task.directive),
        case_url=url,
        what=" · ".join(part for part in parts if part),
        deadline=deadline(one, here.day) if one.due_on else None,
        person=None if given else Person(f"{giver} giao"),
        why_url=f"{url}#vi-sao" if one.due_on else "",
    )


def _verb(one: Assignment, here: Here) -> tuple[str, str]:
    """The button of a line: the next thing to do for whoever may do it, else a look."""
    if rights.acts_for(here.person, here.office, one.agency, here.day, here.directory):
        act = ACTS[next_verb(one)]
        return act.label, reverse("assignment-act", args=[one.id, act.slug])
    above = rights.acts_for(here.person, here.office, standing.giver(one), here.day, here.directory)
    if above and one.asked_due_on is not None:
        return "Trả lời gia hạn", ""
    return "Xem", ""
