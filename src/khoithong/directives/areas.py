"""Whose agencies a directive can mean: those of the province or city its owner belongs to.

An installation usually holds one province; where it holds several, the links between agencies (superior, Party body,
organising body) tell them apart. Agencies linked to no people's committee of that level belong to all of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from khoithong.procedure.organisation import Agency, Organisation

_COMMITTEE: Final = re.compile(
    r"ủy ban nhân dân (?P<place>(?P<level>tỉnh|thành phố)(?: (?P<name>.+))?)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Area:
    """The agencies of one province or city."""

    agencies: Mapping[str, Agency]
    committee: Agency | None
    """Its people's committee; none where the organisation holds none, or where it is not clear which."""
    level: str
    """`tỉnh` or `thành phố`; empty without a committee."""
    place: str
    """As in the names of its agencies: `tỉnh`, `tỉnh A`."""


def area_of(owner: str, organisation: Organisation) -> Area:
    """The area an agency belongs to."""
    parts = _parts(organisation)
    own = next((part for part in parts if owner in part), {owner})
    agencies = organisation.agencies
    headed = [(part, _committee(part, agencies)) for part in parts]
    loose = [part for part, committee in headed if committee is None]
    if _committee(own, agencies) is None:
        ruled = [part for part, committee in headed if committee is not None]
        # An agency without links belongs to the only province there is; among several nobody can say.
        own = ruled[0] if len(ruled) == 1 else own
    ids = own.union(*loose)
    committee = _committee(own, agencies)
    found = _COMMITTEE.fullmatch(committee.name) if committee else None
    return Area(
        {id_: agency for id_, agency in agencies.items() if id_ in ids},
        committee,
        found["level"].lower() if found else "",
        found["place"] if found else "",
    )


def _committee(part: Iterable[str], agencies: Mapping[str, Agency]) -> Agency | None:
    """The people's committee of the highest level among linked agencies; none where there are two."""
    found = [
        agencies[id_]
        for id_ in sorted(part)
        if id_ in agencies and agencies[id_].kind == "state" and _COMMITTEE.fullmatch(agencies[id_].name)
    ]
    heads = [one for one in found if one.superior is None] or found
    return heads[0] if len(heads) == 1 else None


def _parts(organisation: Organisation) -> list[set[str]]:
    """Agencies that are linked with one another, each in one part."""
    beside: dict[str, set[str]] = {id_: set() for id_ in organisation.agencies}
    for agency in organisation.agencies.values():
        for other in _links(agency):
            if other in beside:
                beside[agency.id].add(other)
                beside[other].add(agency.id)
    parts: list[set[str]] = []
    seen: set[str] = set()
    for start in beside:
        if start in seen:
            continue
        part, waiting = {start}, [start]
        while waiting:
            for other in beside[waiting.pop()] - part:
                part.add(other)
                waiting.append(other)
        seen |= part
        parts.append(part)
    return parts


def _links(agency: Agency) -> Iterator[str]:
    for other in (agency.superior, agency.party_body, agency.organising_body):
        if other is not None:
            yield other
