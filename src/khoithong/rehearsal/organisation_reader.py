"""Reads the organisation of a scenario: agencies, people and the offices they hold."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from khoithong.procedure.organisation import Agency, Office, Organisation, Person
from khoithong.procedure.vocabulary import AGENCY_KINDS, FUNCTIONS, ROLES
from khoithong.rehearsal.node import Node, refuse_doubles

Fields = Mapping[str, Node]

_AGENCY_KEYS: Final = (("id", "kind"), ("name", "superior", "party_body", "organising_body", "functions"))
_PERSON_KEYS: Final = (("id",), ("name", "offices", "managed_by"))
_OFFICE_KEYS: Final = (("agency", "role"), ("from", "to", "acting"))


def read_organisation(node: Node) -> Organisation:
    """The organisation under ``node``: every name in it refers to something that is there, none stands for two."""
    parts = node.fields(("agencies", "people"))
    agencies = _by_id([item.fields(*_AGENCY_KEYS) for item in parts["agencies"].items()], "mã cơ quan")
    people = _by_id([item.fields(*_PERSON_KEYS) for item in parts["people"].items()], "mã người")
    for name, fields in people.items():
        if name in agencies:
            raise fields["id"].error(
                f"“{name}” đã là mã của một cơ quan; người và cơ quan phải có mã khác nhau"
            )
    return Organisation(
        [_agency(name, fields, agencies) for name, fields in agencies.items()],
        [_person(name, fields, agencies) for name, fields in people.items()],
    )


def _by_id(records: list[Fields], what: str) -> dict[str, Fields]:
    named = [(fields["id"], fields["id"].text()) for fields in records]
    refuse_doubles(named, what)
    return {name: fields for (_, name), fields in zip(named, records, strict=True)}


def _agency(name: str, fields: Fields, agencies: Collection[str]) -> Agency:
    return Agency(
        id=name,
        name=fields["name"].text() if "name" in fields else name,
        kind=fields["kind"].one_of(AGENCY_KINDS, "loại cơ quan"),
        superior=_link(fields, "superior", agencies),
        party_body=_link(fields, "party_body", agencies),
        organising_body=_link(fields, "organising_body", agencies),
        functions=_functions(fields),
    )


def _link(fields: Fields, key: str, agencies: Collection[str]) -> str | None:
    return fields[key].one_of(agencies, "cơ quan") if key in fields else None


def _functions(fields: Fields) -> frozenset[str]:
    items = fields["functions"].items() if "functions" in fields else []
    return frozenset(item.one_of(FUNCTIONS, "chức năng") for item in items)


def _person(name: str, fields: Fields, agencies: Collection[str]) -> Person:
    offices = fields["offices"].items() if "offices" in fields else []
    return Person(
        id=name,
        name=fields["name"].text() if "name" in fields else name,
        offices=tuple(_office(item.fields(*_OFFICE_KEYS), agencies) for item in offices),
        managed_by=_link(fields, "managed_by", agencies),
    )


def _office(fields: Fields, agencies: Collection[str]) -> Office:
    since = fields["from"].day() if "from" in fields else None
    until = fields["to"].day() if "to" in fields else None
    if since and until and until < since:
        raise fields["to"].error(f"ngày kết thúc {until.isoformat()} trước ngày bắt đầu {since.isoformat()}")
    return Office(
        agency=fields["agency"].one_of(agencies, "cơ quan"),
        role=fields["role"].one_of(ROLES, "vai trò"),
        since=since,
        until=until,
        acting=fields["acting"].boolean() if "acting" in fields else False,
    )
