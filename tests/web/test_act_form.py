"""The form of every act: what it shows before, what it refuses and how, that nothing typed is ever lost."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from khoithong.desk.answers import Done
from khoithong.desk.perform import perform
from khoithong.procedure.vocabulary import FIELDS
from tests.web.filling import form_of, typed

if TYPE_CHECKING:
    from tests.web.office import Office, Visitor

HUGE = "Đây là một đoạn rất dài về điểm nghẽn. " * 2600
"""Over 100 KB."""


class Sheet:
    """One act's form before one person."""

    def __init__(self, office: Office, person: str, kind: str) -> None:
        self.office = office
        self.path = f"/ho-so/{office.code}/viec/{kind}/"
        self.visitor: Visitor = office.person(person)
        self.kind = kind
        self.open()

    def open(self, query: str = "") -> str:
        """Open it as it is shown now."""
        answer = self.visitor.client.get(self.path + query)
        self.status = answer.status_code
        self.html = answer.content.decode()
        if 'href="?tiep-tuc=1"' in self.html:
            return self.open("?tiep-tuc=1")
        self.values: dict[str, Any] = form_of(self.html)
        return self.html

    def type(self, **data: Any) -> Sheet:
        """Type an act's data into it."""
        self.values.update(typed(self.kind, data, self.office.desk.loaded.procedure.setting.regulation))
        return self

    def put(self, **values: str) -> Sheet:
        """Put words into controls as they are named, `__` for a point."""
        self.values.update({name.replace("__", "."): [value] for name, value in values.items()})
        return self

    def send(self, **headers: str) -> str:
        """Send it, following where it leads."""
        answer = self.visitor.client.post(self.path, self.values, follow=True, headers=headers)
        self.status = answer.status_code
        self.chain = getattr(answer, "redirect_chain", [])
        self.html = answer.content.decode()
        return self.html

    @property
    def recorded(self) -> bool:
        """Whether the last sending led to the case page with a confirmation."""
        return bool(self.chain) and "da-ghi=" in self.chain[-1][0]

    @property
    def summary(self) -> list[tuple[str, str]]:
        """The lines of the error summary with the control each leads to."""
        part = self.html.partition("data-error-summary")[2].partition("</div>")[0]
        return [
            (" ".join(text.split()), target)
            for target, text in re.findall(r'<a href="#([^"]*)">(.*?)</a>', part, re.DOTALL)
        ]


def words(html: str) -> str:
    """The words of a page's matter."""
    matter = html.partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", matter).split())


# --- what a form shows before ---------------------------------------------------------------------------------


def test_a_form_quotes_the_text_and_says_what_will_follow(office: Office) -> None:
    office.desk.meet()
    for voter in ("gd", "pgd1", "pgd2"):
        office.desk.do(voter, "vote", ballot="for")
    said = words(Sheet(office, "gd", "close_meeting").html)
    assert "“người đứng đầu cơ quan sử dụng cán bộ chủ trì họp tập thể lãnh đạo”" in said
    assert "Hồ sơ chuyển sang Chờ ý kiến cấp ủy" in said
    assert "Họp xem xét đề xuất (hạn 13/05/2026): xong đúng hạn" in said
    assert "Bắt đầu thời hạn: Xin ý kiến cấp ủy về đề xuất: chậm nhất 14/05/2026 ( khoản 3 Điều 7 )" in said
    assert "Được ghi dưới tên Nguyễn Văn An, Giám đốc Sở Xây dựng" in said


def test_a_closing_says_what_result_it_gives_and_drafts_the_minutes(office: Office) -> None:
    office.desk.meet()
    office.desk.do("gd", "vote", ballot="for", remarks="Cần làm ngay")
    office.desk.do("pgd1", "vote", ballot="against")
    sheet = Sheet(office, "gd", "close_meeting")
    assert "Nếu kết thúc với các phiếu hiện có: Được thông qua" in words(sheet.html)
    assert "Có người được quyền biểu quyết vắng mặt." in words(sheet.html)
    minutes = sheet.values["minutes"][0]
    assert "- Nguyễn Văn An, Giám đốc Sở Xây dựng: tán thành. Cần làm ngay" in minutes
    assert "- Phạm Văn Cường" in minutes
    assert "tán thành 1/2 ý kiến biểu quyết (50%): đề xuất được thông qua" in minutes
    assert 'name="absent" value="pgd2"' in sheet.html
    assert 'name="absent" value="gd"' not in sheet.html


