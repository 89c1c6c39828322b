"""A file brought in: taken, shown, confirmed as one, refused when the organisation has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from khoithong.organisation.models import Account, Agency, Change, ImportDraft, OfficeTerm, Person
from khoithong.organisation.snapshot import directory
from tests.web.excel_files import cells, workbook
from tests.web.office import hidden

if TYPE_CHECKING:
    from tests.web.office import Office, Visitor

GROUND = {"van_ban": "Quyết định số 12/QĐ-UBND", "ngay_van_ban": "04/05/2026"}
NEW = workbook(
    [{"name": "Sở Mới", "kind": "Cơ quan nhà nước", "superior": "Ủy ban nhân dân tỉnh"}],
    [
        {"name": "Phạm Thị Mới", "agency": "Sở Mới", "role": "Người đứng đầu", "since": "01/05/2026"},
        {"id": "gd", "name": "Nguyễn Văn An", "agency": "so", "role": "Người đứng đầu", "title": "Giám đốc Sở Xây dựng", "until": "10/05/2026"},
    ],
)  # fmt: skip


@pytest.fixture
def admin(office: Office) -> Visitor:
    """An administrator's browser."""
    Account.objects.create_superuser("quan-tri", "x")
    return office.person("quan-tri")


def bring(visitor: Visitor, content: bytes, name: str = "to-chuc.xlsx") -> str:
    return visitor.post("/to-chuc/nhap-excel/", {"tep": SimpleUploadedFile(name, content)})


def confirm(visitor: Visitor, **more: Any) -> str:
    data = {"khoa": hidden(visitor.html, "khoa"), "shown": hidden(visitor.html, "shown"), "xac_nhan": "1"}
    return visitor.post(visitor.path, data | GROUND | more)


def test_a_file_is_shown_and_then_recorded_as_one(office: Office, admin: Visitor) -> None:
    html = bring(admin, NEW)
    for words in ("Cơ quan thêm mới", "Sở Mới", "Phạm Thị Mới", "<ins>10/05/2026</ins>", "giữ nguyên"):
        assert words in html
    assert not Agency.objects.filter(name="Sở Mới").exists()
    done = confirm(admin)
    assert "Đã ghi 4 thay đổi từ tệp to-chuc.xlsx." in done
    made = Agency.objects.get(name="Sở Mới")
    assert (
        directory().organisation.head(made.id, office.desk.today)
        == Person.objects.get(full_name="Phạm Thị Mới").id
    )
    assert {one.ground for one in Change.objects.filter(entered_by="quan-tri")} == {
        "Quyết định số 12/QĐ-UBND, ngày 04/05/2026"
    }
    assert not ImportDraft.objects.exists()


def test_the_export_of_the_page_changes_nothing_when_brought_back(office: Office, admin: Visitor) -> None:
    answer = admin.client.get("/to-chuc/xuat-excel/")
    assert answer["Content-Disposition"] == 'attachment; filename="to-chuc-2026-05-04.xlsx"'
    assert "Tệp không thay đổi gì" in bring(admin, answer.content)
    blank = admin.client.get("/to-chuc/nhap-excel/mau/")
    assert len(cells(blank.content)["Cơ quan"]) == 1


def test_what_is_wrong_in_the_file_is_listed_and_nothing_can_be_confirmed(admin: Visitor) -> None:
    html = bring(admin, workbook([{"name": "Sở Mới", "kind": "Sở"}]))
    assert "Sửa 1 chỗ dưới đây" in html
    assert "Cơ quan, dòng 2" in html
    assert "xac_nhan" not in html
    admin.post(admin.path, {"khoa": str(uuid4()), "shown": "1", "xac_nhan": "1", **GROUND})
    assert not Agency.objects.filter(name="Sở Mới").exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"M\xc3\xa3,T\xc3\xaan\n", "CSV, không phải Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Excel đời cũ"),
        (b"", "không có nội dung"),
    ],
)
def test_files_of_another_kind_are_refused_at_the_field(admin: Visitor, content: bytes, words: str) -> None:
    html = bring(admin, content, "to-chuc.xlsx")
    assert admin.status == 422
    assert html.count(words) >= 2
    assert not ImportDraft.objects.exists()


def test_no_file_is_said(admin: Visitor) -> None:
    assert "Chọn tệp Excel" in admin.post("/to-chuc/nhap-excel/", {})
    assert admin.status == 422


def test_a_file_is_not_recorded_without_its_ground(admin: Visitor) -> None:
    bring(admin, NEW)
    html = confirm(admin, van_ban="")
    assert admin.status == 422
    assert "Nhập tên và số của văn bản" in html
    assert not Agency.objects.filter(name="Sở Mới").exists()


def test_an_organisation_that_changed_since_the_preview_is_shown_anew(office: Office, admin: Visitor) -> None:
    from khoithong.desk.clock import aware
    from khoithong.organisation.changes import save_person

    bring(admin, NEW)
    save_person(Person.objects.get(id="cg"), entered_by="ai", now=aware(office.clock()))
    changed = Person.objects.get(id="cg")
    changed.full_name = "Chuyên gia Vinh Hiển"
    save_person(changed, entered_by="ai", now=aware(office.clock()))
    html = confirm(admin)
    assert admin.status == 409
    assert "tổ chức vừa thay đổi" in html
    assert not Agency.objects.filter(name="Sở Mới").exists()
    confirm(admin)
    assert Agency.objects.filter(name="Sở Mới").exists()


def test_confirmed_twice_is_recorded_once(admin: Visitor) -> None:
    bring(admin, NEW)
    page, path = admin.html, admin.path
    confirm(admin)
    admin.html, admin.path = page, path
    assert "đã được ghi trước đó" in confirm(admin)
    assert OfficeTerm.objects.filter(person__full_name="Phạm Thị Mới").count() == 1


def test_a_file_can_be_dropped(admin: Visitor) -> None:
    bring(admin, NEW)
    assert "Đã bỏ tệp" in admin.post(admin.path, {"bo": "1"})
    assert not ImportDraft.objects.exists()


def test_a_file_is_its_bringer_s_and_kept_for_a_day(office: Office, admin: Visitor) -> None:
    bring(admin, NEW)
    path = admin.path
    Account.objects.create_superuser("quan-tri-2", "x")
    other = office.person("quan-tri-2")
    other.get(path)
    assert other.status == 404
    office.clock.advance(days=1, minutes=1)
    bring(other, NEW)
    assert [one.entered_by for one in ImportDraft.objects.all()] == ["quan-tri-2"]
