"""Open an Excel file from somebody: judged by its content, within limits, before anything in it is read."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, BinaryIO, Final, TypeVar
from xml.parsers import expat

from python_calamine import CalamineWorkbook

from khoithong.casefiles.attachments.archive import DAMAGED, TOO_LARGE, Archive, Budget
from khoithong.casefiles.attachments.formats import XLSX, Unacceptable
from khoithong.casefiles.attachments.office import examine
from khoithong.casefiles.attachments.recognising import recognise
from khoithong.casefiles.attachments.signatures import OLE, ZIP
from khoithong.web.organisation_pages.excel.columns import ROWS

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

LARGEST: Final = 5 * 1024 * 1024
"""Bytes a file may have."""
UNPACKED: Final = 40 * 1024 * 1024
"""Bytes it may have unpacked."""
COLUMNS: Final = 60
"""Columns a sheet may have."""

_SAVE_AS: Final = "Mở bằng Excel, chọn Lưu thành, kiểu “Excel Workbook (.xlsx)”, rồi tải lên lại."
TOO_BIG: Final = "Tệp lớn hơn 5 MB. Dùng mẫu của hệ thống, bỏ ảnh và các trang tính khác rồi tải lên lại."
TOO_MUCH: Final = f"Nội dung tệp khi mở ra lớn hơn {UNPACKED // 1024 // 1024} MB. Dùng mẫu của hệ thống, chép dữ liệu sang rồi tải lên lại."
OLD_EXCEL: Final = f"Tệp là Excel đời cũ (.xls) hoặc có mật khẩu. Bỏ mật khẩu nếu có. {_SAVE_AS}"
NOT_EXCEL: Final = f"Tệp là {{}}, không phải Excel (.xlsx), dù tên tệp có thể ghi khác. {_SAVE_AS}"
TOO_FAR: Final = (
    f"Trang tính có ô ngoài phạm vi {ROWS} dòng, {COLUMNS} cột. "
    "Xóa các dòng, cột thừa (chọn rồi Delete cả dòng, cột), lưu lại rồi tải lên."
)

_PLACE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})\Z")


def open_workbook(file: BinaryIO) -> CalamineWorkbook:
    """The workbook in a file. Raises `Unacceptable`, saying in Vietnamese why and what to do."""
    size = file.seek(0, os.SEEK_END)
    if size > LARGEST:
        raise Unacceptable(TOO_BIG)
    _judge(file, size)
    _within_bounds(file, size)
    file.seek(0)
    return opened(lambda: CalamineWorkbook.from_filelike(file))


def opened(read: Callable[[], T]) -> T:
    """What the reader of Excel files answers; a file it stumbles over is a damaged one. Raises `Unacceptable`."""
    try:
        return read()
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as stumbled:
        raise Unacceptable(DAMAGED) from stumbled


def _judge(file: BinaryIO, size: int) -> None:
    file.seek(0)
    head = file.read(len(OLE))
    if head.startswith(OLE):
        raise Unacceptable(OLD_EXCEL)
    if not head.startswith(ZIP):
        raise Unacceptable(NOT_EXCEL.format(_called(recognise(file).label)))
    try:
        kind = examine(file, size, budget=Budget(unpacked=UNPACKED))
    except Unacceptable as wrong:
        raise Unacceptable(TOO_MUCH if str(wrong) == TOO_LARGE else str(wrong)) from None
    if kind != XLSX:
        raise Unacceptable(NOT_EXCEL.format(_called(kind.label)))


def _called(label: str) -> str:
    return "văn bản thuần hoặc CSV" if label == "văn bản thuần" else label


def _within_bounds(file: BinaryIO, size: int) -> None:
    """No cell lies far out: the reader makes room for everything up to the farthest one."""
    archive = Archive(file, size, Budget(unpacked=UNPACKED))
    for entry in archive.entries:
        if entry.is_folder:
            continue
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = _Extent().begin
        begun = markup = False
        try:
            for piece in archive.chunks(entry):
                if not begun:
                    begun, markup = True, _is_markup(piece)
                if not markup:
                    break
                parser.Parse(piece, False)
            if markup:
                parser.Parse(b"", True)
        except expat.ExpatError:
            raise Unacceptable(DAMAGED) from None


def _is_markup(head: bytes) -> bool:
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"<")


class _Extent:
    """How far a sheet reaches, as its rows and cells say it or by their number where they say nothing."""

    def __init__(self) -> None:
        self._rows = 0
        self._cells = 0

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins. Raises `Unacceptable` where it lies too far out."""
        kind = name.rpartition(" ")[2]
        place = attributes.get("r")
        if kind == "row":
            self._rows += 1
            self._cells = 0
            _within(f"A{place or self._rows}")
        elif kind == "c":
            self._cells += 1
            _within(place or f"A{self._rows}")
            if self._cells > COLUMNS:
                raise Unacceptable(TOO_FAR)
        if self._rows > ROWS + 1:
            raise Unacceptable(TOO_FAR)


def _within(place: str) -> None:
    found = _PLACE.match(place)
    if found is None or int(found[2]) > ROWS + 1 or _number(found[1]) > COLUMNS:
        raise Unacceptable(TOO_FAR)


def _number(letters: str) -> int:
    """The place of a column: `A` is 1, `AB` 28."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
