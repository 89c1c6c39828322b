"""The application behaves as rehearsals do: every scenario gets the same answers at the door.

After each accepted act the stored projection equals the one built from the acts, and in the end the registers
are intact.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

import pytest

from khoithong.casefiles import law, reading, rights
from khoithong.casefiles.projection.store import differences
from khoithong.casefiles.verification import verify_case
from khoithong.desk.answers import Done, NoSuchCase, Refused
from khoithong.desk.clock import FixedClock
from khoithong.desk.perform import perform
from khoithong.lawbook.calendars import working_calendar
from khoithong.lawbook.places import regulations_dir
from khoithong.organisation.importing import import_organisation
from khoithong.organisation.snapshot import directory
from khoithong.procedure.vocabulary import VIOLATION_ACTS
from khoithong.rehearsal.library import Packs
from khoithong.rehearsal.player import Look, play
from khoithong.rehearsal.reader import read_scenario
from tests.desk.adopting import chosen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from khoithong.procedure.organisation import Organisation
    from khoithong.rehearsal.scenario import Scenario

ROOT: Final = Path(__file__).resolve().parents[2]


def _scenarios() -> Iterator[Any]:
    files = (
        *sorted(regulations_dir().glob("*/scenarios/*.yaml")),
        *sorted(ROOT.glob("tests/scenarios/**/*.yaml")),
    )
    for path in files:
        scenario = read_scenario(path, Packs(), working_calendar())
        # The application takes no plan outside the dates of its regulation; rehearsals do, with a warning.
        days = [e.at.date() for e in scenario.entries if e.act is not None and e.act.kind == "submit_plan"]
        if all(scenario.regulation.covers(day) for day in days):
            marks = () if path.is_relative_to(regulations_dir()) else (pytest.mark.slow,)
            yield pytest.param(scenario, id=str(path.relative_to(ROOT)), marks=marks)


SCENARIOS: Final = list(_scenarios())


def test_there_are_scenarios_of_several_regulations() -> None:
    assert len({param.values[0].regulation.id for param in SCENARIOS}) > 1


@pytest.fixture
def calendar_of(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Returns a function that lets the door count with a scenario's own days off."""

    def use(scenario: Scenario) -> None:
        law._procedure.cache_clear()
        monkeypatch.setattr(law, "working_calendar", lambda: scenario.calendar)

    yield use
    law._procedure.cache_clear()


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_door_answers_as_the_rehearsal(db: None, calendar_of: Any, scenario: Scenario) -> None:
    calendar_of(scenario)
    import_organisation(
        _plain(scenario.organisation), entered_by="test", now=datetime(2026, 1, 1, tzinfo=UTC)
    )
    chosen(scenario.regulation.id, scenario.readings)
    clock = FixedClock(scenario.entries[0].at)
    case: int | None = None
    for look in play(scenario).looks:
        act = look.entry.act
        if act is None or (case is not None and act.at < _last_at(case)):
            continue  # the door's own clock never runs backwards
        clock.move_to(act.at)
        try:
            answer = perform(
                case_id=None if act.kind == "submit_plan" and case is None else case or 0,
                kind=act.kind,
                actor=act.by,
                capacity=None,
                data=act.data,
                idempotency_key=uuid4(),
                happened_on=act.happened_on,
                evidence=act.evidence,
                on_behalf_of=act.on_behalf_of,
                pack=scenario.regulation.id,
                clock=clock,
            )
        except NoSuchCase:
            assert look.refusal is not None
            assert case is None or _hidden_from(act.by, case, clock)
            continue
        if isinstance(answer, Done):
            case = answer.case_id
            assert list(differences(case)) == []
        _same_answer(answer, look, case)
    if case is not None:
        assert verify_case(case) == []


def _same_answer(answer: Done | Refused, look: Look, case: int | None) -> None:
    where = f"{look.entry.line}: {look.entry.act}"
    if isinstance(answer, Refused):
        assert answer.refusal == look.refusal, where
        return
    assert look.refusal is None, where
    assert answer.warnings == tuple(w for w in look.warnings if w != "outside_force"), where
    assert case is not None
    loaded = reading.load(case)
    assert loaded is not None
    assert loaded.case.status == look.status == loaded.row.status, where
    assert look.entry.act is not None
    if look.entry.act.kind not in VIOLATION_ACTS:
        assert loaded.procedure.deadlines(loaded.case, look.entry.at.date()) == list(look.deadlines), where


def _last_at(case: int) -> datetime:
    loaded = reading.load(case, texts=False)
    assert loaded is not None
    assert loaded.case.last_at is not None
    return loaded.case.last_at


def _hidden_from(person: str, case: int, clock: FixedClock) -> bool:
    return not rights.may_read(case, rights.reader(person, clock().date(), directory()))


def _plain(organisation: Organisation) -> dict[str, Any]:
    """An organisation of the engine as data to bring in."""
    return {
        "agencies": [
            {
                "id": agency.id,
                "name": agency.name,
                "kind": agency.kind,
                "superior": agency.superior,
                "party_body": agency.party_body,
                "organising_body": agency.organising_body,
                "functions": sorted(agency.functions),
            }
            for agency in organisation.agencies.values()
        ],
        "people": [
            {
                "id": person.id,
                "name": person.name,
                "managed_by": person.managed_by,
                "offices": [
                    {
                        "agency": office.agency,
                        "role": office.role,
                        "from": office.since,
                        "to": office.until,
                        "acting": office.acting,
                    }
                    # The application enters an office once; a rehearsal may list it twice.
                    for office in {(o.agency, o.role, o.until): o for o in person.offices}.values()
                ],
            }
            for person in organisation.people.values()
        ],
    }
