"""`khoithong document`: `list`, `sample KIND`, `make KIND --case CODE`, `sign` and `check`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from khoithong.cli import document_make, document_signing
from khoithong.documents.catalogue import KINDS
from khoithong.lawbook.trouble import why

if TYPE_CHECKING:
    import argparse

    from khoithong.documents.content import Document

FORMATS: Final = ("pdf", "docx")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The actions."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="VIỆC")
    actions.add_parser("list", help="liệt kê các loại văn bản")
    sample = actions.add_parser(
        "sample", help="lập văn bản mẫu với dữ liệu giả định, không cần cơ sở dữ liệu"
    )
    make = actions.add_parser("make", help="soạn văn bản từ một hồ sơ đang có")
    make.add_argument("--case", metavar="MÃ", required=True, help="mã hồ sơ: DX-2026-000123")
    make.add_argument(
        "--act", metavar="SỐ", type=int, help="số thứ tự của việc trong hồ sơ (mặc định việc mới nhất)"
    )
    for action in (sample, make):
        action.add_argument("kind", metavar="LOẠI", help="mã loại văn bản, xem list")
        action.add_argument("--format", choices=FORMATS, default="pdf", help="định dạng (mặc định pdf)")
        action.add_argument("-o", "--output", metavar="TỆP", required=True, type=Path, help="tệp sẽ ghi")
    document_signing.add_arguments(actions)


def run(arguments: argparse.Namespace) -> int:
    """0 when done; 2 for an unknown kind, 1 when the file cannot be written; of `check` what it found."""
    if arguments.action == "sign":
        return document_signing.sign(arguments)
    if arguments.action == "check":
        return document_signing.check(arguments)
    if arguments.action == "list":
        width = max(map(len, KINDS))
        for kind in KINDS.values():
            print(f"{kind.id:<{width}}  {kind.name}")
        return 0
    if arguments.kind not in KINDS:
        print(
            f"khoithong: không có loại văn bản {arguments.kind}; các loại: {', '.join(KINDS)}.",
            file=sys.stderr,
        )
        return 2
    try:
        document = document_make.made(arguments) if arguments.action == "make" else _sample(arguments.kind)
    except document_make.NotMade as reason:
        return document_make.told(reason)
    return _written(document, arguments.format, arguments.output)


def _sample(kind: str) -> Document:
    from khoithong.documents.sample import facts

    return KINDS[kind].make(facts(kind))


def _written(document: Document, wanted: str, output: Path) -> int:
    if wanted == "pdf":
        from khoithong.documents.pdf import pdf as rendered
    else:
        from khoithong.documents.word import word as rendered
    try:
        output.write_bytes(rendered(document))
    except OSError as error:
        print(f"khoithong: không ghi được {output}: {why(error)}.", file=sys.stderr)
        return 1
    print(f"Đã lập {KINDS[document.kind].name}: {output}", file=sys.stderr)
    return 0
