"""Statistics and supervision: who is shown what, facts in numbers with their lists, notes that nobody else reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from tests.web.office import hidden
from tests.web.test_case_page import words

if TYPE_CHECKING:
    from tests.web.office import Office


def number(html: str, figure: str) -> str:
    """The number of a tile."""
    found = re.search(rf'href="/thong-ke/{figure}/[^"]*"><span class="tile-value">([^<]+)<', html)
    assert found, figure
    return found[1]


def listed(office: Office, person: str, figure: str, query: str = "") -> str:
    visitor = office.person(person)
    html = words(visitor.get(f"/thong-ke/{figure}/{query}"))
    assert visitor.status == 200
    return html


def test_the_numbers_of_the_page_are_those_of_the_lists(office: Office) -> None:
    office.desk.complete()
    office.desk.submit()
    html = office.person("gd").get("/thong-ke/")
    for figure in ("submitted", "under_review", "completed", "encouragement_pending", "protection_pending"):
        shown = number(html, figure)
        assert shown != "0", figure
        assert f" {shown} " in listed(office, "gd", figure), figure
    assert "1 trong 2 đề xuất gửi trong kỳ đã có quyết định" in html


def test_the_period_and_the_agency_narrow_figures_and_lists_alike(office: Office) -> None:
    office.desk.submit()
    chair = office.person("ct")
    assert number(chair.get("/thong-ke/"), "submitted") == "1"
    assert number(chair.get("/thong-ke/?tu=01/06/2026&den=31/12/2026"), "submitted") == "0"
    assert number(chair.get("/thong-ke/?co_quan=so"), "submitted") == "1"
    html = chair.get("/thong-ke/?co_quan=so-tc")
    assert number(html, "submitted") == "0"
    assert "/thong-ke/submitted/?co_quan=so-tc&amp;tu=01%2F01%2F2026" in html


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("?tu=31/02/2026", "Nhập ngày có thật theo dạng 18/03/2026"),
        ("?tu=02/01/2026&den=01/01/2026", "Nhập ngày cuối không trước ngày đầu"),
        ("?tu=01/01/1066", "Nhập ngày từ 01/01/2000 đến 31/12/2100"),
    ],
)
def test_a_faulty_period_is_said_to_be_so_and_this_year_shown(
    office: Office, query: str, message: str
) -> None:
    html = office.person("ct").get(f"/thong-ke/{query}")
    assert message in html
    assert "năm 2026" in html


@pytest.mark.parametrize("query", ["?trang=x", "?phan=%00", "?phan=x", "?ngay=x", "?trang=-1", "?tu=%00"])
def test_nonsense_in_the_address_is_no_error(office: Office, query: str) -> None:
    office.desk.submit()
    for path in ("/thong-ke/", "/thong-ke/limits_ended/", "/giam-sat/"):
        visitor = office.person("tt")
        visitor.get(f"{path}{query}")
        assert visitor.status == 200, path


def test_nobody_counts_beyond_the_own_office(office: Office) -> None:
    office.desk.submit()
    for person in ("tp", "cv", "cg"):
        visitor = office.person(person)
        assert "Trang dành cho người tổng hợp, giám sát" in visitor.get("/thong-ke/")
        visitor.get("/thong-ke/submitted/")
        assert visitor.status == 404
    stranger = office.person("gd-tc")
    assert number(stranger.get("/thong-ke/"), "submitted") == "0"
    for agency in ("so", "ubnd", "nothing"):
        stranger.get(f"/thong-ke/?co_quan={agency}")
        assert stranger.status == 404, agency
        stranger.get(f"/thong-ke/submitted/?co_quan={agency}")
        assert stranger.status == 404, agency


def test_the_one_above_counts_what_it_may_not_open_and_learns_no_title(office: Office) -> None:
    office.desk.submit()
    html = listed(office, "ct", "submitted")
    assert "1 đề xuất" in html
    assert "Đề xuất ngoài phạm vi được mở Sở Xây dựng Đang xem xét" in html
    assert office.code not in html
    assert "Hồ sơ đất đai" not in html
    office.person("ct").get(f"/ho-so/{office.code}/")


def _deputy(office: Office) -> str:
    """A vice chair of the committee: counts for it, and opens no case of its departments."""
    from khoithong.organisation.models import Account
    from tests.desk.conftest import PROVINCE, bring_in

    people: list[dict[str, object]] = PROVINCE["people"]  # type: ignore[assignment]
    deputy = {"id": "pct", "name": "Đinh Văn Xô", "offices": [{"agency": "ubnd", "role": "deputy"}]}
    bring_in({**PROVINCE, "people": [*people, deputy]})
    Account.objects.create(username="pct", person_id="pct", password="!")
    return "pct"


def test_few_measures_of_others_are_not_told(office: Office) -> None:
    office.desk.complete()
    office.desk.do("gd", "apply_measure", measure="public_praise", beneficiary="tp", document="5/QĐ")
    assert number(office.person("gd").get("/thong-ke/"), "completed") == "1"
    # The committee's head manages the officials and may open the case; the Front reads everything.
    for person in ("gd", "ct", "mt"):
        assert "1 lượt" in listed(office, person, "encouragement_given"), person
    hidden_from = listed(office, _deputy(office), "encouragement_given")
    assert "Dưới 5 lượt" in hidden_from
    assert "Hoàng Văn Em" not in hidden_from
    assert office.code not in hidden_from


def test_supervision_is_for_those_who_follow(office: Office) -> None:
    for person in ("tt", "mt", "gd-nv"):
        assert "Chậm, chưa làm" in office.person(person).get("/giam-sat/"), person
    for person in ("gd", "gd-tc", "tp"):
        visitor = office.person(person)
        assert "Trang dành cho cơ quan theo dõi" in visitor.get("/giam-sat/"), person
        visitor.get("/giam-sat/co-quan/khong-de-xuat/")
        assert visitor.status == 404


def test_agencies_that_propose_nothing_are_named(office: Office) -> None:
    office.desk.submit()
    html = office.person("tt").get("/giam-sat/co-quan/khong-de-xuat/")
    names = words(html.partition("<tbody>")[2].partition("</tbody>")[0])
    assert "Sở Tài chính" in names
    assert "Sở Xây dựng" not in names
    assert "Đảng ủy" not in names
    count = names.count("Sở") + names.count("Ủy ban") + names.count("Mặt trận")
    assert f"{count} cơ quan" in words(html)


def test_what_was_not_checked_is_counted_from_the_last_check(office: Office) -> None:
    office.desk.approve()
    office.desk.on("2026-06-20")
    office.desk.do("tp", "report_progress", content="Đang làm")
    assert number(office.person("tt").get("/giam-sat/"), "unchecked") == "1"
    assert "chưa có việc kiểm tra" in listed(office, "tt", "unchecked")
    assert number(office.person("tt").get("/giam-sat/?ngay=60"), "unchecked") == "0"
    office.desk.do("gd", "inspect", findings="Đúng tiến độ")
    assert number(office.person("tt").get("/giam-sat/"), "unchecked") == "0"
    office.desk.on("2026-08-01")
    assert "kiểm tra gần nhất 20/06/2026" in listed(office, "tt", "unchecked")


def test_repeated_requests_postponed_meetings_and_silence_are_facts(office: Office) -> None:
    desk = office.desk
    desk.submit()
    desk.do("gd", "request_supplement", content="Thêm số liệu")
    assert number(office.person("tt").get("/giam-sat/"), "repeated_supplements") == "0"
    desk.do("gd", "request_supplement", content="Thêm lần nữa")
    desk.do("gd", "convene_meeting", on="2026-05-08")
    assert number(office.person("tt").get("/giam-sat/"), "postponed_meetings") == "0"
    desk.do("gd", "convene_meeting", on="2026-05-12")
    html = office.person("tt").get("/giam-sat/")
    assert "Né tránh, đùn đẩy trách nhiệm trong trình tự, thủ tục phê duyệt" in html
    assert "phần mềm không kết luận, không chấm điểm" in html
    assert "2 lần yêu cầu bổ sung, gần nhất 04/05/2026" in listed(office, "tt", "repeated_supplements")
    assert "1 lần dời ngày họp, gần nhất 04/05/2026" in listed(office, "tt", "postponed_meetings")
    desk.on("2026-06-10")
    assert "việc gần nhất 04/05/2026" in listed(office, "tt", "long_silence")


def test_a_long_wait_for_the_party_body_is_shown_without_a_limit(office: Office) -> None:
    office.desk.meet()
    office.desk.pass_meeting()
    office.desk.do("gd", "seek_party_opinion")
    office.desk.on("2026-06-25")
    html = office.person("tt").get("/giam-sat/")
    assert number(html, "waits_opinion") == "1"
    assert "Ý kiến của cấp ủy, tổ chức đảng" in listed(office, "tt", "waits_opinion")


def test_a_note_is_read_by_its_agency_alone_and_leaves_the_case_as_it_was(office: Office) -> None:
    from khoithong.casefiles.models import AccessLog, Act
    from khoithong.reports.models import SupervisionNote

    office.desk.submit()
    acts = Act.objects.count()
    place = f"/giam-sat/ho-so/{office.code}/"
    inspector = office.person("tt")
    inspector.get(place)
    inspector.post(place, {"key": hidden(inspector.html, "key"), "text": "Cần theo dõi thêm."})
    assert "Đã ghi chú." in inspector.html
    assert "Cần theo dõi thêm." in inspector.html
    assert "Cần theo dõi thêm." in inspector.get("/giam-sat/ghi-chu/")
    front = office.person("mt")
    assert "Cần theo dõi thêm." not in front.get(place)
    assert "Cần theo dõi thêm." not in front.get("/giam-sat/ghi-chu/")
    for person in ("gd", "tp", "ct", "gd-nv"):
        visitor = office.person(person)
        for path in (place, "/giam-sat/ghi-chu/"):
            visitor.get(path)
            assert visitor.status == 404, (person, path)
    assert Act.objects.count() == acts
    readers = set(AccessLog.objects.filter(what="supervision_notes").values_list("person", flat=True))
    assert readers == {"tt", "mt"}
    note = SupervisionNote.objects.get()
    assert (note.agency, note.author, note.office) == ("ubkt", "tt", "ubkt/head")


def test_a_note_sent_twice_is_one_and_an_empty_one_none(office: Office) -> None:
    from khoithong.reports.models import SupervisionNote

    office.desk.submit()
    place = f"/giam-sat/ho-so/{office.code}/"
    inspector = office.person("tt")
    key = str(uuid4())
    for _ in range(2):
        inspector.post(place, {"key": key, "text": "Một ghi chú."})
    html = inspector.post(place, {"key": key, "text": "Ghi chú khác."})
    assert inspector.status == 409
    assert "Ghi chú khác." in html
    html = inspector.post(place, {"key": str(uuid4()), "text": "  "})
    assert inspector.status == 422
    assert "Nhập nội dung ghi chú" in html
    assert SupervisionNote.objects.count() == 1


@pytest.mark.parametrize(
    "statement",
    ["UPDATE reports_supervisionnote SET text = 'x'", "DELETE FROM reports_supervisionnote"],
)
def test_the_database_itself_keeps_notes(office: Office, statement: str) -> None:
    from django.db import DatabaseError, connection, transaction

    office.desk.submit()
    place = f"/giam-sat/ho-so/{office.code}/"
    office.person("tt").post(place, {"key": str(uuid4()), "text": "Một ghi chú."})
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_report_of_a_prohibited_act_shows_in_no_figure(office: Office) -> None:
    office.desk.complete()
    pages = ("/thong-ke/", "/giam-sat/", "/thong-ke/protection_pending/", "/thong-ke/encouragement_pending/")
    before = [words(office.person("mt").get(path)) for path in pages]
    office.desk.do("cv", "report_violation", provision="6/1", against="tp", content="Vụ lợi")
    assert [words(office.person("mt").get(path)) for path in pages] == before
