"""The sheet on which a council's member evaluates a plan: kept in one text, a part for each heading of the regulation."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def written(parts: Iterable[tuple[str, str]]) -> str:
    """One text of the headings that have something under them."""
    return "\n\n".join(f"{heading}:\n{text}" for heading, text in parts if text)


def read(headings: Sequence[str], remarks: str) -> tuple[list[tuple[str, str]], str]:
    """What stands under each heading, and what stands under none: remarks from paper have no headings."""
    found: dict[str, list[str]] = {heading: [] for heading in headings}
    loose: list[str] = []
    under = loose
    for line in remarks.split("\n"):
        heading = line.removesuffix(":")
        if line.endswith(":") and heading in found:
            under = found[heading]
        else:
            under.append(line)
    return [(heading, "\n".join(lines).strip()) for heading, lines in found.items()], "\n".join(loose).strip()