def test_a_convening_shows_who_would_vote_on_the_day_typed(office: Office) -> None:
    office.desk.submit("pgd1")
    sheet = Sheet(office, "gd", "convene_meeting").put(on="16/05/2026")
    sheet.values["preview"] = ["1"]
    said = words(sheet.send())
    assert "Biểu quyết nếu họp thứ Bảy, 16/05/2026" in said
    assert "Trần Thị Bình: cấp phó có đề xuất không tham gia biểu quyết ( điểm 2.1 khoản 2 Điều 7 )" in said
    assert "Ngày này là ngày nghỉ." in said
    assert "Ngày này sau thời hạn họp." in said
    assert form_of(sheet.html)["on"] == ["16/05/2026"]


def test_choosing_the_way_shows_both_calendars(office: Office) -> None:
    office.desk.submit()
    said = words(Sheet(office, "gd", "choose_route").html)
    collective, _, council = said.partition("Hội đồng đánh giá khoản 3 Điều 8")
    assert "Tập thể lãnh đạo Đang theo" in collective
    assert "Họp xem xét đề xuất điểm 2.1 khoản 2 Điều 7 Còn 7 ngày làm việc" in collective
    assert "Xin ý kiến cấp ủy về đề xuất khoản 3 Điều 7 chậm nhất thứ Hai, 18/05/2026" in collective
    for step in ("Thành lập Hội đồng đánh giá", "Hội đồng họp đánh giá đề xuất", "Xin ý kiến cấp ủy"):
        assert step in council, step


def test_a_council_is_checked_rule_by_rule_before_it_is_sent(office: Office) -> None:
    office.desk.submit()
    office.desk.do("gd", "choose_route", route="council", reason="Phạm vi rộng")
    sheet = Sheet(office, "gd", "establish_council")
    assert sheet.values["members.0.person"] == ["gd"]
    assert sheet.values["members.1.capacity"] == ["vice_chair"]
    assert "Ngày họp đúng quy định" in words(sheet.html)
    assert "event-late" not in sheet.html
    sheet.values["preview"] = ["1"]
    said = words(sheet.send())
    rules = said.partition("Thành phần theo quy định")[2]
    assert "kể cả Chủ tịch và thư ký khoản 1 Điều 8 Có 2 người; thiếu 3" in rules
    assert "chỉ một người điểm a khoản 1 Điều 8 Nguyễn Văn An" in rules
    assert "không phải Chủ tịch hay Phó Chủ tịch điểm b khoản 1 Điều 8 Chưa có" in rules
    assert not office.desk.loaded.case.council


def test_rows_are_added_and_taken_away_without_javascript(office: Office) -> None:
    office.desk.submit()
    office.desk.do("gd", "choose_route", route="council", reason="Phạm vi rộng")
    sheet = Sheet(office, "gd", "establish_council").put(members__2__person="cg", document="05/QĐ")
    sheet.values["add_row"] = ["members"]
    sheet.send()
    again = form_of(sheet.html)
    assert again["members.5.capacity"] == ["member"]
    assert again["members.2.person"] == ["cg"]
    # The page shows all that was typed and it is kept for the person: the window need not offer its older copy.
    assert "data-autosave-done" in sheet.html
    later = Sheet(office, "gd", "establish_council")
    assert "data-autosave-done" not in later.html
    assert form_of(later.html)["members.5.capacity"] == ["member"]
    sheet.values = {**again, "remove_row": ["members:1"]}
    sheet.send()
    again = form_of(sheet.html)
    assert again["members.1.person"] == ["cg"]
    assert "members.5.person" not in again
    assert again["document"] == ["05/QĐ"]
    for nonsense in ("members:99", "members:x", "x", "plan:0", ""):
        sheet.values = {**again, "remove_row": [nonsense]}
        sheet.send()
        assert sheet.status == 200


