"""Dates an act may carry: inside the calendar, in the order things can have happened."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from khoithong.procedure.calendar import WorkingCalendar
from khoithong.procedure.dates import step_opened
from khoithong.procedure.refusals import MESSAGES
from khoithong.procedure.vocabulary import ACTS
from tests.procedure.kit import SOC_TRANG, Province, Story, day
from tests.procedure.stages import stage

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = r"\d\d/\d\d/\d{4}"
PAPER = {"evidence": "Bản giấy"}


def wrong(story: Story, kind: str, message: str, field: str, **how: object) -> None:
    """The act is refused for its dates, saying why and where."""
    refusal = story.refused(kind, **how)
    assert (refusal.code, refusal.fields, refusal.provision) == ("bad_date", (field,), None)
    said = re.escape(MESSAGES[message]).replace(r"\{day\}", DAY).replace(r"\{bound\}", DAY)
    assert re.fullmatch(said, refusal.message)


def test_an_act_lies_within_the_calendar() -> None:
    calendar = WorkingCalendar(date(2026, 1, 1), date(2026, 12, 31), {})
    story = Story(calendar=calendar)
    wrong(story.on("2025-12-31"), "submit_plan", "outside_calendar", "at")
    wrong(story.on("2027-01-01"), "submit_plan", "outside_calendar", "at")
    story.on("2026-01-01").submitted()


def test_no_act_is_entered_before_the_last_one() -> None:
    story = Story().on("2026-05-04T10:00").submitted()
    wrong(story.on("2026-05-04T09:59"), "request_supplement", "before_last_act", "at")
    story.on("2026-05-04T10:00").does("request_supplement")


def test_reports_of_violations_move_no_clock_of_the_timeline() -> None:
    story = Story().submitted().on("2026-05-10").does("report_violation")
    story.on("2026-05-05").does("request_supplement")


def test_what_happened_earlier_lies_in_the_calendar_and_not_after_its_entry() -> None:
    calendar = WorkingCalendar(date(2026, 5, 4), date(2026, 12, 31), {})
    story = Story(calendar=calendar).on("2026-05-06").submitted(happened_on="2026-05-04", **PAPER)
    assert story.case.submitted == day("2026-05-04")
    wrong(
        Story(calendar=calendar), "submit_plan", "outside_calendar", "happened_on", happened_on="2026-05-03"
    )
    wrong(story, "request_supplement", "happened_later", "happened_on", happened_on="2026-05-07")
    story.does("request_supplement", happened_on="2026-05-06", **PAPER)


@pytest.mark.parametrize(
    ("kind", "field", "message", "bad", "good"),
    [
        ("convene_meeting", "on", "date_past", "2026-05-05", "2026-05-06"),
        ("convene_meeting", "on", "outside_calendar", "1999-01-01", "2026-05-06"),
    ],
)
def test_a_meeting_is_convened_for_a_day_to_come(
    kind: str, field: str, message: str, bad: str, good: str
) -> None:
    story = Story().submitted().on("2026-05-06")
    wrong(story, kind, message, field, **{field: bad})
    story.does(kind, **{field: good})


def test_a_convening_on_paper_looks_ahead_from_its_own_day() -> None:
    story = Story().submitted().on("2026-05-08")
    how = {"happened_on": "2026-05-06", **PAPER}
    wrong(story, "convene_meeting", "date_past", "on", on="2026-05-05", **how)
    story.does("convene_meeting", on="2026-05-07", **how)


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("request_report", "due"),
        ("give_direction", "planned_completion"),
        ("adjust_plan", "planned_completion"),
    ],
)
def test_what_the_head_demands_is_not_already_past(kind: str, field: str) -> None:
    story = Story().approved()
    wrong(story, kind, "date_past", field, **{field: "2026-05-10"})
    story.does(kind, **{field: "2026-05-11"})


def test_the_completion_planned_at_the_approval_is_not_already_past() -> None:
    story = Story().submitted().meets().answered()
    wrong(story, "approve", "date_past", "planned_completion", planned_completion="2026-05-10")
    story.does("approve", planned_completion="2026-05-11")


@pytest.mark.parametrize(
    ("kind", "field"), [("declare_completion", "on"), ("submit_result_report", "completed_on")]
)
def test_a_completion_lies_between_the_approval_and_today(kind: str, field: str) -> None:
    story = Story().approved().on("2026-06-01")
    wrong(story, kind, "date_future", field, **{field: "2026-06-02"})
    wrong(story, kind, "happened_too_early", field, **{field: "2026-05-10"})
    story.does(kind, **{field: "2026-05-11"})


def test_what_is_no_date_is_left_to_the_content_checks() -> None:
    assert Story().submitted().code("convene_meeting", on="sớm") == "invalid_data"


# --- the step an act belongs to ---------------------------------------------------------------------------------


OPENED: dict[str, tuple[str, Callable[[], Story]]] = {
    "register_plan": ("2026-05-05", lambda: Story().on("2026-05-05").submitted()),
    "withdraw_plan": ("2026-05-05", lambda: Story().on("2026-05-05").submitted()),
    "request_supplement": ("2026-05-05", lambda: Story().on("2026-05-05").submitted()),
    "supplement_plan": ("2026-05-05", lambda: Story().on("2026-05-05").submitted()),
    "revise_plan": ("2026-05-05", lambda: Story().on("2026-05-05").submitted()),
    "choose_route": ("2026-05-05", lambda: Story().on("2026-05-05").submitted()),
    "report_to_party": ("2026-05-05", lambda: Story().on("2026-05-05").submitted()),
    "propose_normative_text": ("2026-05-05", lambda: Story().on("2026-05-05").submitted()),
    "record_protection": ("2026-05-05", lambda: Story().on("2026-05-05").submitted()),
    "supervision_note": ("2026-05-05", lambda: Story().on("2026-05-05").submitted()),
    "report_violation": ("2026-05-05", lambda: Story().on("2026-05-05").submitted()),
    "convene_meeting": ("2026-05-05", lambda: Story().on("2026-05-05").submitted()),
    "vote": ("2026-05-11", lambda: Story().submitted().on("2026-05-11").does("convene_meeting")),
    "establish_council": ("2026-05-06", lambda: Story().submitted().on("2026-05-06").does("choose_route")),
    "replace_council_member": ("2026-05-06", lambda: _council_on("2026-05-06")),
    "dispatch_plan": ("2026-05-06", lambda: _council_on("2026-05-06")),
    "proceed_despite_rejection": ("2026-05-11", lambda: Story().rejected()),
    "seek_party_opinion": ("2026-05-11", lambda: Story().submitted().meets()),
    "give_party_opinion": (
        "2026-05-12",
        lambda: Story().submitted().meets().on("2026-05-12").does("seek_party_opinion"),
    ),
    "approve": ("2026-05-12", lambda: _answered("2026-05-12")),
    "disapprove": ("2026-05-12", lambda: _answered("2026-05-12")),
    "allocate_resources": ("2026-05-11", lambda: Story().approved()),
    "report_progress": ("2026-05-11", lambda: Story().approved()),
    "request_report": ("2026-05-11", lambda: Story().approved()),
    "give_direction": ("2026-05-11", lambda: Story().approved()),
    "adjust_plan": ("2026-05-11", lambda: Story().approved()),
    "reassign_execution": ("2026-05-11", lambda: Story().approved()),
    "inspect": ("2026-05-11", lambda: Story().approved()),
    "suspend": ("2026-05-11", lambda: Story().approved()),
    "declare_completion": ("2026-05-11", lambda: Story().approved()),
    "submit_result_report": ("2026-05-11", lambda: Story().approved()),
    "publish_result": ("2026-06-09", lambda: Story().assessed().on("2026-06-09").answered()),
    "apply_measure": ("2026-05-11", lambda: Story().approved()),
    "archive": ("2026-06-08", lambda: Story().published()),
    "appraise": ("2026-05-05", lambda: _soc_trang().on("2026-05-05").submitted()),
    "escalate": ("2026-05-05", lambda: _soc_trang().on("2026-05-05").submitted()),
}
"""The day a step was opened, and a story that has come there."""


def _council_on(when: str) -> Story:
    return Story().submitted().does("choose_route").on(when).does("establish_council")


def _answered(when: str) -> Story:
    return Story().submitted().meets().does("seek_party_opinion").on(when).does("give_party_opinion")


def _soc_trang() -> Story:
    return Story(Province().person("to-chuc", "so:organiser"), pack=SOC_TRANG)


@pytest.mark.parametrize(
    ("kind", "opened", "told"), [(kind, *rest) for kind, rest in OPENED.items()], ids=OPENED
)
def test_nothing_happened_before_the_step_that_opened_it(
    kind: str, opened: str, told: Callable[[], Story]
) -> None:
    story = told().on("2026-06-15")
    data = {"on": "2026-06-20"} if kind == "convene_meeting" else {}
    before = date.fromordinal(day(opened).toordinal() - 1).isoformat()
    wrong(story, kind, "happened_too_early", "happened_on", happened_on=before, **PAPER, **data)
    story.does(kind, happened_on=opened, **PAPER, **data)


def paper(story: Story, kind: str, happened_on: str, **how: object) -> str | None:
    """The code of an act recorded later."""
    return story.code(kind, happened_on=happened_on, **PAPER, **how)


def test_a_meeting_is_closed_no_earlier_than_its_last_ballot() -> None:
    story = Story().submitted().does("convene_meeting", on="2026-05-05").on("2026-05-08")
    for person, when in (("an", "2026-05-06"), ("binh", "2026-05-07"), ("giang", "2026-05-05")):
        story.does("vote", by=person, happened_on=when, **PAPER)
    assert paper(story, "close_meeting", "2026-05-06") == "bad_date"
    assert paper(story, "close_meeting", "2026-05-07") is None
    assert story.case.closed_meetings[0].closed == day("2026-05-07")


def test_a_postponement_and_a_new_vote_come_after_the_call_before() -> None:
    story = Story().submitted().on("2026-05-06").does("convene_meeting").on("2026-05-07")
    assert paper(story, "convene_meeting", "2026-05-05", on="2026-05-08") == "bad_date"
    assert paper(story, "convene_meeting", "2026-05-06", on="2026-05-07") is None
    story.votes(an="for", binh="for", giang="for").does("close_meeting").on("2026-05-12")
    assert paper(story, "convene_meeting", "2026-05-06", on="2026-05-12") == "bad_date"
    assert paper(story, "convene_meeting", "2026-05-07", on="2026-05-12") is None


def test_a_council_is_convened_no_earlier_than_established() -> None:
    story = _council_on("2026-05-06").on("2026-05-08")
    assert paper(story, "convene_meeting", "2026-05-05", on="2026-05-08") == "bad_date"
    assert paper(story, "convene_meeting", "2026-05-06", on="2026-05-08") is None


def test_the_evaluation_is_convened_after_report_closing_and_answer() -> None:
    story = Story().reported("2026-06-01").on("2026-06-03")
    assert paper(story, "convene_meeting", "2026-05-31", on="2026-06-03") == "bad_date"
    assert paper(story, "convene_meeting", "2026-06-01", on="2026-06-03") is None
    story.votes(an="for", binh="for", giang="for").does("close_meeting").on("2026-06-05").answered("disagree")
    story.on("2026-06-08")
    assert paper(story, "convene_meeting", "2026-06-04", on="2026-06-08") == "bad_date"
    assert paper(story, "convene_meeting", "2026-06-05", on="2026-06-08") is None


def test_an_opinion_about_the_evaluation_comes_after_its_seeking() -> None:
    story = Story().assessed().on("2026-06-10").does("seek_party_opinion").on("2026-06-12")
    assert paper(story, "give_party_opinion", "2026-06-09") == "bad_date"
    assert paper(story, "give_party_opinion", "2026-06-10") is None


def test_seeking_again_comes_after_the_answer_that_opened_it() -> None:
    story = Story().submitted().meets().on("2026-05-13").answered("other").on("2026-05-15")
    assert paper(story, "seek_party_opinion", "2026-05-12") == "bad_date"
    assert paper(story, "seek_party_opinion", "2026-05-13") is None
    story = Story().assessed().on("2026-06-10").answered("other").on("2026-06-12")
    assert paper(story, "seek_party_opinion", "2026-06-09") == "bad_date"
    assert paper(story, "seek_party_opinion", "2026-06-10") is None


def test_a_decision_comes_after_an_override() -> None:
    story = Story().rejected().on("2026-05-13").does("proceed_despite_rejection").answered().on("2026-05-15")
    assert paper(story, "approve", "2026-05-12") == "bad_date"
    assert paper(story, "approve", "2026-05-13") is None


def test_a_suspension_comes_after_the_resumption_before_it() -> None:
    story = (
        Story().approved().does("suspend").does("inspect").on("2026-05-15").does("resume").on("2026-05-18")
    )
    assert paper(story, "suspend", "2026-05-14") == "bad_date"
    assert paper(story, "suspend", "2026-05-15") is None


@pytest.mark.parametrize("kind", ["resume", "terminate"])
def test_resuming_and_ending_come_after_the_inspection(kind: str) -> None:
    story = (
        Story().approved().on("2026-05-12").does("suspend").on("2026-05-14").does("inspect").on("2026-05-18")
    )
    assert paper(story, kind, "2026-05-13") == "bad_date"
    assert paper(story, kind, "2026-05-14") is None


def test_where_no_inspection_is_asked_the_suspension_alone_is_the_bound() -> None:
    story = _soc_trang().submitted().does("appraise").does("approve", mode="pilot")
    story.on("2026-05-12").does("suspend").on("2026-05-18")
    assert paper(story, "resume", "2026-05-11") == "bad_date"
    assert paper(story, "resume", "2026-05-12") is None


def test_a_decision_comes_after_the_appraisal_and_after_an_escalation() -> None:
    province = Province().person("to-chuc", "so:organiser")
    story = Story(province, pack=SOC_TRANG).submitted().on("2026-05-06").does("appraise")
    story.on("2026-05-08")
    assert paper(story, "disapprove", "2026-05-05") == "bad_date"
    story.does("escalate", happened_on="2026-05-07", **PAPER)
    assert paper(story, "disapprove", "2026-05-06", by="chu-tich") == "bad_date"
    assert paper(story, "disapprove", "2026-05-07", by="chu-tich") is None


@pytest.mark.parametrize(
    ("ending", "when"),
    [
        (lambda: Story().submitted().on("2026-05-06").does("withdraw_plan"), "2026-05-06"),
        (lambda: _answered("2026-05-12").does("disapprove"), "2026-05-12"),
    ],
    ids=["withdrawn", "disapproved"],
)
def test_a_file_is_archived_after_the_end_of_its_case(ending: Callable[[], Story], when: str) -> None:
    story = ending().on("2026-06-15")
    before = date.fromordinal(day(when).toordinal() - 1).isoformat()
    assert paper(story, "archive", before) == "bad_date"
    assert paper(story, "archive", when) is None


def test_a_measure_that_rests_on_the_result_comes_after_its_publication() -> None:
    story = Story().published().on("2026-06-20")
    how = {"measure": "commendation", "beneficiary": "chi"}
    assert paper(story, "apply_measure", "2026-06-07", **how) == "bad_date"
    assert paper(story, "apply_measure", "2026-05-12") is None
    assert paper(story, "apply_measure", "2026-06-08", **how) is None


def test_a_report_is_resolved_after_it_was_made_and_handled_after_it_was_confirmed() -> None:
    story = Story().submitted().on("2026-05-06").does("report_violation").on("2026-05-20")
    assert paper(story, "resolve_violation", "2026-05-05") == "bad_date"
    assert paper(story, "resolve_violation", "2026-05-07") is None
    assert paper(story, "record_handling", "2026-05-06") == "bad_date"
    assert paper(story, "record_handling", "2026-05-07") is None


@pytest.mark.parametrize("kind", ACTS)
def test_every_step_but_the_first_is_opened_by_something(kind: str) -> None:
    opened = step_opened(stage(kind).case, kind)
    assert (opened is None) == (kind == "submit_plan")


@pytest.mark.parametrize("kind", ["vote", "close_meeting", "replace_council_member", "seek_party_opinion"])
def test_what_nothing_has_opened_has_no_bound(kind: str) -> None:
    assert step_opened(Story().submitted().case, kind) is None


def test_where_no_opinion_is_asked_a_decision_comes_after_the_closing() -> None:
    province = Province().person("chi", "so:manager", managed_by="du-ubnd")
    story = (
        Story(province)
        .submitted()
        .meets("2026-05-11", by="bi-thu", ballots={"bi-thu": "for"})
        .on("2026-05-13")
    )
    assert paper(story, "approve", "2026-05-10", by="bi-thu") == "bad_date"
    assert paper(story, "approve", "2026-05-11", by="bi-thu") is None
