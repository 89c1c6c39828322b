"""The decision: what it rests on, what is missing and who supplies it, the override on a page of its own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.web.filling import form_of, typed
from tests.web.steps import rejected, seen, with_council, words

if TYPE_CHECKING:
    from tests.web.office import Office


def at(office: Office) -> str:
    return f"/ho-so/{office.code}/quyet-dinh/"


OVERRIDE = {"necessity": "Rất cần", "feasibility": "Làm được", "document": "9/QĐ-SXD"}


def test_what_is_missing_before_the_meeting_and_who_supplies_it(office: Office) -> None:
    office.desk.submit()
    office.desk.do("vt", "register_plan", number="15/ĐX")
    head = seen(office.person("gd"), at(office))
    assert "Còn thiếu 2 căn cứ." in head
    assert (
        "Kế hoạch đề xuất điểm 1.2 khoản 1 Điều 7 Gửi ngày 04/05/2026; vào sổ số 15/ĐX ngày 04/05/2026"
        in head
    )
    assert "Họp tập thể lãnh đạo điểm 2.1 khoản 2 Điều 7 Chưa họp Triệu tập họp" in head
    assert "Gửi kế hoạch đề xuất: đã xác nhận" in head
    html = office.person("gd").get(at(office))
    assert f'href="/ho-so/{office.code}/viec/convene_meeting/"' in html
    proposer = seen(office.person("tp"), at(office))
    assert "Chưa họp Nguyễn Văn An, Giám đốc Sở Xây dựng, triệu tập họp thì mở." in proposer


def test_on_the_councils_way_the_council_comes_first(office: Office) -> None:
    office.desk.submit()
    office.desk.do("gd", "choose_route", route="council", reason="Rộng")
    assert "Họp hội đồng đánh giá khoản 3 Điều 8 Chưa họp Thành lập Hội đồng" in seen(
        office.person("gd"), at(office)
    )


def test_a_meeting_convened_is_on_its_way(office: Office) -> None:
    with_council(office)
    assert "Đã triệu tập, họp ngày 12/05/2026" in seen(office.person("gd"), at(office))


def test_an_opinion_that_waits(office: Office) -> None:
    office.desk.meet()
    office.desk.pass_meeting()
    office.desk.do("gd", "seek_party_opinion")
    office.desk.on("2026-05-14")
    said = seen(office.person("gd"), at(office))
    assert "Đã xin ngày 11/05/2026, đã chờ 3 ngày làm việc, chưa trả lời" in said
    assert "Hồ Thị Nga" in said.partition("chưa trả lời")[2]
    assert "3/3 ý kiến biểu quyết tán thành" in said


def test_with_everything_there_the_head_approves_on_the_page(office: Office) -> None:
    office.desk.meet()
    office.desk.pass_meeting()
    office.desk.do("gd", "seek_party_opinion")
    office.desk.do("bt", "give_party_opinion", opinion="agree", content="Đồng ý")
    head = office.person("gd")
    html = head.get(at(office))
    assert "Đã đủ căn cứ để ra văn bản." in words(html)
    assert "Thời gian thực hiện tiết b điểm 1.1 khoản 1 Điều 7 12 tháng" in words(html)
    assert "Ngân sách của cơ quan" in words(html)
    path = f"/ho-so/{office.code}/viec/approve/"
    assert f'action="{path}"' in html
    given = {
        "document": "12/QĐ-SXD",
        "executors": ["tp", "so-nv"],
        "mode": "pilot",
        "planned_completion": date(2026, 12, 1),
        "confirmed": ["4/2"],
    }
    regulation = office.desk.loaded.procedure.setting.regulation
    head.post(path, {**form_of(html), **typed("approve", given, regulation)})
    said = seen(office.person("tp"), at(office))
    assert "Phê duyệt đề xuất" in said
    for fact in (
        "12/QĐ-SXD",
        "thứ Hai, 11/05/2026",
        "Nguyễn Văn An, Giám đốc Sở Xây dựng",
        "Hoàng Văn Em, Chức vụ lãnh đạo, quản lý khác, Sở Xây dựng Sở Nội vụ",
        "Thí điểm",
        "01/12/2026 (hạn nội bộ)",
        "Căn cứ của quyết định",
        "Phê duyệt đề xuất: đã xác nhận",
    ):
        assert fact.lower() in said.lower(), fact


def test_a_confirmation_lacking_in_the_file_is_told(office: Office) -> None:
    office.desk.meet()
    office.desk.pass_meeting()
    office.desk.do("gd", "seek_party_opinion")
    office.desk.do("bt", "give_party_opinion", opinion="agree", content="Đồng ý")
    office.desk.do("gd", "approve", document="12/QĐ", executors=["tp"])
    said = seen(office.person("tp"), at(office))
    assert "Gửi kế hoạch đề xuất: đã xác nhận" in said
    assert "Phê duyệt đề xuất: chưa xác nhận" in said


def test_a_refusal_of_the_proposal_stands_with_its_reason(office: Office) -> None:
    office.desk.meet()
    office.desk.pass_meeting()
    office.desk.do("gd", "seek_party_opinion")
    office.desk.do("bt", "give_party_opinion", opinion="disagree", content="Chưa")
    said = seen(office.person("gd"), at(office))
    assert "Không đồng ý, ngày 11/05/2026" in said
    assert "Còn thiếu 1 căn cứ." in said
    office.desk.do("gd", "disapprove", document="13/TB", reason="Chưa phù hợp chủ trương")
    said = seen(office.person("tp"), at(office))
    assert "Không phê duyệt đề xuất" in said
    assert "Chưa phù hợp chủ trương" in said


def test_a_rejection_shows_the_override_as_what_is_missing(office: Office) -> None:
    rejected(office)
    html = office.person("gd").get(at(office))
    said = words(html)
    assert "Chưa có; chưa có thì chỉ không phê duyệt được" in said
    assert f'href="/ho-so/{office.code}/viec/proceed_despite_rejection/"' in html
    assert "Còn thiếu 2 căn cứ." in said, "the override and the opinion"


def test_the_override_is_preceded_by_a_page_of_its_own(office: Office) -> None:
    rejected(office)
    office.desk.do("gd", "seek_party_opinion")
    head = office.person("gd")
    path = f"/ho-so/{office.code}/viec/proceed_despite_rejection/"
    html = head.get(path)
    said = words(html)
    assert "Trước khi quyết định cho triển khai" in said
    assert "0/3 ý kiến biểu quyết tán thành" in said
    assert "Chịu trách nhiệm trước cơ quan cấp trên và trước pháp luật" in said
    assert "chịu trách nhiệm" in said.partition("Quy định nói gì")[2], "in the words of the text"
    assert "đoạn 2 điểm 2.1 khoản 2 Điều 7" in said
    assert "Yêu cầu xin ý kiến cấp ủy đang chờ không còn dùng" in said
    assert "<textarea" not in html
    assert 'href="?tiep-tuc=1"' in html
    html = head.get(f"{path}?tiep-tuc=1")
    head.post(path, {**form_of(html), **OVERRIDE})
    said = seen(office.person("tp"), at(office))
    assert "Cuộc họp không thông qua; người đứng đầu quyết định cho triển khai và chịu trách nhiệm" in said
    assert "9/QĐ-SXD" in said
    assert "Rất cần" in said


def test_an_answered_opinion_and_none_asked_are_told_apart_before_the_override(office: Office) -> None:
    rejected(office)
    head, path = office.person("gd"), f"/ho-so/{office.code}/viec/proceed_despite_rejection/"
    assert "Vẫn phải xin ý kiến cấp ủy trước khi phê duyệt." in seen(head, path)
    office.desk.do("gd", "seek_party_opinion")
    office.desk.do("bt", "give_party_opinion", opinion="agree", content="Đồng ý")
    assert "Ý kiến cấp ủy đã có không còn dùng" in seen(head, path)


def test_a_refused_override_goes_on_at_the_form(office: Office) -> None:
    rejected(office)
    head, path = office.person("gd"), f"/ho-so/{office.code}/viec/proceed_despite_rejection/"
    html = head.get(f"{path}?tiep-tuc=1")
    html = head.post(path, {**form_of(html), **OVERRIDE, "document": ""})
    assert "Rất cần" in html
    assert "data-error-summary" in html


def test_what_a_council_rejected_is_final(office: Office) -> None:
    with_council(office)
    office.desk.on("2026-05-12")
    for person in ("gd", "pgd1", "gd-nv", "gd-tc", "cg"):
        office.desk.do(person, "vote", ballot="against")
    office.desk.do("gd", "close_meeting", minutes="BB")
    said = seen(office.person("gd"), at(office))
    assert "Kết quả cuộc họp là cuối cùng khoản 2 Điều 8 Chỉ còn ra văn bản không phê duyệt" in said


def test_terminating_is_preceded_by_where_the_execution_stands(office: Office) -> None:
    office.desk.approve()
    office.desk.do("gd", "suspend", reason="Không hiệu quả")
    office.desk.do("gd", "inspect", findings="Thiếu nhân lực kéo dài")
    office.desk.on("2026-05-13")
    head, path = office.person("gd"), f"/ho-so/{office.code}/viec/terminate/"
    said = seen(head, path)
    assert "Chấm dứt thực hiện không rút lại được." in said
    assert "Tạm dừng từ 11/05/2026, đã 2 ngày làm việc" in said
    assert "Kiểm tra gần nhất 11/05/2026 Thiếu nhân lực kéo dài" in said
    assert "Kết luận đánh giá không thể là hoàn thành." in said
    assert "<textarea" in head.get(f"{path}?tiep-tuc=1")


@pytest.mark.parametrize("query", ["", "?tiep-tuc=1"])
def test_nobody_else_comes_to_either_step(office: Office, query: str) -> None:
    rejected(office)
    said = seen(office.person("pgd1"), f"/ho-so/{office.code}/viec/proceed_despite_rejection/{query}")
    assert "Chưa thể làm" in said
    assert "Tiếp tục nhập quyết định" not in said
