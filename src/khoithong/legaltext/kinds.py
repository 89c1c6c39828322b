"""The kinds of documents and how texts name them."""

from __future__ import annotations

import re
from typing import Final

KINDS: Final = (
    "Thông tư liên tịch", "Nghị quyết liên tịch", "Văn bản hợp nhất", "Nghị định", "Nghị quyết", "Quyết định",
    "Quy định", "Quy chế", "Quy trình", "Quy hoạch", "Kết luận", "Kế hoạch", "Công văn", "Công điện", "Công thư",
    "Chỉ thị", "Chương trình", "Hướng dẫn", "Thông báo", "Thông tri", "Thông tư", "Tờ trình", "Báo cáo", "Đề án",
    "Đề cương", "Điều lệ", "Bộ luật", "Luật", "Pháp lệnh", "Hiến pháp", "Sắc lệnh", "Lệnh", "Biên bản", "Giấy mời",
    "Giấy phép", "Hợp đồng", "Phương án", "Chiến lược", "Dự án", "Văn bản", "Nội quy", "Bản án", "Tuyên bố",
    "Phiếu chuyển", "Bản ghi nhớ", "Thỏa thuận", "Giấy chứng nhận",
)  # fmt: skip

ABBREVIATIONS: Final = {
    "nđ": "Nghị định", "nq": "Nghị quyết", "kl": "Kết luận", "kh": "Kế hoạch", "cv": "Công văn", "ct": "Chỉ thị",
    "tt": "Thông tư", "ttlt": "Thông tư liên tịch", "tb": "Thông báo", "hd": "Hướng dẫn", "ttr": "Tờ trình",
    "bc": "Báo cáo", "vb": "Văn bản",
}  # fmt: skip
"""Short forms with one meaning; `QĐ` has two and names none."""

_BY_LOWER: Final = {kind.lower(): kind for kind in KINDS} | ABBREVIATIONS
KIND: Final = re.compile(
    r"(?<![\w])(?:"
    + "|".join(
        re.escape(kind).replace(r"\ ", r"\s{1,4}") for kind in sorted(_BY_LOWER, key=len, reverse=True)
    )
    + r")(?![^\W\d_])"
)
"""A kind named in a text in small letters."""


def kind_of(words: str) -> str:
    """The usual spelling of a kind that `KIND` found."""
    return _BY_LOWER[" ".join(words.lower().split())]
