"""Files of acts: brought first, recorded by hash with the act, found altered, let go when nothing needs them."""

from __future__ import annotations

import hashlib
import io
import json
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest
from django.core.files.storage import storages
from django.db import connection

from khoithong.casefiles.attachments import store
from khoithong.casefiles.attachments.formats import Unacceptable
from khoithong.casefiles.attachments.slots import MOST, SLOTS
from khoithong.casefiles.models import Attachment, Draft
from khoithong.casefiles.projection.store import differences
from khoithong.casefiles.sealing import ERASED
from khoithong.casefiles.verification import verify_case
from khoithong.desk.answers import Done, IdempotencyConflict, Refused
from khoithong.desk.attach import attach_to_draft, attach_to_form
from khoithong.desk.detach import detach_from_draft, detach_from_form
from khoithong.desk.drafts import NoSuchDraft, discard_draft, find_draft, new_draft, save_draft
from khoithong.desk.erase import erase_texts
from khoithong.desk.erase_files import erase_files
from khoithong.desk.perform import perform
from khoithong.desk.submit_proposal import submit_proposal
from khoithong.desk.waiting_files import files_of_draft, files_of_form
from khoithong.procedure.vocabulary import ACTS, VIOLATION_ACTS
from tests.casefiles.attachments import samples

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_django import DjangoCaptureOnCommitCallbacks
    from pytest_django.fixtures import Settings

    from tests.desk.conftest import Desk

PACK = "tinh-uy-2026"
PDF = samples.pdf()


def content(words: str = "") -> bytes:
    return samples.pdf(f"% {words}".encode())


def brought(desk: Desk, actor: str, kind: str, words: str = "", name: str = "Tờ trình.pdf") -> Attachment:
    """A file that waits for an act."""
    return attach_to_form(desk.case, kind, actor, name, io.BytesIO(content(words)), clock=desk.clock)


def do(desk: Desk, actor: str, kind: str, files: list[UUID], key: Any = None, **data: Any) -> Done | Refused:
    return perform(
        case_id=desk.case,
        kind=kind,
        actor=actor,
        capacity=None,
        data=data,
        idempotency_key=key or uuid4(),
        files=files,
        clock=desk.clock,
    )


def body_of(desk: Desk, seq: int) -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM casefiles_act WHERE case_id = %s AND seq = %s", [desk.case, seq])
        found: dict[str, Any] = json.loads(cursor.fetchone()[0])
        return found


def held(file: Attachment | str) -> bool:
    """Whether the store holds the content."""
    return store.state_of(file if isinstance(file, str) else file.sha256) == "intact"


@pytest.fixture
def recorded(desk: Desk) -> Desk:
    """A case whose second act has two files."""
    desk.submit()
    files = [brought(desk, "gd", "request_supplement", words, f"{words}.pdf").id for words in ("một", "hai")]
    assert isinstance(do(desk, "gd", "request_supplement", files, content="Thêm số liệu"), Done)
    return desk


def test_the_hashes_enter_the_register_and_the_names_do_not(recorded: Desk) -> None:
    body = body_of(recorded, 2)
    assert [(one["sha256"], one["size"], one["type"]) for one in body["files"]] == [
        (hashlib.sha256(content(words)).hexdigest(), len(content(words)), "application/pdf")
        for words in ("một", "hai")
    ]
    assert all(one["name"].keys() == {"seal"} for one in body["files"])
    assert "một" not in json.dumps(body, ensure_ascii=False)
    assert [file.name for file in recorded.acts[1].files] == ["một.pdf", "hai.pdf"]
    assert list(Attachment.objects.order_by("place").values_list("seq", "place", "name", "case")) == [
        (2, 0, "", recorded.case),
        (2, 1, "", recorded.case),
    ]
    assert verify_case(recorded.case) == []
    assert list(differences(recorded.case)) == []


