"""Who entered what, when, and on what ground: the trail of changes in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Q

from khoithong.lawbook.labels import labels
from khoithong.organisation.models import Change
from khoithong.web.wording import date_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from khoithong.organisation.snapshot import Directory
    from khoithong.web.organisation_pages.terms import TermLine

SHOWN: Final = 50
"""Changes shown at most, the newest."""

FIELDS: Final = {
    "name": "Tên",
    "full_name": "Họ và tên",
    "kind": "Loại",
    "superior": "Cơ quan cấp trên",
    "party_body": "Cấp ủy, tổ chức đảng cùng cấp",
    "organising_body": "Cơ quan tham mưu tổ chức",
    "functions": "Chức năng",
    "managed_by": "Cơ quan quản lý cán bộ",
    "person": "Người",
    "agency": "Cơ quan",
    "role": "Chức vụ",
    "title": "Chức danh",
    "since": "Từ ngày",
    "until": "Đến hết ngày",
    "acting": "Giao quyền, phụ trách",
}
"""What a value is called; links without their `_id`."""

NOTHING: Final = "không có"


@dataclass(frozen=True, slots=True)
class Altered:
    """A value before and after."""

    label: str
    before: str
    """Empty for something new."""
    after: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One change."""

    at: datetime
    by: str
    what: str
    altered: list[Altered]
    ground: str
    reason: str


def history(subject: str, key: str, terms: Iterable[TermLine], picture: Directory, name: str) -> list[Entry]:
    """The newest changes of an agency (`agency`) or a person (`person`) and of these terms, newest first."""
    lines = {str(line.id): line for line in terms}
    found = Change.objects.filter(
        Q(subject=subject, key=key) | Q(subject="term", key__in=list(lines))
    ).order_by("-id")[:SHOWN]
    return [_entry(change, lines.get(change.key), picture, name) for change in found]


def _entry(change: Change, term: TermLine | None, picture: Directory, name: str) -> Entry:
    return Entry(
        change.recorded_at,
        change.entered_by,
        _what(change, term if change.subject == "term" else None, name),
        [] if change.before is None else altered(change.before, change.after, picture),
        change.ground,
        change.reason,
    )


def _what(change: Change, term: TermLine | None, name: str) -> str:
    if term is None:
        return f"Thêm {name}" if change.before is None else f"Sửa {name}"
    if change.before is None:
        return f"Bổ nhiệm {term.words}"
    if change.after.get("void"):
        return f"Hủy nhiệm kỳ nhập nhầm: {term.words}"
    if "until" in change.after:
        return f"Kết thúc nhiệm kỳ: {term.words}"
    return f"Sửa chức danh: {term.words}"


def altered(before: dict[str, Any], after: dict[str, Any], picture: Directory) -> list[Altered]:
    """What differs, by the words of `FIELDS`; values that have no words of their own are left out."""
    return [
        Altered(
            FIELDS[name], value_words(name, before.get(field), picture), value_words(name, value, picture)
        )
        for field, value in after.items()
        if (name := field.removesuffix("_id")) in FIELDS
    ]


def value_words(name: str, value: Any, picture: Directory) -> str:
    """One value in words."""
    if value is None or value in ("", []):
        return "chưa ấn định" if name == "until" else NOTHING
    if name in ("superior", "party_body", "organising_body", "managed_by", "person", "agency"):
        return picture.name(value)
    if name == "functions":
        return ", ".join(labels().functions.get(one, one) for one in value)
    if name in ("since", "until"):
        return date_words(date.fromisoformat(value) if isinstance(value, str) else value)
    if name == "acting":
        return "có" if value else "không"
    if name in ("kind", "role"):
        return (labels().agency_kinds if name == "kind" else labels().roles).get(value, value)
    return str(value)
