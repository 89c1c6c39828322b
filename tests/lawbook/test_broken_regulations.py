"""One broken pack per kind of mistake: each is refused with file, line and what is wrong."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from khoithong.lawbook import yamlsource
from khoithong.lawbook.loader import load_pack
from khoithong.lawbook.yamlsource import SourceError

BROKEN = Path(__file__).parents[1] / "broken_regulations"
MISTAKES: dict[str, dict[str, Any]] = yamlsource.read(BROKEN / "mistakes.yaml").value


def apply(mistake: dict[str, Any], pack: Path) -> int:
    """Make the one change that breaks the pack; the line it begins at."""
    path = pack / str(mistake["file"])
    if mistake.get("delete"):
        path.unlink()
        return 1
    if "content" in mistake:
        path.write_text(mistake["content"], encoding="utf-8")
        return 1
    before = path.read_text(encoding="utf-8")
    change: str = mistake["change"]
    if "{sha256}" in change:
        digest = yamlsource.read(pack / "pack.yaml").value["source"]["sha256"]
        change = change.replace("{sha256}", digest)
    assert before.count(change) == 1, f"“{change}” must stand exactly once in {path.name}"
    path.write_text(before.replace(change, mistake["to"]), encoding="utf-8")
    return before.count("\n", 0, before.index(change)) + 1


def line_of(words: str, path: Path) -> int:
    """The line where the words begin."""
    text = path.read_text(encoding="utf-8")
    return text.count("\n", 0, text.index(words)) + 1


@pytest.mark.parametrize("name", MISTAKES)
def test_refused_where_it_stands(name: str, tmp_path: Path) -> None:
    mistake = MISTAKES[name]
    pack = tmp_path / "sound"
    shutil.copytree(BROKEN / "sound", pack)
    changed = apply(mistake, pack)
    file = mistake.get("in", mistake["file"])
    line = line_of(mistake["at"], pack / file) if "at" in mistake else changed
    with pytest.raises(SourceError) as caught:
        load_pack("sound", tmp_path)
    assert mistake["says"] in caught.value.message
    assert caught.value.file == f"sound/{file}"
    assert caught.value.line == line


def test_the_pack_they_are_made_from_is_sound() -> None:
    assert load_pack("sound", BROKEN).id == "sound"
