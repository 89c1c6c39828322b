"""The text of the plan, section by section, in all its versions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from khoithong.web.casepage.people import person_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import datetime

    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import Citation, Person

LONG: Final = 2500
"""Sections beyond so many characters are cut on the case page."""


@dataclass(frozen=True, slots=True)
class SectionText:
    """One section of a version."""

    label: str
    text: str
    citation: Citation | None
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the plan."""

    number: int
    at: datetime
    person: Person
    sections: Sequence[SectionText]
    newest: bool
    approved: bool
    changes: str = ""
    """What its author says was changed."""


def versions(ground: Ground) -> list[Version]:
    """All versions, the newest first, texts cut for the case page."""
    count = len(ground.case.versions)
    return [version(ground, number, cut=True) for number in range(count, 0, -1)]


def version(ground: Ground, number: int, *, cut: bool = False) -> Version:
    """One version, numbered from 1. Raises `IndexError` where there is none."""
    if number < 1:
        raise IndexError(number)
    case = ground.case
    act = ground.loaded.acts[case.versions[number - 1]]
    return Version(
        number=number,
        at=act.at,
        person=person_of(ground, act.by, act.at.date(), act.office),
        sections=_sections(ground, number, cut=cut),
        newest=number == len(case.versions),
        approved=case.decision == "approved" and number == decided_version(ground),
        changes=act.data.get("content", "") if act.kind == "revise_plan" else "",
    )


def decided_version(ground: Ground) -> int:
    """The version the decision was taken on: the last one filed before it, else the newest."""
    case = ground.case
    decision = next((index for index, act in enumerate(case.acts) if act.kind == "approve"), len(case.acts))
    return sum(1 for index in case.versions if index < decision)


def approved_sections(ground: Ground, names: Collection[str]) -> list[SectionText]:
    """These headings of the version decided on, as far as the regulation has them and they have text; whole."""
    act = ground.loaded.acts[ground.case.versions[decided_version(ground) - 1]]
    return [
        SectionText(
            ground.pack.sections[section.name], act.data["plan"][section.name], ground.cite(section.provision)
        )
        for section in ground.regulation.sections
        if section.name in names and act.data["plan"].get(section.name)
    ]


def section_texts(
    ground: Ground, earlier: int, number: int
) -> Iterator[tuple[str, Citation | None, str, str]]:
    """Every heading with text in one of two versions: its name, its provision, the earlier text and the later one."""
    versions = ground.case.versions
    old, new = (ground.loaded.acts[versions[one - 1]].data["plan"] for one in (earlier, number))
    for section in ground.regulation.sections:
        before, after = old.get(section.name) or "", new.get(section.name) or ""
        if before or after:
            yield ground.pack.sections[section.name], ground.cite(section.provision), before, after


def _sections(ground: Ground, number: int, *, cut: bool) -> list[SectionText]:
    found = []
    for label, citation, _, text in section_texts(ground, number, number):
        long = cut and len(text) > LONG
        words = f"{text[:LONG].rsplit(' ', 1)[0]}…" if long else text
        found.append(SectionText(label, words, citation, long))
    return found
