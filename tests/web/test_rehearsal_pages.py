"""Diễn tập: begun, played, changed, compared, handed out; nothing is ever recorded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from khoithong.casefiles.models import Act, Case, Rehearsal, ReportAct
from khoithong.lawbook import yamlsource
from khoithong.lawbook.calendars import working_calendar
from khoithong.lawbook.loader import pack_ids
from khoithong.rehearsal.expectations import failures
from khoithong.rehearsal.library import Packs
from khoithong.rehearsal.player import play
from khoithong.rehearsal.reader import scenario_of
from tests.web.filling import Values, forms_of
from tests.web.test_query_counts import statements

if TYPE_CHECKING:
    from khoithong.rehearsal.player import Result
    from tests.web.office import Office, Visitor

WATERMARK = "MÔ PHỎNG – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"
INVENTED = {
    "pack": "tinh-uy-2026",
    "day": "04/05/2026",
    "source": "invented",
    "name": "Sở Giả định",
    "kind": "state",
    "deputies": "2",
    "party_body": "1",
    "superior": "1",
}
PAGES = ("", "lua-chon/", "ket-cuc/", "so-sanh/", "xoa/", "viec/archive/", "buoc/2/", "buoc/4/")


def begun(visitor: Visitor, **changed: str) -> str:
    """A rehearsal in an invented organisation; returns its address."""
    visitor.post("/dien-tap/moi/", {**INVENTED, **changed})
    assert visitor.path.endswith("/lua-chon/"), visitor.html
    return visitor.path.removesuffix("lua-chon/")


def directed(visitor: Visitor, **choices: str) -> str:
    """The same, carried through by choices."""
    path = begun(visitor)
    visitor.post(f"{path}lua-chon/", {"proposer": "truong-phong", "submitted": "04/05/2026", **choices})
    assert visitor.path == path, visitor.html
    return path


def exported(visitor: Visitor, path: str) -> Result:
    """The file of a rehearsal, read and played as the command line does."""
    text = visitor.client.get(f"{path}tep/").content.decode()
    result = play(scenario_of(yamlsource.load(text, "tep.yaml"), Packs(), working_calendar()))
    assert not failures(result)
    return result


def form_with(visitor: Visitor, name: str) -> Values:
    """What the form of the page shown holds that has a control of that name."""
    return next(form for form in forms_of(visitor.html) if name in form)


def recorded() -> tuple[int, int, int]:
    """How much the register holds."""
    return Case.objects.count(), Act.objects.count(), ReportAct.objects.count()


# --- beginning --------------------------------------------------------------------------------------------------


def test_the_opening_page_offers_examples_and_says_what_it_is(office: Office) -> None:
    visitor = office.person("tp")
    html = visitor.get("/dien-tap/")
    assert WATERMARK in html
    assert "Thử một tình huống mẫu" in html
    assert "Thành lập Hội đồng ngay trước Tết" in html
    assert "Chưa có bản diễn tập nào" in html
    assert 'href="/dien-tap/"' in visitor.get("/viec-can-lam/")


@pytest.mark.parametrize("pack", pack_ids())
def test_every_text_is_rehearsed_in_an_invented_agency(office: Office, pack: str) -> None:
    visitor = office.person("tp")
    path = begun(visitor, pack=pack)
    visitor.post(f"{path}lua-chon/", {"proposer": "truong-phong", "submitted": "04/05/2026"})
    assert visitor.path == path
    assert exported(visitor, path).ending.status == "evaluated"


def test_a_real_agency_brings_its_people_its_party_body_and_its_superior(office: Office) -> None:
    visitor = office.person("tp")
    visitor.post(
        "/dien-tap/moi/", {"pack": "tinh-uy-2026", "day": "04/05/2026", "source": "real", "agency": "so"}
    )
    path = visitor.path.removesuffix("lua-chon/")
    visitor.post(f"{path}lua-chon/", {"proposer": "tp", "submitted": "04/05/2026"})
    assert "Giám đốc Sở Xây dựng" in visitor.html
    result = exported(visitor, path)
    assert set(result.scenario.organisation.agencies) >= {"so", "ubnd", "du-so", "so-nv"}
    assert "mt" not in result.scenario.organisation.people
    assert result.looks[2].voters == ("gd", "pgd1", "pgd2")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"pack": "khong-co"}, "Chọn văn bản áp dụng"),
        ({"day": "31/02/2026"}, "Nhập ngày theo dạng"),
        ({"deputies": "-1"}, "Nhập số cấp phó từ 0 đến 8"),
        ({"deputies": "99999999999"}, "Nhập số cấp phó từ 0 đến 8"),
        ({"deputies": "²"}, "Nhập số cấp phó từ 0 đến 8"),
        ({"source": "real", "agency": "la"}, "Chọn cơ quan, hoặc chọn cơ quan giả định"),
        ({"source": "real", "agency": "\x00"}, "Chọn cơ quan, hoặc chọn cơ quan giả định"),
    ],
)
def test_what_is_missing_at_the_start_is_said_and_nothing_typed_is_lost(
    office: Office, changed: dict[str, str], words: str
) -> None:
    visitor = office.person("tp")
    visitor.post("/dien-tap/moi/", {**INVENTED, "title": "Bản của tôi", **changed})
    assert visitor.path == "/dien-tap/moi/"
    assert words in visitor.html
    assert "Bản của tôi" in visitor.html
    assert not Rehearsal.objects.exists()


def test_the_text_is_chosen_beforehand_and_may_come_with_the_address(office: Office) -> None:
    visitor = office.person("tp")
    for address, pack in (("", "can-tho-2024"), ("?van-ban=nd-73-2023", "nd-73-2023")):
        html = visitor.get(f"/dien-tap/moi/{address}")
        assert form_with(visitor, "pack")["pack"] == [pack]
        assert "Cơ quan" in html


def test_a_day_outside_the_calendar_is_no_error(office: Office) -> None:
    visitor = office.person("tp")
    path = begun(visitor, day="01/01/1900")
    for page in ("", "lua-chon/", "ket-cuc/", "so-sanh/", "tep/"):
        visitor.get(path + page)
        assert visitor.status == 200, page


def test_an_example_becomes_ones_own(office: Office) -> None:
    visitor = office.person("tp")
    visitor.post("/dien-tap/mau/tinh-uy-2026/council-before-tet/")
    assert "Không có ngày họp nào đúng quy định" in visitor.html
    assert Rehearsal.objects.get().owner == "tp"
    for wrong in ("tinh-uy-2026/khong-co", "khong-co/council", "common/labels", "tinh-uy-2026/pack"):
        visitor.post(f"/dien-tap/mau/{wrong}/")
        assert visitor.status == 404


# --- choices ----------------------------------------------------------------------------------------------------


def test_choices_carry_a_case_to_its_end_with_dates_reasons_and_voters(office: Office) -> None:
    visitor = office.person("tp")
    path = directed(visitor)
    html = visitor.get(path)
    assert WATERMARK in html
    assert "Vì sao ngày này?" in html
    assert "Ông An" in html
    assert "Văn bản, nội dung cần có ở từng bước" in html
    assert "Không bị xử lý trách nhiệm" in html
    assert exported(visitor, path).ending.evaluation == "completed"


@pytest.mark.parametrize("page", PAGES)
def test_every_page_carries_the_watermark(office: Office, page: str) -> None:
    visitor = office.person("tp")
    path = directed(visitor, route="council", outcome="partial")
    html = visitor.get(path + page)
    assert visitor.status == 200
    assert html.count(WATERMARK) == 2  # on the screen, and over every sheet
    assert "Mô phỏng – không có giá trị pháp lý" in html  # at the foot of every sheet


def test_tet_is_told_as_soon_as_route_and_day_are_chosen(office: Office) -> None:
    visitor = office.person("tp")
    path = begun(visitor, day="05/02/2026")
    choices = {
        "proposer": "truong-phong",
        "submitted": "05/02/2026",
        "route": "council",
        "established": "10/02/2026",
    }
    html = visitor.post(f"{path}lua-chon/", {**choices, "preview": "1"})
    for words in (
        "Không có ngày họp nào đúng quy định",
        "Tết Nguyên đán từ 16/02/2026 đến 20/02/2026",
        "khoản 3 Điều 8",
        "Từ 10/02/2026 đến 13/02/2026: <strong>không có ngày họp nào</strong>",
        "thành lập chậm nhất ngày <strong>09/02/2026</strong>, hoặc từ ngày <strong>23/02/2026</strong>",
    ):
        assert words in html
    html = visitor.post(f"{path}lua-chon/", {**choices, "established": "23/02/2026", "preview": "1"})
    assert "Không có ngày họp nào" not in html
    assert "Ngày họp đúng quy định" in html
    html = visitor.post(f"{path}lua-chon/", choices)
    assert "Ngày diễn tập nằm ngoài thời gian văn bản có hiệu lực" in html
    assert "Không có ngày họp nào đúng quy định" in html


def test_tet_is_told_act_by_act_before_the_council_is_established(office: Office) -> None:
    visitor = office.person("tp")
    path = begun(visitor, day="05/02/2026")
    do(visitor, path, "submit_plan", "truong-phong")
    assert "Ngày họp nếu thành lập Hội đồng" not in visitor.html
    do(visitor, path, "choose_route", "thu-truong", "2026-02-06")
    assert "Ngày họp nếu thành lập Hội đồng ngày 06/02/2026" in visitor.html
    html = visitor.get(f"{path}?ngay=2026-02-10")
    assert "Không có ngày họp nào đúng quy định" in html
    html = visitor.get(f"{path}viec/establish_council/?nguoi=thu-truong&ngay=2026-02-10")
    assert html.count("Không có ngày họp nào đúng quy định") == 1
    assert "hoặc từ ngày <strong>23/02/2026</strong>" in html


def test_ballots_and_opinions_chosen_are_played(office: Office) -> None:
    visitor = office.person("tp")
    path = directed(
        visitor, **{"ballot.cap-pho-1": "against", "ballot.cap-pho-2": "absent", "opinion": "disagree"}
    )
    result = exported(visitor, path)
    closing = next(look for look in result.looks if look.tally)
    assert closing.tally == {"for": 1, "against": 1, "other": 0, "passed": True, "tie": True}
    assert result.ending.decision == "disapproved"
    assert "Vắng mặt" in visitor.get(path)


def test_choices_that_cannot_be_read_are_said_and_kept(office: Office) -> None:
    visitor = office.person("tp")
    path = begun(visitor)
    visitor.post(
        f"{path}lua-chon/",
        {
            "proposer": "",
            "submitted": "hôm qua",
            "met": "01/01/2026",
            "established": "01/01/9999",
            "outcome": "partial",
        },
    )
    for words in ("Chọn người đề xuất", "Nhập ngày theo dạng", "nằm ngoài lịch làm việc"):
        assert words in visitor.html
    html = visitor.get(f"{path}lua-chon/")
    assert 'value="hôm qua"' in html
    assert re.search(r'value="partial"[^>]*checked', html)


def test_days_out_of_order_are_said_before_anything_is_played(office: Office) -> None:
    visitor = office.person("tp")
    path = begun(visitor)
    visitor.post(
        f"{path}lua-chon/",
        {"proposer": "truong-phong", "submitted": "04/05/2026", "met": "30/04/2026", "decided": "05/05/2026"},
    )
    assert "Ngày họp xem xét trước ngày gửi kế hoạch (04/05/2026)" in visitor.html


def test_what_the_law_refuses_stands_in_the_play_with_its_reason_and_provision(office: Office) -> None:
    visitor = office.person("tp")
    path = begun(visitor)
    html = visitor.post(f"{path}lua-chon/", {"proposer": "chuyen-vien", "submitted": "04/05/2026"})
    assert "Không được" in html
    assert "Không thuộc đối tượng áp dụng của văn bản" in html
    assert "khoản 3 Điều 2" in html


def test_the_form_of_choices_saves_itself(office: Office) -> None:
    visitor = office.person("tp")
    path = begun(visitor)
    visitor.post(f"{path}lua-chon/", {"proposer": "thu-truong"}, **{"X-Requested-With": "autosave"})
    assert '"saved_at"' in visitor.html
    html = visitor.get(f"{path}lua-chon/")
    assert re.search(r'value="thu-truong"[^>]*selected', html)


# --- act by act -------------------------------------------------------------------------------------------------


def do(visitor: Visitor, path: str, kind: str, person: str = "", day: str = "", **typed: str) -> None:
    """Open an act's form and send it as it stands, with some of it typed anew."""
    visitor.get(f"{path}viec/{kind}/?nguoi={person}&ngay={day}")
    assert visitor.status == 200
    form = form_with(visitor, "at_day") | {name: [value] for name, value in typed.items()}
    visitor.post(f"{path}viec/{kind}/", form)
    assert visitor.path == path, visitor.html


