"""Reports of prohibited acts: who handles them, what they block, and that nobody else learns of them."""

from __future__ import annotations

from datetime import date

import pytest

from khoithong.procedure import violations
from khoithong.procedure.case import Case, Report
from khoithong.procedure.explain import under_review
from khoithong.procedure.refusals import MESSAGES
from tests.procedure.kit import Province, Story, office, ref


def reported(against: str = "chi", province: Province | None = None, provision: str = "6/1") -> Story:
    """A plan lies with the agency and somebody is reported."""
    return Story(province).submitted().does("report_violation", against=against, provision=provision)


def handler(story: Story) -> str | None:
    """Who handles the first report today."""
    return violations.handler(story.setting, story.case, story.case.reports[0], story.today)


# --- handling ---------------------------------------------------------------------------------------------------


def test_the_head_handles_a_report() -> None:
    assert handler(reported()) == "an"


@pytest.mark.parametrize("against", ["an", "so"])
def test_where_the_head_or_the_agency_is_reported_the_superiors_head_handles_it(against: str) -> None:
    assert handler(reported(against)) == "chu-tich"


def test_a_superior_who_is_reported_himself_or_vacant_is_passed_over() -> None:
    province = Province().agency("so", superior="phong", party_body="du-so").agency("phong", superior="ubnd")
    assert handler(reported("an", province)) == "chu-tich"
    province.person("an", "so:head", "phong:head", "du-so:head")
    assert handler(reported("an", province)) == "chu-tich"


def test_without_any_superior_the_inspection_handles_it() -> None:
    province = Province().agency("so", party_body="du-so")
    assert handler(reported("so", province)) == "thanh"


def test_without_any_superior_or_inspection_nobody_does() -> None:
    province = Province().agency("so", party_body="du-so").agency("thanh-tra")
    story = reported("so", province)
    assert handler(story) is None
    assert story.code("resolve_violation", by="thanh") == "not_your_act"


def test_an_inspection_without_a_head_is_passed_over() -> None:
    province = Province().agency("so", party_body="du-so").agency("thanh-tra", functions=["inspection"])
    province.without("thanh").agency("thanh-tra-2", functions=["inspection"]).person(
        "truc", "thanh-tra-2:head"
    )
    assert handler(reported("so", province)) == "truc"


def test_while_the_head_is_vacant_the_superior_handles_it() -> None:
    province = Province().person("an", office("so", "head", until="2026-05-05"))
    story = reported(province=province)
    assert handler(story) == "an"
    assert handler(story.on("2026-05-06")) == "chu-tich"


def test_before_a_case_knows_its_agency_nobody_handles_anything() -> None:
    report = Report(1, "nam", date(2026, 5, 4), ref("6/1"), "chi")
    assert violations.handler(Story().setting, Case(), report, date(2026, 5, 4)) is None


# --- secrecy ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["resolve_violation", "record_handling"])
@pytest.mark.parametrize("person", ["chi", "nam", "chu-tich", "thanh"])
def test_who_handles_none_gets_the_same_answer_whether_or_not_there_is_a_report(
    kind: str, person: str
) -> None:
    without, with_one = Story().submitted(), reported()
    for more in ({}, {"report": 1}, {"report": 7}, {"report": "x"}, {"x": 1}):
        answers = {
            (refusal.code, refusal.provision, refusal.message)
            for refusal in (story.refused(kind, by=person, **more) for story in (without, with_one))
        }
        assert answers == {("not_your_act", None, MESSAGES["not_your_act"])}
    assert without.permitted(person) == with_one.permitted(person)


def test_the_question_why_not_tells_as_little() -> None:
    without, with_one = Story().submitted(), reported()
    for person in ("chi", "nam"):
        answers = [
            story.procedure.why_not(story.case, person, "resolve_violation", story.now)
            for story in (without, with_one)
        ]
        assert answers[0] == answers[1]
        assert answers[0] is not None
        assert (answers[0].code, answers[0].provision) == ("not_your_act", None)
    handled = with_one.procedure.why_not(with_one.case, "an", "record_handling", with_one.now)
    assert handled is not None
    assert (handled.code, handled.message) == ("not_now", MESSAGES["report_not_confirmed"])
    assert with_one.procedure.why_not(with_one.case, "an", "resolve_violation", with_one.now) is None


def test_a_number_that_is_not_the_handlers_own_is_not_his_act() -> None:
    story = reported().does("report_violation", against="an")
    for number in (0, 2, 3, -1):
        refusal = story.refused("resolve_violation", report=number)
        assert (refusal.code, refusal.provision) == ("not_your_act", None)
    assert story.code("resolve_violation", by="ma") == "not_your_act"
    story.does("resolve_violation", report=1)


def test_nobody_enters_a_resolution_for_the_handler() -> None:
    story = reported()
    assert story.code("resolve_violation", by="van", on_behalf_of="an", evidence="Bản giấy") == "not_your_act"
    story.does("resolve_violation")


def test_reports_leave_no_trace_among_the_acts() -> None:
    story = reported()
    assert [act.kind for act in story.case.acts] == ["submit_plan"]
    assert story.case.last_at is not None
    assert story.case.last_at < story.now


