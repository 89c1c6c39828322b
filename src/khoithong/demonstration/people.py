"""The people of the demonstration. All are invented; the offices are those of any province."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final


@dataclass(frozen=True, slots=True)
class Post:
    """An office as it is signed, and the day it was taken up."""

    agency: str
    role: str
    title: str
    since: str

    @property
    def key(self) -> str:
        """As acts name the office: `so-xd/head`."""
        return f"{self.agency}/{self.role}"


@dataclass(frozen=True, slots=True)
class Official:
    """Someone with a demonstration account; without a post an expert. The first post is the one mostly used."""

    id: str
    username: str
    name: str
    posts: tuple[Post, ...] = ()
    managed_by: str | None = None
    """The body that manages the cadre; without it the superior of the employing agency."""

    def as_data(self) -> dict[str, Any]:
        """As `import_organisation` takes it."""
        offices = [
            {"agency": post.agency, "role": post.role, "title": post.title, "from": post.since}
            for post in self.posts
        ]
        return {"id": self.id, "name": self.name, "managed_by": self.managed_by, "offices": offices}


OFFICIALS: Final = (
    Official(
        "bi-thu",
        "bithu.tinhuy",
        "Đoàn Hữu Khôi",
        (Post("tinh-uy", "head", "Bí thư Tỉnh ủy", "2025-07-01"),),
    ),
    Official(
        "pbt",
        "phobithu.tinhuy",
        "Lê Thị Hồng Vân",
        (
            Post("tinh-uy", "deputy", "Phó Bí thư Thường trực Tỉnh ủy", "2025-07-01"),
            Post("du-cqd", "head", "Bí thư Đảng ủy các cơ quan Đảng tỉnh", "2025-07-15"),
        ),
    ),
    Official(
        "ct-ubnd",
        "chutich.ubnd",
        "Phạm Đăng Khuê",
        (
            Post("ubnd", "head", "Chủ tịch Ủy ban nhân dân tỉnh", "2025-07-01"),
            Post("tinh-uy", "deputy", "Phó Bí thư Tỉnh ủy", "2025-07-01"),
            Post("du-ubnd", "head", "Bí thư Đảng ủy Ủy ban nhân dân tỉnh", "2025-07-15"),
        ),
    ),
    Official(
        "pct-ubnd",
        "phochutich.ubnd",
        "Vũ Thị Thanh Hằng",
        (
            Post("ubnd", "deputy", "Phó Chủ tịch Ủy ban nhân dân tỉnh", "2025-07-01"),
            Post("du-ubnd", "deputy", "Phó Bí thư Đảng ủy Ủy ban nhân dân tỉnh", "2025-07-15"),
        ),
        "tinh-uy",
    ),
    Official(
        "tb-btc",
        "truongban.btc",
        "Nguyễn Trọng Hiếu",
        (Post("btc-tu", "head", "Trưởng Ban Tổ chức Tỉnh ủy", "2025-08-01"),),
        "tinh-uy",
    ),
    Official(
        "tm-btc",
        "thammuu.btc",
        "Đinh Thị Ngọc Diệp",
        (Post("btc-tu", "organiser", "Chuyên viên chính, Ban Tổ chức Tỉnh ủy", "2024-03-01"),),
    ),
    Official(
        "cn-ubkt",
        "chunhiem.ubkt",
        "Hoàng Kim Sơn",
        (Post("ubkt-tu", "head", "Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy", "2025-07-01"),),
        "tinh-uy",
    ),
    Official(
        "ct-mttq",
        "chutich.mttq",
        "Bùi Thị Như Mai",
        (
            Post("mttq", "head", "Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "2025-07-01"),
            Post("du-mttq", "head", "Bí thư Đảng ủy Mặt trận Tổ quốc, các đoàn thể tỉnh", "2025-07-15"),
        ),
        "tinh-uy",
    ),
    Official(
        "cvp",
        "chanhvp.ubnd",
        "Tạ Quang Bách",
        (
            Post("vp-ubnd", "head", "Chánh Văn phòng Ủy ban nhân dân tỉnh", "2025-07-01"),
            Post("du-vp", "head", "Bí thư Đảng ủy Văn phòng Ủy ban nhân dân tỉnh", "2025-08-15"),
        ),
        "tinh-uy",
    ),
    Official(
        "gd-hcc",
        "giamdoc.hcc",
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
        "phochanhvp.ubnd",
        "Ngô Thị Bích Thảo",
        (Post("vp-ubnd", "deputy", "Phó Chánh Văn phòng Ủy ban nhân dân tỉnh", "2024-11-01"),),
        "ubnd",
    ),
    Official(
        "gd-snv",
        "giamdoc.snv",
        "Trịnh Văn Lực",
        (Post("so-nv", "head", "Giám đốc Sở Nội vụ", "2025-07-01"),),
        "tinh-uy",
    ),
    Official(
        "pgd-snv",
        "phogiamdoc.snv",
        "Đặng Thị Kim Oanh",
        (
            Post("so-nv", "deputy", "Phó Giám đốc Sở Nội vụ", "2023-10-01"),
            Post("du-snv", "head", "Bí thư Đảng ủy Sở Nội vụ", "2025-08-15"),
        ),
        "ubnd",
    ),
    Official(
        "tp-snv",
        "truongphong.snv",
        "Nguyễn Hoàng Phúc",
        (Post("so-nv", "manager", "Trưởng phòng Cải cách hành chính, Sở Nội vụ", "2022-05-01"),),
    ),
    Official(
        "gd-sxd",
        "giamdoc.sxd",
        "Hồ Sỹ Nguyên",
        (
            Post("so-xd", "head", "Giám đốc Sở Xây dựng", "2025-07-01"),
            Post("du-sxd", "head", "Bí thư Đảng ủy Sở Xây dựng", "2025-08-15"),
        ),
        "tinh-uy",
    ),
    Official(
        "pgd1-sxd",
        "phogiamdoc1.sxd",
        "Cao Thị Minh Nguyệt",
        (
            Post("so-xd", "deputy", "Phó Giám đốc Sở Xây dựng", "2021-09-01"),
            Post("du-sxd", "deputy", "Phó Bí thư Đảng ủy Sở Xây dựng", "2025-08-15"),
        ),
        "ubnd",
    ),
    Official(
        "pgd2-sxd",
        "phogiamdoc2.sxd",
        "Dương Công Thành",
        (Post("so-xd", "deputy", "Phó Giám đốc Sở Xây dựng", "2023-04-01"),),
        "ubnd",
    ),
    Official(
        "pgd3-sxd",
        "phogiamdoc3.sxd",
        "Mai Xuân Trường",
        (Post("so-xd", "deputy", "Phó Giám đốc Sở Xây dựng", "2025-07-01"),),
        "ubnd",
    ),
    Official(
        "tp-sxd",
        "truongphong.sxd",
        "Lê Thị Thu Trang",
        (Post("so-xd", "manager", "Trưởng phòng Quy hoạch - Kiến trúc, Sở Xây dựng", "2022-01-01"),),
    ),
    Official(
        "vt-sxd",
        "vanthu.sxd",
        "Phùng Thị Hạnh",
        (
            Post("so-xd", "clerk", "Văn thư Sở Xây dựng", "2019-06-01"),
            Post("du-sxd", "clerk", "Văn thư Đảng ủy Sở Xây dựng", "2025-08-15"),
        ),
    ),
    Official(
        "gd-stc",
        "giamdoc.stc",
        "Võ Anh Kiệt",
        (
            Post("so-tc", "head", "Giám đốc Sở Tài chính", "2025-07-01"),
            Post("du-stc", "head", "Bí thư Đảng ủy Sở Tài chính", "2025-08-15"),
        ),
        "tinh-uy",
    ),
    Official(
        "gd-snnmt",
        "giamdoc.snnmt",
        "Nông Văn Thịnh",
        (Post("so-nnmt", "head", "Giám đốc Sở Nông nghiệp và Môi trường", "2025-07-01"),),
        "tinh-uy",
    ),
    Official(
        "pgd-snnmt",
        "phogiamdoc.snnmt",
        "Châu Thị Bạch Yến",
        (
            Post("so-nnmt", "deputy", "Phó Giám đốc Sở Nông nghiệp và Môi trường", "2024-02-01"),
            Post("du-snnmt", "head", "Bí thư Đảng ủy Sở Nông nghiệp và Môi trường", "2025-08-15"),
        ),
        "ubnd",
    ),
    Official(
        "tp-snnmt",
        "truongphong.snnmt",
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
    Official("chuyen-gia", "chuyengia", "Quách Thị Ánh Tuyết"),
)
"""Twenty-five people. Directors are managed by the provincial Party committee, their deputies by the province."""
