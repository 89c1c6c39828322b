"""What somebody typed into the forms of a case's acts and has not sent: documents made before their act rest on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from khoithong.casefiles.models import DraftAct
from khoithong.desk.act_drafts import keep_form
from khoithong.documents.drafting.bases import BASES
from khoithong.documents.drafting.matter import Matter
from khoithong.documents.drafting.possible import Typed as TypedActs
from khoithong.documents.drafting.writers import may_draft
from khoithong.web.actforms.context import FormContext
from khoithong.web.actforms.reading import read
from khoithong.web.actforms.typed import Typed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import QueryDict

    from khoithong.web.casepage.ground import Ground


def typed_acts(ground: Ground) -> TypedActs:
    """By act, its data as far as they were typed by this person."""
    kept = DraftAct.objects.filter(person=ground.here.person, case_id=ground.row.id)
    return TypedActs(
        {one.kind: data_of(ground, one.kind, one.data) for one in kept if one.kind in ground.regulation.acts}
    )


def data_of(ground: Ground, kind: str, kept: Mapping[str, object]) -> dict[str, Any]:
    """The data of one act; what was typed in a way that cannot be read is left out."""
    return read(FormContext(ground, kind, Typed.of_kept(kept))).data


def intended(ground: Ground, document_kind: str) -> dict[str, Any]:
    """The data of the act a kind of document is made before; empty where nothing was typed."""
    acts = BASES[document_kind].acts
    if not acts or acts[0] not in ground.regulation.acts:
        return {}
    kept = DraftAct.objects.filter(person=ground.here.person, case_id=ground.row.id, kind=acts[0]).first()
    return data_of(ground, acts[0], kept.data) if kept is not None else {}


def keep_typed(ground: Ground, document_kind: str, post: QueryDict) -> None:
    """Keep what the form of an act holds, from which its document is to be drafted: nothing typed there is lost."""
    acts = BASES[document_kind].acts
    if not acts or acts[0] not in ground.regulation.acts:
        return
    values = Typed.of_post(post).values
    values.pop("draft_document", None)
    keep_form(ground.here.person, ground.row.id, acts[0], values, clock=ground.here.clock)


def drafted_before(ground: Ground, act: str) -> str:
    """The kind of document that can be drafted from the form of an act; empty where there is none."""
    kinds = (kind for kind, basis in BASES.items() if basis.before and act in basis.acts)
    kind = next(kinds, "")
    writes = kind and may_draft(Matter(ground.loaded, ground.day), kind, ground.here.person)
    return kind if writes else ""
