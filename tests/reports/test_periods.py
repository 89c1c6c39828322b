"""Periods, the one before, their quarters; scopes; medians."""

from __future__ import annotations

from datetime import date, timedelta
from statistics import median
from typing import TYPE_CHECKING

import pytest

from khoithong.casefiles import reading
from khoithong.casefiles.models import Case
from khoithong.lawbook.calendars import working_calendar
from khoithong.procedure.organisation import Agency, Organisation
from khoithong.reports import scope
from khoithong.reports.durations import Duration, by_quarter, durations, of_pairs
from khoithong.reports.period import Period, year
from khoithong.reports.quarters import received
from tests.reports.test_figures import everything

if TYPE_CHECKING:
    from khoithong.organisation.snapshot import Directory

pytestmark = pytest.mark.django_db


def test_a_period_in_words() -> None:
    assert year(2026).words == "năm 2026"
    assert Period(date(2024, 1, 1), date(2026, 12, 31)).words == "từ năm 2024 đến năm 2026"
    assert Period(date(2026, 7, 1), date(2026, 9, 30)).words == "từ 01/07/2026 đến 30/09/2026"
    with pytest.raises(ValueError, match="ends"):
        Period(date(2026, 1, 2), date(2026, 1, 1))


@pytest.mark.parametrize(
    ("period", "before"),
    [
        (year(2026), year(2025)),
        (Period(date(2024, 1, 1), date(2026, 12, 31)), Period(date(2021, 1, 1), date(2023, 12, 31))),
        (Period(date(2026, 3, 1), date(2026, 3, 10)), Period(date(2026, 2, 19), date(2026, 2, 28))),
    ],
)
def test_the_period_before_is_as_long_and_ends_the_day_before(period: Period, before: Period) -> None:
    assert period.previous() == before
    assert before.until + timedelta(days=1) == period.since


def test_the_quarters_a_period_touches() -> None:
    found = list(Period(date(2025, 11, 15), date(2026, 4, 1)).quarters())
    assert found == [
        Period(date(2025, 10, 1), date(2025, 12, 31)),
        Period(date(2026, 1, 1), date(2026, 3, 31)),
        Period(date(2026, 4, 1), date(2026, 6, 30)),
    ]


def test_a_median_of_pairs_counts_each_as_often_as_it_came() -> None:
    monday, calendar = date(2026, 6, 1), working_calendar()
    pairs = [(monday, monday + timedelta(days=days), number) for days, number in ((1, 3), (2, 1), (4, 2))]
    assert of_pairs(pairs, calendar) == Duration(1.5, 6)
    assert of_pairs(pairs[:2], calendar) == Duration(1, 4)
    assert of_pairs([], calendar) is None
    assert of_pairs([(date(1990, 1, 1), monday, 5)], calendar) is None


def test_medians_are_those_of_the_registers(demonstration: Directory) -> None:
    question, calendar = everything(demonstration, year(2026)), working_calendar()
    decided: list[int] = []
    quarters: dict[str, list[int]] = {}
    for case_id in Case.objects.values_list("id", flat=True):
        loaded = reading.load(case_id)
        assert loaded is not None
        if loaded.row.deciding_agency not in question.scope.agencies or loaded.row.received_on.year != 2026:
            continue
        first: dict[str, date] = {}
        for act in loaded.acts:
            first.setdefault(act.kind, act.effective)
        came = loaded.row.received_on
        on = first.get("approve") or first.get("disapprove")
        if on:
            decided.append(calendar.working_days_between(came, on))
        closed = [one.closed for one in loaded.case.closed_meetings if one.stage == "approval"]
        if closed:
            name = f"{came.year}-{(came.month + 2) // 3}"
            assert closed[0] is not None
            quarters.setdefault(name, []).append(calendar.working_days_between(came, closed[0]))
    assert durations(question, calendar)["reached_decision"] == Duration(median(decided), len(decided))
    assert by_quarter(question, "reached_meeting", calendar) == {
        name: Duration(median(days), len(days)) for name, days in quarters.items()
    }
    by_number, packs = received(question)
    assert sum(by_number.values()) == sum(packs.values()) > len(decided)


def organisation() -> Organisation:
    def one(key: str, kind: str = "state", above: str | None = None, body: str | None = None) -> Agency:
        return Agency(key, key, kind, above, body)

    return Organisation(
        [
            one("tu", "party_body"),
            one("du", "party_body", "tu"),
            one("ubnd", body="du"),
            one("so", above="ubnd"),
            one("tt", "public_unit", "so"),
            one("ubkt", "party", "tu"),
            one("far"),
        ],
        [],
    )


def test_an_agency_counts_all_below_and_a_party_body_those_it_leads() -> None:
    made = organisation()
    assert scope.below(made, "ubnd") == {"ubnd", "so", "tt"}
    assert scope.covered(made, "du") == {"du", "ubnd", "so", "tt"}
    assert scope.covered(made, "tu") == {"tu", "du", "ubkt", "ubnd", "so", "tt"}
    assert scope.area(made, "ubkt") == {"tu", "du", "ubkt", "ubnd", "so", "tt"}
    assert scope.area(made, "far") == set(made.agencies), "what hangs together with nothing supervises all"
    assert set(scope.of_agencies(made, "ubkt", ["so", "gone"]).agencies) == {"ubkt", "so", "tt"}


def test_a_loop_of_superiors_ends() -> None:
    made = Organisation([Agency("a", "a", "state", "b"), Agency("b", "b", "state", "a")], [])
    assert scope.below(made, "a") == {"a", "b"}


def test_of_very_many_agencies_the_nearest_are_offered() -> None:
    many = [Agency(f"x{number}", "x", "state", f"h{number // 20}") for number in range(400)]
    districts = [Agency(f"h{number}", "h", "state", "ubnd") for number in range(20)]
    made = Organisation([Agency("ubnd", "ubnd", "state"), *districts, *many], [])
    found = scope.offered(made, [scope.of_agency(made, "ubnd")])
    assert found == {"ubnd", *(one.id for one in districts)}
    assert scope.offered(made, [scope.of_agency(made, "h1")]) == scope.below(made, "h1")
