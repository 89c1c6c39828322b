"""What must be put right before a directive is issued, and what issuing it then makes. Pure: nothing is written here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from khoithong.directives.drafting import ALL, addressed
from khoithong.directives.models.directive import DUE_KINDS, PERIODS, REPORT_KINDS
from khoithong.procedure.data import read_date

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import date

LONGEST: Final = {"kind": 60, "number": 60, "place": 100, "issuer": 200, "signer": 120, "subject": 2000}
"""Characters of the parts of the identity."""
LONGEST_TEXT: Final = 20_000
"""Characters of a task's text."""
MOST_LINES: Final = 200
"""So many tasks, and so many lines of recipients, one directive has at most."""

_DATE: Final = "Nhập ngày theo dạng 29/08/2024, hoặc để trống nếu văn bản không ghi"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right."""

    part: str
    """`identity`, `recipients`, `tasks`, or the key of a line: `r2`, `t5`."""
    field: str
    message: str


@dataclass(frozen=True, slots=True)
class Order:
    """A task as it will be issued."""

    fields: Mapping[str, Any]
    """By the names of the table's columns."""
    lead: tuple[str, ...]
    coordinate: tuple[str, ...]
    everybody: bool
    """Whether it goes to every agency addressed."""


def problems(draft: Mapping[str, Any], known: Collection[str]) -> list[Problem]:
    """Everything wrong at once; `known` are the agencies of the organisation."""
    return [
        *_identity(draft["identity"]),
        *_recipients(draft, known),
        *_tasks(draft, known),
    ]


def orders(draft: Mapping[str, Any]) -> list[Order]:
    """The tasks of a draft without problems."""
    every = tuple(addressed(draft))
    return [_order(task, every) for task in draft["tasks"]]


def day_of(value: Any) -> date | None:
    """A date of the form; nothing for one left blank or not understood."""
    return read_date(value)


def _order(task: Mapping[str, Any], every: tuple[str, ...]) -> Order:
    everybody = task["to"] == ALL
    lead = every if everybody else tuple(dict.fromkeys(task["lead"]))
    kind = task["due_kind"]
    periodic = kind == "periodic"
    return Order(
        {
            "clause": task["clause"].strip(),
            "text": task["text"].strip(),
            "start": task.get("start"),
            "end": task.get("end"),
            "lead_words": _split(task["lead_words"]),
            "coordinate_words": _split(task["coordinate_words"]),
            "due_kind": kind,
            "due_from": day_of(task["due_from"]) if kind == "date" else None,
            "due_on": day_of(task["due_on"]) if kind == "date" else None,
            "due_words": task["due_words"].strip(),
            "every": task["every"] if periodic else "",
            "every_day": _number(task["every_day"]) if periodic else None,
            "every_month": _number(task["every_month"]) if periodic else None,
            "report_wanted": task["report_wanted"].strip(),
            "report_kind": task["report_kind"] if task["report_wanted"].strip() else "",
        },
        lead,
        tuple(one for one in dict.fromkeys(task["coordinate"]) if one not in lead),
        everybody,
    )


def _identity(identity: Mapping[str, str]) -> Iterator[Problem]:
    if not identity["kind"].strip():
        yield Problem("identity", "kind", "Nhập loại văn bản: Công văn, Kế hoạch, Quy định …")
    if not identity["subject"].strip():
        yield Problem("identity", "subject", "Nhập trích yếu: văn bản về việc gì")
    if identity["date"].strip() and day_of(identity["date"]) is None:
        yield Problem("identity", "date", _DATE)
    for name, most in LONGEST.items():
        if len(identity[name]) > most:
            yield Problem("identity", name, f"Rút gọn còn tối đa {most} ký tự")


def _recipients(draft: Mapping[str, Any], known: Collection[str]) -> Iterator[Problem]:
    lines = draft["recipients"]
    if len(lines) > MOST_LINES:
        yield Problem("recipients", "", f"Gộp nơi nhận còn tối đa {MOST_LINES} dòng")
    for line in lines:
        if not line["words"].strip():
            yield Problem(line["key"], "words", "Nhập nơi nhận như ghi trong văn bản, hoặc bỏ dòng này")
        elif len(line["words"]) > 500:
            yield Problem(line["key"], "words", "Tách thành nhiều dòng, mỗi dòng tối đa 500 ký tự")
        if not set(line["agencies"]) <= set(known):
            yield Problem(line["key"], "agencies", "Chọn lại: có cơ quan không còn trong tổ chức")
    if not addressed(draft) and any(task["to"] == ALL for task in draft["tasks"]):
        yield Problem(
            "recipients", "", "Chọn ít nhất một cơ quan ở phần nơi nhận: có nhiệm vụ giao cho tất cả nơi nhận"
        )


