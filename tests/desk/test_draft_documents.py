"""Drafting documents of a case: drawn up once, written by those who may, never losing a text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest

if TYPE_CHECKING:
    from khoithong.desk.documents.acting import Asked
    from khoithong.documents.content import Document
    from khoithong.documents.drafting.editing import Written
    from tests.desk.conftest import Desk


def asked(desk: Desk, person: str, office: str | None = None) -> Asked:
    from khoithong.desk.documents.acting import Asked

    return Asked(person, office, desk.clock)


def drafted(desk: Desk, kind: str, seq: int | None = None, person: str = "vt", **more: Any) -> UUID:
    from khoithong.desk.documents.draft import draft_document
    from khoithong.documents.drafting.order import Order

    return draft_document(desk.case, Order(kind, seq, **more), asked(desk, person, "so/clerk"))


def text_of(key: UUID) -> Document:
    from khoithong.documents.codec import from_json

    return from_json(record(key).content)


def record(key: UUID) -> Any:
    from khoithong.documents.records.models import OfficialDocument

    return OfficialDocument.objects.get(id=key)


def what(key: UUID) -> Written:
    from khoithong.documents.drafting.editing import written

    return written(text_of(key))


def entries(key: UUID) -> list[str]:
    from khoithong.documents.records.models import DocumentEntry

    return list(DocumentEntry.objects.filter(document=key).values_list("what", flat=True))


def with_line(found: Written, words: str) -> Written:
    """The same text with its last paragraph written over."""
    return replace(found, parts=(*found.parts[:-1], replace(found.parts[-1], text=words)))


def refusal(call: Any, *args: Any, **more: Any) -> str:
    from khoithong.desk.documents.acting import NotDone

    with pytest.raises(NotDone) as caught:
        call(*args, **more)
    return str(caught.value)


def test_a_decision_is_drawn_up_from_its_act_with_nothing_typed(desk: Desk) -> None:
    desk.approve()
    seq = desk.acts[-1].seq
    key = drafted(desk, "approval_decision", seq)
    said = "\n".join(text_of(key).lines())
    assert "Điều 2. Giao thực hiện: Hoàng Văn Em" in said
    assert "Căn cứ khoản 3 Điều 7 Quy định của Ban Thường vụ Tỉnh ủy về khuyến khích" in said
    assert "Căn cứ ý kiến của Đảng ủy Sở" in said
    found = record(key)
    assert (found.agency, found.symbol, found.seq, found.status) == ("so", "QĐ-SXD", seq, "draft")
    assert entries(key) == ["drafted"]


def test_the_same_document_is_drafted_once(desk: Desk) -> None:
    desk.approve()
    seq = desk.acts[-1].seq
    assert drafted(desk, "approval_decision", seq) == drafted(desk, "approval_decision", seq, "gd")


def test_ballots_are_not_told_before_the_meeting_is_closed(desk: Desk) -> None:
    desk.meet()
    desk.do("pgd1", "vote", ballot="against", remarks="Chưa rõ nguồn lực")
    convened = next(act.seq for act in desk.acts if act.kind == "convene_meeting")
    said = "\n".join(text_of(drafted(desk, "invitation", convened)).lines())
    assert "Chưa rõ nguồn lực" not in said
    assert "Không tán thành" not in said
    from khoithong.desk.documents.draft import draft_document
    from khoithong.documents.drafting.order import Order

    for seq in (None, convened, desk.acts[-1].seq):
        words = refusal(draft_document, desk.case, Order("minutes", seq), asked(desk, "vt"))
        assert words in ("Chưa đến bước này", "Sổ của hồ sơ không có việc này")


def test_minutes_tell_every_ballot_of_the_closed_meeting(desk: Desk) -> None:
    desk.meet()
    desk.do("gd", "vote", ballot="for")
    desk.do("pgd1", "vote", ballot="against", remarks="Chưa rõ nguồn lực")
    desk.do("pgd2", "vote", ballot="other")
    desk.do("gd", "close_meeting", minutes="Kết luận của người chủ trì: Hoàn thiện thêm.", conditions_met=[])
    said = "\n".join(text_of(drafted(desk, "minutes", desk.acts[-1].seq, secretary="vt")).lines())
    assert "Tán thành 1, không tán thành 1, ý kiến khác 1; tán thành 1/3 ý kiến biểu quyết (33,3%)." in said
    assert "theo ý kiến của người chủ trì Nguyễn Văn An (tán thành)" in said
    assert "Chưa rõ nguồn lực" in said
    assert "Hoàn thiện thêm." in said
    assert "Mã toàn vẹn của hồ sơ: " in said
    assert desk.row.head.hex()[:4].upper() in said


def test_who_does_not_work_there_does_not_draft_and_a_stranger_knows_of_nothing(desk: Desk) -> None:
    from khoithong.desk.documents.acting import NoSuchDocument
    from khoithong.desk.documents.draft import draft_document, save_draft
    from khoithong.documents.drafting.order import Order

    desk.approve()
    order = Order("approval_decision", desk.acts[-1].seq)
    assert "soạn văn bản này" in refusal(draft_document, desk.case, order, asked(desk, "tp"))
    with pytest.raises(NoSuchDocument):
        draft_document(desk.case, order, asked(desk, "gd-tc"))
    key = drafted(desk, "approval_decision", order.seq)
    with pytest.raises(NoSuchDocument):
        save_draft(key, asked(desk, "gd-tc"), what(key), 1)
    assert "soạn văn bản này" in refusal(save_draft, key, asked(desk, "tp"), what(key), 1)


def test_proposers_draft_their_plan_and_executors_their_report(desk: Desk) -> None:
    desk.approve()
    desk.do("tp", "report_progress", content="Đã làm một nửa", percent=50)
    assert text_of(drafted(desk, "plan", 1, "tp")).heading == "Kế hoạch"
    said = "\n".join(text_of(drafted(desk, "progress_report", desk.acts[-1].seq, "tp")).lines())
    assert "Đã làm một nửa" in said
    assert "50%" in said


def test_what_is_written_is_saved_and_a_second_window_is_told(desk: Desk) -> None:
    from khoithong.desk.documents.draft import Conflict, Saved, save_draft

    desk.approve()
    key = drafted(desk, "approval_decision", desk.acts[-1].seq)
    first = with_line(what(key), "Điều 4. Của cửa sổ thứ nhất.")
    second = with_line(what(key), "Điều 4. Của cửa sổ thứ hai.")
    saved = save_draft(key, asked(desk, "vt"), first, 1)
    assert isinstance(saved, Saved)
    assert saved.version == 2
    told = save_draft(key, asked(desk, "gd"), second, 1)
    assert isinstance(told, Conflict)
    assert "Của cửa sổ thứ hai." in "\n".join(told.mine.lines())
    assert "Của cửa sổ thứ nhất." in "\n".join(told.theirs.lines())
    assert told.by == "vt"
    kept = save_draft(key, asked(desk, "gd"), second, told.version)
    assert isinstance(kept, Saved)
    assert text_of(key).blocks[-1].text == "Điều 4. Của cửa sổ thứ hai."  # type: ignore[union-attr]
    assert entries(key) == ["drafted", "changed", "changed"]


def test_saving_the_same_again_changes_nothing(desk: Desk) -> None:
    from khoithong.desk.documents.draft import Saved, save_draft

    desk.approve()
    key = drafted(desk, "approval_decision", desk.acts[-1].seq)
    again = save_draft(key, asked(desk, "vt"), what(key), 7)
    assert isinstance(again, Saved)
    assert (again.version, entries(key)) == (1, ["drafted"])


def test_what_saves_itself_is_logged_now_and_then_and_by_hand_always(desk: Desk) -> None:
    from khoithong.desk.documents.draft import save_draft

    desk.approve()
    key = drafted(desk, "approval_decision", desk.acts[-1].seq)
    for number in (1, 2):
        save_draft(key, asked(desk, "vt"), with_line(what(key), f"Bản {number}."), number, by_hand=False)
    assert entries(key) == ["drafted"]
    save_draft(key, asked(desk, "vt"), what(key), 3)
    assert entries(key) == ["drafted", "changed"]
    desk.on("2026-05-12T10:00")
    save_draft(key, asked(desk, "vt"), with_line(what(key), "Bản 3."), 3, by_hand=False)
    assert entries(key) == ["drafted", "changed", "changed"]


def test_a_refreshed_draft_follows_the_register_and_keeps_what_was_written(desk: Desk) -> None:
    from khoithong.desk.documents.draft import refresh_draft, save_draft

    desk.meet()
    desk.pass_meeting()
    key = drafted(desk, "approval_decision", None, intended={"executors": ["tp"]})
    save_draft(key, asked(desk, "vt"), with_line(what(key), "Điều 4. Viết tay."), 1)
    desk.do("gd", "seek_party_opinion")
    desk.do("bt", "give_party_opinion", opinion="agree", content="Đồng ý", document="Công văn số 3-CV/ĐU")
    desk.do("gd", "approve", document="12/QĐ-SXD", executors=["pgd1"], confirmed=["4/2"])
    refresh_draft(key, asked(desk, "vt"), 2)
    said = list(text_of(key).lines())
    assert "Điều 4. Viết tay." in said
    assert any("tại Công văn số 3-CV/ĐU" in line for line in said)
    assert any(line.startswith("Điều 2. Giao thực hiện: Trần Thị Bình") for line in said)
    assert record(key).seq == desk.acts[-1].seq
    assert entries(key) == ["drafted", "changed", "refreshed"]


def test_one_paragraph_goes_back_to_what_the_register_says(desk: Desk) -> None:
    from khoithong.desk.documents.draft import restore_paragraph, save_draft

    desk.approve()
    key = drafted(desk, "approval_decision", desk.acts[-1].seq)
    before = text_of(key)
    save_draft(key, asked(desk, "vt"), with_line(what(key), "Viết đè."), 1)
    restore_paragraph(key, asked(desk, "vt"), len(before.blocks) - 1, 2)
    assert text_of(key) == before
    assert "lấy lại" in refusal(restore_paragraph, key, asked(desk, "vt"), 0, 1)
    assert "lấy lại" in refusal(restore_paragraph, key, asked(desk, "vt"), 99, 3)


def test_another_may_sign_and_the_form_follows_from_the_office(desk: Desk) -> None:
    from khoithong.desk.documents.draft import choose_signer

    desk.approve()
    key = drafted(desk, "approval_decision", desk.acts[-1].seq)
    assert text_of(key).signatures[0].authority is None
    choose_signer(key, asked(desk, "vt"), 1, signer="pgd1/deputy/own")
    signature = text_of(key).signatures[0]
    assert (signature.authority, signature.name) == ("KT. Giám đốc", "Trần Thị Bình")
    stranger = refusal(choose_signer, key, asked(desk, "vt"), 2, signer="gd-tc/head/own")
    assert "Chọn lại người ký" in stranger


def test_a_text_of_the_log_can_be_put_back(desk: Desk) -> None:
    from khoithong.desk.documents.draft import restore_version, save_draft
    from khoithong.documents.records.models import DocumentEntry

    desk.approve()
    key = drafted(desk, "approval_decision", desk.acts[-1].seq)
    before = text_of(key)
    save_draft(key, asked(desk, "vt"), with_line(what(key), "Viết đè."), 1)
    first = DocumentEntry.objects.filter(document=key).earliest("id")
    restore_version(key, asked(desk, "vt"), first.id, 2)
    assert text_of(key) == before
    assert "bản đã lưu" in refusal(restore_version, key, asked(desk, "vt"), 999_999, 3)


def test_a_document_that_was_issued_is_written_no_more(desk: Desk) -> None:
    from khoithong.desk.documents.draft import save_draft
    from tests.documents.drafts import book, issue

    desk.approve()
    key = drafted(desk, "approval_decision", desk.acts[-1].seq)
    found = what(key)
    issue(record(key), book(), 1)
    assert "không còn là dự thảo" in refusal(save_draft, key, asked(desk, "vt"), found, 1)


def test_a_decision_with_an_open_place_gets_no_number(desk: Desk) -> None:
    from khoithong.desk.documents.draft import save_draft
    from khoithong.desk.documents.issue import issue_document

    desk.approve()
    key, clerk = drafted(desk, "approval_decision", desk.acts[-1].seq), asked(desk, "vt", "so/clerk")
    assert text_of(key).place_day.startswith("…, ngày")
    said = refusal(issue_document, key, clerk, day=desk.today, version=1)
    assert "Quyết định còn 1 chỗ để trống" in said
    save_draft(key, clerk, replace(what(key), place="Nam Hà"), 1)
    issued = issue_document(key, clerk, day=desk.today, version=2)
    assert issued.words == "Số: 01/QĐ-SXD"
    assert text_of(key).place_day == "Nam Hà, ngày 11 tháng 5 năm 2026"


def test_too_much_is_said_to_be_too_much(desk: Desk) -> None:
    from khoithong.desk.documents.draft import save_draft

    desk.approve()
    key = drafted(desk, "approval_decision", desk.acts[-1].seq)
    long = with_line(what(key), "a" * 20_001)
    assert "20.000 ký tự" in refusal(save_draft, key, asked(desk, "vt"), long, 1)
    many = replace(what(key), parts=what(key).parts * 100)
    assert "300 đoạn" in refusal(save_draft, key, asked(desk, "vt"), many, 1)


def test_a_document_without_a_word_is_not_saved(desk: Desk) -> None:
    from khoithong.desk.documents.draft import save_draft

    desk.approve()
    key = drafted(desk, "approval_decision", desk.acts[-1].seq)
    for parts in ((), (replace(what(key).parts[0], text="  "),)):
        assert "ít nhất một đoạn" in refusal(
            save_draft, key, asked(desk, "vt"), replace(what(key), parts=parts), 1
        )


def test_a_document_there_is_not_is_not_found(desk: Desk) -> None:
    from khoithong.desk.documents.acting import NoSuchDocument
    from khoithong.desk.documents.draft import refresh_draft

    with pytest.raises(NoSuchDocument):
        refresh_draft(uuid4(), asked(desk, "vt"), 1)
