"""The sheets of the Excel file and their columns. Columns are known by their headings, in any order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

AGENCIES: Final = "Cơ quan"
PEOPLE: Final = "Người và chức vụ"
GUIDE: Final = "Hướng dẫn"
LISTS: Final = "Danh mục"


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    key: str
    """The value it holds, by the name of the organisation's rows."""
    heading: str
    width: int
    """In characters."""
    hint: str
    kind: Literal["text", "day", "list"] = "text"
    required: bool = False


COLUMNS: Final[dict[str, tuple[Column, ...]]] = {
    AGENCIES: (
        Column("id", "Mã cơ quan", 16, "Giữ nguyên mã đã có. Cơ quan mới: để trống, phần mềm tự đặt mã."),
        Column("name", "Tên cơ quan", 46, "Bắt buộc.", required=True),
        Column("kind", "Loại", 34, "Chọn trong danh sách.", "list", required=True),
        Column("superior", "Cơ quan cấp trên", 40, "Ghi tên hoặc mã; để trống nếu không có."),
        Column(
            "party_body",
            "Cấp ủy cùng cấp",
            40,
            "Ghi tên hoặc mã của cấp ủy, tổ chức đảng; để trống nếu không có.",
        ),
        Column("organising_body", "Cơ quan tham mưu tổ chức", 34, "Ghi tên hoặc mã; để trống nếu không có."),
        Column("functions", "Chức năng", 30, "Nhiều chức năng cách nhau bằng dấu chấm phẩy (;)."),
    ),
    PEOPLE: (
        Column(
            "id",
            "Mã người",
            14,
            "Giữ nguyên mã đã có. Người mới: để trống. Người mới có nhiều chức vụ hoặc trùng tên người khác: "
            "ghi “mới 1”, “mới 2”… giống nhau ở các dòng của một người.",
        ),
        Column("name", "Họ và tên", 26, "Bắt buộc.", required=True),
        Column("managed_by", "Cơ quan quản lý cán bộ", 34, "Ghi tên hoặc mã; để trống nếu không có."),
        Column(
            "agency", "Cơ quan", 40, "Ghi tên hoặc mã. Để trống cả phần chức vụ nếu không giữ chức vụ nào."
        ),
        Column("role", "Chức vụ", 34, "Chọn trong danh sách.", "list"),
        Column("title", "Chức danh ghi khi ký", 34, "Ví dụ: Giám đốc Sở Nội vụ. Không bắt buộc."),
        Column("since", "Từ ngày", 13, "Dạng 18/03/2026.", "day"),
        Column(
            "until",
            "Đến hết ngày",
            13,
            "Ghi ngày cuối để kết thúc nhiệm kỳ; để trống nếu chưa ấn định.",
            "day",
        ),
        Column("acting", "Giao quyền, phụ trách", 12, "Ghi x cho người được giao quyền, phụ trách.", "list"),
    ),
}
"""By sheet."""

ROWS: Final = 5_000
"""Rows of a sheet at most."""


def heading(sheet: str, key: str) -> str:
    """What a value's column is called."""
    return next((column.heading for column in COLUMNS[sheet] if column.key == key), "")
