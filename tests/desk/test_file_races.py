"""Files in the hands of several at once: recorded once, never recorded without content."""

from __future__ import annotations

import io
from contextlib import nullcontext
from threading import Event, Thread
from types import SimpleNamespace
from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import connection

from khoithong.casefiles.attachments import store
from khoithong.casefiles.models import Attachment
from khoithong.casefiles.verification import verify_case
from khoithong.desk import attach, releasing
from khoithong.desk.answers import Done
from khoithong.desk.attach import attach_to_form
from khoithong.desk.detach import detach_from_form
from khoithong.desk.perform import perform
from tests.casefiles.attachments import samples
from tests.desk.test_races import at_once

if TYPE_CHECKING:
    from uuid import UUID

    import pytest

    from tests.desk.conftest import Desk

ROUNDS = 6
MOMENT = 1.0
"""Seconds in which what is not locked would have happened."""


def brought(desk: Desk, kind: str, words: str) -> Attachment:
    content = samples.pdf(f"% {words}".encode())
    return attach_to_form(desk.case, kind, "gd", f"{words}.pdf", io.BytesIO(content), clock=desk.clock)


def ask_for_more(desk: Desk, file: UUID) -> object:
    return perform(
        case_id=desk.case,
        kind="request_supplement",
        actor="gd",
        capacity=None,
        data={"content": "Thêm"},
        idempotency_key=uuid4(),
        files=[file],
        clock=desk.clock,
    )


def test_a_file_is_recorded_once_or_taken_back_and_nothing_between(busy: Desk) -> None:
    busy.submit()
    for number in range(ROUNDS):
        file = brought(busy, "request_supplement", f"lượt {number}")

        def either(thread: int, file: Attachment = file) -> object:
            if thread % 2 == 0:
                return ask_for_more(busy, file.id)
            detach_from_form(busy.case, "request_supplement", "gd", [file.id])
            return None

        recorded = [answer for answer in at_once(either) if isinstance(answer, Done)]
        assert len(recorded) <= 1
        assert Attachment.objects.filter(id=file.id).exists() == bool(recorded)
        assert (store.state_of(file.sha256) == "intact") == bool(recorded)
    assert verify_case(busy.case) == []


def brought_while_let_go(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> str:
    """One takes back the last file of a content; in the moment before the content goes another brings the same."""
    about_to_remove, is_brought = Event(), Event()

    def remove(sha256: str) -> None:
        about_to_remove.set()
        is_brought.wait(MOMENT)
        store.remove(sha256)

    monkeypatch.setattr(releasing, "store", SimpleNamespace(remove=remove))  # for the releasing alone
    file = brought(desk, "inspect", "chung")

    def bring_the_same() -> None:
        about_to_remove.wait(20)
        brought(desk, "suspend", "chung")
        is_brought.set()
        connection.close()

    other = Thread(target=bring_the_same)
    other.start()
    detach_from_form(desk.case, "inspect", "gd")
    other.join()
    assert Attachment.objects.filter(sha256=file.sha256).count() == 1
    return store.state_of(file.sha256)


def test_content_brought_again_while_it_is_let_go_is_there(
    busy: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy.submit()
    assert brought_while_let_go(busy, monkeypatch) == "intact"


def test_without_the_lock_it_would_be_gone(busy: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    busy.submit()
    for module in (releasing, attach):
        monkeypatch.setattr(module, "content_locked", lambda _sha256: nullcontext())
    assert brought_while_let_go(busy, monkeypatch) == "missing"
