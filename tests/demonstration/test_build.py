"""The demonstration in a real database: complete, sound, and never built twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from khoithong.casefiles.models import Act, Attachment, Case, Draft, ReportAct
from khoithong.casefiles.projection.store import differences
from khoithong.casefiles.verification import verify_case
from khoithong.demonstration import build as building
from khoithong.demonstration import player
from khoithong.demonstration.build import NotEmpty, build
from khoithong.demonstration.packs import PACK
from khoithong.demonstration.player import Stuck, play
from khoithong.demonstration.stories import STORIES
from khoithong.demonstration.story import act
from khoithong.demonstration.timetable import TooEarly
from khoithong.lawbook.calendars import working_calendar
from khoithong.organisation.importing import import_organisation
from khoithong.organisation.models import Account, Agency, Change
from tests.demonstration.finding import cases_by_story
from tests.demonstration.playing import played

if TYPE_CHECKING:
    from collections.abc import Callable

    from khoithong.demonstration.story import Story
    from khoithong.demonstration.timetable import Timetable

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 20, 10, 15, 42, 123)
DAYS = (
    pytest.param(NOW, id="an ordinary Friday"),
    pytest.param(datetime(2027, 2, 7, 9, 0), id="in the middle of Tết", marks=pytest.mark.slow),
    pytest.param(
        datetime(2026, 4, 13, 0, 3), id="the first day in force, after midnight", marks=pytest.mark.slow
    ),
    pytest.param(datetime(2026, 11, 22, 20, 0), id="a Sunday", marks=pytest.mark.slow),
    pytest.param(datetime(2027, 2, 11, 8, 0), id="the first working day after Tết", marks=pytest.mark.slow),
    pytest.param(datetime(2027, 10, 31, 23, 59), id="the last day supported", marks=pytest.mark.slow),
)


@pytest.mark.parametrize("now", DAYS)
def test_every_act_is_recorded_and_everything_recorded_is_sound(now: datetime) -> None:
    assert build(now)

    of_the_province = Act.objects.filter(case__pack=PACK).count() + ReportAct.objects.count()
    assert of_the_province == sum(len(story.steps) for story in STORIES)
    for case_id in Case.objects.values_list("id", flat=True):
        assert verify_case(case_id) == []
        assert list(differences(case_id)) == []
    assert not Attachment.objects.filter(seq=None).exists()
    cases = cases_by_story()
    assert len(cases) == len(STORIES)
    for loaded in cases.values():
        assert loaded.acts[-1].at <= now
        assert all(one.at.date() >= date(2026, 4, 13) for one in loaded.acts)
    for story in STORIES:
        expected, _ = played(story, now)
        row = cases[story.id].row
        assert (row.status, row.evaluation) == (expected.status, expected.evaluation or ""), story.id


@pytest.mark.slow
def test_built_once_it_is_left_alone() -> None:
    build(NOW)
    before = (Act.objects.count(), Change.objects.count(), Account.objects.count(), Draft.objects.count())

    assert not build(NOW + timedelta(days=3))

    assert before == (
        Act.objects.count(),
        Change.objects.count(),
        Account.objects.count(),
        Draft.objects.count(),
    )


class Interrupted(Exception):
    """The power went off."""


def _interrupted() -> None:
    raise Interrupted


def test_interrupted_it_goes_on_later_as_it_began(monkeypatch: pytest.MonkeyPatch) -> None:
    played = []

    def stop_in_the_fourth(story: Story, days: Timetable) -> int:
        played.append(story)
        if len(played) < 4:
            return play(story, days)
        play(replace(story, steps=story.steps[:3]), days)
        raise Interrupted

    with monkeypatch.context() as patch:
        patch.setattr(building, "play", stop_in_the_fourth)
        with pytest.raises(Interrupted):
            build(NOW)
    assert Case.objects.filter(pack=PACK).count() == 4
    assert not Account.objects.filter(is_demo=True).exists()

    assert build(NOW + timedelta(days=2))

    of_the_province = Act.objects.filter(case__pack=PACK).count() + ReportAct.objects.count()
    assert of_the_province == sum(len(story.steps) for story in STORIES)
    assert Case.objects.filter(pack=PACK).count() == len(STORIES)
    assert not Attachment.objects.filter(seq=None).exists()
    assert max(one.at for loaded in cases_by_story().values() for one in loaded.acts) <= NOW


def test_interrupted_between_a_file_and_its_act_it_leaves_nothing_behind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chosen = tuple(one for one in STORIES if one.id in ("dinh-gia-dat", "tru-so-doi-du"))
    assert [[step.kind for step in one.steps if step.papers] for one in chosen] == [
        ["register_plan"],
        ["submit_plan"],
    ]
    monkeypatch.setattr(building, "build_neighbours", lambda *_: None)
    monkeypatch.setattr(building, "let_neighbours_in", lambda *_: None)
    monkeypatch.setattr(building, "build_directives", lambda *_: None)
    monkeypatch.setattr(building, "STORIES", chosen)
    for name in ("submit_proposal", "perform"):
        with monkeypatch.context() as patch:
            patch.setattr(player, name, _interrupted_with_files(getattr(player, name)))
            with pytest.raises(Interrupted):
                build(NOW)
        assert Attachment.objects.filter(seq=None).count() == 1

    assert build(NOW)
    assert not Attachment.objects.filter(seq=None).exists()
    assert Attachment.objects.count() == 2
    assert Draft.objects.count() == 1, "the one left on purpose"


def _interrupted_with_files(do: Callable[..., Any]) -> Callable[..., Any]:
    """Does what comes without files."""

    def once(*args: Any, **words: Any) -> Any:
        if args or words.get("files"):
            raise Interrupted
        return do(*args, **words)

    return once


@pytest.mark.slow
def test_begun_by_another_version_it_says_where_it_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    first = min(STORIES, key=lambda one: one.first_day)
    with monkeypatch.context() as patch:
        patch.setattr(building, "make_accounts", _interrupted)
        with pytest.raises(Interrupted):
            build(NOW)
    last = first.steps[-1]
    other = replace(last, data={**last.data, "document": "Quyết định của phiên bản khác"})
    monkeypatch.setattr(building, "STORIES", (replace(first, steps=(*first.steps[:-1], other)),))

    with pytest.raises(Stuck, match=f"{first.id}, bước {len(first.steps)} "):
        build(NOW)
    assert not Account.objects.filter(is_demo=True).exists()


def test_a_refused_act_stops_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    (voting,) = [one for one in STORIES if one.id == "voting"]
    too_early = replace(
        voting, steps=(*voting.steps, act(0, "09:00", "gd-sxd", "close_meeting", minutes="Biên bản"))
    )
    monkeypatch.setattr(building, "STORIES", (too_early,))

    with pytest.raises(Stuck, match="voting, bước 7 "):
        build(NOW)
    assert Act.objects.filter(case__pack=PACK).count() == len(voting.steps)


def test_an_organisation_of_somebody_else_is_never_mixed_with_it() -> None:
    import_organisation(
        {"agencies": [{"id": "so", "name": "Sở Xây dựng", "kind": "state"}]},
        entered_by="quantri",
        now=datetime.fromisoformat("2026-05-04T09:00:00+07:00"),
    )

    with pytest.raises(NotEmpty):
        build(NOW)
    assert Agency.objects.count() == 1


def test_before_the_regulation_is_in_force_nothing_is_built() -> None:
    with pytest.raises(TooEarly):
        build(datetime(2026, 4, 12, 9, 0))
    assert not Agency.objects.exists()


@pytest.mark.slow
def test_beyond_the_calendar_the_stories_stay_within_it() -> None:
    assert build(datetime(2029, 3, 5, 9, 0))

    last = max(one.at for loaded in cases_by_story().values() for one in loaded.acts)
    assert last.date() < working_calendar().last
