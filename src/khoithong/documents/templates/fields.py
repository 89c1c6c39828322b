"""The merge fields of a template: a closed, flat set, each with what it means; and their values for one document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from khoithong.documents.content import Blank, Centred, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from khoithong.documents.content import Block, Document

CELLS: Final = tuple(f"cot_{number}" for number in range(1, 9))
"""The cells of a row."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field."""

    name: str
    meaning: str
    """Shown to whoever writes a template."""
    example: str = ""
    many: bool = False
    """A list: gone through with `{%p for dong in … %}`."""
    columns: tuple[str, ...] = ()
    """Of a list of rows: what each row has, as `{{ dong.cot_1 }}`."""


_FIELDS: Final = (
    Field("co_quan", "Tên cơ quan ban hành", "Sở Xây dựng"),
    Field("co_quan_in_hoa", "Tên cơ quan ban hành, chữ in hoa", "SỞ XÂY DỰNG"),
    Field("co_quan_cap_tren", "Tên cơ quan chủ quản; trống khi không ghi", "Ủy ban nhân dân tỉnh"),
    Field("co_quan_cap_tren_in_hoa", "Tên cơ quan chủ quản, chữ in hoa", "ỦY BAN NHÂN DÂN TỈNH"),
    Field("so_ky_hieu", "Số và ký hiệu như in trên văn bản", "Số: 05/QĐ-SXD"),
    Field("ky_hieu", "Ký hiệu đứng sau số", "QĐ-SXD"),
    Field("dia_danh_ngay_thang", "Địa danh và ngày tháng", "Nam Hà, ngày 05 tháng 02 năm 2026"),
    Field("ngay_thang", "Riêng ngày tháng", "ngày 05 tháng 02 năm 2026"),
    Field("ten_loai", "Tên loại văn bản; công văn thì trống", "Quyết định"),
    Field("ten_loai_in_hoa", "Tên loại văn bản, chữ in hoa", "QUYẾT ĐỊNH"),
    Field("trich_yeu", "Trích yếu nội dung", "Phê duyệt kế hoạch đề xuất"),
    Field("ve_viec", "Trích yếu của công văn; văn bản có tên loại thì trống", "V/v gửi kế hoạch"),
    Field("kinh_gui", "Nơi nhận chính của công văn, mỗi nơi một dòng", "Sở Tài chính", many=True),
    Field(
        "tham_quyen_ban_hanh", "Dòng ghi thẩm quyền trên các căn cứ của quyết định", "GIÁM ĐỐC SỞ XÂY DỰNG"
    ),
    Field("can_cu", "Các căn cứ, mỗi căn cứ một dòng", "Căn cứ khoản 3 Điều 4 …;", many=True),
    Field(
        "noi_dung",
        "Nội dung sau căn cứ, mỗi đoạn một dòng; dòng của bảng thành một đoạn",
        "Điều 1. Phê duyệt …",
        many=True,
    ),
    Field("doan", "Nội dung sau căn cứ, không có bảng", "Điều 1. Phê duyệt …", many=True),
    Field(
        "bang", "Các dòng của bảng trong văn bản", "1 | Nguyễn Văn An | Tán thành", many=True, columns=CELLS
    ),
    Field("bang_tieu_de", "Dòng tiêu đề của bảng", "STT | Họ tên | Ý kiến", many=True, columns=CELLS),
    Field("tham_quyen_ky", "Quyền hạn ký: TM., KT., TL., TUQ.; trống khi ký thẳng", "KT. GIÁM ĐỐC"),
    Field("chuc_vu_ky", "Chức vụ người ký", "Phó Giám đốc"),
    Field("chuc_vu_ky_in_hoa", "Chức vụ người ký, chữ in hoa", "PHÓ GIÁM ĐỐC"),
    Field("nguoi_ky", "Họ tên người ký", "Cao Thị Minh Nguyệt"),
    Field("chuc_vu_ky_trai", "Chức vụ người ký bên trái (biên bản); trống khi một người ký", "Thư ký"),
    Field("nguoi_ky_trai", "Họ tên người ký bên trái", "Phùng Thị Hạnh"),
    Field(
        "noi_nhan", "Nơi nhận, mỗi nơi một dòng, dòng lưu ở cuối", "Lưu: VT, HS DX-2026-000017.", many=True
    ),
    Field("ma_toan_ven", "Mã toàn vẹn của hồ sơ; trống với văn bản không in mã", "7F3A-92C1-0B5E"),
    Field("ma_ho_so", "Mã hồ sơ", "DX-2026-000017"),
    Field("ten_ho_so", "Tên đề xuất", "Cấp phép xây dựng qua một đầu mối"),
    Field("du_thao", "Chữ DỰ THẢO khi chưa cấp số; văn bản đã ban hành thì trống", "DỰ THẢO"),
)
FIELDS: Final = {field.name: field for field in _FIELDS}
"""By name, in the order they stand in a document."""

