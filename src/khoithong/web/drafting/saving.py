"""Save one part of a draft. Two windows that write different parts never disturb each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from khoithong.desk.cleaning import clean_text
from khoithong.desk.drafts import Saved, find_draft, save_draft
from khoithong.web.drafting.sections import edition, text_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID

    from khoithong.web.session import Here

_TRIES: Final = 5
"""How often somebody else may be quicker before giving up; each time only a moment passed."""


class Busy(Exception):
    """Others saved the draft again and again in the same moment. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class SavedText:
    """The text is saved; the window has now seen `edition`."""

    edition: str
    at: datetime


@dataclass(frozen=True, slots=True)
class TextConflict:
    """The section was changed since this window read it. Nothing was changed."""

    mine: str
    theirs: str
    edition: str
    """Of theirs: naming it, either text can be kept."""


def save_section(draft_id: UUID, here: Here, name: str, text: str, seen: str) -> SavedText | TextConflict:
    """Save a section typed on top of the text whose edition is `seen`. Raises `NoSuchDraft` and `Busy`."""
    mine = clean_text(text)
    for _ in range(_TRIES):
        draft = find_draft(draft_id, here.person)
        theirs = text_of(draft.data, name)
        if edition(theirs) != seen and theirs != mine:
            return TextConflict(mine, theirs, edition(theirs))
        plan = {**(draft.data.get("plan") or {}), name: mine}
        saved = save_draft(
            draft_id, here.person, {**draft.data, "plan": plan}, draft.version, clock=here.clock
        )
        if isinstance(saved, Saved):
            return SavedText(edition(mine), saved.at)
    raise Busy


def change(draft_id: UUID, here: Here, alter: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Change a part that is not typed: `alter` gets the newest data and gives the new. Raises as above."""
    for _ in range(_TRIES):
        draft = find_draft(draft_id, here.person)
        saved = save_draft(draft_id, here.person, alter(dict(draft.data)), draft.version, clock=here.clock)
        if isinstance(saved, Saved):
            return
    raise Busy
