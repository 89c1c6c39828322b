"""Forms as a browser sees and sends them: what a page's form holds, and an act's data typed into it."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, Final

from khoithong.procedure.data import complete
from khoithong.procedure.vocabulary import FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from khoithong.procedure.regulation import Regulation

Values = dict[str, list[str]]


class _Reader(HTMLParser):
    """Collects the controls of the form that has a hidden key."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Values] = []
        self._text: str | None = None
        self._select: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("name") or ""
        if tag == "form":
            self.forms.append({})
        elif tag == "input" and name:
            self._input(name, given)
        elif tag == "textarea" and name:
            self._text = name
            self._values.setdefault(name, [""])
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and ("selected" in given or self._select not in self._values):
            self._values[self._select] = [given.get("value") or ""]

    @property
    def _values(self) -> Values:
        return self.forms[-1]

    def _input(self, name: str, given: dict[str, str | None]) -> None:
        if given.get("type") in ("checkbox", "radio"):
            if "checked" in given:
                self._values.setdefault(name, []).append(given.get("value") or "")
        else:
            self._values.setdefault(name, []).append(given.get("value") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._text = None
        elif tag == "select":
            self._select = None

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._values[self._text] = [(self._values[self._text][0] + data).removeprefix("\n")]


def forms_of(html: str) -> list[Values]:
    """What every form of a page holds."""
    reader = _Reader()
    reader.feed(html)
    return reader.forms


def form_of(html: str) -> Values:
    """What the act's form on a page holds; an empty form where the page has none."""
    return next((form for form in forms_of(html) if "key" in form), {})


def typed(kind: str, data: Mapping[str, Any], law: Regulation) -> Values:
    """An act's data as a person would type it; what a form asks for besides is typed too."""
    found: Values = {}
    for name, type_ in FIELDS[kind].items():
        value = data.get(name)
        if value is not None:
            found.update(_control(name, type_, value, law))
    if "confirmed" in FIELDS[kind]:
        confirmed = [one for one in law.confirmations if kind in one.acts]
        found.update({f"confirmed.{place}": ["on"] for place in range(len(confirmed))})
    if "measure" in data and "beneficiary" in data:
        found["grant"] = [f"{data['measure']} {data['beneficiary']}"]
    return found


def _control(name: str, type_: str, value: Any, law: Regulation) -> Iterator[tuple[str, list[str]]]:
    if type_ in _PLAIN:
        yield name, _PLAIN[type_](value)
    elif type_ in ("plan", "causes", "findings") and isinstance(value, dict):
        for key, one in value.items():
            yield f"{name}.{key}", [_word(one)]
    elif type_ == "members":
        for place, member in enumerate(value):
            for key, one in member.items():
                yield f"{name}.{place}.{key}", ["on" if one is True else str(one)]
    elif name == "conditions_met":
        for ref in value:
            place = law.conditions.index(complete(law, ref))
            yield f"{name}.{place}", ["on"]
            yield f"condition_reasons.{place}", ["Đã rà soát"]
    elif type_ == "provision":
        yield name, [complete(law, value)]
    elif type_ not in ("provisions", "reasons", "measure") and name != "beneficiary":
        yield name, [str(value)]


def _word(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _day(value: Any) -> str:
    day = value if isinstance(value, date) else date.fromisoformat(str(value))
    return f"{day:%d/%m/%Y}"


_PLAIN: Final[dict[str, Callable[[Any], list[str]]]] = {
    "texts": lambda value: ["\n".join(map(str, value))],
    "date": lambda value: [_day(value)],
    "boolean": lambda value: [_word(value)],
    "persons": list,
    "parties": list,
}