def test_overriding_a_rejection_states_the_responsibility_taken(office: Office) -> None:
    office.desk.meet()
    for voter in ("gd", "pgd1", "pgd2"):
        office.desk.do(voter, "vote", ballot="against")
    office.desk.do("gd", "close_meeting", minutes="BB")
    sheet = Sheet(office, "gd", "proceed_despite_rejection")
    said = words(sheet.html)
    assert "Người đứng đầu chịu trách nhiệm trước cơ quan cấp trên và trước pháp luật" in said
    assert "( đoạn 2 điểm 2.1 khoản 2 Điều 7 )" in said
    sheet.type(necessity="Rất cần", feasibility="Làm được", document="9/QĐ").send()
    assert sheet.recorded


def test_an_evaluation_asks_for_a_conclusion_only_where_one_is_due(office: Office) -> None:
    office.desk.approve()
    office.desk.do("tp", "submit_result_report", results="Đạt")
    office.desk.do("gd", "convene_meeting", on="2026-05-11")
    office.desk.do("gd", "vote", ballot="for")
    assert 'name="conclusion"' not in Sheet(office, "gd", "close_meeting").html
    for voter in ("pgd1", "pgd2"):
        office.desk.do(voter, "vote", ballot="against")
    sheet = Sheet(office, "gd", "close_meeting")
    assert 'name="conclusion"' in sheet.html
    sheet.send()
    # Everything missing is said in one answer, each with the provision it rests on.
    assert ("Chọn kết luận", "id_conclusion") in sheet.summary
    assert ("Nhập lý do", "id_reasons") in sheet.summary
    assert ("Nhập nguyên nhân khách quan", "id_causes.objective") in sheet.summary
    assert ("Chọn Có hoặc Không: Có thiệt hại", "id_findings.damage") in sheet.summary
    assert "Chọn kết luận ( khoản 4 Điều 10 )" in words(sheet.html)
    assert "Chọn Có hoặc Không: Có thiệt hại ( khoản 4 Điều 10 )" in words(sheet.html)
    sheet.type(
        minutes="BB",
        conclusion="partial",
        reasons="Thiếu vốn",
        causes={"objective": "Giá tăng", "subjective": "Không có."},
        findings={"right_policy": True, "pure_motive": True, "common_good": True, "damage": False},
    ).send()
    assert sheet.recorded, words(sheet.html)


def test_measures_are_one_list_of_those_the_case_has(office: Office) -> None:
    office.desk.complete()
    html = Sheet(office, "gd", "apply_measure").html
    assert 'value="no_liability tp"' in html
    assert 'value="liability_excluded tp"' not in html
    assert 'value="early_pay_rise tp"' not in html, "the managing agency's to decide"
    sheet = Sheet(office, "gd", "apply_measure").put(document="3/QĐ")
    sheet.send()
    assert sheet.summary == [("Chọn hình thức hoặc biện pháp và đối tượng", "id_grant")]
    sheet = Sheet(office, "gd", "apply_measure").put(grant="no_liability tp", document="3/QĐ")
    sheet.send()
    assert sheet.recorded
    assert 'value="no_liability tp"' not in Sheet(office, "gd", "apply_measure").html


# --- what is refused, and how ---------------------------------------------------------------------------------


def test_everything_missing_is_said_at_once_and_leads_to_its_field(office: Office) -> None:
    office.desk.submit()
    sheet = Sheet(office, "tp", "revise_plan")
    sheet.put(plan__bottleneck=" ", plan__content="").send()
    assert not sheet.recorded
    assert ("Nhập điểm nghẽn, nút thắt cần tháo gỡ", "id_plan.bottleneck") in sheet.summary
    assert ("Nhập nội dung, nhiệm vụ, giải pháp", "id_plan.content") in sheet.summary
    assert 'id="id_plan.bottleneck"' in sheet.html


def test_a_text_that_asks_no_opinion_is_not_told_of_one_in_the_form(office: Office) -> None:
    done = perform(
        case_id=None,
        kind="submit_plan",
        actor="tp",
        capacity=None,
        data={"plan": {"content": "Một cửa"}, "confirmed": ["3"]},
        idempotency_key=uuid4(),
        pack="ninh-thuan-2021",
        clock=office.clock,
    )
    assert isinstance(done, Done)
    office.desk.case = done.case_id
    said = words(Sheet(office, "gd", "approve").html)
    assert "Lý do (không bắt buộc)" in said
    assert "ý kiến đã nhận" not in said


