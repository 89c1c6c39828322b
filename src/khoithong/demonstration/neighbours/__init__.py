"""Five small areas beside the province, each under another text: made up, marked by a letter in place of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from khoithong.demonstration.neighbours.areas import AREAS
from khoithong.demonstration.neighbours.cases import stories_of
from khoithong.demonstration.neighbours.ideas import IDEAS
from khoithong.demonstration.neighbours.keepers import KEEPERS

if TYPE_CHECKING:
    from khoithong.demonstration.story import Story

ORGANISATION: Final[dict[str, list[dict[str, Any]]]] = {
    "agencies": [agency for area in AREAS for agency in area.agencies],
    "people": [
        *(official.as_data() for area in AREAS for official in area.officials),
        *(keeper.as_data() for keeper in KEEPERS.values()),
    ],
}
"""As `import_organisation` takes it; with the people who keep the administrators' accounts."""

STORIES: Final[tuple[Story, ...]] = tuple(
    story for area in AREAS for story in stories_of(area, IDEAS[area.letter])
)
"""Three cases in each area: one just sent, one being carried out, one evaluated."""
