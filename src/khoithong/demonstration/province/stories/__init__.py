"""The cases of the province written in a few lines each, by where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from khoithong.demonstration.province.stories.deciding import DECIDING
from khoithong.demonstration.province.stories.ended import ENDED
from khoithong.demonstration.province.stories.evaluated import EVALUATED
from khoithong.demonstration.province.stories.evaluating import EVALUATING
from khoithong.demonstration.province.stories.review import REVIEW
from khoithong.demonstration.province.stories.running import RUNNING

if TYPE_CHECKING:
    from khoithong.demonstration.story import Story

STORIES: Final[tuple[Story, ...]] = (*REVIEW, *DECIDING, *RUNNING, *EVALUATING, *EVALUATED, *ENDED)
