"""Two plays compared: what differs is found, what does not is not marked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from khoithong.rehearsal.comparing import GROUPS, compare
from khoithong.rehearsal.player import play
from tests.rehearsal.places import directed, procedure, wishes

if TYPE_CHECKING:
    from khoithong.rehearsal.comparing import Compared


def compared(first: dict[str, object], second: dict[str, object]) -> list[Compared]:
    law = procedure()
    return compare(play(directed(law, wishes(**first))), play(directed(law, wishes(**second))))


def test_a_play_differs_in_nothing_from_itself() -> None:
    found = compared({}, {})
    assert found
    assert not [one for one in found if one.differs]


def test_every_group_is_compared_in_its_order() -> None:
    found = [one.group for one in compared({"ballots": {"cap-pho-1": "absent"}}, {})]
    assert found == sorted(found, key=GROUPS.index)
    assert set(found) == set(GROUPS)


def test_a_later_day_moves_the_steps_and_limits_and_not_the_result() -> None:
    found = compared({}, {"submitted": date(2026, 5, 11)})
    moved = {one.group for one in found if one.differs}
    assert moved == {"steps", "deadlines"}


def test_one_ballot_changed_is_found_and_so_is_what_follows_from_it() -> None:
    found = compared({}, {"ballots": {"cap-pho-1": "against", "cap-pho-2": "against"}})
    different = {(one.group, *one.key) for one in found if one.differs}
    assert ("meetings", "1", "ballot", "cap-pho-1") in different
    assert ("meetings", "1", "tally") in different
    assert ("result", "decision") in different
    assert ("meetings", "1", "ballot", "thu-truong") not in different
    only_first = next(one for one in found if (one.group, one.key) == ("steps", ("approve", "1")))
    assert only_first.second is None


def test_a_refused_act_is_compared_with_its_reason() -> None:
    found = compared({}, {"decision": "approve", "opinion": "disagree"})
    approval = next(one for one in found if one.key == ("approve", "1"))
    assert approval.first[2] is None
    assert "Cấp ủy không đồng ý" in approval.second[2]


def test_another_route_is_another_way() -> None:
    found = compared({}, {"route": "council"})
    established = next(one for one in found if one.key == ("establish_council", "1"))
    assert established.first is None
    assert established.second is not None


def test_an_absence_is_told_as_such() -> None:
    found = compared({"ballots": {"cap-pho-2": "absent"}}, {})
    ballot = next(one for one in found if one.key == ("1", "ballot", "cap-pho-2"))
    assert (ballot.first, ballot.second) == ("absent", "for")
