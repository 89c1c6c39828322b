"""Cases carried through by choices: every pack to every ending, and what stops one."""

from __future__ import annotations

from datetime import date

import pytest

from khoithong.lawbook.loader import pack_ids
from khoithong.procedure.refusals import Refusal
from khoithong.rehearsal.director import direct
from khoithong.rehearsal.invented import HEAD, Wanted, invent
from tests.rehearsal.places import ended, procedure, wishes


@pytest.mark.parametrize("pack", pack_ids())
@pytest.mark.parametrize("route", ["collective", "council"])
@pytest.mark.parametrize("outcome", ["completed", "partial", "not_completed", "terminated"])
@pytest.mark.parametrize("pace", ["early", "late"])
def test_every_pack_is_carried_to_every_ending(pack: str, route: str, outcome: str, pace: str) -> None:
    case = ended(procedure(pack), wishes(route=route, outcome=outcome, pace=pace))
    assert case.status == "evaluated"
    assert case.evaluation == ("not_completed" if outcome == "terminated" else outcome)


def test_a_leisurely_case_is_never_late() -> None:
    law = procedure()
    acts = direct(law, law.open(), wishes(pace="late"))
    case = law.replay(acts)
    assert law.late(case, acts[-1].at.date()) == []
    met = {limit.id: (limit.ended, limit.due) for limit in case.limits}
    assert all(ended_on == due for ended_on, due in met.values()), met


def test_the_days_wished_are_kept() -> None:
    law = procedure()
    days = {
        "established": date(2026, 5, 6),
        "met": date(2026, 5, 14),
        "decided": date(2026, 5, 20),
        "completed": date(2026, 8, 3),
        "evaluated": date(2026, 8, 7),
    }
    acts = direct(law, law.open(), wishes(route="council", **days))
    when = {act.kind: act.at.date() for act in acts}
    closings = [act.at.date() for act in acts if act.kind == "close_meeting"]
    assert when["establish_council"] == days["established"]
    assert closings == [days["met"], days["evaluated"]]
    assert when["approve"] == days["decided"]
    assert when["declare_completion"] == days["completed"]


def test_a_rejected_proposal_is_disapproved_unless_the_head_goes_on() -> None:
    against = {"thu-truong": "for", "cap-pho-1": "against", "cap-pho-2": "against"}
    law = procedure()
    assert ended(law, wishes(ballots=against)).decision == "disapproved"
    case = ended(law, wishes(ballots=against, override=True))
    assert case.decision == "approved"
    assert case.override is not None


def test_an_absent_voter_casts_no_ballot_and_is_named_absent() -> None:
    law = procedure()
    case = ended(law, wishes(ballots={"cap-pho-2": "absent"}))
    assert case.approval is not None
    assert case.approval.absent == ("cap-pho-2",)
    assert set(case.approval.ballots) == {"thu-truong", "cap-pho-1"}


def test_a_disagreeing_party_body_ends_in_disapproval() -> None:
    assert ended(procedure(), wishes(opinion="disagree")).decision == "disapproved"


def test_a_decision_wished_against_the_law_is_the_last_act_and_says_why() -> None:
    law = procedure()
    acts = direct(law, law.open(), wishes(opinion="disagree", decision="approve"))
    case = law.replay(acts[:-1])
    refusal = law.decide(case, acts[-1])
    assert isinstance(refusal, Refusal)
    assert refusal.code == "against_party_opinion"
    assert acts[-1].kind == "approve"


def test_the_members_named_sit_on_the_council_and_no_others() -> None:
    named = ("cap-pho-2", "chuyen-gia-1", "chuyen-gia-2", "chuyen-gia-3")
    case = ended(procedure(), wishes(route="council", members=named))
    assert case.council is not None
    assert [seat.person for seat in case.council.seats] == ["thu-truong", *named]
    assert [seat.capacity for seat in case.council.seats[:2]] == ["chair", "vice_chair"]


def test_a_council_too_small_stops_the_play_with_its_provision() -> None:
    law = procedure()
    acts = direct(law, law.open(), wishes(route="council", members=("cap-pho-1", "cap-pho-2")))
    refusal = law.decide(law.replay(acts[:-1]), acts[-1])
    assert isinstance(refusal, Refusal)
    assert (acts[-1].kind, refusal.code, refusal.provision) == (
        "establish_council",
        "council_size",
        "tinh-uy-2026#8/1",
    )


def test_a_day_before_the_one_reached_stops_the_play() -> None:
    law = procedure()
    acts = direct(law, law.open(), wishes(met=date(2026, 4, 30)))
    refusal = law.decide(law.replay(acts[:-1]), acts[-1])
    assert isinstance(refusal, Refusal)
    assert (acts[-1].kind, refusal.code) == ("convene_meeting", "bad_date")


def test_an_agency_without_anybody_else_is_still_rehearsed() -> None:
    alone = invent(Wanted(deputies=0, party_body=False, superior=False))
    law = procedure(organisation=alone)
    acts = direct(law, law.open(), wishes(proposer=HEAD))
    refusal = law.decide(law.open(), acts[0])
    assert isinstance(refusal, Refusal)
    assert len(acts) == 1


def test_the_case_given_is_left_as_it_is() -> None:
    law = procedure()
    case = law.open()
    direct(law, case, wishes())
    assert case.status == "draft"
    assert case.acts == []


def test_a_play_goes_on_from_where_a_case_stands() -> None:
    law = procedure()
    whole = direct(law, law.open(), wishes())
    begun = law.replay(whole[:4])
    rest = direct(law, begun, wishes())
    assert law.replay([*whole[:4], *rest]).status == "evaluated"
    assert all(act.at >= whole[3].at for act in rest)


def test_stopping_at_the_decision() -> None:
    assert ended(procedure(), wishes(outcome="none")).status == "in_execution"


def test_a_calendar_that_ends_too_soon_ends_the_play_without_an_error() -> None:
    law = procedure()
    last = law.setting.calendar.last
    acts = direct(law, law.open(), wishes(submitted=last.replace(day=20)))
    assert isinstance(law.decide(law.replay(acts[:-1]), acts[-1]), Refusal)
