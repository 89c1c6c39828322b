"""Requests nobody makes by using the pages: a clear answer in Vietnamese, nothing recorded, never an error page."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode
from uuid import uuid4

import pytest
from django.test import Client

from khoithong.casefiles.models import Act
from khoithong.procedure.vocabulary import FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.desk.conftest import Desk
    from tests.web.office import Office, Visitor

ODD = {
    "NUL": "a\x00b",
    "only NUL": "\x00",
    "emoji": "👩🏽‍⚖️🇻🇳",
    "decomposed": "Đề xuất",
    "a lone half of a pair": "\ud800",
    "direction marks": "\u202e\u2066x\u200b",
    "markup": "<script>alert(1)</script>{{ 7*7 }}{% debug %}",
    "an address": "../../../../etc/passwd",
    "SQL": "' OR 1=1; --",
    "a huge number": "9" * 40,
    "a negative number": "-1",
    "digits of another script": "٣٤",
    "a list": "[1,2]",
    "very long": "x" * 5000,
    "blank": " \t\r\n",
    "a format": "%s%n{0}",
}


FEW = ("NUL", "a lone half of a pair", "a huge number", "markup")


def odd(*names: str) -> pytest.MarkDecorator:
    """The test once for each of these texts, for all of them when none is named."""
    return pytest.mark.parametrize("text", [ODD[name] for name in names or ODD], ids=names or tuple(ODD))


def sane(visitor: Visitor) -> None:
    """A page of ours, whatever was asked."""
    assert visitor.status in (200, 400, 403, 404, 405, 409, 413, 422), visitor.status
    assert visitor.status == 405 or "<main" in visitor.html


def in_address(text: str) -> str:
    return quote(text, safe="", errors="surrogatepass")


@odd()
def test_odd_words_in_an_address(office: Office, text: str) -> None:
    office.desk.meet()
    head, code, word = office.person("gd"), office.code, in_address(text)
    for address in (
        f"/ho-so/{word}/",
        f"/ho-so/{word}/viec/approve/",
        f"/ho-so/{code}/viec/{word}/",
        f"/ho-so/{code}/dien-bien/{word}/",
        f"/ho-so/{code}/ke-hoach/{word}/",
        f"/ho-so/{code}/vi-sao/{word}/",
        f"/phien-hop/{word}/",
        f"/phien-hop/{word}/1/",
        f"/phien-hop/{code}/{word}/",
        f"/de-xuat/da-gui/{word}/",
        f"/de-xuat/soan/{word}/",
        f"/de-xuat/soan/{uuid4()}/phan/{word}/",
        f"/lich-lam-viec/{word}/",
        f"/quy-dinh/{word}/",
        f"/phan-anh/{word}/",
        f"/{word}/",
    ):
        head.get(address)
        sane(head)
        assert head.status in (400, 404), address


PARAMETERS = [
    "trang",
    "tu",
    "trang_thai",
    "co_quan",
    "qua_han",
    "lan",
    "da-ghi",
    "lap",
    "thay",
    "ngay",
    "cach",
    "phan-anh",
    "ho-so",
    "tim",
    "next",
]


@odd()
def test_odd_words_in_the_parameters_of_an_address(office: Office, text: str) -> None:
    office.desk.meet()
    head, code = office.person("gd"), office.code
    asked = urlencode(dict.fromkeys(PARAMETERS, text), errors="surrogatepass")
    for path in (
        "/viec-can-lam/",
        "/viec-can-lam/cho-nguoi-khac/",
        "/ho-so/",
        "/de-xuat/",
        "/de-xuat/moi/",
        "/phien-hop/",
        "/to-chuc/",
        "/tro-giup/",
        "/lich-lam-viec/",
        "/quy-dinh/",
        "/quy-dinh/tinh-uy-2026/",
        "/phan-anh/",
        "/phan-anh/gui/",
        f"/ho-so/{code}/",
        f"/ho-so/{code}/viec/convene_meeting/",
        f"/ho-so/{code}/viec/choose_route/",
        f"/ho-so/{code}/viec/report_violation/",
        f"/phien-hop/{code}/1/",
        "/dang-nhap/",
    ):
        head.get(f"{path}?{asked}")
        sane(head)


def permitted(office: Office) -> list[tuple[str, str]]:
    """Who can do what in the case now."""
    desk = office.desk
    loaded = desk.loaded
    return [
        (person, kind)
        for person in ("gd", "tp", "bt", "vt", "pgd1")
        for kind in loaded.procedure.permitted(loaded.case, person, desk.clock())
    ]


STAGES: dict[str, Callable[[Desk], object]] = {
    "submitted": lambda desk: desk.submit(),
    "in a meeting": lambda desk: desk.meet(),
    "approved": lambda desk: desk.approve(),
    "evaluated": lambda desk: desk.complete(),
}


@odd(*FEW)
@pytest.mark.parametrize("stage", STAGES.values(), ids=STAGES)
def test_odd_words_in_every_field_of_every_act(
    office: Office, stage: Callable[[Desk], object], text: str
) -> None:
    stage(office.desk)
    typed = text.encode("utf-8", "replace").decode()
    people = {person: office.person(person) for person, _ in permitted(office)}
    for person, kind in permitted(office):
        visitor, address = people[person], f"/ho-so/{office.code}/viec/{kind}/"
        names = {
            *FIELDS[kind],
            "on_behalf_of",
            "happened_on",
            "evidence",
            "grant",
            "office",
            "whose",
            "version",
        }
        names |= {f"plan.{typed}", f"causes.{typed}", "findings.damage", "confirmed.0", "conditions_met.0"}
        names |= {f"members.{place}.person" for place in ("0", "9" * 30, typed)}
        visitor.post(address, {**dict.fromkeys(names, typed), "key": typed})
        sane(visitor)
        visitor.post(address, {**dict.fromkeys(names, typed), "remove_row": f"members:{typed}", "key": "1"})
        sane(visitor)


@pytest.mark.parametrize("method", ["put", "delete", "patch", "options", "trace", "head"])
def test_methods_nobody_uses_change_nothing(office: Office, method: str) -> None:
    office.desk.meet()
    head, before = office.person("gd"), Act.objects.count()
    for address in (
        f"/ho-so/{office.code}/viec/convene_meeting/",
        "/viec-can-lam/",
        "/dang-xuat/",
        "/tu-cach/",
    ):
        answer = getattr(head.client, method)(address)
        assert answer.status_code < 500
    assert Act.objects.count() == before
    head.get("/viec-can-lam/")
    assert head.path == "/viec-can-lam/"  # still logged in


def test_a_form_from_elsewhere_records_nothing_and_shows_what_was_typed(office: Office) -> None:
    office.desk.submit()
    head, before = office.person("gd"), Act.objects.count()
    text = "Đề nghị bổ sung dự toán chi tiết cho từng hạng mục của kế hoạch."
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = head.client.cookies
    answer = strict.post(f"/ho-so/{office.code}/viec/request_supplement/", {"content": text})
    assert answer.status_code == 403
    assert text in answer.content.decode()
    assert Act.objects.count() == before


def test_an_act_nobody_knows_does_not_exist(office: Office) -> None:
    office.desk.submit()
    head = office.person("gd")
    for kind in ("xoa-ho-so", "approve_all", "vote2", "_", "submit_plan%00"):
        assert "Không tìm thấy" in head.get(f"/ho-so/{office.code}/viec/{kind}/")
        assert head.status == 404
        head.post(f"/ho-so/{office.code}/viec/{kind}/", {"key": str(uuid4())})
        assert head.status == 404


def test_a_plan_is_not_submitted_into_a_case_that_exists(office: Office) -> None:
    office.desk.submit()
    proposer, before = office.person("tp"), Act.objects.count()
    address = f"/ho-so/{office.code}/viec/submit_plan/"
    assert "Chưa thể làm" in proposer.get(address)
    assert "Chưa thể làm" in proposer.post(address, {"plan.necessity": "Lần nữa", "key": str(uuid4())})
    assert Act.objects.count() == before
