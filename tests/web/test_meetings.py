"""Meetings: who votes, who does not and on which provision, the count, ballots on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from tests.web.office import hidden

if TYPE_CHECKING:
    from tests.web.office import Office, Visitor


def at(office: Office, page: str = "", number: int = 1) -> str:
    return f"/phien-hop/{office.code}/{number}/{page}"


def vote(office: Office, person: str, ballot: str, **more: Any) -> Visitor:
    """Vote by the page's own form."""
    visitor = office.person(person)
    key = hidden(visitor.get(at(office)), "key")
    visitor.post(at(office, "phieu/"), {"ballot": ballot, "key": key, **more})
    return visitor


def test_no_meeting_yet(office: Office) -> None:
    assert "Chưa có phiên họp nào" in office.person("gd").get("/phien-hop/")
    office.desk.submit()
    head = office.person("gd")
    for path in (f"/phien-hop/{office.code}/", at(office), at(office, number=0)):
        head.get(path)
        assert head.status == 404


def test_meetings_are_listed_with_ones_part_in_them(office: Office) -> None:
    office.desk.submit()
    office.desk.do("gd", "convene_meeting", on="2026-05-11")
    head = office.person("gd")
    html = head.get("/phien-hop/")
    assert "11/05/2026" in html
    assert "Chủ trì, biểu quyết" in html
    assert "Chưa đến ngày họp" in html
    assert "Dự, không biểu quyết" in office.person("tp").get("/phien-hop/")
    office.desk.on("2026-05-11")
    assert "Cần biểu quyết" in head.get("/phien-hop/")
    assert "Đang họp" in office.person("tp").get("/phien-hop/")
    office.desk.do("gd", "vote", ballot="for")
    assert "Đã biểu quyết, chưa kết thúc họp" in head.get("/phien-hop/")
    for deputy in ("pgd1", "pgd2"):
        office.desk.do(deputy, "vote", ballot="for")
    office.desk.do("gd", "close_meeting", minutes="1", conditions_met=["5/1/a"])
    html = head.get("/phien-hop/")
    assert "Đã kết thúc <span" in html
    assert "Thông qua" in html


def test_the_newest_meeting_of_a_case_has_a_short_address(office: Office) -> None:
    office.desk.meet()
    deputy = office.person("pgd1")
    deputy.get(f"/phien-hop/{office.code}/")
    assert deputy.path == at(office)


def test_who_may_not_read_the_case_finds_no_meeting(office: Office) -> None:
    office.desk.meet()
    stranger = office.person("cv")
    for page in ("", "phieu/", "phieu-giay/"):
        stranger.post(at(office, page), {"ballot": "for", "key": str(uuid4())})
        assert stranger.status in (404, 405), page
    stranger.get(f"/phien-hop/{office.code}/")
    assert stranger.status == 404


def test_before_its_day_nobody_votes_and_the_page_says_why(office: Office) -> None:
    office.desk.submit()
    office.desk.do("gd", "convene_meeting", on="2026-05-11")
    html = office.person("pgd1").get(at(office))
    assert "Gửi phiếu biểu quyết" not in html
    assert "chưa đến ngày họp" in html
    assert "hx-get" not in html


def test_a_ballot_is_cast_with_its_remarks(office: Office) -> None:
    office.desk.meet()
    voter = vote(office, "pgd1", "other", remarks="Đề nghị làm rõ kinh phí")
    assert voter.path == at(office)
    assert "Đã ghi phiếu: Ý kiến khác" in voter.html
    assert "Phiếu đã ghi ngày 11/05/2026: <strong>Ý kiến khác</strong>" in voter.html
    assert "Gửi phiếu biểu quyết" not in voter.html
    assert "Đề nghị làm rõ kinh phí" in voter.html
    act = office.desk.acts[-1]
    assert (act.kind, act.by, act.data, act.office) == (
        "vote",
        "pgd1",
        {"ballot": "other", "remarks": "Đề nghị làm rõ kinh phí"},
        "so/deputy",
    )


def test_a_ballot_needs_a_choice(office: Office) -> None:
    office.desk.meet()
    voter = vote(office, "pgd1", "", remarks="Đã gõ rồi")
    assert voter.status == 422
    assert "Chọn Tán thành, Không tán thành hoặc Ý kiến khác" in voter.html
    assert "Đã gõ rồi" in voter.html


def test_sent_twice_it_is_one_ballot(office: Office) -> None:
    office.desk.meet()
    voter = office.person("pgd1")
    data = {"ballot": "for", "key": hidden(voter.get(at(office)), "key")}
    for _ in range(2):
        voter.post(at(office, "phieu/"), data)
        assert "Đã ghi phiếu: Tán thành" in voter.html
    assert [act.kind for act in office.desk.acts].count("vote") == 1


def test_two_windows_one_ballot(office: Office) -> None:
    office.desk.meet()
    voter = office.person("pgd1")
    first, second = (hidden(voter.get(at(office)), "key") for _ in range(2))
    voter.post(at(office, "phieu/"), {"ballot": "for", "key": first})
    html = voter.post(at(office, "phieu/"), {"ballot": "against", "key": second})
    assert voter.status == 409
    assert "Mỗi người biểu quyết một lần" in html
    assert "<strong>Tán thành</strong>" in html


