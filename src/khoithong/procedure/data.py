"""Judging an act's data: references, dates, types, required content. Whatever it holds, nothing here raises."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from khoithong.procedure.vocabulary import CAPACITIES, CAUSES, FIELDS, FINDINGS, MEMBER_STANDINGS

if TYPE_CHECKING:
    from khoithong.procedure.regulation import Field, Regulation
    from khoithong.procedure.setting import Setting


def read_date(value: Any) -> date | None:
    """A date from data: a date object or exactly ``YYYY-MM-DD``; ``None`` when it is not one."""
    if type(value) is date:
        return value
    if isinstance(value, str) and len(value) == 10 and value[7] == "-":  # not 2026-W22-6
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    return None


def complete(regulation: Regulation, reference: str) -> str:
    """A provision reference with its pack in front: the regulation itself, else one it extends that has it."""
    if "#" in reference:
        return reference
    packs = (regulation.id, *reversed(regulation.inherits))
    known = (f"{pack}#{reference}" for pack in packs if f"{pack}#{reference}" in regulation.provisions)
    return next(known, f"{regulation.id}#{reference}")


def blank(value: Any) -> bool:
    """Whether a value counts as not given."""
    return value is None or (isinstance(value, str) and not value.strip()) or value in ([], {})


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        yield from (item for item in value if isinstance(item, str))


def _member_people(value: Any) -> Iterator[str]:
    if isinstance(value, list | tuple):
        for member in value:
            if isinstance(member, Mapping) and isinstance(member.get("person"), str):
                yield member["person"]


_REFERRING: Final = frozenset(
    {
        "person",
        "persons",
        "party",
        "parties",
        "agency",
        "members",
        "provision",
        "provisions",
        "reasons",
        "measure",
    }
)
REFERENCES: Final = {
    kind: tuple((name, type_) for name, type_ in fields.items() if type_ in _REFERRING)
    for kind, fields in FIELDS.items()
}
"""The fields of each act that name something which must exist."""
DATES: Final = {
    kind: tuple(name for name, type_ in fields.items() if type_ == "date") for kind, fields in FIELDS.items()
}
"""The fields of each act that hold a date."""


def unknown_references(setting: Setting, kind: str, data: Mapping[str, Any]) -> Iterator[str]:
    """The fields that name a person, agency, measure or provision which does not exist."""
    organisation, regulation = setting.organisation, setting.regulation
    for name, type_ in REFERENCES[kind]:
        value = data.get(name)
        if value is None or value == "":
            continue
        if type_ in ("person", "persons"):
            known = all(item in organisation.people for item in _strings(value))
        elif type_ in ("party", "parties"):
            known = all(
                item in organisation.people or item in organisation.agencies for item in _strings(value)
            )
        elif type_ == "agency":
            known = all(item in organisation.agencies for item in _strings(value))
        elif type_ == "members":
            known = all(item in organisation.people for item in _member_people(value))
        elif type_ in ("provision", "provisions"):
            known = all(complete(regulation, item) in regulation.provisions for item in _strings(value))
        elif type_ == "reasons" and isinstance(value, Mapping):
            known = all(
                isinstance(k, str) and complete(regulation, k) in regulation.provisions for k in value
            )
        elif type_ == "measure":
            known = all(any(rule.id == item for rule in regulation.measures) for item in _strings(value))
        else:
            known = True
        if not known:
            yield name


def _is_text(field: Field, value: Any) -> bool:
    return isinstance(value, str)


def _is_texts(field: Field, value: Any) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(item, str) and item.strip() for item in value)


def _is_id_list(field: Field, value: Any) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(item, str) for item in value)


def _is_date(field: Field, value: Any) -> bool:
    return read_date(value) is not None


def _is_boolean(field: Field, value: Any) -> bool:
    return isinstance(value, bool)


def _is_choice(field: Field, value: Any) -> bool:
    return isinstance(value, str) and value in field.choices


def _is_percent(field: Field, value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 100


def _is_number(field: Field, value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def _is_plan(field: Field, value: Any) -> bool:
    return isinstance(value, Mapping) and all(
        text is None or isinstance(text, str) for text in value.values()
    )


def _is_members(field: Field, value: Any) -> bool:
    return isinstance(value, list | tuple) and all(_is_member(member) for member in value)


def _is_member(member: Any) -> bool:
    if not isinstance(member, Mapping) or not set(member) <= {"person", "capacity", "as", "secretary"}:
        return False
    return (
        _absent_or(member.get("person"), lambda value: isinstance(value, str))
        and _absent_or(member.get("capacity"), lambda value: value in CAPACITIES)
        and _absent_or(member.get("as"), lambda value: value in MEMBER_STANDINGS)
        and _absent_or(member.get("secretary"), lambda value: isinstance(value, bool))
    )


def _absent_or(value: Any, test: Callable[[Any], bool]) -> bool:
    return value is None or value == "" or (isinstance(value, str | bool) and test(value))


def _is_reasons(field: Field, value: Any) -> bool:
    if isinstance(value, str):
        return True
    return isinstance(value, Mapping) and all(isinstance(text, str) for text in value.values())


def _is_causes(field: Field, value: Any) -> bool:
    if not isinstance(value, Mapping) or not set(value) <= set(CAUSES):
        return False
    return all(text is None or isinstance(text, str) for text in value.values())


def _is_findings(field: Field, value: Any) -> bool:
    if not isinstance(value, Mapping) or not set(value) <= set(FINDINGS):
        return False
    return all(found is None or isinstance(found, bool) for found in value.values())


_TYPES: Final[dict[str, Callable[[Field, Any], bool]]] = {
    "text": _is_text,
    "texts": _is_texts,
    "date": _is_date,
    "boolean": _is_boolean,
    "choice": _is_choice,
    "percent": _is_percent,
    "number": _is_number,
    "plan": _is_plan,
    "person": _is_text,
    "persons": _is_id_list,
    "agency": _is_text,
    "party": _is_text,
    "parties": _is_id_list,
    "members": _is_members,
    "provision": _is_text,
    "provisions": _is_id_list,
    "reasons": _is_reasons,
    "causes": _is_causes,
    "findings": _is_findings,
    "measure": _is_text,
}


def invalid_fields(fields: Mapping[str, Field], data: Mapping[str, Any]) -> tuple[str, ...]:
    """The keys of ``data`` that are not asked for or hold a value of the wrong kind."""
    wrong = []
    for name, value in data.items():
        field = fields.get(name)
        if field is None:
            wrong.append(str(name))
        elif value is not None and value != "" and not _TYPES[field.type](field, value):
            wrong.append(name)
    return tuple(wrong)


def unknown_sections(regulation: Regulation, plan: Mapping[str, Any]) -> tuple[str, ...]:
    """Headings of a plan that the text does not know."""
    known = {section.name for section in regulation.sections}
    return tuple(f"plan.{name}" for name in plan if name not in known)


def missing_sections(regulation: Regulation, plan: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Required headings that are absent or blank, with the provision that asks for each."""
    return [
        (f"plan.{section.name}", section.provision)
        for section in regulation.sections
        if section.required and blank(plan.get(section.name))
    ]


def missing_member_keys(members: Any) -> tuple[str, ...]:
    """What is not said of a council member."""
    return tuple(
        f"members.{index}.{key}"
        for index, member in enumerate(members or ())
        for key in ("person", "capacity", "as")
        if blank(member.get(key))
    )


def missing_pair_keys(name: str, value: Any, keys: tuple[str, ...]) -> tuple[str, ...]:
    """Keys of ``causes`` or ``findings`` that are absent or blank."""
    given = value if isinstance(value, Mapping) else {}
    return tuple(f"{name}.{key}" for key in keys if blank(given.get(key)))
