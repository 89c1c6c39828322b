"""Figures: right, each with exactly the list it promises, by right of the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from khoithong.lawbook.pack import describe
from khoithong.reports import scope
from khoithong.reports.asked import Asked, agency_reader
from khoithong.reports.catalogue import catalogue
from khoithong.reports.counting import COUNTED, SOURCES
from khoithong.reports.figures import Cell, figures, guarded, matrix, table
from khoithong.reports.lines import keys_of, lines
from khoithong.reports.period import Period, year
from tests.reports.conftest import NOW
from tests.reports.recount import Recount
from tests.reports.recount_directed import recount_directed

if TYPE_CHECKING:
    from khoithong.organisation.snapshot import Directory

pytestmark = pytest.mark.django_db

TODAY = NOW.date()
LONG = 10
OF_CASES = tuple(
    name
    for name, (source, _) in COUNTED.items()
    if source.name in ("cases", "acts", "limits", "measures", "waits")
)


def asked(picture: Directory, agency: str, period: Period, reader: str = "") -> Asked:
    """A question of an agency about itself and all below."""
    organisation = picture.organisation
    return Asked(
        scope.of_agency(organisation, agency),
        period,
        TODAY,
        agency_reader(reader or agency, organisation),
        frozenset({reader or agency}),
    )


def everything(picture: Directory, period: Period) -> Asked:
    """A question of the inspection about the whole area: everything may be opened."""
    organisation = picture.organisation
    whole = scope.Scope("ubkt-tu", tuple(sorted(scope.area(organisation, "ubkt-tu"))), True)
    return Asked(whole, period, TODAY, agency_reader("ubkt-tu", organisation), long=LONG)


PERIODS = (
    year(2026),
    Period(year(2024).since, year(2026).until),
    Period(TODAY.replace(month=7, day=1), TODAY.replace(month=9, day=30)),
    year(2025),
)


@pytest.mark.parametrize("period", PERIODS, ids=lambda one: one.words)
def test_every_figure_is_what_the_registers_say(demonstration: Directory, period: Period) -> None:
    question = everything(demonstration, period)
    counted = Recount(question.scope.agencies, period.since, period.until, TODAY, LONG).count()
    found = {name: one.value for name, one in figures(question).items() if name in OF_CASES}
    assert found == {name: counted[name] for name in OF_CASES}


@pytest.mark.parametrize("period", PERIODS, ids=lambda one: one.words)
def test_figures_of_directives_are_what_their_logs_say(demonstration: Directory, period: Period) -> None:
    question = everything(demonstration, period)
    counted = recount_directed(question.scope.agencies, period.since, period.until, TODAY)
    names = set(COUNTED) - set(OF_CASES)
    assert {name: one.value for name, one in figures(question).items() if name in names} == {
        name: counted[name] for name in names
    }


def test_the_demonstration_has_something_to_count(demonstration: Directory) -> None:
    found = figures(everything(demonstration, year(2026)))
    nothing = {name for name in COUNTED if not found[name].value}
    assert not nothing - {"measures_declined", "repeated_supplements", "documents_issued", "tasks_done_late"}


@pytest.mark.parametrize("agency", ["ubnd", "so-nv", "so-xd", "tinh-uy", "p-hung-thai"])
def test_the_list_of_every_figure_is_as_long_as_it_says(demonstration: Directory, agency: str) -> None:
    question = asked(demonstration, agency, year(2026))
    for name, one in figures(question).items():
        page = lines(question, name, size=1000)
        assert page.hidden == one.hidden, name
        if not one.hidden:
            assert (page.total, len(page.items)) == (one.value, one.value), name


def test_figures_of_agencies_and_parts_add_up(demonstration: Directory) -> None:
    question = everything(demonstration, year(2026))
    whole = figures(question)
    names = [name for name in OF_CASES if not catalogue().figures[name].sensitive]
    by_agency = table(question, names, "agency")
    assert {name: sum(cell.value for cell in by_agency[name].values()) for name in names} == {
        name: whole[name].value for name in names
    }
    by_both = matrix(question, ["limits_ended", "limits_missed"])
    for name in ("limits_ended", "limits_missed"):
        assert sum(cell.get(name, 0) for cell in by_both.values()) == whole[name].value
        for agency, cell in table(question, [name], "agency")[name].items():
            assert cell.value == sum(
                found.get(name, 0) for (one, _), found in by_both.items() if one == agency
            )


def test_the_list_of_a_part_is_as_long_as_the_part(demonstration: Directory) -> None:
    question = everything(demonstration, year(2026))
    parts = table(question, ["limits_ended"], "part")["limits_ended"]
    assert len(parts) > 3
    for part, cell in parts.items():
        assert lines(question, "limits_ended", part=part).total == cell.value


def test_the_figures_of_an_agency_and_of_the_rest_are_those_of_all(demonstration: Directory) -> None:
    whole = asked(demonstration, "ubnd", year(2026), "ubkt-tu")
    own = scope.below(demonstration.organisation, "so-xd")
    rest = Asked(
        scope.Scope("ubnd", tuple(one for one in whole.scope.agencies if one not in own)),
        whole.period,
        TODAY,
        whole.who,
    )
    inner = asked(demonstration, "so-xd", year(2026), "ubkt-tu")
    for name in OF_CASES:
        assert (
            figures(inner, [name])[name].value + figures(rest, [name])[name].value
            == figures(whole, [name])[name].value
        ), name


def test_what_was_kept_with_a_figure_is_what_it_counted(demonstration: Directory) -> None:
    question = asked(demonstration, "so-xd", year(2026))
    kept = keys_of(question, list(catalogue().figures), 1000)
    for name, one in figures(question).items():
        keys = kept[name]
        assert keys is not None
        assert len(keys) == one.value
        assert lines(question, name, keys=keys, size=1000).total == one.value
    assert keys_of(question, ["submitted"], 0)["submitted"] is None


def test_a_case_one_may_not_open_is_counted_without_code_title_or_key(demonstration: Directory) -> None:
    question = asked(demonstration, "ubnd", year(2026), "so-tc")
    page = lines(question, "submitted", size=1000)
    closed = [line for line in page.items if not line.readable]
    assert closed
    assert page.total == figures(question)["submitted"].value
    assert all((line.key, line.code, line.title) == ("", "", "") for line in closed)
    assert all(line.agency for line in closed)


def test_of_figures_about_persons_a_closed_line_does_not_even_say_whose_it_is(
    demonstration: Directory,
) -> None:
    question = asked(demonstration, "ubnd", year(2026), "so-tc")
    page = lines(question, "protection_pending", size=1000)
    closed = [line for line in page.items if not line.readable]
    assert len(closed) >= 5
    assert {(line.agency, line.what, line.day) for line in closed} == {("", "", None)}


def test_few_measures_of_others_are_not_told(demonstration: Directory) -> None:
    found: dict[bool, set[int]] = {True: set(), False: set()}
    for agency in scope.below(demonstration.organisation, "ubnd"):
        question = asked(demonstration, agency, year(2026), "so-tc")
        one = figures(question, ["protection_given"])["protection_given"]
        found[one.hidden].add(one.value)
        if one.hidden:
            page = lines(question, "protection_given")
            assert page.hidden
            assert all(line.readable for line in page.items)
    assert found[True]
    assert all(0 < value < 5 for value in found[True])
    assert 0 in found[False]


def test_few_measures_are_told_to_those_who_may_open_them_all(demonstration: Directory) -> None:
    for agency in scope.below(demonstration.organisation, "ubnd"):
        own = figures(asked(demonstration, agency, year(2026), "ubkt-tu"))
        assert not any(one.hidden for one in own.values())


def test_a_single_cell_held_back_takes_another_with_it() -> None:
    cells = {"a": Cell(3, hidden=True), "b": Cell(9), "c": Cell(7), "d": Cell(0)}
    assert {name for name, cell in guarded(cells).items() if cell.hidden} == {"a", "c"}
    two = {"a": Cell(3, hidden=True), "b": Cell(2, hidden=True), "c": Cell(7)}
    assert guarded(two) == two


def test_figures_take_as_many_statements_for_one_agency_as_for_all(demonstration: Directory) -> None:
    taken = []
    for agency in ("so-tc", "ubnd"):
        with CaptureQueriesContext(connection) as caught:
            figures(asked(demonstration, agency, year(2026)))
        taken.append(len(caught))
    assert taken == [len(SOURCES)] * 2


def test_every_figure_of_the_catalogue_is_counted_and_cites_a_provision_there_is() -> None:
    assert set(COUNTED) == set(catalogue().figures)
    for one in catalogue().figures.values():
        assert describe(one.provision.partition("#")[0]).provision(one.provision), one.provision
    for heading in catalogue().headings:
        text = describe(heading.provision.partition("#")[0]).provision(heading.provision)
        assert text is not None
        assert heading.excerpt in text.full_text
    for kind in catalogue().kinds.values():
        assert describe(kind.provision.partition("#")[0]).provision(kind.provision)
