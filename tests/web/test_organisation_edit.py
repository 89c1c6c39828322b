"""Administrators change the organisation: filled in, shown with what follows, confirmed, recorded once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from khoithong.organisation.models import Account, Agency, Change, OfficeTerm, Person
from khoithong.organisation.snapshot import directory
from tests.web.office import hidden

if TYPE_CHECKING:
    from tests.web.office import Office, Visitor

GROUND = {"van_ban": "Quyết định số 12/QĐ-UBND", "ngay_van_ban": "04/05/2026"}
DOCUMENT = "Quyết định số 12/QĐ-UBND, ngày 04/05/2026"


@pytest.fixture
def admin(office: Office) -> Visitor:
    """An administrator's browser."""
    Account.objects.create_superuser("quan-tri", "x")
    return office.person("quan-tri")


def another(office: Office) -> Visitor:
    """A second administrator's browser."""
    Account.objects.create_superuser("quan-tri-2", "x")
    return office.person("quan-tri-2")


def term(person: str) -> int:
    return OfficeTerm.objects.get(person_id=person, void=False).id


def appointment(**more: Any) -> dict[str, Any]:
    return {
        "co_quan": "so",
        "nguoi": "cv",
        "vai_tro": "head",
        "chuc_danh": "Giám đốc Sở Xây dựng",
        "tu_ngay": "04/05/2026",
        "thay": "on",
        "khoa": str(uuid4()),
        **GROUND,
        **more,
    }


def confirm(visitor: Visitor, path: str, data: dict[str, Any]) -> str:
    """See what follows, then confirm it."""
    html = visitor.post(path, data)
    assert visitor.status == 200, html
    return visitor.post(path, data | {"shown": hidden(html, "shown"), "xac_nhan": "1"})


def test_a_new_head_after_the_consequences_were_seen(office: Office, admin: Visitor) -> None:
    office.desk.submit()
    data = appointment()
    html = admin.post("/to-chuc/bo-nhiem/", data)
    assert "Kết thúc nhiệm kỳ: Giám đốc Sở Xây dựng – Nguyễn Văn An" in html
    assert "<ins>03/05/2026</ins>" in html
    assert "1 việc “Triệu tập họp”" in html
    assert "chuyển từ Nguyễn Văn An sang Vũ Thị Giang" in html
    assert office.code not in html
    assert directory().organisation.head("so", office.desk.today) == "gd"

    done = admin.post("/to-chuc/bo-nhiem/", data | {"shown": hidden(html, "shown"), "xac_nhan": "1"})
    assert admin.path == "/to-chuc/so/"
    assert "Vũ Thị Giang giữ chức vụ Giám đốc Sở Xây dựng" in done
    assert f"căn cứ {DOCUMENT}" in done
    newcomer = office.person("cv")
    newcomer.post("/tu-cach/", {"capacity": "so/head"})
    assert office.code in newcomer.get("/viec-can-lam/")
    assert office.code not in office.person("gd").get("/viec-can-lam/")


def test_a_meeting_s_voters_are_named_beforehand(office: Office, admin: Visitor) -> None:
    office.desk.submit()
    office.desk.do("gd", "convene_meeting", on="2026-05-11")
    html = admin.post("/to-chuc/bo-nhiem/", appointment(vai_tro="deputy", thay=""))
    assert "Phiên họp xem xét đề xuất ngày 11/05/2026: người biểu quyết thay đổi, thêm Vũ Thị Giang." in html


def test_going_back_keeps_what_was_typed(office: Office, admin: Visitor) -> None:
    html = admin.post("/to-chuc/bo-nhiem/", appointment(sua="1"))
    assert "Bước 1 trên 2" in html
    assert 'value="Giám đốc Sở Xây dựng"' in html
    assert not OfficeTerm.objects.filter(person_id="cv", role="head").exists()


def test_a_confirmation_sent_twice_is_recorded_once(office: Office, admin: Visitor) -> None:
    data = appointment()
    html = admin.post("/to-chuc/bo-nhiem/", data)
    confirmed = data | {"shown": hidden(html, "shown"), "xac_nhan": "1"}
    admin.post("/to-chuc/bo-nhiem/", confirmed)
    again = admin.post("/to-chuc/bo-nhiem/", confirmed)
    assert "đã được ghi nhận trước đó" in again
    assert OfficeTerm.objects.filter(person_id="cv", role="head").count() == 1


def test_what_changed_since_the_preview_is_shown_anew(office: Office, admin: Visitor) -> None:
    data = appointment()
    html = admin.post("/to-chuc/bo-nhiem/", data)
    confirm(another(office), "/to-chuc/bo-nhiem/", appointment(vai_tro="clerk", thay=""))
    again = admin.post("/to-chuc/bo-nhiem/", data | {"shown": hidden(html, "shown"), "xac_nhan": "1"})
    assert admin.status == 409
    assert "tổ chức vừa thay đổi ở nơi khác" in again
    assert not OfficeTerm.objects.filter(person_id="cv", role="head").exists()
    admin.post("/to-chuc/bo-nhiem/", data | {"shown": hidden(again, "shown"), "xac_nhan": "1"})
    assert OfficeTerm.objects.filter(person_id="cv", role="head").exists()