def test_confirmation_and_reasons_are_obligatory_in_the_form(office: Office) -> None:
    office.desk.meet()
    office.desk.pass_meeting()
    office.desk.do("gd", "seek_party_opinion")
    office.desk.do("bt", "give_party_opinion", opinion="agree", content="Đồng ý")
    sheet = Sheet(office, "gd", "approve").put(document="1/QĐ")
    assert words(sheet.html).casefold().count("bắt buộc khi quyết định khác với ý kiến đã nhận") == 1
    assert sheet.values["executors"] == ["tp"]
    sheet.send()
    assert sheet.summary == [("Đánh dấu nội dung phải xác nhận (khoản 2 Điều 4)", "id_confirmed.0")]
    sheet.values["confirmed.0"] = ["on"]
    sheet.send()
    assert sheet.recorded
    assert office.desk.acts[-1].data["confirmed"] == ["tinh-uy-2026#4/2"]


def test_the_conditions_say_what_is_closed_without_them_and_remind_once(office: Office) -> None:
    office.desk.meet()
    office.desk.do("gd", "vote", ballot="for")
    html = Sheet(office, "gd", "close_meeting").html
    part = html.partition('id="id_conditions_met"')[2].partition("</fieldset>")[0]
    said = " ".join(re.sub(r"<[^>]+>", " ", part).split())
    assert "các hình thức khuyến khích tại Điều 9 không áp dụng được" in said
    assert said.count("Tối mật") == 1
    assert "data-count" not in part
    assert "không bắt buộc" not in said


def test_a_field_needed_for_one_choice_only_says_for_which(office: Office) -> None:
    office.desk.submit()
    said = words(Sheet(office, "gd", "choose_route").html)
    assert "Lý do lập Hội đồng (bắt buộc khi chọn Hội đồng)" in said


def test_the_day_can_be_looked_at_again_also_when_it_was_outside_the_calendar(office: Office) -> None:
    office.desk.submit()
    sheet = Sheet(office, "gd", "convene_meeting").put(on="01/01/2126")
    assert "Xem lại theo ngày đã nhập" in sheet.send()


def test_a_condition_ticked_needs_its_reason(office: Office) -> None:
    office.desk.meet()
    for voter in ("gd", "pgd1", "pgd2"):
        office.desk.do(voter, "vote", ballot="for")
    sheet = Sheet(office, "gd", "close_meeting").put(conditions_met__1="on")
    sheet.send()
    assert sheet.summary == [("Nêu lý do của điều kiện tại điểm b khoản 1 Điều 5", "id_condition_reasons.1")]
    sheet.put(condition_reasons__1="Có số liệu").send()
    assert sheet.recorded
    assert office.desk.acts[-1].data["condition_reasons"] == {"tinh-uy-2026#5/1/b": "Có số liệu"}


@pytest.mark.parametrize(
    "day", ["31/02/2026", "2026-05-11", "hôm nay", "99/99/9999", "11/05/26", "١١/٠٥/٢٠٢٦"]
)
def test_what_is_no_date_is_said_and_kept_as_typed(office: Office, day: str) -> None:
    office.desk.submit()
    sheet = Sheet(office, "gd", "convene_meeting").put(on=day)
    sheet.send()
    assert sheet.summary == [("Nhập ngày theo dạng ngày/tháng/năm, ví dụ 18/03/2026", "id_on")]
    assert form_of(sheet.html)["on"] == [day]


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("01/05/2026", "Ngày 01/05/2026 trước ngày ghi nhận việc này. Chọn từ 04/05/2026 trở đi."),
        ("01/05/2199", "Ngày nằm ngoài lịch làm việc"),
    ],
)
def test_a_date_that_cannot_be_is_refused_at_its_field(office: Office, day: str, why: str) -> None:
    office.desk.submit()
    sheet = Sheet(office, "gd", "convene_meeting").put(on=day)
    sheet.send()
    assert sheet.summary[0][0].startswith(why)
    assert [target for _, target in sheet.summary] == ["id_on"]
    assert "banner-stop" not in sheet.html, "said at the field and above the form is enough"
    assert "Chưa ghi nhận việc nào. Nội dung đã nhập còn nguyên bên dưới." in words(sheet.html)


