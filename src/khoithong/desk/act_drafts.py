"""What was typed into the form of an act and not sent yet: kept for the person until the act is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from khoithong.casefiles.models import DraftAct
from khoithong.desk.cleaning import clean
from khoithong.desk.clock import Clock, aware, server_clock

if TYPE_CHECKING:
    from collections.abc import Mapping


def keep_form(
    person: str, case_id: int, kind: str, data: Mapping[str, Any], *, clock: Clock = server_clock
) -> None:
    """Keep a form's contents, instead of what was kept before."""
    DraftAct.objects.update_or_create(
        person=person,
        case_id=case_id,
        kind=kind,
        defaults={"data": clean(dict(data)), "updated_at": aware(clock())},
    )


def kept_form(person: str, case_id: int, kind: str) -> DraftAct | None:
    """What was kept of a form, if anything."""
    return DraftAct.objects.filter(person=person, case_id=case_id, kind=kind).first()


def drop_form(person: str, case_id: int, kind: str) -> None:
    """Forget it."""
    DraftAct.objects.filter(person=person, case_id=case_id, kind=kind).delete()
