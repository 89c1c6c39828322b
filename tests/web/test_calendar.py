"""`Lịch làm việc`: a year with its sources, a count tried out."""

from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from khoithong.lawbook.calendars import calendar_years, working_calendar
from khoithong.web.calendar_page.swaps import swaps
from khoithong.web.calendar_page.year import chosen, year_page

if TYPE_CHECKING:
    from khoithong.lawbook.calendars import CalendarYear
    from tests.web.office import Office

TODAY = date(2026, 5, 4)
ADDRESS = "/lich-lam-viec/"


def of(year: int) -> CalendarYear:
    return next(one for one in calendar_years() if one.year == year)


def test_the_page_shows_the_present_year_and_leads_to_all_others(office: Office) -> None:
    visitor = office.person("cv")
    html = visitor.get(ADDRESS)
    assert "<h1>Lịch làm việc năm 2026</h1>" in html
    for one in calendar_years():
        assert f'href="?nam={one.year}"' in html
    assert f"<h1>Lịch làm việc năm {2021}</h1>" in visitor.get(f"{ADDRESS}?nam=2021")


@pytest.mark.parametrize("year", [one.year for one in calendar_years()])
def test_every_day_of_a_year_is_listed_with_name_document_and_status(office: Office, year: int) -> None:
    html = office.person("cv").get(f"{ADDRESS}?nam={year}")
    for day, info in of(year).days.items():
        row = html.split(f'<tr id="ngay-{day.isoformat()}">')[1].split("</tr>")[0]
        assert f"{day:%d/%m/%Y}" in row
        assert info.name[1:] in row
        assert info.notice is not None
        for words in (info.notice.number, f"{info.notice.date:%d/%m/%Y}", info.notice.issuer, "Đã công bố"):
            assert words in row
        assert ("Làm bù" if info.kind == "work" else "Nghỉ") in row


def test_swapped_days_stand_together_and_lead_to_each_other(office: Office) -> None:
    html = office.person("cv").get(ADDRESS)
    pair = html.split("Ngày hoán đổi</h2>")[1].split("</table>")[0]
    for words in ("Thứ Sáu, 02/01/2026", "Thứ Bảy, 10/01/2026", "Thứ Hai, 31/08/2026", "Thứ Bảy, 22/08/2026"):
        assert words in pair
    assert "12729/VPCP-KGVX" in pair
    assert 'Hoán đổi với <a href="#ngay-2026-01-10">thứ Bảy, 10/01/2026</a>' in html
    assert "Ngày hoán đổi" not in office.person("cv").get(f"{ADDRESS}?nam=2021")


def test_every_day_worked_is_paired_with_the_day_it_was_given_for() -> None:
    days = working_calendar().days
    worked = [day for day, info in sorted(days.items()) if info.kind == "work"]
    assert [swap.worked for swap in swaps(days)] == worked
    assert [swap.off for swap in swaps(days)] == [
        date(2024, 4, 29),
        date(2025, 5, 2),
        date(2026, 1, 2),
        date(2026, 8, 31),
    ]


def test_a_year_is_counted_by_the_calendar() -> None:
    page = year_page(of(2026), working_calendar(), TODAY)
    calendar = working_calendar()
    assert page.working == calendar.working_days_between(date(2025, 12, 31), date(2026, 12, 31))
    assert (page.off, page.worked, page.provisional) == (14, 2, False)
    days = [day.on for month in page.months for week in month.weeks for day in week if day]
    assert days == [date.fromordinal(date(2026, 1, 1).toordinal() + n) for n in range(365)]


def test_weeks_begin_on_monday_and_days_look_like_what_they_are() -> None:
    page = year_page(of(2026), working_calendar(), TODAY)
    assert all(
        day is None or day.on.weekday() == place
        for month in page.months
        for week in month.weeks
        for place, day in enumerate(week)
    )
    days = {day.on: day for month in page.months for week in month.weeks for day in week if day}
    looks = {day: days[day].look for day in (date(2026, 2, 17), date(2026, 8, 22), date(2026, 5, 9), TODAY)}
    assert list(looks.values()) == ["off", "worked", "weekend", "ordinary"]
    assert [day.on for day in days.values() if day.today] == [TODAY]


def test_a_special_day_reads_aloud_what_it_is() -> None:
    page = year_page(of(2026), working_calendar(), date(2026, 8, 22))
    words = [line.day.words for line in page.lines if line.day.on.month == 8]
    assert words == ["22 làm: làm bù cho 31/08, hôm nay", "31 nghỉ: nghỉ hoán đổi, làm bù 22/08"]


