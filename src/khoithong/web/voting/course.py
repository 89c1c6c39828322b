"""What became of a meeting: the days it was called for before, and its closing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from khoithong.procedure.data import read_date
from khoithong.web.casepage.told import told

if TYPE_CHECKING:
    from datetime import date

    from khoithong.casefiles.stored import StoredAct
    from khoithong.web.casepage.told import Told
    from khoithong.web.voting.room import Room


@dataclass(frozen=True, slots=True)
class EarlierCall:
    """A day the meeting was called for before it was put off."""

    called: date
    for_day: date | None


def earlier_calls(room: Room) -> list[EarlierCall]:
    """The calls before the one that held, in order."""
    acts = room.ground.loaded.acts
    before = acts[: room.meeting.act]
    begun = max((act.seq for act in before if act.kind == "close_meeting"), default=0)
    return [
        EarlierCall(act.effective, read_date(act.data.get("on")))
        for act in before[begun:]
        if act.kind == "convene_meeting"
    ]


def minutes(room: Room) -> Told | None:
    """The closing with its minutes and their files; nothing before it."""
    act = _closing(room)
    return told(room.ground, act, "minutes") if act is not None else None


def _closing(room: Room) -> StoredAct | None:
    if room.meeting.closed is None:
        return None
    later = room.ground.loaded.acts[room.meeting.act + 1 :]
    return next((act for act in later if act.kind == "close_meeting"), None)
