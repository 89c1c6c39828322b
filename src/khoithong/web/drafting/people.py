"""Find people to propose together with: by name, with or without diacritics, among those who may propose."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from khoithong.organisation.capacities import capacities

if TYPE_CHECKING:
    from collections.abc import Collection

    from khoithong.lawbook.pack import Pack
    from khoithong.web.session import Here

SHOWN: Final = 20
"""People shown at once."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person who could be named."""

    person: str
    name: str
    offices: str


def folded(text: str) -> str:
    """Letters without diacritics, in small: `Đỗ Văn Hải` as `do van hai`."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(char for char in plain if not unicodedata.combining(char))


def candidates(pack: Pack, here: Here, words: str, without: Collection[str]) -> list[Candidate]:
    """People whose offices make them eligible today and whose name holds `words`.

    Without words: those of the agencies one works in. At most `SHOWN`, by given name.
    """
    wanted = folded(words).split()
    mine = {capacity.agency for capacity in here.capacities}
    found: list[Candidate] = []
    for person in here.directory.organisation.people.values():
        if person.id in without or not _matches(person.name, wanted):
            continue
        held = capacities(person.id, here.day, here.directory)
        eligible = any(one.role in pack.regulation.eligibility.roles for one in held)
        if not eligible or not (wanted or mine & {one.agency for one in held}):
            continue
        found.append(Candidate(person.id, person.name, "; ".join(one.label for one in held)))
        if len(found) == SHOWN:
            break
    return found


def _matches(name: str, wanted: list[str]) -> bool:
    words = folded(name)
    return all(word in words for word in wanted)
