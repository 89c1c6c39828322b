"""Every provision is classified: implemented by a leaf, people's duty, or out of scope with a reason.

What no leaf of a pack cites stands in its `coverage.yaml`, a list of
``{provision: 14/2, class: manual, reason: …}``.  An entry covers all that lies below it,
except where something below has an entry of its own or is cited by a leaf.  A citation
covers the provision's own words and its unnumbered further paragraphs, not the numbered
parts below.  A sentence that only introduces what follows it (it ends in a colon) is
classified with the parts it introduces.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from khoithong.lawbook import yamlsource

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from khoithong.lawbook.text import LawText, Provision

Class = Literal["implemented", "manual", "out_of_scope"]


@dataclass(frozen=True, slots=True)
class CoverageEntry:
    """One line of `coverage.yaml`: a provision that no leaf implements, and why."""

    provision: str
    """Reference without the pack; covers what lies below it too."""
    kind: Literal["manual", "out_of_scope"]
    reason: str
    line: int


@dataclass(frozen=True, slots=True)
class Classification:
    """What became of one provision."""

    kind: Class
    by: str
    """Where it is settled: the reference cited by a leaf, or that of the coverage entry."""
    reason: str | None
    """Why nothing implements it; None when a leaf does."""


def load_coverage(path: Path) -> tuple[CoverageEntry, ...]:
    """Read `coverage.yaml`; raises `SourceError` for a malformed or repeated entry."""
    source = yamlsource.read(path, top=list)
    entries: dict[str, CoverageEntry] = {}
    for index, item in enumerate(source.value):
        entry = _entry(source, index, item)
        if entry.provision in entries:
            first = entries[entry.provision].line
            raise source.error((index,), f"“{entry.provision}” đã được xếp loại ở dòng {first}")
        entries[entry.provision] = entry
    return tuple(entries.values())


_KEYS: Final = ("provision", "class", "reason")


def _entry(source: yamlsource.Located, index: int, item: Any) -> CoverageEntry:
    if not isinstance(item, dict) or set(item) != set(_KEYS):
        raise source.error((index,), "mỗi mục phải có đúng ba khóa: provision, class, reason")
    # a reference such as 11 reads as a number
    provision = str(item["provision"])
    kind, reason = item["class"], item["reason"]
    if kind not in ("manual", "out_of_scope"):
        raise source.error((index, "class"), f"“{kind}” không phải manual hay out_of_scope")
    if not isinstance(reason, str) or not reason.strip():
        raise source.error((index, "reason"), f"“{provision}” thiếu lý do")
    return CoverageEntry(provision, kind, reason, source.line((index,)))


def classify(
    text: LawText, cited: AbstractSet[str], coverage: Iterable[CoverageEntry]
) -> dict[str, Classification]:
    """The classification of every unit of `text` that has one, by reference."""
    entries = {entry.provision: entry for entry in coverage}
    found: dict[str, Classification] = {}
    # from the end, so that what an introductory sentence introduces is known before it
    for unit in reversed(text.units()):
        settled = _settle(text, unit, cited, entries) or _introduces(unit, found)
        if settled is not None:
            found[unit.ref] = settled
    return {unit.ref: found[unit.ref] for unit in text.units() if unit.ref in found}


def _settle(
    text: LawText, unit: Provision, cited: AbstractSet[str], entries: dict[str, CoverageEntry]
) -> Classification | None:
    if unit.ref in cited:
        return Classification("implemented", unit.ref, None)
    for place in (unit.ref, *text.ancestors(unit.ref)):
        # an unnumbered paragraph belongs to the provision that is cited
        if place == unit.parent and not unit.marker and place in cited:
            return Classification("implemented", place, None)
        if place in entries:
            return Classification(entries[place].kind, place, entries[place].reason)
    return None


def _introduces(unit: Provision, found: dict[str, Classification]) -> Classification | None:
    if not unit.text.endswith(":") or not unit.children:
        return None
    below = [found.get(child) for child in unit.children]
    if None in below:
        return None
    return next((one for one in below if one is not None and one.kind == "implemented"), below[0])


def unclassified(text: LawText, cited: AbstractSet[str], coverage: Iterable[CoverageEntry]) -> list[str]:
    """References of the units that neither a leaf nor an entry accounts for, in print order."""
    known = classify(text, cited, coverage)
    return [unit.ref for unit in text.units() if unit.ref not in known]


def stale(text: LawText, cited: AbstractSet[str], coverage: Collection[CoverageEntry]) -> list[CoverageEntry]:
    """The entries that settle nothing: not in the text, or all they cover is settled elsewhere."""
    used = {one.by for one in classify(text, cited, coverage).values() if one.kind != "implemented"}
    return [entry for entry in coverage if entry.provision not in used]
