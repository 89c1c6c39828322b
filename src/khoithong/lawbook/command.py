"""``khoithong regulation check | table | diff | diagram``: examine packs, print what they say, compare and draw them."""

from __future__ import annotations

import json
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from khoithong.lawbook.calendars import working_calendar
from khoithong.lawbook.diagram.bpmn import bpmn
from khoithong.lawbook.diagram.svg import svg
from khoithong.lawbook.diff.compare import compare
from khoithong.lawbook.diff.report import as_record, as_text
from khoithong.lawbook.examine import Examination, examine
from khoithong.lawbook.loader import UnknownPack, pack_ids
from khoithong.lawbook.pack import describe
from khoithong.lawbook.table import acts_table
from khoithong.lawbook.trouble import why
from khoithong.lawbook.yamlsource import SourceError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from khoithong.lawbook.pack import Pack

SOUND: Final = 0
UNSOUND: Final = 1
UNUSABLE: Final = 2

FORMATS: Final[dict[str, Callable[[Pack], str]]] = {"svg": svg, "bpmn": bpmn}
"""How a procedure can be drawn."""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parts = parser.add_subparsers(dest="part", required=True, metavar="VIỆC")
    check = parts.add_parser("check", help="kiểm tra gói: đọc được, trích đúng, thử mọi tình huống")
    check.add_argument("packs", nargs="*", metavar="GÓI", help="gói cần kiểm tra (không nêu: mọi gói)")
    check.add_argument(
        "--readings", action="store_true", help="thử cả khi chuyển từng quy ước sang cách hiểu khác"
    )
    check.add_argument("--json", action="store_true", help="in mỗi gói một dòng JSON")
    table = parts.add_parser("table", help="lập bảng hành vi, trạng thái, người thực hiện (Markdown)")
    table.add_argument("pack", metavar="GÓI")
    diff = parts.add_parser("diff", help="so sánh hai gói: nội dung giống, khác, chỉ có ở một bên")
    diff.add_argument("a", metavar="A")
    diff.add_argument("b", metavar="B")
    diff.add_argument("--json", action="store_true", help="in mọi nội dung thành JSON")
    diagram = parts.add_parser("diagram", help="vẽ sơ đồ quy trình của gói")
    diagram.add_argument("pack", metavar="GÓI")
    diagram.add_argument("--format", default="svg", metavar="|".join(FORMATS), help="mặc định svg")
    diagram.add_argument("-o", "--output", metavar="TỆP", help="ghi vào tệp (không nêu: in ra)")
    parser.epilog = (
        "Mã thoát: 0 không có lỗi; 1 gói có lỗi; 2 không có gói, định dạng đó hoặc không ghi được tệp."
    )


def run(arguments: Namespace) -> int:
    """Do one part; the exit status is 0, 1 for a fault in a pack, 2 for what is not there or cannot be written."""
    _speak_utf8()
    try:
        if arguments.part == "table":
            sys.stdout.write(acts_table(describe(arguments.pack)))
            return SOUND
        if arguments.part == "diff":
            return _diff(describe(arguments.a), describe(arguments.b), as_json=arguments.json)
        if arguments.part == "diagram":
            return _diagram(arguments.pack, arguments.format, arguments.output)
        packs = arguments.packs or pack_ids()
        return _check(packs, every_reading=arguments.readings, as_json=arguments.json)
    except UnknownPack as unknown:
        sys.stderr.write(f"khoithong regulation: {unknown}; các gói: {', '.join(pack_ids())}\n")
        return UNUSABLE
    except SourceError as error:
        sys.stderr.write(f"khoithong regulation: {error}\n")
        return UNSOUND


def _check(packs: list[str], *, every_reading: bool, as_json: bool) -> int:
    unknown = [pack for pack in packs if pack not in pack_ids()]
    if unknown:
        raise UnknownPack(unknown[0])
    status = SOUND
    for pack in packs:
        examination = examine(pack, working_calendar(), every_reading=every_reading)
        lines = [json.dumps(_record(examination), ensure_ascii=False)] if as_json else _lines(examination)
        sys.stdout.write("\n".join(lines) + "\n")
        status = status if examination.sound else UNSOUND
    return status


def _diff(a: Pack, b: Pack, *, as_json: bool) -> int:
    comparison = compare(a, b)
    if as_json:
        sys.stdout.write(json.dumps(as_record(comparison), ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(as_text(comparison, a, b))
    return SOUND


def _diagram(pack: str, form: str, output: str | None) -> int:
    if form not in FORMATS:
        sys.stderr.write(
            f"khoithong regulation: không có định dạng “{form}”; dùng được: {', '.join(FORMATS)}\n"
        )
        return UNUSABLE
    drawn = FORMATS[form](describe(pack))
    if output is None:
        sys.stdout.write(drawn)
        return SOUND
    try:
        Path(output).write_text(drawn, encoding="utf-8", newline="\n")
    except OSError as error:
        sys.stderr.write(f"khoithong regulation: không ghi được tệp “{output}”: {why(error)}\n")
        return UNUSABLE
    return SOUND


def _lines(examination: Examination) -> list[str]:
    problems = [f"  {problem}" for problem in examination.problems]
    seen = examination.explored
    if seen is None:
        return [f"{examination.pack}: không dùng được", *problems]
    verdict = "tốt" if examination.sound else f"{len(problems)} lỗi"
    summary = (
        f"{examination.pack}: {verdict} ({examination.quotations} trích dẫn đúng nguyên văn"
        f"{f', {examination.unverified} lá chưa đối chiếu' if examination.unverified else ''}; "
        f"{seen.situations} tình huống, {len(seen.statuses)} trạng thái, {len(seen.happened)} hành vi, "
        f"{len(seen.met)} thời hạn)"
    )
    return [summary, *problems]


def _record(examination: Examination) -> dict[str, Any]:
    record: dict[str, Any] = {
        "pack": examination.pack,
        "ok": examination.sound,
        "problems": [
            {"file": problem.file, "line": problem.line, "message": problem.message}
            for problem in examination.problems
        ],
    }
    seen = examination.explored
    if seen is not None:
        record |= {
            "quotations": examination.quotations,
            "unverified": examination.unverified,
            "situations": seen.situations,
            "statuses": sorted(seen.statuses),
            "acts": sorted(seen.happened),
            "deadlines": sorted({name for name, _ in seen.met}),
        }
    return record


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale says: Vietnamese letters must never end in an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
