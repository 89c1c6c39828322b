"""Agencies as they issue documents: names, abbreviations, places, forms of signing; settings of the installation."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from khoithong.documents.drafting.agencies import agency, symbol_of
from khoithong.documents.drafting.installation import FaultySettings, Installation, installation
from khoithong.documents.drafting.law import law_words, provision_words
from khoithong.documents.drafting.signing import signers
from khoithong.lawbook.pack import describe
from khoithong.organisation.snapshot import Directory
from khoithong.procedure.organisation import Agency, Office, Organisation, Person

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 5, 4)
AGENCIES = (
    Agency("tu", "Tỉnh ủy", "party_body"),
    Agency("btc", "Ban Tổ chức Tỉnh ủy", "party", "tu"),
    Agency("ubnd", "Ủy ban nhân dân tỉnh", "state"),
    Agency("so", "Sở Xây dựng", "state", "ubnd"),
    Agency("vp", "Văn phòng Ủy ban nhân dân tỉnh", "state", "ubnd"),
    Agency("xa", "Ủy ban nhân dân xã Bằng Sơn", "state", "ubnd"),
    Agency("tram", "Trạm Y tế", "public_unit", "xa"),
    Agency("so-e", "Sở Y tế tỉnh E", "state"),
    Agency("du", "Đảng ủy Sở Xây dựng", "party_body", "tu"),
    Agency("trong", "Sở Công Thương", "state", "ubnd"),
)
OFFICES = (
    ("a", "so", "head", "Giám đốc Sở Xây dựng"),
    ("b", "so", "deputy", "Phó Giám đốc Sở Xây dựng"),
    ("c", "so", "manager", "Trưởng phòng Quản lý nhà, Sở Xây dựng"),
    ("d", "so", "clerk", "Văn thư Sở Xây dựng"),
    ("e", "ubnd", "head", "Chủ tịch Ủy ban nhân dân tỉnh"),
    ("f", "ubnd", "deputy", "Phó Chủ tịch Ủy ban nhân dân tỉnh"),
    ("g", "btc", "head", "Trưởng Ban Tổ chức Tỉnh ủy"),
    ("h", "btc", "deputy", "Phó Trưởng Ban Tổ chức Tỉnh ủy"),
    ("i", "du", "head", "Bí thư Đảng ủy Sở Xây dựng"),
    ("k", "du", "deputy", "Phó Bí thư Đảng ủy Sở Xây dựng"),
    ("l", "trong", "deputy", "Phó Giám đốc Sở Công Thương"),
    ("m", "vp", "head", "Chánh Văn phòng Ủy ban nhân dân tỉnh"),
)


@pytest.fixture(autouse=True)
def home(settings: Any, tmp_path: Path) -> Path:
    settings.HOME, settings.DOCUMENTS_PROVINCE = tmp_path, "Nam Hà"
    return tmp_path


def picture() -> Directory:
    people = [Person(key, f"Người {key.upper()}", (Office(where, role),)) for key, where, role, _ in OFFICES]
    titles = {(key, where, role): ((None, None, title),) for key, where, role, title in OFFICES}
    return Directory(1, Organisation(AGENCIES, people), titles, {})


@pytest.mark.parametrize(
    ("name", "symbol"),
    [
        ("Sở Xây dựng", "SXD"),
        ("Sở Nông nghiệp và Môi trường", "SNNMT"),
        ("Sở Giáo dục và Đào tạo", "SGDĐT"),
        ("Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL"),
        ("Ủy ban nhân dân tỉnh", "UBND"),
        ("Ủy ban nhân dân phường Hưng Thái", "UBND"),
        ("Văn phòng Ủy ban nhân dân tỉnh", "VPUBND"),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "MTTQ"),
        ("Trung tâm Phục vụ hành chính công tỉnh", "TTPVHCC"),
        ("Sở Y tế tỉnh E", "SYT"),
        ("Tỉnh ủy", "TU"),
        ("Ban Tổ chức Tỉnh ủy", "BTCTU"),
        ("Đảng ủy Sở Xây dựng", "ĐU"),
        ("Chi bộ Trung tâm", "CB"),
    ],
)
def test_abbreviations_are_the_usual_ones(name: str, symbol: str) -> None:
    assert symbol_of(name) == symbol


def test_a_state_agency_stands_under_the_one_above_and_a_committee_alone() -> None:
    so, ubnd = agency(picture(), "so", DAY), agency(picture(), "ubnd", DAY)
    assert (so.superior, so.name, so.place) == ("Ủy ban nhân dân tỉnh Nam Hà", "Sở Xây dựng", "Nam Hà")
    assert (ubnd.superior, ubnd.name, ubnd.form) == (None, "Ủy ban nhân dân tỉnh Nam Hà", "state")
    assert so.head is not None
    assert so.head.words == "Người A, Giám đốc Sở Xây dựng"


def test_a_party_agency_names_the_committee_above_it_once() -> None:
    found = agency(picture(), "btc", DAY)
    assert (found.superior, found.heading, found.form) == ("Tỉnh ủy Nam Hà", "Ban Tổ chức", "party")


@pytest.mark.parametrize(
    ("key", "place"), [("xa", "Bằng Sơn"), ("tram", "Bằng Sơn"), ("so-e", "E"), ("so", "Nam Hà")]
)
def test_documents_are_dated_where_the_agency_is(key: str, place: str) -> None:
    assert agency(picture(), key, DAY).place == place


def test_without_a_province_the_place_stays_open(settings: Any) -> None:
    settings.DOCUMENTS_PROVINCE = ""
    found = agency(picture(), "so", DAY)
    assert (found.place, found.superior) == ("…", "Ủy ban nhân dân tỉnh")


def forms(key: str, *, ordered: bool = False) -> list[tuple[str | None, str, str]]:
    return [
        (one.signature.authority, one.signature.title, one.signature.name)
        for one in signers(picture(), key, DAY, ordered=ordered)
    ]


def test_the_head_signs_himself_and_a_deputy_for_him() -> None:
    assert forms("so") == [
        (None, "Giám đốc", "Người A"),
        ("KT. Giám đốc", "Phó Giám đốc", "Người B"),
    ]


def test_heads_of_units_sign_by_order_or_authorisation_where_that_is_possible() -> None:
    assert forms("so", ordered=True)[2:] == [
        ("TL. Giám đốc", "Trưởng phòng Quản lý nhà", "Người C"),
        ("TUQ. Giám đốc", "Trưởng phòng Quản lý nhà", "Người C"),
    ]


def test_a_committee_is_signed_for_as_a_body() -> None:
    assert forms("ubnd") == [
        (None, "Chủ tịch", "Người E"),
        ("TM. Ủy ban nhân dân", "Chủ tịch", "Người E"),
        ("KT. Chủ tịch", "Phó Chủ tịch", "Người F"),
        ("TM. Ủy ban nhân dân\nKT. Chủ tịch", "Phó Chủ tịch", "Người F"),
    ]


def test_a_party_body_is_always_signed_for_and_a_party_agency_by_its_head() -> None:
    assert forms("du") == [
        ("T/M Đảng ủy", "Bí thư", "Người I"),
        ("T/M Ban Thường vụ", "Bí thư", "Người I"),
        ("T/M Đảng ủy", "Phó Bí thư", "Người K"),
        ("T/M Ban Thường vụ", "Phó Bí thư", "Người K"),
    ]
    assert forms("btc") == [
        (None, "Trưởng Ban", "Người G"),
        ("K/T Trưởng Ban", "Phó Trưởng Ban", "Người H"),
    ]
    assert forms("vp") == [(None, "Chánh Văn phòng", "Người M")]


def test_where_nobody_is_head_a_deputy_signs_for_the_office() -> None:
    assert forms("trong", ordered=True) == [("KT. Giám đốc", "Phó Giám đốc", "Người L")]


def test_a_text_is_cited_with_number_and_date_where_they_are_known(home: Path) -> None:
    plain = law_words("tinh-uy-2026")
    assert plain.startswith("Quy định của Ban Thường vụ Tỉnh ủy về khuyến khích và bảo vệ cán bộ")
    (home / "documents.yaml").write_text(
        "regulations:\n  tinh-uy-2026: {number: 12-QĐ/TU, date: 2026-04-20}\n  nd-73-2023: {number: sai}\n"
    )
    said = law_words("tinh-uy-2026")
    assert said.startswith("Quy định số 12-QĐ/TU ngày 20 tháng 4 năm 2026 của Ban Thường vụ Tỉnh ủy về")
    assert law_words("nd-73-2023").startswith("Nghị định số 73/2023/NĐ-CP ngày 29 tháng 9 năm 2023 của Chính")


def test_a_provision_of_an_extended_text_is_cited_with_that_text() -> None:
    said = provision_words(describe("can-tho-2024"), "nd-73-2023#8")
    assert said.startswith("Điều 8 Nghị định số 73/2023/NĐ-CP ngày 29 tháng 9 năm 2023 của Chính phủ")
    own = provision_words(describe("can-tho-2024"), "can-tho-2024#II/3")
    assert own.startswith("khoản 3 Mục II Kế hoạch số 88/KH-UBND")


def test_settings_are_read_again_when_they_change(home: Path) -> None:
    assert installation() == Installation(province="Nam Hà")
    path = home / "documents.yaml"
    path.write_text("province: Bắc Hà\nagencies:\n  so: {symbol: SXDBH, place: Hà Tây}\n")
    found = agency(picture(), "so", DAY)
    assert (found.symbol, found.place, found.superior) == ("SXDBH", "Hà Tây", "Ủy ban nhân dân tỉnh Bắc Hà")
    path.write_text("")
    assert installation() == Installation()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("province: [", "không đọc được"),
        ("- một", "nội dung phải là một danh mục"),
        ("provinces: x", "không có mục provinces"),
        ("agencies: x", "agencies phải là một danh mục"),
        ("agencies: {so: SXD}", "agencies/so phải là một danh mục"),
        ("agencies: {so: {sign: x}}", "không có mục agencies/so/sign"),
        ("regulations: {tinh-uy-2026: {date: hôm qua}}", "regulations/tinh-uy-2026/date phải là ngày"),
    ],
)
def test_a_faulty_setting_says_where_and_why(home: Path, text: str, why: str) -> None:
    (home / "documents.yaml").write_text(text)
    with pytest.raises(FaultySettings, match=why):
        installation()


def test_nobody_signs_what_is_decided_about_himself() -> None:
    everybody = signers(picture(), "so", DAY)
    deputy = next(one.person for one in everybody if "/deputy/" in one.key)
    without = signers(picture(), "so", DAY, concerned=(deputy,))
    assert [one for one in everybody if one.person != deputy] == without
    assert signers(picture(), "so", DAY, concerned=[one.person for one in everybody]) == everybody
