"""Dates and numbers are written as Vietnamese offices write them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from khoithong.web import wording
from khoithong.web.templatetags import khoithong as tags


def test_a_date_is_day_month_year() -> None:
    assert wording.date_words(date(2026, 3, 9)) == "09/03/2026"
    assert tags.vn_date(date(2026, 3, 9)) == "09/03/2026"
    assert tags.vn_date(None) == ""


def test_a_moment_is_shown_in_the_office_time_zone() -> None:
    late_evening_elsewhere = datetime(2026, 3, 17, 17, 30, tzinfo=UTC)
    assert tags.vn_datetime(late_evening_elsewhere) == "00:30 ngày 18/03/2026"
    assert tags.vn_date(late_evening_elsewhere) == "18/03/2026"


def test_a_naive_moment_is_local_already() -> None:
    assert tags.vn_datetime(datetime(2026, 3, 18, 14, 32)) == "14:32 ngày 18/03/2026"
    assert tags.vn_datetime(date(2026, 3, 18)) == "18/03/2026"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 3, 5), "ngày 05 tháng 3 năm 2026"),
        (date(2026, 12, 15), "ngày 15 tháng 12 năm 2026"),
    ],
)
def test_issued_documents_pad_small_days_and_the_first_two_months(day: date, words: str) -> None:
    assert tags.vn_document_date(day) == words


def test_weekdays_are_named() -> None:
    assert tags.vn_weekday(date(2026, 3, 18)) == "thứ Tư, 18/03/2026"
    assert tags.vn_weekday(date(2026, 3, 15)) == "Chủ nhật, 15/03/2026"


@pytest.mark.parametrize(
    ("value", "decimals", "words"),
    [
        (1234567.5, None, "1.234.567,5"),
        (0, None, "0"),
        (1000, None, "1.000"),
        (Decimal("12.50"), None, "12,5"),
        (Decimal(100), None, "100"),
        (2.345, 2, "2,35"),
        (-1234, None, "-1.234"),
    ],
)
def test_numbers_are_grouped_by_dots(value: float, decimals: int | None, words: str) -> None:
    assert tags.vn_number(value, decimals) == words


def test_no_number_is_shown_as_nothing() -> None:
    assert tags.vn_number(None) == ""


@pytest.mark.parametrize(
    ("part", "whole", "words"), [(2, 3, "66,7%"), (3, 5, "60%"), (0, 4, "0%"), (1, 8, "12,5%"), (1, 0, "–")]
)
def test_a_share_has_one_decimal_at_most(part: int, whole: int, words: str) -> None:
    assert tags.vn_percent(part, whole) == words


def test_working_days_and_calendar_days_are_never_the_same_words() -> None:
    assert wording.days_words(4, "working") == "4 ngày làm việc"
    assert wording.days_words(4, "calendar") == "4 ngày"
    assert wording.days_words(3, "working", padded=True) == "03 ngày làm việc"
