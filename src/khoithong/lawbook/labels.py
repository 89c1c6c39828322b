"""Vietnamese names common to all packs, from ``regulations/common/labels.yaml``."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from khoithong.lawbook import yamlsource
from khoithong.lawbook.places import regulations_dir

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from khoithong.lawbook.yamlsource import Located

FILE: Final = "common/labels.yaml"


@dataclass(frozen=True, slots=True)
class ActLabel:
    """How an act is named: in lists, and on the button that does it."""

    noun: str
    verb: str


@dataclass(frozen=True, slots=True)
class FieldLabel:
    """How a piece of act data is named in a form, and the hint below."""

    label: str
    hint: str


@dataclass(frozen=True, slots=True)
class Labels:
    """Names by identifier. Every identifier of the vocabulary has one."""

    acts: Mapping[str, ActLabel]
    fields: Mapping[str, Mapping[str, FieldLabel]]
    """By act, then by field, in the order a form asks for them."""
    choices: Mapping[str, Mapping[str, str]]
    """By ``act.field``, then by value."""
    statuses: Mapping[str, str]
    phases: Mapping[str, str]
    decisions: Mapping[str, str]
    evaluations: Mapping[str, str]
    stages: Mapping[str, str]
    routes: Mapping[str, str]
    deadlines: Mapping[str, str]
    deadline_states: Mapping[str, str]
    deadline_kinds: Mapping[str, str]
    numbers: Mapping[str, str]
    units: Mapping[str, str]
    refusals: Mapping[str, str]
    """A short title by code; what to do stands in the refusal's own message."""
    warnings: Mapping[str, str]
    """A whole sentence by code."""
    roles: Mapping[str, str]
    agency_kinds: Mapping[str, str]
    functions: Mapping[str, str]
    standings: Mapping[str, str]
    owners: Mapping[str, str]
    capacities: Mapping[str, str]
    member_standings: Mapping[str, str]
    causes: Mapping[str, str]
    findings: Mapping[str, str]
    measure_states: Mapping[str, str]
    authorities: Mapping[str, str]
    families: Mapping[str, str]
    beneficiaries: Mapping[str, str]
    measure_conditions: Mapping[str, str]
    events: Mapping[str, str]
    guards: Mapping[str, str]
    """What must be so before an act is in order."""
    checks: Mapping[str, str]
    """What an act's content must satisfy."""
    coverage: Mapping[str, str]
    in_force_statuses: Mapping[str, str]
    marks: Mapping[str, str]
    """Words that mark what does not come from the text itself."""


@cache
def labels() -> Labels:
    """The installation's labels, read once."""
    return read_labels(regulations_dir() / FILE)


def read_labels(path: Path) -> Labels:
    """Read a file of labels; raises `SourceError` for a group missing or unknown and for a name that is no text."""
    source = yamlsource.read(path, FILE)
    groups = [field.name for field in fields(Labels)]
    for group in source.value:
        if group not in groups:
            raise source.error((group,), f"không có nhóm tên gọi “{group}”")
    missing = [group for group in groups if group not in source.value]
    if missing:
        raise source.error((), f"thiếu nhóm tên gọi “{missing[0]}”")
    read: dict[str, Any] = {group: _names(source, (group,)) for group in groups if group not in _NESTED}
    read["acts"] = _frozen(
        {act: ActLabel(**_record(source, ("acts", act), "noun", "verb")) for act in _keys(source, ("acts",))}
    )
    read["fields"] = _frozen(
        {
            act: _frozen(
                {
                    name: FieldLabel(**_record(source, ("fields", act, name), "label", "hint"))
                    for name in _keys(source, ("fields", act))
                }
            )
            for act in _keys(source, ("fields",))
        }
    )
    read["choices"] = _frozen({key: _names(source, ("choices", key)) for key in _keys(source, ("choices",))})
    return Labels(**read)


_NESTED: Final = ("acts", "fields", "choices")
_Path = tuple[str, ...]


def _frozen(names: dict[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(names)


def _at(source: Located, path: _Path) -> Any:
    value: Any = source.value
    for step in path:
        value = value[step]
    return value


def _keys(source: Located, path: _Path) -> list[str]:
    value = _at(source, path)
    if not isinstance(value, dict):
        raise source.error(path, f"“{path[-1]}” phải là một danh mục “khóa: tên gọi”")
    for key in value:
        if not isinstance(key, str):
            raise source.error((*path, key), f"khóa “{key}” phải là chữ; hãy đặt trong dấu nháy")
    return list(value)


def _text(source: Located, path: _Path) -> str:
    value = _at(source, path)
    if not isinstance(value, str) or not value.strip():
        raise source.error(path, f"“{path[-1]}” phải có tên gọi, không để trống")
    return value.strip()


def _names(source: Located, path: _Path) -> Mapping[str, str]:
    return _frozen({key: _text(source, (*path, key)) for key in _keys(source, path)})


def _record(source: Located, path: _Path, *names: str) -> dict[str, str]:
    if sorted(_keys(source, path)) != sorted(names):
        raise source.error(path, f"“{path[-1]}” phải có đúng: {', '.join(names)}")
    return {name: _text(source, (*path, name)) for name in names}
