"""The Party body's opinion: who is heard and why, what was asked, how long it has waited, what it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.web.filling import form_of
from tests.web.steps import rejected, seen, words

if TYPE_CHECKING:
    from tests.web.office import Office


def at(office: Office) -> str:
    return f"/ho-so/{office.code}/y-kien-cap-uy/"


def closed(office: Office) -> None:
    office.desk.meet()
    office.desk.pass_meeting()


def test_before_any_meeting_nothing_leads_there_and_the_page_says_why(office: Office) -> None:
    office.desk.submit()
    assert at(office) not in office.person("gd").get(f"/ho-so/{office.code}/")
    said = seen(office.person("gd"), at(office))
    assert "Chưa xin ý kiến: chưa có kết quả cuộc họp để báo cáo." in said


def test_who_is_heard_and_the_form_to_ask_with_its_limit(office: Office) -> None:
    closed(office)
    html = office.person("gd").get(at(office))
    said = words(html)
    assert "Đảng ủy Sở . Cấp ủy, tổ chức đảng cùng cấp của Sở Xây dựng ( khoản 3 Điều 4 )" in said
    assert "Báo cáo về: Họp xem xét đề xuất, ngày 11/05/2026" in said
    assert f'action="/ho-so/{office.code}/viec/seek_party_opinion/"' in html
    assert "Xin ý kiến cấp ủy về đề xuất Còn 3 ngày làm việc" in said
    assert f'href="/phien-hop/{office.code}/1/"' in html
    assert "Triệu tập họp biểu quyết lại : làm được" in said


def test_a_superiors_body_is_heard_where_there_is_none_at_this_level(office: Office) -> None:
    from khoithong.desk.clock import aware
    from khoithong.organisation.changes import save_agency
    from khoithong.organisation.models import Agency

    closed(office)
    agency = Agency.objects.get(id="so")
    agency.party_body = None
    save_agency(agency, entered_by="test", now=aware(office.clock()))
    said = seen(office.person("gd"), at(office))
    assert "Đảng ủy UBND tỉnh . Sở Xây dựng không có cấp ủy, tổ chức đảng cùng cấp; quy ước áp dụng:" in said


def test_how_long_it_has_waited(office: Office) -> None:
    closed(office)
    office.desk.do("gd", "seek_party_opinion", document="TTr 5")
    office.desk.on("2026-05-18")
    said = seen(office.person("gd"), at(office))
    assert "Xin ý kiến ngày 11/05/2026 Nguyễn Văn An" in said
    assert "Văn bản: TTr 5" in said
    assert "Chưa trả lời, đã chờ 5 ngày làm việc. Quy định không ấn định thời hạn trả lời." in said
    assert "đã chờ 5 ngày làm việc ." in said, "the card beside it"
    assert "Phê duyệt đề xuất — chưa có ý kiến của cấp ủy, tổ chức đảng cùng cấp ( khoản 3 Điều 4 )" in said


def test_the_party_body_answers_on_the_page(office: Office) -> None:
    closed(office)
    office.desk.do("gd", "seek_party_opinion")
    secretary = office.person("bt")
    html = secretary.get(at(office))
    assert "Xem xét đề xuất" in words(html)
    path = f"/ho-so/{office.code}/viec/give_party_opinion/"
    secretary.post(
        path, {**form_of(html), "opinion": "agree", "content": "Thống nhất", "document": "12-CV/ĐU"}
    )
    office.desk.on("2026-05-13")
    said = seen(office.person("tp"), at(office))
    assert "Đồng ý ngày 11/05/2026 , sau 0 ngày làm việc" in said
    assert "Hồ Thị Nga" in said
    assert "Văn bản: 12-CV/ĐU Thống nhất" in said
    assert "Phê duyệt đề xuất : làm được" in said


def test_a_disagreement_says_what_may_follow(office: Office) -> None:
    closed(office)
    office.desk.do("gd", "seek_party_opinion")
    office.desk.do("bt", "give_party_opinion", opinion="disagree", content="Chưa phù hợp")
    said = seen(office.person("gd"), at(office))
    assert "Ràng buộc; không phê duyệt, không công nhận khi cấp ủy không đồng ý ( khoản 3 Điều 4" in said
    assert "Phê duyệt đề xuất — cấp ủy không đồng ý nên không phê duyệt được ( khoản 3 Điều 7 )" in said
    assert "Không phê duyệt đề xuất : làm được" in said


def test_asked_again_both_requests_stand(office: Office) -> None:
    closed(office)
    for answer in ("other", "agree"):
        office.desk.do("gd", "seek_party_opinion")
        office.desk.do("bt", "give_party_opinion", opinion=answer, content=f"Nội dung {answer}")
    said = seen(office.person("gd"), at(office))
    newest, older = said.index("Nội dung agree"), said.index("Nội dung other")
    assert newest < older < said.index("Đã xin ý kiến lại.")


def test_an_override_lets_what_was_asked_lapse(office: Office) -> None:
    rejected(office)
    office.desk.do("gd", "seek_party_opinion")
    office.desk.do("gd", "proceed_despite_rejection", necessity="Cần", feasibility="Được", document="9/QĐ")
    said = seen(office.person("gd"), at(office))
    assert "Không còn dùng: người đứng đầu đã quyết định cho triển khai." in said
    assert "đã chờ" not in said


def test_both_stages_and_further_reports(office: Office) -> None:
    office.desk.complete()
    office.desk.do("gd", "report_to_party", content="Giá vật tư tăng", document="BC 7")
    said = seen(office.person("bt"), at(office))
    evaluation, _, approval = said.partition("Xem xét đề xuất Xin ý kiến")
    assert "Đánh giá kết quả Xin ý kiến ngày 03/06/2026" in evaluation
    assert "ngày 11/05/2026" in approval
    assert "Giá vật tư tăng" in said