_GROUNDS: Final = ("Căn cứ ", "Xét ", "Theo đề nghị ")
"""How legal grounds begin, in the State's form and in the Party's."""
USUAL: Final = ("co_quan", "so_ky_hieu", "ngay_thang", "trich_yeu", "noi_dung", "nguoi_ky", "noi_nhan")
"""What nearly every document shows: a template without one of them is told so."""
STANDS_FOR: Final = {
    "co_quan": ("co_quan_in_hoa",),
    "ngay_thang": ("dia_danh_ngay_thang",),
    "trich_yeu": ("ve_viec",),
    "noi_dung": ("doan",),
}
"""Fields that say the same in another way."""


def values_of(document: Document, code: str, title: str) -> dict[str, Any]:
    """Every field's value for a document of the case with this code and title; nothing else gets into a template."""
    last = document.signatures[-1] if document.signatures else None
    left = document.signatures[0] if len(document.signatures) > 1 else None
    authority, grounds, rest = _split(document.blocks)
    tables = [block for block in rest if isinstance(block, Table)]
    superior = document.issuer.superior or ""
    heading = document.heading or ""
    return {
        "co_quan": document.issuer.name,
        "co_quan_in_hoa": document.issuer.name.upper(),
        "co_quan_cap_tren": superior,
        "co_quan_cap_tren_in_hoa": superior.upper(),
        "so_ky_hieu": document.number,
        "ky_hieu": document.symbol,
        "dia_danh_ngay_thang": document.place_day,
        "ngay_thang": document.place_day.rpartition(", ")[2],
        "ten_loai": heading,
        "ten_loai_in_hoa": heading.upper(),
        "trich_yeu": document.subject,
        "ve_viec": document.about or "",
        "kinh_gui": list(document.addressees),
        "tham_quyen_ban_hanh": authority,
        "can_cu": grounds,
        "noi_dung": [line for block in rest for line in _lines(block)],
        "doan": [line for block in rest if not isinstance(block, Table) for line in _lines(block)],
        "bang": [_cells(row) for table in tables[:1] for row in table.rows],
        "bang_tieu_de": [_cells(table.headings) for table in tables[:1]],
        "tham_quyen_ky": (last.authority or "").upper() if last else "",
        "chuc_vu_ky": last.title if last else "",
        "chuc_vu_ky_in_hoa": last.title.upper() if last else "",
        "nguoi_ky": last.name if last else "",
        "chuc_vu_ky_trai": left.title if left else "",
        "nguoi_ky_trai": left.name if left else "",
        "noi_nhan": list(document.copies),
        "ma_toan_ven": (document.integrity or "").rpartition(": ")[2],
        "ma_ho_so": code,
        "ten_ho_so": title,
        "du_thao": "DỰ THẢO" if document.draft else "",
    }


def _split(blocks: tuple[Block, ...]) -> tuple[str, list[str], list[Block]]:
    """Who decides, in a line of its own above the grounds; the grounds; the rest."""
    first = blocks[0].text if blocks and isinstance(blocks[0], Centred) else ""
    place = 1 if first else 0
    while place < len(blocks) and isinstance(block := blocks[place], Paragraph) and _is_ground(block):
        place += 1
    grounds = [block.text for block in blocks[:place] if isinstance(block, Paragraph)]
    return (first, grounds, list(blocks[place:])) if grounds else ("", [], list(blocks))


def _is_ground(block: Paragraph) -> bool:
    return block.text.lstrip("-– ").startswith(_GROUNDS)


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield from (" | ".join(row) for row in (block.headings, *block.rows))
    elif isinstance(block, Blank):
        yield "…" * 40
    else:
        yield block.text


def _cells(row: tuple[str, ...]) -> Mapping[str, str]:
    return {name: row[place] if place < len(row) else "" for place, name in enumerate(CELLS)}
