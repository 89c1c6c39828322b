"""What is wrong with a YAML file, said in Vietnamese with file and line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from yaml.error import MarkedYAMLError


class SourceError(ValueError):
    """A file cannot be used: where (`file`, 1-based `line`) and why (`message`, Vietnamese)."""

    def __init__(self, file: str, line: int, message: str) -> None:
        super().__init__(f"{file}:{line}: {message}")
        self.file = file
        self.line = line
        self.message = message


_SYNTAX: Final = (
    (
        "mapping values are not allowed",
        "dấu hai chấm không được đứng ở đây; văn bản có “: ” phải đặt trong dấu nháy",
    ),
    ("could not find expected ':'", "thiếu dấu hai chấm sau tên khóa, hoặc dòng tiếp theo thụt vào sai"),
    ("',' or ']'", "danh sách trong ngoặc vuông thiếu dấu phẩy hoặc dấu “]”"),
    ("',' or '}'", "danh mục trong ngoặc nhọn thiếu dấu phẩy hoặc dấu “}”"),
    (
        "expected key",
        "thụt đầu dòng không thẳng với các khóa ở trên, hoặc dòng này không phải “khóa: giá trị”",
    ),
    ("expected '-' indicator", "thụt đầu dòng không thẳng với các mục “- ” ở trên"),
    ("<block end>", "thụt đầu dòng không thẳng với các dòng ở trên"),
    ("block sequence entries are not allowed", "mục “- ” không được đứng ở đây; hãy xuống dòng rồi thụt vào"),
    ("sequence entries are not allowed", "mục “- ” không được đứng ở đây; hãy xuống dòng rồi thụt vào"),
    ("unexpected end of stream", "chuỗi trong dấu nháy chưa được đóng"),
    ("unexpected document", "chuỗi trong dấu nháy chưa được đóng"),
    ("escape", "sau dấu “\\” trong dấu nháy kép có ký tự không dùng được; hãy dùng dấu nháy đơn"),
    ("undefined tag handle", "không dùng được thẻ kiểu ở đây"),
    ("node content", "thiếu giá trị ở đây"),
    ("comment or", "sau dấu “|” hoặc “>” phải xuống dòng; nếu là văn bản thì đặt trong dấu nháy"),
    ("chomping", "sau dấu “|” hoặc “>” phải xuống dòng; nếu là văn bản thì đặt trong dấu nháy"),
    ("alphabetic or numeric", "sau dấu “&” hoặc “*” phải là một tên; nếu là văn bản thì đặt trong dấu nháy"),
    ("mapping keys are not allowed", "dấu “? ” không được đứng ở đây; nếu là văn bản thì đặt trong dấu nháy"),
    ("<document start>", "phần sau không thuộc cùng một danh mục; hãy kiểm tra thụt đầu dòng"),
    ("directive", "chỉ thị “%” không dùng được"),
    ("incompatible", "chỉ đọc được YAML 1.1 và 1.2"),
    ("duplicate anchor", "tên “&” bị lặp lại"),
)
_OPENED_EARLIER: Final = ("could not find expected ':'", "unexpected end of stream", "unexpected document")

_FORBIDDEN: Final = re.compile(
    "[^\\t\\n\\r\\x20-\\x7e\\x85\\xa0-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]"
)


def explain_syntax(error: MarkedYAMLError, text: str, file: str) -> SourceError:
    """Say in Vietnamese what is wrong and on which line it can be mended."""
    problem = error.problem or str(error)
    mark = error.problem_mark or error.context_mark
    at_end = mark is not None and mark.line >= text.rstrip().count("\n") + 1
    if error.context_mark is not None and (at_end or any(words in problem for words in _OPENED_EARLIER)):
        mark = error.context_mark
    line = mark.line + 1 if mark is not None else 1
    if "tab" in problem or "cannot start any token" in problem:
        return SourceError(file, line, _explain_token(text, mark))
    for words, message in _SYNTAX:
        if words in problem:
            return SourceError(file, line, message)
    return SourceError(file, line, f"YAML không hợp lệ ({problem})")


def _explain_token(text: str, mark: Any) -> str:
    lines = text.split("\n")
    row = lines[mark.line] if mark is not None and mark.line < len(lines) else ""
    if "\t" in row[: mark.column + 1 if mark is not None else 0]:
        return "có dấu tab; hãy thụt đầu dòng bằng dấu cách"
    sign = row[mark.column : mark.column + 1] if mark is not None else ""
    return f"ký tự “{sign}” không thể mở đầu một giá trị; hãy đặt giá trị trong dấu nháy"


def explain_character(text: str, file: str) -> SourceError:
    """Name the first character that YAML forbids: control characters and lone surrogates."""
    found = _FORBIDDEN.search(text)
    if found is None:
        return SourceError(file, 1, "có ký tự không được dùng")
    line = text.count("\n", 0, found.start()) + 1
    return SourceError(file, line, f"có ký tự không được dùng (U+{ord(found[0]):04X})")
