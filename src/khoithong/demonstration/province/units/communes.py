"""Wards and communes, and who works there. All people are invented."""

from __future__ import annotations

from typing import Final

from khoithong.demonstration.unit import CHAIR, Party, Unit

COMMUNES: Final = (
    Unit(
        "p-hung-thai",
        "ht",
        "Ủy ban nhân dân phường Hưng Thái",
        "state",
        "ubnd",
        CHAIR,
        Party("du-ht", "Đảng ủy phường Hưng Thái", "tinh-uy", led_by=9),
        "Nguyễn Quốc Toản",
        ("Trần Thị Mỹ Hạnh", "Lê Văn Hiệp"),
        (
            ("Trưởng phòng Kinh tế, Hạ tầng và Đô thị phường Hưng Thái", "Võ Thành Công"),
            ("Trưởng phòng Văn hóa - Xã hội phường Hưng Thái", "Nguyễn Thị Tú Anh"),
        ),
        clerk="Phạm Thị Bé",
    ),
    Unit(
        "p-song-may",
        "sm",
        "Ủy ban nhân dân phường Sông Mây",
        "state",
        "ubnd",
        CHAIR,
        Party("du-sm", "Đảng ủy phường Sông Mây", "tinh-uy", led_by=9),
        "Lê Thị Kim Thoa",
        ("Đặng Văn Trung", "Hồ Thị Ngọc Lan"),
        (("Trưởng phòng Kinh tế, Hạ tầng và Đô thị phường Sông Mây", "Bùi Quang Thịnh"),),
        clerk="Mai Thị Nụ",
    ),
    Unit(
        "x-bang-son",
        "bs",
        "Ủy ban nhân dân xã Bằng Sơn",
        "state",
        "ubnd",
        CHAIR,
        Party("du-bs", "Đảng ủy xã Bằng Sơn", "tinh-uy", led_by=9),
        "Hoàng A Lềnh",
        ("Lò Văn Inh", "Nguyễn Thị Thảo"),
        (
            ("Trưởng phòng Kinh tế xã Bằng Sơn", "Cứ A Dơ"),
            ("Trưởng phòng Văn hóa - Xã hội xã Bằng Sơn", "Đinh Thị Xuân"),
        ),
        clerk="Vàng Thị Mỷ",
    ),
    Unit(
        "x-dong-lang",
        "dl",
        "Ủy ban nhân dân xã Đồng Lạng",
        "state",
        "ubnd",
        CHAIR,
        Party("du-dl", "Đảng ủy xã Đồng Lạng", "tinh-uy", led_by=9),
        "Trịnh Hữu Đức",
        ("Phạm Thị Loan", "Nguyễn Văn Bắc"),
        (("Trưởng phòng Kinh tế xã Đồng Lạng", "Hoàng Trọng Nghĩa"),),
        clerk="Lê Thị Mơ",
    ),
)
