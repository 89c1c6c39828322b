"""What was typed into the form of an act on a task and not sent yet: kept for the person until the act is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from khoithong.desk.cleaning import clean
from khoithong.desk.clock import Clock, aware, server_clock
from khoithong.directives.models import KeptForm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from khoithong.directives.standing import Verb


def keep_form(
    person: str, assignment: int, verb: Verb, data: Mapping[str, Any], *, clock: Clock = server_clock
) -> None:
    """Keep a form's contents, instead of what was kept before."""
    KeptForm.objects.update_or_create(
        person=person,
        assignment_id=assignment,
        verb=verb,
        defaults={"data": clean(dict(data)), "updated_at": aware(clock())},
    )


def kept_form(person: str, assignment: int, verb: Verb) -> KeptForm | None:
    """What was kept of a form, if anything."""
    return KeptForm.objects.filter(person=person, assignment=assignment, verb=verb).first()


def drop_form(person: str, assignment: int, verb: str) -> None:
    """Forget it."""
    KeptForm.objects.filter(person=person, assignment=assignment, verb=verb).delete()
