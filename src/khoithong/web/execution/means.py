"""With what and by whom the proposal is carried out: resources asked for and provided, executors now and before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from khoithong.web.casepage.people import names, party_person
from khoithong.web.casepage.plan import approved_sections
from khoithong.web.casepage.told import Told, acts_of_kind, told

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from khoithong.casefiles.stored import StoredAct
    from khoithong.web.casepage.ground import Ground
    from khoithong.web.casepage.plan import SectionText
    from khoithong.web.components import Person

_SECTIONS: Final = ("resources",)
"""The headings of a plan that ask for resources."""


@dataclass(frozen=True, slots=True)
class Provided:
    """Resources provided, and how many days after the approval."""

    act: Told
    after: int


@dataclass(frozen=True, slots=True)
class Resources:
    """What the approved plan asked for beside what was provided."""

    asked: Sequence[SectionText]
    provided: Sequence[Provided]


@dataclass(frozen=True, slots=True)
class Stint:
    """One who carries the proposal out, from when and until when."""

    person: Person
    since: date
    until: date | None = None
    document: str = ""
    """On what the change rests."""
    url: str = ""


def resources(ground: Ground) -> Resources:
    """Resources asked for and provided, the latter in order."""
    return Resources(approved_sections(ground, _SECTIONS), _provided(ground))


def _provided(ground: Ground) -> list[Provided]:
    """Each provision; the same measure applied to several people on one document is one."""
    found: list[Provided] = []
    groups = groupby(acts_of_kind(ground, "allocate_resources", "apply_measure"), _same)
    for _, group in groups:
        acts = list(group)
        if acts[0].kind == "apply_measure" and not _provides(ground, acts[0]):
            continue
        act = told(ground, acts[0], "content", _measure_words(ground, acts) or None)
        found.append(Provided(act, (act.on - (ground.case.decided or act.on)).days))
    return found


def _same(act: StoredAct) -> tuple[object, ...]:
    if act.kind == "allocate_resources":
        return (act.seq,)
    return act.effective, act.data["measure"], act.data.get("document")


def _provides(ground: Ground, act: StoredAct) -> bool:
    measure = act.data["measure"]
    return any(rule.id == measure and rule.family == "resources" for rule in ground.regulation.measures)


def _measure_words(ground: Ground, acts: Sequence[StoredAct]) -> str:
    first = acts[0]
    if first.kind != "apply_measure":
        return ""
    people = names(ground, [act.data["beneficiary"] for act in acts])
    return f"{ground.pack.measures[first.data['measure']]}: {people} ({first.data.get('document', '')})"


def executors(ground: Ground) -> list[Stint]:
    """Those who carry it out now, then those who did before."""
    approval = next((act for act in ground.loaded.acts if act.kind == "approve"), None)
    since = ground.case.decided
    if approval is None or since is None:
        return []
    stints = {party: Stint(party_person(ground, party, since), since) for party in approval.data["executors"]}
    before: list[Stint] = []
    for act in acts_of_kind(ground, "reassign_execution"):
        out, successor, day = act.data["out"], act.data["in"], act.effective
        document, url = str(act.data.get("document") or ""), told(ground, act, "document").url
        if out in stints:
            before.append(replace(stints.pop(out), until=day, document=document, url=url))
        stints[successor] = Stint(party_person(ground, successor, day), day, document=document, url=url)
    return [*stints.values(), *reversed(before)]
