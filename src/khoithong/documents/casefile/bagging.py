"""The package of the archive: BagIt, checksums of everything, the script that checks it beside them."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

import bagit

if TYPE_CHECKING:
    from khoithong.documents.casefile.entries import Casefile

SCRIPT: Final = Path(__file__).resolve().parent / "verifier.py"
SCRIPT_NAME: Final = "kiem-tra.py"
README_NAME: Final = "doc-truoc.txt"
_README: Final = """HỒ SƠ LƯU {code}

Gói này theo chuẩn BagIt (RFC 8493). Nội dung nằm trong thư mục data:

  ho-so.pdf         toàn bộ hồ sơ, đánh số trang (hồ sơ lớn chia thành ho-so-tap-1.pdf, ho-so-tap-2.pdf …)
  muc-luc.pdf       mục lục văn bản, tài liệu
  danh-muc.json     mục lục cho máy đọc
  so-viec.json      sổ việc của hồ sơ: từng việc đúng từng byte như đã ghi, có giá trị băm nối nhau
  van-ban/          văn bản đã phát hành
  tep/              tệp kèm theo các việc, nguyên bản

Kiểm tra gói còn nguyên hay đã bị sửa (chỉ cần Python 3.8 trở lên, không cần phần mềm nào khác):

  python3 kiem-tra.py --ma {integrity}

Lấy mã sau --ma từ bản giấy (quyết định, biên bản, biên nhận nộp lưu), không lấy từ gói này: chỉ bản giấy mới cho
biết gói có bị thay cả loạt hay không. Trong gói không có phản ánh hành vi bị cấm và thông tin người phản ánh.
"""


def bag(root: Path, file: Casefile, *, agent: str) -> None:
    """Turn `root/data` into a package at `root`. Changes the working folder of the process meanwhile: not for threads."""
    for name in ("bagit", "root"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    payload = root / "data"
    waiting = root.with_name(f"{root.name}.data")
    payload.rename(waiting)
    for inside in waiting.iterdir():
        inside.rename(root / inside.name)
    waiting.rmdir()
    made = bagit.make_bag(str(root), bag_info=info(file, agent), checksums=["sha256"])
    shutil.copyfile(SCRIPT, root / SCRIPT_NAME)
    (root / README_NAME).write_text(
        _README.format(code=file.code, integrity=file.integrity), encoding="utf-8"
    )
    made.save()


def info(file: Casefile, agent: str) -> dict[str, str]:
    """`bag-info.txt`: the standard names for machines, the same in Vietnamese for people."""
    return {
        "Source-Organization": file.agency,
        "External-Identifier": file.code,
        "External-Description": _line(file.title),
        "Internal-Sender-Identifier": file.uuid,
        "Bagging-Date": file.made[:10],
        "Bag-Software-Agent": agent,
        "Ten-Ho-So": _line(file.title),
        "Nguoi-De-Xuat": _line(file.proposers),
        "Van-Ban-Ap-Dung": _line(file.law),
        "Ngay-Bat-Dau": file.received,
        "Ngay-Ket-Thuc": file.ended or "chưa kết thúc",
        "Han-Nop-Luu": file.transfer or "chưa tính được",
        "Thoi-Han-Luu-Tru": file.retention,
        "So-Viec": str(file.number),
        "Dau-So": file.head,
        "Ma-Toan-Ven": file.integrity,
    }


def _line(words: str) -> str:
    """A value of the metadata is one line."""
    return " ".join(words.split())
