"""The page of the evaluation: targets beside results, conclusion and causes, findings, votes, limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desk.conftest import PLAN
from tests.web.test_case_page import words
from tests.web.test_query_counts import statements

if TYPE_CHECKING:
    from tests.web.office import Office

FINDINGS = {"right_policy": True, "pure_motive": True, "common_good": True, "damage": True}
CAUSES = {"objective": "Bão lũ kéo dài", "subjective": "Tập huấn chậm"}


def page(office: Office, person: str) -> str:
    """The matter of the page as a person sees it."""
    visitor = office.person(person)
    html = visitor.get(f"/ho-so/{office.code}/danh-gia/")
    assert visitor.status == 200
    return html.partition("<main")[2].partition("</main>")[0]


def part(html: str, anchor: str) -> str:
    """The words of one part of the page."""
    return words(html.split(f'id="{anchor}"')[1].split("</section>", maxsplit=1)[0].partition(">")[2])


def report(office: Office, results: str, promised: str = PLAN["expected_effect"]) -> None:
    """Up to the result report on 2026-06-01."""
    desk = office.desk
    desk.do("tp", "submit_plan", plan={**PLAN, "expected_effect": promised}, confirmed=["4/2"])
    desk.do("gd", "convene_meeting", on="2026-05-11")
    desk.on("2026-05-11")
    desk.pass_meeting()
    desk.do("gd", "seek_party_opinion")
    desk.do("bt", "give_party_opinion", opinion="agree", content="Đồng ý")
    desk.do("gd", "approve", document="12/QĐ-SXD", executors=["tp"], confirmed=["4/2"])
    desk.on("2026-06-01")
    desk.do("tp", "submit_result_report", results=results, completed_on="2026-06-01")


def fall_short(office: Office) -> None:
    """An evaluation meeting on 2026-06-03 that finds the result partial."""
    desk = office.desk
    report(office, "Đạt một nửa")
    desk.do("gd", "convene_meeting", on="2026-06-03")
    desk.on("2026-06-03")
    for voter in ("gd", "pgd1", "pgd2"):
        desk.do(voter, "vote", ballot="against", remarks="Chưa đạt ở vùng cao")
    desk.do(
        "gd", "close_meeting", minutes="Biên bản số 2", conclusion="partial", reasons="Chưa đạt ở cấp xã",
        causes=CAUSES, findings=FINDINGS,
    )  # fmt: skip


# --- targets and results --------------------------------------------------------------------------------------


def test_before_the_approval_there_is_nothing_to_evaluate(office: Office) -> None:
    office.desk.submit()
    assert "chưa có kết quả để đánh giá" in page(office, "gd")


def test_without_a_report_the_targets_stand_alone(office: Office) -> None:
    office.desk.approve()
    shown = part(page(office, "gd"), "muc-tieu")
    assert "Giảm một nửa thời gian" in shown
    assert "Chưa có báo cáo kết quả." in shown


def test_line_stands_against_line_where_the_numbers_agree(office: Office) -> None:
    report(office, "1. Còn 4 ngày\n2. Sai 0,1%", "- Còn 5 ngày\n- Sai dưới 0,5%")
    html = page(office, "gd")
    rows = html.split('id="muc-tieu"')[1].split("<tbody>")[1].split("</tbody>")[0].split("<tr>")[1:]
    assert [words(row) for row in rows] == ["Còn 5 ngày Còn 4 ngày", "Sai dưới 0,5% Sai 0,1%"]


def test_otherwise_both_stand_whole_and_nothing_is_paired(office: Office) -> None:
    report(office, "Còn 4 ngày\nSai 0,1%\nHài lòng 98%", "Còn 5 ngày\nSai dưới 0,5%")
    html = page(office, "gd").split('id="muc-tieu"')[1].split("</section>")[0]
    assert "<tbody>" not in html
    left, right = html.split("Kết quả theo báo cáo")
    assert left.count("<li>") == 2
    assert right.count("<li>") == 3


def test_the_targets_are_those_of_the_version_approved(office: Office) -> None:
    desk = office.desk
    desk.submit()
    revised = {**PLAN, "expected_effect": "Giảm hai phần ba thời gian"}
    desk.do("tp", "revise_plan", plan=revised, content="Nâng mục tiêu")
    desk.do("gd", "convene_meeting", on="2026-05-11")
    desk.on("2026-05-11")
    desk.pass_meeting()
    desk.do("gd", "seek_party_opinion")
    desk.do("bt", "give_party_opinion", opinion="agree", content="Đồng ý")
    desk.do("gd", "approve", document="12/QĐ-SXD", executors=["tp"], confirmed=["4/2"])
    shown = part(page(office, "gd"), "muc-tieu")
    assert "Giảm hai phần ba thời gian" in shown
    assert "Giảm một nửa thời gian" not in shown


# --- the conclusion -------------------------------------------------------------------------------------------


def test_a_conclusion_counts_once_published(office: Office) -> None:
    fall_short(office)
    shown = part(page(office, "gd"), "ket-luan")
    assert "Hoàn thành một phần" in shown
    assert "chưa công bố; có giá trị từ ngày công bố" in shown
    office.desk.do("gd", "seek_party_opinion")
    office.desk.do("bt", "give_party_opinion", opinion="agree", content="Thống nhất")
    office.desk.do("gd", "publish_result", document="20/TB-SXD")
    html = page(office, "tp")
    assert "đã công bố ngày 03/06/2026" in part(html, "ket-luan")
    assert "20/TB-SXD" in part(html, "cong-bo")
    assert "Thống nhất" in part(html, "y-kien")


def test_causes_and_reasons_with_their_provisions(office: Office) -> None:
    fall_short(office)
    shown = part(page(office, "gd"), "ket-luan")
    assert "Chưa đạt ở cấp xã" in shown
    assert "Nguyên nhân khách quan Bão lũ kéo dài" in shown
    assert "Nguyên nhân chủ quan Tập huấn chậm" in shown
    assert "khoản 4 Điều 10" in shown


def test_each_finding_with_the_provisions_built_upon_it(office: Office) -> None:
    fall_short(office)
    shown = part(page(office, "gd"), "noi-dung-xac-dinh")
    assert "Động cơ trong sáng Có khoản 2 Điều 10" in shown
    assert "Có thiệt hại Có khoản 2 Điều 10 ; khoản 3 Điều 10" in shown


def test_findings_not_determined_are_said_to_be_so(office: Office) -> None:
    report(office, "Đạt")
    assert part(page(office, "gd"), "noi-dung-xac-dinh").count("Chưa xác định") == 4


def test_the_vote_is_that_of_the_evaluation_alone(office: Office) -> None:
    fall_short(office)
    shown = part(page(office, "gd"), "bieu-quyet")
    assert "0/3 ý kiến biểu quyết tán thành" in shown
    assert "3/3" not in shown
    assert "Chưa đạt ở vùng cao" in shown


def test_the_limits_of_the_step_with_their_lateness(office: Office) -> None:
    office.desk.approve()
    office.desk.do("tp", "declare_completion", on="2026-05-11")
    office.desk.on("2026-06-15")
    office.desk.do("tp", "submit_result_report", results="Đạt")
    html = page(office, "gd")
    shown = part(html, "thoi-han")
    assert "Báo cáo kết quả thực hiện" in shown
    assert "Đã xong, chậm" in shown
    assert "Họp xem xét đề xuất" not in shown
    number = html.split('id="thoi-han"')[1].split("/vi-sao/")[1].split("/")[0]
    head = office.person("gd")
    assert "Báo cáo kết quả thực hiện: vì sao ngày này?" in words(
        head.get(f"/ho-so/{office.code}/vi-sao/{number}/")
    )


@pytest.mark.parametrize("person", ["gd", "tp", "bt", "tt"])
def test_everybody_entitled_reads_it(office: Office, person: str) -> None:
    fall_short(office)
    office.desk.do("gd", "seek_party_opinion")
    assert "xin ý kiến ngày" in part(page(office, person), "y-kien")


def test_the_page_costs_the_same_with_few_words_and_with_many(office: Office) -> None:
    report(office, "Đạt")
    reader, path = office.person("tt"), f"/ho-so/{office.code}/danh-gia/"
    few = statements(reader, path)
    office.desk.do("gd", "convene_meeting", on="2026-06-03")
    office.desk.on("2026-06-03")
    office.desk.pass_meeting()
    office.desk.do("gd", "seek_party_opinion")
    office.desk.do("bt", "give_party_opinion", opinion="agree", content="Đồng ý")
    office.desk.do("gd", "publish_result", document="20/TB-SXD")
    assert statements(reader, path) == few
    assert few <= 12
