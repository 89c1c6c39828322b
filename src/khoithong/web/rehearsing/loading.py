"""A person's rehearsal found, played and saved again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.http import Http404

from khoithong.desk.rehearsals import (
    NoSuchRehearsal,
    Play,
    TooMuch,
    change_rehearsal,
    find_rehearsal,
    start_rehearsal,
)
from khoithong.web.rehearsing.script import read_document, write_document
from khoithong.web.rehearsing.stage import stage_of
from khoithong.web.session import current

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

    from khoithong.casefiles.models import Rehearsal
    from khoithong.rehearsal.scenario import Scenario
    from khoithong.web.rehearsing.stage import Stage

CHANGED_ELSEWHERE: Final = (
    "Bản diễn tập này đã đổi ở một cửa sổ khác. Dưới đây là bản mới nhất; làm lại trên bản này."
)


def look(request: HttpRequest, rehearsal_id: UUID) -> Stage:
    """The rehearsal, played. Raises `Http404` where there is none, or none of this person's."""
    here = current(request)
    row = row_of(request, rehearsal_id)
    return stage_of(here, row, read_document(row.document))


def row_of(request: HttpRequest, rehearsal_id: UUID) -> Rehearsal:
    """The row alone. Raises `Http404`."""
    try:
        return find_rehearsal(rehearsal_id, current(request).person)
    except NoSuchRehearsal:
        raise Http404 from None


def fixed_of(row: Rehearsal) -> int:
    """How many entries at the beginning were taken over from a case."""
    return int(row.wishes.get("fixed", 0))


def typed_of(row: Rehearsal) -> dict[str, Any]:
    """What the form of choices holds."""
    found = row.wishes.get("typed")
    return found if isinstance(found, dict) else {}


def keep(
    request: HttpRequest,
    scenario: Scenario,
    *,
    typed: dict[str, list[str]] | None = None,
    fixed: int = 0,
    beside: UUID | None = None,
    by_hand: bool = False,
) -> Rehearsal | None:
    """A new rehearsal; nothing, with a message, where no more are kept."""
    here = current(request)
    play = Play(
        scenario.title, write_document(scenario), {"fixed": fixed, "typed": typed or {}}, by_hand=by_hand
    )
    try:
        return start_rehearsal(here.person, play, beside=beside, clock=here.clock)
    except TooMuch as refusal:
        messages.error(request, str(refusal))
        return None


def save(
    request: HttpRequest,
    row: Rehearsal,
    scenario: Scenario,
    *,
    typed: dict[str, list[str]] | None = None,
    by_hand: bool,
) -> bool:
    """The changed script in the place of the one the page showed; false, with a message, where it could not be."""
    here = current(request)
    shown = request.POST.get("version", "")
    version = int(shown) if shown.isascii() and shown.isdigit() and len(shown) < 9 else row.version
    wishes = {**row.wishes, **({"typed": typed} if typed is not None else {})}
    play = Play(scenario.title, write_document(scenario), wishes, by_hand=by_hand)
    try:
        saved = change_rehearsal(row.id, here.person, version, play, clock=here.clock)
    except NoSuchRehearsal:
        raise Http404 from None
    except TooMuch as refusal:
        messages.error(request, str(refusal))
        return False
    if not saved:
        messages.warning(request, CHANGED_ELSEWHERE)
    return saved