def test_a_case_is_played_act_by_act_without_typing_anything(office: Office) -> None:
    visitor = office.person("tp")
    path = begun(visitor)
    do(visitor, path, "submit_plan", "truong-phong")
    assert "Đang xem xét" in visitor.html
    do(visitor, path, "convene_meeting", "thu-truong", "2026-05-06")
    for voter in ("thu-truong", "cap-pho-1", "cap-pho-2"):
        do(visitor, path, "vote", voter, "2026-05-06")
    do(visitor, path, "close_meeting", "thu-truong")
    do(visitor, path, "seek_party_opinion", "thu-truong")
    do(visitor, path, "give_party_opinion", "bi-thu", "2026-05-08")
    do(visitor, path, "approve", "thu-truong")
    result = exported(visitor, path)
    assert result.ending.status == "in_execution"
    assert result.looks[-1].entry.at.date().isoformat() == "2026-05-08"


def test_what_cannot_be_done_yet_is_said_with_reason_and_provision(office: Office) -> None:
    visitor = office.person("tp")
    path = begun(visitor)
    do(visitor, path, "submit_plan", "truong-phong")
    html = visitor.html
    assert "Chưa thể làm" in html
    assert "Chưa có cuộc họp nào được triệu tập".lower()[:20] in html.lower()
    assert "chưa qua bước" in html
    html = visitor.get(f"{path}viec/approve/?nguoi=thu-truong")
    assert "chưa qua bước “Họp xem xét đề xuất”" in html
    assert "Quy định nói gì" in html
    assert not any("at_day" in form for form in forms_of(html))
    html = visitor.post(f"{path}viec/approve/", {"actor": "thu-truong", "at_day": "04/05/2026"})
    assert "chưa qua bước" in html
    assert len(exported(visitor, path).looks) == 2


