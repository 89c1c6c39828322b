"""The lines of the list behind a figure, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.urls import NoReverseMatch, reverse

from khoithong.documents.catalogue import KINDS, OF_NO_CASE, kind_name
from khoithong.lawbook.labels import labels
from khoithong.lawbook.pack import describe

if TYPE_CHECKING:
    from datetime import date

    from khoithong.organisation.snapshot import Directory
    from khoithong.reports.counting import Source
    from khoithong.reports.lines import Line

CLOSED: Final = {
    "directives": "Văn bản ngoài phạm vi được mở",
    "documents": "Văn bản ngoài phạm vi được mở",
    "tasks": "Nhiệm vụ ngoài phạm vi được mở",
    "communication": "Nội dung ngoài phạm vi được mở",
}
"""Said of what is counted and not the reader's to open; else it is a proposal."""

_CLOSED_CASE: Final = "Đề xuất ngoài phạm vi được mở"

DAYS: Final = {
    "cases": "Ngày nhận",
    "limits": "Hạn",
    "measures": "Từ ngày",
    "waits": "Chờ từ ngày",
    "acts": "Ngày",
    "directives": "Ngày nhận",
    "tasks": "Hạn",
    "communication": "Ngày đăng",
    "documents": "Ngày ban hành",
}
"""What the day of a line is, by source."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A line: what was counted, whose it is, what it is about."""

    url: str
    title: str
    code: str
    agency: str
    day: date | None
    what: str


def counted(line: Line, source: Source, picture: Directory) -> Counted:
    """A line in words."""
    closed = CLOSED.get(source.name, _CLOSED_CASE)
    title = line.title if line.code else line.what
    return Counted(
        url=_url(line, source) if line.readable else "",
        title=(title or line.code) if line.readable else closed,
        code=line.code,
        agency=picture.name(line.agency) if line.agency else "",
        day=line.day,
        what=_what(line, source, picture),
    )


def part_words(name: str, source: Source) -> str:
    """The name of a part: a limit, a result, a kind of document."""
    if source.name == "limits":
        return labels().deadlines.get(name, name)
    if source.name == "measures":
        return labels().evaluations.get(name, "Chưa có kết quả")
    if source.name == "documents" and (name in KINDS or name in OF_NO_CASE):
        return kind_name(name)
    return name


def _what(line: Line, source: Source, picture: Directory) -> str:
    if source.name == "cases":
        return labels().statuses.get(line.what, line.what)
    if source.name == "limits":
        return labels().deadlines.get(line.what, line.what)
    if source.name in ("acts", "waits"):
        act = labels().acts.get(line.what)
        return act.noun if act else line.what
    if source.name == "measures":
        measure = describe(line.pack).measures.get(line.what, line.what) if line.pack else line.what
        beneficiary = line.key.rpartition("/")[2]
        return f"{measure} – {picture.name(beneficiary)}" if beneficiary else measure
    if source.name == "documents":
        return line.what if line.readable and line.code else part_words(line.part, source)
    return ""


def _url(line: Line, source: Source) -> str:
    if line.code:
        return reverse("case", args=[line.code])
    name, value = _PLACES.get(source.name, ("", "")), line.where
    try:
        return reverse(str(name), args=[value]) if name and value else ""
    except NoReverseMatch:
        return ""


_PLACES: Final = {"directives": "directive", "tasks": "assignment"}
"""Names of the addresses of what is no case."""
