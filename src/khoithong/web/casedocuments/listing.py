"""The documents of a case, step by step: made, to be drafted now, not yet and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from khoithong.desk.documents.draft import act_since
from khoithong.documents.catalogue import KINDS
from khoithong.documents.codec import from_json
from khoithong.documents.drafting.bases import BASES, STEPS
from khoithong.documents.drafting.installation import FaultySettings
from khoithong.documents.drafting.matter import Matter
from khoithong.documents.drafting.possible import Possible, possible
from khoithong.documents.drafting.writers import may_draft
from khoithong.documents.records.models import OfficialDocument
from khoithong.web.casedocuments.intended import typed_acts
from khoithong.web.casepage.told import act_page
from khoithong.web.components import BlockedAct, Link
from khoithong.web.wording import local

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from khoithong.casefiles.stored import StoredAct
    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import Tone


@dataclass(frozen=True, slots=True)
class Made:
    """A document there is."""

    url: str
    name: str
    number: str
    """As printed; empty while it has none."""
    subject: str
    label: str
    tone: Tone
    on: date
    """When it was issued, else changed last."""
    person: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A document beside the step it belongs to."""

    made: Made
    picture: str
    """The address of its first page."""


@dataclass(frozen=True, slots=True)
class Line:
    """One document the case has or can have now."""

    name: str
    rests_on: Link | None
    """The act it rests on."""
    note: str
    made: Sequence[Made]
    drafts: Possible | None
    """What the button drafts; nothing where it is drafted already or others draft it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the procedure."""

    title: str
    lines: list[Line] = field(default_factory=list)


def listing(ground: Ground) -> dict[str, Any]:
    """What the page shows."""
    try:
        found = possible(ground.loaded, ground.here.now, typed_acts(ground))
    except FaultySettings as faulty:
        return {"steps": [], "blocked": [], "unknown": [], "faulty": str(faulty)}
    documents = list(OfficialDocument.objects.filter(case=ground.row.id).order_by("drafted_at", "id"))
    steps = {title: Step(title) for title in STEPS}
    for one in found:
        if not one.why_not:
            steps[one.step].lines.append(_line(ground, one, documents))
    for left in documents:  # what no act of the case calls for any more
        steps[BASES[left.kind].step].lines.append(
            Line(KINDS[left.kind].name, None, "", [made_of(ground, left)], None)
        )
    return {
        "steps": [step for step in steps.values() if step.lines],
        "blocked": [_blocked(ground, one) for one in found if one.why_not and one.known],
        "unknown": [one.name for one in found if not one.known],
        "faulty": "",
    }


def _line(ground: Ground, one: Possible, documents: list[OfficialDocument]) -> Line:
    mine = [document for document in documents if _belongs(ground, document, one)]
    for document in mine:
        documents.remove(document)
    alive = any(document.status != "cancelled" for document in mine)
    act = ground.loaded.acts[one.seq - 1] if one.seq is not None else None
    drafting = not alive and may_draft(Matter(ground.loaded, ground.day), one.kind, ground.here.person)
    return Line(
        name=one.name,
        rests_on=_rests_on(ground, act),
        note=_note(ground, one, others=not alive and not drafting),
        made=[made_of(ground, document) for document in mine],
        drafts=one if drafting else None,
    )


def _belongs(ground: Ground, document: OfficialDocument, one: Possible) -> bool:
    return (
        document.kind == one.kind
        and act_since(document, ground.loaded) == one.seq
        and document.about.get("managing", "") == one.managing
    )


def _rests_on(ground: Ground, act: StoredAct | None) -> Link | None:
    if act is None:
        return None
    words = f"{ground.labels.acts[act.kind].noun}, {act.effective:%d/%m/%Y}"
    return Link(words, act_page(ground, act.seq))


def _note(ground: Ground, one: Possible, *, others: bool) -> str:
    if others:
        return "Chưa soạn; người của cơ quan ban hành soạn"
    if one.coming:
        return f"Soạn trước khi ghi việc “{ground.labels.acts[one.coming].noun}”"
    return f"Gửi {ground.name(one.managing)}" if one.managing else ""


def made_of(ground: Ground, document: OfficialDocument) -> Made:
    """A document as a line."""
    label, tone = state_of(document)
    issued = document.issued_on
    return Made(
        url=reverse("case-document", args=[ground.row.code, document.id]),
        name=KINDS[document.kind].name,
        number=from_json(document.content).number if document.number is not None else "",
        subject=document.subject,
        label=label,
        tone=tone,
        on=issued or local(document.changed_at).date(),
        person=ground.name(document.issued_by or document.changed_by),
    )


def documents_for(ground: Ground, acts: Collection[str]) -> list[Shown]:
    """The documents of these acts that were not cancelled, the newest first."""
    kinds = [kind for kind, basis in BASES.items() if not set(acts).isdisjoint(basis.acts)]
    found = OfficialDocument.objects.filter(case=ground.row.id, kind__in=kinds)
    return [
        Shown(made_of(ground, one), picture_url(ground, one, 1))
        for one in found.exclude(status="cancelled").order_by("-drafted_at", "id")
    ]


def picture_url(ground: Ground, document: OfficialDocument, number: int) -> str:
    """The address of a page as a picture, another one whenever the document changed."""
    address = reverse("case-document-picture", args=[ground.row.code, document.id, number])
    return f"{address}?v={document.version}-{document.status}"


def state_of(document: OfficialDocument) -> tuple[str, Tone]:
    """Its state in words, and how it is marked."""
    if document.status == "issued":
        return "Đã ban hành", "done"
    if document.status == "cancelled":
        return ("Đã hủy số" if document.number is not None else "Đã rút dự thảo"), "stop"
    return ("Dự thảo", "active") if document.symbol else ("Không đánh số", "neutral")


def _blocked(ground: Ground, one: Possible) -> BlockedAct:
    opens = url = ""
    if one.coming:
        url = reverse("act", args=[ground.row.code, one.coming])
        opens = f"Nhập ở biểu mẫu “{ground.labels.acts[one.coming].noun}” rồi bấm Dự thảo văn bản."
    elif one.opens:
        opens = f"Soạn được sau khi ghi việc “{ground.labels.acts[one.opens].noun}”."
    return BlockedAct(one.name, one.why_not, ground.cite(one.provision), opens, url)
