"""The officials whose work the demonstration shows first. All people are invented."""

from __future__ import annotations

from typing import Final

from khoithong.demonstration.official import Official, Post

LEADERS: Final = (
    Official(
        "bi-thu",
        "Đoàn Hữu Khôi",
        (Post("tinh-uy", "head", "Bí thư Tỉnh ủy", "2025-07-01"),),
    ),
    Official(
        "pbt",
        "Lê Thị Hồng Vân",
        (
            Post("tinh-uy", "deputy", "Phó Bí thư Thường trực Tỉnh ủy", "2025-07-01"),
            Post("du-cqd", "head", "Bí thư Đảng ủy các cơ quan Đảng tỉnh", "2025-07-15"),
        ),
    ),
    Official(
        "ct-ubnd",
        "Phạm Đăng Khuê",
        (
            Post("ubnd", "head", "Chủ tịch Ủy ban nhân dân tỉnh", "2025-07-01"),
            Post("tinh-uy", "deputy", "Phó Bí thư Tỉnh ủy", "2025-07-01"),
            Post("du-ubnd", "head", "Bí thư Đảng ủy Ủy ban nhân dân tỉnh", "2025-07-15"),
        ),
    ),
    Official(
        "pct-ubnd",
        "Vũ Thị Thanh Hằng",
        (
            Post("ubnd", "deputy", "Phó Chủ tịch Ủy ban nhân dân tỉnh", "2025-07-01"),
            Post("du-ubnd", "deputy", "Phó Bí thư Đảng ủy Ủy ban nhân dân tỉnh", "2025-07-15"),
        ),
        "tinh-uy",
    ),
    Official(
        "tb-btc",
        "Nguyễn Trọng Hiếu",
        (Post("btc-tu", "head", "Trưởng Ban Tổ chức Tỉnh ủy", "2025-08-01"),),
        "tinh-uy",
    ),
    Official(
        "tm-btc",
        "Đinh Thị Ngọc Diệp",
        (Post("btc-tu", "organiser", "Chuyên viên chính, Ban Tổ chức Tỉnh ủy", "2024-03-01"),),
    ),
    Official(
        "cn-ubkt",
        "Hoàng Kim Sơn",
        (Post("ubkt-tu", "head", "Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy", "2025-07-01"),),
        "tinh-uy",
    ),
    Official(
        "ct-mttq",
        "Bùi Thị Như Mai",
        (
            Post("mttq", "head", "Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "2025-07-01"),
            Post("du-mttq", "head", "Bí thư Đảng ủy Mặt trận Tổ quốc, các đoàn thể tỉnh", "2025-07-15"),
        ),
        "tinh-uy",
    ),
    Official(
        "cvp",
        "Tạ Quang Bách",
        (
            Post("vp-ubnd", "head", "Chánh Văn phòng Ủy ban nhân dân tỉnh", "2025-07-01"),
            Post("du-vp", "head", "Bí thư Đảng ủy Văn phòng Ủy ban nhân dân tỉnh", "2025-08-15"),
        ),
        "tinh-uy",
    ),
    Official(
        "gd-hcc",
        "Lương Thế Duy",
        (
            Post("tt-hcc", "head", "Giám đốc Trung tâm Phục vụ hành chính công tỉnh", "2025-09-01"),
            Post("vp-ubnd", "deputy", "Phó Chánh Văn phòng Ủy ban nhân dân tỉnh", "2025-07-01"),
            Post("cb-hcc", "head", "Bí thư Chi bộ Trung tâm Phục vụ hành chính công tỉnh", "2025-09-15"),
        ),
        "ubnd",
    ),
    Official(
        "pcvp",
        "Ngô Thị Bích Thảo",
        (Post("vp-ubnd", "deputy", "Phó Chánh Văn phòng Ủy ban nhân dân tỉnh", "2024-11-01"),),
        "ubnd",
    ),
    Official(
        "gd-snv",
        "Trịnh Văn Lực",
        (Post("so-nv", "head", "Giám đốc Sở Nội vụ", "2025-07-01"),),
        "tinh-uy",
    ),
    Official(
        "pgd-snv",
        "Đặng Thị Kim Oanh",
        (
            Post("so-nv", "deputy", "Phó Giám đốc Sở Nội vụ", "2023-10-01"),
            Post("du-snv", "head", "Bí thư Đảng ủy Sở Nội vụ", "2025-08-15"),
        ),
        "ubnd",
    ),
    Official(
        "tp-snv",
        "Nguyễn Hoàng Phúc",
        (Post("so-nv", "manager", "Trưởng phòng Cải cách hành chính, Sở Nội vụ", "2022-05-01"),),
    ),
    Official(
        "gd-sxd",
        "Hồ Sỹ Nguyên",
        (
            Post("so-xd", "head", "Giám đốc Sở Xây dựng", "2025-07-01"),
            Post("du-sxd", "head", "Bí thư Đảng ủy Sở Xây dựng", "2025-08-15"),
        ),
        "tinh-uy",
    ),
    Official(
        "pgd1-sxd",
        "Cao Thị Minh Nguyệt",
        (
            Post("so-xd", "deputy", "Phó Giám đốc Sở Xây dựng", "2021-09-01"),
            Post("du-sxd", "deputy", "Phó Bí thư Đảng ủy Sở Xây dựng", "2025-08-15"),
        ),
        "ubnd",
    ),
    Official(
        "pgd2-sxd",
        "Dương Công Thành",
        (Post("so-xd", "deputy", "Phó Giám đốc Sở Xây dựng", "2023-04-01"),),
        "ubnd",
    ),
    Official(
        "pgd3-sxd",
        "Mai Xuân Trường",
        (Post("so-xd", "deputy", "Phó Giám đốc Sở Xây dựng", "2025-07-01"),),
        "ubnd",
    ),
    Official(
        "tp-sxd",
        "Lê Thị Thu Trang",
        (Post("so-xd", "manager", "Trưởng phòng Quy hoạch - Kiến trúc, Sở Xây dựng", "2022-01-01"),),
    ),
    Official(
        "vt-sxd",
        "Phùng Thị Hạnh",
        (
            Post("so-xd", "clerk", "Văn thư Sở Xây dựng", "2019-06-01"),
            Post("du-sxd", "clerk", "Văn thư Đảng ủy Sở Xây dựng", "2025-08-15"),
        ),
    ),
    Official(
        "gd-stc",
        "Võ Anh Kiệt",
        (
            Post("so-tc", "head", "Giám đốc Sở Tài chính", "2025-07-01"),
            Post("du-stc", "head", "Bí thư Đảng ủy Sở Tài chính", "2025-08-15"),
        ),
        "tinh-uy",
    ),
    Official(
        "gd-snnmt",
        "Nông Văn Thịnh",
        (Post("so-nnmt", "head", "Giám đốc Sở Nông nghiệp và Môi trường", "2025-07-01"),),
        "tinh-uy",
    ),
    Official(
        "pgd-snnmt",
        "Châu Thị Bạch Yến",
        (
            Post("so-nnmt", "deputy", "Phó Giám đốc Sở Nông nghiệp và Môi trường", "2024-02-01"),
            Post("du-snnmt", "head", "Bí thư Đảng ủy Sở Nông nghiệp và Môi trường", "2025-08-15"),
        ),
        "ubnd",
    ),
    Official(
        "tp-snnmt",
        "Huỳnh Tấn Đạt",
        (
            Post(
                "so-nnmt",
                "manager",
                "Trưởng phòng Quản lý đất đai, Sở Nông nghiệp và Môi trường",
                "2023-07-01",
            ),
        ),
    ),
    Official("chuyen-gia", "Quách Thị Ánh Tuyết"),
)
"""Directors are managed by the provincial Party committee, their deputies by the province."""