def test_what_was_begun_act_by_act_is_played_on_to_its_end(office: Office) -> None:
    visitor = office.person("tp")
    path = begun(visitor)
    visitor.post(f"{path}tiep/")
    assert "Không còn bước nào chạy tiếp được" in visitor.html
    do(visitor, path, "submit_plan", "truong-phong")
    do(visitor, path, "choose_route", "thu-truong", "2026-05-06")
    html = visitor.post(f"{path}tiep/")
    assert "Đã đánh giá" in html
    result = exported(visitor, path)
    assert result.ending.status == "evaluated"
    assert result.looks[2].entry.at.date().isoformat() == "2026-05-06"
    visitor.post(f"{path}tiep/")
    assert "Không còn bước nào chạy tiếp được" in visitor.html


def test_an_act_refused_in_a_file_is_shown_and_can_be_changed_or_taken_out(office: Office) -> None:
    visitor = office.person("tp")
    path = begun(visitor)
    do(visitor, path, "submit_plan", "truong-phong")
    do(visitor, path, "convene_meeting", "thu-truong", "2026-05-04", on="06/05/2026")
    do(visitor, path, "vote", "thu-truong", "2026-05-06")
    visitor.get(f"{path}buoc/3/")
    visitor.post(f"{path}buoc/3/", form_with(visitor, "at_day") | {"on": ["08/05/2026"]})
    html = visitor.get(f"{path}buoc/4/")
    assert "chưa đến ngày họp 08/05/2026" in html
    visitor.get(f"{path}buoc/4/?nguoi=cap-pho-1&ngay=08/05/2026")
    visitor.post(f"{path}buoc/4/", form_with(visitor, "at_day"))
    assert not any(look.refusal for look in exported(visitor, path).looks)
    visitor.get(f"{path}buoc/2/")
    visitor.post(f"{path}buoc/2/", {"remove": "1"})
    assert "chưa có kế hoạch đề xuất nào được gửi" in visitor.get(f"{path}buoc/2/")
    visitor.post(f"{path}buoc/2/", {"remove": "1"})
    visitor.post(f"{path}buoc/2/", {"remove": "1"})
    assert exported(visitor, path).ending.status == "draft"


