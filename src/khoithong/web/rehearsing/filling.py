"""An act's data put back into the controls of its form: what `actforms.reading` reads, the other way round."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from khoithong.procedure.data import complete, read_date
from khoithong.web.actforms.fields import GRANT, MEMBER_COLUMNS, confirmations
from khoithong.web.wording import date_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from khoithong.web.actforms.context import FormContext


def fill(form: FormContext, data: Mapping[str, Any]) -> None:
    """Put the data into the form, over what stands there. What a form could not have said is left out."""
    for name, asked in form.fields.items():
        if name in data:
            _FILLERS.get(asked.type, _one)(form, name, data)


def _one(form: FormContext, name: str, data: Mapping[str, Any]) -> None:
    value = data[name]
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        form.typed.put(name, str(value))


def _texts(form: FormContext, name: str, data: Mapping[str, Any]) -> None:
    form.typed.put(name, "\n".join(_strings(data[name])))


def _several(form: FormContext, name: str, data: Mapping[str, Any]) -> None:
    form.typed.put(name, *_strings(data[name]))


def _date(form: FormContext, name: str, data: Mapping[str, Any]) -> None:
    day = read_date(data[name])
    form.typed.put(name, date_words(day) if day is not None else str(data[name]))


def _boolean(form: FormContext, name: str, data: Mapping[str, Any]) -> None:
    form.typed.put(name, "true" if data[name] is True else "false")


def _parts(form: FormContext, name: str, data: Mapping[str, Any]) -> None:
    for key, value in _pairs(data[name]):
        words = ("true" if value else "false") if isinstance(value, bool) else str(value)
        form.typed.put(f"{name}.{key}", words)


def _provisions(form: FormContext, name: str, data: Mapping[str, Any]) -> None:
    regulation = form.ground.regulation
    known = confirmations(form.ground, form.kind) if name == "confirmed" else list(regulation.conditions)
    given = {complete(regulation, one) for one in _strings(data[name])}
    for place, ref in enumerate(known):
        form.typed.put(f"{name}.{place}", *(["1"] if ref in given else []))


def _reasons(form: FormContext, name: str, data: Mapping[str, Any]) -> None:
    """The reasons by condition; one text for all stands at each."""
    regulation = form.ground.regulation
    value = data[name]
    given = {complete(regulation, str(key)): str(text) for key, text in _pairs(value)}
    for place, ref in enumerate(regulation.conditions):
        form.typed.put(f"{name}.{place}", value if isinstance(value, str) else given.get(ref, ""))


def _members(form: FormContext, name: str, data: Mapping[str, Any]) -> None:
    rows = data[name] if isinstance(data[name], list | tuple) else ()
    for place, row in enumerate(one for one in rows if isinstance(one, Mapping)):
        for column in MEMBER_COLUMNS:
            value = row.get(column)
            form.typed.put(
                f"{name}.{place}.{column}",
                ("1" if value else "") if column == "secretary" else str(value or ""),
            )


def _measure(form: FormContext, name: str, data: Mapping[str, Any]) -> None:
    form.typed.put(GRANT, f"{data[name]} {data.get('beneficiary', '')}")


def _party(form: FormContext, name: str, data: Mapping[str, Any]) -> None:
    if name != "beneficiary":
        _one(form, name, data)


def _strings(value: Any) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list | tuple) else []


def _pairs(value: Any) -> list[tuple[Any, Any]]:
    return list(value.items()) if isinstance(value, Mapping) else []


_FILLERS: Final[dict[str, Callable[[FormContext, str, Mapping[str, Any]], None]]] = {
    "texts": _texts,
    "persons": _several,
    "parties": _several,
    "date": _date,
    "boolean": _boolean,
    "plan": _parts,
    "causes": _parts,
    "findings": _parts,
    "provisions": _provisions,
    "reasons": _reasons,
    "members": _members,
    "measure": _measure,
    "party": _party,
}
