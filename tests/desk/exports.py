"""A case with every sort of file, and its package made for tests."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from khoithong.demonstration.making.pdf import page
from khoithong.demonstration.making.png import chart
from khoithong.demonstration.making.word import letter

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk.conftest import Desk

LINES = ("Hồ sơ còn 12 ngày.",)
PDF = page("Sở Xây dựng", "Tờ trình", LINES)
PICTURE = chart("Sở Xây dựng", "Biểu đồ", ("Trước 24 ngày, nay 12 ngày.",))
WORD = letter("Sở Xây dựng", "Phụ lục", LINES)


def attach(desk: Desk, actor: str, kind: str, *files: tuple[str, bytes], **data: Any) -> int:
    """Do an act with files; returns its number."""
    from khoithong.desk.answers import Done
    from khoithong.desk.attach import attach_to_form
    from khoithong.desk.perform import perform

    brought = [
        attach_to_form(desk.case, kind, actor, name, io.BytesIO(content), clock=desk.clock).id
        for name, content in files
    ]
    answer = perform(
        case_id=desk.case,
        kind=kind,
        actor=actor,
        capacity=None,
        data=data,
        idempotency_key=uuid4(),
        files=brought,
        clock=desk.clock,
    )
    assert isinstance(answer, Done), answer
    return answer.seq


def filed(desk: Desk) -> None:
    """A case under review with a PDF, a picture and a Word file."""
    desk.submit()
    attach(
        desk,
        "gd",
        "request_supplement",
        ("Văn bản yêu cầu.pdf", PDF),
        ("Ảnh chụp.png", PICTURE),
        content="Bổ sung số liệu",
    )
    attach(desk, "tp", "supplement_plan", ("Phụ lục số liệu.docx", WORD), content="Đã bổ sung")


def package(desk: Desk, target: Path, purpose: str = "archive") -> Path:
    """The package of the case, moved to where no part of this software lies."""
    from khoithong.desk.casefile.export import export_casefile
    from khoithong.documents.casefile import packaging

    collected = export_casefile(desk.loaded, "vt", purpose, clock=desk.clock)
    with packaging.place() as folder:
        made = packaging.make(collected, folder)
        shutil.copytree(made, target)
    return target


def verify(package: Path, *arguments: str) -> tuple[int, str]:
    """Run the package's own script as an outsider: isolated, without site packages, from another folder."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(package / "kiem-tra.py"), *arguments],
        capture_output=True,
        cwd="/",
        env={"PYTHONIOENCODING": "utf-8"},
        timeout=60,
        check=False,
    )
    assert not done.stderr, done.stderr.decode()
    return done.returncode, done.stdout.decode()
