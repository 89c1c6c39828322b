"""What the database itself refuses of documents and their numbers; each guard is also seen to be needed."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.db import Error, connection, transaction

from khoithong.documents.records.models import (
    DocumentEntry,
    DocumentFile,
    Elsewhere,
    OfficialDocument,
    Series,
)
from tests.documents.drafts import NOW, book, draft, issue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.django_db

TABLES = (
    "documents_officialdocument",
    "documents_series",
    "documents_documentfile",
    "documents_documententry",
    "documents_elsewhere",
)
CANCELLED = {"status": "cancelled", "cancelled_reason": "Sai", "cancelled_by": "vt", "cancelled_at": NOW}


def sql(statement: str, *parameters: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)


@contextmanager
def guards_off() -> Iterator[None]:
    """What a database administrator can do."""
    sql("SET LOCAL session_replication_role = replica")
    yield
    sql("SET LOCAL session_replication_role = origin")


def elsewhere(series: Series, first: int, last: int, day: date = date(2026, 5, 4)) -> Elsewhere:
    """Record a run by hand, the book left where it is. What is judged at the end waits for it."""
    sql("SET CONSTRAINTS ALL DEFERRED")
    return Elsewhere.objects.create(
        series=series, first=first, last=last, on=day, subject="Nhân sự", by="vt", office="so/clerk", at=NOW
    )


def given_elsewhere(series: Series, first: int, last: int, day: date = date(2026, 5, 4)) -> None:
    """Record a run by hand, the book behind it."""
    elsewhere(series, first, last, day)
    Series.objects.filter(id=series.id).update(last=last, last_on=day)


@pytest.fixture
def issued() -> OfficialDocument:
    """The first document of a book, with a file and an entry; a second book whose first number was given elsewhere."""
    given_elsewhere(book(agency="ubnd"), 1, 1)
    document: OfficialDocument = draft()
    issue(document, book(), 1)
    document.entries.create(at=NOW, by="vt", office="so/clerk", what="issued")
    document.files.create(
        role="pdf", sha256="0" * 64, size=1, media_type="application/pdf", name="a.pdf", added_by="vt", at=NOW
    )
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    document.refresh_from_db()
    return document


def change(document: OfficialDocument, **more: Any) -> None:
    OfficialDocument.objects.filter(id=document.id).update(**more)


def change_with_number_one(document: OfficialDocument, series: Series, **more: Any) -> None:
    """The book goes on, and the document takes what is said."""
    Series.objects.filter(id=series.id).update(last=1, last_on=date(2026, 5, 4))
    change(document, **more)
    sql("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_nothing_is_deleted(issued: OfficialDocument, table: str, statement: str) -> None:
    with pytest.raises(Error, match="only added to"), transaction.atomic():
        sql(statement.format(table))


@pytest.mark.parametrize("table", TABLES)
def test_without_the_guards_all_of_it_can_be(issued: OfficialDocument, table: str) -> None:
    with guards_off():
        sql(f"DELETE FROM {table}")  # noqa: S608


@pytest.mark.parametrize("table", TABLES)
def test_the_application_has_no_right_to_delete(issued: OfficialDocument, table: str) -> None:
    with (
        guards_off(),
        pytest.raises(Error, match="permission denied"),
        transaction.atomic(),
    ):
        sql(f"SET LOCAL ROLE khoithong_app; DELETE FROM {table}")  # noqa: S608


def test_the_log_is_only_added_to(issued: OfficialDocument) -> None:
    with pytest.raises(Error, match="only added to"), transaction.atomic():
        DocumentEntry.objects.update(by="cv")
    with guards_off():
        DocumentEntry.objects.update(by="cv")


def test_a_file_stays_but_what_was_checked_of_it_may_be_said_anew(issued: OfficialDocument) -> None:
    DocumentFile.objects.update(validation={"signatures": []})
    with pytest.raises(Error, match="stays as it is"), transaction.atomic():
        DocumentFile.objects.update(sha256="1" * 64)
    with guards_off():
        DocumentFile.objects.update(sha256="1" * 64)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("content", {"words": "Điều 2."}),
        ("subject", "Khác"),
        ("symbol", "TB-SXD"),
        ("agency", "ubnd"),
        ("seq", 3),
        ("number", 7),
        ("issued_on", date(2026, 5, 1)),
        ("issued_by", "gd"),
        ("version", 2),
        ("drafted_by", "gd"),
    ],
)
def test_what_was_issued_never_changes(issued: OfficialDocument, field: str, value: object) -> None:
    with pytest.raises(Error, match="stays as it is"), transaction.atomic():
        change(issued, **{field: value})
    with guards_off():
        change(issued, **{field: value})


def test_an_issued_document_is_signed_and_cancelled_and_then_nothing_more(issued: OfficialDocument) -> None:
    change(issued, signed="person")
    change(issued, **CANCELLED)
    for later in ({"signed": "agency"}, {"status": "issued"}, {"cancelled_reason": "Khác"}):
        with pytest.raises(Error), transaction.atomic():
            change(issued, **later)


def test_an_issued_document_is_no_draft_again(issued: OfficialDocument) -> None:
    back = {"status": "draft", "series": None, "number": None, "issued_on": None, "issued_at": None}
    with pytest.raises(Error, match="stays as it is"), transaction.atomic():
        change(issued, **back, issued_by="")
    with guards_off():
        change(issued, **back, issued_by="")


def test_a_document_begins_as_a_draft() -> None:
    series = book()
    with pytest.raises(Error, match="begins as a draft"), transaction.atomic():
        draft(
            status="issued",
            series=series,
            number=1,
            issued_on=date(2026, 5, 4),
            issued_by="vt",
            issued_at=NOW,
        )


def test_a_number_and_what_belongs_to_it_come_together() -> None:
    document, series = draft(), book()
    Series.objects.filter(id=series.id).update(last=1, last_on=date(2026, 5, 4))
    whole = {
        "series": series,
        "number": 1,
        "issued_on": date(2026, 5, 4),
        "issued_by": "vt",
        "issued_at": NOW,
    }
    for name in ("issued_by", "issued_at"):
        lacking = whole | {name: "" if name == "issued_by" else None}
        with pytest.raises(Error, match="document_numbered"), transaction.atomic():
            change(document, status="issued", **lacking)
    with pytest.raises(Error, match="document_numbered"), transaction.atomic():
        change(document, **whole)
    change(document, status="issued", **whole)


def test_a_cancelled_one_says_why_by_whom_and_when() -> None:
    document = draft()
    with pytest.raises(Error, match="document_cancelled"), transaction.atomic():
        change(document, **(CANCELLED | {"cancelled_reason": ""}))
    with pytest.raises(Error, match="document_cancelled"), transaction.atomic():
        change(document, cancelled_reason="Sai")
    change(document, **CANCELLED)


def test_a_withdrawn_draft_gets_no_number() -> None:
    document, series = draft(), book()
    with pytest.raises(Error, match="has no number"), transaction.atomic():
        change_with_number_one(
            document,
            series,
            **CANCELLED,
            series_id=series.id,
            number=1,
            issued_on=date(2026, 5, 4),
            issued_by="vt",
            issued_at=NOW,
        )


@pytest.mark.parametrize(
    ("more", "number", "day"),
    [
        ({}, 2, date(2026, 5, 4)),
        ({"symbol": "TB-SXD"}, 1, date(2026, 5, 4)),
        ({"agency": "ubnd"}, 1, date(2026, 5, 4)),
        ({}, 1, date(2026, 5, 5)),
    ],
)
def test_a_number_is_the_last_of_the_document_s_own_book(
    more: dict[str, str], number: int, day: date
) -> None:
    document, series = draft(**more), book()
    values = {
        "series_id": series.id,
        "number": number,
        "issued_on": day,
        "issued_by": "vt",
        "issued_at": NOW,
    }
    with pytest.raises(Error, match="not the last"), transaction.atomic():
        change_with_number_one(document, series, status="issued", **values)
    with guards_off():
        change(document, status="issued", **values)


def test_two_documents_never_have_one_number(issued: OfficialDocument) -> None:
    other = draft()
    values = {"number": 1, "issued_on": issued.issued_on, "issued_by": "vt", "issued_at": NOW}
    with pytest.raises(Error, match="document_number_once"), transaction.atomic():
        change(other, status="issued", series=issued.series, **values)


def test_a_number_without_its_document_is_refused_at_the_end() -> None:
    series = book()
    with pytest.raises(Error, match="given to a document"), transaction.atomic():
        change_with_number_one(draft(), series)
    with guards_off():
        Series.objects.filter(id=series.id).update(last=1, last_on=date(2026, 5, 4))


_STEPS: list[tuple[str, Callable[[], dict[str, Any]]]] = [
    ("one after the other", lambda: {"last": 3}),
    ("one after the other", lambda: {"last": 0, "last_on": None}),
    ("one after the other", lambda: {"last_on": date(2026, 6, 1)}),
    ("no earlier date", lambda: {"last": 2, "last_on": date(2026, 5, 3)}),
    ("is settled", lambda: {"first": 5, "last": 4, "last_on": None, "ground": "Sổ giấy"}),
    ("same book", lambda: {"period": "2027"}),
    ("same book", lambda: {"symbol": "TB-SXD"}),
]


@pytest.mark.parametrize(("said", "step"), _STEPS)
def test_a_book_goes_on_by_one(
    issued: OfficialDocument, said: str, step: Callable[[], dict[str, Any]]
) -> None:
    with pytest.raises(Error, match=said), transaction.atomic():
        Series.objects.update(**step())
    with guards_off():
        Series.objects.update(**step())


def test_a_book_starts_later_only_for_a_reason_and_before_its_first_number() -> None:
    series = Series.objects.filter(id=book().id)
    with pytest.raises(Error, match="series_start_has_its_ground"), transaction.atomic():
        series.update(first=41, last=40)
    with pytest.raises(Error, match="is settled"), transaction.atomic():
        series.update(first=41, last=41, last_on=date(2026, 5, 4), ground="Sổ giấy đến số 40")
    series.update(first=41, last=40, ground="Sổ giấy đến số 40")
    issue(draft(), series.get(), 41)
    sql("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_new_book_has_given_nothing() -> None:
    with pytest.raises(Error, match="given no number"), transaction.atomic():
        book(last=3, last_on=date(2026, 5, 4))
    book()
    with pytest.raises(Error, match="series_once"), transaction.atomic():
        book(form="state")


def test_a_book_goes_on_behind_numbers_given_elsewhere(issued: OfficialDocument) -> None:
    series = Series.objects.get(agency="so")
    given_elsewhere(series, 2, 9, date(2026, 5, 5))
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    sql("SET CONSTRAINTS ALL DEFERRED")
    issue(draft(), series, 10, date(2026, 5, 5))
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(Error, match="one after the other"), transaction.atomic():
        Series.objects.filter(id=series.id).update(last=12)


@pytest.mark.parametrize(
    ("first", "last", "day", "said"),
    [
        (1, 3, date(2026, 5, 4), "go on from the last one"),
        (3, 4, date(2026, 5, 4), "go on from the last one"),
        (2, 3, date(2026, 5, 3), "no earlier date"),
    ],
)
def test_a_run_doubles_and_skips_nothing(
    issued: OfficialDocument, first: int, last: int, day: date, said: str
) -> None:
    series = Series.objects.get(agency="so")
    with pytest.raises(Error, match=said), transaction.atomic():
        elsewhere(series, first, last, day)
    with guards_off():
        elsewhere(series, first, last, day)


def test_a_run_ends_behind_its_beginning_and_says_what_it_is(issued: OfficialDocument) -> None:
    series = Series.objects.get(agency="so")
    with pytest.raises(Error, match="elsewhere_numbers"), transaction.atomic():
        elsewhere(series, 2, 1)
    with pytest.raises(Error, match="elsewhere_says_what"), transaction.atomic():
        Elsewhere.objects.create(series=series, first=2, last=2, on=date(2026, 5, 4), by="vt", at=NOW)


def test_a_run_the_book_does_not_follow_is_refused(issued: OfficialDocument) -> None:
    series = Series.objects.filter(agency="so")
    elsewhere(series.get(), 2, 4)
    for step in ({"last": 3, "last_on": date(2026, 5, 6)}, {"last": 4, "last_on": date(2026, 5, 6)}):
        with pytest.raises(Error), transaction.atomic():
            moved_at_the_end(series, **step)
    with pytest.raises(Error, match="numbers of their book"), transaction.atomic():
        sql("SET CONSTRAINTS ALL IMMEDIATE")
    moved_at_the_end(series, last=4)


def moved_at_the_end(series: Any, **step: Any) -> None:
    """The book moves, and the transaction ends."""
    series.update(**step)
    sql("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_number_given_elsewhere_is_no_document_s(issued: OfficialDocument) -> None:
    series = Series.objects.get(agency="so")
    document = draft()

    def twice() -> None:
        given_elsewhere(series, 2, 2)
        issue(document, series, 2)
        sql("SET CONSTRAINTS ALL IMMEDIATE")

    with pytest.raises(Error, match="was given elsewhere"), transaction.atomic():
        twice()
    with guards_off():
        twice()


def test_a_run_stays_as_it_is(issued: OfficialDocument) -> None:
    with pytest.raises(Error, match="only added to"), transaction.atomic():
        Elsewhere.objects.update(subject="Khác")
    with guards_off():
        Elsewhere.objects.update(subject="Khác")
