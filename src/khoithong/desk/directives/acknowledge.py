"""Acknowledge a task: the agency has it and works on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.desk.clock import aware
from khoithong.desk.directives.acting import carry_out
from khoithong.directives.models.assignment import ACKNOWLEDGED

if TYPE_CHECKING:
    from khoithong.desk.directives.acting import Asked, Recorded, Taken


def acknowledge(assignment: int, asked: Asked) -> Recorded:
    """Acknowledge. Raises `Faulty`, `NoSuchAssignment`, `IdempotencyConflict`."""
    return carry_out("acknowledge", assignment, asked, {}, _change)


def _change(taken: Taken) -> None:
    taken.one.status = ACKNOWLEDGED
    taken.one.acknowledged_at = aware(taken.at)