def test_a_provisional_year_says_so_everywhere(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    year = of(2027)
    tet = date(2027, 2, 4)
    days = {**year.days, tet: replace(year.days[tet], status="provisional")}
    years = (*calendar_years()[:-1], replace(year, status="provisional", days=days))
    monkeypatch.setattr("khoithong.web.views.calendar.calendar_years", lambda: years)
    visitor = office.person("cv")
    html = visitor.get(f"{ADDRESS}?nam=2027")
    assert "Lịch năm 2027 là dự kiến." in html
    assert "Dự kiến" in html.split('<tr id="ngay-2027-02-04">')[1].split("</tr>")[0]
    assert "Dự kiến" not in html.split('<tr id="ngay-2027-02-05">')[1].split("</tr>")[0]
    assert 'aria-label="4 nghỉ: Tết Nguyên đán, dự kiến"' in html
    assert html.count("date-provisional") == 2  # the day and the legend
    assert "dự kiến</span>" in visitor.get(f"{ADDRESS}?nam=2026").split("?nam=2027")[1].split("</a>")[0]
    assert "Có qua năm 2027, lịch còn dự kiến" in count(office, "28/12/2026", "lam-viec", 10)
    assert "lịch còn dự kiến" not in count(office, "01/12/2026", "lam-viec", 10)


def test_a_year_without_a_calendar_is_named(office: Office) -> None:
    html = office.person("cv").get(f"{ADDRESS}?nam=2031")
    assert "Chưa có lịch năm 2031" in html
    assert "<h1>Lịch làm việc năm 2026</h1>" in html
    assert "Chưa có lịch" not in office.person("cv").get(f"{ADDRESS}?nam=%3Cb%3E")


def test_without_a_calendar_of_the_present_year_the_last_one_is_shown() -> None:
    assert chosen(calendar_years(), "", date(2035, 1, 1)) == (calendar_years()[-1], "")


def count(office: Office, day: str, way: str, number: object) -> str:
    return office.person("cv").get(f"{ADDRESS}tinh-thu/?ngay={day}&so={number}&cach={way}")


@pytest.mark.parametrize(
    ("day", "way", "number", "due", "word"),
    [
        ("13/02/2026", "lam-viec", 7, "thứ Ba, 03/03/2026", "Hạn cuối"),
        ("13/02/2026", "lich", 5, "thứ Hai, 23/02/2026", "Hạn cuối"),
        ("24/02/2026", "truoc", 5, "thứ Ba, 10/02/2026", "Chậm nhất"),
        ("2026-08-24", "lam-viec", 7, "thứ Hai, 07/09/2026", "Hạn cuối"),
    ],
)
def test_a_count_ends_where_the_engine_says_and_explains_each_day(
    office: Office, day: str, way: str, number: int, due: str, word: str
) -> None:
    html = count(office, day, way, number)
    result = html.split('id="ket-qua"')[1]
    assert f"{word}</span> <time" in result
    assert f">{due}</time>" in result
    assert f"hết {due}" in result
    assert "Bộ luật Dân sự 2015" in result
    skipped = "Quốc khánh" if day.startswith("2026") else "Tết Nguyên đán (Thông báo số 9441/TB-BNV"
    assert skipped in result


@pytest.mark.parametrize(
    ("day", "way", "number", "words"),
    [
        ("", "lam-viec", 5, "Nhập ngày để tính"),
        ("31/02/2026", "lam-viec", 5, "Nhập ngày có thật theo dạng 18/03/2026"),
        ("04/05/2026", "lam-viec", 0, "Nhập số ngày từ 1 đến 250"),
        ("04/05/2026", "lam-viec", 251, "Nhập số ngày từ 1 đến 250"),
        ("04/05/2026", "lam-viec", "bảy", "Nhập số ngày từ 1 đến 250"),
        ("04/05/2026", "tuan", 5, "Chọn một cách tính"),
        ("04/05/2019", "lam-viec", 5, "nằm ngoài lịch làm việc"),
        ("30/12/2027", "lam-viec", 5, "nằm ngoài lịch làm việc"),
    ],
)
def test_what_cannot_be_counted_is_said_at_its_field(
    office: Office, day: str, way: str, number: object, words: str
) -> None:
    html = count(office, day, way, number)
    assert html.count(words) == 2  # in the summary and at the field
    assert "Chưa tính" in html


def test_the_form_opens_with_today(office: Office) -> None:
    html = office.person("cv").get(f"{ADDRESS}tinh-thu/")
    assert 'value="04/05/2026"' in html
    assert "Chưa tính" in html


@pytest.mark.parametrize("query", ["?nam=2026", "tinh-thu/?ngay=04/05/2026&so=250&cach=lam-viec"])
def test_the_longest_pages_stay_within_their_budget(office: Office, query: str) -> None:
    html = office.person("cv").get(ADDRESS + query)
    assert len(gzip.compress(html.encode(), 9)) <= 30_000


def test_a_visitor_logs_in_first(db: None) -> None:
    from tests.web.office import Visitor

    visitor = Visitor()
    for page in ("", "tinh-thu/", "thay-doi/"):
        visitor.get(ADDRESS + page)
        assert visitor.path == "/dang-nhap/"


def test_the_calendar_stands_under_more(office: Office) -> None:
    html = office.person("cv").get("/ho-so/")
    assert html.count(f'href="{ADDRESS}"') == 2  # desk and phone
