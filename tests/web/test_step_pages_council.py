"""The council's page: composition rule by rule, lawful days, the plan sent, replacements, sheets."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from tests.web.filling import form_of
from tests.web.steps import SEATS, members, route_to_council, seen, with_council, words

if TYPE_CHECKING:
    from tests.web.office import Office


def at(office: Office) -> str:
    return f"/hoi-dong/{office.code}/"


SHEET = "Sự cần thiết, mục đích, yêu cầu của đề xuất:\nRất cần\n\nGhi thêm ngoài mẫu"


def test_before_it_is_established_the_form_stands_open_with_the_rules(office: Office) -> None:
    route_to_council(office)
    html = office.person("gd").get(at(office))
    said = words(html)
    assert f'action="/ho-so/{office.code}/viec/establish_council/"' in html
    assert "Nếu thành lập và gửi kế hoạch hôm nay" in said
    assert "Có 2 người, 3 dòng chưa nhập đủ" not in said
    assert "Đúng một thành viên kiêm thư ký" in said


def test_without_a_lawful_day_the_page_says_on_which_day_establishing_would_leave_one(office: Office) -> None:
    office.desk.on("2027-02-01")
    route_to_council(office)
    said = seen(office.person("gd"), at(office))
    assert "Không còn ngày họp nào vừa kịp gửi kế hoạch trước cho thành viên" in said
    assert "( khoản 3 Điều 8 ). Thành lập thứ" in said
    assert "strip-hatched" in office.person("gd").get(at(office))


def test_others_see_that_there_is_none_yet(office: Office) -> None:
    route_to_council(office)
    said = seen(office.person("tp"), at(office))
    assert "Hội đồng chưa được thành lập." in said


def test_on_the_other_way_the_page_says_so(office: Office) -> None:
    office.desk.submit()
    said = seen(office.person("gd"), at(office))
    assert "Đề xuất đang theo đường tập thể lãnh đạo; chưa có Hội đồng." in said


def test_a_look_at_the_composition_names_who_is_wrong(office: Office) -> None:
    office.desk.submit("pgd1")
    office.desk.do("gd", "choose_route", route="council", reason="Rộng")
    head = office.person("gd")
    path = f"/ho-so/{office.code}/viec/establish_council/"
    head.get(path)
    values: dict[str, Any] = {name: given for name, given in form_of(head.html).items() if "." not in name}
    rows = [("cg", "chair", "expert"), ("pgd1", "vice_chair", "deputy"), ("cg", "member", "deputy")]
    for place, (person, capacity, standing) in enumerate(rows):
        values |= {
            f"members.{place}.person": person,
            f"members.{place}.capacity": capacity,
            f"members.{place}.as": standing,
        }
    values["members.1.secretary"] = "on"
    said = words(head.post(path, {**values, "preview": "1"}))
    for wrong in (
        "Chuyên gia Vinh không phải người đứng đầu; người đứng đầu là Nguyễn Văn An",
        "Trần Thị Bình là phó chủ tịch hội đồng",
        "Trần Thị Bình là người đề xuất",
        "Chuyên gia Vinh không giữ chức vụ được ghi",
        "Chuyên gia Vinh có hơn một ghế",
    ):
        assert f"Chưa đúng: {wrong}" in said, wrong
    assert "Có 3 người; thiếu 2" in said


def test_the_established_council_with_seats_checks_and_days(office: Office) -> None:
    with_council(office)
    html = office.person("gd").get(at(office))
    said = words(html)
    assert "Thành lập ngày 04/05/2026 , văn bản: 7/QĐ-SXD" in said
    assert (
        "Mai Văn Quý , Người đứng đầu, Sở Tài chính Thành viên Hội đồng, thư ký Đại diện cơ quan 04/05/2026"
        in said
    )
    assert html.count('class="tick-done"') == 7
    assert "Chưa đúng" not in said
    assert "Ngày họp đúng quy định: thứ Hai, 11/05/2026; thứ Ba, 12/05/2026" in said
    assert "12/05 ngày họp đúng quy định họp Ngày họp đã triệu tập" in said
    assert "14/05 ngày họp đúng quy định hạn họp Hạn họp" in said
    assert "chậm nhất trong thời hạn 05 ngày làm việc trước ngày tổ chức họp" in said
    assert f'href="/phien-hop/{office.code}/1/"' in html


def test_a_late_sending_is_marked_with_its_provision(office: Office) -> None:
    route_to_council(office)
    office.desk.do("gd", "establish_council", members=members())
    office.desk.on("2026-05-07")
    office.desk.do("gd-tc", "dispatch_plan", happened_on=date(2026, 5, 6), evidence="Sổ công văn 45")
    office.desk.do("gd", "convene_meeting", on="2026-05-12")
    said = seen(office.person("gd"), at(office))
    assert "Gửi ngày 06/05/2026 Mai Văn Quý" in said
    assert "Chứng từ: Sổ công văn 45" in said
    assert "Sau ngày cuối để gửi kịp cuộc họp, 05/05/2026 ( khoản 3 Điều 8 )" in said
    assert said.count("06/05/2026 Gửi muộn") == len(SEATS)


def test_a_replaced_member_stands_in_the_seat_and_in_the_history(office: Office) -> None:
    with_council(office)
    office.desk.do("gd", "replace_council_member", out="cg", in_="pgd2", as_="deputy", reason="Ốm dài ngày")
    said = seen(office.person("tp"), at(office))
    assert "Phạm Văn Cường , Cấp phó của người đứng đầu, Sở Xây dựng thay Chuyên gia Vinh" in said
    assert "Phạm Văn Cường (cấp phó) thay Chuyên gia Vinh Lý do: Ốm dài ngày" in said


def test_sheets_show_who_handed_in_before_the_closing_and_everything_after(office: Office) -> None:
    with_council(office)
    office.desk.on("2026-05-12")
    office.desk.do("cg", "vote", ballot="against", remarks=SHEET)
    said = seen(office.person("pgd1"), at(office))
    assert "1/5 thành viên đã nộp" in said
    assert "Chuyên gia Vinh Đã nộp" in said
    assert "Rất cần" not in said
    assert "Rất cần" in seen(office.person("cg"), at(office)), "one's own"
    for person in ("gd", "pgd1", "gd-nv", "gd-tc"):
        office.desk.do(person, "vote", ballot="for")
    office.desk.do("gd", "close_meeting", minutes="BB số 2")
    said = seen(office.person("tp"), at(office))
    sheet = said.partition("Chuyên gia Vinh: Không tán thành")[2]
    assert sheet.startswith(" Sự cần thiết, mục đích, yêu cầu của đề xuất Rất cần Ghi thêm ngoài mẫu Phạm vi")
    assert "Không ghi nhận xét" in said
    assert "4/5" in said


def test_an_absent_member_after_the_closing(office: Office) -> None:
    with_council(office)
    office.desk.on("2026-05-12")
    for person in ("gd", "pgd1", "gd-nv", "gd-tc"):
        office.desk.do(person, "vote", ballot="for")
    office.desk.do("gd", "close_meeting", minutes="BB", absent=["cg"])
    assert "Chuyên gia Vinh Vắng mặt" in seen(office.person("tp"), at(office))


@pytest.mark.parametrize(
    ("remarks", "parts", "loose"),
    [
        ("A:\nmột\n\nB:\nhai", [("A", "một"), ("B", "hai")], ""),
        ("B:\nhai", [("A", ""), ("B", "hai")], ""),
        ("không theo mẫu", [("A", ""), ("B", "")], "không theo mẫu"),
        ("trước\nA:\nmột", [("A", "một"), ("B", "")], "trước"),
        ("C:\nlạ", [("A", ""), ("B", "")], "C:\nlạ"),
        ("", [("A", ""), ("B", "")], ""),
    ],
)
def test_a_sheet_is_read_back_under_its_headings(
    remarks: str, parts: list[tuple[str, str]], loose: str
) -> None:
    from khoithong.web.voting.sheet import read

    assert read(["A", "B"], remarks) == (parts, loose)


def test_what_was_written_on_a_sheet_is_read_back() -> None:
    from khoithong.web.voting.sheet import read, written

    texts = [("A", "một\nhai: ba"), ("B", "")]
    assert read(["A", "B"], written(texts)) == (texts, "")


def test_the_checks_find_a_fault_exactly_where_the_procedure_does(office: Office) -> None:
    """Any council: the page shows a cross if, and only if, establishing it would be refused for its composition."""
    from khoithong.lawbook.pack import describe
    from khoithong.procedure.acts import Act
    from khoithong.web.casepage.composition import Seat, composition
    from khoithong.web.casepage.ground import Ground

    office.desk.submit("pgd2", co_proposers=["tp"])
    office.desk.do("gd", "choose_route", route="council", reason="Rộng")
    loaded = office.desk.loaded
    ground = Ground(_Here(office), loaded, describe(loaded.row.pack))  # type: ignore[arg-type]
    dice, verdicts = Random(7), set()  # noqa: S311 - councils to try, no secrets
    people = ["gd", "pgd1", "pgd2", "tp", "gd-nv", "gd-tc", "cg", "tt"]
    for _ in range(400):
        council = members()
        for seat in council:
            if dice.random() < 0.12:
                seat["person"] = dice.choice(people)
            if dice.random() < 0.06:
                seat["as"] = dice.choice(["head", "deputy", "agency"])
            if dice.random() < 0.05:
                seat["capacity"] = dice.choice(["chair", "vice_chair", "member"])
            if dice.random() < 0.04:
                seat["secretary"] = not seat.get("secretary", False)
        del council[dice.choice([5, 5, 5, 4, 3]) :]
        council += [
            {"person": one, "capacity": "member", "as": "agency"}
            for one in people[: dice.choice([0, 0, 0, 6])]
        ]
        act = Act("establish_council", "gd", office.clock(), {"members": council})
        answer = loaded.procedure.decide(loaded.case, act)
        seats = [
            Seat(one["person"], one["capacity"], one["as"], bool(one.get("secretary"))) for one in council
        ]
        wrong = [
            one.rule
            for one in composition(ground, seats, office.desk.today, draft=False)
            if one.state == "missing"
        ]
        code = getattr(answer, "code", "")
        assert bool(wrong) == (code in ("council_size", "council_composition")), (council, answer, wrong)
        verdicts.add(bool(wrong))
    assert verdicts == {True, False}


class _Here:
    """As much of a request as the rules of composition look at."""

    def __init__(self, office: Office) -> None:
        self.day = office.desk.today
        self.now = office.clock()
