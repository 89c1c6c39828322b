"""Who keeps the administrators' accounts: two people without any office."""

from __future__ import annotations

from typing import Final

from khoithong.demonstration.official import Official

KEEPERS: Final[dict[str, Official]] = {
    "quantri": Official("qt-1", "Lương Thị Minh Khuê"),
    "quantri2": Official("qt-2", "Tạ Hữu Phong"),
}
"""By user name: what one proposes the other one confirms."""