def test_the_same_form_with_another_ballot_changes_nothing(office: Office) -> None:
    office.desk.meet()
    voter = office.person("pgd1")
    key = hidden(voter.get(at(office)), "key")
    voter.post(at(office, "phieu/"), {"ballot": "for", "key": key})
    html = voter.post(at(office, "phieu/"), {"ballot": "against", "key": key})
    assert voter.status == 409
    assert "đã được gửi với nội dung khác" in html


def test_a_stale_page_of_a_meeting_already_closed(office: Office) -> None:
    office.desk.meet()
    voter = office.person("pgd1")
    key = hidden(voter.get(at(office)), "key")
    for other in ("gd", "pgd2"):
        office.desk.do(other, "vote", ballot="for")
    office.desk.do("gd", "close_meeting", minutes="1", absent=["pgd1"], conditions_met=["5/1/a"])
    html = voter.post(at(office, "phieu/"), {"ballot": "for", "key": key})
    assert voter.status == 409
    assert "Cuộc họp này đã kết thúc" in html


def test_a_deputy_who_proposes_sees_why_he_does_not_vote(office: Office) -> None:
    office.desk.submit("pgd1")
    office.desk.do("gd", "convene_meeting", on="2026-05-11")
    office.desk.on("2026-05-11")
    deputy = office.person("pgd1")
    html = deputy.get(at(office))
    assert "Gửi phiếu biểu quyết" not in html
    assert "Biểu quyết</strong> — cấp phó có đề xuất không tham gia biểu quyết" in html
    assert "điểm 2.1 khoản 2 Điều 7" in html
    assert "Cấp phó có đề xuất không tham gia biểu quyết" in html
    html = deputy.post(at(office, "phieu/"), {"ballot": "for", "key": str(uuid4())})
    assert deputy.status == 409
    assert "Cấp phó có đề xuất không tham gia biểu quyết. (điểm 2.1 khoản 2 Điều 7)" in html
    assert not [act for act in office.desk.acts if act.kind == "vote"]


def test_the_count_always_names_its_denominator_and_the_tie_rule_when_it_applies(office: Office) -> None:
    office.desk.meet()
    for voter, ballot in (("gd", "for"), ("pgd2", "against")):
        office.desk.do(voter, "vote", ballot=ballot)
    head = office.person("gd")
    closing = f"/ho-so/{office.code}/viec/close_meeting/"
    html = head.get(closing)
    assert "trên 2 ý kiến biểu quyết" in html
    assert "Biểu quyết ngang nhau" in html
    office.desk.do("pgd1", "vote", ballot="against")
    html = head.get(closing)
    assert "trên 3 ý kiến biểu quyết" in html
    assert "Biểu quyết ngang nhau" not in html
    office.desk.do("gd", "close_meeting", minutes="1", conditions_met=["5/1/a"])
    assert "trên 3 ý kiến biểu quyết" in office.person("pgd1").get(at(office))


def test_before_the_closing_only_ones_own_ballot_is_shown_after_it_all(office: Office) -> None:
    office.desk.meet()
    office.desk.do("gd", "vote", ballot="against", remarks="Nguồn lực chưa rõ")
    office.desk.do("pgd1", "vote", ballot="other", remarks="Xin làm rõ phạm vi")
    case = f"/ho-so/{office.code}/"
    cast = [act.seq for act in office.desk.acts if act.kind == "vote"]
    pages = [at(office), case, *(f"{case}dien-bien/{seq}/" for seq in cast), f"{case}viec/vote/"]
    secrets = ("Nguồn lực chưa rõ", ">Không tán thành <strong>", 'ballot-finding"><span class="tally')
    for person in ("pgd2", "tp", "tt", "vt"):
        visitor = office.person(person)
        for page in pages:
            html = visitor.get(page)
            for secret in (*secrets, "Xin làm rõ phạm vi"):
                assert secret not in html, (person, page, secret)
    for page in (at(office), case):
        html = office.person("pgd2").get(page)
        assert "<strong>2/3</strong> thành viên đã biểu quyết" in html
        html = office.person("pgd1").get(page)
        assert "Xin làm rõ phạm vi" in html
        assert "Nguồn lực chưa rõ" not in html
    office.desk.do("pgd2", "vote", ballot="for")
    office.desk.do("gd", "close_meeting", minutes="1", conditions_met=["5/1/a"])
    for page in (at(office), case):
        html = office.person("tp").get(page)
        assert "Nguồn lực chưa rõ" in html
        assert "Xin làm rõ phạm vi" in html


def test_the_turnout_looks_again_by_itself_and_stops(office: Office) -> None:
    office.desk.meet()
    deputy = office.person("pgd1")
    assert 'hx-get="?lan=1"' in deputy.get(at(office))
    assert 'hx-get="?lan=30"' in deputy.get(at(office, "?lan=29"))
    for last in ("30", "9999", "99999", "x", "²"):
        assert "hx-get" not in deputy.get(at(office, f"?lan={last}"))


