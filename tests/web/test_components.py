"""The components say what they must, in words, and lead where they must."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory

from khoithong.web.components import (
    BlockedAct,
    Citation,
    CountedDay,
    DateExplanation,
    Deadline,
    DeadlineState,
    ErrorItem,
    Event,
    Field,
    FieldRows,
    Option,
    Person,
    Step,
    SummaryRow,
    Tally,
    Task,
    Voter,
)

MEETING = Citation("tinh-uy-2026#7/2/2.1", "điểm 2.1 khoản 2 Điều 7", "Trong thời hạn 07 ngày làm việc")
LIMIT = Deadline("open", "Họp", date(2026, 3, 18), 4, citation=MEETING)


def draw(source: str, **values: object) -> str:
    html = Template("{% load khoithong components %}" + source).render(Context(values))
    return " ".join(html.split())


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("open", "Còn 4 ngày làm việc"),
        ("soon", "Còn 4 ngày làm việc"),
        ("today", "Đến hạn hôm nay"),
        ("overdue", "Quá hạn 4 ngày làm việc"),
        ("met", "Đã xong đúng hạn"),
        ("late", "Đã xong, chậm 4 ngày làm việc"),
        ("cancelled", "Không còn áp dụng"),
        ("none", "Quy định không ấn định thời hạn"),
    ],
)
def test_a_deadline_is_colour_icon_word_and_date(state: DeadlineState, words: str) -> None:
    html = draw("{% deadline_badge d %}", d=replace(LIMIT, state=state))
    assert f"deadline-{state} " in html
    assert "<use href=" in html
    assert words in html
    assert "18/03/2026" in html


def test_what_had_no_day_was_not_done_in_time() -> None:
    html = draw("{% deadline_badge d %}", d=replace(LIMIT, state="met", due=None, amount=None))
    assert "Đã xong" in html
    assert "đúng hạn" not in html


def test_calendar_days_are_not_called_working_days() -> None:
    assert "Còn 6 ngày<" in draw("{% deadline_badge d %}", d=replace(LIMIT, amount=6, unit="calendar"))


def test_a_limit_of_the_agency_says_so_and_one_of_the_regulation_does_not() -> None:
    internal = draw("{% deadline_badge d %}", d=replace(LIMIT, kind="internal"))
    assert "Hạn nội bộ:" in internal
    assert "deadline-internal" in internal
    statutory = draw("{% deadline_badge d %}", d=LIMIT)
    assert "nội bộ" not in statutory
    assert "deadline-statutory" in statutory


def test_what_cannot_be_done_says_why_on_which_provision_and_who_opens_it() -> None:
    act = BlockedAct(
        "Phê duyệt",
        "chưa có ý kiến Đảng ủy",
        Citation("p#4/3", "khoản 3 Điều 4"),
        "Đảng ủy cho ý kiến thì mở.",
    )
    html = draw("{% blocked_act a %}", a=act)
    assert (
        '<strong>Phê duyệt</strong> — chưa có ý kiến Đảng ủy (<a class="provision" href="/quy-dinh/p/#4/3">khoản 3 Điều 4</a>).'
        in html
    )
    assert "Đảng ủy cho ý kiến thì mở." in html


def test_a_provision_leads_to_its_text() -> None:
    assert draw("{% provision c %}", c=MEETING) == (
        '<a class="provision" href="/quy-dinh/tinh-uy-2026/#7/2/2.1">điểm 2.1 khoản 2 Điều 7</a>'
    )
    assert draw('{% provision "vinh-phuc-2024#5" "mục 5" %}') == (
        '<a class="provision" href="/quy-dinh/vinh-phuc-2024/#5">mục 5</a>'
    )
    assert draw("{% provision nothing %}", nothing=None) == ""


def test_why_this_date_names_event_rule_and_every_day() -> None:
    received = date(2026, 3, 13)
    days = (
        CountedDay(received, event=True),
        CountedDay(received + timedelta(days=1), reason="Thứ Bảy, ngày nghỉ hằng tuần"),
        CountedDay(received + timedelta(days=2), reason="Chủ nhật, ngày nghỉ hằng tuần"),
        CountedDay(received + timedelta(days=3), number=1, due=True),
    )
    explanation = DateExplanation(
        "Kết thúc cuộc họp", received, "01 ngày làm việc", date(2026, 3, 16), days, MEETING
    )
    html = draw("{% why_date e %}", e=explanation)
    assert "Vì sao ngày này?" in html
    assert "Kết thúc cuộc họp, thứ Sáu, 13/03/2026" in html
    assert "hết thứ Hai, 16/03/2026" in html
    assert "14/03/2026</strong> – Thứ Bảy, ngày nghỉ hằng tuần" in html
    assert html.count('class="day day-skipped"') == 2
    assert html.count('class="day day-due"') == 1
    assert html.count('class="day-none"') == 10


def test_weeks_begin_on_monday_and_keep_gaps() -> None:
    explanation = DateExplanation(
        "",
        date(2026, 3, 15),
        "",
        date(2026, 3, 16),
        (CountedDay(date(2026, 3, 15)), CountedDay(date(2026, 3, 16))),
    )
    first, second = explanation.weeks
    assert [day.on.day if day else None for day in first] == [None] * 6 + [15]
    assert [day.on.day if day else None for day in second] == [16] + [None] * 6
    assert replace(explanation, days=()).weeks == []


def test_a_planned_step_is_never_shown_as_a_fact() -> None:
    html = draw(
        "{% stepper s %}",
        s=[Step("Họp", "current", MEETING, date(2026, 3, 18)), Step("Quyết định", "planned")],
    )
    assert 'step-current" aria-current="step"' in html
    assert "Đang ở bước này, hạn" in html
    assert "Dự kiến" in html
    assert html.count("aria-current") == 1
    assert "Dự kiến" in draw("{% timeline e %}", e=[Event("Họp", date(2026, 3, 18), planned=True)])
    assert "Dự kiến" not in draw("{% timeline e %}", e=[Event("Họp", date(2026, 3, 18))])


def test_an_act_names_the_person_and_the_capacity() -> None:
    html = draw("{% timeline e %}", e=[Event("Họp", person=Person("Nguyễn Văn An", "Giám đốc Sở Xây dựng"))])
    assert "Nguyễn Văn An" in html
    assert "Giám đốc Sở Xây dựng" in html


def test_a_tally_always_has_its_denominator() -> None:
    html = draw("{% tally t %}", t=Tally(2, 1, 0, 3, passed=True))
    assert "<strong>2/3</strong> thành viên tham gia biểu quyết tán thành (<strong>66,7%</strong>)" in html
    assert "Được thông qua" in html
    assert "Không được thông qua" in draw("{% tally t %}", t=Tally(1, 2, 0, 3, passed=False))
    assert "thông qua" not in draw("{% tally t %}", t=Tally(1, 0, 0, 3))


def test_the_ballot_bar_has_the_half_mark_and_the_tie_rule() -> None:
    html = draw(
        "{% ballot_bar t %}", t=Tally(2, 2, 0, 4, tie_rule="Theo ý kiến người đứng đầu", citation=MEETING)
    )
    assert '<line class="ballot-half" x1="50"' in html
    assert 'x="50.000" y="3" width="50.000"' in html
    assert "Theo ý kiến người đứng đầu" in html
    assert "không tán thành 2, ý kiến khác 0, trên 4" in html


def test_the_bar_never_leaves_its_frame() -> None:
    parts = Tally(3, 3, 3, 4).segments
    assert sum(width for _, _, width in parts) <= 100
    assert Tally(0, 0, 0, 0).segments == []


def test_turnout_hides_what_the_ballots_say() -> None:
    html = draw("{% turnout 1 4 %}")
    assert "<strong>1/4</strong> thành viên đã biểu quyết" in html
    assert "tán thành" not in html
    assert "Nội dung lá phiếu" not in draw("{% turnout 1 0 hidden=False %}")


def test_the_roll_says_who_is_excluded_and_on_which_provision() -> None:
    voter = Voter(Person("Phạm Quốc Dũng"), "excluded", reason="Cấp phó có đề xuất", citation=MEETING)
    html = draw("{% voter_roll v %}", v=[voter, Voter(Person("Trần Thị Bình"), "voted", "other")])
    assert "Không tham gia biểu quyết" in html
    assert "điểm 2.1 khoản 2 Điều 7" in html
    assert "Ý kiến khác" in html


def test_the_error_summary_leads_to_the_fields() -> None:
    html = draw("{% error_summary e %}", e=[ErrorItem("Chọn ngày họp", "id_on"), "Hồ sơ vừa thay đổi"])
    assert "Có 2 điểm cần sửa" in html
    assert '<a href="#id_on">Chọn ngày họp</a>' in html
    assert 'role="alert"' in html
    assert draw("{% error_summary e %}", e=[]) == ""


def test_long_texts_and_files_remind_of_secret_documents() -> None:
    reminder = "Không nhập hoặc tải lên tài liệu có độ Mật, Tối mật, Tuyệt mật."
    assert reminder in draw("{% field f %}", f=Field("textarea", "a", "A"))
    assert reminder in draw("{% field f %}", f=Field("file", "a", "A"))
    assert reminder not in draw("{% field f %}", f=Field("text", "a", "A"))


def test_a_long_text_takes_all_its_characters() -> None:
    """A browser reads `1.000` as 1."""
    assert 'maxlength="1000"' in draw("{% field f %}", f=Field("textarea", "a", "A", max_length=1000))


def test_a_wrong_field_is_tied_to_its_hint_and_error() -> None:
    html = draw("{% field f %}", f=Field("text", "on", "Ngày", hint="Ngày họp", errors=("Nhập ngày",)))
    assert 'aria-describedby="id_on-hint id_on-error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_on-error"' in html
    assert "Nhập ngày" in html


def test_what_was_typed_comes_back_and_is_never_markup() -> None:
    typed = "<b>điểm nghẽn</b> 🙂\n dòng hai"
    html = draw("{% field f %}", f=Field("textarea", "a", "A", typed))
    assert "&lt;b&gt;điểm nghẽn&lt;/b&gt; 🙂" in html
    assert "<b>" not in html


@pytest.mark.parametrize("kind", ["radios", "checkboxes", "people", "select", "person"])
def test_the_chosen_stay_chosen(kind: str) -> None:
    options = (
        Option("1", "Một", group="Nhóm"),
        Option("2", "Hai", "ghi chú", "Nhóm"),
        Option("3", "Ba", disabled=True),
    )
    html = draw("{% field f %}", f=Field(kind, "a", "A", "2", options=options))  # type: ignore[arg-type]
    chosen = "selected" if kind in ("select", "person") else "checked"
    assert html.count(chosen) == 1
    assert f'value="2" {chosen}' in html
    assert "Nhóm" in html
    assert "disabled" in html


def test_optional_fields_say_so_and_keywords_replace_what_the_field_says() -> None:
    html = draw('{% field f label="Ngày họp" required=False %}', f=Field("date", "on", "Ngày"))
    assert "Ngày họp" in html
    assert "(không bắt buộc)" in html
    assert 'inputmode="numeric"' in html


def test_rows_are_added_and_removed_without_javascript() -> None:
    rows = FieldRows(
        "members",
        "Thành viên",
        [[Field("text", "members-0", "Họ tên")], [Field("text", "members-1", "Họ tên")]],
    )
    html = draw("{% field r %}", r=rows)
    assert 'name="add_row" value="members"' in html
    assert 'name="remove_row" value="members:1"' in html


def test_the_enter_key_does_not_take_a_row_away() -> None:
    html = draw("{% field r %}", r=FieldRows("members", "Thành viên", [[]]))
    first = html[html.index("<button") :].split(">")[0]
    assert 'type="submit"' in first
    assert "name=" not in first


def test_tasks_and_facts_are_listed() -> None:
    html = draw(
        "{% task_list t %}",
        t=[Task("Gửi", state="blocked", hint="Nhập đủ thì mở."), Task("Tên", "/t/", "done")],
    )
    assert "Chưa thể làm" in html
    assert '<a class="task-link" href="/t/">Tên</a>' in html
    rows = draw("{% summary_list r %}", r=[SummaryRow("Người đề xuất", ["An", "Bình"], "/sua/")])
    assert rows.count("summary-value") == 2
    assert 'href="/sua/"' in rows


def test_pages_keep_the_other_parameters() -> None:
    request = RequestFactory().get("/ho-so/", {"q": "đất", "trang": "2"})
    html = draw("{% pagination p %}", p=Paginator(range(100), 25).page(2), request=request)
    assert "26–50 trên 100" in html
    assert 'href="?q=%C4%91%E1%BA%A5t&amp;trang=3"' in html
    assert html.count('aria-current="page"') == 1
    assert draw("{% pagination p %}", p=Paginator(range(10), 25).page(1)) == ""


def test_blocks_frame_their_content() -> None:
    html = draw(
        '{% card "Tên thẻ" level=3 %}<p>a</p>{% endcard %}{% confirmation "Đã gửi" code="DX-1" %}tiếp{% endconfirmation %}'
    )
    assert '<h3 class="card-title">Tên thẻ</h3> <p>a</p>' in html
    assert "<strong>DX-1</strong>" in html
    assert 'role="alert"' in draw('{% banner "Lỗi" tone="stop" %}x{% endbanner %}')
