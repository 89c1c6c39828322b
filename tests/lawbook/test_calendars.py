"""The built-in calendar holds the official days, and a faulty calendar file is refused with file and line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import holidays
import pytest

from khoithong.lawbook.calendars import calendar_years, join_years, read_years, working_calendar
from khoithong.lawbook.yamlsource import SourceError

if TYPE_CHECKING:
    from pathlib import Path

    from khoithong.procedure.calendar import DayKind

YEARS = calendar_years()
CALENDAR = working_calendar()

# Compiled apart from the files, from the notices and the law: month-day of each year.
WEEKDAYS_OFF = {
    2021: "01-01 02-10 02-11 02-12 02-15 02-16 04-21 04-30 05-03 09-02 09-03",
    2022: "01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02",
    2023: "01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04",
    2024: "01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03",
    2025: "01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02",
    2026: "01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24",
    2027: "01-01 02-04 02-05 02-08 02-09 02-10 04-16 04-30 05-03 09-02 09-03 11-24",
}
SATURDAYS_WORKED = {2024: "05-04", 2025: "04-26", 2026: "01-10 08-22"}

# Where the package `holidays` differs from the official calendar, with the reason.
DIFFERENCES = {
    date(2026, 1, 2): "swapped off by 12729/VPCP-KGVX of 25/12/2025, which the package does not carry",
    date(2026, 1, 10): "worked for 02/01/2026 by the same dispatch",
}


def listed(kind: DayKind, year: int) -> set[date]:
    return {day for day, info in CALENDAR.days.items() if info.kind == kind and day.year == year}


def days_of(year: int, text: str) -> set[date]:
    return {date.fromisoformat(f"{year}-{day}") for day in text.split()}


@pytest.mark.parametrize("year", range(2021, 2028))
def test_each_year_has_exactly_the_official_days(year: int) -> None:
    assert listed("off", year) == days_of(year, WEEKDAYS_OFF[year])
    assert listed("work", year) == days_of(year, SATURDAYS_WORKED.get(year, ""))


def test_the_calendar_runs_from_2021_to_2027() -> None:
    assert (CALENDAR.first, CALENDAR.last) == (date(2021, 1, 1), date(2027, 12, 31))
    assert [year.year for year in YEARS] == list(range(2021, 2028))
    assert {year.status for year in YEARS} == {"announced"}


def test_every_day_names_its_document_issued_before_it() -> None:
    for day, info in CALENDAR.days.items():
        assert info.notice is not None
        assert info.notice.date < day, (day, info.notice)
        assert str(info.notice) in info.reference


@pytest.mark.parametrize(
    ("year", "number"),
    [(2025, "6150/TB-BLĐTBXH"), (2026, "9441/TB-BNV"), (2026, "12729/VPCP-KGVX"), (2027, "10065/VPCP-KGVX")],
)
def test_a_year_names_its_notices(year: int, number: str) -> None:
    assert number in [notice.number for notice in YEARS[year - 2021].notices]


def test_the_notices_of_a_year_are_in_order_of_date() -> None:
    assert [notice.number for notice in YEARS[5].notices] == [
        "45/2019/QH14", "9441/TB-BNV", "12729/VPCP-KGVX", "28/2026/QH16",
    ]  # fmt: skip


def test_every_swapped_day_off_has_its_worked_saturday() -> None:
    swapped = {day: info for day, info in CALENDAR.days.items() if info.name.startswith("nghỉ hoán đổi")}
    worked = {day: info for day, info in CALENDAR.days.items() if info.kind == "work"}
    assert len(swapped) == len(worked) == 4
    for day, info in swapped.items():
        [(other, why)] = [
            (w, i) for w, i in worked.items() if i.name == f"làm bù cho {day:%d/%m}" and w.year == day.year
        ]
        assert info.name == f"nghỉ hoán đổi, làm bù {other:%d/%m}"
        assert why.notice == info.notice


def package_differences(calendar_off: set[date], calendar_worked: set[date]) -> set[date]:
    package = holidays.country_holidays("VN", years=range(2021, 2028))
    off = {day for day in package if day.weekday() < 5}
    worked = {day for day in package.weekend_workdays if 2021 <= day.year <= 2027}
    return (off ^ calendar_off) | (worked ^ calendar_worked)


def test_the_package_holidays_agrees_but_for_the_listed_differences() -> None:
    off = {day for day, info in CALENDAR.days.items() if info.kind == "off"}
    worked = {day for day, info in CALENDAR.days.items() if info.kind == "work"}
    assert package_differences(off, worked) == set(DIFFERENCES)


def test_control_the_cross_check_notices_a_missing_day() -> None:
    off = {day for day, info in CALENDAR.days.items() if info.kind == "off"} - {date(2026, 2, 17)}
    worked = {day for day, info in CALENDAR.days.items() if info.kind == "work"}
    assert package_differences(off, worked) - set(DIFFERENCES) == {date(2026, 2, 17)}


# Faulty files

NOTICES = "tb: {number: 1/TB, title: Thông báo, date: 2029-12-01, issuer: Bộ Nội vụ}\n"
GOOD = "year: 2030\nstatus: announced\ndays:\n"
ITEM = "  - {date: 2030-01-01, kind: off, name: Tết Dương lịch, status: announced, notice: tb}\n"


def write(folder: Path, *, year: str = GOOD + ITEM, sources: str = NOTICES, name: str = "2030.yaml") -> Path:
    (folder / "sources.yaml").write_text(sources, encoding="utf-8")
    (folder / name).write_text(year, encoding="utf-8")
    return folder


def test_a_good_file_is_read(tmp_path: Path) -> None:
    [year] = read_years(write(tmp_path))
    calendar = join_years((year,))
    assert (calendar.first, calendar.last) == (date(2030, 1, 1), date(2030, 12, 31))
    assert not calendar.is_working(date(2030, 1, 1))
    assert calendar.is_working(date(2030, 1, 2))


def test_a_year_without_notice_is_provisional_and_its_days_say_so(tmp_path: Path) -> None:
    text = (GOOD + ITEM).replace("announced", "provisional")
    [year] = read_years(write(tmp_path, year=text))
    assert year.status == "provisional"
    assert year.days[date(2030, 1, 1)].status == "provisional"


@pytest.mark.parametrize(
    ("year", "line", "message"),
    [
        ("- 1\n", 1, "nội dung phải là một danh mục"),
        ("year: 2030\nstatus: announced\n", 1, "thiếu khóa “days”"),
        (GOOD + ITEM + "note: x\n", 5, "không có khóa “note”"),
        (GOOD.replace("2030", "2031") + ITEM, 1, "năm phải là 2030, như tên tệp"),
        (GOOD.replace("announced", "certain") + ITEM, 2, "phải là một trong: announced, provisional"),
        ("year: 2030\nstatus: announced\ndays: none\n", 3, "phải là danh sách các ngày"),
        (GOOD + "  - text\n", 4, "phải là một danh mục"),
        (GOOD + ITEM.replace("kind: off, ", ""), 4, "thiếu khóa “kind”"),
        (GOOD + ITEM.replace("off", "holiday"), 4, "phải là một trong: off, work"),
        (GOOD + ITEM.replace("kind: off", "kind: [off]"), 4, "phải là một trong: off, work"),
        (GOOD + ITEM.replace("notice: tb", "notice: tb2"), 4, "phải là một trong: tb"),
        (GOOD + ITEM.replace("Tết Dương lịch", "' '"), 4, "phải là một đoạn văn bản"),
        (GOOD + ITEM.replace("Tết Dương lịch", "1"), 4, "phải là một đoạn văn bản"),
        (GOOD + ITEM.replace("notice: tb", "notice: tb, provision: ''"), 4, "phải là một đoạn văn bản"),
        (GOOD + ITEM.replace("2030-01-01", "2030-02-30"), 4, "phải là một ngày có thật"),
        (GOOD + ITEM.replace("2030-01-01", "01/01/2030"), 4, "phải là một ngày có thật"),
        (GOOD + ITEM.replace("2030-01-01", "20300101"), 4, "phải là một ngày có thật"),
        (GOOD + ITEM.replace("2030-01-01", "2030-W01-2"), 4, "phải là một ngày có thật"),
        (GOOD + ITEM.replace("2030-01-01", "2029-12-31"), 4, "ngày 2029-12-31 không thuộc năm 2030"),
        (GOOD + ITEM.replace("2030-01-01", "2030-01-05"), 4, "vốn đã là ngày nghỉ"),
        (GOOD + ITEM.replace("kind: off", "kind: work"), 4, "vốn đã là ngày làm việc"),
        (GOOD + ITEM + ITEM, 5, "ngày 2030-01-01 đã được ghi ở trên"),
        (GOOD + ITEM.replace("announced", "provisional"), 2, "cả năm phải là provisional"),
        (GOOD + ITEM + "days: []\n", 5, "bị lặp lại"),
    ],
)
def test_a_faulty_year_is_refused_with_its_line(tmp_path: Path, year: str, line: int, message: str) -> None:
    with pytest.raises(SourceError) as refused:
        read_years(write(tmp_path, year=year))
    assert refused.value.file == f"{tmp_path.name}/2030.yaml"
    assert (refused.value.line, message in refused.value.message) == (line, True), str(refused.value)


@pytest.mark.parametrize(
    ("sources", "message"),
    [
        (NOTICES.replace("issuer: Bộ Nội vụ", "issuer: ''"), "phải là một đoạn văn bản"),
        (NOTICES.replace("2029-12-01", "2029-12"), "phải là một ngày có thật"),
        (NOTICES.replace("number: 1/TB, ", ""), "thiếu khóa “number”"),
        ("tb: 1\n", "phải là một danh mục"),
    ],
)
def test_faulty_sources_are_refused(tmp_path: Path, sources: str, message: str) -> None:
    with pytest.raises(SourceError, match=message) as refused:
        read_years(write(tmp_path, sources=sources))
    assert refused.value.file == f"{tmp_path.name}/sources.yaml"


def test_sources_must_be_there(tmp_path: Path) -> None:
    (tmp_path / "2030.yaml").write_text(GOOD + ITEM, encoding="utf-8")
    with pytest.raises(SourceError, match=r"sources\.yaml:1: không đọc được tệp"):
        read_years(tmp_path)


def test_a_year_must_not_be_left_out(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path, year=(GOOD + ITEM).replace("2030", "2032").replace("01-01", "01-02"), name="2032.yaml")
    with pytest.raises(SourceError, match="thiếu lịch năm 2031"):
        read_years(tmp_path)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="không có tệp lịch nào"):
        read_years(tmp_path)
