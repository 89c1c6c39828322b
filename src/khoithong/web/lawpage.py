"""A text of the law as a page: provisions in print order, where the software rests on each, open questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from khoithong.web.adapters import citation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from khoithong.lawbook.coverage import Classification
    from khoithong.lawbook.pack import Pack, Use
    from khoithong.lawbook.text import Provision
    from khoithong.web.components import Citation


@dataclass(frozen=True, slots=True)
class ProvisionView:
    """One provision with what the software makes of it."""

    ref: str
    label: str
    marker: str
    title: str
    text: str
    depth: int
    uses: Sequence[Use]
    kind: str
    """`implemented`, `manual`, `out_of_scope` or nothing for a mere heading."""
    kind_words: str
    reason: str
    chapter: str = ""
    """The heading of the chapter that begins here."""


@dataclass(frozen=True, slots=True)
class ReadingView:
    """A question the text leaves open."""

    id: str
    question: str
    answers: Sequence[tuple[str, bool]]
    reason: str
    citations: Sequence[Citation]
    chosen_by: str
    chosen_on: date


def law_page(pack: Pack) -> dict[str, Any]:
    """The context of the template."""
    chapters = {
        chapter.refs[0]: f"Chương {chapter.number}. {chapter.title}"
        for chapter in pack.text.chapters
        if chapter.refs
    }
    provisions = [_view(pack, one, chapters.get(one.ref, "")) for one in pack.text.provisions.values()]
    return {
        "pack": pack,
        "status_words": pack.labels.in_force_statuses[pack.identity.in_force_status].lower(),
        "provisions": provisions,
        "contents": [one for one in provisions if one.depth == 0],
        "readings": [_reading(pack, name) for name in pack.regulation.readings],
        "preamble": pack.text.preamble,
        "closing": pack.text.closing,
    }


def _view(pack: Pack, provision: Provision, chapter: str) -> ProvisionView:
    whole = f"{pack.identity.id}#{provision.ref}"
    classified: Classification | None = pack.coverage.get(whole)
    kind = classified.kind if classified else ""
    return ProvisionView(
        ref=provision.ref,
        label=provision.label,
        marker=provision.marker,
        title=provision.title or "",
        text=provision.text,
        depth=min(len(list(pack.text.ancestors(provision.ref))), 3),
        uses=pack.uses.get(whole, ()),
        kind=kind,
        kind_words=pack.labels.coverage.get(kind, ""),
        reason=(classified.reason or "") if classified else "",
        chapter=chapter,
    )


def _reading(pack: Pack, name: str) -> ReadingView:
    reading, choice = pack.regulation.readings[name], pack.choices[name]
    cited = (citation(pack, ref) for ref in reading.provisions)
    return ReadingView(
        name,
        reading.question,
        [(words, answer == reading.chosen) for answer, words in reading.answers.items()],
        reading.reason,
        [one for one in cited if one is not None],
        choice.by,
        choice.on,
    )
