"""Terms of office as lines of a page: those held, those to come, those past, and those taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from django.urls import reverse

from khoithong.lawbook.labels import labels
from khoithong.organisation.models import OfficeTerm

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from khoithong.organisation.snapshot import Directory

State = Literal["now", "coming", "past", "void"]


@dataclass(frozen=True, slots=True)
class TermLine:
    """One term."""

    id: int
    person: str
    person_url: str
    agency: str
    agency_url: str
    role: str
    title: str
    """As it is signed, else the role."""
    since: date | None
    until: date | None
    acting: bool
    state: State
    idle: bool = False
    """Whether an acting head who does not count, because there is a head."""

    @property
    def words(self) -> str:
        """The term in a sentence: `Giám đốc Sở Nội vụ của Nguyễn Văn An`."""
        return f"{self.title} – {self.person}"


def terms_of(day: date, picture: Directory, **where: Any) -> list[TermLine]:
    """The terms of an agency or of a person, those taken back too: by rank of the office, then newest first."""
    rows = OfficeTerm.objects.filter(**where).order_by("id")
    ranks = {role: place for place, role in enumerate(labels().roles)}
    lines = [_line(term, day, picture) for term in rows]
    lines.sort(key=lambda line: line.since.toordinal() if line.since else 0, reverse=True)
    lines.sort(key=lambda line: ranks[line.role])
    return lines


def _line(term: OfficeTerm, day: date, picture: Directory) -> TermLine:
    state = _state(term, day)
    return TermLine(
        id=term.pk,
        person=picture.name(term.person_id),
        person_url=reverse("organisation-person", args=[term.person_id]),
        agency=picture.name(term.agency_id),
        agency_url=reverse("organisation-agency", args=[term.agency_id]),
        role=term.role,
        title=term.title or labels().roles[term.role],
        since=term.since,
        until=term.until,
        acting=term.acting,
        state=state,
        idle=state == "now"
        and term.acting
        and picture.organisation.head(term.agency_id, day) != term.person_id,
    )


def _state(term: OfficeTerm, day: date) -> State:
    if term.void:
        return "void"
    if term.since is not None and term.since > day:
        return "coming"
    return "past" if term.until is not None and term.until < day else "now"


def in_state(lines: Iterable[TermLine], state: State) -> list[TermLine]:
    """Those in one state."""
    return [line for line in lines if line.state == state]
