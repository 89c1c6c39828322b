"""The secretaries of the communes' Party committees: the first office of each commune, apart from its government."""

from __future__ import annotations

from typing import Final

from khoithong.demonstration.official import Official, Post


def _secretary(tag: str, name: str, commune: str) -> Official:
    return Official(
        f"bt-{tag}", name, (Post(f"du-{tag}", "head", f"Bí thư Đảng ủy {commune}", "2025-07-01"),), "tinh-uy"
    )


SECRETARIES: Final = (
    _secretary("ht", "Phan Thị Việt Hà", "phường Hưng Thái"),
    _secretary("sm", "Nguyễn Xuân Bách", "phường Sông Mây"),
    _secretary("bs", "Giàng Seo Vản", "xã Bằng Sơn"),
    _secretary("dl", "Lê Đức Mạnh", "xã Đồng Lạng"),
)
