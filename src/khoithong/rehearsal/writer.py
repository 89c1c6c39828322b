"""Writes a scenario as the file it would be read from: what is read back is the same scenario."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from khoithong.rehearsal.node import START_OF_WORK
from khoithong.rehearsal.scenario import ExpectedMeasure

if TYPE_CHECKING:
    from khoithong.procedure.calendar import WorkingCalendar
    from khoithong.procedure.organisation import Agency, Office, Organisation, Person
    from khoithong.rehearsal.scenario import Entry, Scenario

_WORD: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*")
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""Read as text unless a date is due, with quotes or without."""
_NOT_TEXT: Final = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
"""Words some reader of YAML takes for something else: written in quotes."""
_UNPRINTABLE: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def write_scenario(scenario: Scenario) -> str:
    """The text of the file, in YAML 1.2; every text in quotes, so that it is read back letter by letter."""
    return "\n".join(_mapping(_document(scenario), 0)) + "\n"


def _document(scenario: Scenario) -> dict[str, Any]:
    found: dict[str, Any] = {"title": scenario.title, "regulation": scenario.regulation.id}
    if scenario.readings:
        found["readings"] = dict(scenario.readings)
    holidays = _holidays(scenario.calendar)
    if holidays:
        found["holidays"] = holidays
    found["organisation"] = _organisation(scenario.organisation)
    found["acts"] = [_entry(entry) for entry in scenario.entries]
    if scenario.final:
        found["final"] = {"expect": dict(scenario.final)}
    return found


def _holidays(calendar: WorkingCalendar) -> list[dict[str, Any]]:
    """The days the scenario itself set."""
    return [
        {"date": day, "kind": info.kind}
        for day, info in sorted(calendar.days.items())
        if info.status == "assumed"
    ]


def _organisation(organisation: Organisation) -> dict[str, Any]:
    return {
        "agencies": [_agency(agency) for agency in organisation.agencies.values()],
        "people": [_person(person) for person in organisation.people.values()],
    }


def _agency(agency: Agency) -> dict[str, Any]:
    found: dict[str, Any] = {"id": agency.id, "name": agency.name, "kind": agency.kind}
    for key in ("superior", "party_body", "organising_body"):
        if getattr(agency, key) is not None:
            found[key] = getattr(agency, key)
    if agency.functions:
        found["functions"] = sorted(agency.functions)
    return found


def _person(person: Person) -> dict[str, Any]:
    found: dict[str, Any] = {"id": person.id, "name": person.name}
    if person.managed_by is not None:
        found["managed_by"] = person.managed_by
    found["offices"] = [_office(office) for office in person.offices]
    return found


def _office(office: Office) -> dict[str, Any]:
    found: dict[str, Any] = {"agency": office.agency, "role": office.role}
    if office.since is not None:
        found["from"] = office.since
    if office.until is not None:
        found["to"] = office.until
    if office.acting:
        found["acting"] = True
    return found


def _entry(entry: Entry) -> dict[str, Any]:
    found: dict[str, Any] = {"at": entry.at}
    act = entry.act
    if act is not None:
        found |= {"by": act.by, "act": act.kind}
        if act.data:
            found["data"] = dict(act.data)
        for key in ("happened_on", "evidence", "on_behalf_of"):
            if getattr(act, key) is not None:
                found[key] = getattr(act, key)
    if entry.expect:
        found["expect"] = dict(entry.expect)
    return found


# --- YAML -----------------------------------------------------------------------------------------------------


def _lines(value: Any, depth: int) -> Iterator[str]:
    return _mapping(value, depth) if isinstance(value, Mapping) else _list(value, depth)


def _mapping(mapping: Mapping[Any, Any], depth: int) -> Iterator[str]:
    margin = "  " * depth
    for key, given in mapping.items():
        value = _plain(given)
        if _nested(value):
            yield f"{margin}{_scalar(key)}:"
            yield from _lines(value, depth + 1)
        else:
            yield f"{margin}{_scalar(key)}: {_scalar(value)}"


def _list(items: list[Any], depth: int) -> Iterator[str]:
    margin = "  " * depth
    for given in items:
        value = _plain(given)
        if not _nested(value):
            yield f"{margin}- {_scalar(value)}"
            continue
        inner = list(_lines(value, depth + 1))
        yield f"{margin}- {inner[0].lstrip(' ')}"
        yield from inner[1:]


def _plain(value: Any) -> Any:
    if isinstance(value, ExpectedMeasure):
        known = {"id": value.id, "beneficiary": value.beneficiary, "provision": value.provision}
        return {key: word for key, word in known.items() if word is not None}
    return list(value) if isinstance(value, tuple | set | frozenset) else value


def _nested(value: Any) -> bool:
    return isinstance(value, Mapping | list) and bool(value)


def _scalar(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Mapping):
        return "{}"
    return "[]" if isinstance(value, list) else str(value)


def _moment(at: datetime) -> str:
    if at.time() == START_OF_WORK:
        return at.date().isoformat()
    return at.isoformat(timespec="seconds" if at.second else "minutes")


def _number(value: float) -> str:
    if math.isnan(value):
        return ".nan"
    if math.isinf(value):
        return ".inf" if value > 0 else "-.inf"
    return repr(value)


def _text(text: str) -> str:
    if _DATE.fullmatch(text) or (_WORD.fullmatch(text) and text.lower() not in _NOT_TEXT):
        return text
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
