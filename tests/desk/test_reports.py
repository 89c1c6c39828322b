"""Reports of violations: a stream of their own, read by their handler, traceless for everyone else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection

from khoithong.casefiles.models import AccessLog, Act, ReportAct
from khoithong.casefiles.projection.store import differences
from khoithong.casefiles.verification import verify_case
from khoithong.desk.read_reports import handled_reports

if TYPE_CHECKING:
    from tests.desk.conftest import Desk

REPORT = {"provision": "6/2", "against": "pgd1", "content": "Gây khó khăn"}


def everything_projected(desk: Desk) -> list[Any]:
    found: list[Any] = []
    with connection.cursor() as cursor:
        for table in (
            "casefiles_case",
            "casefiles_act",
            "casefiles_deadlinerow",
            "casefiles_participantrow",
            "casefiles_measurerow",
            "casefiles_todorow",
            "casefiles_meetingrow",
            "casefiles_ballotrow",
        ):
            cursor.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3")  # noqa: S608
            found += cursor.fetchall()
    return found


def test_a_report_leaves_no_trace_in_the_case(desk: Desk) -> None:
    desk.submit()
    before = everything_projected(desk)

    done = desk.do("cv", "report_violation", **REPORT)

    assert everything_projected(desk) == before
    assert done.seq == 1
    assert ReportAct.objects.count() == 1
    assert [act.kind for act in desk.acts] == ["submit_plan"]


def test_the_numbers_of_the_case_s_acts_do_not_betray_a_report(desk: Desk) -> None:
    desk.submit()
    desk.do("cv", "report_violation", **REPORT)
    desk.do("gd", "request_supplement", content="Số liệu")

    assert [act.seq for act in desk.acts] == [1, 2]
    positions = list(Act.objects.order_by("seq").values_list("position", flat=True))
    assert positions[1] == positions[0] + 1


def test_only_the_handler_reads_and_each_reading_is_logged(desk: Desk) -> None:
    desk.submit()
    desk.do("cv", "report_violation", **REPORT)

    for person in ("tp", "pgd1", "cv", "tt", "ct"):
        assert handled_reports(desk.case, person, clock=desk.clock) == []
    assert not AccessLog.objects.exists()

    (report,) = handled_reports(desk.case, "gd", clock=desk.clock)

    assert (report.number, report.by, report.against, report.content, report.confirmed) == (
        1,
        "cv",
        "pgd1",
        "Gây khó khăn",
        None,
    )
    assert list(AccessLog.objects.values_list("person", "what", "subject")) == [
        ("gd", "report_identity", "1")
    ]


def test_a_report_against_the_head_goes_to_the_superior_s_head(desk: Desk) -> None:
    desk.submit()
    desk.do("cv", "report_violation", **{**REPORT, "against": "gd"})

    assert handled_reports(desk.case, "gd", clock=desk.clock) == []
    assert [report.number for report in handled_reports(desk.case, "ct", clock=desk.clock)] == [1]
    assert desk.refused("gd", "resolve_violation", confirmed=True, content="x") == "not_your_act"
    desk.do("ct", "resolve_violation", confirmed=True, content="Có vi phạm")
    desk.do("ct", "record_handling", form="Khiển trách")
    (report,) = handled_reports(desk.case, "ct", clock=desk.clock)
    assert (report.confirmed, report.handled) == (True, True)


def test_a_handler_who_may_not_read_the_case_still_resolves(desk: Desk) -> None:
    desk.submit()
    desk.do("tp", "report_violation", **{**REPORT, "against": "gd"})
    assert desk.do("ct", "resolve_violation", confirmed=False, content="Không có").seq == 2


def test_whether_a_report_exists_cannot_be_told_from_the_refusal(desk: Desk) -> None:
    desk.submit()
    first = desk.ask("pgd1", "resolve_violation", confirmed=False, content="x")
    desk.do("cv", "report_violation", **REPORT)
    assert desk.ask("pgd1", "resolve_violation", confirmed=False, content="x") == first


def test_a_report_blocks_measures_in_the_order_things_were_recorded(desk: Desk) -> None:
    desk.complete()
    report = {**REPORT, "provision": "6/1", "against": "tp"}
    desk.do("cv", "report_violation", **report)
    measure = {"measure": "commendation", "beneficiary": "tp", "document": "1"}
    assert desk.refused("gd", "apply_measure", **measure) == "blocked_by_violation"
    desk.do("gd", "resolve_violation", confirmed=False, content="Không có")
    desk.do("gd", "apply_measure", **measure)
    desk.do("cv", "report_violation", **report)

    assert list(differences(desk.case)) == []
    assert verify_case(desk.case) == []
    measures = desk.loaded.procedure.measures(desk.loaded.case, desk.today)
    assert ("commendation", "tp", "applied") in {(m.id, m.beneficiary, m.state) for m in measures}
    assert [act.after for act in desk.loaded.reports] == [
        len(desk.acts) - 1,
        len(desk.acts) - 1,
        len(desk.acts),
    ]


def test_reports_of_a_case_that_does_not_exist_are_none(desk: Desk) -> None:
    assert handled_reports(999, "gd", clock=desk.clock) == []
