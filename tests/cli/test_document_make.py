"""`khoithong document make`: a document of a real case, or the reason why not."""

from __future__ import annotations

import argparse
from contextlib import nullcontext
from datetime import datetime
from typing import TYPE_CHECKING, Any

import docx
import pytest

from khoithong.cli import document, document_make
from khoithong.desk.clock import FixedClock
from tests.desk.conftest import PROVINCE, Desk, bring_in

if TYPE_CHECKING:
    from pathlib import Path


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    document.add_arguments(parser)
    return document.run(parser.parse_args(["make", *words]))


@pytest.fixture
def desk(db: None, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(document_make, "booted", nullcontext)
    bring_in(PROVINCE)
    desk = Desk(FixedClock(datetime(2026, 5, 4, 9)))
    desk.approve()
    return desk


def test_a_decision_is_made_from_its_case(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "quyet-dinh.docx"
    assert run("approval_decision", "--case", desk.row.code, "--format", "docx", "-o", str(path)) == 0
    said = "".join(one.text for one in docx.Document(str(path)).paragraphs)
    assert "Hoàng Văn Em" in said
    pdf = tmp_path / "ke-hoach.pdf"
    assert run("plan", "--case", desk.row.code, "--act", "1", "-o", str(pdf)) == 0
    assert pdf.read_bytes().startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    ("words", "status", "why"),
    [
        (("dance", "--case", "DX"), 2, "không có loại văn bản dance"),
        (("plan", "--case", "DX-1999-000001"), 1, "không có hồ sơ DX-1999-000001"),
        (("publication", "--case", ""), 1, "Văn bản công nhận, công bố kết quả — "),
        (("plan", "--case", "", "--act", "2"), 1, "việc số 2 của hồ sơ không lập loại văn bản này"),
    ],
)
def test_what_cannot_be_made_is_said_and_nothing_written(
    desk: Desk,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    status: int,
    why: str,
) -> None:
    given = [desk.row.code if word == "" else word for word in words]
    assert run(*given, "-o", str(tmp_path / "x.pdf")) == status
    assert why in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_faulty_setting_is_said(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str], settings: Any
) -> None:
    settings.HOME = tmp_path
    (tmp_path / "documents.yaml").write_text("province: [")
    assert run("plan", "--case", desk.row.code, "-o", str(tmp_path / "x.pdf")) == 1
    assert "documents.yaml không đọc được" in capsys.readouterr().err
