"""A draft of a directive in hand: found, locked, and who may prepare it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from khoithong.desk.directives.acting import Faulty
from khoithong.directives import rights
from khoithong.directives.checking import day_of
from khoithong.directives.models import Directive
from khoithong.directives.models.directive import DRAFT

if TYPE_CHECKING:
    from datetime import date

    from khoithong.organisation.snapshot import Directory

NOT_YOURS: Final = (
    "{agency}: người đứng đầu, cấp phó, văn thư hoặc cán bộ tổ chức làm việc này. "
    "Chọn đúng tư cách ở đầu trang rồi thực hiện lại."
)
NO_DRAFT: Final = "Văn bản này đã được giao thực hiện, không sửa được nữa."


class NoSuchDirective(LookupError):
    """There is no such directive, or it is not for this person to know."""


def lock_directive(code: str) -> Directive:
    """A directive, locked until the transaction ends. Raises `NoSuchDirective`."""
    found = None if "\x00" in code else Directive.objects.select_for_update().filter(code=code).first()
    if found is None:
        raise NoSuchDirective
    return found


def authorize(row: Directive, person: str, office: str | None, day: date, picture: Directory) -> None:
    """Whether this person, in this office, acts for the directive's owner.

    Raises `Faulty` for who may read it only, `NoSuchDirective` for everybody else.
    """
    if rights.acts_for(person, office, row.owner, day, picture):
        return
    who = rights.reader(person, day, picture)
    if not Directive.objects.filter(rights.readable_directives(who), id=row.id).exists():
        raise NoSuchDirective
    raise Faulty({"": NOT_YOURS.format(agency=picture.name(row.owner))})


def must_be_draft(row: Directive) -> None:
    """Raises `Faulty` for a directive that was issued."""
    if row.status != DRAFT:
        raise Faulty({"": NO_DRAFT})


def show_in_lists(row: Directive) -> None:
    """Let what lists show of a draft follow its form."""
    identity = row.draft["identity"]
    row.subject, row.kind = identity["subject"], identity["kind"][:60]
    row.number = identity["number"].strip()[:60] or None
    row.date = day_of(identity["date"])
