"""Reports of prohibited acts: anyone sends one, only the handler sees any, and reading is itself logged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.web.filling import form_of

if TYPE_CHECKING:
    from tests.web.office import Office, Visitor

REPORT = {"provision": "tinh-uy-2026#6/1", "against": "tp", "content": "Bịa số liệu để được khen"}


def report(office: Office, person: str = "cv", **changed: str) -> Visitor:
    """Somebody who may not read the case reports by its code."""
    visitor = office.person(person)
    visitor.get("/phan-anh/gui/")
    visitor.post("/phan-anh/gui/", {"ho-so": office.code, "key": "k", **REPORT, **changed})
    return visitor


def test_a_reader_of_the_case_reports_by_its_form(office: Office) -> None:
    office.desk.submit()
    visitor = office.person("pgd1")
    html = visitor.get(f"/phan-anh/gui/?ho-so={office.code.lower()}")
    assert visitor.path == f"/ho-so/{office.code}/viec/report_violation/"
    answer = visitor.client.get(visitor.path).content.decode()
    visitor.post(visitor.path, {**{k: v[0] for k, v in form_of(answer).items()}, **REPORT})
    assert visitor.path == "/phan-anh/"
    assert "Đã gửi phản ánh" in visitor.html
    assert len(office.desk.loaded.reports) == 1
    assert "Phản ánh hành vi bị cấm" in html


def test_an_outsider_learns_nothing_from_reporting(office: Office) -> None:
    office.desk.submit()
    there = report(office).html
    assert len(office.desk.loaded.reports) == 1
    nowhere = report(office, **{"ho-so": "DX-2026-999999"}).html
    assert "hệ thống không cho biết mã nào có hồ sơ" in there
    assert there.split("<main")[1] == nowhere.split("<main")[1]
    assert len(office.desk.loaded.reports) == 1


def test_a_report_sent_twice_is_one(office: Office) -> None:
    office.desk.submit()
    report(office)
    report(office)
    assert len(office.desk.loaded.reports) == 1


def test_what_is_missing_in_a_report_is_said(office: Office) -> None:
    office.desk.submit()
    visitor = office.person("cv")
    html = visitor.post("/phan-anh/gui/", {"content": "Chỉ có nội dung"})
    for line in ("Nhập mã hồ sơ", "Chọn hành vi bị cấm", "Chọn cá nhân, tổ chức bị phản ánh"):
        assert line in html
    assert "Chỉ có nội dung" in html
    assert not office.desk.loaded.reports


def test_the_handler_reads_resolves_and_records_and_the_reading_is_logged(office: Office) -> None:
    from khoithong.casefiles.models import AccessLog

    office.desk.submit()
    report(office)
    head = office.person("gd")
    assert "1 phản ánh về hành vi bị cấm" in head.get("/viec-can-lam/")
    assert "phản ánh về hành vi bị cấm" not in office.person("pgd1").get("/viec-can-lam/")
    assert office.code in head.get("/phan-anh/")
    assert not AccessLog.objects.exists(), "a list of cases tells nobody's identity"
    html = head.get(f"/phan-anh/{office.code}/")
    assert "Vũ Thị Giang" in html
    assert "Bịa số liệu để được khen" in html
    assert AccessLog.objects.filter(person="gd", what="report_identity").count() == 1
    form = head.get(f"/ho-so/{office.code}/viec/resolve_violation/")
    assert "Phản ánh số 1, gửi ngày" in form, (
        "the reports that wait are to be chosen from, not to be known by heart"
    )
    _act(head, office, "resolve_violation", {"confirmed": "true", "content": "Có sai"})
    assert "chưa ghi kết quả xử lý" in head.get(f"/phan-anh/{office.code}/")
    _act(head, office, "record_handling", {"form": "Khiển trách"})
    assert "Đã xử lý" in head.get(f"/phan-anh/{office.code}/")


def _act(visitor: Visitor, office: Office, kind: str, data: dict[str, str]) -> None:
    path = f"/ho-so/{office.code}/viec/{kind}/?phan-anh=1"
    shown = form_of(visitor.client.get(path).content.decode())
    assert shown["report"] == ["1"]
    visitor.post(path, {**{name: given[0] for name, given in shown.items()}, **data})
    assert visitor.path == "/phan-anh/"


@pytest.mark.parametrize("person", ["tp", "pgd1", "cv", "tt", "gd-tc"])
def test_nobody_else_learns_that_there_is_a_report(office: Office, person: str) -> None:
    office.desk.submit()
    other = office.person(person)
    before = (other.get("/phan-anh/"), other.get(f"/ho-so/{office.code}/viec/resolve_violation/"))
    report(office)
    other = office.person(person)
    after = (other.get("/phan-anh/"), other.get(f"/ho-so/{office.code}/viec/resolve_violation/"))
    assert [html.split("<main")[1].split("csrf")[0] for html in before] == [
        html.split("<main")[1].split("csrf")[0] for html in after
    ]
    other.get(f"/phan-anh/{office.code}/")
    assert other.status == 404


def test_the_head_reported_neither_sees_nor_handles_it_the_superior_does(office: Office) -> None:
    office.desk.submit()
    report(office, against="gd")
    head, chairman = office.person("gd"), office.person("ct")
    assert office.code not in head.get("/phan-anh/")
    head.get(f"/phan-anh/{office.code}/")
    assert head.status == 404
    assert office.code in chairman.get("/phan-anh/")
    _act(chairman, office, "resolve_violation", {"confirmed": "false", "content": "Không có cơ sở"})
    assert "không có vi phạm" in chairman.get(f"/phan-anh/{office.code}/")


def test_each_prohibited_act_is_offered_once(office: Office) -> None:
    """Several texts forbid the same in the same words, and some repeat what they extend."""
    html = office.person("cv").get("/phan-anh/gui/")
    offered = html.partition("<fieldset")[2].partition("</fieldset>")[0]
    assert offered.count("Cản trở, gây khó khăn, xúc phạm") == 1
    assert offered.count("Lợi dụng đổi mới, sáng tạo vì lợi ích cá nhân") == 1
    assert offered.count('type="radio"') == 8


def test_a_report_about_a_case_of_a_text_no_longer_offered_arrives(office: Office, settings: Any) -> None:
    from khoithong.desk.answers import Done
    from khoithong.desk.perform import perform

    plan = dict.fromkeys(
        ("necessity", "situation", "objectives", "organisation", "recommendations"), "Nội dung"
    )
    done = perform(
        case_id=None,
        kind="submit_plan",
        actor="tp",
        capacity=None,
        data={"plan": plan, "confirmed": ["II/3/3.3"]},
        idempotency_key="k",
        pack="soc-trang-2023",
        clock=office.clock,
    )
    assert isinstance(done, Done)
    office.desk.case = done.case_id
    settings.PACKS = ["tinh-uy-2026"]
    html = office.person("cv").get("/phan-anh/gui/")
    assert 'value="soc-trang-2023#II/4"' in html, "a case is under it"
    assert "vinh-phuc-2024" not in html, "nobody ever was under it here"
    report(office, provision="soc-trang-2023#II/4")
    report(office, provision="tinh-uy-2026#6/2", key="khác")
    first, second = office.desk.loaded.reports
    assert (first.data["provision"], first.data["content"]) == ("soc-trang-2023#II/4", REPORT["content"])
    assert second.data["provision"] == "soc-trang-2023#II/4"
    assert second.data["content"].startswith(
        "Hành vi được chọn khi phản ánh: Cản trở, gây khó khăn, xúc phạm ("
    )
    assert second.data["content"].endswith(REPORT["content"])
