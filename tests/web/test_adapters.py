"""What the law's floors say reaches the page unchanged."""

from datetime import date

import pytest

from khoithong.lawbook.calendars import working_calendar
from khoithong.lawbook.pack import describe
from khoithong.procedure.calendar import WorkingCalendar
from khoithong.web.adapters import citation, date_explanation


def test_a_provision_is_quoted_word_for_word() -> None:
    pack = describe("tinh-uy-2026")
    quoted = citation(pack, "tinh-uy-2026#7/2/2.1", quoted=True)
    assert quoted is not None
    assert quoted.label == "điểm 2.1 khoản 2 Điều 7"
    assert "trong thời hạn 07 ngày làm việc" in quoted.text
    linked = citation(pack, "tinh-uy-2026#7/2/2.1")
    assert linked is not None
    assert linked.text == ""
    assert citation(pack, None) is None


@pytest.fixture
def calendar() -> WorkingCalendar:
    return working_calendar()


def test_an_explanation_keeps_every_day_and_reason(calendar: WorkingCalendar) -> None:
    explained = calendar.explain_working_days(date(2026, 3, 9), 7)
    shown = date_explanation(
        "Nhận được kế hoạch đề xuất", date(2026, 3, 9), explained, today=date(2026, 3, 12)
    )
    assert shown.due == date(2026, 3, 18)
    assert [day.reason for day in shown.days] == [step.why for step in explained.steps]
    assert [day.kind for day in shown.days].count("skipped") == 2
    assert (shown.days[0].kind, shown.days[-1].kind) == ("event", "due")
    assert [day.on for day in shown.days if day.today] == [date(2026, 3, 12)]
    assert [day.on.day for day in shown.remarkable] == [9, 14, 15, 18]


def test_a_limit_that_rolls_over_a_holiday_ends_on_a_day_without_number(calendar: WorkingCalendar) -> None:
    shown = date_explanation("Sự kiện", date(2026, 3, 4), calendar.explain_days(date(2026, 3, 4), 10))
    assert shown.due == date(2026, 3, 16)
    assert (shown.days[-1].number, shown.days[-1].kind) == (None, "due")
