"""Reminders: an entry for each agency, one letter to all of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from khoithong.desk.answers import IdempotencyConflict
from khoithong.desk.directives.acknowledge import acknowledge
from khoithong.desk.directives.acting import Faulty, NoSuchAssignment
from khoithong.desk.directives.cascade import cascade
from khoithong.desk.directives.remind import MOST, NOBODY, letter, remind
from khoithong.directives.models import Entry
from khoithong.documents.codec import from_json
from khoithong.documents.pdf import pdf
from khoithong.documents.records.models import OfficialDocument
from khoithong.documents.word import word
from khoithong.organisation.snapshot import directory

if TYPE_CHECKING:
    from tests.directives.orders import Orders

REQUEST = {"request": "Đề nghị gửi báo cáo trong ngày."}


@pytest.fixture
def late(orders: Orders) -> Orders:
    """Two agencies are two days late."""
    orders.issue(number="398/SNV-CCVC", date=date(2026, 4, 20))
    orders.on("2026-05-31")
    return orders


def both(orders: Orders) -> list[int]:
    return [orders.of("so").id, orders.of("so-tc").id]


def test_many_are_urged_by_one_letter(late: Orders) -> None:
    recorded = remind(both(late), late.asked("vt-nv"), REQUEST)

    assert {late.of(one).reminded_on for one in ("so", "so-tc")} == {date(2026, 5, 31)}
    entries = list(Entry.objects.filter(kind="remind").order_by("seq"))
    assert [one.assignment_id for one in entries] == both(late)
    assert entries[0].seq == recorded.seq
    document = OfficialDocument.objects.get()
    assert {one.data["document"] for one in entries} == {str(document.id)}
    assert (document.case_id, document.agency, document.status) == (None, "so-nv", "draft")
    said = "\n".join(from_json(document.content).lines())
    for words in (
        "398/SNV-CCVC ngày 20/04/2026 của Sở Nội vụ",
        "Sở Xây dựng",
        "Sở Tài chính",
        "02 ngày",
        "29/05/2026",
        "Đề nghị gửi báo cáo trong ngày.",
    ):
        assert words in said
    assert said.index("Sở Tài chính") < said.index("Sở Xây dựng")


def test_the_letter_can_be_printed_and_edited(late: Orders) -> None:
    rows = [late.of("so"), late.of("so-tc")]
    made = letter(rows, "", date(2026, 5, 31), directory())
    assert pdf(made).startswith(b"%PDF")
    assert word(made).startswith(b"PK")


def test_what_is_not_due_yet_is_said_so(orders: Orders) -> None:
    orders.issue({}, {"due_kind": "none", "due_words": "", "report_wanted": "", "text": "x " * 200})
    made = letter([orders.of("so"), orders.of("so", 2)], "", date(2026, 5, 10), directory())
    said = "\n".join(made.lines())
    assert "Chưa đến hạn" in said
    assert "Không ấn định" in said
    assert "…" in said


def test_nobody_is_urged_twice_a_day_nor_when_done(late: Orders) -> None:
    remind([late.of("so").id], late.asked("gd-nv"), REQUEST)
    with pytest.raises(Faulty) as refused:
        remind(both(late), late.asked("gd-nv"), REQUEST)
    assert refused.value.problems["assignments"].startswith("Sở Xây dựng: Đã đôn đốc ngày 31/05/2026")
    assert late.of("so-tc").reminded_on is None
    late.on("2026-06-01")
    remind(both(late), late.asked("gd-nv"), REQUEST)


def test_only_who_gave_the_task_urges(late: Orders) -> None:
    for person in ("cv-nv", "tt", "gd"):
        with pytest.raises((Faulty, NoSuchAssignment)):
            remind(both(late), late.asked(person), REQUEST)
    assert not Entry.objects.exists()


def test_an_agency_urges_its_own_units(orders: Orders) -> None:
    orders.issue()
    acknowledge(orders.of("so").id, orders.asked("gd"))
    said = {"units": ["tt-do", "tt-kd"], "due_on": date(2026, 5, 10)}
    cascade(orders.of("so").id, orders.asked("gd"), said)
    orders.on("2026-05-12")
    units = [orders.of("tt-do").id, orders.of("tt-kd").id]
    with pytest.raises(Faulty):
        remind(units, orders.asked("gd-nv"), REQUEST)
    remind(units, orders.asked("vt"), REQUEST)
    assert OfficialDocument.objects.get().agency == "so"
    with pytest.raises((Faulty, NoSuchAssignment)):
        remind([units[0], orders.of("so").id], orders.asked("gd-nv"), REQUEST)


@pytest.mark.parametrize(("wanted", "words"), [([], NOBODY), (list(range(1, MOST + 2)), str(MOST))])
def test_none_or_too_many(orders: Orders, wanted: list[int], words: str) -> None:
    with pytest.raises(Faulty) as refused:
        remind(wanted, orders.asked("gd-nv"), REQUEST)
    assert words in refused.value.problems["assignments"]


def test_what_is_asked_has_to_be_said(late: Orders) -> None:
    with pytest.raises(Faulty) as refused:
        remind(both(late), late.asked("gd-nv"), {"request": " "})
    assert set(refused.value.problems) == {"request"}


def test_tasks_of_their_own_need_letters_of_their_own(orders: Orders) -> None:
    orders.issue({}, {})
    with pytest.raises(Faulty) as refused:
        remind([orders.of("so").id, orders.of("so", 2).id], orders.asked("gd-nv"), REQUEST)
    assert "cùng một nhiệm vụ" in refused.value.problems["assignments"]


def test_the_same_key_again_sends_no_second_letter(late: Orders) -> None:
    asked = late.asked("gd-nv")
    first = remind(both(late), asked, REQUEST)
    again = remind(both(late), asked, REQUEST)
    assert (again.seq, again.repeated) == (first.seq, True)
    assert OfficialDocument.objects.count() == 1
    other: list[dict[str, Any]] = [{"request": "Khác"}]
    for said in other:
        with pytest.raises(IdempotencyConflict):
            remind(both(late), asked, said)
    with pytest.raises(IdempotencyConflict):
        remind(both(late)[:1], asked, REQUEST)


def test_an_assignment_that_is_not_there(orders: Orders) -> None:
    with pytest.raises(NoSuchAssignment):
        remind([10**9], orders.asked("gd-nv"), REQUEST)