def test_the_chair_is_told_what_closing_still_needs_and_then_led_there(office: Office) -> None:
    office.desk.meet()
    head = office.person("gd")
    html = head.get(at(office))
    assert "Kết thúc họp</strong> — chưa có phiếu nào" in html
    office.desk.do("pgd2", "vote", ballot="for")
    html = head.get(at(office))
    assert "Kết thúc họp</strong> — người chủ trì Nguyễn Văn An chưa biểu quyết" in html
    office.desk.do("gd", "vote", ballot="for")
    html = head.get(at(office))
    assert f'href="/ho-so/{office.code}/viec/close_meeting/"' in html
    assert "Kết thúc họp" not in office.person("pgd1").get(at(office))


def paper(office: Office, person: str, **data: str) -> Visitor:
    """Enter a ballot on paper by the page's own form."""
    clerk = office.person(person)
    html = clerk.get(at(office))
    form = {"giay-key": hidden(html, "giay-key")}
    clerk.post(at(office, "phieu-giay/"), form | {f"giay-{name}": value for name, value in data.items()})
    return clerk


BALLOT = {"voter": "pgd1", "ballot": "for", "happened_on": "11/05/2026", "evidence": "Biên bản số 3"}


def test_a_clerk_enters_a_ballot_on_paper(office: Office) -> None:
    office.desk.meet()
    office.desk.on("2026-05-12")
    clerk = paper(office, "vt", **BALLOT)
    assert "Đã nhập phiếu của Trần Thị Bình" in clerk.html
    act = office.desk.acts[-1]
    assert (act.by, act.on_behalf_of, str(act.happened_on), act.evidence) == (
        "vt",
        "pgd1",
        "2026-05-11",
        "Biên bản số 3",
    )
    assert '<option value="pgd1"' not in clerk.get(at(office))


def test_a_ballot_on_paper_needs_its_document_and_its_day(office: Office) -> None:
    office.desk.meet()
    clerk = paper(office, "vt", **{**BALLOT, "evidence": " ", "happened_on": "31/02/2026"})
    assert clerk.status == 422
    assert "Nhập số, tên biên bản" in clerk.html
    assert "Nhập ngày theo dạng 18/03/2026" in clerk.html
    clerk = paper(office, "vt", **{**BALLOT, "happened_on": "01/05/2026"})
    assert clerk.status == 409
    assert "Ngày 01/05/2026 sớm hơn ngày" in clerk.html
    assert not [act for act in office.desk.acts if act.kind == "vote"]


def test_only_clerk_and_secretary_enter_ballots_on_paper(office: Office) -> None:
    office.desk.meet()
    for person in ("gd", "pgd2", "tp", "tt"):
        assert "Nhập phiếu giấy" not in office.person(person).get(at(office)), person
    deputy = office.person("pgd2")
    deputy.post(at(office, "phieu-giay/"), {f"giay-{name}": value for name, value in BALLOT.items()})
    assert deputy.status == 422
    assert not [act for act in office.desk.acts if act.kind == "vote"]


@pytest.fixture
def council(office: Office) -> Office:
    """A council of five on its meeting day."""
    desk = office.desk
    desk.submit()
    desk.do("gd", "choose_route", route="council", reason="Phạm vi rộng")
    seats = [("gd", "chair", "head"), ("pgd1", "vice_chair", "deputy"), ("gd-nv", "member", "agency")]
    members: list[dict[str, Any]] = [
        {"person": person, "capacity": capacity, "as": standing} for person, capacity, standing in seats
    ]
    members += [
        {"person": "gd-tc", "capacity": "member", "as": "agency", "secretary": True},
        {"person": "cg", "capacity": "member", "as": "expert"},
    ]
    desk.do("gd", "establish_council", members=members)
    desk.do("gd", "dispatch_plan")
    desk.do("gd", "convene_meeting", on="2026-05-12")
    desk.on("2026-05-12")
    return office


def test_a_council_votes_on_a_sheet_with_the_headings_of_the_text(council: Office) -> None:
    expert = council.person("cg")
    html = expert.get(at(council))
    assert "a) Sự cần thiết, mục đích, yêu cầu của đề xuất" in html
    assert "b) Phạm vi, đối tượng" in html
    assert "Chủ tịch Hội đồng" in html
    expert = vote(council, "cg", "for", remarks_0="Rất cần", remarks_1="Khả thi")
    assert "Đã ghi phiếu" in expert.html
    remarks = council.desk.acts[-1].data["remarks"]
    assert remarks.startswith("Sự cần thiết, mục đích, yêu cầu của đề xuất:\nRất cần\n\nPhạm vi")
    assert remarks.endswith("Khả thi")


def test_the_secretary_of_a_council_enters_ballots_on_paper(council: Office) -> None:
    secretary = paper(council, "gd-tc", **{**BALLOT, "voter": "cg", "happened_on": "12/05/2026"})
    assert "Đã nhập phiếu của Chuyên gia Vinh" in secretary.html


def test_the_readings_that_count_the_ballots_are_shown(office: Office) -> None:
    office.desk.meet()
    assert "Quy ước áp dụng khi đếm phiếu" in office.person("gd").get(at(office))
