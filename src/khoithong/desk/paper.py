"""Enter a case that began on paper: what a clerk has typed is kept, the scan with it, and recorded through the one door."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.db import connection, transaction

from khoithong.casefiles import reading
from khoithong.casefiles.models import Attachment, Draft
from khoithong.desk.answers import Done, Refused
from khoithong.desk.cleaning import clean
from khoithong.desk.clock import Clock, aware, server_clock
from khoithong.desk.drafts import PAPER, NoSuchDraft
from khoithong.desk.perform import perform
from khoithong.desk.releasing import take_back
from khoithong.desk.waiting_files import files_of_draft

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from django.db.models import QuerySet


class NoScan(Exception):
    """The paper itself is missing: nothing is recorded without it."""

    def __init__(self) -> None:
        super().__init__("Tải lên bản chụp kế hoạch giấy")


@dataclass(frozen=True, slots=True)
class PaperPlan:
    """A plan received on paper."""

    proposer: str
    agency: str
    """From which it is proposed."""
    received: date
    """On which the paper was received: the regulation in force then governs the case."""
    evidence: str
    """Number and date of the paper in the book of incoming documents."""
    plan: Mapping[str, str]
    co_proposers: tuple[str, ...] = ()
    confirmed: tuple[str, ...] = field(default=())

    def data(self) -> dict[str, Any]:
        """As `submit_plan` takes it."""
        found: dict[str, Any] = {"plan": dict(self.plan), "agency": self.agency}
        if self.co_proposers:
            found["co_proposers"] = list(self.co_proposers)
        if self.confirmed:
            found["confirmed"] = list(self.confirmed)
        return found


def begin_paper(clerk: str, pack: str, typed: Mapping[str, Any], *, clock: Clock = server_clock) -> Draft:
    """Begin an entry; what is typed is kept under its key."""
    now = aware(clock())
    return Draft.objects.create(
        id=uuid4(), owner=clerk, pack=pack, data={PAPER: clean(dict(typed))}, created_at=now, updated_at=now
    )


def keep_paper(key: UUID, clerk: str, typed: Mapping[str, Any], *, clock: Clock = server_clock) -> None:
    """Keep what was typed. Raises `NoSuchDraft`, also for an entry already recorded."""
    with transaction.atomic():
        draft = _own(clerk).select_for_update().filter(id=key).first()
        if draft is None:
            raise NoSuchDraft
        draft.data = {PAPER: clean(dict(typed))}
        draft.updated_at = aware(clock())
        draft.save(update_fields=["data", "updated_at"])


def find_paper(key: UUID, clerk: str) -> Draft:
    """An entry this clerk began. Raises `NoSuchDraft`."""
    draft = _own(clerk).filter(id=key).first()
    if draft is None:
        raise NoSuchDraft
    return draft


def papers_of(clerk: str) -> list[Draft]:
    """The entries this clerk began and has not finished, the last first."""
    return list(_own(clerk).order_by("-updated_at", "id"))


def discard_paper(key: UUID, clerk: str) -> None:
    """Throw an entry away with its files. Raises `NoSuchDraft`."""
    with transaction.atomic():
        draft = _own(clerk).select_for_update().filter(id=key).first()
        if draft is None:
            raise NoSuchDraft
        take_back(Attachment.objects.filter(draft=draft))
        draft.delete()


def record_paper(
    key: UUID, clerk: str, capacity: str | None, paper: PaperPlan, *, clock: Clock = server_clock
) -> Done | Refused:
    """Record the submission as the proposer's act of the day of receipt, entered by the clerk, with the scan.

    The key is that of the act: sent again it gets the first answer. A refusal leaves everything as it is. Raises
    `NoScan` and `NoSuchDraft`.
    """
    with transaction.atomic():
        draft = _own(clerk).select_for_update().filter(id=key).first()
        if draft is None:
            return _recorded(key, clerk)
        files = files_of_draft(key)
        if not files:
            raise NoScan
        answer = perform(
            case_id=None,
            kind="submit_plan",
            actor=clerk,
            capacity=capacity,
            data=paper.data(),
            idempotency_key=key,
            happened_on=paper.received,
            evidence=paper.evidence,
            on_behalf_of=paper.proposer,
            pack=draft.pack,
            files=[file.id for file in files],
            clock=clock,
        )
        if isinstance(answer, Done):
            draft.delete()
        return answer


def recorded_as(key: UUID, clerk: str) -> str | None:
    """The code of the case an entry of this clerk's became; `None` for none."""
    try:
        return _recorded(key, clerk).code
    except NoSuchDraft:
        return None


def _own(clerk: str) -> QuerySet[Draft]:
    return Draft.objects.filter(owner=clerk, data__has_key=PAPER)


def _recorded(key: UUID, clerk: str) -> Done:
    with connection.cursor() as cursor:
        cursor.execute("SELECT case_id FROM casefiles_act WHERE key = %s AND seq = 1", [key])
        found = cursor.fetchone()
    loaded = reading.load(found[0], texts=False) if found else None
    if loaded is None or loaded.acts[0].by != clerk:
        raise NoSuchDraft
    return Done(loaded.row.id, loaded.row.code, 1, loaded.acts[0].warnings, repeated=True)
