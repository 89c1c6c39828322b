"""What the tests of rehearsals share: a small scenario, one regulation to name, a calendar of two years."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from khoithong.lawbook import yamlsource
from khoithong.procedure.calendar import WorkingCalendar
from khoithong.procedure.regulation import Reading
from khoithong.rehearsal.reader import scenario_of

if TYPE_CHECKING:
    from khoithong.procedure.regulation import Regulation
    from khoithong.rehearsal.scenario import Scenario

Read = Callable[[str], "Scenario"]

SMALL = """\
title: Một kịch bản nhỏ
regulation: quy-dinh
readings: {tie: exactly_half}
holidays:
  - {date: 2026-06-12, kind: off}
organisation:
  agencies:
    - {id: ubnd, name: Ủy ban nhân dân tỉnh, kind: state, party_body: du}
    - {id: so, name: Sở Nội vụ, kind: state, superior: ubnd, party_body: du, functions: [inspection]}
    - {id: du, name: Đảng ủy, kind: party_body, organising_body: so}
  people:
    - {id: an, name: Nguyễn Văn An, offices: [{agency: so, role: head, from: 2024-01-01, to: 2026-12-31}]}
    - {id: chi, name: Lê Văn Chi, managed_by: ubnd, offices: [{agency: so, role: manager}]}
    - {id: van, name: Đỗ Thị Vân, offices: []}
acts:
  - at: 2026-05-04
    by: chi
    act: submit_plan
    data: {plan: {necessity: cần}, on: off, day: 2026-05-04}
    expect:
      status: under_review
      deadlines: {approval_meeting: 2026-05-13, plan_dispatch: overdue}
      permitted: {an: [convene_meeting, choose_route]}
  - at: 2026-05-05T14:30
    by: an
    act: vote
    happened_on: 2026-05-04
    evidence: Phiếu giấy
    on_behalf_of: chi
    expect: {refusal: not_now, provision: 7/2/2.1, tally: null}
  - at: 2026-05-20
    expect: {deadlines: {approval_meeting: overdue}}
final:
  expect:
    decision: null
    late: [approval_meeting]
    measures: [{id: commendation, beneficiary: chi, provision: 9/1/a}]
    no_measures: [{id: no_liability}]
"""


ANSWERS = {"equal_for_against": "ngang nhau", "exactly_half": "đúng một nửa"}
TIE = Reading("tie", "Thế nào là ngang nhau?", ANSWERS, "equal_for_against", "theo câu chữ", ())
LIBRARY = {"quy-dinh": cast("Regulation", SimpleNamespace(id="quy-dinh", readings={"tie": TIE}))}


@pytest.fixture(scope="session")
def calendar() -> WorkingCalendar:
    """Two years of ordinary weeks."""
    return WorkingCalendar(date(2025, 1, 1), date(2026, 12, 31), {})


@pytest.fixture(scope="session")
def small() -> str:
    """A valid scenario that uses every part of the format."""
    return SMALL


@pytest.fixture(scope="session")
def read(calendar: WorkingCalendar) -> Read:
    """Read a scenario from its text."""
    return lambda text: scenario_of(yamlsource.load(text, "nhỏ.yaml"), LIBRARY, calendar)