@pytest.mark.parametrize("day", ["11/5/2026", "11-05-2026", "11.05.2026", " 11/05/2026 "])
def test_dates_are_taken_as_people_write_them(office: Office, day: str) -> None:
    office.desk.submit()
    sheet = Sheet(office, "gd", "convene_meeting").put(on=day)
    sheet.send()
    assert sheet.recorded
    assert office.desk.loaded.case.meeting is not None
    assert office.desk.loaded.case.meeting.on == date(2026, 5, 11)


@pytest.mark.parametrize("percent", ["-1", "101", "nhiều", "1e2", "NaN", "40%%"])
def test_what_is_no_percentage_is_said(office: Office, percent: str) -> None:
    office.desk.approve()
    sheet = Sheet(office, "tp", "report_progress").put(content="Đang làm", percent=percent)
    sheet.send()
    assert sheet.summary == [("Nhập số từ 0 đến 100", "id_percent")]


@pytest.mark.parametrize(("percent", "stored"), [("40", 40), ("40,5", 40.5), ("40.5 %", 40.5), ("", None)])
def test_percentages_are_taken_with_a_comma(office: Office, percent: str, stored: float | None) -> None:
    office.desk.approve()
    sheet = Sheet(office, "tp", "report_progress").put(content="Đang làm", percent=percent)
    sheet.send()
    assert sheet.recorded
    assert office.desk.acts[-1].data.get("percent") == stored


def test_a_fault_of_a_member_leads_to_the_row_it_is_in(office: Office) -> None:
    office.desk.submit()
    office.desk.do("gd", "choose_route", route="council", reason="Phạm vi rộng")
    sheet = Sheet(office, "gd", "establish_council")
    # the row before it is left blank and does not count
    sheet.put(members__3__person="cg").send()
    assert ("Chọn tư cách tham gia của thành viên thứ 3", "id_members.3.as") in sheet.summary


@pytest.mark.parametrize("name", ["ballot", "key", "office", "whose", "happened_on", "on_behalf_of"])
def test_nonsense_in_any_control_is_answered_never_an_error(office: Office, name: str) -> None:
    office.desk.meet()
    sheet = Sheet(office, "gd", "vote").put(ballot="for")
    sheet.values[name] = ["\x00💥<script>"]
    sheet.send()
    assert sheet.status == 200
    assert "<script>" not in sheet.html.replace("<script src", "")


def test_lone_halves_and_controls_in_a_text_are_answered(office: Office) -> None:
    office.desk.submit()
    sheet = Sheet(office, "tp", "supplement_plan").put(content="Một\x07\x00hai\r\nba 🏗️")
    sheet.send()
    assert sheet.recorded
    assert office.desk.acts[-1].data["content"] == "Mộthai\nba 🏗️"


def test_decomposed_letters_become_composed(office: Office) -> None:
    office.desk.submit()
    text = "Rà soát điểm nghẽn, nút thắt"
    sheet = Sheet(office, "tp", "supplement_plan").put(content=unicodedata.normalize("NFD", text))
    sheet.send()
    assert sheet.recorded
    assert office.desk.acts[-1].data["content"] == text


def test_a_huge_text_is_recorded_shown_cut_and_found_whole(office: Office) -> None:
    office.desk.submit()
    sheet = Sheet(office, "tp", "supplement_plan").put(content=HUGE)
    html = sheet.send()
    assert sheet.recorded
    assert len(html) < 120_000
    assert "Xem toàn văn" in html
    assert HUGE.strip() in " ".join(sheet.visitor.get(f"/ho-so/{office.code}/dien-bien/2/").split())


# --- once, and not too late -----------------------------------------------------------------------------------


