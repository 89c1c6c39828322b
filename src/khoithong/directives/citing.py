"""How a clause of a directive is cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.lawbook.loader import UnknownPack
from khoithong.lawbook.pack import describe

if TYPE_CHECKING:
    from khoithong.directives.models import Task


def clause_words(task: Task) -> str:
    """`Khoản 5 Điều 14` where the library holds the text, else `Mục II/2/a`; empty for a task of no numbered clause."""
    if not task.clause:
        return ""
    label = _label(task.directive.pack, task.clause)
    return label[:1].upper() + label[1:]


def _label(pack: str, clause: str) -> str:
    ref = f"{pack}#{clause}"
    try:
        text = describe(pack) if pack else None
    except UnknownPack:
        text = None
    return text.label(ref) if text is not None and text.provision(ref) is not None else f"Mục {clause}"