def test_a_later_day_can_be_looked_at(office: Office) -> None:
    visitor = office.person("tp")
    path = begun(visitor)
    do(visitor, path, "submit_plan", "truong-phong")
    html = visitor.get(f"{path}?ngay=20/05/2026")
    assert "Quá hạn" in html
    assert "hết hạn họp" in visitor.get(path)
    for wrong in ("xx", "2026-02-30", "0001-01-01", "9999-12-31", "\x00"):
        visitor.get(path + "?ngay=" + wrong)
        assert visitor.status == 200


def test_the_last_act_is_taken_back(office: Office) -> None:
    visitor = office.person("tp")
    path = begun(visitor)
    do(visitor, path, "submit_plan", "truong-phong")
    visitor.post(f"{path}lui/", form_with(visitor, "version"))
    assert "Gửi kế hoạch đề xuất → " not in visitor.html
    assert Rehearsal.objects.get().version == 3
    visitor.post(f"{path}lui/")
    assert visitor.status == 200
    assert exported(visitor, path).ending.status == "draft"


def test_an_earlier_act_is_changed_and_what_follows_is_played_again(office: Office) -> None:
    visitor = office.person("tp")
    path = directed(visitor)
    visitor.get(f"{path}buoc/2/")
    form = form_with(visitor, "at_day") | {"at_day": ["11/05/2026"], "cascade": ["1"]}
    visitor.post(f"{path}buoc/2/", form)
    assert visitor.path == path
    result = exported(visitor, path)
    assert result.ending.status == "evaluated"
    assert result.looks[1].entry.at.date().isoformat() == "2026-05-11"
    assert not any(look.refusal for look in result.looks)