def test_an_act_without_files_is_recorded_as_before(recorded: Desk) -> None:
    assert "files" not in body_of(recorded, 1)
    assert recorded.acts[0].files == ()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda path: path.write_bytes(content("mật")), "tệp 1 trong kho không phải là tệp đã ghi"),
        (lambda path: path.unlink(), "tệp 1 không còn trong kho"),
        (lambda _: Attachment.objects.filter(place=0).update(sha256="0" * 64), "tệp 1 thiếu hoặc không khớp"),
        (lambda _: Attachment.objects.filter(place=0).delete(), "tệp 1 thiếu hoặc không khớp"),
        (lambda _: Attachment.objects.filter(place=0).update(place=7), "tệp 8 không có trong sổ"),
    ],
)
def test_a_file_altered_or_gone_is_found(recorded: Desk, spoil: Callable[[Any], Any], said: str) -> None:
    from pathlib import Path

    sha256 = hashlib.sha256(content("một")).hexdigest()
    spoil(Path(storages["attachments"].path(f"{sha256[:2]}/{sha256}")))
    assert said in " · ".join(map(str, verify_case(recorded.case)))
    store.put(sha256, io.BytesIO(content("một")), len(content("một")) + 1)  # for the tests that follow


def test_a_name_altered_is_found(recorded: Desk) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE casefiles_acttext SET values = jsonb_set(values, '{/files/0/name,1}', '\"khác.pdf\"') WHERE seq = 2"
        )
    assert any("/files/0/name" in str(one) for one in verify_case(recorded.case))


def test_a_store_out_of_reach_is_not_taken_for_a_finding(
    recorded: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storages["attachments"], "exists", lambda _name: 1 / 0)
    with pytest.raises(store.StoreFailed):
        verify_case(recorded.case)


def test_the_same_request_again_gets_the_first_answer(desk: Desk) -> None:
    desk.submit()
    file, key = brought(desk, "gd", "request_supplement"), uuid4()
    first = do(desk, "gd", "request_supplement", [file.id], key, content="Thêm")
    again = do(desk, "gd", "request_supplement", [file.id], key, content="Thêm")
    assert isinstance(first, Done)
    assert isinstance(again, Done)
    assert (again.seq, again.repeated) == (first.seq, True)
    same = brought(desk, "gd", "request_supplement")  # sent by a browser a second time
    assert isinstance(do(desk, "gd", "request_supplement", [same.id], key, content="Thêm"), Done)
    other = brought(desk, "gd", "request_supplement", "khác")
    for files in ([], [other.id], [file.id, other.id]):
        with pytest.raises(IdempotencyConflict):
            do(desk, "gd", "request_supplement", files, key, content="Thêm")


def test_only_ones_own_files_of_this_act_are_recorded(desk: Desk) -> None:
    desk.submit()
    own = brought(desk, "gd", "request_supplement")
    of_another = brought(desk, "pgd1", "request_supplement", "khác")
    of_another_act = brought(desk, "gd", "inspect", "khác nữa")
    for wrong in (of_another.id, of_another_act.id, uuid4()):
        answer = do(desk, "gd", "request_supplement", [own.id, wrong], content="Thêm")
        assert isinstance(answer, Refused)
        assert (answer.refusal.code, answer.refusal.fields) == ("invalid_data", ("files",))
        assert "tải lên lại" in answer.refusal.message
    assert len(desk.acts) == 1
    assert files_of_form(desk.case, "request_supplement", "gd") == [own]


def test_a_file_is_recorded_once(desk: Desk) -> None:
    desk.submit()
    file = brought(desk, "gd", "request_supplement")
    assert isinstance(do(desk, "gd", "request_supplement", [file.id, file.id], content="Thêm"), Done)
    assert len(desk.acts[1].files) == 1
    assert isinstance(do(desk, "gd", "request_supplement", [file.id], content="Thêm nữa"), Refused)


def test_a_refused_act_leaves_its_files_waiting(desk: Desk) -> None:
    desk.submit()
    file = brought(desk, "gd", "request_supplement")
    assert isinstance(do(desk, "gd", "request_supplement", [file.id]), Refused)
    assert files_of_form(desk.case, "request_supplement", "gd") == [file]
    assert held(file)


def test_reports_of_violations_take_no_files(desk: Desk) -> None:
    desk.submit()
    with pytest.raises(Unacceptable, match="không kèm tệp"):
        brought(desk, "cv", "report_violation")
    file = brought(desk, "cv", "request_supplement")
    answer = do(
        desk, "cv", "report_violation", [file.id], provision="6/2", against="pgd1", content="Gây khó khăn"
    )
    assert isinstance(answer, Refused)
    assert not desk.loaded.reports


