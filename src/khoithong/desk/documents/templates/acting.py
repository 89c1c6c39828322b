"""Who acts on an agency's templates: its clerk or head proposes; head, deputy or clerk decides, never on one's own."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import connection, transaction

from khoithong.desk.documents.acting import NotDone
from khoithong.desk.taking import KEEP_OFFICES
from khoithong.documents.records.models import Template
from khoithong.organisation.capacities import holds
from khoithong.organisation.changes import LOCK as OFFICES
from khoithong.organisation.snapshot import directory

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime
    from uuid import UUID

    from khoithong.desk.documents.acting import Asked
    from khoithong.organisation.snapshot import Directory

PROPOSERS: Final = ("clerk", "head")
DECIDERS: Final = ("head", "deputy", "clerk")


class NoSuchTemplate(LookupError):
    """There is no such template, or it is another agency's."""

    def __init__(self) -> None:
        super().__init__("Không tìm thấy mẫu.")


@dataclass(frozen=True, slots=True)
class Taken:
    """A template in hand, locked until the transaction ends."""

    template: Template
    asked: Asked
    picture: Directory
    at: datetime
    """Naive local time."""


def acts_for(agency: str, roles: tuple[str, ...], asked: Asked, day: date, picture: Directory) -> bool:
    """Whether the office used is one of these in the agency, and still held."""
    return asked.capacity in {f"{agency}/{role}" for role in roles} and holds(
        asked.person, str(asked.capacity), day, picture
    )


@contextmanager
def taken(template_id: UUID, asked: Asked) -> Iterator[Taken]:
    """A template of the agency whose office is used, in one transaction. Raises `NoSuchTemplate`."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(KEEP_OFFICES, [OFFICES])
        found = Template.objects.select_for_update().filter(id=template_id).first()
        at, picture = asked.clock(), directory()
        if found is None or not acts_for(found.agency, DECIDERS, asked, at.date(), picture):
            raise NoSuchTemplate
        yield Taken(found, asked, picture, at)


def require_standing(now: Taken, status: tuple[str, ...]) -> None:
    """Raise `NotDone` when the template was decided on meanwhile."""
    if now.template.status not in status:
        raise NotDone("Mẫu này vừa được người khác quyết định. Xem lại tình trạng rồi làm tiếp")
