"""A text of the law as a page: provisions in print order, with what the software makes of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.urls import reverse

from khoithong.web.components import Link

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from khoithong.lawbook.pack import Pack
    from khoithong.lawbook.text import Provision

KINDS: Final = ("implemented", "manual", "out_of_scope")
"""What may become of a provision."""


@dataclass(frozen=True, slots=True)
class ProvisionView:
    """One provision with what the software makes of it."""

    ref: str
    label: str
    marker: str
    title: str
    text: str
    depth: int
    url: str
    """The page of this provision; nothing for a mere heading."""
    kind: str
    """`implemented`, `manual`, `out_of_scope` or nothing for a mere heading."""
    note: str
    """In few words: what became of it, in how many places, how many cases rest on it."""
    chapter: str = ""
    """The heading of the chapter that begins here."""


def text_page(pack: Pack, counts: Mapping[str, int], kind: str) -> dict[str, Any]:
    """The context of the template; ``counts`` are cases by reference, ``kind`` leaves only provisions of that kind."""
    chapters = {
        chapter.refs[0]: f"Chương {chapter.number}. {chapter.title}"
        for chapter in pack.text.chapters
        if chapter.refs
    }
    views = [_view(pack, one, chapters.get(one.ref, ""), counts) for one in pack.text.provisions.values()]
    shown = [one for one in views if _kept(pack, one, kind, views)]
    return {
        "provisions": shown,
        "contents": [one for one in shown if one.depth == 0],
        "kind": kind,
        "kinds": _kinds(pack, kind),
        "preamble": "" if kind else pack.text.preamble,
        "closing": "" if kind else pack.text.closing,
    }


def _view(pack: Pack, provision: Provision, chapter: str, counts: Mapping[str, int]) -> ProvisionView:
    whole = f"{pack.identity.id}#{provision.ref}"
    classified = pack.coverage.get(whole)
    known = classified is not None or whole in pack.uses
    return ProvisionView(
        ref=provision.ref,
        label=provision.label,
        marker=provision.marker,
        title=provision.title or "",
        text=provision.text,
        depth=min(len(list(pack.text.ancestors(provision.ref))), 3),
        url=reverse("provision", args=[pack.identity.id, provision.ref]) if known else "",
        kind=kind_of(pack, whole),
        note=_note(pack, whole, counts.get(whole, 0)) if known else "",
        chapter=chapter,
    )


def kind_of(pack: Pack, ref: str) -> str:
    """What became of a provision; of one that only others of its text settle, nothing."""
    classified = pack.coverage.get(ref)
    if classified is not None:
        return classified.kind
    return "implemented" if ref in pack.uses else ""


def _note(pack: Pack, ref: str, cases: int) -> str:
    words = pack.labels.coverage[kind_of(pack, ref)].partition(",")[0]
    uses = len(pack.uses.get(ref, ()))
    places = f": {uses} chỗ" if uses else ""
    return f"{words}{places}" + (f" · {cases} hồ sơ" if cases else "")


def _kept(pack: Pack, one: ProvisionView, kind: str, views: Sequence[ProvisionView]) -> bool:
    """Whether a provision is of the kind asked for, or the heading above one."""
    if not kind or one.kind == kind:
        return True
    return any(
        other.kind == kind and one.ref in pack.text.ancestors(other.ref)
        for other in views
        if other.ref.startswith(f"{one.ref}/")
    )


def _kinds(pack: Pack, current: str) -> list[Link]:
    """The kinds of provisions with how many there are of each, to narrow the text to."""
    url = reverse("regulation", args=[pack.identity.id])
    found = [classified.kind for classified in pack.coverage.values()]
    return [
        Link("Tất cả", url, current=not current, count=len(found)),
        *(
            Link(
                pack.labels.coverage[kind],
                f"{url}?loai={kind}",
                current=kind == current,
                count=found.count(kind),
            )
            for kind in KINDS
        ),
    ]