# --- the stream of a report -------------------------------------------------------------------------------------


def test_a_report_names_one_of_the_prohibited_acts() -> None:
    story = Story().submitted()
    refusal = story.refused("report_violation", provision="4/2")
    assert (refusal.code, refusal.provision, refusal.fields) == ("invalid_data", ref("12/1"), ("provision",))
    assert story.code("report_violation", provision="6") == "invalid_data"
    assert story.code("report_violation", provision=None) == "missing_content"
    for provision in ("6/1", "6/2", "6/3", "6/4", ref("6/5")):
        story.does("report_violation", provision=provision)
    assert [report.provision for report in story.case.reports] == [
        ref(f"6/{number}") for number in range(1, 6)
    ]


def test_a_prohibition_is_named_by_itself_or_a_part_of_it_and_by_nothing_that_only_looks_alike() -> None:
    regulation = Story().setting.regulation
    assert violations.prohibition(regulation, "6/1/a") == ref("6/1")
    assert violations.prohibition(regulation, "6/11") is None


def test_of_several_open_reports_the_handler_says_which() -> None:
    story = reported().does("report_violation", against="dung")
    refusal = story.refused("resolve_violation")
    assert (refusal.code, refusal.provision, refusal.fields) == ("missing_content", ref("12/1"), ("report",))
    story.does("resolve_violation", report=2, confirmed=False).does("resolve_violation")
    assert [report.confirmed for report in story.case.reports] == [True, False]


def test_only_his_own_open_reports_count_for_a_handler() -> None:
    story = reported().does("report_violation", against="an").does("resolve_violation")
    assert [report.confirmed for report in story.case.reports] == [True, None]
    assert story.refused("resolve_violation").message == MESSAGES["report_resolved"]
    assert story.code("resolve_violation", report=1) == "not_now"
    assert "resolve_violation" not in story.permitted("an")
    story.does("resolve_violation", by="chu-tich")


def test_handling_is_recorded_for_a_confirmed_report() -> None:
    story = reported().does("report_violation", against="dung").does("resolve_violation", report=1)
    assert story.code("record_handling", report=2) == "not_now"
    assert "record_handling" in story.permitted("an")
    story.does("record_handling")
    assert [report.handled for report in story.case.reports] == [True, False]
    assert story.refused("record_handling").message == MESSAGES["report_not_confirmed"]
    assert "record_handling" not in story.permitted("an")
    story.does("record_handling", report=1, compensation="5 triệu đồng")


def test_of_several_confirmed_reports_the_handler_says_which_he_handles() -> None:
    story = (
        reported()
        .does("resolve_violation")
        .does("report_violation", against="dung")
        .does("resolve_violation")
    )
    assert story.code("record_handling") == "missing_content"
    story.does("record_handling", report=2).does("record_handling")
    assert [report.handled for report in story.case.reports] == [True, True]


# --- what a report blocks ---------------------------------------------------------------------------------------


def test_an_open_or_confirmed_report_of_abuse_blocks_the_measures_of_the_one_reported() -> None:
    story = Story().approved().does("report_violation")
    assert ("public_praise", "chi") not in story.measures()
    assert ("public_praise", "so") in story.measures()
    assert under_review(story.setting, story.case, "chi")
    assert not under_review(story.setting, story.case, "so")
    refusal = story.refused("apply_measure")
    assert (refusal.code, refusal.provision) == ("blocked_by_violation", ref("6/1"))
    story.does("resolve_violation")
    assert story.code("apply_measure") == "blocked_by_violation"


def test_an_unfounded_report_frees_the_measures_again() -> None:
    story = Story().approved().does("report_violation").does("resolve_violation", confirmed=False)
    story.does("apply_measure")


@pytest.mark.parametrize("provision", ["6/2", "6/3", "6/4", "6/5"])
def test_reports_of_other_prohibited_acts_block_nothing(provision: str) -> None:
    Story().approved().does("report_violation", provision=provision).does("apply_measure")


def test_who_handles_no_report_reads_only_that_the_measure_is_not_available() -> None:
    story = Story().published().does("report_violation")
    refusal = story.refused("decide_measure")
    assert (refusal.code, refusal.provision, refusal.message) == (
        "measure_not_available",
        ref("9/1/c"),
        MESSAGES["measure_not_available"],
    )
    assert story.code("propose_measure") == "blocked_by_violation"


def test_declining_a_measure_is_not_blocked() -> None:
    Story().published().does("report_violation").does("decide_measure", granted=False)


def test_a_measure_applied_before_the_report_stays_in_the_file() -> None:
    story = Story().approved().does("apply_measure").does("report_violation")
    assert ("public_praise", "chi") in story.measures()


def test_a_report_is_not_to_be_read_off_from_the_archive() -> None:
    story = Story().published().does("propose_measure").does("report_violation")
    assert story.code("archive") == "not_now"


def test_of_a_heads_own_plan_the_deciding_agencys_head_handles_the_reports() -> None:
    story = Story().submitted(by="an").does("report_violation", against="chi")
    assert handler(story) == "chu-tich"
    assert story.code("resolve_violation", by="an") == "not_your_act"
    story.does("resolve_violation", by="chu-tich")
