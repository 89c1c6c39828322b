"""One provision: its words, where the software rests on it, the questions about it, the cases that rest on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from khoithong.lawbook.diff.facts import facts_of
from khoithong.web.adapters import citation
from khoithong.web.library.readings import reading_view
from khoithong.web.library.text import kind_of
from khoithong.web.navigation import address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
    settled = {fact.key: fact.lines for fact in facts_of(pack)}
    for use in pack.uses.get(ref, ()):
        # questions left open stand below, with their answers
        if not use.rule.startswith("readings."):
            yield UseView(use.name, use.excerpt or "", _lines(settled, _key(pack, use.rule, ref)))


def _key(pack: Pack, rule: str, ref: str) -> str:
    """The key of the fact a rule makes: what names itself by its provision is known there by its words."""
    section = rule.partition(".")[0]
    confirmed = {one.provision: one.label for one in pack.regulation.confirmations}
    named = {"conditions": pack.conditions, "prohibitions": pack.prohibitions, "confirmations": confirmed}
    return f"{section}.{named[section].get(ref, '')}" if section in named else rule


def _lines(settled: Mapping[str, tuple[str, ...]], rule: str) -> tuple[str, ...]:
    """What the rule settles, or the rule of which it is a part."""
    while rule:
        for key in (rule, f"{rule}.to"):
            if key in settled:
                return settled[key]
        rule = rule.rpartition(".")[0]
    return ()
