"""Figures as a page shows them: the number in words, the link to what it counts, the provision."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from django.urls import reverse

from khoithong.lawbook.pack import describe
from khoithong.reports.catalogue import catalogue
from khoithong.web.adapters import citation
from khoithong.web.library.tabs import short_name
from khoithong.web.wording import number_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from khoithong.reports.figures import Figure
    from khoithong.web.components import Citation

FEW: Final = "dưới 5"
"""Said of a number that is held back."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure to be shown."""

    id: str
    label: str
    value: int
    hidden: bool
    unit: str
    url: str
    citation: Citation | None
    before: str = ""
    """The number of the period before."""

    @property
    def words(self) -> str:
        """The number, or that it is held back."""
        return FEW if self.hidden else number_words(self.value)


@dataclass(frozen=True, slots=True)
class Group:
    """Figures under one heading."""

    label: str
    tiles: list[Tile]


def cited(ref: str) -> Citation | None:
    """A provision with its words."""
    return citation(describe(ref.partition("#")[0]), ref)


def cited_with_law(ref: str) -> Citation | None:
    """A provision with its words and the text it stands in."""
    pack = describe(ref.partition("#")[0])
    found = citation(pack, ref)
    return replace(found, label=f"{found.label} {short_name(pack)}") if found else None


def tile(figure: Figure, url: str, before: Figure | None = None) -> Tile:
    """A figure with the address of its list."""
    one = figure.definition
    words = "" if before is None else (FEW if before.hidden else number_words(before.value))
    return Tile(one.id, one.label, figure.value, figure.hidden, one.unit, url, cited(one.provision), words)


def groups(tiles: Iterable[Tile]) -> list[Group]:
    """Tiles under the headings of their groups, in the order of the catalogue."""
    found: dict[str, list[Tile]] = {}
    for one in tiles:
        found.setdefault(catalogue().figures[one.id].group, []).append(one)
    return [Group(catalogue().groups[name], held) for name, held in found.items()]


def statistics_url(query: str) -> Callable[[str], str]:
    """Gives the address of a figure's list among the statistics."""
    return lambda name: f"{reverse('statistics-list', args=[name])}?{query}"
