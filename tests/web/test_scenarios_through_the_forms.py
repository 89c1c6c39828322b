"""Every scenario of every pack lived through the forms: what the engine accepts a form can say, what it refuses is explained."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

import pytest
from django.test import Client

from khoithong.casefiles import law, reading
from khoithong.desk.answers import Done
from khoithong.desk.clock import FixedClock
from khoithong.desk.perform import perform
from khoithong.lawbook.calendars import working_calendar
from khoithong.lawbook.places import regulations_dir
from khoithong.organisation.importing import import_organisation
from khoithong.organisation.models import Account
from khoithong.procedure.vocabulary import VIOLATION_ACTS
from khoithong.rehearsal.library import Packs
from khoithong.rehearsal.player import Look, play
from khoithong.rehearsal.reader import read_scenario
from khoithong.web.steppages.registry import PAGES
from tests.desk.adopting import chosen
from tests.desk.test_scenarios_through_the_door import _plain
from tests.web.filling import form_of, typed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpResponse

    from khoithong.procedure.acts import Act
    from khoithong.rehearsal.scenario import Scenario


ROOT: Final = Path(__file__).resolve().parents[2]


def _scenarios() -> Iterator[Any]:
    files = (
        *sorted(regulations_dir().glob("*/scenarios/*.yaml")),
        *sorted(ROOT.glob("tests/scenarios/**/*.yaml")),
    )
    for path in files:
        scenario = read_scenario(path, Packs(), working_calendar())
        first = next(entry.at.date() for entry in scenario.entries if entry.act is not None)
        if scenario.regulation.covers(first):
            marks = () if path.is_relative_to(regulations_dir()) else (pytest.mark.slow,)
            yield pytest.param(scenario, id=f"{path.parent.name}/{path.stem}", marks=marks)


HIDDEN: Final = frozenset({"csrfmiddlewaretoken", "key", "office", "whose"})
UNSAID: Final = frozenset({"invalid_data", "unknown_reference"})
"""Refused for data no form can send: keys nobody asks for, people nobody knows."""

SCENARIOS: Final = list(_scenarios())


@pytest.fixture
def scene(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Returns a function that brings in a scenario's organisation, calendar and clock."""
    clock = FixedClock(datetime(2026, 1, 1))

    def begin(scenario: Scenario) -> FixedClock:
        law._procedure.cache_clear()
        monkeypatch.setattr(law, "working_calendar", lambda: scenario.calendar)
        monkeypatch.setattr("khoithong.web.clock.now", clock)
        province = _plain(scenario.organisation)
        import_organisation(province, entered_by="test", now=datetime(2026, 1, 1, tzinfo=UTC))
        Account.objects.bulk_create(
            Account(username=person["id"], person_id=person["id"], password="!")
            for person in province["people"]
        )
        chosen(scenario.regulation.id, scenario.readings)
        return clock

    yield begin
    law._procedure.cache_clear()


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_scenario_can_be_lived_through_the_forms(scene: Any, scenario: Scenario) -> None:
    clock = scene(scenario)
    case: int | None = None
    for look in play(scenario).looks:
        act = look.entry.act
        if act is None or (case is not None and act.at < _last_at(case)):
            continue
        clock.move_to(act.at)
        if act.kind == "submit_plan":
            case = _submit(scenario, act, clock) or case
        elif case is not None and not (look.refusal and look.refusal.code in UNSAID):
            _live(scenario, look, act, case)
    if case is not None:
        _look_at_every_step(scenario, case)


def _submit(scenario: Scenario, act: Act, clock: FixedClock) -> int | None:
    answer = perform(
        case_id=None,
        kind=act.kind,
        actor=act.by,
        capacity=None,
        data=act.data,
        idempotency_key=uuid4(),
        pack=scenario.regulation.id,
        happened_on=act.happened_on,
        evidence=act.evidence,
        on_behalf_of=act.on_behalf_of,
        clock=clock,
    )
    return answer.case_id if isinstance(answer, Done) else None


