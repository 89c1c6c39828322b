"""Plans in the form of a table: a row each task, columns for who leads, who co-operates and when.

Three forms of table are read: cells that begin with a tab, rows parted by blank lines (as `word_parts` writes them); rows of
cells between upright strokes; and rows of a line each, cells parted by tabs, as tables are copied from Word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from khoithong.legaltext.agencies import names
from khoithong.legaltext.dues import NONE, due_in
from khoithong.legaltext.model import Task

if TYPE_CHECKING:
    from collections.abc import Iterator

    from khoithong.legaltext.normal import Normal

Cell = tuple[int, int]
Row = list[Cell]

_ROW: Final = re.compile(r"(?:[^\n]+(?:\n|\Z))+")
_CELL: Final = re.compile(r"(?:\A|(?<=\n))\t")
_STROKES: Final = re.compile(r"^[ \t]*\|([^\n]*)\|[ \t]*$", re.MULTILINE)
_TABBED: Final = re.compile(r"^([^\t\n]+\t[^\t\n]*(?:\t[^\t\n]*)+)$", re.MULTILINE)
_HEADS: Final = {
    "lead": re.compile(
        r"\s*(?:cơ quan|đơn vị|phòng|bộ phận)?[\s,/]*(?:đơn vị\s)?(?:chủ trì|thực hiện|đầu mối)"
    ),
    "partner": re.compile(r"\s*(?:cơ quan|đơn vị|phòng|bộ phận)?[\s,/]*(?:đơn vị\s)?phối hợp"),
    "due": re.compile(r"\s*(?:thời (?:gian|hạn|điểm)|tiến độ|hạn )"),
    "task": re.compile(r"\s*(?:(?:tên |nội dung )?(?:nhiệm vụ|công việc)|nội dung|hoạt động|giải pháp)"),
    "number": re.compile(r"\s*(?:stt|tt|số tt)\s*\Z"),
}
_NUMBER: Final = re.compile(r"\s*([IVX\d][IVX\d.]{0,6})\.?\s*\Z")
_LONGEST_HEAD: Final = 60


class _Columns(NamedTuple):
    task: int
    lead: int | None
    partner: int | None
    due: int | None
    number: int | None
    width: int


def table_tasks(normal: Normal) -> tuple[list[Task], list[Cell]]:
    """The tasks of all tables that plan work, and where those tables stand."""
    tasks: list[Task] = []
    spans: list[Cell] = []
    columns: _Columns | None = None
    for row in _rows(normal):
        head = _columns(normal, row)
        if head is not None:
            columns = head
            spans.append((row[0][0], row[-1][1]))
        elif columns is not None and len(row) == columns.width:
            spans[-1] = (spans[-1][0], row[-1][1])
            task = _task(normal, row, columns)
            if task is not None:
                tasks.append(task)
        elif columns is not None and len(row) > 1:
            columns = None
    return tasks, spans


def _rows(normal: Normal) -> Iterator[Row]:
    if "\t" in normal.text:
        for block in _ROW.finditer(normal.text):
            starts = [cell.end() for cell in _CELL.finditer(normal.text, block.start(), block.end())]
            if len(starts) > 1:
                yield list(zip(starts, [*(start - 1 for start in starts[1:]), block.end()], strict=True))
        for line in _TABBED.finditer(normal.text):
            yield _split(line, "\t")
    if "|" in normal.text:
        for line in _STROKES.finditer(normal.text):
            yield _split(line, "|")


def _split(line: re.Match[str], mark: str) -> Row:
    at, row = line.start(1), list[Cell]()
    for cell in line[1].split(mark):
        row.append((at, at + len(cell)))
        at += len(cell) + 1
    return row


def _columns(normal: Normal, row: Row) -> _Columns | None:
    """What the columns mean, if the row is the head of such a table."""
    found: dict[str, int] = {}
    for index, (start, end) in enumerate(row):
        if end - start > _LONGEST_HEAD:
            return None
        words = re.sub(r"\s+", " ", normal.lower[start:end])
        for name, pattern in _HEADS.items():
            if name not in found and pattern.match(words):
                found[name] = index
                break
    if "task" not in found or not ("lead" in found or "due" in found):
        return None
    return _Columns(
        found["task"],
        found.get("lead"),
        found.get("partner"),
        found.get("due"),
        found.get("number"),
        len(row),
    )


def _task(normal: Normal, row: Row, columns: _Columns) -> Task | None:
    words = normal.passage(*row[columns.task])
    lead = names(normal, *row[columns.lead]) if columns.lead is not None else ()
    partners = names(normal, *row[columns.partner]) if columns.partner is not None else ()
    due = due_in(normal, *row[columns.due], whole=True) if columns.due is not None else NONE
    if not any(map(str.isalpha, words.text)) or not (lead or due.words):
        return None
    number = _NUMBER.match(normal.text[slice(*row[columns.number])]) if columns.number is not None else None
    return Task(number[1] if number else None, words.text, lead, partners, due, words.start, words.end)
