"""Running limits in words: state, unit, origin; nothing is worked out that the engine did not count."""

from __future__ import annotations

from datetime import date

import pytest

from khoithong.lawbook.pack import describe
from khoithong.web.limits import NO_LIMIT, running, working_days_left

PACK = describe("tinh-uy-2026")
DUE = date(2026, 5, 13)


@pytest.mark.parametrize(
    ("day", "state", "words"),
    [
        (date(2026, 5, 4), "open", "Còn 7 ngày làm việc"),
        (date(2026, 5, 8), "soon", "Còn 3 ngày làm việc"),
        (date(2026, 5, 13), "today", "Đến hạn hôm nay"),
        (date(2026, 5, 14), "overdue", "Quá hạn 1 ngày làm việc"),
    ],
)
def test_a_limit_in_working_days(day: date, state: str, words: str) -> None:
    limit = running(PACK, "approval_meeting", DUE, "collective", day)
    assert (limit.state, limit.words, limit.kind) == (state, words, "statutory")
    assert limit.citation
    assert limit.citation.ref == "tinh-uy-2026#7/2/2.1"


def test_a_limit_in_calendar_days() -> None:
    limit = running(PACK, "council_establishment", date(2026, 5, 14), "council", date(2026, 5, 8))
    assert limit.words == "Còn 6 ngày"


def test_of_a_limit_that_differs_by_route_the_one_of_the_route_counts() -> None:
    collective = running(PACK, "evaluation_meeting", DUE, "collective", DUE)
    council = running(PACK, "evaluation_meeting", DUE, "council", DUE)
    assert collective.citation != council.citation


def test_a_limit_of_the_agency_is_internal_and_cites_nothing() -> None:
    limit = running(PACK, "planned_completion", DUE, "collective", date(2026, 5, 4))
    assert (limit.kind, limit.citation, limit.words) == ("internal", None, "Còn 9 ngày")


def test_a_limit_passed_on_days_off_only_has_no_number() -> None:
    friday, saturday = date(2026, 5, 15), date(2026, 5, 16)
    assert running(PACK, "approval_meeting", friday, "collective", saturday).words == "Quá hạn"


def test_no_limit_is_said() -> None:
    assert running(PACK, "", None, "", DUE) is NO_LIMIT
    assert NO_LIMIT.words == "Quy định không ấn định thời hạn"


def test_beyond_the_calendar_no_days_are_counted() -> None:
    late = date(2050, 1, 3)
    assert working_days_left(late, DUE) is None
    limit = running(PACK, "approval_meeting", late, "collective", DUE)
    assert (limit.state, limit.words) == ("open", "Trong hạn")
