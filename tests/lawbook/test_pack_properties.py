"""However a pack is spoilt, loading it ends in a pack or in a `SourceError`, never in anything else."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from khoithong.lawbook.loader import load
from khoithong.lawbook.pack import describe
from khoithong.lawbook.yamlsource import SourceError

BROKEN = Path(__file__).parents[1] / "broken_regulations"
LABELS = Path(__file__).parents[2] / "regulations" / "common"
FILES = (
    *("pack.yaml", "procedure.yaml", "numbers.yaml", "measures.yaml", "readings.yaml", "coverage.yaml"),
    *("text/contents.yaml", "text/dieu-1.txt", "text/dieu-2.txt", "source.txt"),
)
VALUES = (
    "null",
    "",
    "[]",
    "{}",
    "true",
    "0",
    "-1",
    "1.5",
    ".nan",
    "x",
    "' '",
    "[[]]",
    "[{}]",
    "{a: {}}",
    "{1: 2}",
    "{[]: 1}",
    "2/1",
)
EXTENDS = ("[sound]", "[nobody]", "['']", "['..']", "[5]", "sound")


@st.composite
def spoilt(draw: st.DrawFn) -> tuple[str, str]:
    """A file of the pack and its content after one or two slips of the pen."""
    name = draw(st.sampled_from(FILES))
    lines = (BROKEN / "sound" / name).read_text(encoding="utf-8").split("\n")
    for _ in range(draw(st.integers(1, 2))):
        lines = draw(st.sampled_from((revalued, retyped, shuffled)))(draw, lines)
    return name, "\n".join(lines)


def revalued(draw: st.DrawFn, lines: list[str]) -> list[str]:
    """Another value under some key, or another item."""
    place = draw(st.integers(0, len(lines) - 1))
    pattern = draw(
        st.sampled_from(
            (r"(?<=: ).*", r"(?<=: )[^:]*(?=[,}])", r"(?<=[\[,{] )[^,\]]*", r"\w+(?=:)", r"\{.*\}")
        )
    )
    found = list(re.finditer(pattern, lines[place]))
    if not found:
        return lines
    one = draw(st.sampled_from(found))
    new = lines[place][: one.start()] + draw(st.sampled_from(VALUES + EXTENDS)) + lines[place][one.end() :]
    return [*lines[:place], new, *lines[place + 1 :]]


def retyped(draw: st.DrawFn, lines: list[str]) -> list[str]:
    """A few letters typed over."""
    text = "\n".join(lines)
    start = draw(st.integers(0, len(text)))
    end = min(len(text), start + draw(st.integers(0, 40)))
    typed = draw(st.text(st.sampled_from("aĐ:-#[]{}\"'\n 1&*!?|>%@\t,"), max_size=6))
    return (text[:start] + typed + text[end:]).split("\n")


def shuffled(draw: st.DrawFn, lines: list[str]) -> list[str]:
    """A line lost, doubled, moved or put further in."""
    place = draw(st.integers(0, len(lines) - 1))
    line = lines[place]
    rest = [*lines[:place], *lines[place + 1 :]]
    to = draw(st.integers(0, len(rest)))
    moved = [*rest[:to], line, *rest[to:]]
    doubled = [*lines[:to], line, *lines[to:]]
    indented = [*lines[:place], f"  {line}", *lines[place + 1 :]]
    return draw(st.sampled_from((rest or [""], moved, doubled, indented)))


def fault(root: Path) -> SourceError | None:
    """What is wrong with the pack."""
    try:
        load("sound", root)
    except SourceError as error:
        return error
    return None


@settings(max_examples=250, deadline=None)
@given(spoilt())
def test_nothing_but_a_source_error(spoilt: tuple[str, str]) -> None:
    name, content = spoilt
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(BROKEN / "sound", root / "sound")
        shutil.copytree(LABELS, root / "common")
        (root / "sound" / name).write_text(content, encoding="utf-8")
        found = fault(root)
        if found is None:
            assert describe("sound", root).identity.id == "sound"
        else:
            assert found.line >= 1
            assert found.file.startswith("sound/")
