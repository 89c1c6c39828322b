"""The forms of acts on an assignment: their controls, and what was typed into them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from khoithong.desk.directives.cascade import units_of
from khoithong.web.actforms.reading import DATE_WANTED, read_day
from khoithong.web.attachments import MACHINERY
from khoithong.web.components import ErrorItem, Field, Option, date_value
from khoithong.web.wording import date_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from django.http import QueryDict

    from khoithong.directives.models import Assignment
    from khoithong.directives.standing import Verb
    from khoithong.web.session import Here

WITH_FILES: Final[frozenset[Verb]] = frozenset({"report_progress", "complete"})
"""Verbs that take evidence."""

_PERCENT_WANTED: Final = "Nhập số từ 0 đến 100"
_DATES: Final = frozenset({"until", "due_on", "happened_on"})
_DATE_HINT: Final = "Ví dụ 18/03/2026."


@dataclass(slots=True)
class Form:
    """One form as it is shown: what was typed, what is wrong with it."""

    verb: Verb
    one: Assignment
    here: Here
    typed: Mapping[str, Any] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)
    children: Sequence[str] = ()
    """Units that have the task already."""

    @property
    def fields(self) -> list[Field]:
        """The controls of the act itself."""
        return _FIELDS[self.verb](self)

    @property
    def happened(self) -> Field:
        """The control of the day it truly happened."""
        label = "Ngày hoàn thành" if self.verb == "complete" else "Ngày đã diễn ra"
        hint = f"Để trống nếu là hôm nay. {_DATE_HINT}"
        return self.control("date", "happened_on", label, hint=hint, required=False)

    @property
    def errors(self) -> list[ErrorItem]:
        """The lines of the error summary."""
        return [
            ErrorItem(words, _TARGETS.get(name, f"id_{name}") if name else "")
            for name, words in self.problems.items()
        ]

    def control(self, kind: Any, name: str, label: str, value: str | list[str] = "", **more: Any) -> Field:
        """A control with what was typed, else `value`, and its error."""
        typed = self.typed.get(name, value)
        wrong = (self.problems[name],) if self.problems.get(name) else ()
        return Field(kind, name, label, typed, errors=wrong, **more)


_TARGETS: Final = {"files": "tai-lieu", "assignments": "id_giao"}


def typed_of(post: QueryDict) -> dict[str, Any]:
    """What was typed, by control."""
    found: dict[str, Any] = {name: post.get(name, "") for name in post if name not in _NOT_TYPED}
    found["units"] = post.getlist("units")
    return found


_NOT_TYPED: Final = MACHINERY | {"csrfmiddlewaretoken", "key", "units", "drop"}


def read(form: Form) -> tuple[dict[str, Any], date | None]:
    """The data of the act and the day it happened; what a form can already say is wrong goes to its problems."""
    data: dict[str, Any] = {}
    for control in form.fields:
        value = form.typed.get(control.name, "")
        if control.name in _DATES:
            data[control.name] = _day(form, control.name)
        elif control.name == "percent":
            data["percent"] = _percent(form, str(value).strip())
        else:
            data[control.name] = value
    return data, _day(form, "happened_on")


def _day(form: Form, name: str) -> date | None:
    text = str(form.typed.get(name, "")).strip()
    day = read_day(text) if text else None
    if text and day is None:
        form.problems[name] = DATE_WANTED
    return day


def _percent(form: Form, text: str) -> int | None:
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) < 4:
        return int(text)
    form.problems["percent"] = _PERCENT_WANTED
    return None


def _nothing(_: Form) -> list[Field]:
    return []


def _progress(form: Form) -> list[Field]:
    percent = str(form.one.percent) if form.one.percent else ""
    return [
        form.control("textarea", "text", "Kết quả đến nay", hint="Đã làm được gì, số liệu, sản phẩm."),
        form.control(
            "number", "percent", "Mức độ thực hiện", percent, required=False, suffix="%", hint="Từ 0 đến 100."
        ),
        form.control(
            "textarea",
            "difficulties",
            "Khó khăn, vướng mắc",
            required=False,
            rows=3,
            hint="Cơ quan giao việc đọc được; được đưa vào báo cáo.",
        ),
    ]


def _complete(form: Form) -> list[Field]:
    wanted = form.one.task.report_wanted
    hint = f"Văn bản yêu cầu: {wanted}" if wanted else "Kết quả, sản phẩm cụ thể."
    return [form.control("textarea", "text", "Kết quả thực hiện", hint=hint)]


def _cascade(form: Form) -> list[Field]:
    picture = form.here.directory
    units = [one for one in units_of(form.one.agency, picture) if one not in form.children]
    due, today = form.one.due_on, form.here.day
    hint = "Cơ quan tự đặt, có thể để trống."
    if due is not None:
        hint = f"Không sau hạn của cơ quan ({date_words(due)})."
    if due is not None and due < today:
        hint = f"Hạn của cơ quan ({date_words(due)}) đã qua: nhập hôm nay, {date_words(today)}."
    return [
        form.control(
            "checkboxes",
            "units",
            "Đơn vị được giao",
            [],
            options=tuple(Option(one, picture.name(one)) for one in units),
        ),
        form.control("date", "due_on", "Hạn nội bộ", hint=f"{hint} {_DATE_HINT}", required=due is not None),
        form.control("textarea", "note", "Yêu cầu đối với đơn vị", required=False, rows=3),
    ]


def _ask(form: Form) -> list[Field]:
    due = form.one.due_on
    hint = f"Hạn đang áp dụng là {date_words(due)}." if due else ""
    return [
        form.control("date", "until", "Đề nghị hoàn thành vào ngày", hint=f"{hint} {_DATE_HINT}".strip()),
        form.control("textarea", "reason", "Lý do", rows=4),
    ]


def _grant(form: Form) -> list[Field]:
    asked = form.one.asked_due_on
    hint = f"Đã xin đến {date_words(asked)}; có thể cho đến ngày sớm hơn." if asked else ""
    return [
        form.control("date", "until", "Cho đến ngày", date_value(asked), hint=hint),
        form.control("textarea", "note", "Ghi chú", required=False, rows=3),
    ]


def _reason(label: str, name: str = "reason", hint: str = "") -> Callable[[Form], list[Field]]:
    def fields(form: Form) -> list[Field]:
        return [form.control("textarea", name, label, rows=4, hint=hint)]

    return fields


_FIELDS: Final[dict[Verb, Callable[[Form], list[Field]]]] = {
    "acknowledge": _nothing,
    "report_progress": _progress,
    "complete": _complete,
    "cascade": _cascade,
    "ask_extension": _ask,
    "grant_extension": _grant,
    "refuse_extension": _reason("Lý do không gia hạn"),
    "return_completion": _reason(
        "Nội dung cần làm tiếp, cần sửa", "remarks", "Cơ quan được giao đọc được và báo cáo lại."
    ),
    "reopen": _reason("Lý do mở lại"),
    "remind": _nothing,
}
