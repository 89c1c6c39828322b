"""Enterprises with the State's capital, and who works there. All people are invented."""

from __future__ import annotations

from typing import Final

from khoithong.demonstration.unit import Party, Ranks, Unit

_JOINT_STOCK: Final = Ranks("ct", "Chủ tịch Hội đồng quản trị", "ptgd", "Phó Tổng Giám đốc")
_COMPANY: Final = Ranks("ct", "Chủ tịch", "pgd", "Phó Giám đốc")

ENTERPRISES: Final = (
    Unit(
        "cty-capnuoc",
        "cn",
        "Công ty cổ phần Cấp nước tỉnh",
        "enterprise",
        "ubnd",
        _JOINT_STOCK,
        Party("du-cn", "Đảng ủy Công ty cổ phần Cấp nước tỉnh", "du-ubnd"),
        "Lê Vĩnh Phát",
        ("Trần Quang Minh", "Nguyễn Thị Thục Quyên"),
        (),
        capital=(
            ("Người đại diện phần vốn nhà nước tại Công ty cổ phần Cấp nước tỉnh", "Tạ Hoàng Yến"),
            (
                "Người đại diện phần vốn nhà nước, Kế toán trưởng Công ty cổ phần Cấp nước tỉnh",
                "Dương Văn Lĩnh",
            ),
        ),
        clerk="Bùi Thị Đào",
        managed=("ubnd", None),
        called="Công ty cổ phần Cấp nước tỉnh",
    ),
    Unit(
        "cty-mt",
        "mtdt",
        "Công ty TNHH một thành viên Môi trường đô thị tỉnh",
        "enterprise",
        "ubnd",
        _COMPANY,
        Party("du-mtdt", "Đảng ủy Công ty Môi trường đô thị tỉnh", "du-ubnd"),
        "Ngô Tấn Lợi",
        ("Hà Văn Dương", "Lê Thị Mỹ Linh"),
        (("Trưởng phòng Kỹ thuật, Công ty Môi trường đô thị tỉnh", "Đỗ Văn Hưởng"),),
        clerk="Nguyễn Thị Bưởi",
        managed=("ubnd", None),
        called="Công ty Môi trường đô thị tỉnh",
    ),
    Unit(
        "cty-thuyloi",
        "tl",
        "Công ty TNHH một thành viên Khai thác công trình thủy lợi tỉnh",
        "enterprise",
        "ubnd",
        _COMPANY,
        Party("du-tl", "Đảng ủy Công ty Khai thác công trình thủy lợi tỉnh", "du-ubnd"),
        "Phan Trọng Nghĩa",
        ("Lê Đức Thuận",),
        (
            (
                "Trưởng phòng Quản lý nước và công trình, Công ty Khai thác công trình thủy lợi tỉnh",
                "Thào A Sình",
            ),
        ),
        managed=("ubnd", None),
        called="Công ty Khai thác công trình thủy lợi tỉnh",
    ),
)
