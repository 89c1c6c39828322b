"""The texts of the law: whole, every provision at its address, with what rests on it."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from khoithong.lawbook.loader import pack_ids
from khoithong.lawbook.pack import describe

if TYPE_CHECKING:
    from tests.web.office import Office

PACK = "tinh-uy-2026"


def test_all_texts_are_listed(office: Office) -> None:
    html = office.person("tp").get("/quy-dinh/")
    for pack in pack_ids():
        assert f'href="/quy-dinh/{pack}/"' in html


@pytest.mark.parametrize("pack", pack_ids())
def test_every_provision_has_its_address_and_its_words(office: Office, pack: str) -> None:
    visitor = office.person("tp")
    html = visitor.get(f"/quy-dinh/{pack}/")
    assert visitor.status == 200
    for provision in describe(pack).text.provisions.values():
        assert f'id="{provision.ref}"' in html
        assert provision.text.split("&")[0].split('"')[0].split("'")[0].strip() in html


def test_a_provision_says_where_the_software_rests_on_it(office: Office) -> None:
    html = office.person("tp").get(f"/quy-dinh/{PACK}/")
    here = html.partition('id="7/3"')[2].partition("law-provision")[0]
    assert "Hành vi: Phê duyệt đề xuất" in here
    assert "Phần mềm thực hiện" in here
    there = html.partition('id="14/1"')[2].partition("law-provision")[0]
    assert "Việc của con người" in there
    assert "Trách nhiệm kịp thời của cơ quan" in there


def test_open_questions_stand_with_answer_and_reason(office: Office) -> None:
    html = office.person("tp").get(f"/quy-dinh/{PACK}/")
    here = html.partition('id="quy-uoc-tie"')[2].partition('id="quy-uoc-')[0]
    assert "Thế nào là biểu quyết ngang nhau?" in here
    assert "Lý do: Nghĩa thông thường" in here


def test_every_provision_linked_on_a_case_page_exists(office: Office) -> None:
    office.desk.complete()
    visitor = office.person("gd")
    html = visitor.get(f"/ho-so/{office.code}/")
    linked = {part.split('"')[0] for part in html.split(f'href="/quy-dinh/{PACK}/#')[1:]}
    assert len(linked) > 10
    text = visitor.get(f"/quy-dinh/{PACK}/")
    assert [ref for ref in linked if f'id="{ref}"' not in text] == []


def test_a_text_that_is_not_there_is_not_found(office: Office) -> None:
    visitor = office.person("tp")
    visitor.get("/quy-dinh/khong-co/")
    assert visitor.status == 404


def test_a_text_keeps_to_the_budget_of_a_page(office: Office) -> None:
    html = office.person("tp").get(f"/quy-dinh/{PACK}/")
    assert len(gzip.compress(html.encode())) < 60_000
