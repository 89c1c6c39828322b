"""The case page: who holds the case, what can and cannot be done and why, what happened, what is coming."""

from __future__ import annotations

import gzip
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from khoithong.casefiles import law

if TYPE_CHECKING:
    from tests.web.office import Office, Visitor

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')
MEMBERS = [
    {"person": "gd", "capacity": "chair", "as": "head"},
    {"person": "pgd1", "capacity": "vice_chair", "as": "deputy"},
    {"person": "pgd2", "capacity": "member", "as": "deputy", "secretary": True},
    {"person": "gd-tc", "capacity": "member", "as": "agency"},
    {"person": "cg", "capacity": "member", "as": "expert"},
]


def page(office: Office, person: str, rest: str = "") -> str:
    """The matter of the case page as a person sees it."""
    visitor = office.person(person)
    html = visitor.get(f"/ho-so/{office.code}/{rest}")
    assert visitor.status == 200
    return html.partition("<main")[2].partition("</main>")[0]


def words(html: str) -> str:
    """The words of a page without its marks."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


# --- who reads it ---------------------------------------------------------------------------------------------


def test_a_case_one_may_not_see_answers_like_one_that_does_not_exist(office: Office) -> None:
    office.desk.submit()
    stranger = office.person("gd-tc")
    secret = stranger.get(f"/ho-so/{office.code}/")
    assert stranger.status == 404
    nothing = stranger.get("/ho-so/DX-2026-999999/")
    assert stranger.status == 404
    assert TOKEN.sub("", secret) == TOKEN.sub("", nothing)
    assert "Hồ sơ đất đai" not in secret


@pytest.mark.parametrize("rest", ["vi-sao/1/", "dien-bien/1/", "ke-hoach/1/", "viec/vote/"])
def test_nothing_of_a_case_is_shown_to_a_stranger(office: Office, rest: str) -> None:
    office.desk.submit()
    stranger = office.person("gd-tc")
    stranger.get(f"/ho-so/{office.code}/{rest}")
    assert stranger.status == 404


@pytest.mark.parametrize(
    "rest",
    ["vi-sao/9/", "vi-sao/0/", "dien-bien/9/", "dien-bien/0/", "ke-hoach/9/", "ke-hoach/0/", "viec/dance/"],
)
def test_parts_that_do_not_exist_are_not_found(office: Office, rest: str) -> None:
    office.desk.submit()
    head = office.person("gd")
    head.get(f"/ho-so/{office.code}/{rest}")
    assert head.status == 404


def test_a_visitor_logs_in_first(office: Office) -> None:
    from tests.web.office import Visitor

    office.desk.submit()
    visitor = Visitor()
    visitor.get(f"/ho-so/{office.code}/")
    assert visitor.path == "/dang-nhap/"


def test_whoever_may_act_may_read_though_the_office_changed_hands_without_an_act(office: Office) -> None:
    from khoithong.organisation.changes import appoint
    from khoithong.organisation.models import OfficeTerm

    office.desk.submit("pgd1")
    term = OfficeTerm(person_id="gd-tc", agency_id="so", role="head", since=date(2026, 5, 6))
    appoint(term, entered_by="test", now=office.clock().replace(tzinfo=None).astimezone())
    newcomer = office.person("gd-tc")
    newcomer.get(f"/ho-so/{office.code}/")
    assert newcomer.status == 404
    office.desk.on("2026-05-06")
    newcomer.get(f"/ho-so/{office.code}/")
    assert newcomer.status == 200


# --- status, steps, limits ------------------------------------------------------------------------------------


def test_the_status_line_says_who_holds_the_case_and_what_is_next(office: Office) -> None:
    office.desk.submit()
    said = words(page(office, "tp"))
    assert "Đang xem xét Đang ở: Nguyễn Văn An, Giám đốc Sở Xây dựng" in said
    assert "Tiếp theo: triệu tập họp, chậm nhất 13/05/2026" in said


def test_a_vote_is_held_by_everybody_still_to_vote(office: Office) -> None:
    office.desk.meet()
    said = words(page(office, "tp"))
    assert "Đang ở: Nguyễn Văn An, Trần Thị Bình, Phạm Văn Cường Tiếp theo: biểu quyết" in said
    office.desk.do("pgd1", "vote", ballot="for")
    assert "Đang ở: Nguyễn Văn An, Phạm Văn Cường Tiếp theo" in words(page(office, "tp"))


def test_who_executes_is_named_with_the_office_held(office: Office) -> None:
    from khoithong.organisation.models import OfficeTerm

    OfficeTerm.objects.filter(person_id="pgd1").update(title="Phó Giám đốc Sở Xây dựng")
    office.desk.approve(["pgd1", "pgd2"])
    said = words(page(office, "tp"))
    assert (
        "Đang ở: Trần Thị Bình, Phó Giám đốc Sở Xây dựng hoặc Phạm Văn Cường, Sở Xây dựng Tiếp theo" in said
    )


def test_the_stepper_is_drawn_from_the_pack_with_computed_dates(office: Office) -> None:
    office.desk.submit()
    said = words(page(office, "tp"))
    assert "Gửi kế hoạch đề xuất Đã xong: 04/05/2026" in said
    assert "Họp xem xét đề xuất Đang ở bước này, hạn 13/05/2026 điểm 2.1 khoản 2 Điều 7" in said
    # three working days after the meeting's last day
    assert (
        "Ý kiến của cấp ủy, tổ chức đảng Dự kiến: 18/05/2026 Hạn này là hạn xin ý kiến khoản 3 Điều 7" in said
    )


def test_the_steps_of_a_council_are_other_steps(office: Office) -> None:
    office.desk.submit()
    office.desk.do("gd", "choose_route", route="council", reason="Phạm vi rộng")
    said = words(page(office, "gd"))
    assert "Thành lập Hội đồng đánh giá Đang ở bước này, hạn 14/05/2026" in said
    assert "Gửi kế hoạch cho thành viên Hội đồng" in said


def test_after_the_approval_the_steps_are_those_of_the_execution(office: Office) -> None:
    office.desk.approve()
    html = page(office, "tp")
    steps = words(html.partition('class="stepper"')[2].partition("</ol>")[0])
    assert "Xem xét, phê duyệt Đã xong" in steps
    assert "Thực hiện đề xuất Đang ở bước này" in steps
    assert "Công nhận, công bố kết quả thực hiện" in steps


def test_no_step_is_waited_for_in_a_case_that_was_archived(office: Office) -> None:
    office.desk.submit()
    office.desk.do("tp", "withdraw_plan", reason="Chờ văn bản mới")
    office.desk.do("gd", "archive")
    said = words(page(office, "gd"))
    assert "Đang ở bước này" not in said
    assert "Họp xem xét đề xuất Không áp dụng" in said


def test_the_running_limit_is_explained_day_by_day(office: Office) -> None:
    office.desk.submit()
    said = words(page(office, "gd"))
    assert "Còn 7 ngày làm việc" in said
    assert "Vì sao ngày này?" in said
    assert "Gửi kế hoạch đề xuất, thứ Hai, 04/05/2026" in said
    assert "Thứ Bảy: ngày nghỉ hằng tuần, không tính" in said
    assert "Quy ước áp dụng: Ngày nhận kế hoạch là ngày nào?" in said


def test_working_and_calendar_days_are_never_mixed(office: Office) -> None:
    office.desk.submit()
    office.desk.do("gd", "choose_route", route="council", reason="Phạm vi rộng")
    said = words(page(office, "gd"))
    assert "Còn 10 ngày 14/05/2026" in said.replace(" , ngày đến hạn ", " ")
    assert "10 ngày làm việc" not in said


def test_an_overdue_limit_is_said_in_words(office: Office) -> None:
    office.desk.submit()
    office.desk.on("2026-05-15")
    assert "Quá hạn 2 ngày làm việc" in words(page(office, "gd"))


def test_a_limit_of_the_agency_never_looks_like_one_of_the_text(office: Office) -> None:
    office.desk.approve()
    office.desk.do("gd", "request_report", due="2026-06-30")
    html = page(office, "tp")
    assert "deadline-card-internal" in html
    assert "Hạn nội bộ" in words(html)
    assert "Tiếp theo: báo cáo tình hình thực hiện, hạn nội bộ 30/06/2026" in words(html)
    office.desk.on("2026-07-01")
    assert "đã quá hạn nội bộ 30/06/2026" in words(page(office, "tp"))


def test_an_opinion_has_no_limit_only_a_waiting_time(office: Office) -> None:
    office.desk.meet()
    office.desk.pass_meeting()
    office.desk.do("gd", "seek_party_opinion")
    assert "Xin ý kiến ngày 11/05/2026." in words(page(office, "gd"))
    office.desk.on("2026-05-15")
    said = words(page(office, "gd"))
    assert "Quy định không ấn định thời hạn ( khoản 3 Điều 4 )" in said
    assert "Xin ý kiến ngày 11/05/2026, đã chờ 4 ngày làm việc" in said


def test_every_limit_opens_its_explanation(office: Office) -> None:
    office.desk.submit()
    assert f"/ho-so/{office.code}/vi-sao/1/" in page(office, "gd")
    said = words(page(office, "gd", "vi-sao/1/"))
    assert "Họp xem xét đề xuất: vì sao ngày này?" in said
    assert "trong thời hạn 07 ngày làm việc, kể từ ngày nhận được kế hoạch đề xuất" in said


# --- acts -----------------------------------------------------------------------------------------------------


def test_what_can_be_done_now_is_a_button_the_rest_is_folded(office: Office) -> None:
    office.desk.submit()
    html = page(office, "gd")
    available = html.partition("acts-available")[2].partition("</section>")[0]
    assert f'href="/ho-so/{office.code}/viec/convene_meeting/"' in available
    assert "choose_route" not in available
    assert f'href="/ho-so/{office.code}/viec/choose_route/"' in html


def available(html: str) -> list[str]:
    """The acts offered as buttons, in order."""
    part = html.partition("acts-available")[2].partition("</section>")[0]
    return re.findall(r"/viec/(\w+)/", part)


def test_what_ends_a_case_is_offered_last_and_no_button_repeats_itself(office: Office) -> None:
    office.desk.submit()
    html = page(office, "tp")
    offered = re.findall(r"/viec/(\w+)/", html)
    assert offered[-1] == "withdraw_plan"
    assert len(offered) > 2
    assert "Rút kế hoạch đề xuất" not in words(html)


def test_a_meeting_convened_is_moved_not_convened_again(office: Office) -> None:
    office.desk.submit()
    office.desk.do("gd", "convene_meeting", on="2026-05-11")
    said = words(page(office, "gd").partition('class="case-acts"')[2].partition("</ul>")[0])
    assert "Đổi ngày họp Đang triệu tập họp ngày 11/05/2026" in said
    assert "Triệu tập họp Triệu" not in said


def test_what_is_done_again_and_again_in_the_execution_stands_open(office: Office) -> None:
    office.desk.approve()
    assert available(page(office, "tp"))[:2] == ["declare_completion", "report_progress"]
    assert {"request_report", "give_direction"} <= set(available(page(office, "gd")))
    assert "terminate" not in available(page(office, "gd"))


def test_a_clerk_is_offered_the_step_now_due_and_the_rest_folded(office: Office) -> None:
    office.desk.submit()
    html = page(office, "vt")
    paper = html.partition("Nhập thay bản giấy</h2>")[2].partition("</section>")[0]
    assert re.findall(r"/viec/(\w+)/", paper) == ["convene_meeting"]
    folded = html.partition("Nhập thay bản giấy: việc khác")[2].partition("</details>")[0]
    assert "/viec/withdraw_plan/" in folded


@pytest.mark.parametrize(
    ("reasons", "told", "apart"),
    [
        ({"5/1/b": "Có số liệu"}, ["( điểm b khoản 1 Điều 5 ): Có số liệu"], False),
        ("Đều có số liệu", ["( điểm b khoản 1 Điều 5 )", "Đều có số liệu"], True),
        (
            {"5/1/b": "Có số liệu", "5/1/c": "Chưa rõ"},
            ["( điểm b khoản 1 Điều 5 ): Có số liệu", "Chưa rõ"],
            True,
        ),
        (None, ["( điểm b khoản 1 Điều 5 )"], False),
    ],
)
def test_a_closing_tells_each_condition_with_its_reason_once(
    office: Office, reasons: Any, told: list[str], apart: bool
) -> None:
    office.desk.meet()
    office.desk.do("gd", "vote", ballot="for")
    office.desk.do(
        "gd",
        "close_meeting",
        minutes="BB",
        absent=["pgd1", "pgd2"],
        conditions_met=["5/1/b"],
        condition_reasons=reasons,
    )
    said = words(page(office, "tp"))
    for text in told:
        assert text in said
    assert ("Lý do cho từng điều kiện" in said) is apart
    assert "Vắng mặt 2" in said


def test_another_day_for_a_meeting_is_not_a_second_meeting(office: Office) -> None:
    office.desk.submit()
    for day in ("2026-05-06", "2026-05-07"):
        office.desk.do("gd", "convene_meeting", on=day)
    happened = r'id="viec-\d+">.+?event-title">([^<]+?) ?<'
    assert re.findall(happened, page(office, "tp"), re.DOTALL)[:2] == ["Đổi ngày họp", "Triệu tập họp"]


def test_what_was_confirmed_is_said_and_leads_to_its_text(office: Office) -> None:
    office.desk.meet()
    html = page(office, "tp")
    confirmed = html.partition("<dt>Xác nhận</dt>")[2].partition("</dd>")[0]
    (ref,) = (one.provision for one in law.regulation("tinh-uy-2026").confirmations)
    assert f'href="/quy-dinh/{ref.replace("#", "/#")}"' in confirmed
    assert re.sub(r"<[^>]+>", "", confirmed).partition("(")[0].strip()


def test_the_excluded_deputy_reads_why_he_does_not_vote(office: Office) -> None:
    office.desk.submit("pgd1")
    said = words(page(office, "pgd1"))
    assert "Biểu quyết — cấp phó có đề xuất không tham gia biểu quyết ( điểm 2.1 khoản 2 Điều 7 )." in said
    assert "không tham gia biểu quyết" not in words(page(office, "pgd2"))


def test_the_head_reads_why_he_cannot_approve_yet(office: Office) -> None:
    office.desk.submit()
    assert (
        "Phê duyệt đề xuất — chưa qua bước “Họp xem xét đề xuất”, “Ý kiến của cấp ủy, tổ chức đảng”"
        in words(page(office, "gd"))
    )
    office.desk.do("gd", "convene_meeting", on="2026-05-11")
    office.desk.on("2026-05-11")
    office.desk.pass_meeting()
    assert (
        "Phê duyệt đề xuất — chưa có ý kiến của cấp ủy, tổ chức đảng cùng cấp ( khoản 3 Điều 4 ). "
        "Người đứng đầu xin ý kiến; có ý kiến rồi mới quyết định hoặc công bố." in words(page(office, "gd"))
    )


def test_an_onlooker_is_told_of_no_act(office: Office) -> None:
    office.desk.submit()
    html = page(office, "pgd1")
    assert "acts-available" not in html
    assert "acts-blocked" not in html


def test_an_act_of_another_office_is_offered_with_the_office_it_needs(office: Office) -> None:
    from khoithong.organisation.changes import appoint
    from khoithong.organisation.models import OfficeTerm

    term = OfficeTerm(person_id="gd", agency_id="du-so", role="clerk", title="Văn thư Đảng ủy Sở")
    appoint(term, entered_by="test", now=office.clock().astimezone())
    office.desk.meet()
    office.desk.pass_meeting()
    office.desk.do("gd", "seek_party_opinion")
    html = page(office, "gd")
    assert "Làm được với tư cách khác" in html
    head = office.person("gd")
    form = head.get(f"/ho-so/{office.code}/viec/give_party_opinion/")
    assert "Đổi tư cách và tiếp tục" in form
    assert "Văn thư Đảng ủy Sở" in form
    form = head.post("/tu-cach/", {"capacity": "du-so/clerk", "next": head.path})
    assert "Nội dung ý kiến" in form


def test_a_clerk_is_offered_to_enter_paper_acts(office: Office) -> None:
    office.desk.submit()
    html = page(office, "vt")
    assert "Nhập thay bản giấy" in html
    assert "/viec/convene_meeting/?thay=gd" in html


# --- what happened --------------------------------------------------------------------------------------------


def test_the_timeline_says_who_in_which_office_when_and_on_which_provision(office: Office) -> None:
    office.desk.offices["gd"] = "so/head"
    office.desk.submit()
    office.desk.do("gd", "convene_meeting", on="2026-05-11")
    said = words(page(office, "tp").partition('id="dien-bien"')[2])
    assert (
        "09:00 ngày 04/05/2026 Triệu tập họp Nguyễn Văn An , Giám đốc Sở Xây dựng Ngày họp 11/05/2026 "
        "điểm 2.1 khoản 2 Điều 7" in said
    )
    assert said.index("Triệu tập họp") < said.index("Gửi kế hoạch đề xuất →")


def test_a_paper_act_shows_both_days_its_evidence_and_for_whom(office: Office) -> None:
    office.desk.submit()
    office.desk.on("2026-05-06")
    office.desk.do(
        "vt",
        "convene_meeting",
        on="2026-05-12",
        on_behalf_of="gd",
        happened_on=date(2026, 5, 5),
        evidence="Giấy mời 12/GM",
    )
    said = words(page(office, "tp"))
    assert "Đỗ Văn Hải" in said
    assert "nhập thay Nguyễn Văn An" in said
    assert "Thực tế diễn ra ngày 05/05/2026, ghi ngày 06/05/2026. Tài liệu: Giấy mời 12/GM" in said


def test_lateness_stays_in_the_timeline(office: Office) -> None:
    office.desk.submit()
    office.desk.do("gd", "convene_meeting", on="2026-05-20")
    office.desk.on("2026-05-20")
    office.desk.pass_meeting()
    office.desk.on("2026-06-20")
    assert "Họp xem xét đề xuất: quá hạn 13/05/2026" in words(page(office, "tp"))


def test_everyone_entitled_sees_the_same_timeline(office: Office) -> None:
    office.desk.complete()
    told = {
        words(
            page(office, person)
            .partition('id="dien-bien"')[2]
            .partition("</section>")[0]
            .replace("(tài khoản đang dùng)", "")
        )
        for person in ("gd", "pgd1", "tp", "tt", "ct")
    }
    assert len(told) == 1


def test_reports_of_violations_leave_no_trace_on_the_page(office: Office) -> None:
    office.desk.complete()
    before = {person: page(office, person) for person in ("tp", "pgd1", "tt")}
    office.desk.do("cv", "report_violation", provision="6/1", against="tp", content="Bịa số liệu")
    after = {person: page(office, person) for person in before}
    assert {who: TOKEN.sub("", html) for who, html in before.items()} == {
        who: TOKEN.sub("", html) for who, html in after.items()
    }


def test_votes_stand_by_name_with_denominator_and_exclusions(office: Office) -> None:
    office.desk.submit("pgd1")
    office.desk.do("gd", "convene_meeting", on="2026-05-11")
    office.desk.on("2026-05-11")
    office.desk.do("gd", "vote", ballot="for")
    office.desk.do("pgd2", "vote", ballot="against", remarks="Chưa rõ nguồn lực")
    office.desk.do("gd", "close_meeting", minutes="BB")
    said = words(page(office, "pgd1"))
    assert "1/2 ý kiến biểu quyết tán thành ( 50% ) Được thông qua" in said
    assert "Biểu quyết ngang nhau: theo ý kiến của người chủ trì Nguyễn Văn An (tán thành)." in said
    assert "Chưa rõ nguồn lực" in said
    assert "Cấp phó có đề xuất không tham gia biểu quyết ( điểm 2.1 khoản 2 Điều 7 )" in said


def test_the_council_is_shown_with_the_days_it_may_meet(office: Office) -> None:
    office.desk.submit()
    office.desk.do("gd", "choose_route", route="council", reason="Phạm vi rộng")
    office.desk.do("gd", "establish_council", members=MEMBERS)
    said = words(page(office, "gd"))
    assert "Chuyên gia Vinh" in said
    assert "Thành viên Hội đồng, thư ký" in said
    assert "Ngày họp đúng quy định ( khoản 3 Điều 8 ): thứ Hai, 11/05/2026" in said
    assert "Chưa gửi" in said


def test_measures_name_the_missing_conditions_and_never_promise(office: Office) -> None:
    office.desk.approve()
    said = words(page(office, "tp").partition('id="quyen-loi"')[2])
    assert "Không bị xử lý trách nhiệm" in said
    assert "Kết quả được đánh giá là hoàn thành" in said
    assert "được hưởng" not in said.lower()


def test_a_completed_case_shows_the_shield_and_who_decides(office: Office) -> None:
    office.desk.complete()
    said = words(page(office, "tp").partition('id="quyen-loi"')[2])
    assert "Bảo vệ · khoản 1 Điều 10" in said
    assert "Hoàng Văn Em Không bị xử lý trách nhiệm" in said
    assert "Quyết định: Ủy ban nhân dân tỉnh" in said


def test_a_missing_confirmation_is_shown_as_a_gap(office: Office) -> None:
    from tests.desk.conftest import PLAN

    office.desk.do("tp", "submit_plan", plan=dict(PLAN))
    said = words(page(office, "tp"))
    assert "Hồ sơ còn thiếu xác nhận" in said
    assert "( khoản 2 Điều 4 )" in said


def test_a_new_version_shows_what_was_before(office: Office) -> None:
    from tests.desk.conftest import PLAN

    office.desk.submit()
    office.desk.do("tp", "revise_plan", plan={**PLAN, "scope": "Ba huyện"}, content="Thu hẹp phạm vi")
    assert "Bản 2" in words(page(office, "tp"))
    said = words(page(office, "tp", "ke-hoach/2/"))
    assert "[bỏ] Toàn tỉnh [hết phần bỏ] [thêm] Ba huyện [hết phần thêm]" in said


def test_the_page_confirms_what_was_recorded_to_whoever_did_it(office: Office) -> None:
    office.desk.submit()
    assert "Đã ghi nhận" in page(office, "tp", "?da-ghi=1")
    assert "Đã ghi nhận" not in page(office, "gd", "?da-ghi=1")
    for nonsense in ("99", "x", "-1", "١"):
        assert "Đã ghi nhận" not in page(office, "tp", f"?da-ghi={nonsense}")


# --- cost -----------------------------------------------------------------------------------------------------


def statements(visitor: Visitor, path: str) -> int:
    """How many statements a page costs."""
    visitor.get(path)
    with CaptureQueriesContext(connection) as caught:
        visitor.get(path)
    assert visitor.status == 200
    return len(caught)


def test_a_page_costs_the_same_short_case_or_long(office: Office) -> None:
    office.desk.submit()
    owner = office.person("tp")
    young = {
        rest: statements(owner, f"/ho-so/{office.code}/{rest}") for rest in ("", "vi-sao/1/", "dien-bien/1/")
    }
    office.desk.complete()
    for rest, few in young.items():
        assert statements(owner, f"/ho-so/{office.code}/{rest}") == few <= 12


def test_a_form_costs_the_same_whatever_happened(office: Office) -> None:
    office.desk.submit()
    head = office.person("gd")
    path = f"/ho-so/{office.code}/viec/record_protection/"
    few = statements(head, path)
    for _ in range(5):
        office.desk.do("gd", "request_supplement", content="Bổ sung")
    assert statements(head, path) == few <= 14


def test_the_page_keeps_to_its_budget(office: Office) -> None:
    office.desk.complete()
    html = page(office, "gd")
    assert len(gzip.compress(html.encode())) < 60_000
