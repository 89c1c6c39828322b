"""`khoithong document list`, `khoithong document sample KIND --format pdf|docx -o FILE`, `sign` and `check`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from khoithong.cli import document_signing
from khoithong.documents.catalogue import KINDS

if TYPE_CHECKING:
    import argparse

FORMATS: Final = ("pdf", "docx")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The actions."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="VIỆC")
    actions.add_parser("list", help="liệt kê các loại văn bản")
    sample = actions.add_parser(
        "sample", help="lập văn bản mẫu với dữ liệu giả định, không cần cơ sở dữ liệu"
    )
    sample.add_argument("kind", metavar="LOẠI", help="mã loại văn bản, xem list")
    sample.add_argument("--format", choices=FORMATS, default="pdf", help="định dạng (mặc định pdf)")
    sample.add_argument("-o", "--output", metavar="TỆP", required=True, type=Path, help="tệp sẽ ghi")
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
    return _sample(arguments.kind, arguments.format, arguments.output)


def _sample(kind: str, wanted: str, output: Path) -> int:
    if kind not in KINDS:
        print(f"khoithong: không có loại văn bản {kind}; các loại: {', '.join(KINDS)}.", file=sys.stderr)
        return 2
    from khoithong.documents.sample import facts

    document = KINDS[kind].make(facts(kind))
    if wanted == "pdf":
        from khoithong.documents.pdf import pdf as rendered
    else:
        from khoithong.documents.word import word as rendered
    try:
        output.write_bytes(rendered(document))
    except OSError as error:
        print(f"khoithong: không ghi được {output}: {error.strerror}.", file=sys.stderr)
        return 1
    print(f"Đã lập {KINDS[kind].name}: {output}", file=sys.stderr)
    return 0
