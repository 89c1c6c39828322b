"""The files of a case, by the acts that brought them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from khoithong.web.attachments import recorded_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from khoithong.web.attachments import FileLine
    from khoithong.web.casepage.ground import Ground


@dataclass(frozen=True, slots=True)
class ActFiles:
    """An act and its files."""

    seq: int
    title: str
    at: datetime
    files: Sequence[FileLine]


def files_of_act(ground: Ground, seq: int) -> list[FileLine]:
    """The files of one act."""
    act = ground.loaded.acts[seq - 1]
    return [recorded_line(ground.row.code, seq, place, file) for place, file in enumerate(act.files)]


def documents(ground: Ground) -> list[ActFiles]:
    """Every act that brought files, the newest first."""
    return [
        ActFiles(act.seq, ground.labels.acts[act.kind].noun, act.at, files_of_act(ground, act.seq))
        for act in reversed(ground.loaded.acts)
        if act.files
    ]
