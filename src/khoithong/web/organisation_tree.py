"""The organisation as a tree: agencies under their superiors, who heads them, what is missing; narrowed by a search."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from django.urls import reverse

from khoithong.lawbook.labels import labels
from khoithong.web.components import Link
from khoithong.web.drafting.people import folded
from khoithong.web.organisation_pages.gaps import Gap, agency_gaps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from khoithong.procedure.organisation import Agency, Office, Organisation
    from khoithong.web.organisation_pages.survey import Survey

UNFOLDED: Final = 1
"""Levels shown unfolded when nothing is searched for."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody in an office today."""

    name: str
    url: str
    office: str
    acting: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the tree is narrowed to. Empty values do not narrow."""

    words: str = ""
    kind: str = ""

    @property
    def narrows(self) -> bool:
        """Whether anything is searched for."""
        return bool(self.words.strip() or self.kind)


@dataclass(slots=True)
class Branch:
    """An agency with all that lies under it."""

    key: str
    name: str
    url: str
    kind: str
    head: Holder | None
    others: int
    """How many other offices are held in it."""
    matching: list[Holder]
    """Those whose name was searched for."""
    missing: list[Gap]
    """What keeps cases from passing here, or leads them another way."""
    found: bool
    """Whether the agency itself is what was searched for."""
    level: int = 0
    children: list[Branch] = field(default_factory=list)

    @property
    def unfolded(self) -> bool:
        """Whether what lies under it is shown at once."""
        return self.level < UNFOLDED or any(child.found or child.unfolded for child in self.children)

    @property
    def size(self) -> int:
        """How many agencies lie under it, at any depth."""
        return sum(1 + child.size for child in self.children)


def tree(survey: Survey, wanted: Wanted | None = None) -> list[Branch]:
    """The agencies without a superior, each with its branches; names in dictionary order.

    Narrowed, only what was found is left, with the agencies above it.
    """
    wanted = wanted or Wanted()
    organisation = survey.picture.organisation
    branches = {
        agency.id: _branch(agency, survey, wanted)
        for agency in sorted(organisation.agencies.values(), key=lambda one: one.name)
    }
    roots: list[Branch] = []
    for key, branch in branches.items():
        superior = organisation.agencies[key].superior
        above = branches.get(superior) if superior and not _loops(organisation, key) else None
        (above.children if above else roots).append(branch)
    return _narrowed(roots, 0, narrows=wanted.narrows)


def without_office(survey: Survey, words: str) -> list[Link]:
    """People of that name who hold no office today, by given name: they stand in no branch of the tree."""
    organisation = survey.picture.organisation
    return [
        Link(person.name, reverse("organisation-person", args=[person.id]))
        for person in organisation.people.values()
        if _matches(person.name, words) and not person.offices_on(survey.day)
    ]


def _narrowed(branches: Iterable[Branch], level: int, *, narrows: bool) -> list[Branch]:
    kept = []
    for branch in branches:
        branch.level = UNFOLDED if narrows else level
        branch.children = _narrowed(branch.children, level + 1, narrows=narrows)
        if not narrows or branch.found or branch.children:
            kept.append(branch)
    return kept


def every(branches: Iterable[Branch]) -> Iterator[Branch]:
    """The branches and all below them."""
    for branch in branches:
        yield branch
        yield from every(branch.children)


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


def _branch(agency: Agency, survey: Survey, wanted: Wanted) -> Branch:
    head = survey.picture.organisation.head(agency.id, survey.day)
    posts = survey.posts(agency.id)
    matching = [post for post in posts if _matches(survey.picture.name(post[0]), wanted.words)]
    leading = next((post for post in posts if post[0] == head and post[1].role == "head"), None)
    named = _matches(agency.name, wanted.words) or not wanted.words.strip()
    return Branch(
        key=agency.id,
        name=agency.name,
        url=reverse("organisation-agency", args=[agency.id]),
        kind=labels().agency_kinds[agency.kind],
        head=_holder(*leading, survey) if leading else None,
        others=len(posts) - (1 if leading else 0),
        matching=[_holder(*post, survey) for post in matching if post != leading],
        missing=[gap for gap in agency_gaps(agency, survey) if gap.tone != "info"],
        found=wanted.narrows and (named or bool(matching)) and wanted.kind in ("", agency.kind),
    )


def _holder(person: str, office: Office, survey: Survey) -> Holder:
    return Holder(
        survey.picture.name(person),
        reverse("organisation-person", args=[person]),
        survey.title(person, office),
        office.acting,
    )


def _matches(name: str, words: str) -> bool:
    """Whether every word searched for stands in a name, diacritics aside; nothing stands for nothing."""
    wanted = folded(words).split()
    plain = folded(name)
    return bool(wanted) and all(word in plain for word in wanted)
