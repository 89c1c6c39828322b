"""The cases of the demonstration, each left at another point of the procedure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from khoithong.demonstration.province.stories import STORIES as PROVINCE
from khoithong.demonstration.stories import (
    awaiting_decision,
    awaiting_opinion,
    completed,
    council,
    executing,
    just_submitted,
    overdue,
    partly_completed,
    standing_board,
    voting,
)

if TYPE_CHECKING:
    from khoithong.demonstration.story import Story

STORIES: Final[tuple[Story, ...]] = (
    just_submitted.STORY,
    voting.STORY,
    awaiting_opinion.STORY,
    awaiting_decision.STORY,
    council.STORY,
    executing.STORY,
    completed.STORY,
    partly_completed.STORY,
    overdue.STORY,
    standing_board.STORY,
    *PROVINCE,
)
