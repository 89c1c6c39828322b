"""Who can log in to the demonstration, under the heading of what each is there to show. Nobody else can."""

from __future__ import annotations

from typing import Final

from khoithong.demonstration.neighbours.areas import LOGINS as NEIGHBOURS

LOGINS: Final[dict[str, dict[str, str]]] = {
    "Người đề xuất": {
        "truongphong.snv": "tp-snv",
        "truongphong.sxd": "tp-sxd",
        "truongphong.snnmt": "tp-snnmt",
        "truongphong.syt": "tp1-syt",
        "phogiamdoc2.sxd": "pgd2-sxd",
        "phogiamdoc3.sxd": "pgd3-sxd",
    },
    "Người đứng đầu cơ quan quyết định": {
        "giamdoc.snv": "gd-snv",
        "giamdoc.sxd": "gd-sxd",
        "giamdoc.snnmt": "gd-snnmt",
        "giamdoc.stc": "gd-stc",
        "giamdoc.syt": "gd-syt",
        "chanhvp.ubnd": "cvp",
        "chutich.ubnd": "ct-ubnd",
        "chutich.hungthai": "ct-ht",
    },
    "Cấp phó": {
        "phogiamdoc.snv": "pgd-snv",
        "phogiamdoc1.sxd": "pgd1-sxd",
        "phogiamdoc.snnmt": "pgd-snnmt",
        "phogiamdoc.syt": "pgd1-syt",
        "phochutich.ubnd": "pct-ubnd",
    },
    "Văn thư": {
        "vanthu.snv": "vt-snv",
        "vanthu.sxd": "vt-sxd",
        "vanthu.syt": "vt-syt",
        "vanthu.sgddt": "vt-gddt",
    },
    "Tổ chức cán bộ": {"truongban.btc": "tb-btc", "thammuu.btc": "tm-btc", "tochuc.snv": "tc-snv"},
    "Đảng ủy": {"vanthu.mttq": "vt-mttq", "bithu.hungthai": "bt-ht"},
    "Ban Thường vụ, Tỉnh ủy": {"bithu.tinhuy": "bi-thu", "phobithu.tinhuy": "pbt"},
    "Kiểm tra, giám sát": {"chunhiem.ubkt": "cn-ubkt", "kiemtra.ubkt": "kt-ubkt"},
    "Mặt trận": {"chutich.mttq": "ct-mttq", "giamsat.mttq": "gs-mttq"},
    "Hội đồng: chuyên gia, thư ký": {
        "chuyengia": "chuyen-gia",
        "thuky.skhcn": "cv-khcn",
        "phochanhvp.ubnd": "pcvp",
    },
    "Đơn vị sự nghiệp": {"giamdoc.hcc": "gd-hcc", "giamdoc.bvdk": "gd-bv"},
    "Doanh nghiệp nhà nước – đại diện phần vốn": {"daidien.capnuoc": "dd1-cn", "chutich.capnuoc": "ct-cn"},
}
"""User names and people, by heading, in the order of the login page."""

ADMINISTRATORS: Final = ("quantri", "quantri2")
"""Accounts without an office: they keep the organisation and neither read cases nor act in them. Two, as it takes two
to let a text apply (`khoithong.demonstration.neighbours.keepers`)."""

_ADMINISTRATION: Final = "Quản trị"

HEADINGS: Final = {
    **{username: heading for heading, logins in LOGINS.items() for username in logins},
    **dict.fromkeys(ADMINISTRATORS, _ADMINISTRATION),
    **{username: heading for heading, logins in NEIGHBOURS.items() for username in logins},
}
"""The heading of each user name."""

BESIDE: Final = frozenset(NEIGHBOURS)
"""The headings of the areas beside the province: shown folded, as few look for them first."""
