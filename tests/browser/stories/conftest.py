"""The demonstration's province without its cases, a clock that the test moves, a browser for each official."""

from __future__ import annotations

import os
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from khoithong.desk.clock import FixedClock, aware

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.stories.album import Album
    from tests.browser.stories.official import Official

FIRST_MORNING = datetime(2026, 8, 24, 8, 30)
"""A Monday: two days off and a swapped one lie within the seven working days that follow."""


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> FixedClock:
    """The clock of every page; it stands still until the test moves it."""
    standing = FixedClock(FIRST_MORNING)
    monkeypatch.setattr("khoithong.web.clock.now", standing)
    return standing


@pytest.fixture
def province(transactional_db: None, clock: FixedClock) -> None:
    """The organisation and the accounts of the demonstration, and no case."""
    from khoithong.demonstration.accounts import make_accounts
    from khoithong.demonstration.agencies import AGENCIES
    from khoithong.demonstration.neighbours import ORGANISATION
    from khoithong.demonstration.people import OFFICIALS
    from khoithong.organisation.importing import import_organisation

    agencies = [*AGENCIES, *ORGANISATION["agencies"]]
    people = [*(official.as_data() for official in OFFICIALS), *ORGANISATION["people"]]
    import_organisation({"agencies": agencies, "people": people}, entered_by="test", now=aware(clock()))
    make_accounts()


@pytest.fixture
def official(province: None, log_in: Callable[..., Page]) -> Callable[[str], Official]:
    """Return a function that gives the official of an account: one browser each, logged in once."""
    from khoithong.demonstration.accounts import PASSWORD
    from tests.browser.stories.official import Official

    known: dict[str, Official] = {}

    def enter(username: str) -> Official:
        if username not in known:
            known[username] = Official(log_in(username, PASSWORD))
        return known[username]

    return enter


@pytest.fixture
def submitted(province: None, clock: FixedClock) -> str:
    """The code of a proposal the second deputy of the Department of Construction has just submitted."""
    from uuid import uuid4

    from khoithong.desk.answers import Done
    from khoithong.desk.perform import perform
    from tests.desk.conftest import PACK, PLAN

    answer = perform(
        case_id=None,
        kind="submit_plan",
        actor="pgd2-sxd",
        capacity="so-xd/deputy",
        data={"plan": dict(PLAN), "confirmed": ["4/2"]},
        idempotency_key=uuid4(),
        pack=PACK,
        clock=clock,
    )
    assert isinstance(answer, Done)
    return answer.code


@pytest.fixture
def album(tmp_path: Path) -> Album:
    """Pictures into the guide when asked for, else into a folder of the test's own."""
    from khoithong.web.guide import FOLDER
    from tests.browser.stories.album import Album

    folder = FOLDER / "hinh" if os.environ.get("KHOITHONG_PICTURES") else tmp_path
    folder.mkdir(exist_ok=True)
    return Album(folder)
