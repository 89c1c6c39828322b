"""Where what was typed here differs from what another window saved: field by field, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from khoithong.directives.drafting import ALL
from khoithong.web.directing.agencies import names
from khoithong.web.directing.fields import (
    DUE_KINDS,
    IDENTITY_LABELS,
    PERIODS,
    REPORT_KINDS,
    TASK_LABELS,
    shown_date,
)

if TYPE_CHECKING:
    from khoithong.organisation.snapshot import Directory

_LABELS = {**IDENTITY_LABELS, **TASK_LABELS, "words": "Nơi nhận", "agencies": "Là các cơ quan"}
_NOT_SHOWN = frozenset({"key", "start", "end", "rule", "reasons"})
_CHOICES = {"due_kind": DUE_KINDS, "every": PERIODS, "report_kind": REPORT_KINDS}


def differences(part: str, mine: Any, theirs: Any, picture: Directory) -> list[tuple[str, str, str]]:
    """Label, what was typed here, what was saved elsewhere; nothing where both say the same."""
    if part == "grounds":
        lists = ["\n".join(one["text"] for one in side) for side in (mine, theirs)]
        return [("Căn cứ", lists[0], lists[1])] if lists[0] != lists[1] else []
    return [
        (_LABELS[name], _words(name, mine[name], picture), _words(name, theirs[name], picture))
        for name in mine
        if name not in _NOT_SHOWN and mine[name] != theirs.get(name)
    ]


def _words(name: str, value: Any, picture: Directory) -> str:
    if isinstance(value, list):
        return "\n".join(names(value, picture)) or "(không có)"
    if name == "to":
        return "Tất cả cơ quan ở phần nơi nhận" if value == ALL else "Các cơ quan đã chọn"
    if name in _CHOICES:
        return _CHOICES[name].get(value, value) or "(không có)"
    return shown_date(value) or "(trống)"
