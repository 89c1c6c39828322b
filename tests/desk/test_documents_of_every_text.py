"""Documents of a case under every text: after each act what is said to be possible can be drafted, from that text's own words."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

import pytest

from khoithong.casefiles import law, reading
from khoithong.desk.answers import Done, NoSuchCase
from khoithong.desk.clock import FixedClock
from khoithong.desk.perform import perform
from khoithong.documents.catalogue import KINDS
from khoithong.documents.drafting.bases import BASES
from khoithong.documents.drafting.drawing import draw
from khoithong.documents.drafting.law import law_words
from khoithong.documents.drafting.possible import possible
from khoithong.documents.missing import Missing
from khoithong.lawbook.calendars import working_calendar
from khoithong.lawbook.loader import pack_ids
from khoithong.lawbook.pack import describe
from khoithong.lawbook.places import regulations_dir
from khoithong.organisation.importing import import_organisation
from khoithong.rehearsal.library import Packs
from khoithong.rehearsal.player import play
from khoithong.rehearsal.reader import read_scenario
from tests.desk.adopting import chosen
from tests.desk.test_scenarios_through_the_door import _plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from khoithong.casefiles.reading import LoadedCase
    from khoithong.rehearsal.scenario import Scenario

_WORDS: Final = re.compile(r"\b(None|True|False)\b|#\d|\{|\}")
"""What only a program would write."""


def _scenarios() -> Iterator[Any]:
    for path in sorted(regulations_dir().glob("*/scenarios/*.yaml")):
        scenario = read_scenario(path, Packs(), working_calendar())
        days = [e.at.date() for e in scenario.entries if e.act is not None and e.act.kind == "submit_plan"]
        if not all(scenario.regulation.covers(day) for day in days):
            continue  # the application takes no plan outside the dates of its regulation
        yield pytest.param(scenario, id=f"{path.parts[-3]}/{path.stem}")


SCENARIOS: Final = list(_scenarios())


@pytest.fixture
def own_calendar(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    def use(scenario: Scenario) -> None:
        law._procedure.cache_clear()
        monkeypatch.setattr(law, "working_calendar", lambda: scenario.calendar)

    yield use
    law._procedure.cache_clear()


def played(scenario: Scenario) -> Iterator[LoadedCase]:
    """The case after each act it takes."""
    import_organisation(
        _plain(scenario.organisation), entered_by="test", now=datetime(2026, 1, 1, tzinfo=UTC)
    )
    chosen(scenario.regulation.id, scenario.readings)
    clock, case = FixedClock(scenario.entries[0].at), None
    for look in play(scenario).looks:
        act = look.entry.act
        if act is None or act.at < clock() or (case is None and act.kind != "submit_plan"):
            continue
        clock.move_to(act.at)
        try:
            answer = perform(
                case_id=case,
                kind=act.kind,
                actor=act.by,
                capacity=None,
                data=act.data,
                idempotency_key=uuid4(),
                happened_on=act.happened_on,
                evidence=act.evidence,
                on_behalf_of=act.on_behalf_of,
                pack=scenario.regulation.id if case is None else None,
                clock=clock,
            )
        except NoSuchCase:
            continue
        if isinstance(answer, Done):
            case = answer.case_id
            loaded = reading.load(case)
            assert loaded is not None
            yield loaded


def test_every_text_has_a_scenario() -> None:
    assert {param.values[0].regulation.id for param in SCENARIOS} == set(pack_ids())


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_what_is_possible_is_drafted_in_the_texts_own_words(
    db: None, own_calendar: Any, scenario: Scenario
) -> None:
    own_calendar(scenario)
    pack, seen = describe(scenario.regulation.id), set()
    for loaded in played(scenario):
        now = loaded.case.last_at
        assert now is not None
        found = possible(loaded, now)
        assert {one.kind for one in found} == set(KINDS)
        for one in found:
            assert one.why_not or one.known
            if one.why_not:
                assert not one.why_not.endswith(".")
                continue
            said = drafted(loaded, one, now)
            seen.add(one.kind)
            assert not [line for line in said if _WORDS.search(line)]
            assert not secret(loaded) & set(said), one.kind
            if one.kind == "plan":
                headings = [pack.sections[name] for name in pack.sections if loaded.case.plan.get(name)]
                assert [line for line in said if line[:1].isdigit() and line[1:3] == ". "][
                    : len(headings)
                ] == [f"{number}. {label}" for number, label in enumerate(headings, 1)]
            if one.kind == "approval_decision":
                assert any(law_words(pack.identity.id) in line for line in said)
    assert {"plan", "receipt"} <= seen
    no_council = pack.regulation.council is None
    assert not (no_council and seen & {"council_decision", "review_sheet", "council_minutes"})


def drafted(loaded: LoadedCase, one: Any, now: datetime) -> list[str]:
    """What a possible document says; of one drafted before its act nothing where its form was not filled in."""
    try:
        return list(draw(loaded, one.order, now.date()).lines())
    except Missing:
        assert one.coming, (one.kind, one.seq)
        return []


def secret(loaded: LoadedCase) -> set[str]:
    """Remarks on ballots of the meeting now running."""
    running = loaded.case.meeting
    return {one.remarks for one in running.ballots.values() if one.remarks} if running else set()


def test_each_kind_of_document_has_its_basis() -> None:
    assert set(BASES) == set(KINDS)
