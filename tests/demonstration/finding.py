"""The cases of the demonstration, found in the database."""

from __future__ import annotations

from khoithong.casefiles import reading
from khoithong.casefiles.models import Case
from khoithong.demonstration.packs import PACK
from khoithong.demonstration.stories import STORIES


def cases_by_story() -> dict[str, reading.LoadedCase]:
    """The province's cases by story: each story is known by what its plan says first."""
    names = {one.steps[0].data["plan"]["necessity"]: one.id for one in STORIES}
    found = {}
    for case_id in Case.objects.filter(pack=PACK).values_list("id", flat=True):
        loaded = reading.load(case_id)
        assert loaded is not None
        found[names[loaded.acts[0].data["plan"]["necessity"]]] = loaded
    return found
