"""The figures about directives counted again, from the log of what agencies did, one entry after another."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from khoithong.directives.models import Assignment, CommunicationItem, Directive, Entry
from khoithong.documents.records.models import OfficialDocument

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date


def recount_directed(agencies: Collection[str], since: date, until: date, today: date) -> Counter[str]:
    """Directives, tasks, communication and documents of some agencies from a day to a day."""
    end, found = min(until, today), Counter[str]()
    for directive in Directive.objects.filter(status="issued"):
        addressed = {one.agency for line in directive.recipients.all() for one in line.agencies.all()}
        issued = directive.issued_on
        assert issued is not None
        found["directives_received"] += since <= issued <= until and bool(addressed & set(agencies))
        for part in Assignment.objects.filter(task__directive=directive):
            if part.agency in agencies and part.status != "withdrawn":
                _part(part, since, until, end, issued, found)
    for item in CommunicationItem.objects.all():
        published = item.published_on is not None and since <= item.published_on <= until
        found["communication_published"] += item.agency in agencies and published
    for document in OfficialDocument.objects.all():
        issued = document.issued_on
        counted = document.agency in agencies and document.status == "issued"
        found["documents_issued"] += counted and issued is not None and since <= issued <= until
    return found


def _part(part: Assignment, since: date, until: date, end: date, issued: date, found: Counter[str]) -> None:
    done: date | None = None
    for entry in Entry.objects.filter(assignment=part).order_by("seq"):
        if entry.kind == "complete":
            done = entry.happened_on
        elif entry.kind in ("reopen", "return_completion"):
            done = None
    found["tasks_received"] += since <= (part.round or issued) <= until
    within = done is not None and since <= done <= until
    late = done is not None and part.due_on is not None and done > part.due_on
    found["tasks_done"] += within
    found["tasks_done_late"] += within and late
    past = part.due_on is not None and part.due_on < end
    found["tasks_overdue"] += past and (done is None or done > end)
