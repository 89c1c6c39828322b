"""`khoithong directive read`: for people, for programs, and what it says of files it cannot read."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from khoithong.cli.main import main

SOURCE = Path(__file__).parents[2] / "regulations" / "vinh-phuc-2024" / "source.txt"


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["directive", "read", str(SOURCE), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    text = SOURCE.read_text(encoding="utf-8")
    assert list(told) == [
        "identity",
        "recipients",
        "copies",
        "grounds",
        "citations",
        "tasks",
        "references",
        "structure",
    ]
    assert told["identity"]["number"] == "398/SNV-CCVC"
    first = told["citations"][0]
    assert first == {
        "kind": "Quyết định",
        "number": "1047/QĐ-UBND",
        "date": "2022-06-02",
        "issuer": "UBND tỉnh",
        "text": "Quyết định số 1047/QĐ-UBND ngày 02/6/2022 của UBND tỉnh",
        "start": text.index("Quyết định số 1047"),
        "end": text.index(" phê duyệt Đề án"),
        "title": None,
        "year": None,
    }
    (report,) = [task for task in told["tasks"] if task["clause"] == "5"]
    assert report["due"] == {
        "kind": "date",
        "from": None,
        "on": "2024-08-29",
        "words": "trước ngày 30/8/2024",
    }


def test_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["directive", "read", str(SOURCE.parents[1] / "ninh-thuan-2021" / "source.txt")]) == 0
    said = capsys.readouterr().out
    assert "Số:           (văn bản không ghi)" in said
    assert "Công văn 1608-CV/TU · 20/10/2021 · Ban Thường vụ Tỉnh ủy" in said
    assert "Hiến pháp · không ghi ngày" in said
    assert "chủ trì: Sở Nội vụ" in said
    assert "phối hợp: Văn phòng Ủy ban nhân dân tỉnh" in said
    assert main(["directive", "read", str(SOURCE)]) == 0
    assert "thời hạn: trước ngày 30/8/2024 (hết 29/08/2024)" in capsys.readouterr().out


def test_files_it_cannot_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "trống.txt"
    empty.touch()
    assert main(["directive", "read", str(empty)]) == 1
    assert "trống.txt: tệp rỗng (0 byte)" in capsys.readouterr().err
    assert main(["directive", "read", str(tmp_path / "không có.txt")]) == 1
    assert "không mở được" in capsys.readouterr().err
    assert main(["directive", "read", str(tmp_path)]) == 1
    assert "không mở được" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--help"], ["read", str(SOURCE), "--json"]])
def test_it_starts_without_a_framework(arguments: list[str]) -> None:
    code = (
        "import sys; from khoithong.cli.main import main\n"
        f"try: main(['directive', *{arguments!r}])\n"
        "except SystemExit: pass\n"
        "sys.exit(any(name in sys.modules for name in ('django', 'yaml', 'psycopg')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
