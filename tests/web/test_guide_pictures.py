"""The user guide names the pictures the stories take, each, and no others lie beside it."""

import re

from khoithong.web.guide import FOLDER
from tests.browser.stories.album import TAKEN


def test_the_guide_shows_every_picture_that_is_taken_and_no_other() -> None:
    named = {
        found
        for page in FOLDER.glob("*.md")
        for found in re.findall(r"hinh/([a-z-]+)\.png", page.read_text(encoding="utf-8"))
    }
    assert named == frozenset().union(*TAKEN.values())
    assert {path.stem for path in (FOLDER / "hinh").glob("*.png")} == named
