"""The summary `Liên kết còn thiếu`: gaps of one kind together, the gravest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.urls import reverse

from khoithong.web.components import Link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from khoithong.organisation.snapshot import Directory
    from khoithong.web.components import Tone
    from khoithong.web.organisation_pages.gaps import Gap

HEADINGS: Final = {
    "no_head": "Chưa có người đứng đầu",
    "circle": "Cấp trên đi thành vòng",
    "no_party_body": "Chưa nối cấp ủy, tổ chức đảng cùng cấp",
    "no_superior": "Không có cơ quan cấp trên",
    "term_ends": "Nhiệm kỳ hết trong 30 ngày tới",
    "acting_head": "Người đứng đầu là giao quyền, phụ trách",
    "single_voter": "Không có cấp phó",
    "two_heads": "Một người đứng đầu hai cơ quan",
    "no_clerk": "Chưa có văn thư",
    "no_organising_body": "Chưa nối cơ quan tham mưu tổ chức",
}
"""By code, in the order shown."""


@dataclass(frozen=True, slots=True)
class Block:
    """Gaps with the same consequence, and where each is put right."""

    gap: Gap
    """One of them: they say the same."""
    places: list[Link]


@dataclass(frozen=True, slots=True)
class Group:
    """Gaps of one kind."""

    code: str
    heading: str
    tone: Tone
    """Of its gravest gap."""
    count: int
    blocks: list[Block]


def grouped(gaps: Iterable[Gap], picture: Directory) -> list[Group]:
    """The gaps by kind, the gravest kinds first; kinds without any are left out."""
    by_code: dict[str, list[Gap]] = {code: [] for code in HEADINGS}
    for gap in gaps:
        by_code[gap.code].append(gap)
    rank: tuple[Tone, ...] = ("stop", "warn", "info")
    groups = [
        Group(
            code,
            HEADINGS[code],
            min((gap.tone for gap in found), key=rank.index),
            len(found),
            blocks(found, picture),
        )
        for code, found in by_code.items()
        if found
    ]
    return sorted(groups, key=lambda group: rank.index(group.tone))


def blocks(gaps: Iterable[Gap], picture: Directory) -> list[Block]:
    """Gaps that say the same, together."""
    found: dict[tuple[str, str], Block] = {}
    for gap in gaps:
        ref = gap.citation.ref if gap.citation else ""
        found.setdefault((gap.words, ref), Block(gap, [])).places.append(_place(gap, picture))
    return list(found.values())


def _place(gap: Gap, picture: Directory) -> Link:
    if gap.agency:
        return Link(picture.name(gap.agency), reverse("organisation-agency", args=[gap.agency]))
    return Link(picture.name(gap.person), reverse("organisation-person", args=[gap.person]))