def test_an_earlier_act_moved_alone_leaves_the_later_ones_refused_with_the_reason(office: Office) -> None:
    visitor = office.person("tp")
    path = directed(visitor)
    visitor.get(f"{path}buoc/2/")
    html = visitor.post(
        f"{path}buoc/2/", form_with(visitor, "at_day") | {"at_day": ["11/05/2026"]} | {"cascade": []}
    )
    assert "sớm hơn việc đã ghi gần nhất" in html
    exported(visitor, path)


def test_an_earlier_act_is_taken_out(office: Office) -> None:
    visitor = office.person("tp")
    path = directed(visitor)
    before = len(exported(visitor, path).looks)
    visitor.get(f"{path}buoc/3/")
    visitor.post(f"{path}buoc/3/", form_with(visitor, "at_day") | {"remove": ["1"]})
    assert len(exported(visitor, path).looks) == before - 1


def test_a_form_begun_is_kept_for_the_person_it_was_begun_for(office: Office) -> None:
    visitor = office.person("tp")
    path = begun(visitor)
    do(visitor, path, "submit_plan", "truong-phong")
    do(visitor, path, "convene_meeting", "thu-truong", "2026-05-06")
    visitor.get(f"{path}viec/vote/?nguoi=cap-pho-1&ngay=2026-05-06")
    form = form_with(visitor, "at_day") | {"remarks": ["Nhận xét dở dang"]}
    visitor.post(f"{path}viec/vote/", form, **{"X-Requested-With": "autosave"})
    assert "Nhận xét dở dang" in visitor.get(f"{path}viec/vote/?nguoi=cap-pho-1&ngay=2026-05-06")
    assert "Nhận xét dở dang" not in visitor.get(f"{path}viec/vote/?nguoi=cap-pho-2&ngay=2026-05-06")
    visitor.post(f"{path}viec/vote/?nguoi=cap-pho-1", {"drop": "1", "actor": "cap-pho-1"})
    assert "Nhận xét dở dang" not in visitor.html


def test_a_page_left_open_in_another_window_changes_nothing_unseen(office: Office) -> None:
    visitor = office.person("tp")
    path = begun(visitor)
    visitor.get(f"{path}viec/submit_plan/?nguoi=truong-phong")
    stale = form_with(visitor, "at_day")
    do(visitor, path, "submit_plan", "thu-truong")
    html = visitor.post(f"{path}viec/submit_plan/", stale)
    assert "Bản diễn tập này đã đổi ở một cửa sổ khác" in html or "kế hoạch đã được gửi" in html
    assert Rehearsal.objects.get().version == 2


def test_choices_sent_from_a_window_left_open_are_kept_and_not_played(office: Office) -> None:
    visitor = office.person("tp")
    path = begun(visitor)
    visitor.get(f"{path}lua-chon/")
    stale = form_with(visitor, "proposer") | {"proposer": ["truong-phong"], "outcome": ["partial"]}
    do(visitor, path, "submit_plan", "thu-truong")
    html = visitor.post(f"{path}lua-chon/", stale)
    assert "Bản diễn tập này đã đổi ở một cửa sổ khác" in html
    assert re.search(r'value="partial"[^>]*checked', html)
    assert exported(visitor, path).looks[-1].entry.act.by == "thu-truong"  # type: ignore[union-attr]


