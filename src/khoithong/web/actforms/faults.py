"""A refusal at its fields: what to do, said where it is to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from khoithong.web.actforms.fields import GRANT
from khoithong.web.casepage.reasons import message_of
from khoithong.web.components import ErrorItem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from khoithong.procedure.refusals import Refusal
    from khoithong.web.actforms.context import FormContext
    from khoithong.web.actforms.reading import Read

_TEXTS: Final = frozenset({"text", "texts", "date", "percent", "plan", "reasons", "causes"})
_CIRCUMSTANCES: Final = {
    "evidence": "tài liệu chứng minh",
    "happened_on": "ngày đã diễn ra",
    "on_behalf_of": "người có việc được nhập thay",
    "at": "ngày",
}


def place(form: FormContext, refusal: Refusal, read: Read) -> list[str]:
    """Put a refusal at the controls it is about; returns those controls."""
    controls = [_control(form, name, read) for name in refusal.fields]
    for name, control in zip(refusal.fields, controls, strict=True):
        message = _message(form, refusal, name)
        if refusal.provision is not None:
            form.grounds.setdefault(message, refusal.provision)
        said = form.errors.setdefault(control, [])
        if message not in said:
            said.append(message)
    return controls


def _message(form: FormContext, refusal: Refusal, name: str) -> str:
    """What is wrong with one field and what to do about it."""
    if refusal.code in ("missing_content", "reasons_required"):
        return _missing(form, name)
    return message_of(form.ground, form.kind, refusal)


def _control(form: FormContext, name: str, read: Read) -> str:
    """The control a field of the engine stands in: rows are counted as in the form."""
    head, _, rest = name.partition(".")
    number, _, column = rest.partition(".")
    if head in read.rows and number.isdecimal() and int(number) < len(read.rows[head]):
        return f"{head}.{read.rows[head][int(number)]}.{column}"
    if head in ("measure", "beneficiary") and "measure" in form.fields:
        return GRANT
    if head == "confirmed":
        return "confirmed.0"
    return name


def _missing(form: FormContext, name: str) -> str:
    """What to do about something missing: `Nhập điểm nghẽn, nút thắt cần tháo gỡ`."""
    if name in ("measure", "beneficiary") and "measure" in form.fields:
        return "Chọn hình thức hoặc biện pháp và đối tượng"  # one control names both: one fault
    words, type_ = _words(form, name)
    if type_ == "findings":
        # `Chọn có thiệt hại` would ask for that answer.
        return f"Chọn Có hoặc Không: {words}"
    verb = "Nhập" if type_ in _TEXTS or name in _CIRCUMSTANCES else "Chọn"
    return f"{verb} {words[:1].lower()}{words[1:]}"


def _words(form: FormContext, name: str) -> tuple[str, str]:
    head, _, rest = name.partition(".")
    labels = form.ground.labels
    if name in _CIRCUMSTANCES:
        return _CIRCUMSTANCES[name], "text"
    asked = form.fields.get(head)
    type_ = asked.type if asked else "text"
    if type_ == "plan" and rest:
        return form.ground.pack.sections.get(rest, rest), type_
    if type_ == "causes" and rest:
        return labels.causes.get(rest, rest), type_
    if type_ == "findings" and rest:
        return labels.findings.get(rest, rest), type_
    if type_ == "members" and rest:
        number, _, column = rest.partition(".")
        column_words = {"person": "họ và tên", "capacity": "chức danh", "as": "tư cách tham gia"}
        return f"{column_words.get(column, column)} của thành viên thứ {int(number) + 1}", type_
    return (form.words(head).label if asked else name), type_


def summary(form: FormContext, order: Sequence[str], general: Iterable[str]) -> list[ErrorItem]:
    """The lines on top of the form: what is not about a single control first, then in the form's order."""
    lines = [_line(form, message, "") for message in general]
    known = {name: position for position, name in enumerate(order)}
    for name in sorted(form.errors, key=lambda one: known.get(one, len(known))):
        target = f"id_{name}" if name in known else ""
        lines += [_line(form, message, target) for message in form.errors[name]]
    return lines


def _line(form: FormContext, message: str, target: str) -> ErrorItem:
    return ErrorItem(message, target, form.ground.cite(form.grounds.get(message)))
