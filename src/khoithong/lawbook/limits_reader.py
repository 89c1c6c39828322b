"""Numbers and time limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, cast

from khoithong.lawbook.words import EVENTS, NUMBERS, OWNERS
from khoithong.procedure.regulation import Cited, DeadlineRule, Number
from khoithong.procedure.vocabulary import STATUTORY_DEADLINES

if TYPE_CHECKING:
    from khoithong.lawbook.cites import Citations
    from khoithong.lawbook.inheritance import Merged
    from khoithong.lawbook.node import Node

Numbers = dict[str, tuple[Number, Cited]]

_LARGEST: Final = {"days": 3660, "working_days": 2500, "persons": 1000, "percent": 100}
_DURATIONS: Final = ("days", "working_days")


def read_numbers(merged: Merged, cites: Citations) -> Numbers:
    """Every number by name, with the provision it comes from on each route."""
    found: Numbers = {}
    for name, node in merged.mapping().items():
        if name not in NUMBERS:
            raise node.error(f"không biết số “{name}” dùng vào việc gì; dùng được: {', '.join(NUMBERS)}")
        fields = node.record(("value", "unit", "cite"))
        unit = fields["unit"].word(tuple(_LARGEST), "đơn vị tính")
        value = fields["value"].whole(1, _LARGEST[unit])
        cited = cites.cited(fields["cite"], f"numbers.{name}")
        number = Number(
            value,
            cast("Literal['days', 'working_days', 'persons', 'percent']", unit),
            cited.collective or "",
        )
        _check_unit(name, number, fields["unit"])
        found[name] = number, cited
    return found


def _check_unit(name: str, number: Number, node: Node) -> None:
    if name.startswith("council_m") and name != "council_meeting":
        allowed: tuple[str, ...] = ("persons",)
    elif name.endswith("majority"):
        allowed = ("percent",)
    else:
        allowed = _DURATIONS
    if number.unit not in allowed:
        raise node.error(f"đơn vị của “{name}” phải là {' hoặc '.join(allowed)}")


def deadline_key(node: Node) -> str:
    """A time limit is known by its name and its route."""
    entries = node.entries()
    parts = [str(entries[key].value) for key in ("id", "route") if key in entries]
    return " ".join(parts)


def read_deadlines(merged: Merged, numbers: Numbers) -> tuple[DeadlineRule, ...]:
    """The time limits of the text in its order."""
    rules: list[DeadlineRule] = []
    for node in merged.listing("deadlines", deadline_key):
        rule = _read_deadline(node, numbers)
        if any(rule.id == other.id and None in (rule.route, other.route) for other in rules):
            raise node.error(f"thời hạn “{rule.id}” đã có, áp dụng cho mọi đường")
        rules.append(rule)
    return tuple(rules)


def _read_deadline(node: Node, numbers: Numbers) -> DeadlineRule:
    fields = node.record(("id", "number", "owner", "starts", "meets", "cancels"), ("route", "restarts"))
    number, cited = numbers[fields["number"].word(tuple(numbers), "số trong numbers.yaml")]
    if number.unit not in _DURATIONS:
        raise fields["number"].error("thời hạn phải tính bằng ngày hoặc ngày làm việc")
    starts = frozenset(fields["starts"].some_words(EVENTS, "sự kiện bắt đầu"))
    meets = frozenset(fields["meets"].some_words(EVENTS, "sự kiện kết thúc"))
    cancels = frozenset(fields["cancels"].words(EVENTS, "sự kiện hủy"))
    if starts & meets or starts & cancels or meets & cancels:
        raise node.error("một sự kiện không thể vừa bắt đầu vừa kết thúc hay hủy cùng một thời hạn")
    return DeadlineRule(
        id=fields["id"].word(STATUTORY_DEADLINES, "thời hạn"),
        number=number,
        provision=cited,
        starts=starts,
        meets=meets,
        cancels=cancels,
        route=fields["route"].word(("collective", "council"), "đường") if "route" in fields else None,
        owner=fields["owner"].word(OWNERS, "người phải giữ thời hạn"),
        restarts="restarts" in fields and fields["restarts"].flag(),
    )