def _tasks(draft: Mapping[str, Any], known: Collection[str]) -> Iterator[Problem]:
    if not draft["tasks"]:
        yield Problem("tasks", "", "Thêm ít nhất một nhiệm vụ")
    if len(draft["tasks"]) > MOST_LINES:
        yield Problem("tasks", "", f"Gộp nhiệm vụ còn tối đa {MOST_LINES}")
    for task in draft["tasks"]:
        for field, message in _task(task, known):
            yield Problem(task["key"], field, message)


def _task(task: Mapping[str, Any], known: Collection[str]) -> Iterator[tuple[str, str]]:
    if not task["text"].strip():
        yield "text", "Nhập nội dung nhiệm vụ"
    elif len(task["text"]) > LONGEST_TEXT:
        yield "text", "Tách nhiệm vụ: nội dung dài quá 20.000 ký tự"
    if len(task["clause"]) > 60:
        yield "clause", "Rút gọn điều khoản còn tối đa 60 ký tự"
    if any(len(words) > 300 for words in _split(task["lead_words"])):
        yield "lead_words", "Ngăn cách tên các cơ quan bằng dấu chấm phẩy, mỗi tên tối đa 300 ký tự"
    if any(len(words) > 300 for words in _split(task["coordinate_words"])):
        yield "coordinate_words", "Ngăn cách tên các cơ quan bằng dấu chấm phẩy, mỗi tên tối đa 300 ký tự"
    if task["to"] != ALL and not task["lead"]:
        yield "lead", "Chọn cơ quan chủ trì, hoặc giao cho tất cả nơi nhận"
    if not {*task["lead"], *task["coordinate"]} <= set(known):
        yield "lead", "Chọn lại: có cơ quan không còn trong tổ chức"
    if task["to"] != ALL and set(task["lead"]) & set(task["coordinate"]):
        yield "coordinate", "Mỗi cơ quan chỉ chủ trì hoặc phối hợp; bỏ chọn ở một trong hai nơi"
    yield from _due(task)
    if task["report_kind"] not in REPORT_KINDS:
        yield "report_kind", "Chọn một loại báo cáo trong danh sách"


def _due(task: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    kind = task["due_kind"]
    if kind not in DUE_KINDS:
        yield "due_kind", "Chọn một kiểu thời hạn"
    if len(task["due_words"]) > 300:
        yield "due_words", "Rút gọn còn tối đa 300 ký tự"
    if kind == "date":
        yield from _dated(task)
    if kind == "periodic":
        yield from _periodic(task)


def _dated(task: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    due, since = day_of(task["due_on"]), day_of(task["due_from"])
    if due is None:
        yield "due_on", "Nhập ngày cuối cùng còn trong hạn theo dạng 29/08/2024"
    if task["due_from"].strip() and since is None:
        yield "due_from", "Nhập ngày theo dạng 01/04/2024, hoặc để trống"
    if due is not None and since is not None and since > due:
        yield "due_from", "Ngày bắt đầu phải trước hạn"


def _periodic(task: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if task["every"] not in PERIODS or not task["every"]:
        yield "every", "Chọn kỳ lặp lại: văn bản không nói rõ bao lâu một lần"
    for name, most, message in (
        ("every_day", 31, "Nhập ngày từ 1 đến 31, hoặc để trống là ngày cuối kỳ"),
        ("every_month", 12, "Nhập tháng từ 1 đến 12, hoặc để trống là tháng cuối kỳ"),
    ):
        typed = task[name].strip()
        number = _number(typed)
        if typed and (number is None or not 1 <= number <= most):
            yield name, message


def _number(typed: str) -> int | None:
    typed = typed.strip()
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 3 else None


def _split(words: str) -> list[str]:
    return [part for one in words.split(";") if (part := " ".join(one.split()))]