# --- endings, comparing ------------------------------------------------------------------------------------------


def test_the_measures_of_every_ending_stand_side_by_side(office: Office) -> None:
    visitor = office.person("tp")
    path = directed(visitor, outcome="none")
    html = visitor.get(f"{path}ket-cuc/")
    for words in (
        "Hoàn thành",
        "Hoàn thành một phần, có thiệt hại",
        "Chấm dứt giữa chừng",
        "khoản 2 Điều 10",
    ):
        assert words in html
    ended = visitor.get(f"{directed(visitor)}ket-cuc/")
    assert "khoản 2 Điều 10" in ended  # of a case at its end, the endings it could have had
    assert "Chưa so sánh được" in visitor.get(f"{begun(visitor)}ket-cuc/")


def test_one_thing_is_changed_and_the_differences_are_marked(office: Office) -> None:
    visitor = office.person("tp")
    path = directed(visitor, route="council", established="06/05/2026")
    visitor.get(f"{path}so-sanh/")
    step = re.search(r'value="(\d+)"[^>]*>Thành lập Hội đồng', visitor.html)
    assert step is not None
    html = visitor.post(f"{path}so-sanh/", {"what": "day", "step": step[1], "new_day": "11/05/2026"})
    assert "Khác nhau ở" in html
    assert re.search(r'class="differs".{0,200}Thành lập Hội đồng đánh giá', html)
    assert "06/05/2026, Ông An" in html
    assert "11/05/2026, Ông An" in html
    assert Rehearsal.objects.count() == 2
    same = visitor.get(f"{path}so-sanh/{Rehearsal.objects.earliest('created_at').id}/")
    assert "Hai bản cho kết quả như nhau" in same
    assert 'class="differs"' not in same


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"what": "ballot", "voter": "cap-pho-1", "ballot": "against"}, "Không tán thành"),
        ({"what": "ballot", "voter": "cap-pho-1", "ballot": "absent"}, "Vắng mặt"),
        ({"what": "person", "old": "truong-phong", "new": "cap-pho-1"}, "Bà Bình thay Bà Lan"),
    ],
)
@pytest.mark.parametrize("by_hand", [True, False])
def test_a_ballot_or_a_person_is_changed(
    office: Office, change: dict[str, str], words: str, by_hand: bool
) -> None:
    visitor = office.person("tp")
    path = directed(visitor)
    Rehearsal.objects.update(by_hand=by_hand)
    html = visitor.post(f"{path}so-sanh/", change)
    assert "Khác nhau ở" in html
    assert words in html
    exported(visitor, f"/dien-tap/{Rehearsal.objects.latest('created_at').id}/")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({}, "Chọn một điều muốn đổi"),
        ({"what": "day"}, "Chọn việc muốn đổi ngày"),
        ({"what": "day", "step": "1", "new_day": "32/01/2026"}, "Nhập ngày theo dạng"),
        ({"what": "ballot", "voter": "x", "ballot": "maybe"}, "Chọn người biểu quyết"),
        ({"what": "person", "old": "thu-truong", "new": "thu-truong"}, "Chọn người khác vào thay"),
    ],
)
def test_a_change_not_said_whole_is_asked_for(office: Office, change: dict[str, str], words: str) -> None:
    visitor = office.person("tp")
    path = directed(visitor)
    assert words in visitor.post(f"{path}so-sanh/", change)
    assert Rehearsal.objects.count() == 1


def test_the_route_is_changed_among_the_choices_and_compared_at_once(office: Office) -> None:
    visitor = office.person("tp")
    path = directed(visitor)
    visitor.post(f"{path}so-sanh/", {"choices": "1"})
    assert visitor.path.endswith("/lua-chon/")
    form = form_with(visitor, "proposer") | {"route": ["council"]}
    html = visitor.post(visitor.path, form)
    assert "/so-sanh/" in visitor.path
    assert "Thành lập Hội đồng đánh giá" in html


# --- files -------------------------------------------------------------------------------------------------------


