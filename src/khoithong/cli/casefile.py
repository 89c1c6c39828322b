"""`khoithong casefile export CODE -o DIR`, `khoithong casefile verify DIR`, `khoithong casefile script -o FILE`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from khoithong.lawbook.trouble import why

if TYPE_CHECKING:
    import argparse

_BY: Final = "(dòng lệnh)"
"""Stands in the access log for whoever runs the command on the server."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The three actions."""
    from khoithong.desk.casefile.export import PURPOSES

    actions = parser.add_subparsers(dest="action", required=True, metavar="VIỆC")
    export = actions.add_parser("export", help="xuất hồ sơ lưu của một hồ sơ thành gói BagIt")
    export.add_argument("code", metavar="MÃ", help="mã hồ sơ: DX-2026-000123")
    export.add_argument(
        "-o", "--output", metavar="THƯ-MỤC", required=True, type=Path, help="thư mục sẽ chứa gói"
    )
    export.add_argument(
        "--purpose", choices=tuple(PURPOSES), default="archive", help="mục đích, ghi vào nhật ký truy cập"
    )
    verify = actions.add_parser(
        "verify", help="kiểm tra một gói: 0 còn nguyên, 1 đã bị sửa, 2 không kết luận được"
    )
    verify.add_argument("folder", metavar="THƯ-MỤC", help="thư mục của gói")
    verify.add_argument("--ma", metavar="MÃ", help="mã toàn vẹn in trên giấy")
    script = actions.add_parser("script", help="ghi ra chương trình kiểm tra, để giữ riêng ở nơi tin cậy")
    script.add_argument("-o", "--output", metavar="TỆP", required=True, type=Path, help="tệp sẽ ghi")


def run(arguments: argparse.Namespace) -> int:
    """0 when done; of `export` and `script` 1 when not, of `verify` the verdict."""
    if arguments.action == "verify":
        from khoithong.documents.casefile import verifier

        return verifier.main([arguments.folder, *(["--ma", arguments.ma] if arguments.ma else [])])
    try:
        if arguments.action == "script":
            from khoithong.documents.casefile.bagging import SCRIPT

            shutil.copyfile(SCRIPT, arguments.output)
            return 0
        return _export(arguments.code, arguments.output, arguments.purpose)
    except OSError as error:
        print(f"khoithong: không ghi được {arguments.output}: {why(error)}.", file=sys.stderr)
        return 1


def _export(code: str, output: Path, purpose: str) -> int:
    from khoithong.casefiles import reading
    from khoithong.casefiles.attachments.store import StoreFailed
    from khoithong.casefiles.models import Case
    from khoithong.desk.casefile.export import export_casefile
    from khoithong.documents.casefile import packaging
    from khoithong.documents.casefile.collecting import StillVoting
    from khoithong.documents.drafting.installation import FaultySettings

    number = Case.objects.filter(code=code).values_list("id", flat=True).first()
    loaded = reading.load(number) if number is not None else None
    target = output / code
    if loaded is None:
        return _failed(f"không có hồ sơ {code}.")
    if target.exists():
        return _failed(f"{target} đã có. Chọn thư mục khác.")
    output.mkdir(parents=True, exist_ok=True)
    try:
        collected = export_casefile(loaded, _BY, purpose)
        with packaging.place() as folder:
            shutil.copytree(packaging.make(collected, folder), target)
    except (StillVoting, packaging.NotMade, FaultySettings, StoreFailed) as reason:
        return _failed(str(reason))
    print(f"Đã xuất {target}. Mã toàn vẹn: {collected.file.integrity}", file=sys.stderr)
    return 0


def _failed(words: str) -> int:
    print(f"khoithong: {words}", file=sys.stderr)
    return 1
