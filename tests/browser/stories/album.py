"""Pictures of the user guide, taken while stories are lived: the guide shows what the application shows.

`KHOITHONG_PICTURES=1` writes them into `docs/huong-dan/hinh/`; without it the stories are lived all the same, and each must
come by the pictures it is known to take.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from PIL import Image
from playwright.sync_api import ViewportSize

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

VIEW: Final = ViewportSize(width=1100, height=860)
PRINTED: Final = (825, 645)
COLOURS: Final = 40

TAKEN: Final = {
    "case": frozenset(
        [
            "soan-mot-phan",
            "soan-cac-phan",
            "soan-kiem-tra",
            "da-gui",
            "vao-so",
            "viec-can-lam",
            "xu-ly",
            "khong-bieu-quyet",
            "bieu-quyet",
            "phieu-giay",
            "ket-thuc-hop",
            "cho-y-kien",
            "quyet-dinh",
            "van-ban-du-thao",
            "van-ban-cap-so",
            "so-van-ban",
            "thuc-hien",
            "bao-cao-tien-do",
            "danh-gia",
            "quyen-loi",
            "co-quan-quan-ly",
            "giam-sat",
            "to-chuc",
            "hoi-dong",
        ]
    ),
    "directive": frozenset(
        [
            "chi-dao-doc",
            "chi-dao-giao",
            "chi-dao-van-ban",
            "nhiem-vu",
            "nhiem-vu-cay",
            "bao-cao-soan",
            "bao-cao-tong-hop",
        ]
    ),
}
"""By story, the pictures it takes."""


class Album:
    """The pictures taken so far."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.names = folder, set[str]()

    def takes(self, page: Page, name: str, at: str = "") -> None:
        """A picture of the window, scrolled to the element `at` if one is named."""
        page.set_viewport_size(VIEW)
        if at:
            page.locator(at).first.evaluate("it => it.scrollIntoView({block: 'start', behavior: 'instant'})")
        else:
            page.evaluate("scrollTo(0, 0)")
        shot = page.screenshot(caret="initial")
        picture = Image.open(io.BytesIO(shot)).convert("RGB").resize(PRINTED, Image.Resampling.LANCZOS)
        picture = picture.quantize(COLOURS)
        picture.save(self.folder / f"{name}.png", optimize=True)
        self.names.add(name)