def test_a_file_handed_out_is_taken_back_as_the_same_rehearsal(office: Office) -> None:
    visitor = office.person("tp")
    path = directed(visitor, route="council", outcome="partial", **{"ballot.cap-pho-1": "other"})
    answer = visitor.client.get(f"{path}tep/")
    assert answer["Content-Disposition"].startswith('attachment; filename="so-gia-dinh')
    visitor.post("/dien-tap/nhap-tep/", {"file": SimpleUploadedFile("a.yaml", answer.content)})
    assert visitor.path != "/dien-tap/nhap-tep/"
    assert visitor.client.get(f"{visitor.path}tep/").content == answer.content


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{','.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(12)
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Chọn tệp kịch bản"),
        ("  \n", "Chọn tệp kịch bản"),
        ("title: x\nregulation: tinh-uy-2027\norganisation: {}\nacts: []\n", "Dòng 2: không có quy định"),
        ("title: x\n", "thiếu khóa bắt buộc"),
        ("- 1\n- 2\n", "Dòng 1"),
        ("a: [", "Dòng"),
        ("a: \x00", "Dòng"),
        ("!!python/object/apply:os.system [id]", "Dòng 1"),
        ("a: &a [*a]", "Dòng 1"),
        (BOMB, "Dòng"),
        ("[" * 5000, "lồng nhau quá 64 tầng"),
        ("x" * 1_000_001, "quá dài"),
        (
            "regulation: tinh-uy-2026\norganisation: {agencies: [], people: []}\nacts: []\n",
            "phải có ít nhất một mục",
        ),
    ],
)
def test_what_is_wrong_with_a_file_is_said_with_its_line(office: Office, text: str, words: str) -> None:
    visitor = office.person("tp")
    visitor.post("/dien-tap/nhap-tep/", {"text": text})
    assert visitor.status == 200
    assert "Không nhập được kịch bản" in visitor.html
    assert words in visitor.html
    assert not Rehearsal.objects.exists()


def test_a_file_that_is_no_text_or_too_large_is_refused(office: Office) -> None:
    visitor = office.person("tp")
    for content in (b"\xff\xfe\x00\x01", b"%PDF-1.7 \x80\x81", b"x" * 1_000_001):
        visitor.post("/dien-tap/nhap-tep/", {"file": SimpleUploadedFile("a.yaml", content)})
        assert "Không nhập được kịch bản" in visitor.html
    assert not Rehearsal.objects.exists()


def test_a_file_with_more_acts_than_a_page_shows_is_refused(office: Office) -> None:
    visitor = office.person("tp")
    acts = "\n".join("  - {at: 2026-05-04}" for _ in range(301))
    text = f"regulation: tinh-uy-2026\norganisation: {{agencies: [], people: []}}\nacts:\n{acts}\n"
    assert "nhiều nhất 300" in visitor.post("/dien-tap/nhap-tep/", {"text": text})


def test_a_file_without_anybody_in_it_is_shown(office: Office) -> None:
    visitor = office.person("tp")
    text = "regulation: tinh-uy-2026\norganisation: {agencies: [], people: []}\nacts:\n  - {at: 2026-05-04}\n"
    visitor.post("/dien-tap/nhap-tep/", {"text": text})
    path = visitor.path
    for page in ("", "lua-chon/", "ket-cuc/", "so-sanh/", "viec/submit_plan/", "xoa/"):
        visitor.get(path + page)
        assert visitor.status == 200, page


# --- rights ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", [*PAGES, "tep/"])
def test_a_rehearsal_is_its_owners_alone(office: Office, page: str) -> None:
    path = directed(office.person("tp"))
    stranger = office.person("gd")
    for address in (path + page, "/dien-tap/7f1d3c5e-0000-4000-8000-000000000000/" + page):
        stranger.get(address)
        assert stranger.status == 404
        stranger.post(address)
        assert stranger.status in (404, 405)


def test_a_strangers_rehearsal_cannot_be_compared_with(office: Office) -> None:
    mine, theirs = directed(office.person("gd")), directed(office.person("tp"))
    stranger = office.person("gd")
    stranger.get(f"{mine}so-sanh/{theirs.split('/')[2]}/")
    assert stranger.status == 404


def test_a_case_one_may_not_read_is_answered_like_one_that_does_not_exist(office: Office) -> None:
    office.desk.submit()
    stranger = office.person("gd-tc")
    for code in (office.code, "DX-2026-999999", "%00"):
        stranger.get(f"/dien-tap/tu-ho-so/{code}/")
        assert stranger.status == 404
        stranger.post(f"/dien-tap/tu-ho-so/{code}/")
        assert stranger.status == 404
    draft = office.draft("tp")
    stranger.post(f"/dien-tap/tu-ban-nhap/{draft}/")
    assert stranger.status == 404


