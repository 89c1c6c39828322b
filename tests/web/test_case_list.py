"""`Hồ sơ`: only what one may read, narrowed as asked, 25 to a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.web.office import Office


def test_only_cases_one_may_read_are_listed(office: Office) -> None:
    office.desk.submit()
    for reader in ("tp", "gd", "pgd1", "tt"):
        assert office.code in office.person(reader).get("/ho-so/")
    for stranger in ("cv", "gd-tc", "cg"):
        html = office.person(stranger).get("/ho-so/")
        assert office.code not in html
        assert "Chưa có hồ sơ nào" in html


def test_a_line_says_where_the_case_stands_who_holds_it_and_by_when(office: Office) -> None:
    office.desk.submit()
    html = office.person("gd").get("/ho-so/")
    for words in (
        "Đang xem xét",
        "Triệu tập họp",
        "Nguyễn Văn An, Giám đốc Sở Xây dựng",
        "Còn 7 ngày làm việc",
        "Họp xem xét đề xuất",
        "Hồ sơ đất đai tồn đọng kéo dài",
    ):
        assert words in html


def test_a_closed_case_waits_for_nobody(office: Office) -> None:
    office.desk.submit()
    office.desk.do("tp", "withdraw_plan", reason="Đã có quy định mới")
    html = office.person("gd").get("/ho-so/")
    assert "Đã rút" in html
    assert "Không còn bước nào chờ" in html


def test_a_case_evaluated_waits_for_its_measures(office: Office) -> None:
    office.desk.complete()
    html = office.person("gd").get("/ho-so/")
    assert "Đã đánh giá" in html
    assert "Áp dụng hình thức khuyến khích hoặc biện pháp bảo vệ" in html


def test_a_code_is_found_by_its_parts_and_a_title_by_its_words(office: Office) -> None:
    office.desk.submit()
    head = office.person("gd")
    for words in (office.code, office.code[-4:], office.code.lower(), "đất đai", "ĐẤT ĐAI"):
        assert office.code in head.get(f"/ho-so/?tu={words}"), words
    html = head.get("/ho-so/?tu=không-có-gì-khớp")
    assert office.code not in html
    assert "Không có hồ sơ nào khớp" in html


def test_decomposed_words_find_the_same(office: Office) -> None:
    import unicodedata

    office.desk.submit()
    words = unicodedata.normalize("NFD", "đất đai")
    assert office.code in office.person("gd").get(f"/ho-so/?tu={words}")


def test_status_agency_and_lateness_narrow(office: Office) -> None:
    office.desk.submit()
    head = office.person("gd")
    for query, found in (
        ("trang_thai=under_review", True),
        ("trang_thai=archived", False),
        ("co_quan=so", True),
        ("co_quan=so-tc", False),
        ("qua_han=on", False),
    ):
        assert (office.code in head.get(f"/ho-so/?{query}")) is found, query
    office.desk.on("2026-05-14")
    assert office.code in head.get("/ho-so/?qua_han=on")


def test_nonsense_in_the_address_is_no_error(office: Office) -> None:
    office.desk.submit()
    head = office.person("gd")
    for query in (
        "trang=abc",
        "trang=-1",
        "trang=0",
        "trang=99999999999",
        "trang_thai=x",
        "tu=%00",
        "trang=²",
    ):
        head.get(f"/ho-so/?{query}")
        assert head.status == 200, query
    assert office.code in head.get("/ho-so/?trang_thai=x")


def test_twenty_five_to_a_page_and_the_filter_is_kept(office: Office) -> None:
    for _ in range(26):
        office.desk.submit()
    head = office.person("gd")
    first = head.get("/ho-so/?trang_thai=under_review")
    assert first.count('<th scope="row">') == 25
    assert "?trang_thai=under_review&amp;trang=2" in first
    assert "Trang trước" not in first
    second = head.get("/ho-so/?trang_thai=under_review&trang=2")
    assert second.count('<th scope="row">') == 1
    assert "?trang_thai=under_review&amp;trang=1" in second
    assert "Trang sau" not in second
