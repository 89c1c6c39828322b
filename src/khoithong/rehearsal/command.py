"""``khoithong rehearse FILE [FILE ...] [--json]``: play scenario files and say whether every expectation held."""

from __future__ import annotations

import json
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

HELD: Final = 0
FAILED: Final = 1
INVALID: Final = 2


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("files", nargs="+", metavar="FILE", type=Path, help="tệp kịch bản (.yaml)")
    parser.add_argument("--json", action="store_true", help="in mỗi tệp một dòng JSON")
    parser.epilog = (
        "Mã thoát: 0 mọi điều mong đợi đều đúng; 1 có điều không đúng; "
        "2 có tệp không phải kịch bản hợp lệ (tệp đó không được chạy, các tệp khác vẫn chạy)."
    )


def run(arguments: Namespace) -> int:
    """Rehearse every file in turn; the exit status is the gravest of theirs."""
    _speak_utf8()
    outcomes = [_rehearse(path, as_json=arguments.json) for path in arguments.files]
    if not arguments.json:
        from khoithong.rehearsal.report import summary

        _say(summary(*(outcomes.count(outcome) for outcome in (HELD, FAILED, INVALID))))
    return max(outcomes)


def _rehearse(path: Path, *, as_json: bool) -> int:
    from khoithong.lawbook.calendars import working_calendar
    from khoithong.lawbook.yamlsource import SourceError
    from khoithong.rehearsal.expectations import failures
    from khoithong.rehearsal.library import Packs
    from khoithong.rehearsal.player import play
    from khoithong.rehearsal.reader import read_scenario
    from khoithong.rehearsal.record import error_record, result_record
    from khoithong.rehearsal.report import report

    try:
        result = play(read_scenario(path, Packs(), working_calendar()), everyone=as_json)
        failed = failures(result)
        told = _in_json(result_record(result, failed)) if as_json else "\n".join(report(result, failed))
    except SourceError as error:
        if as_json:
            _say(_in_json(error_record(error)))
        sys.stderr.write(f"KHÔNG HỢP LỆ  {error.file}:{error.line}: {error.message}\n")
        return INVALID
    _say(told)
    return FAILED if failed else HELD


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _in_json(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False)


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale says: Vietnamese letters must never end in an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
