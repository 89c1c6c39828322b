"""What an agency gave to others: a line for each task, with how far all of them are."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse

from khoithong.directives import rights, rollup, standing
from khoithong.directives.citing import clause_words
from khoithong.directives.models.assignment import DONE
from khoithong.web.components import WorkItem
from khoithong.web.tasks.dues import deadline
from khoithong.web.tasks.mine import HEADINGS, Group, place
from khoithong.web.tasks.tree import finding
from khoithong.web.tasks.words import heading, number_words, round_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from khoithong.directives.models import Assignment
    from khoithong.web.session import Here


@dataclass(frozen=True, slots=True)
class Given:
    """One task as it was given: to agencies by the directive, or to the units of one of them."""

    parts: Sequence[Assignment]

    @property
    def nearest(self) -> Assignment:
        """The open part whose day comes first: it says where the task stands."""
        open_ones = [one for one in self.parts if one.status != DONE]
        return min(open_ones, key=lambda one: (one.due_on is None, str(one.due_on or ""), one.id))


def tasks_given(rows: Iterable[Assignment], here: Here) -> list[Given]:
    """Assignments put together by task and by who passed them on; those with nothing open left out; as the headings follow."""
    found: dict[tuple[int, int | None], list[Assignment]] = defaultdict(list)
    for one in rows:
        found[one.task_id, one.parent_id].append(one)
    unfinished = [Given(parts) for parts in found.values() if any(one.status != DONE for one in parts)]
    order = list(HEADINGS)
    return sorted(unfinished, key=lambda one: order.index(place(one.nearest, here.day)))


def groups(given: Iterable[Given], here: Here) -> list[Group]:
    """The tasks under their headings, empty headings left out."""
    found = {key: Group(heading, tone) for key, (heading, tone) in HEADINGS.items()}
    for one in given:
        found[place(one.nearest, here.day)].items.append(_item(one, here))
    return [group for group in found.values() if group.items]


def _item(given: Given, here: Here) -> WorkItem:
    nearest, task = given.nearest, given.nearest.task
    url = reverse("directive-task", args=[task.directive.code, task.place])
    late = [one for one in given.parts if _late(one, here)]
    urge = f"{reverse('task-urge', args=[task.directive.code, task.place])}?{urlencode({'giao': [one.id for one in late]}, doseq=True)}"
    parts = [clause_words(task), round_words(nearest), _how_far(given, here)]
    return WorkItem(
        verb="Đôn đốc" if late else "Xem",
        url=urge if late else url,
        title=heading(task),
        code=number_words(task.directive),
        case_url=url,
        what=" · ".join(part for part in parts if part),
        deadline=deadline(nearest, here.day) if nearest.due_on else None,
    )


def _late(one: Assignment, here: Here) -> bool:
    """Whether it is late and may be urged by the person here."""
    return (
        one.due_on is not None
        and one.due_on < here.day
        and standing.why_not("remind", one, here.day) is None
        and rights.acts_for(here.person, here.office, standing.giver(one), here.day, here.directory)
    )


def _how_far(given: Given, here: Here) -> str:
    asking = sum(one.asked_due_on is not None for one in given.parts)
    asked = f"; {asking} xin gia hạn" if asking else ""
    if given.nearest.parent_id is not None:
        done = sum(one.status == DONE for one in given.parts)
        return f"Đơn vị đã xong {done}/{len(given.parts)}{asked}"
    up = rollup.of_task(given.nearest.task, given.parts)
    words = finding(up, sum(one.late(here.day) > 0 for one in up.missing))
    if 0 < len(up.missing) <= _NAMED:
        words += f": {', '.join(here.directory.name(one.agency) for one in up.missing)}"
    return words + asked


_NAMED = 3
"""So many that are missing are named in the line; all of them on the page of the task."""