def _live(scenario: Scenario, look: Look, act: Act, case: int) -> None:
    """The person opens the form, types, sends; then looks at the case."""
    where = f"{look.entry.line}: {act.kind} by {act.by}"
    before = _count(case, act.kind)
    client = _logged_in(act.by)
    row = _row(case)
    if act.kind == "report_violation" and client.get(f"/ho-so/{row.code}/").status_code == 404:
        answer = _report_from_outside(client, row.code, scenario, act)
    else:
        answer = _fill_and_send(client, f"/ho-so/{row.code}/viec/{act.kind}/", scenario, act)
    assert answer.status_code in (200, 404), where
    recorded = _count(case, act.kind) - before
    if look.refusal is None:
        assert recorded == 1, f"{where}: {_said(answer)}"
        assert _row(case).status == look.status, where
        _looks(client, row.code)
    else:
        assert recorded == 0, where
        assert answer.status_code == 404 or "Chưa" in _said(answer) or "error-summary" in _said(answer), where


def _report_from_outside(client: Client, code: str, scenario: Scenario, act: Act) -> HttpResponse:
    """Somebody who may not read the case reports by its code."""
    shown = form_of(client.get("/phan-anh/gui/", {"ho-so": code}).content.decode())
    values: dict[str, Any] = {name: given for name, given in shown.items() if name in HIDDEN}
    values |= {"ho-so": [code], **typed(act.kind, act.data, scenario.regulation)}
    return client.post("/phan-anh/gui/", values, follow=True)  # type: ignore[return-value]


def _fill_and_send(client: Client, path: str, scenario: Scenario, act: Act) -> HttpResponse:
    page = client.get(path)
    if 'name="capacity"' in page.content.decode() and "Đổi tư cách và tiếp tục" in page.content.decode():
        client.post("/tu-cach/", {"capacity": _wanted(page.content.decode()), "next": path})
        page = client.get(path)
    shown = form_of(page.content.decode())
    # What the form suggests gives way to what the scenario says, also where it says nothing.
    values: dict[str, Any] = {name: given for name, given in shown.items() if name in HIDDEN}
    values.update(typed(act.kind, act.data, scenario.regulation))
    if act.happened_on is not None:
        values["happened_on"] = [f"{act.happened_on:%d/%m/%Y}"]
    if act.evidence is not None:
        values["evidence"] = [act.evidence]
    if act.on_behalf_of is not None:
        values["on_behalf_of"] = [act.on_behalf_of]
    values.setdefault("key", [str(uuid4())])
    return client.post(path, values, follow=True)  # type: ignore[return-value]


def _wanted(html: str) -> str:
    tag = next(tag for tag in html.split("<main")[1].split("<input")[1:] if 'name="capacity"' in tag)
    return tag.split('value="')[1].split('"')[0]


def _looks(client: Client, code: str) -> None:
    """Whatever happened, the case page shows it, or is not for this person."""
    assert client.get(f"/ho-so/{code}/").status_code in (200, 404)


def _look_at_every_step(scenario: Scenario, case: int) -> None:
    """Each page of a step as the case ended, for everybody who had a part in it."""
    code = _row(case).code
    steps = [page.path.partition("<str:code>/")[2] for page in PAGES if page.path.startswith("ho-so/")]
    for person in {look.act.by for look in scenario.entries if look.act is not None}:
        client = _logged_in(person)
        for step in steps:
            assert client.get(f"/ho-so/{code}/{step}").status_code in (200, 404), (person, step)


def _logged_in(person: str) -> Client:
    client = Client()
    client.force_login(Account.objects.get(username=person), "django.contrib.auth.backends.ModelBackend")
    return client


def _row(case: int) -> Any:
    loaded = reading.load(case, texts=False)
    assert loaded is not None
    return loaded.row


def _count(case: int, kind: str) -> int:
    loaded = reading.load(case, texts=False)
    assert loaded is not None
    return len(loaded.reports if kind in VIOLATION_ACTS else loaded.acts)


def _last_at(case: int) -> datetime:
    loaded = reading.load(case, texts=False)
    assert loaded is not None
    assert loaded.case.last_at is not None
    return loaded.case.last_at


def _said(answer: HttpResponse) -> str:
    """The page's matter on one line."""
    html = answer.content.decode()
    return " ".join(html.partition("<main")[2].split())[:3000]
