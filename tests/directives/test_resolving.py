"""Whom classes and names of recipients mean, and that nothing is guessed."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khoithong.demonstration.agencies import AGENCIES
from khoithong.demonstration.neighbours.areas import AREAS
from khoithong.directives.areas import area_of
from khoithong.directives.naming import plain, same
from khoithong.directives.resolving import RULES, UNKNOWN, Resolver, pieces
from khoithong.procedure.organisation import Agency, Organisation

DEPARTMENTS = (
    "vp-ubnd", "so-nv", "so-xd", "so-tc", "so-nnmt", "so-yt", "so-gddt", "so-khcn", "so-ct", "so-vhttdl", "so-tp",
    "bql-kkt", "thanh-tra",
)  # fmt: skip
COMMUNES = ("p-hung-thai", "p-song-may", "x-bang-son", "x-dong-lang")


@cache
def organisation() -> Organisation:
    found = [*AGENCIES, *(agency for area in AREAS for agency in area.agencies)]
    return Organisation(
        [
            Agency(
                one["id"],
                one["name"],
                one["kind"],
                one.get("superior"),
                one.get("party_body"),
                one.get("organising_body"),
                frozenset(one.get("functions") or ()),
            )
            for one in found
        ],
        [],
    )


def resolver(owner: str = "so-nv", place: str = "") -> Resolver:
    return Resolver(owner, organisation(), place)


def without(owner: str, agencies: tuple[str, ...]) -> set[str]:
    return set(agencies) - {owner}


@pytest.mark.parametrize(
    "words",
    [
        "Các sở, ban, ngành",
        "- Các Sở, ban, ngành;",
        "Sở, ngành tỉnh",
        "Thủ trưởng các sở, ban, ngành cấp tỉnh",
        "Cơ quan chuyên môn thuộc UBND tỉnh",
        "Giám đốc các sở, ban, ngành tỉnh Vĩnh Phúc",
        "Ca\u0301c sở, ban, ngành",
    ],
)
def test_the_departments_of_the_province(words: str) -> None:
    found = resolver(place="Vĩnh Phúc").line(words)
    assert set(found.agencies) == without("so-nv", DEPARTMENTS)
    assert found.rule == "departments"


def test_the_line_of_398_means_sixteen_agencies() -> None:
    found = resolver().line(
        "Các sở, ban, ngành; các đơn vị sự nghiệp thuộc UBND tỉnh; các tổ chức Hội, Quỹ cấp tỉnh;"
    )
    assert [one.rule for one in found.findings] == ["departments", "public_units", "associations"]
    assert without("so-nv", DEPARTMENTS) | {"truong-cd", "bql-da", "lhh-khkt", "hoi-ctd"} == set(
        found.agencies
    )


@pytest.mark.parametrize(
    "words",
    [
        "Ủy ban nhân dân các huyện, thành phố.",
        "UBND quận, huyện",
        "UBND cấp huyện",
        "Chủ tịch UBND các huyện, thành phố",
    ],
)
def test_districts_are_seen_and_mean_nobody(words: str) -> None:
    found = resolver().line(words)
    assert found.rule == "districts"
    assert found.agencies == ()
    assert "01/7/2025" in found.reasons[0]


@pytest.mark.parametrize(
    ("words", "agencies"),
    [
        ("UBND các xã, phường", COMMUNES),
        ("Ủy ban nhân dân cấp xã", COMMUNES),
        ("UBND các phường, xã", COMMUNES),
        ("Đảng ủy các xã, phường", ("du-ht", "du-sm", "du-bs", "du-dl")),
        (
            "Các đảng uỷ trực thuộc Tỉnh uỷ",
            ("du-cqd", "du-mttq", "du-ubnd", "du-ht", "du-sm", "du-bs", "du-dl"),
        ),
        ("các ban đảng Tỉnh ủy", ("btc-tu", "btg-tu", "bnc-tu")),
        ("các cơ quan tham mưu, giúp việc của Tỉnh ủy", ("btc-tu", "ubkt-tu", "btg-tu", "bnc-tu", "vp-tu")),
        ("các tổ chức chính trị - xã hội", ("ldld", "hlhpn", "tinh-doan", "hnd")),
        ("doanh nghiệp có phần vốn nhà nước", ("cty-capnuoc", "cty-mt", "cty-thuyloi")),
        ("Ủy ban Mặt trận Tổ quốc và các đoàn thể", ("mttq", "ldld", "hlhpn", "tinh-doan", "hnd")),
    ],
)
def test_other_classes(words: str, agencies: tuple[str, ...]) -> None:
    assert set(resolver().line(words).agencies) == set(agencies)


def test_departments_with_mass_organisations() -> None:
    found = resolver("tinh-uy").line("Các sở, ban, ngành, đoàn thể tỉnh,")
    assert set(found.agencies) == {*DEPARTMENTS, "ldld", "hlhpn", "tinh-doan", "hnd"}


@pytest.mark.parametrize(
    ("words", "agency"),
    [
        ("Ban Tổ chức Tỉnh ủy", "btc-tu"),
        ("BTC Tỉnh uỷ", "btc-tu"),
        ("UBKT Tỉnh ủy", "ubkt-tu"),
        ("UBND tỉnh", "ubnd"),
        ("VP UBND tỉnh", "vp-ubnd"),
        ("Chánh Văn phòng Ủy ban nhân dân tỉnh", "vp-ubnd"),
        ("UBMTTQ tỉnh", "mttq"),
        ("Mặt trận Tổ quốc tỉnh", "mttq"),
        ("giao Sở Tài chính", "so-tc"),
        ("Giám đốc Sở Y tế", "so-yt"),
        ("Sở NNMT", "so-nnmt"),
        ("UBND phường Hưng Thái", "p-hung-thai"),
    ],
)
def test_a_single_agency_by_name(words: str, agency: str) -> None:
    assert resolver().line(words).agencies == (agency,)


@pytest.mark.parametrize(
    "words",
    [
        "Sở Thông tin và Truyền thông",
        "BTC",
        "Các đồng chí Tỉnh ủy viên",
        "Sở",
        "Sở Tài",
        "Các",
        "UBND xã Không Có",
        "…",
    ],
)
def test_unknown_words_mean_nobody(words: str) -> None:
    found = resolver().line(words)
    assert found.agencies == ()
    assert found.rule == ""
    assert all(found.reasons)


@pytest.mark.parametrize(
    "words", ["UBND tỉnh (B/cáo)", "Bộ Chính trị, Ban Bí thư (b/c)", "Như trên", "Lưu: VT, CCVC"]
)
def test_copies_and_the_archive_get_no_task(words: str) -> None:
    assert resolver().line(words).agencies == ()


def test_several_names_in_one_piece_and_what_is_unknown_among_them() -> None:
    found = resolver().line("Sở Tài chính, Sở Xây dựng và Kho bạc Nhà nước")
    assert found.agencies == ("so-tc", "so-xd")
    assert [one.words for one in found.findings if one.rule == UNKNOWN] == ["Kho bạc Nhà nước"]


def test_a_name_that_holds_an_and_is_one_name() -> None:
    assert resolver().line("Sở Giáo dục và Đào tạo").agencies == ("so-gddt",)


def test_at_home_the_place_goes_without_saying() -> None:
    assert resolver("ubnd-c").line("Sở Văn hóa, Thể thao và Du lịch").agencies == ("so-c",)
    assert resolver("ubnd-c").line("UBND tỉnh").agencies == ("ubnd-c",)
    assert resolver("so-d").line("Ủy ban nhân dân thành phố").agencies == ("ubnd-d",)


def test_another_area_is_never_meant() -> None:
    for area in AREAS:
        allowed = {agency["id"] for agency in area.agencies}
        one = resolver(area.office)
        for agency in organisation().agencies.values():
            assert set(one.line(agency.name).agencies) <= allowed


def test_everybody_is_whom_the_directive_addresses() -> None:
    for words in (
        "Thủ trưởng các cơ quan, đơn vị, địa phương",
        "Sở Nội vụ đề nghị cơ quan, đơn vị, địa phương",
        "Cơ quan và người đứng đầu cơ quan sử dụng cán bộ",
        "người đứng đầu cơ quan sử dụng cán bộ",
    ):
        found = resolver().lead([words], ["so-tc", "so-xd", "so-tc"])
        assert found.agencies == ("so-tc", "so-xd")
        assert found.rule == "as_addressed"
    nobody = resolver().lead(["cơ quan, đơn vị, địa phương"], [])
    assert nobody.agencies == ()
    assert "chưa có" in nobody.reasons[0]


def test_everybody_as_a_recipient_are_those_under_the_committee() -> None:
    found = resolver().line("Các cơ quan, đơn vị, địa phương")
    assert set(found.agencies) == {*without("so-nv", DEPARTMENTS), "truong-cd", "bql-da", *COMMUNES}


def test_two_agencies_of_one_name_are_left_to_the_clerk() -> None:
    twice = [Agency("a", "Sở Nội vụ", "state"), Agency("b", "Sở Nội vụ", "state")]
    found = Resolver("a", Organisation(twice, [])).line("Sở Nội vụ")
    assert found.agencies == ()
    assert "2 cơ quan cùng tên" in found.reasons[0]


def test_an_organisation_without_a_committee_has_no_classes() -> None:
    alone = Organisation([Agency("a", "Sở Nội vụ", "state"), Agency("b", "Sở Y tế", "state")], [])
    found = Resolver("a", alone).line("Các sở, ban, ngành")
    assert found.agencies == ()
    assert found.rule == "departments"


def test_an_agency_without_links_belongs_to_the_only_province() -> None:
    agencies = [
        Agency("u", "Ủy ban nhân dân tỉnh", "state"),
        Agency("s", "Sở Y tế", "state", "u"),
        Agency("f", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "front"),
    ]
    area = area_of("f", Organisation(agencies, []))
    assert set(area.agencies) == {"u", "s", "f"}
    assert area.committee is not None
    assert area.committee.id == "u"


def test_spelling_of_tones_and_letters_makes_no_difference() -> None:
    assert same(plain("Uỷ ban Kiểm tra")) == same(plain("Ủy ban Kiểm tra"))
    assert same("hoá") == same("hóa")
    assert same("hoa") != same("hóa")


def test_each_rule_is_named_once_and_explained() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule.label and rule.nobody for rule in RULES)


@given(st.text(max_size=80))
def test_any_words_are_answered_with_known_agencies_and_reasons(words: str) -> None:
    one = resolver()
    found = one.line(words)
    assert set(found.agencies) <= set(one.area.agencies)
    assert "so-nv" not in found.agencies or found.rule == "named"
    assert all(piece.reason for piece in found.findings)


@given(
    st.sampled_from(["Các sở, ban, ngành", "Sở Tài chính", "UBND các xã, phường"]),
    st.text("bcdđghk", min_size=4),
)
def test_strange_words_behind_a_class_make_it_unknown(words: str, more: str) -> None:
    assert resolver().line(f"{words} {more}").agencies == ()


@given(st.lists(st.sampled_from(["Sở Tài chính", "UBND tỉnh", "Các sở, ban, ngành", "Kho bạc"]), max_size=4))
def test_a_line_means_what_its_pieces_mean(parts: list[str]) -> None:
    one = resolver()
    line = "; ".join(parts)
    assert pieces(line) == parts
    together = dict.fromkeys(agency for part in parts for agency in one.line(part).agencies)
    assert one.line(line).agencies == tuple(together)