WRONG = {
    "31/02": ({"tu_ngay": "31/02/2026"}, "id_tu_ngay", "Nhập ngày có thật"),
    "no day": ({"tu_ngay": ""}, "id_tu_ngay", "Nhập ngày bắt đầu"),
    "ends before it begins": ({"den_ngay": "03/05/2026"}, "id_den_ngay", "trước ngày bắt đầu"),
    "two heads": ({"thay": ""}, "id_tu_ngay", "Nguyễn Văn An đang là người đứng đầu"),
    "held already": ({"nguoi": "pgd1", "vai_tro": "deputy", "thay": ""}, "id_tu_ngay", "đã giữ chức vụ này"),
    "acting deputy": ({"vai_tro": "deputy", "giao_quyen": "on", "thay": ""}, "id_giao_quyen", "chỉ dùng cho"),
    "nobody": ({"nguoi": ""}, "id_nguoi", "Chọn người"),
    "a stranger": ({"nguoi": "ai-do"}, "id_nguoi", "Chọn người"),
    "nowhere": ({"co_quan": "dau"}, "id_co_quan", "Chọn cơ quan"),
    "no ground": ({"van_ban": " "}, "id_van_ban", "Nhập tên và số của văn bản"),
    "no day of the ground": ({"ngay_van_ban": ""}, "id_ngay_van_ban", "Nhập ngày của văn bản"),
    "a ground of tomorrow": ({"ngay_van_ban": "05/05/2026"}, "id_ngay_van_ban", "chưa đến"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(admin: Visitor, name: str) -> None:
    change, target, words = WRONG[name]
    before = Change.objects.count()
    html = admin.post("/to-chuc/bo-nhiem/", appointment() | change)
    assert admin.status == 422
    assert f'href="#{target}"' in html
    assert html.count(words) >= 2
    assert 'value="Giám đốc Sở Xây dựng"' in html
    assert Change.objects.count() == before


def test_a_term_is_ended_with_what_follows(office: Office, admin: Visitor) -> None:
    office.desk.submit()
    path = f"/to-chuc/nhiem-ky/{term('gd')}/ket-thuc/"
    data = {"ngay_cuoi": "03/05/2026", "khoa": str(uuid4()), **GROUND}
    html = admin.post(path, data)
    assert "không còn ai làm (hiện do Nguyễn Văn An)" in html
    assert "Chưa có người đứng đầu" in html
    confirm(admin, path, data)
    assert admin.path == "/to-chuc/so/"
    assert directory().organisation.head("so", office.desk.today) is None


def test_a_term_taken_back_keeps_its_reason(admin: Visitor) -> None:
    number = term("vt")
    path = f"/to-chuc/nhiem-ky/{number}/huy/"
    html = admin.post(path, {"ly_do": "", "khoa": str(uuid4()), **GROUND})
    assert "Nhập lý do hủy" in html
    done = confirm(admin, path, {"ly_do": "Nhập nhầm người", "khoa": str(uuid4()), **GROUND})
    assert "Lý do: Nhập nhầm người" in done
    assert OfficeTerm.objects.get(id=number).void
    admin.get(path)
    assert admin.status == 404


def test_an_agency_is_added_with_a_key_of_its_own(admin: Visitor) -> None:
    data = {
        "ten": "Sở  Khoa học",
        "loai": "state",
        "cap_tren": "ubnd",
        "cap_uy": "du-so",
        "chuc_nang": ["inspection"],
    }
    confirm(admin, "/to-chuc/co-quan-moi/", data | {"khoa": str(uuid4()), **GROUND})
    assert admin.path == "/to-chuc/so-khoa-hoc/"
    made = Agency.objects.get(id="so-khoa-hoc")
    assert (made.name, made.superior_id, made.party_body_id, made.functions) == (
        "Sở Khoa học",
        "ubnd",
        "du-so",
        ["inspection"],
    )


def test_a_circle_of_superiors_is_refused_at_its_field(admin: Visitor) -> None:
    html = admin.get("/to-chuc/ubnd/sua/")
    data = {"ten": "Ủy ban nhân dân tỉnh", "loai": "state", "cap_tren": "so", "ban": hidden(html, "ban")}
    html = admin.post("/to-chuc/ubnd/sua/", data | {"khoa": str(uuid4()), **GROUND})
    assert admin.status == 422
    assert 'href="#id_cap_tren"' in html
    assert "Cấp trên đi thành vòng" in html


def test_a_person_is_added_and_appointed(admin: Visitor) -> None:
    confirm(admin, "/to-chuc/nguoi/moi/", {"ho_ten": "Đặng Thị Mới", "khoa": str(uuid4()), **GROUND})
    made = Person.objects.get(full_name="Đặng Thị Mới")
    assert admin.path == f"/to-chuc/nguoi/{made.id}/"
    html = admin.get(f"/to-chuc/bo-nhiem/?nguoi={made.id}")
    assert f'value="{made.id}" selected' in html


def test_nothing_changed_is_said(admin: Visitor) -> None:
    html = admin.get("/to-chuc/nguoi/gd/sua/")
    data = {
        "ho_ten": "Nguyễn Văn An",
        "quan_ly": "",
        "ban": hidden(html, "ban"),
        "khoa": str(uuid4()),
        **GROUND,
    }
    assert "Chưa có gì thay đổi" in admin.post("/to-chuc/nguoi/gd/sua/", data)
    assert admin.status == 422


def test_two_administrators_at_one_agency_see_both_versions(office: Office, admin: Visitor) -> None:
    """What the other one changed is kept where it was not touched here; what both touched is shown side by side."""
    opened = hidden(admin.get("/to-chuc/so/sua/"), "ban")
    own = {"ten": "Sở Xây dựng", "loai": "state", "cap_tren": "ubnd", "cap_uy": "du-so", "tham_muu": "so-nv"}
    other = another(office)
    theirs = own | {
        "ten": "Sở Xây dựng và Giao thông",
        "tham_muu": "so-tc",
        "ban": opened,
        "khoa": str(uuid4()),
    }
    confirm(other, "/to-chuc/so/sua/", theirs | GROUND)

    mine = own | {"cap_uy": "du-ubnd", "tham_muu": "", "ban": opened, "khoa": str(uuid4())} | GROUND
    html = admin.post("/to-chuc/so/sua/", mine)
    assert admin.status == 409
    both = html.split("Hai bản khác nhau")[1].split("</section>")[0]
    for words in ("quan-tri-2", "Sở Xây dựng và Giao thông", "Đảng ủy UBND tỉnh", "Sở Tài chính", "không có"):
        assert words in both
    assert 'value="Sở Xây dựng và Giao thông"' in html  # untouched here: theirs
    assert '<option value="du-ubnd" selected' in html  # touched here: mine
    assert Agency.objects.get(id="so").party_body_id == "du-so"

    again = mine | {"ten": "Sở Xây dựng và Giao thông", "ban": hidden(html, "ban")}
    confirm(admin, "/to-chuc/so/sua/", again)
    saved = Agency.objects.get(id="so")
    assert (saved.name, saved.party_body_id, saved.organising_body_id) == (
        "Sở Xây dựng và Giao thông",
        "du-ubnd",
        None,
    )


PAGES = (
    "bo-nhiem/",
    "co-quan-moi/",
    "nguoi/moi/",
    "so/sua/",
    "nguoi/gd/sua/",
    "nhap-excel/",
    "quan-tri-vien/",
)


@pytest.mark.parametrize("path", PAGES)
def test_people_of_the_organisation_are_told_who_does_this(office: Office, path: str) -> None:
    head = office.person("gd")
    html = head.get(f"/to-chuc/{path}")
    assert head.status == 403
    assert "Việc này của người quản trị" in html


def test_an_administrator_comes_to_the_organisation_and_reads_no_case(office: Office, admin: Visitor) -> None:
    office.desk.submit()
    Account.objects.create_superuser("qt", "mật khẩu đủ dài")
    admin.client.logout()
    admin.post("/dang-nhap/", {"username": "qt", "password": "mật khẩu đủ dài"})
    assert admin.path == "/to-chuc/"
    admin.get(f"/ho-so/{office.code}/")
    assert admin.status == 403
    assert "hồ sơ đang xử lý" not in admin.get("/to-chuc/so/")


@pytest.mark.parametrize("path", ["so/sua/", "khong-co/sua/", "nguoi/khong-co/sua/", "nhiem-ky/999999/huy/"])
def test_broken_forms_are_answered_without_an_error_of_ours(admin: Visitor, path: str) -> None:
    nonsense = {
        "khoa": "x",
        "ban": "9" * 40,
        "shown": "-1",
        "xac_nhan": "1",
        "chuc_nang": ["x"],
        "ten": "\x00",
    }
    admin.post(f"/to-chuc/{path}", nonsense)
    assert admin.status in (404, 409, 422)


def test_forms_cost_the_same_with_few_agencies_and_with_many(office: Office, admin: Visitor) -> None:
    from tests.web.test_organisation import enlarge

    def statements() -> list[int]:
        found = []
        for path in ("bo-nhiem/", "so/sua/", "nhap-excel/", "quan-tri-vien/"):
            admin.get(f"/to-chuc/{path}")
            with CaptureQueriesContext(connection) as caught:
                admin.get(f"/to-chuc/{path}")
            found.append(len(caught))
        with CaptureQueriesContext(connection) as caught:
            admin.post("/to-chuc/bo-nhiem/", appointment())
        return [*found, len(caught)]

    enlarge(2, 4)
    few = statements()
    enlarge(32, 184)
    assert statements() == few
    assert max(few) <= 20
