"""Reads what must hold after an entry, or at the end, each key in its own way."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any, Final

from khoithong.procedure.organisation import Organisation
from khoithong.procedure.vocabulary import (
    ACTS,
    DEADLINE_STATES,
    DEADLINES,
    REFUSALS,
    STATUSES,
    WARNINGS,
)
from khoithong.rehearsal.node import Node, date_or_none, refuse_doubles, shorten, suggestion
from khoithong.rehearsal.scenario import Expectations, ExpectedMeasure

if TYPE_CHECKING:
    from datetime import date

Reader = Callable[[Node, Organisation], Any]

DECISIONS: Final = ("approved", "disapproved")
EVALUATIONS: Final = ("completed", "partial", "not_completed")
TALLY_COUNTS: Final = ("for", "against", "other")
TALLY_FINDINGS: Final = ("passed", "tie")


def after_act(node: Node, organisation: Organisation) -> Expectations:
    """What is expected under an act."""
    return _read(node, organisation, _UNDER_ACT)


def at_checkpoint(node: Node, organisation: Organisation) -> Expectations:
    """What is expected under a checkpoint, where nobody acts."""
    return _read(node, organisation, _UNDER_CHECKPOINT)


def at_end(node: Node, organisation: Organisation) -> Expectations:
    """What is expected under ``final``."""
    return _read(node, organisation, _UNDER_FINAL)


def _read(node: Node, organisation: Organisation, readers: Mapping[str, Reader]) -> Expectations:
    return {key: readers[key](inner, organisation) for key, inner in node.among(readers).items()}


def _word(allowed: tuple[str, ...], what: str, *, or_null: bool = False) -> Reader:
    def read(node: Node, _: Organisation) -> str | None:
        if or_null and node.value is None:
            return None
        return node.one_of(allowed, what)

    return read


def _words(allowed: tuple[str, ...], what: str) -> Reader:
    def read(node: Node, _: Organisation) -> tuple[str, ...]:
        return tuple(item.one_of(allowed, what) for item in node.items())

    return read


def _boolean(node: Node, _: Organisation) -> bool:
    return node.boolean()


def _provision(node: Node, _: Organisation) -> str | None:
    return None if node.value is None else node.text()


def _deadlines(node: Node, _: Organisation) -> dict[str, date | str]:
    return {name: _due_or_state(inner) for name, inner in node.among(DEADLINES, "thời hạn").items()}


def _due_or_state(node: Node) -> date | str:
    day = date_or_none(node.value)
    if day is not None:
        return day
    if isinstance(node.value, str) and node.value in DEADLINE_STATES:
        return node.value
    given = shorten(str(node.value))
    raise node.error(
        f"“{given}” không phải ngày hợp lệ (ví dụ 2026-05-13) cũng không phải tình trạng thời hạn"
        f"{suggestion(given, DEADLINE_STATES)}: {', '.join(DEADLINE_STATES)}"
    )


def _acts_by_person(node: Node, organisation: Organisation) -> dict[str, tuple[str, ...]]:
    by_person = node.among(organisation.people, "người")
    return {
        person: tuple(item.one_of(ACTS, "hành vi") for item in inner.items())
        for person, inner in by_person.items()
    }


def _tally(node: Node, _: Organisation) -> dict[str, int | bool] | None:
    if node.value is None:
        return None
    inner = node.among((*TALLY_COUNTS, *TALLY_FINDINGS))
    return {key: value.count() if key in TALLY_COUNTS else value.boolean() for key, value in inner.items()}


def _voters(node: Node, organisation: Organisation) -> tuple[str, ...]:
    named = [(item, item.one_of(organisation.people, "người")) for item in node.items()]
    refuse_doubles(named, "người biểu quyết")
    return tuple(person for _, person in named)


def _measures(required: tuple[str, ...], optional: tuple[str, ...]) -> Reader:
    def read(node: Node, organisation: Organisation) -> tuple[ExpectedMeasure, ...]:
        known = {*organisation.people, *organisation.agencies}
        return tuple(_measure(item.fields(required, optional), known) for item in node.items())

    return read


def _measure(fields: Mapping[str, Node], known: Collection[str]) -> ExpectedMeasure:
    beneficiary = fields.get("beneficiary")
    provision = fields.get("provision")
    return ExpectedMeasure(
        fields["id"].text(),
        beneficiary.one_of(known, "người hay cơ quan") if beneficiary else None,
        provision.text() if provision else None,
    )


_UNDER_CHECKPOINT: Final[Mapping[str, Reader]] = {
    "status": _word(STATUSES, "trạng thái"),
    "deadlines": _deadlines,
    "no_deadlines": _words(DEADLINES, "thời hạn"),
    "permitted": _acts_by_person,
    "not_permitted": _acts_by_person,
    "voters": _voters,
    "warnings": _words(WARNINGS, "cảnh báo"),
    "no_warnings": _words(WARNINGS, "cảnh báo"),
}
_UNDER_ACT: Final[Mapping[str, Reader]] = {
    "accepted": _boolean,
    "refusal": _word(REFUSALS, "mã từ chối", or_null=True),
    "provision": _provision,
    "tally": _tally,
    **_UNDER_CHECKPOINT,
}
_UNDER_FINAL: Final[Mapping[str, Reader]] = {
    "decision": _word(DECISIONS, "quyết định", or_null=True),
    "evaluation": _word(EVALUATIONS, "kết quả đánh giá", or_null=True),
    "status": _word(STATUSES, "trạng thái"),
    "measures": _measures(("id", "beneficiary"), ("provision",)),
    "no_measures": _measures(("id",), ("beneficiary",)),
    "late": _words(DEADLINES, "thời hạn"),
}
