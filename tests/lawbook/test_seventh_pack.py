"""A province added in an afternoon: the invented pack of the guides, built step by step; they print what is met."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from khoithong.cli.main import main
from khoithong.lawbook import yamlsource

if TYPE_CHECKING:
    from collections.abc import Iterable

REPOSITORY = Path(__file__).parents[2]
SEVENTH = Path(__file__).parent / "seventh"
STEPS = sorted((SEVENTH / "steps").iterdir())
MESSAGES: dict[str, str] = yamlsource.read(SEVENTH / "messages.yaml").value
SLIPS: dict[str, dict[str, Any]] = yamlsource.read(SEVENTH / "slips.yaml").value
FOR_JURISTS = (REPOSITORY / "regulations" / "README.md").read_text(encoding="utf-8")
FOR_MAINTAINERS = (REPOSITORY / "docs" / "how-to" / "add-a-province.md").read_text(encoding="utf-8")
PACK = "dong-hai-2025"
SOUND = (
    "dong-hai-2025: tốt (30 trích dẫn đúng nguyên văn; 109 tình huống, 9 trạng thái, 14 hành vi, 2 thời hạn)"
)


@pytest.fixture
def law(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation without any pack yet; the folder where the seventh will stand."""
    shutil.copytree(REPOSITORY / "regulations" / "common", tmp_path / "regulations" / "common")
    (tmp_path / "calendars").symlink_to(REPOSITORY / "calendars")
    monkeypatch.setenv("KHOITHONG_LAW", str(tmp_path))
    return tmp_path / "regulations" / PACK


def take(pack: Path, steps: Iterable[Path]) -> None:
    """Do some steps: each adds its files, or goes on with those there are."""
    for step in steps:
        for file in sorted(path for path in step.rglob("*") if path.is_file()):
            target = pack / file.relative_to(step)
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("ab") as added:
                added.write(file.read_bytes())


def told(capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    """What the check says, line by line, and how it ends."""
    status = main(["regulation", "check", PACK])
    seen = capsys.readouterr()
    return status, [line.strip() for line in (seen.out + seen.err).splitlines()]


def test_all_steps_make_a_sound_pack(law: Path, capsys: pytest.CaptureFixture[str]) -> None:
    take(law, STEPS)
    assert told(capsys) == (0, [SOUND])
    assert SOUND in FOR_JURISTS


@pytest.mark.parametrize("number", range(len(STEPS) - 1))
def test_until_then_every_step_leaves_something_to_do(
    number: int, law: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    take(law, STEPS[:number])
    assert told(capsys)[0] != 0


@pytest.mark.parametrize("step", MESSAGES)
def test_a_step_left_out_is_told_as_the_guides_print_it(
    step: str, law: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    take(law, [one for one in STEPS if one.name != step])
    status, lines = told(capsys)
    assert status != 0
    first = lines[-1] if step == STEPS[0].name else lines[1]
    assert first.removeprefix("khoithong regulation: ").partition("; các gói:")[0] == MESSAGES[step]


def test_every_step_but_the_worked_case_has_its_message() -> None:
    assert list(MESSAGES) == [step.name for step in STEPS[:-1]]


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_as_the_guides_print_it(
    slip: str, law: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    take(law, STEPS)
    made = SLIPS[slip]
    path = law / made["file"]
    before = path.read_text(encoding="utf-8")
    assert before.count(made["change"]) == 1
    path.write_text(before.replace(made["change"], made["to"]), encoding="utf-8")
    status, lines = told(capsys)
    assert status == 1
    assert lines[1].partition(" (đúng ra là ")[0] == made["says"]


@pytest.mark.parametrize("guide", [FOR_JURISTS, FOR_MAINTAINERS], ids=["jurists", "maintainers"])
def test_the_guides_print_every_message(guide: str) -> None:
    for message in [*MESSAGES.values(), *(slip["says"] for slip in SLIPS.values())]:
        assert message in guide


def test_the_guide_prints_every_file_a_jurist_writes() -> None:
    """The texts of the articles follow from the source it prints whole."""
    for step in STEPS:
        for file in (*step.rglob("*.yaml"), *step.rglob("source.txt")):
            assert file.read_text(encoding="utf-8").strip("\n") in FOR_JURISTS, file


def test_a_case_is_played_on_it(law: Path, capsys: pytest.CaptureFixture[str]) -> None:
    take(law, STEPS)
    assert main(["rehearse", str(law / "scenarios" / "hoan-thanh.yaml")]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == "1 kịch bản: 1 đạt, 0 sai, 0 không hợp lệ."
    assert last in FOR_JURISTS


def test_every_reading_can_be_switched(law: Path, capsys: pytest.CaptureFixture[str]) -> None:
    take(law, STEPS)
    assert main(["regulation", "check", PACK, "--readings"]) == 0
    assert capsys.readouterr().out.startswith(f"{PACK}: tốt")


def test_it_is_compared_drawn_and_tabled_like_any_other(
    law: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    take(law, STEPS)
    shutil.copytree(REPOSITORY / "regulations" / "tinh-uy-2026", law.parent / "tinh-uy-2026")
    assert main(["regulation", "diff", PACK, "tinh-uy-2026"]) == 0
    out = capsys.readouterr().out
    assert "  ≠ Hạn họp xem xét đề xuất (khác)\n      A: 6 ngày làm việc" in out
    for form in ("svg", "bpmn"):
        assert main(["regulation", "diagram", PACK, "--format", form, "-o", str(tmp_path / form)]) == 0
        assert "Khen thưởng" not in (tmp_path / form).read_text(encoding="utf-8")
        assert "Phê duyệt" in (tmp_path / form).read_text(encoding="utf-8")
    assert main(["regulation", "table", PACK]) == 0
    assert capsys.readouterr().out.startswith(f"# `{PACK}`")


def test_no_code_names_it() -> None:
    assert not [
        path for path in (REPOSITORY / "src").rglob("*.py") if PACK in path.read_text(encoding="utf-8")
    ]
