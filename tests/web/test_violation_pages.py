"""Reports of prohibited acts: anyone sends one, only the handler sees any, and reading is itself logged."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    assert office.code in head.get("/phan-anh/")
    assert not AccessLog.objects.exists(), "a list of cases tells nobody's identity"
    html = head.get(f"/phan-anh/{office.code}/")
    assert "Vũ Thị Giang" in html
    assert "Bịa số liệu để được khen" in html
    assert AccessLog.objects.filter(person="gd", what="report_identity").count() == 1
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
