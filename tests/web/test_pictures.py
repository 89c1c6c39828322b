"""Pictures of statistics: what they draw, what they say, and what they never do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from khoithong.reports.durations import Duration
from khoithong.reports.period import Period, year
from khoithong.web.reporting.heat import heat
from khoithong.web.reporting.limit import meeting_limit
from khoithong.web.reporting.trend import trend

NAMES = {"so-a": "Sở A", "so-b": "Sở B", "so-c": "Sở C"}


@dataclass
class Named:
    """As much of a directory as the table needs."""

    def name(self, party: str) -> str:
        return NAMES[party]


FOUND = {
    ("so-b", "approval_meeting"): {"limits_ended": 10, "limits_missed": 4},
    ("so-a", "approval_meeting"): {"limits_ended": 10},
    ("so-c", "approval_meeting"): {"limits_ended": 4, "limits_missed": 4},
    ("so-c", "result_report"): {"limits_ended": 6, "limits_missed": 1},
}


def test_agencies_stand_by_name_and_few_limits_are_not_judged() -> None:
    drawn = heat(FOUND, Named(), lambda agency, step: f"/{agency}/{step}")  # type: ignore[arg-type]
    assert drawn is not None
    assert [row.name for row in drawn.rows] == ["Sở A", "Sở B", "Sở C"]
    a, b, c = drawn.rows
    assert (a.cells[0].level, a.cells[0].few) == (0, False)
    assert (b.cells[0].missed, b.cells[0].ended, b.cells[0].url) == (4, 10, "/so-b/approval_meeting")
    assert b.cells[0].level == 5
    assert c.cells[0].few
    assert not c.cells[-1].few
    assert (drawn.total.cells[-1].missed, drawn.total.cells[-1].ended) == (9, 30)
    assert drawn.finding.startswith("9 trong 30 việc xong chậm hoặc đang quá hạn; nhiều nhất ở bước họp")
    assert heat({}, Named(), lambda *_: "") is None  # type: ignore[arg-type]


def test_many_agencies_are_turned_page_by_page_under_one_total() -> None:
    NAMES.update({f"x{number:03}": f"Xã {number:03}" for number in range(60)})
    found = {(f"x{number:03}", "result_report"): {"limits_ended": 6} for number in range(60)}
    first = heat(found, Named(), lambda *_: "")  # type: ignore[arg-type]
    last = heat(found, Named(), lambda *_: "", 3)  # type: ignore[arg-type]
    assert first is not None
    assert last is not None
    assert (len(first.rows), first.more, len(last.rows), last.more) == (25, True, 10, False)
    assert first.total.cells[-1].ended == last.total.cells[-1].ended == 360


def test_quarters_are_drawn_with_their_medians_and_the_limit() -> None:
    drawn = trend(
        year(2026),
        {"2026-2": 4, "2026-3": 8},
        {"2026-3": Duration(5, 6)},
        7,
        lambda quarter: f"/{quarter.since:%m}",
    )
    assert drawn is not None
    assert [one.label for one in drawn.quarters] == ["I/2026", "II/2026", "III/2026", "IV/2026"]
    assert [one.bar for one in drawn.quarters] == [0, 75, 150, 0]
    assert [one.dot is not None for one in drawn.quarters] == [False, False, True, False]
    assert drawn.quarters[2].url == "/07"
    assert drawn.limit_y < drawn.quarters[2].dot_y, "the limit lies above a shorter median"
    assert drawn.finding == (
        "Quý III/2026 nhận 8 đề xuất; một nửa được họp xem xét trong 5 ngày làm việc trở lại (thời hạn 7 ngày làm việc)."
    )
    assert trend(year(2026), {}, {}, 7, lambda _: "") is None
    long = trend(Period(date(2015, 1, 1), date(2026, 12, 31)), {"2026-1": 1}, {}, None, lambda _: "")
    assert long is not None
    assert len(long.quarters) == 16
    assert long.finding.endswith("chưa đề xuất nào được họp xem xét.")


def test_the_limit_is_that_of_the_text_most_cases_are_under() -> None:
    assert meeting_limit({"tinh-uy-2026": 3, "soc-trang-2023": 1}) == 7
    assert meeting_limit({"soc-trang-2023": 3}) is None
    assert meeting_limit({}) is None
    assert meeting_limit({"gone": 9}) is None
