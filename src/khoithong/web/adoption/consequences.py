"""What a change would do, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from khoithong.casefiles import law
from khoithong.casefiles.adoption_effects import effects
from khoithong.web.adoption.lines import reading_words
from khoithong.web.wording import number_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from khoithong.casefiles.models import LawProposal
    from khoithong.organisation.snapshot import Directory

FEW = 5
"""Counts below are not told: who is meant could be guessed."""


@dataclass(frozen=True, slots=True)
class Group:
    """Agencies that change in the same way."""

    before: str
    after: str
    names: Sequence[str]


@dataclass(frozen=True, slots=True)
class Consequences:
    """What the page shows of the effects."""

    day: date
    groups: Sequence[Group]
    count: int
    """Agencies concerned."""
    alone: Sequence[str]
    """Those that would be left without any text."""
    drafts: str
    cases: Sequence[str]


def consequences(proposal: LawProposal, today: date, picture: Directory) -> Consequences:
    """What confirming a proposal today would do."""
    found = effects(proposal, today, picture)
    grouped: dict[tuple[str, str], list[str]] = {}
    for one in found.agencies:
        words = (_words(proposal, one.before), _words(proposal, one.after))
        grouped.setdefault(words, []).append(picture.name(one.agency))
    return Consequences(
        found.day,
        [Group(before, after, sorted(names)) for (before, after), names in sorted(grouped.items())],
        len(found.agencies),
        sorted(picture.name(one.agency) for one in found.left_alone),
        _few(found.drafts, "bản nháp") if found.drafts else "",
        [f"{_few(count, 'hồ sơ')} theo {law.name_of(pack)}" for pack, count in sorted(found.cases.items())],
    )


def _words(proposal: LawProposal, values: Sequence[str]) -> str:
    if proposal.kind == "reading":
        return reading_words(proposal.pack, proposal.reading, values[0])[1]
    return "; ".join(law.name_of(pack) for pack in values) or "chưa có văn bản nào"


def _few(count: int, noun: str) -> str:
    return f"dưới {FEW} {noun}" if count < FEW else f"{number_words(count)} {noun}"
