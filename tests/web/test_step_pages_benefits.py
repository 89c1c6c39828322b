"""The page of encouragement and protection: measures worded as the text words them, and the dossier of evidence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.desk.conftest import CONDITIONS, PLAN
from tests.web.test_case_page import words
from tests.web.test_query_counts import statements

if TYPE_CHECKING:
    from tests.web.filling import Values
    from tests.web.office import Office

CAUSES = {"objective": "Bão lũ kéo dài", "subjective": "Tập huấn chậm"}


def page(office: Office, person: str) -> str:
    """The matter of the page as a person sees it."""
    visitor = office.person(person)
    html = visitor.get(f"/ho-so/{office.code}/quyen-loi/")
    assert visitor.status == 200
    return html.partition("<main")[2].partition("</main>")[0]


def measure(html: str, name: str, place: int = 0) -> str:
    """The part of the page about one measure, marks included."""
    return html.split(f"<h3>{name}</h3>")[1 + place].split('<div class="benefit', maxsplit=1)[0]


def chapter(html: str, name: str) -> str:
    """The words of one chapter of the dossier."""
    return words(html.split(f'id="chuong-{name}"')[1].partition(">")[2].partition("</section>")[0])


def evaluate(office: Office, *, damage: bool, **findings: bool) -> None:
    """A result published as achieved in part, with these findings."""
    desk = office.desk
    desk.approve()
    desk.on("2026-06-01")
    desk.do("tp", "submit_result_report", results="Đạt một nửa", completed_on="2026-06-01")
    desk.do("gd", "convene_meeting", on="2026-06-03")
    desk.on("2026-06-03")
    for voter in ("gd", "pgd1", "pgd2"):
        desk.do(voter, "vote", ballot="against")
    found = {"right_policy": True, "pure_motive": True, "common_good": True, "damage": damage, **findings}
    desk.do(
        "gd", "close_meeting", minutes="Biên bản số 2", conclusion="partial", reasons="Chưa đạt",
        causes=CAUSES, findings=found,
    )  # fmt: skip
    desk.do("gd", "seek_party_opinion")
    desk.do("bt", "give_party_opinion", opinion="agree", content="Thống nhất")
    desk.do("gd", "publish_result", document="20/TB-SXD")


# --- how rights are worded ------------------------------------------------------------------------------------


def test_before_the_approval_there_are_none(office: Office) -> None:
    office.desk.submit()
    assert "chưa phát sinh" in page(office, "gd")


def test_completed_is_not_held_liable(office: Office) -> None:
    office.desk.complete()
    html = page(office, "gd")
    assert "Không bị xử lý trách nhiệm" in words(measure(html, "Không bị xử lý trách nhiệm"))
    assert "Đủ điều kiện đề nghị" in measure(html, "Khen thưởng")
    assert "được hưởng" not in html


@pytest.mark.parametrize(
    ("damage", "name"),
    [
        (False, "Thuộc trường hợp được loại trừ trách nhiệm"),
        (True, "Đủ căn cứ để xem xét loại trừ, miễn hoặc giảm nhẹ trách nhiệm"),
    ],
)
def test_a_result_in_part_is_worded_by_whether_there_was_damage(
    office: Office, damage: bool, name: str
) -> None:
    evaluate(office, damage=damage)
    html = page(office, "gd")
    assert "Hoàng Văn Em" in measure(html, name)
    missing = words(html.split("chưa đủ điều kiện</summary>")[1].split("</details>")[0])
    assert "Không bị xử lý trách nhiệm ( khoản 1 Điều 10 )" in missing
    assert name not in missing
    assert "được hưởng" not in html


def test_an_impure_motive_ends_encouragement(office: Office) -> None:
    evaluate(office, damage=False, pure_motive=False)
    html = page(office, "gd")
    assert "Chấm dứt: kết quả công bố xác định động cơ không trong sáng" in html


def test_conditions_are_told_one_by_one(office: Office) -> None:
    office.desk.approve()
    html = page(office, "tp")
    assert "Đề xuất được phê duyệt" in measure(html, "Tuyên dương, biểu dương")
    missing = html.split("chưa đủ điều kiện</summary>")[1].split("</details>")[0]
    commendation = words(missing.split("<strong>Khen thưởng</strong>")[1].split("</div>")[0])
    assert "Kết quả được đánh giá là hoàn thành" in commendation
    assert "Đáp ứng các điều kiện được khuyến khích" in commendation


def test_the_conditions_of_encouragement_stand_one_by_one_with_their_reasons(office: Office) -> None:
    desk = office.desk
    desk.meet()
    for voter in ("gd", "pgd1", "pgd2"):
        desk.do(voter, "vote", ballot="for")
    desk.do(
        "gd", "close_meeting", minutes="Biên bản số 1", conditions_met=CONDITIONS[:3],
        condition_reasons={"5/1/a": "Chưa có quy định", "5/1/d": "Còn chờ ý kiến"},
    )  # fmt: skip
    desk.do("gd", "seek_party_opinion")
    desk.do("bt", "give_party_opinion", opinion="agree", content="Đồng ý")
    desk.do("gd", "approve", document="12/QĐ-SXD", executors=["tp"], confirmed=["4/2"])
    part = page(office, "tp").split('id="dieu-kien"')[1].split("</section>")[0]
    assert part.count('class="met"') == 3
    assert part.count('class="missing"') == 1
    missing = words(part.split('class="missing"')[1])
    assert "Theo một trong các hướng phân cấp" in missing
    assert "Còn chờ ý kiến" in missing


def test_a_beneficiary_is_named_with_the_part_he_had(office: Office) -> None:
    office.desk.complete()
    shown = words(measure(page(office, "tt"), "Khen thưởng"))
    assert "Hoàng Văn Em Đủ điều kiện đề nghị Người đề xuất, người thực hiện" in shown
    assert "Người đứng đầu cơ quan sử dụng cán bộ khi phê duyệt" in shown.split("Nguyễn Văn An")[1]


# --- who can do what about it ---------------------------------------------------------------------------------


def test_the_head_applies_and_proposes_the_managing_head_decides(office: Office) -> None:
    office.desk.complete()
    office.desk.do("gd", "propose_measure", measure="early_pay_rise", beneficiary="tp")
    head, managing = page(office, "gd"), page(office, "ct")
    assert "viec/apply_measure/?hinh-thuc=commendation+tp" in head
    assert "viec/propose_measure/?hinh-thuc=early_pay_rise+gd" in head
    assert "viec/propose_measure/?hinh-thuc=early_pay_rise+tp" not in head
    assert "viec/decide_measure" not in head
    assert "viec/decide_measure/?hinh-thuc=early_pay_rise+tp" in managing
    assert "viec/apply_measure" not in managing


def test_readers_find_no_buttons(office: Office) -> None:
    office.desk.complete()
    for person in ("tp", "tt"):
        assert 'class="benefit-ways"' not in page(office, person)


def test_the_button_opens_the_form_with_the_measure_chosen(office: Office) -> None:
    from tests.web.filling import form_of

    office.desk.complete()
    head = office.person("gd")
    html = head.get(f"/ho-so/{office.code}/viec/apply_measure/?hinh-thuc=commendation+tp")
    filled: Values = form_of(html)
    assert filled["grant"] == ["commendation tp"]


def test_what_was_done_about_a_measure_stands_beside_it(office: Office) -> None:
    office.desk.complete()
    desk = office.desk
    desk.do("gd", "propose_measure", measure="early_pay_rise", beneficiary="tp")
    desk.do(
        "ct", "decide_measure", measure="early_pay_rise", beneficiary="tp", granted=False, document="9/QĐ-UBND"
    )  # fmt: skip
    shown = words(measure(page(office, "tp"), "Nâng bậc lương trước thời hạn 12 tháng"))
    assert "Đề nghị ngày 03/06/2026 (Nguyễn Văn An)" in shown
    assert "Quyết định ngày 03/06/2026 : 9/QĐ-UBND; Không áp dụng (Bùi Văn Khánh)" in shown


def test_who_decides_what_the_head_may_not_give_himself(office: Office) -> None:
    office.desk.complete()
    shown = words(measure(page(office, "tt"), "Khen thưởng"))
    assert "Người đề xuất, người thực hiện · Quyết định: Sở Xây dựng" in shown
    assert "khi phê duyệt · Quyết định: Ủy ban nhân dân tỉnh" in shown.split("Nguyễn Văn An")[1]


# --- the dossier ----------------------------------------------------------------------------------------------


def test_each_finding_has_its_evidence_with_links_to_the_acts(office: Office) -> None:
    evaluate(office, damage=True)
    html = page(office, "tp")
    assert "Đồng ý: Thống nhất" in chapter(html, "right_policy")
    assert "Không trái quy định của Đảng" in chapter(html, "right_policy")
    assert "Xem xét đề xuất Nguyễn Văn An tán thành 3, không tán thành 0" in chapter(html, "right_policy")
    assert "tán thành 0, không tán thành 3, ý kiến khác 0: không đạt mức" in chapter(html, "right_policy")
    assert PLAN["bottleneck"] in chapter(html, "pure_motive")
    assert "Vì lợi ích chung, hiệu quả thiết thực" in chapter(html, "common_good")
    assert "Đạt một nửa" in chapter(html, "common_good")
    assert "Bão lũ kéo dài" in chapter(html, "damage")
    assert "Có thiệt hại Có" in chapter(html, "damage")
    report = next(act.seq for act in office.desk.acts if act.kind == "submit_result_report")
    part = html.split('id="chuong-damage"')[1]
    assert f'<a href="/ho-so/{office.code}/dien-bien/{report}/">Báo cáo kết quả thực hiện</a>' in part


def test_gaps_are_listed_with_the_provision(office: Office) -> None:
    desk = office.desk
    desk.do("tp", "submit_plan", plan=dict(PLAN))
    desk.do("gd", "convene_meeting", on="2026-05-11")
    desk.on("2026-05-11")
    for voter in ("gd", "pgd1", "pgd2"):
        desk.do(voter, "vote", ballot="for")
    desk.do(
        "gd", "close_meeting", minutes="Biên bản số 1", conditions_met=CONDITIONS[:2],
        condition_reasons={"5/1/a": "Chưa có quy định", "5/1/c": "Còn chờ ý kiến"},
    )  # fmt: skip
    desk.do("gd", "seek_party_opinion")
    desk.do("bt", "give_party_opinion", opinion="agree", content="Đồng ý")
    desk.do("gd", "approve", document="12/QĐ-SXD", executors=["tp"])
    desk.do("tp", "report_progress", content="Lần một", difficulties="Thiếu máy quét")
    html = page(office, "gd")
    policy = chapter(html, "right_policy").split("Hồ sơ chưa thể hiện")[1]
    assert policy.count("chưa xác nhận “Không trái quy định của Đảng") == 2
    assert "Khó khăn nêu trong báo cáo ngày 11/05/2026 chưa có chỉ đạo ( khoản 3 Điều 16 )" in policy
    assert "Chưa ghi nhận lần kiểm tra, giám sát nào ( khoản 1 Điều 16 )" in policy
    good = chapter(html, "common_good").split("Hồ sơ chưa thể hiện")[1]
    assert "Chưa xác định đáp ứng: Xuất phát từ yêu cầu cấp thiết" in good
    assert "(Còn chờ ý kiến)" in good
    assert "Không ghi lý do đáp ứng: Vì lợi ích chung" in good
    assert "Không ghi lý do đáp ứng: Tháo gỡ điểm nghẽn" not in good
    assert "Chưa có báo cáo kết quả thực hiện ( khoản 1 Điều 17 )" in good
    assert "Chưa xác định" in chapter(html, "pure_motive")


def test_a_gap_closes_when_the_act_is_recorded(office: Office) -> None:
    office.desk.approve()
    assert "Chưa ghi nhận lần kiểm tra" in page(office, "gd")
    office.desk.do("gd", "inspect", findings="Đúng tiến độ")
    html = page(office, "gd")
    assert "Chưa ghi nhận lần kiểm tra" not in html
    assert "Đúng tiến độ" in chapter(html, "right_policy")


def test_late_reports_are_gaps(office: Office) -> None:
    office.desk.approve()
    office.desk.do("gd", "request_report", due="2026-05-12", content="Kết quả")
    office.desk.on("2026-05-14")
    office.desk.do("tp", "report_progress", content="Đã làm")
    assert "Báo cáo theo yêu cầu chậm so với hạn 12/05/2026" in chapter(page(office, "tp"), "pure_motive")


def test_remarks_of_an_open_meeting_are_nobodys_evidence(office: Office) -> None:
    office.desk.approve()
    office.desk.do("tp", "submit_result_report", results="Đạt", completed_on="2026-05-11")
    office.desk.do("gd", "convene_meeting", on="2026-05-11")
    office.desk.do("pgd1", "vote", ballot="for", remarks="Kết quả tốt ngoài mong đợi")
    assert "Kết quả tốt ngoài mong đợi" not in page(office, "gd")
    office.desk.do("gd", "vote", ballot="for")
    office.desk.do("pgd2", "vote", ballot="for")
    office.desk.do("gd", "close_meeting", minutes="Biên bản số 2")
    assert "Kết quả tốt ngoài mong đợi" in chapter(page(office, "gd"), "pure_motive")


def test_reports_of_prohibited_acts_leave_no_trace_but_for_their_handler(office: Office) -> None:
    office.desk.complete()
    token = re.compile(r'value="[^"]{40,}"')
    before = token.sub("", page(office, "tp"))
    office.desk.do("pgd1", "report_violation", provision="6/1", against="tp", content="Trục lợi")
    assert token.sub("", page(office, "tp")) == before
    handler = words(page(office, "gd"))
    assert "Trong 1 phản ánh thuộc thẩm quyền giải quyết: 0 kết luận có vi phạm, 1 chưa kết luận." in handler
    office.desk.do("gd", "resolve_violation", report=1, confirmed=True, content="Đúng")
    assert token.sub("", page(office, "tp")) == before
    assert "1 kết luận có vi phạm, 0 chưa kết luận" in words(page(office, "gd"))


# --- cost -----------------------------------------------------------------------------------------------------


def test_the_page_costs_the_same_with_few_acts_and_with_many(office: Office) -> None:
    office.desk.complete()
    head, path = office.person("gd"), f"/ho-so/{office.code}/quyen-loi/"
    few = statements(head, path)
    for kind in ("personnel_priority", "early_pay_rise"):
        office.desk.do("gd", "propose_measure", measure=kind, beneficiary="tp")
    for _ in range(8):
        office.desk.do("gd", "record_protection", content="Bảo vệ trước sự cản trở")
    assert statements(head, path) == few
    assert few <= 12
