"""The pages at thousands of cases: as many statements as at a few dozen, and no table read from end to end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.copies import copy_cases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.web.office import Office, Visitor

pytestmark = pytest.mark.slow

FEW: Final = 60
MANY: Final = 30_000
"""So many that reading by index pays: of a small table the database reads the whole."""

MOST: Final = 12
"""Statements of a page."""

WORDS_OF_WHO_READS_ALL: Final = ("tt", "/ho-so/?tu", "casefiles_case")
"""Words within a title are in no index: whoever reads every case has every title looked through."""

PAGES: Final = (
    "/viec-can-lam/",
    "/viec-can-lam/cho-nguoi-khac/",
    "/ho-so/",
    "/ho-so/?trang_thai=in_execution",
    "/ho-so/?tu=dat+dai&qua_han=1",
    "/ho-so/?trang=3",
    "/de-xuat/",
    "/phien-hop/",
    "/to-chuc/",
    "/phan-anh/",
    "/lich-lam-viec/thay-doi/?loai=off&ngay=12/05/2026",
    "/ho-so/{code}/",
    "/ho-so/{code}/xu-ly/",
    "/phien-hop/{code}/1/",
)
PEOPLE: Final = ("gd", "tp", "tt")
"""A head, a proposer, an inspector, who reads every case."""


@pytest.fixture
def many(office: Office) -> Office:
    """Sixty cases, of every stage."""
    desk = office.desk
    for _ in range(FEW // 6):
        for stage in (desk.submit, desk.meet, desk.approve, desk.complete, desk.meet, desk.approve):
            desk.on("2026-05-04")
            stage()
    desk.do("cv", "report_violation", provision="6/2", against="pgd1", content="Gây khó khăn")
    desk.on("2026-05-12")
    return office


def asked(visitor: Visitor, path: str) -> list[str]:
    """The statements of a page."""
    visitor.get(path)
    with CaptureQueriesContext(connection) as caught:
        visitor.get(path)
    assert visitor.status == 200, path
    return [one["sql"] for one in caught.captured_queries]


def read_whole(statement: str) -> Iterator[str]:
    """The tables a statement would read from end to end."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {statement}")
        (found,) = cursor.fetchone()
    waiting: list[Any] = [one["Plan"] for one in (json.loads(found) if isinstance(found, str) else found)]
    while waiting:
        node = waiting.pop()
        if node["Node Type"] == "Seq Scan":
            yield node["Relation Name"]
        waiting += node.get("Plans", [])


def large_tables() -> set[str]:
    """The tables with a row per case or more."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples >= %s", [MANY / 2])
        return {name for (name,) in cursor.fetchall()}


def test_pages_stay_as_cheap_as_they_were(many: Office) -> None:
    visitors = {person: many.person(person) for person in PEOPLE}
    pages = [(person, path.format(code=many.code)) for person in PEOPLE for path in PAGES]
    few = {page: len(asked(visitors[page[0]], page[1])) for page in pages}
    assert copy_cases(MANY // FEW - 1) == MANY
    large, found = large_tables(), []
    assert "casefiles_case" in large
    for person, path in pages:
        statements = asked(visitors[person], path)
        assert len(statements) == few[person, path] <= MOST, path
        tables = {table for one in statements if "SELECT" in one for table in read_whole(one)}
        found += [(person, path.partition("=")[0], table) for table in tables & large]
    assert found == [WORDS_OF_WHO_READS_ALL]
