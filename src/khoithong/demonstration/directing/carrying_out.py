"""What the agencies do about their tasks in the demonstration, each at its time, by whoever was in office then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Final

from django.db.models import Q

from khoithong.demonstration.making import letter
from khoithong.desk.clock import FixedClock
from khoithong.desk.directives.acknowledge import acknowledge
from khoithong.desk.directives.acting import Asked
from khoithong.desk.directives.complete import complete
from khoithong.desk.directives.evidence import attach_evidence
from khoithong.desk.directives.extension import ask_extension, grant_extension
from khoithong.desk.directives.report_progress import report_progress
from khoithong.desk.repeating import key_of
from khoithong.directives.models import Assignment
from khoithong.directives.models.assignment import ACKNOWLEDGED, SENT
from khoithong.directives.rights import ACTING
from khoithong.organisation.snapshot import directory

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from khoithong.directives.models import Directive

_FIRST: Final = ("clerk", "organiser", "deputy", "head")
"""Who enters things, the usual one first."""
_AT: Final = time(9, 30)


class Nobody(LookupError):
    """Nobody in that agency could have done it on that day."""


@dataclass(frozen=True, slots=True)
class Doing:
    """Acts about one directive; `now` is the moment the demonstration is played for: nothing happens later."""

    directive: Directive
    now: datetime

    def take(self, agencies: Iterable[str], on: date, clauses: tuple[str, ...] = ()) -> None:
        """Acknowledge every task of these agencies, or those of some clauses; rounds of that year or earlier."""
        for one in self._parts(agencies, on, clauses, SENT):
            acknowledge(one.id, self._asked(one, "acknowledge", one.agency, on))

    def progress(self, agency: str, clause: str, on: date, percent: int, text: str) -> None:
        """Report how far it is."""
        for one in self._parts((agency,), on, (clause,)):
            data = {"percent": percent, "text": text}
            report_progress(one.id, self._asked(one, f"progress/{percent}", agency, on), data)

    def finish(self, agencies: Iterable[str], clause: str, on: date, text: str) -> None:
        """Report done what they have taken up, with a letter where a report is asked for."""
        for one in self._parts(agencies, on, (clause,), ACKNOWLEDGED):
            asked = self._asked(one, "complete", one.agency, on)
            if one.task.report_wanted:
                asked = self._with_letter(one, asked, text)
            complete(one.id, asked, {"text": text})

    def more_time(self, agency: str, clause: str, on: date, until: date, reason: str) -> None:
        """Ask for more time; the owner grants it the next day."""
        for one in self._parts((agency,), on, (clause,)):
            data = {"until": until, "reason": reason}
            ask_extension(one.id, self._asked(one, "ask", agency, on), data)
            granted = self._asked(one, "grant", self.directive.owner, on)
            grant_extension(one.id, granted, {"until": until})

    def _parts(
        self, agencies: Iterable[str], on: date, clauses: tuple[str, ...], status: str = ""
    ) -> list[Assignment]:
        """What these agencies have by then; with `status`, where it still stands so: what was played before is left."""
        rows = Assignment.objects.filter(task__directive=self.directive, agency__in=list(agencies))
        rows = rows.filter(Q(round=None) | Q(round__lte=date(on.year, 12, 31)))
        if clauses:
            rows = rows.filter(task__clause__in=clauses)
        if status:
            rows = rows.filter(status=status)
        return list(rows.select_related("task").order_by("agency", "task__place", "round"))

    def _asked(self, one: Assignment, what: str, agency: str, on: date) -> Asked:
        at = min(datetime.combine(on, _AT), self.now)
        person, office = actor(agency, at.date())
        return Asked(person, office, self._key(one, what), clock=FixedClock(at))

    def _key(self, one: Assignment, what: str) -> UUID:
        """The same whenever it is played again: numbers of rows may differ, what they stand for does not."""
        where = f"{self.directive.id}/{one.task.place}/{one.agency}/{one.round}"
        return key_of(f"demonstration/{where}/{what}")

    def _with_letter(self, one: Assignment, asked: Asked, text: str) -> Asked:
        content = BytesIO(letter(directory().name(one.agency), "BÁO CÁO", (text,)))
        files = (attach_evidence(one.id, asked.person, "Bao-cao.docx", content, clock=asked.clock).id,)
        return Asked(asked.person, asked.office, asked.key, files=files, clock=asked.clock)


def actor(agency: str, day: date) -> tuple[str, str]:
    """Somebody who acts for an agency on a day, with the office. Raises `Nobody`."""
    picture = directory()
    found: dict[str, str] = {}
    for person in picture.organisation.people.values():
        for office in person.offices_on(day):
            if office.agency == agency and office.role in ACTING:
                holds = picture.organisation.holds(person.id, agency, (office.role,), day)
                if holds:
                    found.setdefault(office.role, person.id)
    for role in _FIRST:
        if role in found:
            return found[role], f"{agency}/{role}"
    raise Nobody(f"{agency}, {day:%d/%m/%Y}")
