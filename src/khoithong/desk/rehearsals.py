"""Rehearsals of one person: begun, changed, thrown away. Nothing here touches a case."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID, uuid4

from django.db import transaction

from khoithong.casefiles.models import Rehearsal
from khoithong.desk.cleaning import clean, clean_text
from khoithong.desk.clock import Clock, aware, server_clock

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_OF_ONE: Final = 100
"""So many rehearsals one person keeps."""
MOST_CHARACTERS: Final = 400_000
"""Longest document kept."""
_LONGEST_TITLE: Final = 200
_MOST_KEPT: Final = 20
"""So many forms begun are kept with one rehearsal; the oldest gives way."""


class NoSuchRehearsal(LookupError):
    """There is no such rehearsal, or it is not this person's."""

    def __init__(self) -> None:
        super().__init__("Không tìm thấy bản diễn tập.")


class TooMuch(ValueError):
    """No more rehearsals, or not one that long, are kept; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Play:
    """What a rehearsal holds of the play itself."""

    title: str
    document: str
    wishes: Mapping[str, Any] = field(default_factory=dict)
    by_hand: bool = False


def start_rehearsal(
    owner: str, play: Play, *, beside: UUID | None = None, clock: Clock = server_clock
) -> Rehearsal:
    """Keep a new rehearsal. Raises `TooMuch`."""
    _check_length(play)
    now = aware(clock())
    with transaction.atomic():
        if Rehearsal.objects.filter(owner=owner).count() >= MOST_OF_ONE:
            raise TooMuch(f"Đã lưu {MOST_OF_ONE} bản diễn tập. Xóa bản không dùng nữa rồi tạo bản mới.")
        return Rehearsal.objects.create(
            id=uuid4(),
            owner=owner,
            title=_title(play),
            document=clean_text(play.document),
            wishes=clean(dict(play.wishes)),
            by_hand=play.by_hand,
            beside_id=beside,
            created_at=now,
            updated_at=now,
        )


def find_rehearsal(rehearsal_id: UUID, person: str) -> Rehearsal:
    """A rehearsal of this person. Raises `NoSuchRehearsal`."""
    found = Rehearsal.objects.filter(id=rehearsal_id, owner=person).first()
    if found is None:
        raise NoSuchRehearsal
    return found


def rehearsals_of(person: str) -> list[Rehearsal]:
    """The person's rehearsals without their documents, last changed first."""
    rows = Rehearsal.objects.filter(owner=person).defer("document", "wishes", "kept")
    return list(rows.order_by("-updated_at", "id"))


def change_rehearsal(
    rehearsal_id: UUID, person: str, version: int, play: Play, *, clock: Clock = server_clock
) -> bool:
    """Put a changed play in the place of `version`; false, and nothing changed, where another change came before.

    Raises `NoSuchRehearsal` and `TooMuch`.
    """
    _check_length(play)
    with transaction.atomic():
        row = _locked(rehearsal_id, person)
        if row.version != version:
            return False
        row.title, row.document = _title(play), clean_text(play.document)
        row.wishes, row.by_hand = clean(dict(play.wishes)), play.by_hand
        row.version += 1
        row.updated_at = aware(clock())
        row.save(update_fields=["title", "document", "wishes", "by_hand", "version", "updated_at"])
        return True


def keep_rehearsal_form(rehearsal_id: UUID, person: str, name: str, data: Mapping[str, Any]) -> None:
    """Keep what was typed into one of its forms. Raises `NoSuchRehearsal`."""
    with transaction.atomic():
        row = _locked(rehearsal_id, person)
        key = _form_key(name)
        others = [(other, value) for other, value in row.kept.items() if other != key]
        row.kept = dict([*others[-_MOST_KEPT + 1 :], (key, clean(dict(data)))])
        row.save(update_fields=["kept"])


def forget_rehearsal_form(rehearsal_id: UUID, person: str, name: str) -> None:
    """Forget it. Raises `NoSuchRehearsal`."""
    with transaction.atomic():
        row = _locked(rehearsal_id, person)
        if row.kept.pop(_form_key(name), None) is not None:
            row.save(update_fields=["kept"])


def discard_rehearsal(rehearsal_id: UUID, person: str) -> None:
    """Throw it away. Raises `NoSuchRehearsal`."""
    with transaction.atomic():
        _locked(rehearsal_id, person).delete()


def _locked(rehearsal_id: UUID, person: str) -> Rehearsal:
    row = Rehearsal.objects.select_for_update().filter(id=rehearsal_id, owner=person).first()
    if row is None:
        raise NoSuchRehearsal
    return row


def _form_key(name: str) -> str:
    """A name as it came from outside, fit to be kept."""
    return clean_text(name)[:_LONGEST_TITLE]


def _title(play: Play) -> str:
    return " ".join(clean_text(play.title).split())[:_LONGEST_TITLE] or "Diễn tập"


def _check_length(play: Play) -> None:
    if len(play.document) > MOST_CHARACTERS:
        raise TooMuch("Bản diễn tập quá dài để lưu. Bớt cơ quan, người hoặc bước không cần thiết.")
