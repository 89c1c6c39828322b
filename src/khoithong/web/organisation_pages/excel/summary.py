"""What a file would change, counted and in words: added, changed, ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from khoithong.organisation.edits import Appoint, Retitle, SaveAgency, SavePerson, imagine
from khoithong.organisation.snapshot import directory_of
from khoithong.web.organisation_pages.wording import Deed, deed

if TYPE_CHECKING:
    from khoithong.organisation.edits import Edit
    from khoithong.organisation.rows import Rows
    from khoithong.web.organisation_pages.excel.planning import Plan


@dataclass(frozen=True, slots=True)
class Part:
    """Changes of one kind."""

    heading: str
    deeds: list[Deed]


def summary(plan: Plan, rows: Rows) -> list[Part]:
    """The changes by kind; kinds without any are left out."""
    after = directory_of(imagine(rows, plan.edits))
    parts: dict[str, list[Deed]] = {}
    for edit in plan.edits:
        parts.setdefault(_heading(edit, rows), []).append(deed(edit, rows, after))
    order = (
        "Cơ quan thêm mới",
        "Cơ quan sửa",
        "Người thêm mới",
        "Người sửa",
        "Bổ nhiệm",
        "Chức danh sửa",
        "Nhiệm kỳ đổi ngày cuối",
    )
    return [Part(name, parts[name]) for name in order if name in parts]


def _heading(edit: Edit, rows: Rows) -> str:
    if isinstance(edit, SaveAgency):
        return "Cơ quan sửa" if edit.agency.id in rows.agencies else "Cơ quan thêm mới"
    if isinstance(edit, SavePerson):
        return "Người sửa" if edit.person.id in rows.people else "Người thêm mới"
    if isinstance(edit, Appoint):
        return "Bổ nhiệm"
    return "Chức danh sửa" if isinstance(edit, Retitle) else "Nhiệm kỳ đổi ngày cuối"
