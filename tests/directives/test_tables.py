"""The database refuses to rewrite what was issued and logged."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from khoithong.directives.models import (
    Assignment,
    CommunicationEntry,
    CommunicationPlan,
    Directive,
    Entry,
    EntryFile,
    Task,
)
from khoithong.directives.models.directive import code_of

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 4, 2, tzinfo=UTC)
DAY = date(2026, 5, 4)


def _directive(**more: object) -> Directive:
    values: dict[str, object] = {
        "code": code_of(2026, 1),
        "owner": "so-nv",
        "text": "Kính gửi: Các sở",
        "created_by": "vt",
        "created_at": NOW,
        "changed_at": NOW,
    }
    return Directive.objects.create(**(values | more))


def _issued() -> Directive:
    return _directive(status="issued", issued_by="gd", issued_at=NOW, issued_on=DAY)


def _task(directive: Directive) -> Task:
    return Task.objects.create(directive=directive, place=1, clause="1", text="Báo cáo")


def _assignment(task: Task, **more: object) -> Assignment:
    values: dict[str, object] = {"task": task, "agency": "so", "role": "lead", "changed_at": NOW}
    return Assignment.objects.create(**(values | more))


def test_a_code_says_the_year_and_the_number() -> None:
    assert code_of(2026, 17) == "CD-2026-00017"


def test_the_log_is_only_added_to() -> None:
    entry = Entry.objects.create(
        directive=_issued(), seq=1, kind="issue", actor="gd", recorded_at=NOW, happened_on=DAY
    )
    with pytest.raises(IntegrityError, match="only added to"), transaction.atomic():
        Entry.objects.filter(id=entry.id).update(actor="vt")
    with pytest.raises(IntegrityError, match="only added to"), transaction.atomic():
        Entry.objects.filter(id=entry.id).delete()


def test_the_log_of_communication_is_only_added_to() -> None:
    plan = CommunicationPlan.objects.create(
        agency="so", title="Tuyên truyền", since=DAY, until=DAY, created_by="vt", at=NOW
    )
    CommunicationEntry.objects.create(plan=plan, kind="plan", actor="vt", recorded_at=NOW)
    with pytest.raises(IntegrityError, match="only added to"), transaction.atomic():
        CommunicationEntry.objects.update(actor="gd")


def test_a_number_and_a_key_stand_once_in_the_log() -> None:
    directive, key = _issued(), uuid4()
    values = {"directive": directive, "kind": "issue", "actor": "gd", "recorded_at": NOW, "happened_on": DAY}
    Entry.objects.create(seq=1, idempotency_key=key, **values)
    with pytest.raises(IntegrityError, match="entry_seq_once"), transaction.atomic():
        Entry.objects.create(seq=1, **values)
    with pytest.raises(IntegrityError, match="idempotency_key"), transaction.atomic():
        Entry.objects.create(seq=2, idempotency_key=key, **values)


def test_a_draft_changes_and_goes() -> None:
    directive = _directive()
    directive.text = "Khác"
    directive.save()
    directive.delete()
    assert not Directive.objects.exists()


def test_what_was_issued_keeps_its_words() -> None:
    directive = _issued()
    for change in ({"text": "Khác"}, {"number": "1/SNV"}, {"status": "draft"}):
        with pytest.raises(IntegrityError, match="never rewritten"), transaction.atomic():
            Directive.objects.filter(id=directive.id).update(**change)
    with pytest.raises(IntegrityError, match="never rewritten"), transaction.atomic():
        directive.delete()
    Directive.objects.filter(id=directive.id).update(status="withdrawn", changed_at=NOW)
    assert Directive.objects.get().status == "withdrawn"


def test_an_issued_directive_says_by_whom() -> None:
    with pytest.raises(IntegrityError, match="directive_issued_by_somebody"), transaction.atomic():
        _directive(status="issued")


def test_an_agency_has_a_task_once_in_a_round() -> None:
    task = _task(_issued())
    first = _assignment(task)
    with pytest.raises(IntegrityError, match="assignment_once"), transaction.atomic():
        _assignment(task)
    _assignment(task, round=date(2026, 12, 31))
    _assignment(task, parent=first)
    _assignment(task, agency="so-tc")


def test_what_is_done_was_done_on_a_day() -> None:
    with pytest.raises(IntegrityError, match="assignment_done_on_a_day"), transaction.atomic():
        _assignment(_task(_issued()), status="done")


def test_a_dated_task_has_a_date_and_a_periodic_one_a_period() -> None:
    directive = _directive()
    with pytest.raises(IntegrityError, match="task_dated"), transaction.atomic():
        Task.objects.create(directive=directive, place=1, text="x", due_kind="date")
    with pytest.raises(IntegrityError, match="task_periodic"), transaction.atomic():
        Task.objects.create(directive=directive, place=1, text="x", due_kind="periodic")
    Task.objects.create(directive=directive, place=1, text="x", due_kind="periodic", every="year")


def test_evidence_waits_without_an_entry() -> None:
    EntryFile.objects.create(
        name="anh.jpg", media_type="image/jpeg", size=3, sha256="0" * 64, uploaded_by="vt", at=NOW
    )
    assert EntryFile.objects.filter(entry=None).count() == 1
