"""Sixteen clerks at once: no gap, no double. A twin without the lock shows what the lock is for."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING, Any

from django.db import Error, connection

from khoithong.casefiles.attachments.store import StoreFailed
from khoithong.desk.documents import books, elsewhere
from khoithong.desk.documents.acting import NotDone
from khoithong.desk.documents.cancel import cancel_number
from khoithong.desk.documents.elsewhere import Run, record_elsewhere
from khoithong.documents.records.models import DocumentFile, Elsewhere, OfficialDocument, Series

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from tests.desk.papers.conftest import Papers

THREADS, EACH = 16, 8


def at_once(work: Callable[[int], Any]) -> list[Any]:
    """Do the same in all threads at one moment; what a thread raised counts as its answer."""
    start = Barrier(THREADS)

    def run(number: int) -> Any:
        try:
            start.wait(timeout=30)
            return work(number)
        except (Error, StoreFailed) as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(run, range(THREADS)))


def numbers(symbol: str) -> list[int]:
    found = OfficialDocument.objects.filter(symbol=symbol, number__isnull=False)
    return sorted(number for number in found.values_list("number", flat=True) if number is not None)


def test_sixteen_clerks_leave_no_gap_and_give_nothing_twice(
    busy_papers: Papers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two books; every seventh issue fails at the last moment; every fifth number is cancelled again."""
    kinds = ("approval_decision", "publication")
    drafts = [[busy_papers.draft(kinds[one % 2]) for one in range(EACH)] for _ in range(THREADS)]
    failing = {document.id for column in drafts for document in column[6::7]}
    keep = DocumentFile.objects.create

    def create(**values: Any) -> Any:
        if values["document"].id in failing:
            raise StoreFailed("full")
        return keep(**values)

    monkeypatch.setattr(DocumentFile.objects, "create", create)

    def work(thread: int) -> tuple[int, int]:
        done = lost = 0
        for place, document in enumerate(drafts[thread]):
            try:
                busy_papers.issue(document)
                done += 1
            except StoreFailed:
                lost += 1
            if place % 5 == 4:
                cancel_number(document.id, busy_papers.asked(), "Sai")
        return done, lost

    answers = at_once(work)
    assert answers == [(EACH - 1, 1)] * THREADS
    given = {symbol: numbers(symbol) for symbol in ("QĐ-SXD", "TB-SXD")}
    assert sum(map(len, given.values())) == THREADS * (EACH - 1)
    for symbol, found in given.items():
        assert found == list(range(1, len(found) + 1))
        assert Series.objects.get(symbol=symbol).last == len(found)
    assert OfficialDocument.objects.filter(status="cancelled").count() == THREADS


def test_without_the_lock_two_get_one_number(busy_papers: Papers, monkeypatch: pytest.MonkeyPatch) -> None:
    """The database's own second guard then refuses all but the first."""
    busy_papers.issue(busy_papers.draft())
    drafts = [busy_papers.draft() for _ in range(THREADS)]
    everyone_has_read = Barrier(THREADS)

    def unlocked(agency: str, symbol: str, when: str) -> Series:
        series = Series.objects.get(agency=agency, symbol=symbol, period=when)
        everyone_has_read.wait(timeout=30)
        return series

    monkeypatch.setattr(books, "locked", unlocked)
    answers = at_once(lambda thread: busy_papers.issue(drafts[thread]).number)
    refused = [answer for answer in answers if isinstance(answer, Error)]
    assert len(refused) == THREADS - 1
    assert any("document_number_once" in str(error) for error in refused)


def test_one_draft_issued_by_all_gets_one_number(busy_papers: Papers) -> None:
    document = busy_papers.draft()
    answers = at_once(lambda _: busy_papers.issue(document))
    assert {answer.number for answer in answers} == {1}
    assert sum(answer.repeated for answer in answers) == THREADS - 1


def covered(book: Series) -> list[int]:
    """Every number of a book, of documents and given elsewhere."""
    runs = Elsewhere.objects.filter(series=book).values_list("first", "last")
    return sorted([*numbers(book.symbol), *(one for first, last in runs for one in range(first, last + 1))])


def recorded(papers: Papers, book: Series, subject: str) -> Elsewhere:
    """A run of three behind whatever comes next, looked up again until nobody was quicker."""
    while True:
        first = Series.objects.get(id=book.id).last + 1
        try:
            return record_elsewhere(
                book, Run(first, first + 2, papers.clock().date(), subject), papers.asked()
            )
        except NotDone as late:
            if "first" not in late.problems:
                raise


def test_sixteen_clerks_issue_and_record_numbers_given_elsewhere(busy_papers: Papers) -> None:
    busy_papers.issue(busy_papers.draft())
    book = Series.objects.get()
    drafts = [[busy_papers.draft() for _ in range(4)] for _ in range(THREADS)]

    def work(thread: int) -> int:
        for place, document in enumerate(drafts[thread]):
            if (thread + place) % 2:
                recorded(busy_papers, book, f"{thread}/{place}")
            else:
                busy_papers.issue(document)
        return thread

    assert at_once(work) == list(range(THREADS))
    assert Elsewhere.objects.count() == THREADS * 2
    found = covered(book)
    assert found == list(range(1, 1 + 1 + THREADS * 2 + THREADS * 2 * 3))
    assert Series.objects.get().last == len(found)


def test_without_the_lock_a_number_is_not_given_here_and_elsewhere(
    busy_papers: Papers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database's own second guard then refuses all but the first."""
    busy_papers.issue(busy_papers.draft())
    book = Series.objects.get()
    drafts = [busy_papers.draft() for _ in range(THREADS)]
    everyone_has_read = Barrier(THREADS)

    def unlocked(agency: str, symbol: str, when: str) -> Series:
        series = Series.objects.get(agency=agency, symbol=symbol, period=when)
        everyone_has_read.wait(timeout=30)
        return series

    monkeypatch.setattr(books, "locked", unlocked)
    monkeypatch.setattr(elsewhere, "locked", unlocked)

    def work(thread: int) -> Any:
        if thread % 2:
            return record_elsewhere(book, Run(2, 2, busy_papers.clock().date(), "x"), busy_papers.asked())
        return busy_papers.issue(drafts[thread])

    answers = at_once(work)
    assert sum(isinstance(answer, Error) for answer in answers) == THREADS - 1
    assert covered(book) == [1, 2]
