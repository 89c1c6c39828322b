"""``khoithong regulation``: what it prints and how it ends."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from khoithong.cli.main import main

REPOSITORY = Path(__file__).parents[2]
BROKEN = REPOSITORY / "tests" / "broken_regulations"


@pytest.fixture
def law(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation whose only pack is the small one."""
    shutil.copytree(BROKEN / "sound", tmp_path / "regulations" / "sound")
    shutil.copytree(REPOSITORY / "regulations" / "common", tmp_path / "regulations" / "common")
    shutil.copytree(REPOSITORY / "calendars", tmp_path / "calendars")
    monkeypatch.setenv("KHOITHONG_LAW", str(tmp_path))
    return tmp_path / "regulations" / "sound"


def spoil(law: Path) -> None:
    path = law / "readings.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("chosen: delivery", "chosen: null"), encoding="utf-8"
    )


def test_all_packs_are_checked(law: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["regulation", "check"]) == 0
    assert capsys.readouterr().out.startswith("sound: tốt (65 trích dẫn đúng nguyên văn; ")


def test_a_fault_is_told_with_file_and_line(law: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(law)
    assert main(["regulation", "check", "sound"]) == 1
    assert capsys.readouterr().out == (
        "sound: không dùng được\n"
        "  sound/readings.yaml:16: quy ước “receipt” chưa được trả lời; gói chưa thể áp dụng\n"
    )


def test_a_fault_found_by_playing(law: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = law / "procedure.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("during: [in_execution]", "during: [in_execution, suspended]"), encoding="utf-8"
    )
    assert main(["regulation", "check", "sound"]) == 1
    out = capsys.readouterr().out
    assert out.startswith("sound: 1 lỗi (")
    assert "trạng thái “suspended”" in out


def test_json(law: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["regulation", "check", "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["pack"] == "sound"
    assert record["ok"] is True
    assert record["problems"] == []
    assert record["deadlines"] == ["approval_meeting", "council_meeting", "plan_dispatch"]


def test_json_of_a_fault(law: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(law)
    assert main(["regulation", "check", "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == {
        "pack": "sound",
        "ok": False,
        "problems": [
            {
                "file": "sound/readings.yaml",
                "line": 16,
                "message": "quy ước “receipt” chưa được trả lời; gói chưa thể áp dụng",
            }
        ],
    }


@pytest.mark.parametrize("arguments", [["check", "sound", "nothing"], ["table", "nothing"]])
def test_unknown_pack(law: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["regulation", *arguments]) == 2
    seen = capsys.readouterr()
    assert seen.out == ""
    assert seen.err == "khoithong regulation: không có gói quy định “nothing”; các gói: sound\n"


def test_table(law: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["regulation", "table", "sound"]) == 0
    assert capsys.readouterr().out.startswith("# `sound`: hành vi, trạng thái, người thực hiện\n")


@pytest.mark.parametrize("arguments", [["table", "sound"], ["diff", "sound", "sound"], ["diagram", "sound"]])
def test_what_is_asked_of_a_faulty_pack(
    law: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(law)
    assert main(["regulation", *arguments]) == 1
    assert "sound/readings.yaml:16:" in capsys.readouterr().err


def test_what_to_do_must_be_said() -> None:
    with pytest.raises(SystemExit) as ended:
        main(["regulation"])
    assert ended.value.code == 2