def test_the_same_form_sent_twice_records_once(office: Office) -> None:
    office.desk.meet()
    sheet = Sheet(office, "gd", "vote").put(ballot="for", remarks="Đồng ý")
    sheet.send()
    sheet.send()
    assert sheet.recorded
    assert "lần gửi lặp lại không ghi thêm việc nào" in words(sheet.html)
    assert [act.kind for act in office.desk.acts].count("vote") == 1


def test_the_same_form_sent_again_with_other_words_is_explained(office: Office) -> None:
    office.desk.submit()
    sheet = Sheet(office, "tp", "supplement_plan").put(content="Lần một")
    sheet.send()
    sheet.put(content="Lần hai").send()
    assert "Yêu cầu này đã được gửi với nội dung khác" in words(sheet.html)
    again = form_of(sheet.html)
    assert again["content"] == ["Lần hai"]
    assert again["key"] != sheet.values["key"]
    assert [act.data.get("content") for act in office.desk.acts][1:] == ["Lần một"]


def test_a_stale_page_says_why_and_keeps_what_was_typed(office: Office) -> None:
    office.desk.submit()
    sheet = Sheet(office, "gd", "request_supplement").put(content="Bổ sung dự toán chi tiết của năm thứ hai")
    office.desk.do("tp", "withdraw_plan", reason="Thôi")
    sheet.send()
    said = words(sheet.html)
    assert "Chưa thể làm: Yêu cầu bổ sung" in said
    assert "Yêu cầu bổ sung — hồ sơ đã được rút" in said
    assert "Bổ sung dự toán chi tiết của năm thứ hai" in said
    assert len(office.desk.acts) == 2


def test_an_act_that_is_not_this_persons_says_so(office: Office) -> None:
    office.desk.submit()
    said = words(Sheet(office, "tp", "convene_meeting").html)
    assert (
        "Triệu tập họp — việc này thuộc thẩm quyền của người khác trong hồ sơ ( điểm 2.1 khoản 2 Điều 7 )"
        in said
    )


def test_an_act_that_is_not_yet_possible_names_the_steps_missing_and_who_is_next(office: Office) -> None:
    office.desk.submit()
    sheet = Sheet(office, "gd", "approve")
    said = words(sheet.html)
    assert (
        "Phê duyệt đề xuất — chưa qua bước “Họp xem xét đề xuất”, “Ý kiến của cấp ủy, tổ chức đảng” "
        "( khoản 3 Điều 7 ). Nguyễn Văn An, Giám đốc Sở Xây dựng, triệu tập họp thì hồ sơ đi tiếp." in said
    )
    assert "Quy định nói gì" in said
    assert f'class="button" href="/ho-so/{office.code}/viec/convene_meeting/"' in sheet.html
    said = words(Sheet(office, "tp", "report_progress").html)
    assert (
        "chưa qua bước “Họp xem xét đề xuất”, “Ý kiến của cấp ủy, tổ chức đảng”, “Quyết định phê duyệt"
        in said
    )
    assert "đã qua" not in said


def test_an_act_another_one_opens_leads_to_that_one(office: Office) -> None:
    office.desk.submit()
    html = Sheet(office, "gd", "establish_council").html
    assert f'class="button" href="/ho-so/{office.code}/viec/choose_route/">Chọn cách xem xét</a>' in html
    assert "viec/convene_meeting/" not in html


@pytest.mark.parametrize(
    ("kind", "missing"),
    [
        ("vote", "chưa qua bước “Thực hiện đề xuất”, “Báo cáo kết quả thực hiện” ("),
        ("convene_meeting", "chưa qua bước “Thực hiện đề xuất”, “Báo cáo kết quả thực hiện” ("),
        ("close_meeting", "chưa qua bước “Thực hiện đề xuất”, “Báo cáo kết quả thực hiện” ("),
        ("seek_party_opinion", "“Báo cáo kết quả thực hiện”, “Họp đánh giá kết quả” ("),
        ("publish_result", "“Họp đánh giá kết quả”, “Ý kiến của cấp ủy, tổ chức đảng” ("),
        ("resume", "hồ sơ đang được thực hiện; chưa đến bước này ("),
    ],
)
def test_only_the_steps_before_an_act_are_missing(office: Office, kind: str, missing: str) -> None:
    office.desk.approve()
    assert missing in words(Sheet(office, "gd", kind).html)


