"""The versions of a plan: what changed word by word, which was voted on and approved."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from khoithong.web.casepage.wording_changes import Change, changes, count_words
from tests.desk.conftest import PLAN
from tests.web.test_case_page import page, words
from tests.web.test_query_counts import statements

if TYPE_CHECKING:
    from tests.web.office import Office


def revise(office: Office, **texts: str) -> None:
    """File a further version with these texts."""
    plan = dict(office.desk.loaded.case.plan)
    office.desk.do("tp", "revise_plan", plan={**plan, **texts}, content="Tiếp thu ý kiến")


# --- the comparison of two texts ------------------------------------------------------------------------------


def test_words_that_stayed_went_and_came() -> None:
    assert changes("Giảm một nửa thời gian", "Giảm hai phần ba thời gian") == [
        Change("same", "Giảm "),
        Change("gone", "một nửa "),
        Change("new", "hai phần ba "),
        Change("same", "thời gian"),
    ]


def test_equal_texts_have_no_changes() -> None:
    assert changes("Toàn tỉnh\nBa huyện", "Toàn tỉnh\nBa huyện") == [Change("same", "Toàn tỉnh\nBa huyện")]
    assert changes("", "") == []


def test_space_between_words_is_no_change() -> None:
    assert {one.kind for one in changes("Toàn  tỉnh", "Toàn tỉnh ")} == {"same"}


def test_a_text_that_came_or_went_whole() -> None:
    assert changes("", "Ba huyện") == [Change("new", "Ba huyện")]
    assert changes("Ba huyện", "") == [Change("gone", "Ba huyện")]


def test_a_line_put_in_leaves_the_others_alone() -> None:
    found = changes("Một\nHai\nBa", "Một\nMột rưỡi\nHai\nBa")
    assert found == [Change("same", "Một\n"), Change("new", "Một rưỡi\n"), Change("same", "Hai\nBa")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a b c d", "a x c y"),
        ("", "một hai"),
        ("một hai\nba bốn", "ba bốn\nmột hai"),
        ("lặp lặp lặp lặp", "lặp lặp"),
    ],
)
def test_both_texts_can_be_read_off_the_changes(before: str, after: str) -> None:
    found = changes(before, after)
    new = "".join(one.text for one in found if one.kind != "gone")
    assert new.split() == after.split()
    old = "".join(one.text for one in found if one.kind != "new")
    assert old.split() == before.split()


def test_long_texts_that_have_nothing_in_common_are_not_looked_through() -> None:
    before, after = " ".join(f"a{n % 7}" for n in range(9000)), " ".join(f"b{n % 7}" for n in range(9000))
    begun = time.perf_counter()
    found = changes(before, after)
    assert time.perf_counter() - begun < 1
    assert [one.kind for one in found] == ["gone", "new"]


def test_the_last_word_of_a_text_does_not_stick_to_what_follows() -> None:
    assert changes("Toàn tỉnh", "Toàn quốc và nước ngoài")[1:] == [
        Change("gone", "tỉnh "),
        Change("new", "quốc và nước ngoài"),
    ]


def test_a_small_change_in_a_long_text_is_found_all_the_same() -> None:
    text = " ".join(f"chữ{n}" for n in range(9000))
    found = changes(text, text.replace("chữ4500 ", "chữ khác "))
    assert [one.text for one in found if one.kind != "same"] == ["chữ4500 ", "chữ khác "]
    assert count_words(found, "new") == 2


# --- the page -------------------------------------------------------------------------------------------------


def test_the_first_version_stands_by_itself(office: Office) -> None:
    office.desk.submit()
    html = page(office, "gd", "ke-hoach/1/")
    assert "<ins>" not in html
    assert "So sánh" not in html
    assert PLAN["bottleneck"] in html


def test_changes_are_marked_with_words_too(office: Office) -> None:
    office.desk.submit()
    revise(office, scope="Toàn tỉnh và ba huyện")
    html = page(office, "gd", "ke-hoach/2/")
    assert html.count('<ins><span class="visually-hidden">[thêm] </span>') == 1
    assert "Bản 2 khác bản 1 ở 1/8 đề mục: thêm 3 chữ, bỏ 0 chữ." in html
    assert "Tiếp thu ý kiến" in html
    scope = next(part for part in html.split('<section class="plan-part"')[1:] if "Phạm vi" in part)
    assert "Có thay đổi" in scope
    assert html.count("Có thay đổi") == 1


def test_any_two_versions_can_be_compared(office: Office) -> None:
    office.desk.submit()
    revise(office, scope="Ba huyện")
    revise(office, duration="24 tháng")
    last = words(page(office, "gd", "ke-hoach/3/"))
    assert "Bản 3 khác bản 2 ở 1/8 đề mục" in last
    both = words(page(office, "gd", "ke-hoach/3/?voi=1"))
    assert "Bản 3 khác bản 1 ở 2/8 đề mục" in both
    visitor = office.person("gd")
    visitor.get(f"/ho-so/{office.code}/ke-hoach/3/?ban=2&voi=1")
    assert visitor.path == f"/ho-so/{office.code}/ke-hoach/2/"
    assert "Bản 2 khác bản 1" in visitor.html


@pytest.mark.parametrize("voi", ["3", "9", "0", "-1", "x", "%D9%A1", "99999999999999999999"])
def test_a_version_that_is_not_earlier_is_not_compared_with(office: Office, voi: str) -> None:
    office.desk.submit()
    revise(office, scope="Ba huyện")
    assert "Bản 2 khác bản 1" in page(office, "gd", f"ke-hoach/2/?voi={voi}")


def test_versions_that_do_not_differ_say_so(office: Office) -> None:
    office.desk.submit()
    revise(office)
    assert "Bản 2 không khác bản 1." in page(office, "gd", "ke-hoach/2/")


def test_which_version_was_voted_on_and_which_approved(office: Office) -> None:
    desk = office.desk
    desk.meet()
    desk.pass_meeting()
    revise(office, scope="Ba huyện")
    desk.do("gd", "seek_party_opinion")
    desk.do("bt", "give_party_opinion", opinion="agree", content="Đồng ý")
    desk.do("gd", "approve", document="12/QĐ-SXD", executors=["tp"], confirmed=["4/2"])
    first, second = page(office, "tp", "ke-hoach/1/"), page(office, "tp", "ke-hoach/2/")
    assert "họp ngày 11/05/2026" in first
    assert "Bản được phê duyệt" not in words(first.split("<form")[0])
    assert "Bản được phê duyệt" in words(second.split("<form")[0])
    assert "họp ngày" not in second


@pytest.mark.parametrize("query", ["?ban=9", "?ban=0"])
def test_a_version_that_does_not_exist_is_not_found(office: Office, query: str) -> None:
    office.desk.submit()
    visitor = office.person("gd")
    visitor.get(f"/ho-so/{office.code}/ke-hoach/1/{query}")
    assert visitor.status == 404


def test_a_plan_costs_the_same_with_one_version_and_with_many(office: Office) -> None:
    office.desk.submit()
    head = office.person("gd")
    few = statements(head, f"/ho-so/{office.code}/ke-hoach/1/")
    for place in range(6):
        revise(office, scope=f"{place} huyện")
    assert statements(head, f"/ho-so/{office.code}/ke-hoach/7/?voi=1") == few
