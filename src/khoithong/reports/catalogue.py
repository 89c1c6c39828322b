"""What reports are made of, as data: kinds, headings, figures, each with its provision (`regulations/common/reports.yaml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal

from khoithong.lawbook import yamlsource
from khoithong.lawbook.places import regulations_dir

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE: Final = "common/reports.yaml"

Moment = Literal["period", "end", "now"]
"""What day a figure is about: all of the period, its last day, or the day of counting."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A part of a report, and the groups of figures that stand in it."""

    id: str
    label: str
    provision: str
    excerpt: str
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of report. `years` is how long its period usually is."""

    id: str
    label: str
    subject: str
    provision: str
    years: int


@dataclass(frozen=True, slots=True)
class Definition:
    """One figure: what it is called and which provision it answers. What it counts stands in `counting`."""

    id: str
    label: str
    unit: str
    group: str
    moment: Moment
    provision: str
    sensitive: bool = False
    """Whether a small number could point at a person."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All of it, in the order of the file."""

    headings: tuple[Heading, ...]
    kinds: Mapping[str, Kind]
    groups: Mapping[str, str]
    """Labels of the groups of figures."""
    figures: Mapping[str, Definition]
    beside: tuple[str, ...]
    """Groups that stand in no report."""

    @property
    def reported(self) -> tuple[str, ...]:
        """The figures that stand in reports."""
        return tuple(name for name, one in self.figures.items() if one.group not in self.beside)

    def heading(self, name: str) -> Heading:
        """A heading by its identifier. Raises `KeyError`."""
        found = {one.id: one for one in self.headings}
        return found[name]


@cache
def catalogue() -> Catalogue:
    """The installation's, read once."""
    return read_catalogue(regulations_dir() / FILE)


def read_catalogue(path: Path) -> Catalogue:
    """Read a file; raises `SourceError` where a part is missing or of another shape."""
    source = yamlsource.read(path, FILE)
    try:
        value: Any = source.value
        groups = dict(value["groups"])
        found = Catalogue(
            tuple(Heading(**{**one, "groups": tuple(one["groups"])}) for one in value["headings"]),
            MappingProxyType({name: Kind(name, **one) for name, one in value["kinds"].items()}),
            MappingProxyType(groups),
            MappingProxyType({name: Definition(name, **one) for name, one in value["figures"].items()}),
            tuple(value["beside"]),
        )
    except (KeyError, TypeError) as fault:
        raise source.error((), f"nội dung không đúng mẫu: {fault}") from fault
    _complete(found, source)
    return found


def _complete(found: Catalogue, source: yamlsource.Located) -> None:
    placed = [group for heading in found.headings for group in heading.groups]
    placed += found.beside
    for name, one in found.figures.items():
        if placed.count(one.group) != 1:
            raise source.error(("figures", name), f"nhóm “{one.group}” không nằm ở đúng một phần")
    for group in placed:
        if group not in found.groups:
            raise source.error(("groups",), f"thiếu tên nhóm “{group}”")
