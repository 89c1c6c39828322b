"""Writing a proposal: saved part by part, never lost, checked and sent once."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.test import Client

from khoithong.casefiles import law
from khoithong.casefiles.models import Case, Draft
from khoithong.lawbook.pack import describe
from khoithong.web.drafting.sections import LONGEST, edition
from tests.desk.conftest import PLAN
from tests.web.office import hidden

if TYPE_CHECKING:
    from uuid import UUID

    from tests.web.office import Office, Visitor


def at(draft: UUID, page: str = "") -> str:
    return f"/de-xuat/soan/{draft}/{page}"


def autosave(visitor: Visitor, draft: UUID, section: str = "necessity", **data: str) -> Any:
    """Save as `app.js` does; returns the answer."""
    return visitor.client.post(
        at(draft, f"phan/{section}/luu/"), data, headers={"X-Requested-With": "autosave"}
    )


def write(visitor: Visitor, draft: UUID, text: str, *, seen: str = "", section: str = "necessity") -> str:
    """Save a section by its button, on top of the text last seen."""
    data = {"text": text, "version": edition(seen)}
    return visitor.post(at(draft, f"phan/{section}/"), data)


def saved(draft: UUID, section: str = "necessity") -> str:
    return str(Draft.objects.get(id=draft).data["plan"][section])


def test_a_draft_begins_under_a_regulation_in_force(office: Office) -> None:
    proposer = office.person("tp")
    html = proposer.get("/de-xuat/moi/")
    assert "Quy định của Ban Thường vụ Tỉnh ủy" in html
    assert "Kế hoạch của Ủy ban nhân dân tỉnh Sóc Trăng" in html
    proposer.post("/de-xuat/moi/", {"pack": "tinh-uy-2026"})
    draft = Draft.objects.get()
    assert proposer.path == at(draft.id)
    assert (draft.owner, draft.pack) == ("tp", "tinh-uy-2026")


def test_of_several_regulations_one_must_be_chosen(office: Office) -> None:
    proposer = office.person("tp")
    html = proposer.post("/de-xuat/moi/", {"pack": "khong-co"})
    assert proposer.status == 422
    assert "Chọn văn bản áp dụng cho đề xuất" in html
    assert not Draft.objects.exists()


def test_who_cannot_propose_is_told_at_once_and_may_still_write(office: Office) -> None:
    officer = office.person("cv")
    assert "khoản 3 Điều 2" in officer.get("/de-xuat/moi/")
    officer.post("/de-xuat/moi/", {"pack": "tinh-uy-2026"})
    assert "Chưa gửi được với chức vụ hiện nay" in officer.html


def test_the_sections_stand_in_the_order_of_the_text_with_provision_and_quote(office: Office) -> None:
    html = office.person("tp").get(at(office.draft("tp")))
    places = [
        html.index(words)
        for words in ("Sự cần thiết, mục đích, yêu cầu", "Điểm nghẽn, nút thắt", "Dự kiến hiệu quả")
    ]
    assert places == sorted(places)
    assert "Không bắt buộc" in html
    page = office.person("tp").get(at(office.draft("tp"), "phan/bottleneck/"))
    assert "“thể hiện rõ những điểm nghẽn, nút thắt trong cơ chế, chính sách”" in page
    assert 'href="/quy-dinh/tinh-uy-2026/#7/1/1.1/a"' in page
    assert "Quy định nói gì" in page
    assert "Tuyệt mật" in page


def test_a_section_is_saved_by_its_button_and_leads_on(office: Office) -> None:
    draft, proposer = office.draft("tp"), office.person("tp")
    write(proposer, draft, "Hồ sơ tồn đọng")
    assert saved(draft) == "Hồ sơ tồn đọng"
    assert proposer.path == at(draft, "phan/bottleneck/")
    proposer.post(at(draft, "phan/expected_effect/"), {"text": "Nhanh hơn", "version": edition("")})
    assert proposer.path == at(draft, "kiem-tra/")
    proposer.post(at(draft, "phan/scope/"), {"text": "Toàn tỉnh", "version": edition(""), "leave": "1"})
    assert proposer.path == at(draft)
    assert "Đã có 2 chữ" in proposer.html


def test_autosave_answers_with_the_time_and_the_next_version(office: Office) -> None:
    draft, proposer = office.draft("tp"), office.person("tp")
    answer = autosave(proposer, draft, text="Một", version=edition(""))
    assert answer.json() == {"saved_at": "09:00", "version": edition("Một")}
    again = autosave(proposer, draft, text="Một hai", version=answer.json()["version"])
    assert again.status_code == 200
    assert saved(draft) == "Một hai"


def test_autosave_is_guarded_by_its_header_and_outlives_a_login_elsewhere(office: Office) -> None:
    draft, proposer = office.draft("tp"), office.person("tp")
    data = {"text": "Một", "version": edition("")}
    path = at(draft, "phan/necessity/luu/")
    assert proposer.client.post(path, data).status_code == 403
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = proposer.client.cookies
    assert strict.post(path, data, headers={"X-Requested-With": "autosave"}).status_code == 200
    assert saved(draft) == "Một"


def test_a_form_opened_before_the_last_login_shows_what_was_typed(office: Office) -> None:
    draft, proposer = office.draft("tp"), office.person("tp")
    text = "Một đoạn dài gõ ở cửa sổ mở trước lần đăng nhập gần nhất."
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = proposer.client.cookies
    answer = strict.post(at(draft, "phan/necessity/"), {"text": text})
    assert answer.status_code == 403
    assert text in answer.content.decode()


def test_a_section_of_a_draft_already_sent_shows_what_was_typed(office: Office) -> None:
    draft, proposer = office.draft("tp", plan=PLAN), office.person("tp")
    send(proposer, draft)
    html = write(proposer, draft, "Một đoạn dài gõ ở cửa sổ cũ, khi kế hoạch đã được gửi đi rồi.")
    assert proposer.status == 404
    assert "Bản nháp này không còn" in html
    assert "gõ ở cửa sổ cũ" in html


def test_two_windows_on_different_sections_do_not_disturb_each_other(office: Office) -> None:
    draft, proposer = office.draft("tp"), office.person("tp")
    write(proposer, draft, "Cửa sổ một")
    write(proposer, draft, "Cửa sổ hai", section="bottleneck")
    assert proposer.status == 200
    assert (saved(draft), saved(draft, "bottleneck")) == ("Cửa sổ một", "Cửa sổ hai")


def test_two_windows_on_one_section_are_shown_side_by_side(office: Office) -> None:
    draft, proposer = office.draft("tp"), office.person("tp")
    write(proposer, draft, "Bản đã lưu ở cửa sổ một")
    html = write(proposer, draft, "Bản gõ ở cửa sổ hai")
    assert proposer.status == 409
    assert "Bản đã lưu ở cửa sổ một" in html
    assert "Bản gõ ở cửa sổ hai" in html
    assert saved(draft) == "Bản đã lưu ở cửa sổ một"
    version = hidden(html, "version")
    proposer.post(
        at(draft, "phan/necessity/"), {"text": "Bản gõ ở cửa sổ hai", "version": version, "leave": "1"}
    )
    assert saved(draft) == "Bản gõ ở cửa sổ hai"


def test_the_same_text_from_two_windows_is_no_conflict(office: Office) -> None:
    draft, proposer = office.draft("tp"), office.person("tp")
    write(proposer, draft, "Giống nhau")
    write(proposer, draft, "Giống nhau")
    assert proposer.status == 200


def test_a_conflict_while_typing_leads_to_both_texts(office: Office) -> None:
    draft, proposer = office.draft("tp"), office.person("tp")
    write(proposer, draft, "Bản thứ nhất")
    answer = autosave(proposer, draft, text="Bản thứ hai", version=edition(""))
    assert answer.status_code == 409
    html = proposer.get(answer.json()["conflict_url"])
    assert "Bản thứ nhất" in html
    assert "Bản thứ hai" in html
    assert f'action="{at(draft, "phan/necessity/")}"' in html
    # Looked at for another section, or when both have become the same, there is nothing to choose.
    proposer.get(at(draft, "phan/bottleneck/hai-ban/"))
    assert proposer.path == at(draft, "phan/bottleneck/")
    write(proposer, draft, "Bản thứ hai", seen="Bản thứ nhất")
    proposer.get(answer.json()["conflict_url"])
    assert proposer.path == at(draft, "phan/necessity/")


def test_decomposed_letters_emoji_and_odd_characters_are_kept_or_put_right(office: Office) -> None:
    draft, proposer = office.draft("tp"), office.person("tp")
    write(proposer, draft, unicodedata.normalize("NFD", "Tháo gỡ điểm nghẽn") + " 🚀\r\nDòng hai\x00\x07")
    assert saved(draft) == "Tháo gỡ điểm nghẽn 🚀\nDòng hai"
    assert "🚀" in proposer.get(at(draft, "kiem-tra/"))


def test_markup_in_a_text_is_shown_not_run(office: Office) -> None:
    draft, proposer = office.draft("tp"), office.person("tp")
    write(proposer, draft, "</textarea><script>alert(1)</script>")
    for page in ("", "phan/necessity/", "kiem-tra/"):
        assert "<script>alert" not in proposer.get(at(draft, page))


def test_a_text_too_long_is_kept_on_the_page_with_a_clear_message(office: Office) -> None:
    draft, proposer = office.draft("tp"), office.person("tp")
    html = write(proposer, draft, "dài " * (LONGEST // 4 + 1))
    assert proposer.status == 422
    assert "nhiều hơn mức 100.000 ký tự" in html
    assert html.count("dài ") > LONGEST // 5
    answer = autosave(proposer, draft, text="x" * (LONGEST + 1))
    assert answer.status_code == 422


def test_a_request_larger_than_the_server_reads_gets_a_page_of_ours(office: Office) -> None:
    draft, proposer = office.draft("tp"), office.person("tp")
    html = write(proposer, draft, "x" * 3_000_000)
    assert proposer.status in (400, 413)
    assert "Yêu cầu không đọc được" in html


def test_a_draft_is_nobody_elses(office: Office) -> None:
    draft = office.draft("tp")
    stranger = office.person("gd")
    for page in ("", "phan/necessity/", "kiem-tra/", "nguoi-cung-de-xuat/", "co-quan/", "xoa/"):
        stranger.get(at(draft, page))
        assert stranger.status == 404, page
    assert autosave(stranger, draft, text="x").status_code == 404
    stranger.get(at(uuid4()))
    assert stranger.status == 404


def test_sections_of_another_regulation_do_not_exist(office: Office) -> None:
    draft, proposer = office.draft("tp"), office.person("tp")
    proposer.get(at(draft, "phan/khong-co/"))
    assert proposer.status == 404
    write(proposer, draft, "x", section="khong-co")
    assert proposer.status == 404


def test_people_are_found_without_diacritics_added_and_taken_off(office: Office) -> None:
    draft, proposer = office.draft("tp"), office.person("tp")
    assert "Trần Thị Bình" in proposer.get(at(draft, "nguoi-cung-de-xuat/"))
    html = proposer.get(at(draft, "nguoi-cung-de-xuat/?tim=tran binh"))
    assert 'value="pgd1"' in html
    assert 'value="pgd2"' not in html
    assert "Không có ai khớp" in proposer.get(at(draft, "nguoi-cung-de-xuat/?tim=vu thi giang"))
    proposer.post(at(draft, "nguoi-cung-de-xuat/"), {"them": "pgd1"})
    assert "Đã thêm Trần Thị Bình" in proposer.html
    for nonsense in ("tp", "khong-co", ""):
        proposer.post(at(draft, "nguoi-cung-de-xuat/"), {"them": nonsense})
    assert Draft.objects.get().data["co_proposers"] == ["pgd1"]
    assert "Người lập: <strong>Hoàng Văn Em</strong>" in office.person("pgd1").get(
        at(draft, "nguoi-cung-de-xuat/")
    )
    proposer.post(at(draft, "nguoi-cung-de-xuat/"), {"bo": "pgd1"})
    assert Draft.objects.get().data["co_proposers"] == []


def test_a_co_proposer_writes_but_does_not_send(office: Office) -> None:
    draft = office.draft("tp", plan=PLAN, co_proposers=["pgd1"])
    deputy = office.person("pgd1")
    write(deputy, draft, "Sửa chung", seen=PLAN["necessity"])
    assert saved(draft) == "Sửa chung"
    html = deputy.get(at(draft, "kiem-tra/"))
    assert "Chỉ Hoàng Văn Em" in html
    deputy.post(at(draft, "kiem-tra/"), {"version": hidden(html, "version"), "confirmed": "tinh-uy-2026#4/2"})
    assert not Case.objects.exists()
    deputy.get(at(draft, "xoa/"))
    assert deputy.status == 404


def test_the_recipient_is_derived_and_explained(office: Office) -> None:
    html = office.person("tp").get(at(office.draft("tp")))
    assert "Kế hoạch sẽ được gửi đến <strong>Nguyễn Văn An</strong>, Giám đốc Sở Xây dựng" in html
    assert "điểm 1.2 khoản 1 Điều 7" in html
    assert "xin ý kiến Đảng ủy Sở" in html
    own = office.person("gd").get(at(office.draft("gd")))
    assert "Bùi Văn Khánh" in own
    assert "điểm 1.3 khoản 1 Điều 7" in own
    top = office.person("ct").get(at(office.draft("ct")))
    assert "không có cơ quan cấp trên" in top


def test_both_routes_are_shown_with_their_latest_dates(office: Office) -> None:
    html = office.person("tp").get(at(office.draft("tp"), "kiem-tra/"))
    for words in ("13/05/2026", "07 ngày làm việc", "18/05/2026", "14/05/2026", "10 ngày kể từ"):
        assert words in html
    assert "Cấp ủy cho ý kiến: Quy định không ấn định thời hạn" in html


def test_a_text_without_limits_says_so(office: Office) -> None:
    from khoithong.desk.drafts import new_draft

    draft = new_draft("tp", "soc-trang-2023", {}, clock=office.clock)
    html = office.person("tp").get(at(draft.id, "kiem-tra/"))
    assert "Người đứng đầu xem xét, quyết định; văn bản không ấn định thời hạn" in html
    for words in ("Tập thể lãnh đạo", "Thời hạn xem xét bắt đầu", "Ngày muộn nhất"):
        assert words not in html


def test_a_heads_own_plan_meets_where_others_do_not(office: Office) -> None:
    from khoithong.desk.drafts import new_draft

    draft = new_draft("gd", "soc-trang-2023", {}, clock=office.clock)
    html = office.person("gd").get(at(draft.id, "kiem-tra/"))
    assert "Tập thể lãnh đạo" in html
    assert "Văn bản không ấn định thời hạn" in html


@pytest.mark.parametrize(("managed_by", "words"), [("so", "quản lý"), (None, "sử dụng")])
def test_an_agency_gets_a_plan_as_what_it_is_to_the_proposer(
    office: Office, managed_by: str | None, words: str
) -> None:
    from khoithong.desk.drafts import new_draft
    from khoithong.organisation.models import Person

    Person.objects.filter(id="tp").update(managed_by_id=managed_by)
    draft = new_draft("tp", "soc-trang-2023", {}, clock=office.clock)
    assert f"đây là cơ quan {words} cán bộ đề xuất" in office.person("tp").get(at(draft.id))


@pytest.mark.parametrize("pack", law.packs_in_force(date(2026, 5, 4)))
def test_a_proposal_is_written_under_every_regulation(office: Office, pack: str) -> None:
    from khoithong.desk.drafts import new_draft

    proposer = office.person("tp")
    draft = new_draft("tp", pack, {}, clock=office.clock).id
    for section in describe(pack).regulation.sections:
        proposer.get(at(draft, f"phan/{section.name}/"))
        assert proposer.status == 200
        write(proposer, draft, f"Nội dung {section.name}", section=section.name)
    proposer.get(at(draft))
    assert proposer.status == 200
    html = proposer.get(at(draft, "kiem-tra/"))
    assert proposer.status == 200
    confirmed = [one.provision for one in describe(pack).regulation.confirmations]
    proposer.post(at(draft, "kiem-tra/"), {"version": hidden(html, "version"), "confirmed": confirmed})
    assert proposer.path.startswith("/de-xuat/da-gui/") or "Có 1 điểm cần sửa" in proposer.html


def test_what_is_missing_is_named_and_linked(office: Office) -> None:
    draft = office.draft("tp", plan={**PLAN, "scope": " ", "duration": ""})
    proposer = office.person("tp")
    html = proposer.get(at(draft, "kiem-tra/"))
    assert '<a href="#phan-scope">Nhập Phạm vi, đối tượng thực hiện</a>' in html
    html = proposer.post(
        at(draft, "kiem-tra/"), {"version": hidden(html, "version"), "confirmed": "tinh-uy-2026#4/2"}
    )
    assert proposer.status == 422
    assert "Có 2 điểm cần sửa" in html
    assert 'id="phan-duration"' in html


def test_the_confirmation_is_obligatory(office: Office) -> None:
    draft, proposer = office.draft("tp", plan=PLAN), office.person("tp")
    html = proposer.get(at(draft, "kiem-tra/"))
    html = proposer.post(at(draft, "kiem-tra/"), {"version": hidden(html, "version")})
    assert proposer.status == 422
    assert "Đánh dấu xác nhận" in html
    assert 'aria-describedby="id_confirmed-error"' in html, "said at the boxes too"
    assert not Case.objects.exists()


def send(visitor: Visitor, draft: UUID) -> str:
    version = hidden(visitor.get(at(draft, "kiem-tra/")), "version")
    return visitor.post(at(draft, "kiem-tra/"), {"version": version, "confirmed": "tinh-uy-2026#4/2"})


def test_a_plan_is_sent_and_confirmed_with_code_receipt_and_next_step(office: Office) -> None:
    draft, proposer = office.draft("tp", plan=PLAN), office.person("tp")
    html = send(proposer, draft)
    row = Case.objects.get()
    assert proposer.path == f"/de-xuat/da-gui/{row.code}/"
    for words in (row.code, "thứ Hai, 04/05/2026", "Triệu tập họp", "Còn 7 ngày làm việc", "Nguyễn Văn An"):
        assert words in html
    assert not Draft.objects.exists()
    office.desk.case = row.id
    assert office.desk.acts[0].data["confirmed"] == ["tinh-uy-2026#4/2"]
    assert office.desk.acts[0].office == "so/manager"


def test_sent_twice_it_is_one_case(office: Office) -> None:
    draft, proposer = office.draft("tp", plan=PLAN), office.person("tp")
    version = hidden(proposer.get(at(draft, "kiem-tra/")), "version")
    data = {"version": version, "confirmed": "tinh-uy-2026#4/2"}
    proposer.post(at(draft, "kiem-tra/"), data)
    first = proposer.path
    proposer.post(at(draft, "kiem-tra/"), data)
    assert proposer.path == first
    assert Case.objects.count() == 1


def test_a_check_page_that_is_stale_sends_nothing(office: Office) -> None:
    draft, proposer = office.draft("tp", plan=PLAN), office.person("tp")
    stale = hidden(proposer.get(at(draft, "kiem-tra/")), "version")
    write(proposer, draft, "Nội dung mới nhất", seen=PLAN["necessity"])
    html = proposer.post(at(draft, "kiem-tra/"), {"version": stale, "confirmed": "tinh-uy-2026#4/2"})
    assert proposer.status == 409
    assert "vừa được sửa ở một cửa sổ khác" in html
    assert "Nội dung mới nhất" in html
    assert not Case.objects.exists()


def test_what_the_procedure_refuses_is_shown_with_its_provision(office: Office) -> None:
    draft = office.draft("cv", plan=PLAN)
    html = send(office.person("cv"), draft)
    assert "khoản 3 Điều 2" in html
    assert not Case.objects.exists()
    assert Draft.objects.filter(id=draft).exists()


def test_the_confirmation_page_is_the_proposers_alone(office: Office) -> None:
    office.desk.submit()
    for other in ("gd", "cv"):
        visitor = office.person(other)
        visitor.get(f"/de-xuat/da-gui/{office.code}/")
        assert visitor.status == 404


def test_a_draft_is_thrown_away_only_after_asking(office: Office) -> None:
    draft, proposer = office.draft("tp", plan=PLAN), office.person("tp")
    assert "Xóa bản nháp này?" in proposer.get(at(draft, "xoa/"))
    assert Draft.objects.exists()
    proposer.post(at(draft, "xoa/"))
    assert proposer.path == "/de-xuat/"
    assert "Đã xóa bản nháp" in proposer.html
    assert not Draft.objects.exists()


@pytest.fixture
def two_agencies(office: Office) -> Office:
    """The manager works in two departments."""
    from datetime import UTC, datetime

    from khoithong.organisation.changes import appoint
    from khoithong.organisation.models import OfficeTerm

    appoint(
        OfficeTerm(person_id="tp", agency_id="so-tc", role="manager", title="Trưởng phòng Sở Tài chính"),
        entered_by="test",
        now=datetime(2026, 1, 1, tzinfo=UTC),
    )
    return office


def test_who_works_in_several_agencies_says_from_which(two_agencies: Office) -> None:
    draft, proposer = two_agencies.draft("tp", plan=PLAN), two_agencies.person("tp")
    assert "Chọn cơ quan đề xuất để biết nơi nhận" in proposer.get(at(draft))
    assert '<a href="#co-quan">Chọn cơ quan đề xuất</a>' in proposer.get(at(draft, "kiem-tra/"))
    html = proposer.post(at(draft, "co-quan/"), {"agency": "ubnd"})
    assert proposer.status == 422
    assert "Chọn cơ quan đề xuất" in html
    proposer.post(at(draft, "co-quan/"), {"agency": "so-tc"})
    assert proposer.path == at(draft)
    assert "Mai Văn Quý" in proposer.html
    send(proposer, draft)
    assert Case.objects.get().employing_agency == "so-tc"


def test_a_new_draft_is_proposed_from_the_office_used(two_agencies: Office) -> None:
    proposer = two_agencies.person("tp")
    proposer.post("/tu-cach/", {"capacity": "so-tc/manager"})
    proposer.post("/de-xuat/moi/", {"pack": "tinh-uy-2026"})
    assert Draft.objects.get().data == {"agency": "so-tc"}
