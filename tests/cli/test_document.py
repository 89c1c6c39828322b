"""`khoithong document`: kinds listed, samples made without a database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from khoithong.cli.main import main
from khoithong.documents.catalogue import KINDS

if TYPE_CHECKING:
    from pathlib import Path


def test_every_kind_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["document", "list"]) == 0
    told = capsys.readouterr().out
    assert all(kind.id in told and kind.name in told for kind in KINDS.values())
    assert len(told.splitlines()) == len(KINDS)


@pytest.mark.parametrize(("wanted", "begins"), [("pdf", b"%PDF-1.7"), ("docx", b"PK")])
def test_a_sample_is_written(tmp_path: Path, wanted: str, begins: bytes) -> None:
    path = tmp_path / f"mau.{wanted}"
    assert main(["document", "sample", "minutes", "--format", wanted, "-o", str(path)]) == 0
    assert path.read_bytes().startswith(begins)


def test_an_unknown_kind_names_those_there_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["document", "sample", "dance", "-o", str(tmp_path / "x.pdf")]) == 2
    assert "không có loại văn bản dance" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["document", "sample", "plan", "-o", str(tmp_path / "không-có" / "x.pdf")]) == 1
    assert "không ghi được" in capsys.readouterr().err
