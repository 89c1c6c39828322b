"""What was asked to be supplied in a plan, and what came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from khoithong.web.casepage.limits import between
from khoithong.web.casepage.people import person_of

if TYPE_CHECKING:
    from datetime import date

    from khoithong.casefiles.stored import StoredAct
    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import Person

_LONG: Final = 600


@dataclass(frozen=True, slots=True)
class Supplement:
    """A request and its answer; an answer nobody asked for stands alone."""

    asked: date | None
    by: Person | None
    content: str
    asked_seq: int
    answered: date | None
    answer: str
    answer_seq: int
    waits: int | None
    """Working days it has waited for the answer."""


def supplements(ground: Ground) -> list[Supplement]:
    """In the order they were asked; an answer is taken as that of all requests still open."""
    found: list[Supplement] = []
    for act in ground.loaded.acts:
        if act.kind == "request_supplement":
            found.append(_asked(ground, act))
        elif act.kind == "supplement_plan":
            still = [place for place, one in enumerate(found) if one.answered is None]
            if still:
                found[still[0] :] = [_answered(one, act) for one in found[still[0] :]]
            else:
                found.append(_unasked(act))
    return found


def _asked(ground: Ground, act: StoredAct) -> Supplement:
    return Supplement(
        act.effective,
        person_of(ground, act.actor, act.effective),
        _text(act),
        act.seq,
        None,
        "",
        0,
        between(ground, act.effective, ground.day, "working"),
    )


def _answered(asked: Supplement, act: StoredAct) -> Supplement:
    return Supplement(
        asked.asked, asked.by, asked.content, asked.asked_seq, act.effective, _text(act), act.seq, None
    )


def _unasked(act: StoredAct) -> Supplement:
    return Supplement(None, None, "", 0, act.effective, _text(act), act.seq, None)


def _text(act: StoredAct) -> str:
    text = str(act.data.get("content") or "")
    return text if len(text) <= _LONG else f"{text[:_LONG].rsplit(' ', 1)[0]}…"