def test_a_rehearsal_goes_on_from_a_case_without_its_texts(office: Office) -> None:
    office.desk.submit()
    office.desk.do("gd", "request_supplement", content="Bổ sung số liệu mật thiết")
    visitor = office.person("gd")
    assert "/dien-tap/tu-ho-so/" in visitor.get(f"/ho-so/{office.code}/")
    visitor.post(f"/dien-tap/tu-ho-so/{office.code}/")
    path = visitor.path
    document = Rehearsal.objects.get().document
    assert "Hồ sơ đất đai tồn đọng" not in document
    assert "mật thiết" not in document
    assert "Đang xem xét" in visitor.html
    assert "/buoc/1/" not in visitor.html  # what was taken over stays as it is
    visitor.get(f"{path}buoc/1/")
    assert visitor.status == 404
    visitor.post(f"{path}lui/")
    assert len(exported(visitor, path).looks) == 2
    visitor.post(f"{path}lua-chon/", {"opinion": "agree"})
    assert exported(visitor, path).ending.status == "evaluated"


def test_ballots_of_others_in_an_open_vote_are_not_taken_over(office: Office) -> None:
    office.desk.meet()
    for voter in ("pgd1", "pgd2"):
        office.desk.do(voter, "vote", ballot="against")
    visitor = office.person("pgd1")
    visitor.post(f"/dien-tap/tu-ho-so/{office.code}/")
    ballots = [look.entry.act for look in exported(visitor, visitor.path).looks if look.entry.act]
    assert [act.by for act in ballots if act.kind == "vote"] == ["pgd1"]


def test_a_rehearsal_begins_from_a_draft(office: Office) -> None:
    draft = office.draft("tp", plan={"necessity": "Nội dung riêng"}, co_proposers=["pgd1"])
    visitor = office.person("tp")
    assert f"/dien-tap/tu-ban-nhap/{draft}/" in visitor.get(f"/de-xuat/soan/{draft}/kiem-tra/")
    visitor.post(f"/dien-tap/tu-ban-nhap/{draft}/")
    assert visitor.path.endswith("/lua-chon/")
    html = visitor.post(visitor.path, form_with(visitor, "proposer"))
    assert "Hoàng Văn Em" in html
    assert "Nội dung riêng" not in Rehearsal.objects.get().document
    result = exported(visitor, visitor.path)
    assert result.looks[2].voters == ("gd", "pgd2")


def test_nothing_a_rehearsal_does_enters_the_register(office: Office) -> None:
    office.desk.submit()
    before = recorded()
    visitor = office.person("gd")
    visitor.post(f"/dien-tap/tu-ho-so/{office.code}/")
    path = visitor.path
    visitor.post(f"{path}lua-chon/", {"outcome": "partial"})
    visitor.post(f"{path}so-sanh/", {"what": "person", "old": "gd", "new": "pgd1"})
    for page in ("ket-cuc/", "so-sanh/", "tep/"):
        visitor.get(path + page)
    visitor.post(f"{path}xoa/")
    assert recorded() == before
    assert office.desk.row.status == "under_review"


def test_a_rehearsal_is_thrown_away(office: Office) -> None:
    visitor = office.person("tp")
    path = directed(visitor)
    assert "Xóa rồi không lấy lại được" in visitor.get(f"{path}xoa/")
    html = visitor.post(f"{path}xoa/")
    assert visitor.path == "/dien-tap/"
    assert "Đã xóa bản diễn tập" in html
    visitor.get(path)
    assert visitor.status == 404


# --- cost --------------------------------------------------------------------------------------------------------


def test_the_list_costs_the_same_with_one_row_and_with_many(office: Office) -> None:
    visitor = office.person("tp")
    directed(visitor)
    few = statements(visitor, "/dien-tap/")
    for _ in range(9):
        begun(visitor)
    assert statements(visitor, "/dien-tap/") == few
    assert few <= 8


@pytest.mark.parametrize("page", PAGES)
def test_a_rehearsal_costs_the_same_short_or_long(office: Office, page: str) -> None:
    visitor = office.person("tp")
    short, long = directed(visitor, outcome="none"), directed(visitor, route="council")
    assert statements(visitor, short + page) == statements(visitor, long + page) <= 9
