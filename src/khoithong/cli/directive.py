"""`khoithong directive read FILE [--json]`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from khoithong.lawbook.trouble import why

if TYPE_CHECKING:
    import argparse

    from khoithong.legaltext import Reading


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The action `read`."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="VIỆC")
    read = actions.add_parser("read", help="đọc một văn bản: danh tính, nơi nhận, căn cứ, viện dẫn, nhiệm vụ")
    read.add_argument("file", metavar="TỆP", type=Path, help="tệp .txt, .docx hoặc .pdf có chữ")
    read.add_argument("--json", action="store_true", help="in JSON thay cho bản tóm tắt")


def run(arguments: argparse.Namespace) -> int:
    """0 when read; 1 when the file cannot be opened or read."""
    from khoithong.legaltext import read
    from khoithong.legaltext.reading_files import Unreadable, read_file

    path: Path = arguments.file
    try:
        text = read_file(path, path.name)
    except Unreadable as error:
        print(f"khoithong: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"khoithong: không mở được {path}: {why(error)}.", file=sys.stderr)
        return 1
    reading = read(text)
    if arguments.json:
        print(json.dumps(reading.to_json(), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_summary(reading)))
    return 0


def _summary(reading: Reading) -> list[str]:
    """The reading for people: what is not in the text is said to be missing."""
    identity = reading.identity
    said = {
        "Loại": identity.kind,
        "Số": identity.number,
        "Ngày": identity.date and f"{identity.date:%d/%m/%Y}",
        "Nơi ban hành": identity.place,
        "Cơ quan": identity.issuer,
        "Người ký": identity.signer,
        "Trích yếu": identity.subject,
    }
    lines = [f"{name + ':':<14}{value or '(văn bản không ghi)'}" for name, value in said.items()]
    for title, passages in (
        ("Kính gửi", reading.recipients),
        ("Nơi nhận", reading.copies),
        ("Căn cứ", reading.grounds),
    ):
        lines += ["", f"{title} ({len(passages)})", *(f"  {_single(one.text)}" for one in passages)]
    lines += ["", f"Viện dẫn ({len(reading.citations)})"]
    for one in reading.citations:
        day = f"{one.date:%d/%m/%Y}" if one.date else "không ghi ngày"
        name = one.title or " ".join(filter(None, (one.kind, one.number))) or _single(one.text)
        lines.append(f"  {name} · {day}" + (f" · {one.issuer}" if one.issuer else ""))
    lines += ["", f"Nhiệm vụ ({len(reading.tasks)})"]
    for task in reading.tasks:
        lines.append(f"  [{task.clause or '–'}] {_shortened(task.text)}")
        if task.lead:
            lines.append(f"      chủ trì: {'; '.join(task.lead)}")
        if task.coordinate:
            lines.append(f"      phối hợp: {'; '.join(task.coordinate)}")
        if task.due.words:
            last = f" (hết {task.due.on:%d/%m/%Y})" if task.due.on else ""
            lines.append(f"      thời hạn: {task.due.words}{last}")
    return lines


def _single(text: str) -> str:
    return " ".join(text.split())


def _shortened(text: str, longest: int = 140) -> str:
    line = _single(text)
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
