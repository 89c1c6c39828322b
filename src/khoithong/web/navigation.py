"""The entries of the header and of the phone's bottom bar.

An entry is shown when its address exists: a release shows the pages it has, and no others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from django.urls import NoReverseMatch, reverse

from khoithong.web.components import Link as Tab

if TYPE_CHECKING:
    from collections.abc import Mapping

Who = Literal["people", "administrators", "all"]
"""For whom a place is: administrators' accounts belong to nobody in the organisation and see no case."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One place: the name of its address, its words, the shorter words of the phone, its icon."""

    name: str
    label: str
    short: str
    icon: str
    main: bool = True
    phone: bool = False
    counted: bool = False
    who: Who = "people"
    beside: tuple[str, ...] = ()
    """Places that belong to this one though their addresses do not lie under its own."""


DIRECTING = (
    ("directives", "Văn bản chỉ đạo"),
    ("tasks", "Nhiệm vụ"),
    ("reports", "Báo cáo"),
    ("communication", "Tuyên truyền"),
    ("supervision", "Giám sát"),
    ("statistics", "Thống kê"),
)
"""The tabs of `Chỉ đạo – Báo cáo`: the name of the address, the words."""

ENTRIES = (
    Entry("work", "Việc cần làm", "Việc", "check-list", phone=True, counted=True),
    Entry("cases", "Hồ sơ", "Hồ sơ", "folder", phone=True),
    Entry("proposals", "Đề xuất của tôi", "Đề xuất", "idea"),
    Entry("meetings", "Phiên họp", "Họp", "people", phone=True),
    Entry(
        "directives",
        "Chỉ đạo – Báo cáo",
        "Chỉ đạo",
        "inbox",
        beside=tuple(name for name, _ in DIRECTING),
    ),
    Entry("entitlements", "Khuyến khích, bảo vệ", "Quyền lợi", "shield", main=False),
    Entry("violations", "Phản ánh hành vi bị cấm", "Phản ánh", "flag", main=False),
    Entry("clerk", "Văn thư", "Văn thư", "pen", main=False),
    Entry("word-templates", "Mẫu văn bản", "Mẫu", "file", main=False),
    Entry("shelf", "Hồ sơ lưu", "Lưu", "inbox", main=False),
    Entry("regulations", "Quy định", "Quy định", "book", main=False, who="all"),
    Entry("organisation", "Tổ chức và chức vụ", "Tổ chức", "building", main=False, who="all"),
    Entry("rehearsals", "Diễn tập", "Diễn tập", "play", main=False),
    Entry("calendar", "Lịch làm việc", "Lịch", "calendar", main=False),
)


@dataclass(frozen=True, slots=True)
class Link:
    """An entry with its address, and whether the page shown lies under it."""

    entry: Entry
    url: str
    current: bool
    count: int = 0


def links(path: str, work_count: int = 0, *, administrator: bool = False) -> list[Link]:
    """Return the entries of this release for a person or an administrator; where `path` lies under one, it is current."""
    found: list[Link] = []
    for entry in ENTRIES:
        url = address(entry.name)
        if url and entry.who in ("all", "administrators" if administrator else "people"):
            places = (url, *filter(None, map(address, entry.beside)))
            found.append(Link(entry, url, path.startswith(places), work_count if entry.counted else 0))
    return found


def directing_tabs(path: str, counts: Mapping[str, int] | None = None) -> list[Tab]:
    """Return the tabs of `Chỉ đạo – Báo cáo` that this release has; the one `path` lies under is current.

    `counts` is how much waits behind a tab, by the name of its address; nothing is shown where nothing does.
    """
    found = [(label, address(name), (counts or {}).get(name) or None) for name, label in DIRECTING]
    return [Tab(label, url, current=path.startswith(url), count=count) for label, url, count in found if url]


def address(name: str) -> str:
    """Return the address of a named page, or nothing when this release has no such page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
