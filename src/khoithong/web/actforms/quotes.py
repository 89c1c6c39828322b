"""The words of the text an act rests on, as the pack quotes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.web.components import Citation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from khoithong.lawbook.cites import Leaf
    from khoithong.web.actforms.context import FormContext


def quotes(form: FormContext) -> list[Citation]:
    """The act's own quotations at this stage and route, then those of the meeting it belongs to; each once."""
    found: dict[str, Citation] = {}
    for leaf in _leaves(form):
        if leaf.excerpt is None:
            continue
        known = found.get(leaf.provision)
        text = f"“{leaf.excerpt}”"
        if known is None:
            provision = form.ground.pack.provision(leaf.provision)
            title = (provision.title or "") if provision else ""
            found[leaf.provision] = Citation(
                leaf.provision, form.ground.pack.label(leaf.provision), text, title
            )
        elif text not in known.text:
            found[leaf.provision] = Citation(known.ref, known.label, f"{known.text}\n{text}", known.title)
    return list(found.values())


def _leaves(form: FormContext) -> Iterator[Leaf]:
    pack, route = form.ground.pack, form.ground.case.route
    rule = f"acts.{form.kind}"
    at_stage = pack.excerpts(f"{rule}.evaluation", route) if form.stage == "evaluation" else ()
    meeting = f"meetings.{form.stage}.{route}"
    if form.kind in ("convene_meeting", "vote", "close_meeting") and form.stage == "evaluation":
        at_stage = pack.excerpts(meeting, route)
    yield from at_stage or pack.excerpts(rule, route)
    if form.kind in ("vote", "close_meeting"):
        for part in ("majority", "tie", "exclusion"):
            yield from pack.excerpts(f"{meeting}.{part}", route)
    if form.kind == "establish_council":
        for part in ("size", "chair", "members", "notice"):
            yield from pack.excerpts(f"council.{part}", route)