def test_the_slots_are_acts_of_the_open_register() -> None:
    assert SLOTS.keys() <= set(ACTS) - VIOLATION_ACTS


def test_a_draft_is_sent_with_its_files(desk: Desk, plan: dict[str, str]) -> None:
    draft = new_draft("tp", PACK, {"plan": plan, "co_proposers": ["pgd1"]}, clock=desk.clock)
    first = attach_to_draft(draft.id, "tp", "Phụ lục 1.pdf", io.BytesIO(content("1")), clock=desk.clock)
    desk.clock.advance(minutes=1)
    attach_to_draft(draft.id, "pgd1", "Phụ lục 2.pdf", io.BytesIO(content("2")), clock=desk.clock)
    assert [file.name for file in files_of_draft(draft.id)] == ["Phụ lục 1.pdf", "Phụ lục 2.pdf"]
    assert find_draft(draft.id, "tp").version == 3  # who has seen one file does not send two

    answer = submit_proposal(draft.id, "tp", None, clock=desk.clock)

    assert isinstance(answer, Done)
    desk.case = answer.case_id
    assert [file.name for file in desk.acts[0].files] == ["Phụ lục 1.pdf", "Phụ lục 2.pdf"]
    assert not Draft.objects.exists()
    assert Attachment.objects.get(id=first.id).case_id == desk.case
    assert verify_case(desk.case) == []
    again = submit_proposal(draft.id, "tp", None, clock=desk.clock)
    assert isinstance(again, Done)
    assert again.repeated


def test_a_strangers_draft_takes_no_files(desk: Desk) -> None:
    draft = new_draft("tp", PACK, {}, clock=desk.clock)
    for person in ("gd", "pgd1"):
        with pytest.raises(NoSuchDraft):
            attach_to_draft(draft.id, person, "a.pdf", io.BytesIO(PDF), clock=desk.clock)
        with pytest.raises(NoSuchDraft):
            detach_from_draft(draft.id, person, uuid4(), clock=desk.clock)


def test_the_same_file_twice_is_one(desk: Desk) -> None:
    desk.submit()
    first = brought(desk, "gd", "inspect", name="cũ.pdf")
    second = brought(desk, "gd", "inspect", name="mới.pdf")
    assert second.id == first.id
    assert [file.name for file in files_of_form(desk.case, "inspect", "gd")] == ["mới.pdf"]


