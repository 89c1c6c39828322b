"""Which establishment days leave a council a lawful meeting day: Tết 2026 and an ordinary week."""

from __future__ import annotations

from datetime import date, timedelta

from khoithong.lawbook.calendars import working_calendar
from khoithong.procedure.refusals import Acceptance
from khoithong.rehearsal.director import direct
from khoithong.rehearsal.feasible import nearest, runs_around, window_of
from tests.rehearsal.places import procedure, wishes

BEFORE_TET = date(2026, 2, 10)


def test_a_council_of_the_tenth_of_february_2026_has_no_lawful_meeting_day() -> None:
    found = window_of(procedure().setting, BEFORE_TET)
    assert found is not None
    assert found.days == ()
    assert found.limit == date(2026, 2, 23)
    because = " ".join(step.why for step in found.explanation.steps)
    assert "Tết Nguyên đán" in because


def test_the_days_around_tet_that_would_do() -> None:
    runs = runs_around(procedure().setting, BEFORE_TET)
    assert [(run.first, run.last) for run in runs if not run.lawful] == [(BEFORE_TET, date(2026, 2, 13))]
    assert nearest(runs, BEFORE_TET) == (date(2026, 2, 9), date(2026, 2, 23))


def test_the_runs_say_what_the_engine_warns_of() -> None:
    """Every working day around Tết: establishing a council then carries the warning exactly where no day is left."""
    law = procedure()
    calendar = working_calendar()
    for run in runs_around(law.setting, BEFORE_TET):
        for place in range((run.last - run.first).days + 1):
            day = run.first + timedelta(days=place)
            if calendar.is_working(day):
                assert _warned(day) != run.lawful, day


def _warned(day: date) -> bool:
    law = procedure()
    acts = direct(law, law.open(), wishes(submitted=day, route="council", outcome="none"))
    case = law.open()
    for act in acts:
        answer = law.play(case, act)
        if act.kind == "establish_council":
            assert isinstance(answer, Acceptance)
            return "no_feasible_meeting_date" in answer.warnings
    raise AssertionError("no council")


def test_a_text_without_councils_has_no_windows() -> None:
    setting = procedure("ninh-thuan-2021").setting
    assert window_of(setting, BEFORE_TET) is None
    assert runs_around(setting, BEFORE_TET) == []
    assert nearest([], BEFORE_TET) == (None, None)


def test_beyond_the_calendar_there_is_no_window() -> None:
    setting = procedure().setting
    last = setting.calendar.last
    assert window_of(setting, last) is None
    assert all(run.last < last for run in runs_around(setting, last))


def test_the_first_day_of_the_calendar() -> None:
    setting = procedure().setting
    assert runs_around(setting, setting.calendar.first)[0].first >= setting.calendar.first
