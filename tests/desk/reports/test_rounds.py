"""Rounds and reports: opened, written, handed in, returned, accepted, urged; each guard, each answer twice."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from khoithong.desk.answers import IdempotencyConflict
from khoithong.desk.directives.acting import Faulty
from khoithong.desk.reports.acting import NoSuchReport

if TYPE_CHECKING:
    from tests.desk.reports.conftest import Reporting


def statuses(reporting: Reporting) -> dict[str, str]:
    return dict(reporting.round.reports.values_list("agency", "status"))


def kinds(reporting: Reporting) -> list[str]:
    return list(reporting.round.entries.order_by("seq").values_list("kind", flat=True))


def test_a_round_says_who_owes_and_the_committee_writes_one_of_its_own(reporting: Reporting) -> None:
    reporting.open()
    assert statuses(reporting) == dict.fromkeys(["so", "so-nv", "so-tc", "ubnd"], "draft")
    assert reporting.report("ubnd").consolidated
    assert reporting.report("so").due_on == date(2026, 5, 31)
    assert kinds(reporting) == ["open"]


def test_opened_twice_with_one_key_it_is_one_round(reporting: Reporting) -> None:
    asked = reporting.asked("ct", "ubnd/head")
    first, again = reporting.open(asked=asked), reporting.open(asked=asked)
    assert (again.round, again.repeated) == (first.round, True)
    with pytest.raises(IdempotencyConflict):
        reporting.open(asked=asked, title="Báo cáo khác")


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"kind": "weekly"}, "kind"),
        ({"title": "  "}, "title"),
        ({"title": "x" * 301}, "title"),
        ({"basis": "x" * 301}, "basis"),
        ({"since": None}, "since"),
        ({"until": date(1999, 1, 1)}, "until"),
        ({"until": date(2025, 12, 31)}, "until"),
        ({"agencies": ()}, "agencies"),
        ({"agencies": ("so", "ubnd")}, "agencies"),
        ({"agencies": ("so", "mttq")}, "agencies"),
        ({"task": 999}, ""),
    ],
)
def test_a_faulty_round_is_not_opened(reporting: Reporting, more: dict[str, object], field: str) -> None:
    from khoithong.reports.models import Round

    with pytest.raises(Faulty) as fault:
        reporting.open(**more)
    assert field in fault.value.problems
    assert not Round.objects.exists()


@pytest.mark.parametrize(
    ("person", "office"), [("cv", "so/staff"), ("gd", "ubnd/head"), ("gd", ""), ("nobody", "ubnd/head")]
)
def test_only_who_acts_for_an_agency_opens_a_round(reporting: Reporting, person: str, office: str) -> None:
    with pytest.raises(Faulty):
        reporting.open(asked=reporting.asked(person, office))


def test_an_agency_opens_for_those_it_organises(reporting: Reporting) -> None:
    reporting.open(asked=reporting.asked("gd-nv", "so-nv/head"), agencies=("so",))
    with pytest.raises(Faulty):
        reporting.open(asked=reporting.asked("gd-nv", "so-nv/head"), agencies=("so-tc",))


def test_what_is_typed_is_kept_and_two_windows_meet_in_a_conflict(reporting: Reporting) -> None:
    from khoithong.desk.reports.save import SavedText, TextConflict, edition, save_text

    reporting.open()
    row = reporting.report("so")
    first = reporting.save("so", "gd", "assessment", "Khó khăn về nguồn lực.")
    assert isinstance(first, SavedText)
    other = save_text(row.id, "vt", "assessment", "Bản khác.", edition(""), clock=reporting.clock)
    assert isinstance(other, TextConflict)
    assert (other.mine, other.theirs) == ("Bản khác.", "Khó khăn về nguồn lực.")
    same = save_text(row.id, "vt", "assessment", "Khó khăn về nguồn lực.", "x", clock=reporting.clock)
    assert isinstance(same, SavedText)
    beside = save_text(row.id, "vt", "lessons", "Một đầu mối.", edition(""), clock=reporting.clock)
    assert isinstance(beside, SavedText)
    assert reporting.report("so").texts == {
        "assessment": "Khó khăn về nguồn lực.",
        "lessons": "Một đầu mối.",
    }
    kept = save_text(row.id, "vt", "assessment", "Bản khác.", other.edition, clock=reporting.clock)
    assert isinstance(kept, SavedText)


@pytest.mark.parametrize("person", ["cv", "gd-tc", "ct", "tt", "nobody"])
def test_only_its_agency_writes_a_report(reporting: Reporting, person: str) -> None:
    reporting.open()
    with pytest.raises(NoSuchReport):
        reporting.save("so", person, "assessment", "x")
    with pytest.raises(NoSuchReport):
        reporting.submit("so", person)


def test_an_unknown_heading_and_a_text_too_long_are_refused(reporting: Reporting) -> None:
    reporting.open()
    with pytest.raises(NoSuchReport):
        reporting.save("so", "gd", "nothing", "x")
    with pytest.raises(Faulty):
        reporting.save("so", "gd", "assessment", "x" * 60_001)


def test_handing_in_freezes_the_figures_with_what_they_counted(reporting: Reporting) -> None:
    from khoithong.organisation.snapshot import directory
    from khoithong.reports.reporting import behind, reported

    reporting.desk.approve()
    reporting.open()
    reporting.submit("so", "gd")
    row = reporting.report("so")
    reporting.desk.on("2026-06-01")
    reporting.desk.submit()
    found = {one.id: one.value for one in reported(row, directory(), reporting.desk.today)}
    assert (found["submitted"], found["approved"]) == (1, 1)
    assert behind(row, "submitted", directory(), reporting.desk.today).total == 1
    assert row.status == "submitted"
    assert kinds(reporting) == ["open", "submit"]


def test_handed_in_twice_with_one_key_it_is_handed_in_once(reporting: Reporting) -> None:
    reporting.open()
    key, version = uuid4(), reporting.report("so").version
    reporting.submit("so", "gd", key, version)
    assert reporting.submit("so", "gd", key, version).repeated
    with pytest.raises(Faulty):
        reporting.submit("so", "gd")
    assert kinds(reporting) == ["open", "submit"]


def test_a_report_changed_since_it_was_shown_is_not_handed_in(reporting: Reporting) -> None:
    reporting.open()
    version = reporting.report("so").version
    reporting.save("so", "vt", "lessons", "Thêm một ý.")
    with pytest.raises(Faulty):
        reporting.submit("so", "gd", version=version)
    assert reporting.report("so").status == "draft"


def test_what_is_handed_in_cannot_be_written_any_more(reporting: Reporting) -> None:
    reporting.open()
    reporting.submit("so", "gd")
    with pytest.raises(Faulty):
        reporting.save("so", "gd", "lessons", "Thêm.")


def test_it_is_returned_with_remarks_written_on_and_accepted(reporting: Reporting) -> None:
    from khoithong.desk.reports.accept import accept
    from khoithong.desk.reports.return_ import return_

    reporting.open()
    reporting.save("so", "gd", "assessment", "Bản đầu.")
    reporting.submit("so", "gd")
    above = reporting.asked("ct", "ubnd/head")
    with pytest.raises(Faulty):
        return_(reporting.report("so").id, reporting.asked("ct", "ubnd/head"), "  ")
    return_(reporting.report("so").id, above, "Bổ sung số liệu.")
    assert return_(reporting.report("so").id, above, "Bổ sung số liệu.").repeated
    row = reporting.report("so")
    assert (row.status, row.remarks, row.figures) == ("returned", "Bổ sung số liệu.", None)
    assert row.texts == {"assessment": "Bản đầu."}
    reporting.save("so", "gd", "assessment", "Bản sau.")
    reporting.submit("so", "gd")
    accept(reporting.report("so").id, reporting.asked("ct", "ubnd/head"))
    assert kinds(reporting) == ["open", "submit", "return", "submit", "accept"]
    returned = reporting.round.entries.get(kind="return")
    assert returned.data["texts"] == {"assessment": "Bản đầu."}
    assert returned.data["figures"]["figures"]
    with pytest.raises(Faulty):
        return_(row.id, reporting.asked("ct", "ubnd/head"), "Nữa")
    with pytest.raises(Faulty):
        accept(row.id, reporting.asked("ct", "ubnd/head"))
    with pytest.raises(Faulty):
        reporting.submit("so", "gd")


@pytest.mark.parametrize(
    ("person", "office", "raised"),
    [
        ("gd", "so/head", Faulty),
        ("ct", "", Faulty),
        ("tt", "ubkt/head", Faulty),
        ("gd-tc", "so-tc/head", NoSuchReport),
        ("cv", "so/staff", NoSuchReport),
    ],
)
def test_only_who_consolidates_judges(
    reporting: Reporting, person: str, office: str, raised: type[Exception]
) -> None:
    from khoithong.desk.reports.accept import accept

    reporting.open()
    reporting.submit("so", "gd")
    with pytest.raises(raised):
        accept(reporting.report("so").id, reporting.asked(person, office))
    assert reporting.report("so").status == "submitted"


def test_the_consolidated_report_is_closed_by_being_handed_in(reporting: Reporting) -> None:
    from khoithong.organisation.snapshot import directory
    from khoithong.reports.reporting import reported

    reporting.desk.approve()
    reporting.open()
    reporting.submit("ubnd", "ct")
    row = reporting.report("ubnd")
    assert row.status == "accepted"
    found = {one.id: one.value for one in reported(row, directory(), reporting.desk.today)}
    assert found["approved"] == 1, "counted from the cases, though nobody has handed in"


def test_those_who_owe_are_urged_and_nobody_else(reporting: Reporting) -> None:
    from khoithong.desk.reports.urge import urge

    reporting.open()
    reporting.submit("so", "gd")
    asked = reporting.asked("ct", "ubnd/head")
    urge(reporting.round.id, ["so-tc", "so-nv"], asked, "Đề nghị nộp.")
    assert urge(reporting.round.id, ["so-nv", "so-tc"], asked, "Đề nghị nộp.").repeated
    assert reporting.round.entries.get(kind="urge").data["agencies"] == ["so-nv", "so-tc"]
    for agencies, words in ((["so"], "Nộp"), ([], "Nộp"), (["mttq"], "Nộp"), (["so-tc"], " ")):
        with pytest.raises(Faulty):
            urge(reporting.round.id, agencies, reporting.asked("ct", "ubnd/head"), words)
    with pytest.raises(NoSuchReport):
        urge(reporting.round.id, ["so-tc"], reporting.asked("gd", "so/head"), "Nộp")
    with pytest.raises(NoSuchReport):
        urge(uuid4(), ["so-tc"], reporting.asked("ct", "ubnd/head"), "Nộp")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE reports_reportentry SET kind = 'accept'",
        "DELETE FROM reports_reportentry",
        "UPDATE reports_round SET title = 'x'",
        "UPDATE reports_report SET texts = '{\"lessons\": \"x\"}' WHERE status = 'submitted'",
        "UPDATE reports_report SET figures = '{}' WHERE status = 'submitted'",
        "DELETE FROM reports_report WHERE status = 'submitted'",
        "DELETE FROM reports_report WHERE status = 'draft'",
    ],
)
def test_the_database_itself_keeps_logs_rounds_and_what_was_handed_in(
    reporting: Reporting, statement: str
) -> None:
    from django.db import connection

    reporting.open()
    reporting.submit("so", "gd")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
