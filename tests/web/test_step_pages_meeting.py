"""The meeting's page: who sees which ballot when, days changed, what is on the agenda, the minutes, offices recorded."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tests.web.filling import form_of, typed
from tests.web.office import hidden
from tests.web.steps import seen, with_council, words

if TYPE_CHECKING:
    from tests.web.office import Office, Visitor

MANY_OFFICES = datetime(2026, 1, 2, tzinfo=UTC)


def at(office: Office, number: int = 1) -> str:
    return f"/phien-hop/{office.code}/{number}/"


def closing(office: Office) -> str:
    return f"/ho-so/{office.code}/viec/close_meeting/"


def vote_all(office: Office, ballot: str = "for") -> None:
    for voter in office.desk.loaded.procedure.voters(office.desk.loaded.case):
        office.desk.do(voter, "vote", ballot=ballot, remarks=f"Ý của {voter}")


def test_who_enters_the_closing_from_paper_does_not_see_the_count_before(office: Office) -> None:
    office.desk.meet()
    vote_all(office)
    clerk = office.person("vt")
    html = clerk.get(closing(office))
    said = words(html)
    assert "3/3" in said, "the turnout"
    for secret in ("Tán thành", "Được thông qua", "Ý của pgd1", "Kết quả biểu quyết:", "Chờ ý kiến cấp ủy"):
        assert secret not in said.replace("Quy định nói gì", "|").partition("|")[0], secret
    assert "Kết quả biểu quyết hiện khi đã ghi nhận việc kết thúc họp" in said
    assert f'href="{closing(office)}?thay=gd">Nhập biên bản</a>' in clerk.get(at(office))
    assert "Nhập biên bản</a>" not in office.person("gd").get(at(office))
    html = clerk.get(closing(office))
    chair = seen(office.person("gd"), closing(office))
    assert "Nếu kết thúc với các phiếu hiện có: Được thông qua" in chair
    assert "Ý của pgd1" in chair
    regulation = office.desk.loaded.procedure.setting.regulation
    given = {**form_of(html), **typed("close_meeting", {"minutes": "BB giấy số 4"}, regulation)}
    clerk.post(closing(office), {**given, "on_behalf_of": "gd", "evidence": "BB 4", "happened_on": ""})
    assert office.desk.acts[-1].kind == "close_meeting"


def test_entering_an_evaluations_closing_a_conclusion_can_be_given_without_the_count(office: Office) -> None:
    office.desk.approve()
    office.desk.do("tp", "submit_result_report", results="Đạt")
    office.desk.do("gd", "convene_meeting", on="2026-05-11")
    vote_all(office, "against")
    clerk = seen(office.person("vt"), closing(office))
    assert "Kết luận (khi biên bản không kết luận hoàn thành)" in clerk
    assert "phải nêu kết luận và lý do" not in clerk
    assert "phải nêu kết luận và lý do" in seen(office.person("gd"), closing(office))


def test_ballots_of_a_case_withdrawn_during_the_vote_are_read_by_all(office: Office) -> None:
    office.desk.meet()
    office.desk.do("pgd1", "vote", ballot="against", remarks="Chưa đủ căn cứ")
    proposer, case = office.person("tp"), f"/ho-so/{office.code}/"
    assert "Chưa đủ căn cứ" not in seen(proposer, case)
    office.desk.do("tp", "withdraw_plan", reason="Làm lại")
    assert "Chưa đủ căn cứ" in seen(proposer, case)


def test_a_second_vote_hides_its_ballots_and_shows_those_of_the_first(office: Office) -> None:
    office.desk.meet()
    vote_all(office, "against")
    office.desk.do("gd", "close_meeting", minutes="BB 1")
    office.desk.do("gd", "convene_meeting", on="2026-05-11")
    office.desk.do("pgd1", "vote", ballot="for", remarks="Nay đã đủ")
    said = seen(office.person("pgd2"), f"/ho-so/{office.code}/")
    assert "Ý của pgd1" in said
    assert "Nay đã đủ" not in said


def test_the_case_list_names_every_voter_still_to_vote(office: Office) -> None:
    office.desk.meet()
    said = seen(office.person("gd"), "/ho-so/")
    assert "Nguyễn Văn An, Trần Thị Bình, Phạm Văn Cường" in said
    office.desk.do("pgd1", "vote", ballot="for")
    said = seen(office.person("gd"), "/ho-so/")
    assert "Nguyễn Văn An, Phạm Văn Cường" in said


def enter(office: Office, visitor: Visitor, voter: str, day: str) -> None:
    """Enter a ballot cast on paper."""
    key = hidden(visitor.get(at(office)), "giay-key")
    ballot = {"key": key, "voter": voter, "ballot": "for", "happened_on": day, "evidence": "Phiếu số 2"}
    visitor.post(f"{at(office)}phieu-giay/", {f"giay-{name}": value for name, value in ballot.items()})


def also_clerk_of_the_party_body(office: Office, person: str) -> None:
    from khoithong.organisation.changes import appoint
    from khoithong.organisation.models import OfficeTerm

    term = OfficeTerm(person_id=person, agency_id="du-so", role="clerk", since=MANY_OFFICES.date())
    appoint(term, entered_by="test", now=MANY_OFFICES)


def test_a_ballot_on_paper_is_entered_in_the_clerks_office_that_lets_it(office: Office) -> None:
    also_clerk_of_the_party_body(office, "vt")
    office.desk.meet()
    clerk = office.person("vt")
    clerk.post("/tu-cach/", {"capacity": "du-so/clerk", "next": "/"})
    enter(office, clerk, "pgd1", "11/05/2026")
    act = office.desk.acts[-1]
    assert (act.kind, act.by, act.on_behalf_of, act.office) == ("vote", "vt", "pgd1", "so/clerk")


def test_an_act_entered_by_the_form_is_too(office: Office) -> None:
    also_clerk_of_the_party_body(office, "vt")
    office.desk.submit()
    clerk = office.person("vt")
    clerk.post("/tu-cach/", {"capacity": "du-so/clerk", "next": "/"})
    path = f"/ho-so/{office.code}/viec/convene_meeting/"
    shown = form_of(clerk.get(f"{path}?thay=gd"))
    given = {"on": "11/05/2026", "on_behalf_of": "gd", "evidence": "Giấy mời 3"}
    clerk.post(path, {**shown, **given})
    act = office.desk.acts[-1]
    assert (act.kind, act.by, act.office) == ("convene_meeting", "vt", "so/clerk")


def test_the_secretary_enters_a_ballot_in_the_office_behind_the_seat(office: Office) -> None:
    with_council(office)
    office.desk.on("2026-05-12")
    secretary = office.person("gd-tc")
    enter(office, secretary, "cg", "12/05/2026")
    assert office.desk.acts[-1].office == "so-tc/head"


def test_days_changed_are_told(office: Office) -> None:
    office.desk.submit()
    office.desk.do("gd", "convene_meeting", on="2026-05-07")
    office.desk.do("gd", "convene_meeting", on="2026-05-11")
    said = seen(office.person("tp"), at(office))
    assert "Đã đổi ngày 1 lần" in said
    assert "Ngày 04/05/2026 triệu tập cho ngày 07/05/2026" in said


def test_the_agenda_leads_to_the_plan_and_other_pages_of_the_case(office: Office) -> None:
    office.desk.meet()
    html = office.person("pgd1").get(at(office))
    said = words(html)
    assert "Nội dung họp Xem xét, biểu quyết đề xuất" in said
    assert f'href="/ho-so/{office.code}/ke-hoach/1/"' in html
    assert f'href="/ho-so/{office.code}/xu-ly/"' in html
    assert 'aria-current="page">Phiên họp</a>' in html


def test_an_evaluation_shows_targets_beside_results(office: Office) -> None:
    office.desk.approve()
    office.desk.do("tp", "submit_result_report", results="Giảm 55% thời gian")
    office.desk.do("gd", "convene_meeting", on="2026-05-11")
    said = seen(office.person("pgd1"), at(office, 2))
    assert "Nội dung họp Đánh giá kết quả thực hiện" in said
    assert "Giảm một nửa thời gian" in said
    assert "Giảm 55% thời gian" in said


def test_after_the_closing_the_minutes_and_who_was_absent(office: Office) -> None:
    office.desk.meet()
    for voter in ("gd", "pgd1"):
        office.desk.do(voter, "vote", ballot="for")
    office.desk.do("gd", "close_meeting", minutes="Biên bản số 9, họp tại phòng A", absent=["pgd2"])
    said = seen(office.person("tp"), at(office))
    assert "Biên bản" in said
    assert "Biên bản số 9, họp tại phòng A" in said
    assert "Phạm Văn Cường , Cấp phó của người đứng đầu, Sở Xây dựng Vắng mặt" in said
    assert "2/2 ý kiến biểu quyết tán thành" in said


def test_the_tie_rule_is_said_where_it_applied(office: Office) -> None:
    office.desk.meet()
    for voter, ballot in (("gd", "for"), ("pgd1", "against"), ("pgd2", "other")):
        office.desk.do(voter, "vote", ballot=ballot)
    office.desk.do("gd", "close_meeting", minutes="BB")
    said = seen(office.person("tp"), at(office))
    assert "Biểu quyết ngang nhau: theo ý kiến của người chủ trì Nguyễn Văn An (tán thành)" in said
