"""What was expected against what came: when an expectation holds and when it does not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from khoithong.procedure.acts import Act
from khoithong.procedure.refusals import Refusal
from khoithong.rehearsal.expectations import failures, reference_covers
from khoithong.rehearsal.scenario import Entry, ExpectedMeasure

if TYPE_CHECKING:
    from khoithong.rehearsal.player import Result

AT = datetime(2026, 5, 4, 9)


@dataclass(frozen=True)
class Deadline:
    """A deadline as the engine answers it."""

    id: str
    due: date
    state: str


REFUSED = Refusal("not_now", "tinh-uy-2026#7/2/2.1/p2", "Chưa được.")
SHOWN = {
    "refusal": None,
    "warnings": ("single_voter", "no_quorum"),
    "status": "under_review",
    "deadlines": (
        Deadline("party_opinion_request", date(2026, 5, 8), "late"),
        Deadline("approval_meeting", date(2026, 5, 13), "open"),
        Deadline("party_opinion_request", date(2026, 5, 20), "open"),
    ),
    "permitted": {"an": ("choose_route", "convene_meeting")},
    "hindrances": {("an", "approve"): REFUSED},
    "voters": ("an", "binh"),
    "tally": {"for": 1, "against": 1, "other": 0, "passed": True, "tie": True},
}
ENDING = {
    "status": "evaluated",
    "decision": "approved",
    "evaluation": None,
    "late": ("approval_meeting",),
    "measures": (
        SimpleNamespace(id="commendation", beneficiary="an", provision="tinh-uy-2026#9/1/a"),
        SimpleNamespace(id="commendation", beneficiary="so", provision="tinh-uy-2026#9/1/a"),
    ),
}


def result(
    expect: dict[str, Any], final: dict[str, Any], *, checkpoint: bool, shown: dict[str, Any]
) -> Result:
    """A played scenario of one entry."""
    entry = Entry(AT, 7, None if checkpoint else Act("vote", "an", AT), expect)
    return cast(
        "Result",
        SimpleNamespace(
            scenario=SimpleNamespace(final=final, final_line=9),
            looks=(SimpleNamespace(entry=entry, **{**SHOWN, **shown}),),
            ending=SimpleNamespace(**ENDING),
        ),
    )


def missed(expect: dict[str, Any], *, checkpoint: bool = False, **shown: Any) -> list[str]:
    """The keys of the expectations under an entry that did not hold."""
    return [failure.key for failure in failures(result(expect, {}, checkpoint=checkpoint, shown=shown))]


def missed_at_end(final: dict[str, Any]) -> list[str]:
    """The keys of the expectations under ``final`` that did not hold."""
    return [failure.key for failure in failures(result({}, final, checkpoint=False, shown={}))]


@pytest.mark.parametrize(
    ("expect", "accepted", "refused"),
    [
        ({}, [], ["accepted"]),
        ({"accepted": True}, [], ["accepted"]),
        ({"accepted": False}, ["accepted"], []),
        ({"refusal": "not_now"}, ["accepted"], []),
        ({"refusal": "bad_date"}, ["accepted"], ["refusal"]),
        ({"refusal": None}, [], ["accepted"]),
        ({"accepted": False, "refusal": "not_now"}, ["accepted"], []),
        ({"accepted": True, "refusal": "not_now"}, ["accepted"], ["accepted"]),
        ({"refusal": "not_now", "provision": "7/2/2.1"}, ["accepted"], []),
        ({"refusal": "not_now", "provision": "7/3"}, ["accepted"], ["provision"]),
        ({"refusal": "not_now", "provision": None}, ["accepted"], ["provision"]),
        ({"provision": "7/2/2.1"}, ["provision"], ["accepted"]),
        ({"provision": None}, [], ["accepted", "provision"]),
    ],
)
def test_an_act_must_be_accepted_unless_a_refusal_is_expected(
    expect: dict[str, Any], accepted: list[str], refused: list[str]
) -> None:
    assert missed(expect) == accepted
    assert missed(expect, refusal=REFUSED) == refused


def test_a_refusal_on_plain_logic_has_no_provision() -> None:
    plain = Refusal("not_now", None, "Chưa được.")
    assert missed({"refusal": "not_now", "provision": None}, refusal=plain) == []
    assert missed({"refusal": "not_now", "provision": "7"}, refusal=plain) == ["provision"]


def test_nothing_is_accepted_or_refused_at_a_checkpoint() -> None:
    assert missed({"status": "under_review"}, checkpoint=True) == []
    assert missed({"status": "draft"}, checkpoint=True) == ["status"]


@pytest.mark.parametrize(
    ("expect", "keys"),
    [
        ({"status": "under_review"}, []),
        ({"status": "evaluated"}, ["status"]),
        ({"deadlines": {"approval_meeting": date(2026, 5, 13)}}, []),
        ({"deadlines": {"approval_meeting": "open"}}, []),
        ({"deadlines": {"approval_meeting": date(2026, 5, 14)}}, ["deadlines.approval_meeting"]),
        ({"deadlines": {"approval_meeting": "met"}}, ["deadlines.approval_meeting"]),
        ({"deadlines": {"result_report": "open"}}, ["deadlines.result_report"]),
        ({"deadlines": {"party_opinion_request": date(2026, 5, 20)}}, []),
        ({"deadlines": {"party_opinion_request": "late"}}, ["deadlines.party_opinion_request"]),
        ({"no_deadlines": ("result_report",)}, []),
        ({"no_deadlines": ("result_report", "approval_meeting")}, ["no_deadlines"]),
        ({"permitted": {"an": ("choose_route",)}}, []),
        ({"permitted": {"an": ("choose_route", "approve"), "binh": ()}}, ["permitted.an"]),
        ({"permitted": {"binh": ("vote",)}}, ["permitted.binh"]),
        ({"not_permitted": {"an": ("approve",), "binh": ("vote",)}}, []),
        ({"not_permitted": {"an": ("approve", "choose_route")}}, ["not_permitted.an"]),
        ({"tally": {"for": 1, "against": 1, "other": 0, "passed": True, "tie": True}}, []),
        ({"tally": {"for": 1}}, []),
        ({"tally": {"for": 2}}, ["tally"]),
        ({"tally": {"passed": False}}, ["tally"]),
        ({"tally": None}, ["tally"]),
        ({"voters": ("binh", "an")}, []),
        ({"voters": ("an",)}, ["voters"]),
        ({"voters": ("an", "binh", "chi")}, ["voters"]),
        ({"warnings": ("no_quorum",)}, []),
        ({"warnings": ("no_quorum", "late")}, ["warnings"]),
        ({"no_warnings": ("late",)}, []),
        ({"no_warnings": ("late", "no_quorum")}, ["no_warnings"]),
    ],
)
def test_what_is_expected_after_an_entry(expect: dict[str, Any], keys: list[str]) -> None:
    assert missed(expect) == keys


def test_no_tally_may_be_expected_where_no_meeting_closed() -> None:
    assert missed({"tally": None}, tally=None) == []
    assert missed({"tally": {"for": 1}}, tally=None) == ["tally"]


@pytest.mark.parametrize(
    ("final", "keys"),
    [
        ({"decision": "approved", "evaluation": None, "status": "evaluated"}, []),
        (
            {"decision": None, "evaluation": "partial", "status": "draft"},
            ["decision", "evaluation", "status"],
        ),
        ({"late": ("approval_meeting",)}, []),
        ({"late": ()}, ["late"]),
        ({"late": ("approval_meeting", "result_report")}, ["late"]),
        ({"measures": (ExpectedMeasure("commendation", "an"),)}, []),
        ({"measures": (ExpectedMeasure("commendation", "so", "9/1"),)}, []),
        ({"measures": (ExpectedMeasure("commendation", "so", "9/2"),)}, ["measures"]),
        (
            {"measures": (ExpectedMeasure("commendation", "binh"), ExpectedMeasure("resources", "an"))},
            ["measures"] * 2,
        ),
        ({"no_measures": (ExpectedMeasure("resources"), ExpectedMeasure("commendation", "binh"))}, []),
        ({"no_measures": (ExpectedMeasure("commendation"),)}, ["no_measures"]),
        ({"no_measures": (ExpectedMeasure("commendation", "an"),)}, ["no_measures"]),
    ],
)
def test_what_is_expected_at_the_end(final: dict[str, Any], keys: list[str]) -> None:
    assert missed_at_end(final) == keys


@pytest.mark.parametrize(
    ("expected", "got", "covers"),
    [
        ("tinh-uy-2026#7/2/2.1", "tinh-uy-2026#7/2/2.1", True),
        ("7/2/2.1", "tinh-uy-2026#7/2/2.1/p2", True),
        ("7/2", "tinh-uy-2026#7/2/2.10", True),
        ("7/2/2.1", "tinh-uy-2026#7/2/2.10", False),
        ("7/2/2.1/p2", "tinh-uy-2026#7/2/2.1", False),
        ("7", "tinh-uy-2026#17", False),
        ("nd-73-2023#7", "tinh-uy-2026#7", False),
        ("7", None, False),
        (None, "tinh-uy-2026#7", False),
        (None, None, True),
    ],
)
def test_a_reference_covers_what_lies_below_it(expected: str | None, got: str | None, covers: bool) -> None:
    assert reference_covers(expected, got) is covers


def test_a_failure_tells_entry_line_and_the_engines_reason() -> None:
    expect = {"permitted": {"an": ("approve",)}}
    (failure,) = failures(result(expect, {}, checkpoint=False, shown={}))
    assert (failure.index, failure.line, failure.reason) == (0, 7, REFUSED)
    (at_end,) = failures(result({}, {"decision": None}, checkpoint=False, shown={}))
    assert (at_end.index, at_end.line, at_end.expected, at_end.got) == (None, 9, None, "approved")