def test_an_act_whose_step_is_over_says_that_it_is_over(office: Office) -> None:
    office.desk.approve()
    said = words(Sheet(office, "gd", "request_supplement").html)
    assert "hồ sơ đang được thực hiện; đã qua bước này" in said
    assert "chưa" not in said.partition("Yêu cầu bổ sung —")[2].partition("Về hồ sơ")[0]


@pytest.mark.parametrize(
    ("person", "why"),
    [
        ("pgd1", "cấp phó có đề xuất không tham gia biểu quyết"),
        ("tp", "người có đề xuất không tham gia biểu quyết"),
        ("tt", "không thuộc thành phần biểu quyết của cuộc họp này"),
    ],
)
def test_why_somebody_does_not_vote_is_said_in_one_wording(office: Office, person: str, why: str) -> None:
    office.desk.submit("pgd1", co_proposers=["tp"])
    office.desk.do("gd", "convene_meeting", on="2026-05-11")
    office.desk.on("2026-05-11")
    said = words(Sheet(office, person, "vote").html)
    assert f"Biểu quyết — {why} ( điểm 2.1 khoản 2 Điều 7 )." in said


def test_the_day_of_the_meeting_is_named_to_whoever_comes_too_early(office: Office) -> None:
    office.desk.submit()
    office.desk.do("gd", "convene_meeting", on="2026-05-11")
    assert "Biểu quyết — chưa đến ngày họp 11/05/2026" in words(Sheet(office, "gd", "vote").html)


def test_an_act_the_regulation_does_not_know_says_so(office: Office) -> None:
    office.desk.submit()
    assert "văn bản áp dụng cho hồ sơ không có việc này" in words(Sheet(office, "gd", "escalate").html)
    sheet = Sheet(office, "gd", "escalate").put(key="x", reason="Vượt thẩm quyền của cơ quan, xin chuyển")
    sheet.send()
    assert "Vượt thẩm quyền của cơ quan, xin chuyển" in words(sheet.html)


# --- nothing typed is lost ------------------------------------------------------------------------------------


def test_a_form_saves_itself_and_is_found_again(office: Office) -> None:
    office.desk.submit()
    sheet = Sheet(office, "gd", "request_supplement").put(content="Đang viết dở")
    answer = sheet.visitor.client.post(sheet.path, sheet.values, headers={"X-Requested-With": "autosave"})
    assert answer.json() == {"saved_at": "09:00"}
    sheet.open()
    assert sheet.values["content"] == ["Đang viết dở"]
    assert "Đã lấy lại nội dung nhập dở, lưu lúc 09:00 ngày 04/05/2026." in words(sheet.html)
    sheet.visitor.post(sheet.path, {"drop": "1"})
    sheet.open()
    assert sheet.values["content"] == [""]


def test_a_kept_form_is_its_writers_alone_and_goes_with_the_act(office: Office) -> None:
    office.desk.submit()
    sheet = Sheet(office, "gd", "record_protection").put(content="Đang viết dở")
    sheet.visitor.client.post(sheet.path, sheet.values, headers={"X-Requested-With": "autosave"})
    sheet.send()
    assert sheet.recorded
    assert sheet.open()
    assert sheet.values["content"] == [""]


def test_a_ballot_is_never_found_chosen(office: Office) -> None:
    office.desk.meet()
    sheet = Sheet(office, "gd", "vote").put(ballot="against", remarks="Chưa rõ")
    sheet.visitor.client.post(sheet.path, sheet.values, headers={"X-Requested-With": "autosave"})
    sheet.open()
    assert sheet.values["remarks"] == ["Chưa rõ"]
    assert "ballot" not in sheet.values


def test_what_is_sent_after_the_session_ended_is_found_after_logging_in(office: Office) -> None:
    office.desk.submit()
    sheet = Sheet(office, "gd", "request_supplement").put(content="Viết xong thì phiên đã hết")
    sheet.visitor.client.logout()
    sheet.send()
    assert sheet.status == 401
    assert len(office.desk.acts) == 1
    assert Sheet(office, "gd", "request_supplement").values["content"] == ["Viết xong thì phiên đã hết"]
    assert Sheet(office, "ct", "request_supplement").values == {}


