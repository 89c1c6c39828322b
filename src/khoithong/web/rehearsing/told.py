"""What happened in a rehearsal, in the order it happened: acts and acts that were refused."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from khoithong.rehearsal.content import WORDS
from khoithong.web.casepage.people import person_of
from khoithong.web.casepage.timeline import entries
from khoithong.web.components import BlockedAct

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from khoithong.procedure.acts import Act
    from khoithong.procedure.refusals import Refusal
    from khoithong.web.casepage.contents import Part
    from khoithong.web.casepage.timeline import Entry
    from khoithong.web.components import Person
    from khoithong.web.rehearsing.stage import Stage

_OUTSIDE: Final = "outside_force"


@dataclass(frozen=True, slots=True)
class Cast:
    """One ballot."""

    number: int
    person: Person
    words: str
    fixed: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One act of the script."""

    number: int
    """Its place in the script, from 1."""
    at: datetime
    fixed: bool
    """Whether it was taken over from a case: it stays as it is."""
    entry: Entry | None = None
    """The act as a case's timeline shows it; nothing for a refused one."""
    refused: BlockedAct | None = None
    person: Person | None = None
    """Who was refused."""
    ballots: Sequence[Cast] = ()
    """Ballots cast one after another, told together; `entry` is then the first of them."""


def lines(stage: Stage, fixed: int) -> list[Line]:
    """The acts as they were played; the first `fixed` entries of the script cannot be changed."""
    told = iter(reversed(entries(stage)))
    outside = stage.labels.warnings[_OUTSIDE]
    found: list[Line] = []
    for number, look in enumerate(stage.result.looks, 1):
        act = look.entry.act
        if act is None:
            continue
        if look.refusal is not None:
            found.append(_refused(stage, number, act, look.refusal, fixed))
            continue
        entry = next(told)
        # The page says once that the day lies outside the regulation's dates; made-up texts say nothing.
        warnings = [words for words in entry.warnings if words != outside]
        entry = replace(entry, warnings=warnings, parts=list(_said(entry.parts)))
        line = Line(number, act.at, number <= fixed, entry)
        if act.kind == "vote":
            cast = (Cast(number, entry.person, _ballot_words(stage, act), number <= fixed),)
            if found and found[-1].ballots and found[-1].at == act.at:
                found[-1] = replace(found[-1], ballots=(*found[-1].ballots, *cast))
                continue
            line = replace(line, ballots=cast)
        found.append(line)
    return found


def _said(parts: Sequence[Part]) -> Iterator[Part]:
    for part in parts:
        text = part.text.replace(f": {WORDS}", "")
        if text != WORDS:
            yield replace(part, text=text)


def _ballot_words(stage: Stage, act: Act) -> str:
    return stage.labels.choices["vote.ballot"].get(str(act.data.get("ballot")), "")


def _refused(stage: Stage, number: int, act: Act, refusal: Refusal, fixed: int) -> Line:
    said = BlockedAct(
        stage.labels.acts[act.kind].noun, refusal.message.rstrip("."), stage.cite(refusal.provision)
    )
    return Line(number, act.at, number <= fixed, None, said, person_of(stage, act.actor, act.effective))
