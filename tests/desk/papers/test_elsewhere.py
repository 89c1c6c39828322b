"""Numbers given elsewhere: in order of number and date, never twice, for good; the next number here follows them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from khoithong.desk.documents.acting import NotDone
from khoithong.desk.documents.books import following, start_book
from khoithong.desk.documents.elsewhere import Run, record_elsewhere
from khoithong.documents.records.models import Elsewhere, Series

if TYPE_CHECKING:
    from tests.desk.papers.conftest import Papers

DAY = date(2026, 5, 4)


def run(first: int, last: int, on: date = DAY, **more: Any) -> Run:
    return Run(first, last, on, **({"subject": "Các quyết định nhân sự"} | more))


def begun(papers: Papers) -> Series:
    """A book whose first number bears 02/05/2026."""
    papers.issue(papers.draft(), "2026-05-02")
    return Series.objects.get()


def test_the_next_number_here_follows_those_given_elsewhere(papers: Papers) -> None:
    book = begun(papers)
    made = record_elsewhere(book, run(2, 5, holder="  Phòng Tổ chức "), papers.asked())
    assert (made.first, made.last, made.on, made.holder) == (2, 5, DAY, "Phòng Tổ chức")
    assert (made.by, made.office) == ("vt", "so/clerk")
    coming = following(papers.draft(), DAY)
    assert (coming.number, coming.last, coming.last_on) == (6, 5, DAY)
    assert papers.issue(papers.draft()).words == "Số: 06/QĐ-SXD"
    assert record_elsewhere(book, run(7, 7), papers.asked("gd", "so/head")).last == 7
    assert papers.issue(papers.draft()).number == 8


def test_a_book_may_begin_with_them(papers: Papers) -> None:
    book = start_book(
        "so", "state", "QĐ-SXD", "2026", 41, "Sổ giấy đến số 40 ngày 30/04/2026", papers.asked()
    )
    with pytest.raises(NotDone, match="số tiếp theo là 41"):
        record_elsewhere(book, run(1, 40), papers.asked())
    record_elsewhere(book, run(41, 43), papers.asked())
    assert papers.issue(papers.draft()).number == 44


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        (run(1, 3), "first", "Số 01 đã có trong sổ hoặc trước số bắt đầu; số tiếp theo là 02"),
        (run(0, 3), "first", "số tiếp theo là 02"),
        (run(4, 6), "first", "Sổ còn thiếu từ số 02 đến số 03"),
        (run(2, 1), "last", "Đến số: nhập từ 02 đến 99999"),
        (run(2, 502), "last", "tối đa 500 số"),
        (run(2, 3, date(2026, 5, 5)), "on", "không sau hôm nay"),
        (
            run(2, 3, date(2026, 5, 1)),
            "on",
            "Số 01 của sổ này ghi ngày 02/05/2026; số và ngày văn bản theo cùng một thứ tự",
        ),
        (run(2, 3, subject=" \n "), "subject", "Nhập trích yếu"),
        (run(2, 3, subject="a" * 501), "subject", "tối đa 500 ký tự"),
        (run(2, 3, holder="a" * 201), "holder", "tối đa 200 ký tự"),
    ],
)
def test_what_does_not_fit_the_book_is_refused_and_nothing_kept(
    papers: Papers, typed: Run, field: str, said: str
) -> None:
    book = begun(papers)
    with pytest.raises(NotDone) as error:
        record_elsewhere(book, typed, papers.asked())
    ((name, words),) = error.value.problems.items()
    assert name == field
    assert said in words
    assert not Elsewhere.objects.exists()
    assert record_elsewhere(book, run(2, 501), papers.asked()).last == 501


def test_a_book_holds_the_numbers_of_its_own_year(papers: Papers) -> None:
    book = begun(papers)
    papers.clock.move_to(datetime(2027, 1, 5, 9))
    with pytest.raises(NotDone, match="Sổ này của năm 2026"):
        record_elsewhere(book, run(2, 3, date(2027, 1, 4)), papers.asked())
    assert record_elsewhere(book, run(2, 3, date(2026, 12, 31)), papers.asked()).last == 3


def test_a_book_that_has_no_number_yet_takes_no_day_before_every_term(papers: Papers) -> None:
    book = start_book("du-so", "party", "NQ/ĐU", "2025-2030", 1, "", papers.asked("vt-du", "du-so/clerk"))
    with pytest.raises(NotDone, match="Sổ này của nhiệm kỳ 2025-2030"):
        record_elsewhere(book, run(1, 2, date(1990, 1, 1)), papers.asked("vt-du", "du-so/clerk"))


@pytest.mark.parametrize(
    ("person", "capacity"),
    [("pgd1", "so/deputy"), ("cv", "so/staff"), ("vt", None), ("vt", "so/head"), ("gd-nv", "so-nv/head")],
)
def test_only_who_keeps_the_numbers_records_them(papers: Papers, person: str, capacity: str | None) -> None:
    book = begun(papers)
    with pytest.raises(NotDone, match="Văn thư hoặc người đứng đầu Sở Xây dựng"):
        record_elsewhere(book, run(2, 3), papers.asked(person, capacity))
    assert Series.objects.get().last == 1


def test_the_request_sent_again_records_nothing_more(papers: Papers) -> None:
    book = begun(papers)
    first = record_elsewhere(book, run(2, 3), papers.asked())
    assert record_elsewhere(book, run(2, 3), papers.asked()) == first
    with pytest.raises(NotDone, match="đã có trong sổ"):
        record_elsewhere(book, run(2, 3, subject="Khác"), papers.asked())
    assert (Elsewhere.objects.count(), Series.objects.get().last) == (1, 3)
