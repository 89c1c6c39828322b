"""Drafts: nothing typed is lost, nothing unseen is overwritten, and a draft is sent once."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from khoithong.casefiles.models import Case, Draft
from khoithong.desk.act_drafts import drop_form, keep_form, kept_form
from khoithong.desk.answers import Done, Refused
from khoithong.desk.drafts import (
    Conflict,
    NoSuchDraft,
    Saved,
    discard_draft,
    drafts_of,
    find_draft,
    new_draft,
    save_draft,
)
from khoithong.desk.submit_proposal import submit_proposal

if TYPE_CHECKING:
    from tests.desk.conftest import Desk

PACK = "tinh-uy-2026"


def test_each_saving_gives_the_next_version(desk: Desk) -> None:
    draft = new_draft("tp", PACK, {"plan": {"necessity": "a"}}, clock=desk.clock)

    first = save_draft(draft.id, "tp", {"plan": {"necessity": "ab"}}, draft.version, clock=desk.clock)
    assert isinstance(first, Saved)
    second = save_draft(draft.id, "tp", {"plan": {"necessity": "abc"}}, first.version, clock=desk.clock)

    assert (first.version, second.version) == (2, 3)
    assert find_draft(draft.id, "tp").data == {"plan": {"necessity": "abc"}}


def test_two_windows_get_both_texts_and_overwrite_nothing(desk: Desk) -> None:
    draft = new_draft("tp", PACK, {}, clock=desk.clock)
    save_draft(draft.id, "tp", {"plan": {"necessity": "cửa sổ một"}}, 1, clock=desk.clock)

    conflict = save_draft(draft.id, "tp", {"plan": {"necessity": "cửa sổ hai"}}, 1, clock=desk.clock)

    assert conflict == Conflict(
        {"plan": {"necessity": "cửa sổ hai"}}, {"plan": {"necessity": "cửa sổ một"}}, 2
    )
    assert find_draft(draft.id, "tp").data == {"plan": {"necessity": "cửa sổ một"}}
    resolved = save_draft(draft.id, "tp", conflict.mine, conflict.version, clock=desk.clock)
    assert resolved.version == 3


def test_saving_what_is_already_saved_is_no_conflict(desk: Desk) -> None:
    draft = new_draft("tp", PACK, {}, clock=desk.clock)
    data = {"plan": {"necessity": "một"}}
    save_draft(draft.id, "tp", data, 1, clock=desk.clock)

    assert save_draft(draft.id, "tp", data, 1, clock=desk.clock) == Saved(
        2, find_draft(draft.id, "tp").updated_at
    )


def test_typed_text_is_brought_into_one_form(desk: Desk) -> None:
    draft = new_draft("tp", PACK, {"plan": {"necessity": "Thu\u031b\u0309\r\n"}}, clock=desk.clock)
    assert find_draft(draft.id, "tp").data == {"plan": {"necessity": "Thử\n"}}


def test_co_proposers_write_with_the_owner_and_nobody_else_sees_it(desk: Desk) -> None:
    draft = new_draft("tp", PACK, {"co_proposers": ["pgd1"]}, clock=desk.clock)

    assert [d.id for d in drafts_of("pgd1")] == [d.id for d in drafts_of("tp")] == [draft.id]
    saved = save_draft(draft.id, "pgd1", {"co_proposers": ["pgd1"], "plan": {}}, 1, clock=desk.clock)
    assert isinstance(saved, Saved)
    for person in ("pgd2", "gd"):
        assert drafts_of(person) == []
        with pytest.raises(NoSuchDraft):
            find_draft(draft.id, person)
        with pytest.raises(NoSuchDraft):
            save_draft(draft.id, person, {}, 2, clock=desk.clock)
        with pytest.raises(NoSuchDraft):
            discard_draft(draft.id, person)
    with pytest.raises(NoSuchDraft):
        discard_draft(draft.id, "pgd1")
    discard_draft(draft.id, "tp")
    assert not Draft.objects.exists()


def test_a_draft_is_sent_once(desk: Desk, plan: dict[str, str]) -> None:
    draft = new_draft("tp", PACK, {"plan": plan}, clock=desk.clock)

    first = submit_proposal(draft.id, "tp", "so/manager", clock=desk.clock)
    second = submit_proposal(draft.id, "tp", "so/manager", clock=desk.clock)

    assert isinstance(first, Done)
    assert isinstance(second, Done)
    assert (second.code, second.repeated) == (first.code, True)
    assert Case.objects.count() == 1
    assert not Draft.objects.exists()
    with pytest.raises(NoSuchDraft):
        save_draft(draft.id, "tp", {}, 1, clock=desk.clock)


def test_a_refused_draft_stays(desk: Desk) -> None:
    draft = new_draft("tp", PACK, {"plan": {"necessity": "chưa xong"}}, clock=desk.clock)

    answer = submit_proposal(draft.id, "tp", None, clock=desk.clock)

    assert isinstance(answer, Refused)
    assert answer.refusal.code == "missing_content"
    assert find_draft(draft.id, "tp").data == {"plan": {"necessity": "chưa xong"}}
    assert not Case.objects.exists()


def test_only_the_owner_sends_a_draft(desk: Desk, plan: dict[str, str]) -> None:
    draft = new_draft("tp", PACK, {"plan": plan, "co_proposers": ["pgd1"]}, clock=desk.clock)

    for person in ("pgd1", "gd"):
        with pytest.raises(NoSuchDraft):
            submit_proposal(draft.id, person, None, clock=desk.clock)
    submit_proposal(draft.id, "tp", None, clock=desk.clock)
    with pytest.raises(NoSuchDraft):
        submit_proposal(draft.id, "gd", None, clock=desk.clock)
    with pytest.raises(NoSuchDraft):
        submit_proposal(uuid4(), "tp", None, clock=desk.clock)


def test_a_form_is_kept_per_person_case_and_act(desk: Desk) -> None:
    desk.submit()
    keep_form("gd", desk.case, "approve", {"document": "1"}, clock=desk.clock)
    keep_form("gd", desk.case, "approve", {"document": "12/QĐ"}, clock=desk.clock)

    kept = kept_form("gd", desk.case, "approve")
    assert kept is not None
    assert kept.data == {"document": "12/QĐ"}
    assert kept_form("pgd1", desk.case, "approve") is None
    drop_form("gd", desk.case, "approve")
    assert kept_form("gd", desk.case, "approve") is None
