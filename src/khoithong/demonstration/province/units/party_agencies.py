"""The agencies of the Party, and who works there. All people are invented."""

from __future__ import annotations

from typing import Final

from khoithong.demonstration.unit import BOARD, CHIEF, Unit

PARTY_AGENCIES: Final = (
    Unit(
        "btg-tu",
        "btg",
        "Ban Tuyên giáo và Dân vận Tỉnh ủy",
        "party",
        "tinh-uy",
        BOARD,
        "du-cqd",
        "Nguyễn Thị Lan Phương",
        ("Lê Đình Hải", "Triệu Thị Nguyệt"),
        (("Trưởng phòng Thông tin, báo chí, Ban Tuyên giáo và Dân vận Tỉnh ủy", "Phạm Hồng Tiến"),),
        clerk="Trần Thị Mộng Thu",
        managed=("tinh-uy", "tinh-uy"),
        functions=("communication",),
    ),
    Unit(
        "bnc-tu",
        "bnc",
        "Ban Nội chính Tỉnh ủy",
        "party",
        "tinh-uy",
        BOARD,
        "du-cqd",
        "Vũ Đức Chính",
        ("Quàng Văn Thoại",),
        clerk="Lê Thị Bảo Ngân",
        managed=("tinh-uy", "tinh-uy"),
    ),
    Unit(
        "vp-tu",
        "vptu",
        "Văn phòng Tỉnh ủy",
        "party",
        "tinh-uy",
        CHIEF,
        "du-cqd",
        "Đặng Hoài Nam",
        ("Phan Thị Kim Chi", "Hồ Trung Kiên"),
        (("Trưởng phòng Tài chính đảng, Văn phòng Tỉnh ủy", "Đinh Thị Mai Lan"),),
        clerk="Ngô Thị Hồng Gấm",
        managed=("tinh-uy", "tinh-uy"),
    ),
)
