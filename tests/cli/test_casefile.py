"""`khoithong casefile`: a package from the command line, checked there and by the script it writes."""

from __future__ import annotations

import argparse
import subprocess
import sys
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from khoithong.casefiles.models import AccessLog
from khoithong.cli import casefile
from khoithong.desk.clock import FixedClock
from khoithong.documents.casefile.bagging import SCRIPT
from tests.desk.conftest import PROVINCE, Desk, bring_in
from tests.desk.exports import filed

if TYPE_CHECKING:
    from pathlib import Path


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    casefile.add_arguments(parser)
    return casefile.run(parser.parse_args(words))


@pytest.fixture
def desk(db: None) -> Desk:
    bring_in(PROVINCE)
    desk = Desk(FixedClock(datetime(2026, 5, 4, 9)))
    filed(desk)
    return desk


def test_a_package_is_exported_and_verified(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = desk.row.code
    assert run("export", code, "-o", str(tmp_path / "xuat")) == 0
    assert desk.row.head.hex()[:4].upper() in capsys.readouterr().err
    assert AccessLog.objects.get(what="case_file").person == "(dòng lệnh)"
    made = tmp_path / "xuat" / code
    assert run("verify", str(made), "--ma", desk.row.head.hex()) == 0
    assert run("script", "-o", str(tmp_path / "kiem-tra.py")) == 0
    (made / "data/muc-luc.pdf").write_bytes(b"")
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(tmp_path / "kiem-tra.py"), str(made)],
        capture_output=True,
        env={},
        check=False,
    )
    assert done.returncode == 1
    assert (tmp_path / "kiem-tra.py").read_bytes() == SCRIPT.read_bytes()
    assert run("verify", str(made)) == 1
    assert run("verify", str(tmp_path / "trống")) == 2


def test_what_cannot_be_exported_is_said(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code = desk.row.code
    assert run("export", "DX-2020-000001", "-o", str(tmp_path)) == 1
    assert "không có hồ sơ DX-2020-000001" in capsys.readouterr().err
    (tmp_path / code).mkdir()
    assert run("export", code, "-o", str(tmp_path)) == 1
    assert "đã có" in capsys.readouterr().err
    (tmp_path / "tệp").write_text("")
    assert run("export", code, "-o", str(tmp_path / "tệp")) == 1
    assert "không ghi được" in capsys.readouterr().err
    desk.do("gd", "convene_meeting", on="2026-05-11")
    desk.on("2026-05-11")
    desk.do("pgd1", "vote", ballot="for")
    assert run("export", code, "-o", str(tmp_path / "khác")) == 1
    assert "đang biểu quyết" in capsys.readouterr().err
    monkeypatch.setattr("khoithong.casefiles.attachments.store._storage", lambda: 1 / 0)
    desk.do("pgd2", "vote", ballot="for")
    desk.do("gd", "vote", ballot="for")
    desk.do("gd", "close_meeting", minutes="Biên bản", conditions_met=["5/1/a", "5/1/b", "5/1/c", "5/1/d"])
    assert run("export", code, "-o", str(tmp_path / "khác")) == 1
    assert "Kho tệp không đọc" in capsys.readouterr().err
