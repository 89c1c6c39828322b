"""What needs an act, grouped by how near its limit is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from django.urls import reverse

from khoithong.casefiles.queries import WorkItem
from khoithong.lawbook.labels import labels
from khoithong.lawbook.pack import describe
from khoithong.web import components
from khoithong.web.limits import SOON, running, working_days_left
from khoithong.web.wording import date_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from khoithong.lawbook.pack import Pack
    from khoithong.organisation.snapshot import Directory


@dataclass(slots=True)
class Group:
    """Items under one heading."""

    heading: str
    tone: str
    items: list[components.WorkItem] = field(default_factory=list)


_HEADINGS: Final = {
    "overdue": ("Quá hạn", "overdue"),
    "today": ("Hôm nay", "today"),
    "soon": (f"{SOON} ngày làm việc tới", "soon"),
    "later": ("Còn lại", ""),
    "none": ("Không ấn định thời hạn", ""),
}


Task = tuple[WorkItem, ...]
"""The same act in the same case: one thing to do, though a measure waits for several people."""


def tasks(items: Iterable[WorkItem]) -> list[Task]:
    """The items put together by case and act, in the order of their first."""
    found: dict[tuple[int, str], list[WorkItem]] = {}
    for item in items:
        found.setdefault((item.case.id, item.kind), []).append(item)
    return [tuple(same) for same in found.values()]


def groups(work: Iterable[Task], day: date, picture: Directory) -> list[Group]:
    """The tasks under their headings, empty headings left out."""
    found = {key: Group(heading, tone) for key, (heading, tone) in _HEADINGS.items()}
    for task in work:
        found[_place(task[0], day)].items.append(_shown(task, day, picture))
    return [group for group in found.values() if group.items]


def _place(item: WorkItem, day: date) -> str:
    """Which heading: by the limit, or by the day it can first be done where that comes sooner."""
    days = [one for one in (item.due, item.opens_on if _later(item, day) else None) if one is not None]
    if item.opens_on == day:
        days.append(day)
    if not days:
        return "none"
    nearest = min(days)
    if nearest < day:
        return "overdue"
    if nearest == day:
        return "today"
    left = working_days_left(nearest, day)
    return "soon" if left is not None and left <= SOON else "later"


def _later(item: WorkItem, day: date) -> bool:
    return item.opens_on is not None and item.opens_on > day


def _shown(task: Task, day: date, picture: Directory) -> components.WorkItem:
    item = task[0]
    case, act = item.case, labels().acts[item.kind]
    pack = describe(case.pack)
    case_url = reverse("case", args=[case.code])
    limit = running(pack, item.deadline, item.due, case.route, day)
    return components.WorkItem(
        verb="Xem phiên họp" if _later(item, day) else act.verb,
        url=_address(task, day),
        title=case.title or case.code,
        code=case.code,
        case_url=case_url,
        what=_what(task, pack, day, picture),
        deadline=limit,
        person=components.Person(", ".join(picture.name(person) for person in case.proposers)),
        why_url=f"{case_url}#thoi-han" if limit.due and limit.kind == "statutory" else "",
    )


def _what(task: Task, pack: Pack, day: date, picture: Directory) -> str:
    item = task[0]
    noun = labels().acts[item.kind].noun
    if item.subject:
        return f"{noun}: {_subjects(task, pack, picture)}"
    if item.opens_on is not None and _later(item, day):
        return f"{noun} – từ ngày họp {date_words(item.opens_on)}"
    if item.opens_on == day:
        return f"{noun} – họp hôm nay"
    return noun


def _subjects(task: Task, pack: Pack, picture: Directory) -> str:
    """The measures with those they are for; of many, how many."""
    found: dict[str, list[str]] = {}
    for item in task:
        measure, _, beneficiary = item.subject.partition(" ")
        found.setdefault(pack.measures.get(measure, measure), []).append(picture.name(beneficiary))
    return "; ".join(
        f"{measure} – {names[0] if len(names) == 1 else f'{len(names)} đối tượng'}"
        for measure, names in found.items()
    )


def _address(task: Task, day: date) -> str:
    item = task[0]
    if item.kind == "vote" or _later(item, day):
        return reverse("meeting-now", args=[item.case.code])
    url = reverse("act", args=[item.case.code, item.kind])
    if item.subject and len(task) > 1:
        return reverse("step-benefits", args=[item.case.code])
    if item.subject:
        return f"{url}?{urlencode({'hinh-thuc': item.subject})}"
    return url
