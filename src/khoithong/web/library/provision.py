"""One provision: its words, where the software rests on it, the questions about it, the cases that rest on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from khoithong.lawbook.diff.acts import act_lines
from khoithong.web.adapters import citation
from khoithong.web.library.readings import reading_view
from khoithong.web.library.text import kind_of
from khoithong.web.navigation import address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from khoithong.lawbook.pack import Pack


@dataclass(frozen=True, slots=True)
class UseView:
    """One place where the software rests on the provision, with what it settles there."""

    name: str
    excerpt: str
    lines: tuple[str, ...]


def provision_page(pack: Pack, ref: str, cases: int) -> dict[str, Any] | None:
    """The context of the template; nothing where the text has no such provision."""
    provision = pack.text.get(ref)
    if provision is None:
        return None
    whole = f"{pack.identity.id}#{ref}"
    classified = pack.coverage.get(whole)
    kind = kind_of(pack, whole)
    return {
        "provision": provision,
        "citation": citation(pack, whole),
        "unverified": pack.identity.id in pack.partial,
        "kind": kind,
        "kind_words": pack.labels.coverage.get(kind, ""),
        "reason": (classified.reason or "") if classified else "",
        "settled_by": _settled_by(pack, ref),
        "uses": list(_uses(pack, whole)),
        "readings": [
            reading_view(pack, name)
            for name, reading in pack.regulation.readings.items()
            if whole in reading.provisions
        ],
        "cases": cases,
        "cases_url": f"{address('cases')}?{urlencode({'dieu_khoan': whole})}",
    }


def _settled_by(pack: Pack, ref: str) -> Any:
    """The provision around it that settles it, where it is not itself the one classified."""
    classified = pack.coverage.get(f"{pack.identity.id}#{ref}")
    if classified is None or classified.by == ref:
        return None
    return citation(pack, f"{pack.identity.id}#{classified.by}")


def _uses(pack: Pack, ref: str) -> Iterator[UseView]:
    for use in pack.uses.get(ref, ()):
        kind = use.rule.removeprefix("acts.").partition(".")[0] if use.rule.startswith("acts.") else ""
        lines = act_lines(pack, pack.regulation.acts[kind]) if kind else ()
        if not use.rule.startswith("readings."):
            yield UseView(use.name, use.excerpt or "", lines)
