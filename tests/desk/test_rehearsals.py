"""Rehearsals are one person's, change by version, and touch no case."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

import pytest

from khoithong.desk import rehearsals
from khoithong.desk.clock import FixedClock
from khoithong.desk.rehearsals import (
    MOST_CHARACTERS,
    NoSuchRehearsal,
    Play,
    TooMuch,
    change_rehearsal,
    discard_rehearsal,
    find_rehearsal,
    forget_rehearsal_form,
    keep_rehearsal_form,
    rehearsals_of,
    start_rehearsal,
)

pytestmark = pytest.mark.django_db
CLOCK = FixedClock(datetime(2026, 5, 4, 9))
PLAY = Play("Thử", "title: Thử\n", {"typed": {"route": ["council"]}, "fixed": 0})


def test_a_rehearsal_is_found_by_its_owner_alone() -> None:
    row = start_rehearsal("an", PLAY, clock=CLOCK)
    assert find_rehearsal(row.id, "an").document == "title: Thử\n"
    assert [one.id for one in rehearsals_of("an")] == [row.id]
    assert rehearsals_of("chi") == []
    for stranger in (lambda: find_rehearsal(row.id, "chi"), lambda: discard_rehearsal(row.id, "chi")):
        with pytest.raises(NoSuchRehearsal):
            stranger()
    with pytest.raises(NoSuchRehearsal):
        change_rehearsal(row.id, "chi", 1, PLAY)
    with pytest.raises(NoSuchRehearsal):
        keep_rehearsal_form(row.id, "chi", "vote", {})
    with pytest.raises(NoSuchRehearsal):
        forget_rehearsal_form(uuid4(), "an", "vote")


def test_a_change_resting_on_an_older_version_changes_nothing() -> None:
    row = start_rehearsal("an", PLAY, clock=CLOCK)
    assert change_rehearsal(row.id, "an", 1, Play("Hai", "title: Hai\n", by_hand=True), clock=CLOCK)
    assert not change_rehearsal(row.id, "an", 1, Play("Ba", "title: Ba\n"), clock=CLOCK)
    now = find_rehearsal(row.id, "an")
    assert (now.title, now.document, now.version, now.by_hand) == ("Hai", "title: Hai\n", 2, True)


def test_forms_begun_are_kept_up_to_a_number_and_forgotten() -> None:
    row = start_rehearsal("an", PLAY, clock=CLOCK)
    for number in range(25):
        keep_rehearsal_form(row.id, "an", f"vote {number}", {"remarks": ["Ý kiến\x00"]})
    kept = find_rehearsal(row.id, "an").kept
    assert len(kept) == 20
    assert kept["vote 24"] == {"remarks": ["Ý kiến"]}
    assert "vote 0" not in kept
    keep_rehearsal_form(row.id, "an", "vote \x00" + "x" * 300, {})
    assert len(find_rehearsal(row.id, "an").kept) == 20
    forget_rehearsal_form(row.id, "an", "vote \x0024")
    forget_rehearsal_form(row.id, "an", "vote 24")
    assert "vote 24" not in find_rehearsal(row.id, "an").kept


def test_a_rehearsal_thrown_away_leaves_its_variant() -> None:
    row = start_rehearsal("an", PLAY, clock=CLOCK)
    other = start_rehearsal("an", PLAY, beside=row.id, clock=CLOCK)
    discard_rehearsal(row.id, "an")
    assert find_rehearsal(other.id, "an").beside_id is None


def test_no_more_than_so_many_are_kept_and_none_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rehearsals, "MOST_OF_ONE", 2)
    rows = [start_rehearsal("an", PLAY, clock=CLOCK) for _ in range(2)]
    with pytest.raises(TooMuch, match="Xóa bản không dùng"):
        start_rehearsal("an", PLAY, clock=CLOCK)
    start_rehearsal("chi", PLAY, clock=CLOCK)
    with pytest.raises(TooMuch, match="quá dài"):
        change_rehearsal(rows[0].id, "an", 1, Play("Dài", "x" * (MOST_CHARACTERS + 1)))


def test_a_title_is_one_line_and_never_empty() -> None:
    assert start_rehearsal("an", Play(" \n\x00", ""), clock=CLOCK).title == "Diễn tập"
    assert start_rehearsal("an", Play("Một\nhai", ""), clock=CLOCK).title == "Một hai"
    assert len(start_rehearsal("an", Play("x" * 300, ""), clock=CLOCK).title) == 200
