"""Days as official texts write them: `29/9/2023`, `29-9-2023`, `29 tháng 9 năm 2023`, torn by line ends or not."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NamedTuple

_GAP: Final = r"\s{0,6}"
_YEAR: Final = r"(?P<{0}>(?:1[89]|20)\d\d)(?!\d)"
DAY: Final = re.compile(
    rf"(?:mùng|mồng)?{_GAP}(?P<day>\d{{1,2}}){_GAP}(?:"
    rf"[/.-]{_GAP}(?P<month>\d{{1,2}}){_GAP}(?:[/.-]|năm){_GAP}{_YEAR.format('year')}"
    rf"|/?{_GAP}tháng{_GAP}(?P<worded>\d{{1,2}}){_GAP}(?:[/,]?{_GAP}năm|[/,])?{_GAP}{_YEAR.format('worded_year')})"
)
"""A day with month and year; for text in small letters."""

_BLANK: Final = r"[\s.…_]{0,40}"
BLANK_DAY: Final = re.compile(
    rf"{_BLANK}(?:\d{{1,2}})?{_BLANK}(?:tháng{_BLANK}(?:\d{{1,2}})?{_BLANK}năm{_BLANK}(?:\d{{2,4}})?"
    rf"|/{_BLANK}(?:\d{{1,2}})?{_BLANK}/{_BLANK}(?:\d{{2,4}})?)"
)
"""A day of which something was left blank."""


class Found(NamedTuple):
    """A day written in the text; `day` is None for one that no calendar has (31/02/2024)."""

    day: date | None
    end: int


def day_at(lower: str, at: int) -> Found | None:
    """The day written at `at`."""
    found = DAY.match(lower, at)
    if found is None:
        return None
    day, month, year, worded, worded_year = found.group("day", "month", "year", "worded", "worded_year")
    return Found(valid(int(day), int(month or worded), int(year or worded_year)), found.end())


def valid(day: int, month: int, year: int) -> date | None:
    """The day, if the calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
