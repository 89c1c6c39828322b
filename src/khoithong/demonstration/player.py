"""Plays stories at the door, once: every act has a key of its own, so that playing again goes on where it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.demonstration.packs import PACK
from khoithong.desk.answers import IdempotencyConflict, Refused
from khoithong.desk.clock import FixedClock
from khoithong.desk.perform import perform

if TYPE_CHECKING:
    from khoithong.demonstration.story import Story
    from khoithong.demonstration.timetable import Timetable


class Stuck(Exception):
    """A story does not go on."""


def play(story: Story, timetable: Timetable) -> int:
    """Play a story to its end; returns the case. Raises `Stuck`, keeping what was recorded so far."""
    clock = FixedClock(timetable.now)
    case: int | None = None
    for number, (step, moment) in enumerate(zip(story.steps, timetable.moments(story), strict=True), start=1):
        clock.move_to(moment)
        where = f"{story.id}, bước {number} ({step.kind}, {moment:%d/%m/%Y %H:%M})"
        try:
            answer = perform(
                case_id=case,
                kind=step.kind,
                actor=step.by,
                capacity=step.office,
                data=timetable.data(story, step),
                idempotency_key=f"demonstration/{story.id}/{number}",
                pack=PACK,
                clock=clock,
            )
        except IdempotencyConflict as conflict:
            raise Stuck(f"{where}: đã ghi với nội dung khác") from conflict
        if isinstance(answer, Refused):
            raise Stuck(f"{where}: {answer.refusal.message}")
        case = answer.case_id
    if case is None:
        raise ValueError(f"story {story.id} has no steps")
    return case
