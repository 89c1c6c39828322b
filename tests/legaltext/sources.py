"""The texts the packs are verified against, and what a careful reader finds in each."""

from __future__ import annotations

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2] / "regulations"

Pair = tuple[str | None, str | None]
"""Number and date of a document."""

PACKS: Final = ("vinh-phuc-2024", "soc-trang-2023", "ninh-thuan-2021", "tinh-uy-2026", "can-tho-2024")

OWN: Final[dict[str, dict[str, str | None]]] = {
    "vinh-phuc-2024": {
        "kind": "Công văn",
        "number": "398/SNV-CCVC",
        "date": "2024-03-20",
        "place": "Vĩnh Phúc",
        "issuer": "Sở Nội vụ",
        "signer": "Trần Tuấn Anh",
        "subject": "thực hiện các quy định về bảo vệ cán bộ năng động, sáng tạo vì lợi ích chung",
    },
    "soc-trang-2023": {
        "kind": "Kế hoạch",
        "number": None,
        "date": None,
        "place": None,
        "issuer": "Ủy ban nhân dân tỉnh",
        "signer": "Trần Văn Lôu",
        "subject": "Thực hiện chủ trương khuyến khích và bảo vệ cán bộ, công chức, viên chức năng động, sáng tạo vì"
        " lợi ích chung",
    },
    "ninh-thuan-2021": {
        "kind": "Công văn",
        "number": None,
        "date": None,
        "place": "Ninh Thuận",
        "issuer": "ỦY BAN NHÂN DÂN TỈNH NINH THUẬN",
        "signer": "Trần Quốc Nam",
        "subject": "triển khai thực hiện Kết luận số 14-KL/TW ngày 22/9/2021 của Bộ Chính trị",
    },
    "tinh-uy-2026": {
        "kind": "Quy định",
        "number": None,
        "date": None,
        "place": None,
        "issuer": "Ban Thường vụ Tỉnh ủy",
        "signer": "Phạm Đại Dương",
        "subject": "về khuyến khích và bảo vệ cán bộ năng động, sáng tạo, dám nghĩ, dám làm, dám chịu trách nhiệm vì"
        " lợi ích chung",
    },
    "can-tho-2024": {
        "kind": "Kế hoạch",
        "number": "88/KH-UBND",
        "date": "2024-04-23",
        "place": "Cần Thơ",
        "issuer": "Ủy ban nhân dân thành phố",
        "signer": "Trần Việt Trường",
        "subject": "Thực hiện quy định về khuyến khích, bảo vệ cán bộ năng động, sáng tạo, dám nghĩ, dám làm, dám chịu"
        " trách nhiệm vì lợi ích chung",
    },
}

CITED: Final[dict[str, set[Pair]]] = {
    "vinh-phuc-2024": {
        ("1047/QĐ-UBND", "2022-06-02"),
        ("14-KL/TW", "2021-09-22"),
        ("73/2023/NĐ-CP", "2023-09-29"),
        ("54-KH/TU", "2021-10-27"),
        ("07-QĐ/TU", "2022-08-19"),
        ("566-CV/BCSĐ", "2022-09-19"),
        ("11772/UBND-TH1", "2021-12-31"),
        ("2077/SNV-CCVC", "2023-12-27"),
    },
    "soc-trang-2023": {
        ("14-KL/TW", "2021-09-22"),
        ("64-KH/TU", "2023-07-20"),
        ("905-CV/BCSD", "2023-05-22"),
        ("79-KH/TU", "2018-08-30"),
    },
    "ninh-thuan-2021": {("1608-CV/TU", "2021-10-20"), ("14-KL/TW", "2021-09-22")},
    "tinh-uy-2026": {
        ("26-NQ/TW", "2018-05-19"),
        ("14-KL/TW", "2021-09-22"),
        ("73/2023/NĐ-CP", "2023-09-29"),
        ("210-KL/TW", "2025-11-12"),
        ("377-QĐ/TW", "2025-10-08"),
        ("21-QĐ/TW", "2026-04-11"),
    },
    "can-tho-2024": {("73/2023/NĐ-CP", "2023-09-29")},
}
"""Documents cited with number and date."""

NAMED: Final[dict[str, list[tuple[str, str | None]]]] = {
    "vinh-phuc-2024": [],
    "soc-trang-2023": [
        ("Nghị quyết", "Hội nghị lần thứ bảy Ban Chấp hành Trung ương khoá XII"),
        ("Hiến pháp", None),
        ("Điều lệ Đảng", None),
    ],
    "ninh-thuan-2021": [("Hiến pháp", None), ("Điều lệ Đảng", None)],
    "tinh-uy-2026": [
        (
            "Quy chế",
            "Ban Chấp hành, Ban Thường vụ Tỉnh ủy, Thường trực Tỉnh ủy khóa I, nhiệm kỳ 2025-2030",
        )
    ],
    "can-tho-2024": [],
}
"""Documents cited without number: kind and issuer."""


def text(pack: str) -> str:
    """The source of a pack, as it is."""
    return (ROOT / pack / "source.txt").read_text(encoding="utf-8")
