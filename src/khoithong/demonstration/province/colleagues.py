"""Those who work beside the leaders of the first agencies; two of them have changed places, one has retired."""

from __future__ import annotations

from typing import Final

from khoithong.demonstration.official import Official, Post

_UBND = "Phó Chủ tịch Ủy ban nhân dân tỉnh"

COLLEAGUES: Final = (
    Official("pct2-ubnd", "Trương Minh Khang", (Post("ubnd", "deputy", _UBND, "2025-07-01"),), "tinh-uy"),
    Official("pct3-ubnd", "Đỗ Thành Nhân", (Post("ubnd", "deputy", _UBND, "2025-09-10"),), "tinh-uy"),
    Official(
        "vt-ubnd",
        "Lâm Thị Tố Nga",
        (
            Post("ubnd", "clerk", "Văn thư Ủy ban nhân dân tỉnh", "2020-03-01"),
            Post("vp-ubnd", "clerk", "Văn thư Văn phòng Ủy ban nhân dân tỉnh", "2020-03-01"),
            Post("du-ubnd", "clerk", "Văn thư Đảng ủy Ủy ban nhân dân tỉnh", "2025-08-15"),
        ),
    ),
    Official(
        "tp-vpub",
        "Khổng Minh Tuấn",
        (Post("vp-ubnd", "manager", "Trưởng phòng Tổng hợp, Văn phòng Ủy ban nhân dân tỉnh", "2023-06-01"),),
    ),
    Official(
        "tp2-vpub",
        "Tô Thị Hải Yến",
        (
            Post(
                "vp-ubnd",
                "manager",
                "Trưởng phòng Khoa giáo - Văn xã, Văn phòng Ủy ban nhân dân tỉnh",
                "2024-02-01",
            ),
        ),
    ),
    Official(
        "tp-hcc",
        "Bùi Đức Thiện",
        (
            Post(
                "tt-hcc",
                "manager",
                "Trưởng phòng Tiếp nhận, Trung tâm Phục vụ hành chính công tỉnh",
                "2024-05-01",
            ),
        ),
    ),
    Official(
        "cv-hcc",
        "Mạc Thị Thùy Dung",
        (Post("tt-hcc", "staff", "Chuyên viên tiếp nhận hồ sơ lĩnh vực đất đai", "2022-08-01"),),
    ),
    Official(
        "vt-tu",
        "Vương Thị Lệ Quyên",
        (Post("tinh-uy", "clerk", "Văn thư Tỉnh ủy", "2018-09-01"),),
    ),
    Official(
        "ptb1-btc",
        "Lã Quốc Hưng",
        (Post("btc-tu", "deputy", "Phó Trưởng ban Thường trực Ban Tổ chức Tỉnh ủy", "2024-08-01"),),
        "tinh-uy",
    ),
    Official(
        "ptb2-btc",
        "Hà Thị Phương Loan",
        (Post("btc-tu", "deputy", "Phó Trưởng Ban Tổ chức Tỉnh ủy", "2025-07-01"),),
        "tinh-uy",
    ),
    Official(
        "tp-btc",
        "Ninh Văn Khánh",
        (
            Post(
                "btc-tu", "manager", "Trưởng phòng Tổ chức đảng, đảng viên, Ban Tổ chức Tỉnh ủy", "2023-01-15"
            ),
        ),
    ),
    Official(
        "vt-btc",
        "Đàm Thị Minh Châu",
        (
            Post("btc-tu", "clerk", "Văn thư Ban Tổ chức Tỉnh ủy", "2021-02-01"),
            Post("du-cqd", "clerk", "Văn thư Đảng ủy các cơ quan Đảng tỉnh", "2025-08-15"),
        ),
    ),
    Official(
        "pcn1-ubkt",
        "Thái Hữu Nghị",
        (Post("ubkt-tu", "deputy", "Phó Chủ nhiệm Thường trực Ủy ban Kiểm tra Tỉnh ủy", "2023-05-01"),),
        "tinh-uy",
    ),
    Official(
        "pcn2-ubkt",
        "Kiều Thị Thu Hoài",
        (Post("ubkt-tu", "deputy", "Phó Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy", "2025-07-01"),),
        "tinh-uy",
    ),
    Official(
        "kt-ubkt",
        "Phan Bá Trọng",
        (Post("ubkt-tu", "staff", "Kiểm tra viên chính, Ủy ban Kiểm tra Tỉnh ủy", "2021-10-01"),),
    ),
    Official(
        "pct1-mttq",
        "Chu Văn Lập",
        (
            Post(
                "mttq",
                "deputy",
                "Phó Chủ tịch Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
                "2025-07-01",
            ),
        ),
        "tinh-uy",
    ),
    Official(
        "pct2-mttq",
        "Sùng Thị Mai",
        (Post("mttq", "deputy", "Phó Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "2024-12-01"),),
        "tinh-uy",
    ),
    Official(
        "tp-mttq",
        "Lưu Đức Hòa",
        (Post("mttq", "manager", "Trưởng ban Dân chủ, giám sát và phản biện xã hội", "2023-08-01"),),
    ),
    Official(
        "gs-mttq",
        "Trần Thị Diễm Hương",
        (Post("mttq", "staff", "Chuyên viên giám sát, Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "2022-04-01"),),
    ),
    Official(
        "vt-mttq",
        "Ngụy Thị Thanh Trà",
        (
            Post("mttq", "clerk", "Văn thư Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "2022-01-01"),
            Post("du-mttq", "clerk", "Văn thư Đảng ủy Mặt trận Tổ quốc, các đoàn thể tỉnh", "2025-08-15"),
        ),
    ),
    Official(
        "tc-snv",
        "Đồng Thị Vân Anh",
        (Post("so-nv", "organiser", "Trưởng phòng Tổ chức cán bộ, Sở Nội vụ", "2023-03-01"),),
    ),
    Official(
        "tp2-snv",
        "Hứa Minh Quân",
        (Post("so-nv", "manager", "Trưởng phòng Lao động - Việc làm, Sở Nội vụ", "2024-09-01"),),
    ),
    Official(
        "vt-snv",
        "Nghiêm Thị Thoa",
        (
            Post("so-nv", "clerk", "Văn thư Sở Nội vụ", "2017-05-01"),
            Post("du-snv", "clerk", "Văn thư Đảng ủy Sở Nội vụ", "2025-08-15"),
        ),
    ),
    Official(
        "tp2-sxd",
        "Lý Bá Tùng",
        (
            Post(
                "so-xd",
                "manager",
                "Trưởng phòng Quản lý kết cấu hạ tầng giao thông, Sở Xây dựng",
                "2023-11-01",
            ),
        ),
    ),
    Official(
        "tp3-sxd",
        "Trần Ngọc Quyết",
        (Post("so-xd", "manager", "Trưởng phòng Hạ tầng kỹ thuật, Sở Xây dựng", "2024-04-01"),),
    ),
    Official(
        "pgd1-stc",
        "Nguyễn Thị Quỳnh Như",
        (
            Post("so-tc", "deputy", "Phó Giám đốc Sở Tài chính", "2025-03-01"),
            Post("so-ct", "manager", "Trưởng phòng Kế hoạch, Sở Công Thương", "2020-02-01", "2025-02-28"),
        ),
        "ubnd",
    ),
    Official(
        "pgd2-stc",
        "Phí Văn Sang",
        (Post("so-tc", "deputy", "Phó Giám đốc Sở Tài chính", "2022-10-01"),),
        "ubnd",
    ),
    Official(
        "tp1-stc",
        "Viên Đình Cường",
        (Post("so-tc", "manager", "Trưởng phòng Đầu tư, Sở Tài chính", "2023-10-01"),),
    ),
    Official(
        "tp2-stc",
        "Hoàng Thị Như Ý",
        (Post("so-tc", "manager", "Trưởng phòng Quản lý giá - Công sản, Sở Tài chính", "2022-07-01"),),
    ),
    Official(
        "vt-stc",
        "Cù Thị Thúy Liễu",
        (
            Post("so-tc", "clerk", "Văn thư Sở Tài chính", "2019-01-01"),
            Post("du-stc", "clerk", "Văn thư Đảng ủy Sở Tài chính", "2025-08-15"),
        ),
    ),
    Official(
        "tp2-snnmt",
        "Giàng A Páo",
        (
            Post(
                "so-nnmt",
                "manager",
                "Trưởng phòng Trồng trọt và Bảo vệ thực vật, Sở Nông nghiệp và Môi trường",
                "2024-01-01",
            ),
        ),
    ),
    Official(
        "tp3-snnmt",
        "Vi Thị Bích Hường",
        (Post("so-nnmt", "manager", "Trưởng phòng Môi trường, Sở Nông nghiệp và Môi trường", "2023-04-01"),),
    ),
    Official(
        "nguyen-gd-sct",
        "Tống Văn Hợp",
        (Post("so-ct", "head", "Giám đốc Sở Công Thương", "2021-03-01", "2025-12-31"),),
        "tinh-uy",
    ),
    Official(
        "pgd-sct",
        "Đào Quang Vinh",
        (
            Post("so-ct", "head", "Phó Giám đốc phụ trách Sở Công Thương", "2026-01-01", acting=True),
            Post("so-ct", "deputy", "Phó Giám đốc Sở Công Thương", "2022-09-01"),
            Post("du-sct", "head", "Bí thư Đảng ủy Sở Công Thương", "2026-01-15"),
        ),
        "tinh-uy",
    ),
    Official(
        "nguyen-ct-bs",
        "Hà Văn Pẩu",
        (Post("x-bang-son", "head", "Chủ tịch Ủy ban nhân dân xã Bằng Sơn", "2025-07-01", "2026-01-31"),),
        "tinh-uy",
    ),
    Official("chuyen-gia-2", "Đinh Công Mạnh"),
    Official("chuyen-gia-3", "Võ Thị Hoàng Lan"),
    Official("chuyen-gia-4", "Lương Đình Phú"),
)