def test_content_goes_with_the_last_that_has_it(
    desk: Desk, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    desk.submit()
    draft = new_draft("tp", PACK, {}, clock=desk.clock)
    in_draft = attach_to_draft(draft.id, "tp", "a.pdf", io.BytesIO(content("chung")), clock=desk.clock)
    in_form = brought(desk, "gd", "inspect", "chung")
    with django_capture_on_commit_callbacks(execute=True):
        detach_from_draft(draft.id, "tp", in_draft.id, clock=desk.clock)
    assert files_of_draft(draft.id) == []
    assert held(in_form)
    with django_capture_on_commit_callbacks(execute=True):
        detach_from_form(desk.case, "inspect", "gd", [in_form.id])
    assert not held(in_form)


def test_a_draft_thrown_away_takes_its_files_along(
    desk: Desk, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    draft = new_draft("tp", PACK, {"co_proposers": ["pgd1"]}, clock=desk.clock)
    file = attach_to_draft(draft.id, "tp", "a.pdf", io.BytesIO(content("bỏ")), clock=desk.clock)
    with pytest.raises(NoSuchDraft):
        discard_draft(draft.id, "pgd1")
    with django_capture_on_commit_callbacks(execute=True):
        discard_draft(draft.id, "tp")
    assert not Attachment.objects.exists()
    assert not held(file)


def test_a_recorded_file_is_not_taken_back(
    recorded: Desk, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        detach_from_form(recorded.case, "request_supplement", "gd")
    assert Attachment.objects.count() == 2
    assert verify_case(recorded.case) == []


def test_erasing_takes_content_and_name_and_leaves_the_chain(
    recorded: Desk, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    first, second = recorded.acts[1].files
    with django_capture_on_commit_callbacks(execute=True):
        assert erase_files(recorded.case, 2, [0]) == [0]
    assert not held(first.sha256)
    assert held(second.sha256)
    assert [file.name for file in recorded.acts[1].files] == [ERASED, "hai.pdf"]
    assert verify_case(recorded.case) == []
    assert erase_files(recorded.case, 2, [0]) == []
    assert erase_files(recorded.case, 1) == []
    with django_capture_on_commit_callbacks(execute=True):
        assert erase_files(recorded.case, 2) == [1]
    assert not held(second.sha256)
    assert verify_case(recorded.case) == []


def test_names_go_with_all_texts_of_an_act(recorded: Desk) -> None:
    assert "/files/0/name" in erase_texts(recorded.case, 2)
    assert {file.name for file in recorded.acts[1].files} == {ERASED}
    assert verify_case(recorded.case) == []


def test_a_file_refused_leaves_nothing(desk: Desk, settings: Settings) -> None:
    desk.submit()
    for bad in (samples.PROGRAM, b"", samples.ooxml({"word/x": samples.XXE})):
        with pytest.raises(Unacceptable):
            attach_to_form(desk.case, "inspect", "gd", "a.pdf", io.BytesIO(bad), clock=desk.clock)
    settings.ATTACHMENT_MAX_BYTES = len(PDF) - 1
    with pytest.raises(Unacceptable, match="lớn hơn mức"):
        attach_to_form(desk.case, "inspect", "gd", "a.pdf", io.BytesIO(PDF), clock=desk.clock)
    assert not Attachment.objects.exists()


def test_so_many_files_and_no_more(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.submit()
    for number in range(MOST):
        brought(desk, "gd", "inspect", str(number))
    with pytest.raises(Unacceptable, match=f"nhiều nhất {MOST} tệp"):
        brought(desk, "gd", "inspect", "một nữa")
    brought(desk, "gd", "inspect", "0")  # the same is no further one
    brought(desk, "gd", "suspend")
    monkeypatch.setattr("khoithong.desk.attach.WAITING_MOST", 0)
    with pytest.raises(Unacceptable, match="quá nhiều chỗ"):
        brought(desk, "gd", "suspend", "một nữa")


def test_a_store_that_fails_leaves_no_row(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.submit()

    def full(*_: Any) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(storages["attachments"], "_save", full)
    with pytest.raises(store.StoreFailed):
        brought(desk, "gd", "inspect", "không lưu được")
    assert not Attachment.objects.exists()


def test_a_file_added_meanwhile_is_noticed_by_who_saves(desk: Desk) -> None:
    draft = new_draft("tp", PACK, {"plan": {}}, clock=desk.clock)
    file = attach_to_draft(draft.id, "tp", "a.pdf", io.BytesIO(PDF), clock=desk.clock)
    assert hasattr(save_draft(draft.id, "tp", {"plan": {"scope": "x"}}, 1, clock=desk.clock), "theirs")
    detach_from_draft(draft.id, "tp", file.id, clock=desk.clock)
    assert find_draft(draft.id, "tp").version == 3


def test_tidying_takes_what_nothing_rests_on_and_nothing_younger(
    recorded: Desk, settings: Settings, tmp_path: Any
) -> None:
    from datetime import timedelta

    from khoithong.desk.tidy_files import tidy_files

    settings.STORAGES = settings.STORAGES | {
        "attachments": settings.STORAGES["attachments"] | {"OPTIONS": {"location": tmp_path / "store"}}
    }
    assert tidy_files() == []  # nothing was ever put here
    kept, lost = hashlib.sha256(content("một")).hexdigest(), hashlib.sha256(PDF).hexdigest()
    store.put(kept, io.BytesIO(content("một")), len(content("một")))
    store.put(lost, io.BytesIO(PDF), len(PDF))
    unfinished = f"{lost}.abc.part"
    (tmp_path / "store" / lost[:2] / unfinished).write_bytes(b"%PDF")
    assert tidy_files() == []
    assert tidy_files(patience=timedelta(seconds=-1)) == [lost, unfinished]
    assert held(kept)
    assert not held(lost)
