"""What one act says in one of its fields: for pages that set the acts of a case beside each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from khoithong.web.casepage.contents import LONG
from khoithong.web.casepage.documents import files_of_act
from khoithong.web.casepage.people import person_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from khoithong.casefiles.stored import StoredAct
    from khoithong.web.attachments import FileLine
    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import Person


@dataclass(frozen=True, slots=True)
class Told:
    """An act with the words of one field."""

    seq: int
    kind: str
    title: str
    on: date
    """The day it took effect."""
    person: Person
    """Whose act it is."""
    text: str
    cut: bool
    """Whether the rest stands on the act's own page."""
    url: str
    files: Sequence[FileLine] = ()


def told(ground: Ground, act: StoredAct, name: str, text: str | None = None) -> Told:
    """The act with what its field `name` says, or with `text`."""
    words, long = shortened(text if text is not None else str(act.data.get(name) or ""))
    return Told(
        seq=act.seq,
        kind=act.kind,
        title=ground.labels.acts[act.kind].noun,
        on=act.effective,
        person=person_of(ground, act.actor, act.effective, act.office if act.actor == act.by else None),
        text=words,
        cut=long,
        url=act_page(ground, act.seq),
        files=files_of_act(ground, act.seq),
    )


def shortened(text: str, most: int = LONG) -> tuple[str, bool]:
    """A text cut at a word where it is longer than `most` characters, and whether it was."""
    if len(text) <= most:
        return text, False
    return f"{text[:most].rsplit(' ', 1)[0]}…", True


def act_page(ground: Ground, seq: int) -> str:
    """The address of an act at full length."""
    return reverse("case-act", args=[ground.row.code, seq])


def acts_of_kind(ground: Ground, *kinds: str) -> list[StoredAct]:
    """The acts of these kinds, in the order they were recorded."""
    return [act for act in ground.loaded.acts if act.kind in kinds]