def test_a_forged_mark_keeps_nothing(office: Office) -> None:
    from khoithong.casefiles.models import DraftAct

    office.desk.submit()
    sheet = Sheet(office, "gd", "request_supplement").put(content="Giả mạo", whose="W10:giả:mạo")
    sheet.visitor.client.logout()
    sheet.send()
    assert not DraftAct.objects.exists()


# --- paper ----------------------------------------------------------------------------------------------------


def test_a_clerk_enters_a_paper_act_for_the_head(office: Office) -> None:
    office.desk.submit()
    office.desk.on("2026-05-06")
    sheet = Sheet(office, "vt", "convene_meeting")
    assert "Việc này do người khác làm trên giấy" in words(sheet.html)
    sheet.put(on="12/05/2026", happened_on="05/05/2026").send()
    assert ("Nhập tài liệu chứng minh", "id_evidence") in sheet.summary
    sheet.put(evidence="Giấy mời 12/GM").send()
    assert sheet.recorded
    act = office.desk.acts[-1]
    assert (act.by, act.on_behalf_of, act.happened_on) == ("vt", "gd", date(2026, 5, 5))


def test_only_those_who_may_are_asked_for_whom(office: Office) -> None:
    office.desk.submit()
    assert 'name="on_behalf_of"' not in Sheet(office, "gd", "convene_meeting").html
    sheet = Sheet(office, "pgd1", "convene_meeting")
    sheet.put(key="x", on="12/05/2026", on_behalf_of="gd", evidence="x").send()
    assert "Chỉ văn thư" in words(sheet.html) or "Chưa thể làm" in words(sheet.html)
    assert len(office.desk.acts) == 1


def test_the_office_shown_in_the_form_is_the_one_recorded(office: Office) -> None:
    office.desk.submit()
    sheet = Sheet(office, "gd", "convene_meeting").put(on="11/05/2026")
    sheet.send()
    assert office.desk.acts[-1].office == "so/head"
    sheet = Sheet(office, "gd", "record_protection").put(content="x", office="ubnd/head")
    sheet.send()
    assert office.desk.acts[-1].office == "so/head", "an office not held is not taken over"


# --- whatever comes -------------------------------------------------------------------------------------------

GARBAGE = ("", " ", "\x07", "💥" * 50, "true", "-1", "../..", "{}", "2026-13-45", "é" * 5000, "\ufffe")
PARTS = (
    *("grant", "members.0.person", "members.x.as", "members.٣.as", "plan.scope", "plan."),
    *("causes.objective", "findings.damage", "conditions_met.0", "confirmed.0", "happened_on", "evidence"),
)


def test_no_garbage_breaks_any_form(office: Office) -> None:
    office.desk.approve()
    visitor = office.person("gd")
    for kind in FIELDS:
        path = f"/ho-so/{office.code}/viec/{kind}/"
        names = (*FIELDS[kind], *PARTS)
        given: dict[str, Any] = {}
        for turn in range(0, len(GARBAGE), 4):
            given = {name: GARBAGE[(turn + place) % len(GARBAGE)] for place, name in enumerate(names)}
            assert visitor.client.post(path, given).status_code in (200, 302), kind
        for button in ({"preview": "1"}, {"add_row": "plan"}, {"remove_row": "members:0"}):
            assert visitor.client.post(path, {**given, **button}).status_code == 200, kind
        for broken in (b"\xed\xa0\x80", b"\x00"):
            assert visitor.client.post(path, dict.fromkeys(names, broken)).status_code in (200, 302, 400), (
                kind
            )
        visitor.client.post(path, dict.fromkeys(names, "x"), headers={"X-Requested-With": "autosave"})
        visitor.get(path)
        assert visitor.status == 200, kind


def test_what_is_too_large_to_take_is_answered_in_words(office: Office) -> None:
    office.desk.submit()
    sheet = Sheet(office, "gd", "request_supplement").put(content="x" * 3_000_000)
    html = sheet.send()
    assert sheet.status == 400
    assert "chưa có gì được ghi" in html
