"""Proposals being written: saved as one types, by the owner or a co-proposer, never overwriting unseen changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q

from khoithong.casefiles.models import Attachment, Draft
from khoithong.desk.cleaning import clean
from khoithong.desk.clock import Clock, aware, server_clock
from khoithong.desk.releasing import take_back

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from django.db.models import QuerySet

PAPER: Final = "paper"
"""In the data of a draft that is no proposal of its owner's but one a clerk enters from paper (`desk.paper`)."""


class NoSuchDraft(LookupError):
    """There is no such draft, or it is not this person's."""

    def __init__(self) -> None:
        super().__init__("Không tìm thấy bản thảo.")


@dataclass(frozen=True, slots=True)
class Saved:
    """The draft is saved; the next saving must name this version."""

    version: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Conflict:
    """Someone saved meanwhile, perhaps oneself in another window. Nothing was changed: both texts are here.

    To keep one of them, save it again naming `version`.
    """

    mine: dict[str, Any]
    theirs: dict[str, Any]
    version: int


def new_draft(
    owner: str,
    pack: str,
    data: Mapping[str, Any] | None = None,
    *,
    draft_id: UUID | None = None,
    clock: Clock = server_clock,
) -> Draft:
    """Start a draft under a regulation; `draft_id` where its key must be known before."""
    now = aware(clock())
    return Draft.objects.create(
        id=draft_id or uuid4(),
        owner=owner,
        pack=pack,
        data=clean(dict(data or {})),
        created_at=now,
        updated_at=now,
    )


def find_draft(draft_id: UUID, person: str) -> Draft:
    """A draft the person owns or is named in as co-proposer. Raises `NoSuchDraft`."""
    draft = _of(person).exclude(data__has_key=PAPER).filter(id=draft_id).first()
    if draft is None:
        raise NoSuchDraft
    return draft


def drafts_of(person: str) -> list[Draft]:
    """The person's drafts, and those he is named in as co-proposer, last saved first."""
    return list(_of(person).exclude(data__has_key=PAPER).order_by("-updated_at", "id"))


def save_draft(
    draft_id: UUID,
    person: str,
    data: Mapping[str, Any],
    version: int,
    *,
    clock: Clock = server_clock,
) -> Saved | Conflict:
    """Save what was typed on top of `version`. Raises `NoSuchDraft`, also for a draft already sent."""
    mine = clean(dict(data))
    with transaction.atomic():
        draft = lock_draft(draft_id, person)
        if draft.data != mine:
            if draft.version != version:
                return Conflict(mine, draft.data, draft.version)
            draft.data = mine
            draft.version += 1
            draft.updated_at = aware(clock())
            draft.save(update_fields=["data", "version", "updated_at"])
        return Saved(draft.version, draft.updated_at)


def discard_draft(draft_id: UUID, person: str) -> None:
    """Throw a draft away with its files; only its owner may. Raises `NoSuchDraft`."""
    with transaction.atomic():
        draft = lock_draft(draft_id, person)
        if draft.owner != person:
            raise NoSuchDraft
        take_back(Attachment.objects.filter(draft=draft))
        draft.delete()


def lock_draft(draft_id: UUID, person: str) -> Draft:
    """A draft one writes, for this transaction alone. Raises `NoSuchDraft`."""
    draft = _of(person).select_for_update().filter(id=draft_id).first()
    if draft is None:
        raise NoSuchDraft
    return draft


def _of(person: str) -> QuerySet[Draft]:
    return Draft.objects.filter(Q(owner=person) | Q(data__co_proposers__contains=[person]))
