"""The list of measures for the agencies that manage officials."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.test_case_page import words
from tests.web.test_query_counts import statements

if TYPE_CHECKING:
    from tests.web.office import Office

LIST = "/quyen-loi/"


def lines(office: Office, person: str, query: str = "") -> list[str]:
    """The words of each line."""
    visitor = office.person(person)
    html = visitor.get(f"{LIST}{query}")
    assert visitor.status == 200
    body = html.partition("<main")[2].partition("<tbody>")[2].partition("</tbody>")[0]
    return [words(row) for row in body.split("<tr>")[1:]]


def propose(office: Office, measure: str = "early_pay_rise") -> None:
    """A case completed, with a measure proposed."""
    office.desk.on("2026-05-04")
    office.desk.complete()
    office.desk.do("gd", "propose_measure", measure=measure, beneficiary="tp")


def test_what_waits_for_a_decision_comes_first_with_its_button(office: Office) -> None:
    propose(office)
    (line,) = lines(office, "ct")
    assert "Nâng bậc lương trước thời hạn 12 tháng điểm c khoản 1 Điều 9 Hoàng Văn Em" in line
    assert "Đã đề nghị, chờ quyết định từ 03/06/2026 · Quyết định: Ủy ban nhân dân tỉnh" in line
    html = office.person("ct").get(LIST)
    assert f"/ho-so/{office.code}/viec/decide_measure/?hinh-thuc=early_pay_rise+tp" in html
    assert f'href="/ho-so/{office.code}/quyen-loi/"' in html


def test_the_other_tabs(office: Office) -> None:
    propose(office)
    available = lines(office, "ct", "?muc=chua-de-nghi")
    assert any("Căn cứ đánh giá, ưu tiên bố trí, sử dụng" in line for line in available)
    assert all("Nâng bậc lương" not in line or "Hoàng Văn Em" not in line for line in available)
    assert any("Không bị xử lý trách nhiệm khoản 1 Điều 10" in line for line in available)
    assert all("được hưởng" not in line for line in available)
    assert lines(office, "ct", "?muc=da-quyet-dinh") == []
    office.desk.do(
        "ct", "decide_measure", measure="early_pay_rise", beneficiary="tp", granted=True, document="9/QĐ"
    )  # fmt: skip
    assert lines(office, "ct") == []
    (decided,) = lines(office, "ct", "?muc=da-quyet-dinh")
    assert "Đã áp dụng" in decided


def test_the_tabs_count(office: Office) -> None:
    propose(office)
    html = office.person("ct").get(LIST)
    tabs = words(html.split('class="tabs"')[1].split("</nav>")[0])
    assert "Chờ quyết định 1" in tabs
    assert "Đã quyết định 0" in tabs


def test_it_is_narrowed_by_measure_code_and_name(office: Office) -> None:
    propose(office)
    office.desk.do("gd", "propose_measure", measure="personnel_priority", beneficiary="gd")
    assert len(lines(office, "ct")) == 2
    assert len(lines(office, "ct", "?hinh-thuc=personnel_priority")) == 1
    assert len(lines(office, "ct", "?tu=hoàng+văn+em")) == 1
    assert len(lines(office, "ct", f"?tu={office.code}")) == 2
    nothing = office.person("ct").get(f"{LIST}?tu=không+có")
    assert "Không có hình thức, biện pháp nào khớp" in nothing


@pytest.mark.parametrize(
    "query", ["?muc=x", "?trang=x", "?trang=-1", "?tu=%00", "?hinh-thuc=%00", "?tu=%27%25"]
)
def test_nonsense_in_the_address_is_no_error(office: Office, query: str) -> None:
    propose(office)
    lines(office, "ct", query)


def test_others_are_told_whose_page_it_is(office: Office) -> None:
    propose(office)
    for person in ("tp", "cv", "mt"):
        html = office.person(person).get(LIST)
        assert "Trang dành cho cơ quan quản lý cán bộ" in html
        assert office.code not in html


def test_a_head_whose_agency_manages_nobody_finds_an_empty_list(office: Office) -> None:
    propose(office)
    assert "Không có hình thức, biện pháp nào ở mục này" in office.person("gd-tc").get(LIST)


def test_organisers_see_the_list_without_the_button(office: Office) -> None:
    from khoithong.casefiles.projection.store import rebuild
    from tests.desk.conftest import PROVINCE, bring_in

    people: list[dict[str, object]] = PROVINCE["people"]  # type: ignore[assignment]
    helper = {"id": "tm", "name": "Đào Thị Xuân", "offices": [{"agency": "ubnd", "role": "organiser"}]}
    bring_in({**PROVINCE, "people": [*people, helper]})
    from khoithong.organisation.models import Account

    Account.objects.create(username="tm", person_id="tm", password="!")
    propose(office)
    rebuild(office.desk.case)
    assert len(lines(office, "tm")) == 1
    assert "viec/decide_measure" not in office.person("tm").get(LIST)


def test_it_stands_under_more_and_counts_as_no_work(office: Office) -> None:
    propose(office)
    html = office.person("tp").get("/viec-can-lam/")
    menu = html.split('class="menu-list"')[1].split("</ul>")[0]
    assert 'href="/quyen-loi/"' in menu


def test_25_to_a_page_at_the_same_cost(office: Office) -> None:
    propose(office)
    managing = office.person("ct")
    few = statements(managing, f"{LIST}?muc=chua-de-nghi")
    for _ in range(3):
        propose(office)
    assert statements(managing, f"{LIST}?muc=chua-de-nghi") == few
    assert few <= 12
    first, second = lines(office, "ct", "?muc=chua-de-nghi"), lines(office, "ct", "?muc=chua-de-nghi&trang=2")
    assert len(first) == 25
    assert second
    assert "muc=chua-de-nghi" in office.person("ct").get(f"{LIST}?muc=chua-de-nghi").split('rel="next"')[0]
