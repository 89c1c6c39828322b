"""Reads a scenario file; whatever is wrong outside ``data`` ends in one `ScenarioError` with file and line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from khoithong.lawbook import yamlsource
from khoithong.lawbook.yamlsource import Located, SourceError
from khoithong.procedure.acts import Act
from khoithong.procedure.regulation import Regulation
from khoithong.procedure.vocabulary import ACTS, FIELDS
from khoithong.rehearsal.expectation_reader import after_act, at_checkpoint, at_end
from khoithong.rehearsal.node import Node
from khoithong.rehearsal.organisation_reader import read_organisation
from khoithong.rehearsal.scenario import NOTHING_EXPECTED, Entry, Expectations, Scenario, ScenarioError

if TYPE_CHECKING:
    from datetime import date, datetime

    from khoithong.procedure.calendar import DayKind, WorkingCalendar
    from khoithong.procedure.organisation import Organisation

Library = Mapping[str, Regulation]
"""The regulations that can be named, by identifier."""

_ACT_KEYS: Final = (("at", "by", "act"), ("data", "happened_on", "evidence", "on_behalf_of", "expect"))
_CHECKPOINT_KEYS: Final = (("at",), ("act", "expect"))


def read_scenario(
    path: Path, library: Library, calendar: WorkingCalendar, name: str | None = None
) -> Scenario:
    """Read the scenario at ``path``; errors call the file ``name`` (default: the path as given).

    ``calendar`` is the built-in one, which the scenario may change.

    Raises `ScenarioError` when it is not a valid scenario.
    """
    try:
        source = yamlsource.read(path, name)
    except SourceError as error:
        raise ScenarioError(error.file, error.line, error.message) from error
    return scenario_of(source, library, calendar)


def scenario_of(source: Located, library: Library, calendar: WorkingCalendar) -> Scenario:
    """The scenario a YAML document holds. Raises `ScenarioError`."""
    top = Node(source).fields(
        ("regulation", "organisation", "acts"), ("title", "readings", "holidays", "final")
    )
    regulation = library[top["regulation"].one_of(library, "quy định")]
    organisation = read_organisation(top["organisation"])
    return Scenario(
        file=source.file,
        title=top["title"].text() if "title" in top else Path(source.file).stem,
        regulation=regulation,
        readings=_readings(top["readings"], regulation) if "readings" in top else {},
        calendar=calendar.with_days(_holidays(top["holidays"], calendar)) if "holidays" in top else calendar,
        organisation=organisation,
        entries=_entries(top["acts"], organisation),
        final=_final(top["final"], organisation) if "final" in top else NOTHING_EXPECTED,
        final_line=top["final"].line if "final" in top else 1,
    )


def _readings(node: Node, regulation: Regulation) -> Mapping[str, str]:
    known = regulation.readings
    return {
        name: inner.one_of(known[name].answers, f"câu trả lời của cách hiểu {name}:")
        for name, inner in node.among(known, "cách hiểu").items()
    }


def _holidays(node: Node, calendar: WorkingCalendar) -> Mapping[date, DayKind]:
    kinds: dict[date, DayKind] = {}
    for row in (item.fields(("date", "kind")) for item in node.items()):
        day = row["date"].day()
        if day in kinds:
            raise row["date"].error(f"ngày {day.isoformat()} bị lặp lại")
        if not calendar.covers(day):
            raise row["date"].error(
                f"ngày {day.isoformat()} nằm ngoài lịch ({calendar.first} – {calendar.last})"
            )
        kinds[day] = "off" if row["kind"].one_of(("off", "work"), "loại ngày") == "off" else "work"
    return kinds


def _entries(node: Node, organisation: Organisation) -> tuple[Entry, ...]:
    entries = tuple(_entry(item, organisation) for item in node.items())
    if not entries:
        raise node.error("“acts” phải có ít nhất một mục")
    return entries


def _entry(node: Node, organisation: Organisation) -> Entry:
    act = node.keyed().get("act")
    if act is None or act.value is None:
        return _checkpoint(node, organisation)
    fields = node.fields(*_ACT_KEYS)
    at = fields["at"].moment()
    return Entry(
        at=at,
        line=node.line,
        act=_act(fields, at, organisation),
        expect=after_act(fields["expect"], organisation) if "expect" in fields else NOTHING_EXPECTED,
    )


def _checkpoint(node: Node, organisation: Organisation) -> Entry:
    fields = node.fields(*_CHECKPOINT_KEYS)
    return Entry(
        at=fields["at"].moment(),
        line=node.line,
        expect=at_checkpoint(fields["expect"], organisation) if "expect" in fields else NOTHING_EXPECTED,
    )


def _act(fields: Mapping[str, Node], at: datetime, organisation: Organisation) -> Act:
    people = organisation.people
    kind = fields["act"].one_of(ACTS, "hành vi")
    return Act(
        kind=kind,
        by=fields["by"].one_of(people, "người"),
        at=at,
        data=_data(fields["data"], kind) if "data" in fields else {},
        happened_on=fields["happened_on"].day() if "happened_on" in fields else None,
        evidence=_evidence(fields["evidence"]) if "evidence" in fields else None,
        on_behalf_of=fields["on_behalf_of"].one_of(people, "người") if "on_behalf_of" in fields else None,
    )


def _data(node: Node, kind: str) -> Mapping[str, Any]:
    """What the act carries, as written: the engine judges it."""
    if not isinstance(node.value, dict):
        raise node.error("“data” phải là một danh mục “khóa: giá trị”")
    types = FIELDS[kind]
    return {
        key: _references(value) if types.get(key) in ("provision", "provisions") else value
        for key, value in node.value.items()
    }


def _references(value: Any) -> Any:
    """References as text: one such as 4 is a number to YAML."""
    if isinstance(value, list):
        return [_references(item) for item in value]
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _evidence(node: Node) -> str:
    """The evidence as written; a blank one is for the engine to refuse."""
    if not isinstance(node.value, str):
        raise node.error("“evidence” phải là văn bản; hãy đặt trong dấu nháy")
    return node.value


def _final(node: Node, organisation: Organisation) -> Expectations:
    fields = node.fields((), ("expect",))
    return at_end(fields["expect"], organisation) if "expect" in fields else NOTHING_EXPECTED
