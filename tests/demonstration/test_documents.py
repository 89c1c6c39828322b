"""The documents of the demonstration: every fate to be seen, books without a gap, never made twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from khoithong.demonstration import build as building
from khoithong.demonstration.build import build
from khoithong.demonstration.documenting import building as documenting
from khoithong.demonstration.documenting.building import build_documents
from khoithong.demonstration.documenting.plan import ARCHIVED, DOCUMENTS
from khoithong.demonstration.player import Stuck
from khoithong.demonstration.stories import STORIES
from khoithong.documents.codec import from_json
from khoithong.documents.records.models import (
    DocumentEntry,
    DocumentFile,
    Elsewhere,
    OfficialDocument,
    Series,
    Template,
    Transfer,
)
from khoithong.documents.writing import blanks
from tests.demonstration.finding import cases_by_story

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 20, 10, 15)
CHOSEN = {wanted.story for wanted in DOCUMENTS} | {ARCHIVED[0]}


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the cases that have documents."""
    monkeypatch.setattr(building, "STORIES", tuple(one for one in STORIES if one.id in CHOSEN))
    for name in ("build_neighbours", "let_neighbours_in", "build_directives", "build_reports"):
        monkeypatch.setattr(building, name, lambda *_: None)


def seen() -> list[Any]:
    """What was made, counted."""
    tables = (OfficialDocument, DocumentEntry, DocumentFile, Elsewhere, Series, Template, Transfer)
    return [model._default_manager.count() for model in tables]


def test_every_fate_is_there_and_every_book_is_whole(few: None) -> None:
    build(NOW)
    cases = {story: loaded.row.id for story, loaded in cases_by_story().items()}
    for wanted in DOCUMENTS:
        row = OfficialDocument.objects.get(case=cases[wanted.story], kind=wanted.kind)
        assert row.status == {"scanned": "issued"}.get(wanted.fate, wanted.fate)
        assert (row.signed == "scan") == (wanted.fate == "scanned")
        assert row.cancelled_reason == wanted.reason
        assert row.status == "draft" or blanks(from_json(row.content)) == [], wanted
        assert max(entry.at for entry in row.entries.all()).replace(tzinfo=None) <= NOW
    assert {wanted.fate for wanted in DOCUMENTS} == {"draft", "issued", "scanned", "cancelled"}
    for book in Series.objects.all():
        documents = OfficialDocument.objects.filter(series=book).values_list("number", "issued_on")
        runs = Elsewhere.objects.filter(series=book)
        given = sorted(
            [*documents, *((one, run.on) for run in runs for one in range(run.first, run.last + 1))]
        )
        assert [number for number, _ in given] == list(range(book.first, book.last + 1))
        assert all(before <= after for (_, before), (_, after) in pairwise(given) if before and after)
    assert Elsewhere.objects.exists()
    approved = Template.objects.get()
    assert (approved.status, approved.proposed_by, approved.decided_by) == ("approved", "vt-sxd", "gd-sxd")
    assert Transfer.objects.get().case_id == cases[ARCHIVED[0]]


def test_the_number_is_the_one_the_act_names(few: None) -> None:
    build(NOW)
    named = 0
    for story, loaded in cases_by_story().items():
        acts = {act.seq: act for act in loaded.acts}
        for row in OfficialDocument.objects.filter(case=loaded.row.id, kind="approval_decision"):
            assert acts[row.seq or 0].data["document"].endswith(f" {row.number}/{row.symbol}"), story
            named += 1
    assert named >= 4


def test_interrupted_it_goes_on_and_makes_nothing_twice(few: None, monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted(Exception):
        pass

    def stopping(do: Callable[..., Any], after: int) -> Callable[..., Any]:
        done: list[int] = []

        def once(*args: Any, **words: Any) -> Any:
            done.append(1)
            if len(done) > after:
                raise Interrupted
            return do(*args, **words)

        return once

    for name, after in (
        ("issue_document", 2),
        ("cancel_number", 0),
        ("add_signed", 1),
        ("approve_template", 0),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(documenting, name, stopping(getattr(documenting, name), after))
            with pytest.raises(Interrupted):
                build(NOW)
    assert build(NOW)
    found = seen()
    build_documents({story: one.row.id for story, one in cases_by_story().items()}, NOW)
    assert seen() == found
    assert found[0] == len(DOCUMENTS)


def test_what_cannot_be_made_says_where(few: None, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = replace(DOCUMENTS[0], act="withdraw")
    monkeypatch.setattr(documenting, "DOCUMENTS", (wanted,))
    with pytest.raises(Stuck, match=f"{wanted.story}/{wanted.kind}: chưa có withdraw"):
        build(NOW)
    monkeypatch.setattr(documenting, "DOCUMENTS", (replace(DOCUMENTS[0], kind="invitation"),))
    with pytest.raises(Stuck, match=f"văn bản {wanted.story}/invitation: "):
        build(NOW)
