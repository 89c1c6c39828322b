"""Every scenario the project carries holds: the worked cases of the packs and the cases of the test suite."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from khoithong.lawbook.calendars import working_calendar
from khoithong.lawbook.loader import pack_ids
from khoithong.lawbook.places import regulations_dir
from khoithong.rehearsal.expectations import failures
from khoithong.rehearsal.library import Packs
from khoithong.rehearsal.player import play
from khoithong.rehearsal.reader import read_scenario
from khoithong.rehearsal.report import report

ROOT: Final = Path(__file__).resolve().parents[2]
FILES: Final = (
    *sorted(regulations_dir().glob("*/scenarios/*.yaml")),
    *sorted(ROOT.glob("tests/scenarios/**/*.yaml")),
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_scenario_holds(path: Path) -> None:
    result = play(read_scenario(path, Packs(), working_calendar()))
    failed = failures(result)
    assert not failed, "\n".join(report(result, failed))


@pytest.mark.parametrize("pack", pack_ids())
def test_every_pack_carries_a_worked_case(pack: str) -> None:
    own = [path for path in FILES if path.is_relative_to(regulations_dir() / pack)]
    assert own, f"regulations/{pack}/scenarios không có kịch bản nào"
