"""The way every act on a document goes: lock it, look who holds which office now, change it, write its log."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db import connection, transaction

from khoithong.casefiles import rights
from khoithong.desk.clock import Clock, aware, server_clock
from khoithong.desk.taking import KEEP_OFFICES
from khoithong.documents.records.models import DocumentEntry, OfficialDocument
from khoithong.organisation.capacities import holds
from khoithong.organisation.changes import LOCK as OFFICES
from khoithong.organisation.snapshot import directory

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime
    from uuid import UUID

    from khoithong.organisation.snapshot import Directory

REGISTRARS: Final = ("clerk", "head")
"""Who gives and cancels numbers of an agency and takes signed files: its clerk (văn thư), its head."""


class NotDone(Exception):
    """What was asked cannot be; `problems` says why, by the name of the field (empty: of the whole)."""

    def __init__(self, problem: str, field: str = "") -> None:
        super().__init__(problem)
        self.problems = {field: problem}


class NoSuchDocument(LookupError):
    """There is no such document, or it is not for this person to know."""

    def __init__(self) -> None:
        super().__init__("Không tìm thấy văn bản.")


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, in which office (`agency/role`)."""

    person: str
    capacity: str | None
    clock: Clock = server_clock


@dataclass(frozen=True, slots=True)
class Taken:
    """A document in hand, locked until the transaction ends."""

    document: OfficialDocument
    asked: Asked
    picture: Directory
    at: datetime
    """Naive local time."""

    @property
    def today(self) -> date:
        """The legal date."""
        return self.at.date()

    def write(self, what: str, **data: Any) -> None:
        """Add to the document's log."""
        DocumentEntry.objects.create(
            document=self.document,
            at=aware(self.at),
            by=self.asked.person,
            office=self.asked.capacity or "",
            what=what,
            data=data,
        )


@contextmanager
def taken(document_id: UUID, asked: Asked) -> Iterator[Taken]:
    """A document this person may read, in one transaction. Raises `NoSuchDocument`."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(KEEP_OFFICES, [OFFICES])
        document = OfficialDocument.objects.select_for_update().filter(id=document_id).first()
        found = Taken(document, asked, directory(), asked.clock()) if document else None
        if found is None or not _may_know(found):
            raise NoSuchDocument
        yield found


def require_registrar(now: Taken) -> None:
    """Raise `NotDone` unless the office used is one that keeps the numbers of the document's agency, and still held."""
    if not registers(now.document.agency, now.asked.person, now.asked.capacity, now.today, now.picture):
        raise NotDone(not_yours(now.document.agency, now.picture))


def registers(agency: str, person: str, capacity: str | None, day: date, picture: Directory) -> bool:
    """Whether a person keeps the numbers of an agency in the office used."""
    return capacity in {f"{agency}/{role}" for role in REGISTRARS} and holds(
        person, str(capacity), day, picture
    )


def not_yours(agency: str, picture: Directory) -> str:
    """What is said to others."""
    return (
        f"Văn thư hoặc người đứng đầu {picture.name(agency)} làm việc này. "
        "Chọn đúng tư cách ở đầu trang rồi thực hiện lại."
    )


def _may_know(now: Taken) -> bool:
    case = now.document.case_id
    if case is None:
        return registers(now.document.agency, now.asked.person, now.asked.capacity, now.today, now.picture)
    return rights.may_read(case, rights.reader(now.asked.person, now.today, now.picture))
