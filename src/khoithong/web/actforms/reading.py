"""From what was typed to an act's data, with what a form can already say is wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from khoithong.procedure.vocabulary import CAUSES, FINDINGS
from khoithong.web.actforms.fields import GRANT, MEMBER_COLUMNS, confirmations

if TYPE_CHECKING:
    from collections.abc import Callable

    from khoithong.web.actforms.context import Errors, FormContext
    from khoithong.web.actforms.typed import Typed

_DATE: Final = re.compile(r"\s*(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4})\s*", re.ASCII)
_NUMBER: Final = re.compile(r"\d{1,9}(?:[.,]\d{1,3})?", re.ASCII)
DATE_WANTED: Final = "Nhập ngày theo dạng ngày/tháng/năm, ví dụ 18/03/2026"
_NUMBER_WANTED: Final = "Nhập số từ 0 đến 100"


@dataclass(slots=True)
class Read:
    """The data of an act as the engine takes it, and what is wrong with how it was typed."""

    data: dict[str, Any] = field(default_factory=dict)
    errors: Errors = field(default_factory=dict)
    rows: dict[str, list[int]] = field(default_factory=dict)
    """Where the rows the engine counts from 0 stand in the form."""

    def wrong(self, name: str, message: str) -> None:
        """Note a fault of a control."""
        self.errors.setdefault(name, []).append(message)


def read(form: FormContext) -> Read:
    """Everything typed, field by field; what is blank is left out."""
    found = Read()
    for name, asked in form.fields.items():
        _READERS[asked.type](form, name, found)
    return found


def read_day(text: str) -> date | None:
    """`18/3/2026`, `18-03-2026` or `18.3.2026`; `None` for anything else."""
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    day, month, year = (int(part) for part in match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _put(found: Read, name: str, value: Any) -> None:
    if value not in ("", [], {}, None):
        found.data[name] = value


def _text(form: FormContext, name: str, found: Read) -> None:
    text = form.typed.one(name)
    _put(found, name, text if text.strip() else "")


def _texts(form: FormContext, name: str, found: Read) -> None:
    _put(found, name, [line.strip() for line in form.typed.one(name).splitlines() if line.strip()])


def _date(form: FormContext, name: str, found: Read) -> None:
    text = form.typed.one(name)
    if not text.strip():
        return
    day = read_day(text)
    if day is None:
        found.wrong(name, DATE_WANTED)
    else:
        found.data[name] = day


def _percent(form: FormContext, name: str, found: Read) -> None:
    text = form.typed.one(name).strip().removesuffix("%").strip()
    if not text:
        return
    if not _NUMBER.fullmatch(text) or float(text.replace(",", ".")) > 100:
        found.wrong(name, _NUMBER_WANTED)
        return
    value = float(text.replace(",", "."))
    found.data[name] = int(value) if value.is_integer() else value


def _number(form: FormContext, name: str, found: Read) -> None:
    text = form.typed.one(name).strip()
    if text.isascii() and text.isdigit() and len(text) < 7:
        found.data[name] = int(text)
    elif text:
        found.wrong(name, "Nhập một số")


def _boolean(form: FormContext, name: str, found: Read) -> None:
    value = _truth(form.typed, name)
    if value is not None:
        found.data[name] = value


def _truth(typed: Typed, name: str) -> bool | None:
    return {"true": True, "false": False}.get(typed.one(name))


def _several(form: FormContext, name: str, found: Read) -> None:
    _put(found, name, form.typed.many(name))


def _plan(form: FormContext, name: str, found: Read) -> None:
    plan = {
        section.name: form.typed.one(f"{name}.{section.name}") for section in form.ground.regulation.sections
    }
    found.data[name] = {section: text for section, text in plan.items() if text.strip()}


def _members(form: FormContext, name: str, found: Read) -> None:
    rows, places = [], []
    for place in form.typed.rows(name):
        given = {column: form.typed.one(f"{name}.{place}.{column}") for column in MEMBER_COLUMNS}
        if not given["person"] and not given["as"] and not given["secretary"]:
            continue
        member: dict[str, Any] = {key: given[key] for key in ("person", "capacity", "as") if given[key]}
        if given["secretary"]:
            member["secretary"] = True
        rows.append(member)
        places.append(place)
    _put(found, name, rows)
    found.rows[name] = places


def _provisions(form: FormContext, name: str, found: Read) -> None:
    if name == "confirmed":
        _confirmed(form, name, found)
        return
    met = []
    for place, ref in enumerate(form.ground.regulation.conditions):
        if form.typed.checked(f"{name}.{place}"):
            met.append(ref)
            if not form.typed.one(f"condition_reasons.{place}").strip():
                found.wrong(
                    f"condition_reasons.{place}", f"Nêu lý do của điều kiện tại {form.ground.pack.label(ref)}"
                )
    _put(found, name, met)


def _confirmed(form: FormContext, name: str, found: Read) -> None:
    given = []
    for place, ref in enumerate(confirmations(form.ground, form.kind)):
        if form.typed.checked(f"{name}.{place}"):
            given.append(ref)
        else:
            found.wrong(f"{name}.{place}", f"Đánh dấu nội dung phải xác nhận ({form.ground.pack.label(ref)})")
    _put(found, name, given)


def _reasons(form: FormContext, name: str, found: Read) -> None:
    given = {
        ref: form.typed.one(f"{name}.{place}") for place, ref in enumerate(form.ground.regulation.conditions)
    }
    _put(found, name, {ref: text for ref, text in given.items() if text.strip()})


def _causes(form: FormContext, name: str, found: Read) -> None:
    given = {key: form.typed.one(f"{name}.{key}") for key in CAUSES}
    _put(found, name, {key: text for key, text in given.items() if text.strip()})


def _findings(form: FormContext, name: str, found: Read) -> None:
    given = {key: _truth(form.typed, f"{name}.{key}") for key in FINDINGS}
    _put(found, name, {key: value for key, value in given.items() if value is not None})


def _measure(form: FormContext, name: str, found: Read) -> None:
    measure, _, beneficiary = form.typed.one(GRANT).partition(" ")
    _put(found, name, measure)
    _put(found, "beneficiary", beneficiary)


def _party(form: FormContext, name: str, found: Read) -> None:
    if name != "beneficiary":
        _text(form, name, found)


_READERS: Final[dict[str, Callable[[FormContext, str, Read], None]]] = {
    "text": _text,
    "texts": _texts,
    "date": _date,
    "boolean": _boolean,
    "choice": _text,
    "percent": _percent,
    "number": _number,
    "plan": _plan,
    "person": _text,
    "persons": _several,
    "agency": _text,
    "party": _party,
    "parties": _several,
    "members": _members,
    "provision": _text,
    "provisions": _provisions,
    "reasons": _reasons,
    "causes": _causes,
    "findings": _findings,
    "measure": _measure,
}
