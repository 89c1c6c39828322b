"""`Đề xuất của tôi`, sorted into what is being written, reviewed, executed and closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.urls import reverse

from khoithong.lawbook.pack import describe
from khoithong.web.drafting.sections import sections as plan_sections
from khoithong.web.drafting.sections import text_of, title_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from khoithong.casefiles.models import Draft
    from khoithong.web.case_lines import CaseLine
    from khoithong.web.session import Here

CLOSED: Final = frozenset({"evaluated", "disapproved", "withdrawn", "archived"})
_REVIEWED: Final = frozenset({"under_review", "awaiting_party_opinion", "awaiting_decision"})


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft: how far it is, who else writes, when it was saved."""

    url: str
    title: str
    filled: int
    sections: int
    saved_at: datetime
    owner: str
    """Empty for one's own."""


@dataclass(frozen=True, slots=True)
class Section:
    """Cases under one heading."""

    heading: str
    lines: list[CaseLine]


def draft_line(draft: Draft, here: Here) -> DraftLine:
    """One draft as a line."""
    pack = describe(draft.pack)
    needed = [section.name for section in plan_sections(pack) if section.required]
    return DraftLine(
        reverse("draft", args=[draft.id]),
        title_of(pack, draft.data),
        len([name for name in needed if text_of(draft.data, name).strip()]),
        len(needed),
        draft.updated_at,
        "" if draft.owner == here.person else here.directory.name(draft.owner),
    )


def sections(lines: Sequence[CaseLine]) -> list[Section]:
    """Cases by where they stand; headings without cases left out."""
    places: dict[str, list[CaseLine]] = {
        "Đang xem xét": [],
        "Đang thực hiện và đánh giá": [],
        "Đã kết thúc": [],
    }
    for line in lines:
        if line.status in CLOSED:
            places["Đã kết thúc"].append(line)
        elif line.status in _REVIEWED:
            places["Đang xem xét"].append(line)
        else:
            places["Đang thực hiện và đánh giá"].append(line)
    return [Section(heading, found) for heading, found in places.items() if found]
