"""The organisation as a tree: agencies under their superiors, who holds which office, what is missing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from khoithong.lawbook.labels import labels

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from khoithong.organisation.snapshot import Directory
    from khoithong.procedure.organisation import Agency, Office, Organisation


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody in an office today."""

    name: str
    office: str
    acting: bool
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Relation:
    """Another agency this one is tied to."""

    label: str
    name: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Something not entered yet, in a word and in a sentence that says what follows from it."""

    short: str
    words: str


@dataclass(slots=True)
class Branch:
    """An agency with all that lies under it."""

    key: str
    name: str
    kind: str
    functions: str
    relations: list[Relation]
    holders: list[Holder]
    missing: list[Gap]
    """What has to be entered before cases can pass here."""
    children: list[Branch] = field(default_factory=list)


def tree(picture: Directory, day: date) -> list[Branch]:
    """The agencies without a superior, each with its branches; names in dictionary order."""
    organisation = picture.organisation
    held = _held(picture, day)
    branches = {
        agency.id: _branch(agency, picture, held.get(agency.id, []), day)
        for agency in sorted(organisation.agencies.values(), key=lambda one: one.name)
    }
    roots: list[Branch] = []
    for key, branch in branches.items():
        superior = organisation.agencies[key].superior
        above = branches.get(superior) if superior and not _loops(organisation, key) else None
        (above.children if above else roots).append(branch)
    return roots


def _loops(organisation: Organisation, agency: str) -> bool:
    """Whether the superiors lead back to the agency: such data must not hide a branch."""
    above = organisation.agencies[agency].superior
    seen = {agency}
    while above is not None and above in organisation.agencies:
        if above in seen:
            return True
        seen.add(above)
        above = organisation.agencies[above].superior
    return False


def _held(picture: Directory, day: date) -> Mapping[str, list[tuple[str, Office]]]:
    """Offices held on a day by agency, in order of rank, then of given name."""
    ranks = {role: place for place, role in enumerate(labels().roles)}
    found: dict[str, list[tuple[str, Office]]] = {}
    people = picture.organisation.people.values()
    for person in sorted(people, key=lambda one: picture.sort_keys.get(one.id, "")):
        for office in person.offices_on(day):
            found.setdefault(office.agency, []).append((person.id, office))
    for offices in found.values():
        offices.sort(key=lambda pair: ranks.get(pair[1].role, len(ranks)))
    return found


def _branch(agency: Agency, picture: Directory, held: list[tuple[str, Office]], day: date) -> Branch:
    organisation = picture.organisation
    return Branch(
        key=agency.id,
        name=agency.name,
        kind=labels().agency_kinds[agency.kind],
        functions=", ".join(sorted(labels().functions[one] for one in agency.functions)),
        relations=_relations(agency, organisation),
        holders=[_holder(person, office, picture, day) for person, office in held],
        missing=_missing(agency, organisation, day),
    )


def _relations(agency: Agency, organisation: Organisation) -> list[Relation]:
    ties = (
        ("Cơ quan cấp trên", agency.superior),
        ("Cấp ủy, tổ chức đảng cùng cấp", agency.party_body),
        ("Cơ quan tham mưu công tác tổ chức", agency.organising_body),
    )
    return [
        Relation(label, organisation.agencies[key].name, key)
        for label, key in ties
        if key is not None and key in organisation.agencies
    ]


def _holder(person: str, office: Office, picture: Directory, day: date) -> Holder:
    title = picture.title(person, office.agency, office.role, day) or labels().roles[office.role]
    return Holder(picture.name(person), title, office.acting, office.since, office.until)


def _missing(agency: Agency, organisation: Organisation, day: date) -> list[Gap]:
    """What is not entered and a case would need."""
    found = []
    if organisation.head(agency.id, day) is None:
        found.append(
            Gap("Thiếu người đứng đầu", "Chưa có người đứng đầu: không ai nhận và quyết định được đề xuất.")
        )
    if agency.kind != "party_body" and agency.party_body is None:
        found.append(
            Gap(
                "Thiếu cấp ủy cùng cấp",
                "Chưa nối với cấp ủy, tổ chức đảng cùng cấp: ý kiến do cấp ủy của cơ quan cấp trên cho.",
            )
        )
    return found
