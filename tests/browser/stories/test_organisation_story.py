"""An administrator changes the organisation: a new head gets the work at once; a whole province comes from Excel."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from khoithong.organisation.models import Agency
from khoithong.web.organisation_pages.excel.columns import AGENCIES, COLUMNS, PEOPLE
from tests.browser.conftest import PHONE
from tests.browser.stories.official import shown
from tests.web.excel_files import cells, workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from khoithong.desk.clock import FixedClock
    from tests.browser.stories.official import Official

PASSWORD = "mật khẩu quản trị dài"


@pytest.fixture
def administrator(province: None, log_in: Callable[..., Page]) -> Callable[..., Official]:
    """Return a function that logs an administrator in."""
    from khoithong.organisation.models import Account
    from tests.browser.stories.official import Official

    Account.objects.create_superuser("qt.thu", PASSWORD)

    def enter(**how: object) -> Official:
        return Official(log_in("qt.thu", PASSWORD, **how))

    return enter


def the_ground(admin: Official, clock: FixedClock) -> None:
    """What the change rests on."""
    admin.types("Văn bản làm căn cứ", "Quyết định số 15/QĐ-UBND")
    admin.types("Ngày của văn bản", shown(clock().date()))


def test_a_new_head_gets_the_work_at_once(
    administrator: Callable[..., Official],
    official: Callable[[str], Official],
    submitted: str,
    clock: FixedClock,
    screenshot: Callable[[Page, str], Path],
) -> None:
    before = official("giamdoc.sxd")
    before.open("/viec-can-lam/")
    before.sees(submitted)

    admin = administrator()
    admin.open("/to-chuc/?tim=so+xay+dung")
    admin.sees("Tìm thấy")
    screenshot(admin.page, "organisation-search")
    admin.follows("Sở Xây dựng")
    admin.follows("Bổ nhiệm")
    admin.picks("Người được bổ nhiệm", _name_of("tp-snv"))
    admin.chooses("Người đứng đầu", within="Chức vụ")
    admin.types("Chức danh ghi khi ký", "Giám đốc Sở Xây dựng")
    admin.types("Từ ngày", shown(clock().date()))
    the_ground(admin, clock)
    admin.presses("Xem hệ quả")
    admin.sees("một cơ quan không có hai người đứng đầu cùng lúc")
    admin.chooses("Thay người đứng đầu hiện nay")
    admin.presses("Xem hệ quả")

    admin.sees("Sẽ ghi", "Kết thúc nhiệm kỳ", "Triệu tập họp", f"sang {_name_of('tp-snv')}")
    admin.does_not_see(submitted)
    screenshot(admin.page, "organisation-consequences")
    admin.presses("Xác nhận và ghi")
    admin.sees("Đã ghi nhận", _name_of("tp-snv"))

    newcomer = official("truongphong.snv")
    newcomer.changes_capacity("Giám đốc Sở Xây dựng")
    newcomer.open("/viec-can-lam/")
    newcomer.sees(submitted)
    before.open("/viec-can-lam/")
    before.does_not_see(submitted)


def _name_of(person: str) -> str:
    from khoithong.organisation.snapshot import directory

    return directory().name(person)


def test_an_edited_excel_file_is_brought_in(
    administrator: Callable[..., Official],
    clock: FixedClock,
    tmp_path: Path,
    screenshot: Callable[[Page, str], Path],
) -> None:
    admin = administrator(viewport=PHONE)
    admin.open("/to-chuc/nhap-excel/")
    with admin.page.expect_download() as download:
        admin.follows("Tải tổ chức hiện nay (.xlsx)")
    exported = tmp_path / "to-chuc.xlsx"
    download.value.save_as(exported)
    admin.page.set_input_files("input[type=file]", exported)
    admin.presses("Xem trước thay đổi")
    admin.sees("Tệp không thay đổi gì")

    rows = _rows(exported.read_bytes())
    so_xd = next(row for row in rows[AGENCIES] if row["id"] == "so-xd")
    so_xd["name"] = "Sở Xây dựng và Giao thông"
    rows[AGENCIES].append(
        {"name": "Trung tâm Dữ liệu số", "kind": "Đơn vị sự nghiệp", "superior": "Sở Nội vụ"}
    )
    begins = shown(clock().date() + timedelta(days=7))
    rows[PEOPLE].append(
        {"name": "Lý Thị Thử", "agency": "Trung tâm Dữ liệu số", "role": "Người đứng đầu", "since": begins}
    )
    edited = tmp_path / "sua.xlsx"
    edited.write_bytes(workbook(rows[AGENCIES], rows[PEOPLE]))
    admin.follows("Tải lên tệp khác")
    admin.page.set_input_files("input[type=file]", edited)
    admin.presses("Xem trước thay đổi")
    admin.sees("Chưa ghi được", f"Cơ quan, dòng {len(rows[AGENCIES]) + 1}", "Đơn vị sự nghiệp công lập")
    screenshot(admin.page, "organisation-excel-faults")
    assert not Agency.objects.filter(name="Trung tâm Dữ liệu số").exists()

    rows[AGENCIES][-1]["kind"] = "Đơn vị sự nghiệp công lập"
    edited.write_bytes(workbook(rows[AGENCIES], rows[PEOPLE]))
    admin.follows("Tải lên tệp đã sửa")
    admin.page.set_input_files("input[type=file]", edited)
    admin.presses("Xem trước thay đổi")
    admin.sees("Cơ quan thêm mới", "Sở Xây dựng và Giao thông", "Lý Thị Thử")
    screenshot(admin.page, "organisation-excel-preview")
    width = admin.page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"]
    the_ground(admin, clock)
    admin.presses("Xác nhận và ghi tất cả")
    admin.sees("Đã ghi 4 thay đổi")
    admin.open("/to-chuc/so-xd/")
    expect(admin.main.get_by_role("heading", level=1)).to_contain_text("Sở Xây dựng và Giao thông")


def _rows(content: bytes) -> dict[str, list[dict[str, object]]]:
    found = cells(content)
    return {
        sheet: [
            {column.key: value for column, value in zip(columns, row, strict=False) if value != ""}
            for row in found[sheet][1:]
        ]
        for sheet, columns in COLUMNS.items()
    }
