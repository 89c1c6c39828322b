"""Sending a form: everything wrong at once, or the act recorded through the one door."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from django.http import Http404

from khoithong.desk.answers import IdempotencyConflict, NoSuchCase, Refused
from khoithong.desk.perform import perform
from khoithong.procedure.acts import Act
from khoithong.procedure.refusals import Refusal
from khoithong.web.actforms import circumstances
from khoithong.web.actforms.faults import place
from khoithong.web.actforms.reading import read
from khoithong.web.casepage.reasons import message_of
from khoithong.web.casepage.standing import entering_office

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from khoithong.desk.answers import Done
    from khoithong.web.actforms.circumstances import Circumstances
    from khoithong.web.actforms.context import FormContext
    from khoithong.web.actforms.reading import Read


@dataclass(slots=True)
class Outcome:
    """What came of a form that was sent."""

    done: Done | None = None
    refusal: Refusal | None = None
    general: list[str] = field(default_factory=list)
    """What is wrong and belongs to no single control."""
    conflict: bool = False
    """The form had been sent before with other content."""


def send(
    form: FormContext, key: str, office: str | None, files: Sequence[UUID] = (), not_taken: Sequence[str] = ()
) -> Outcome:
    """Record the act with its files, or put what is wrong at the form's controls; `not_taken` says why files were not."""
    found = read(form)
    around = circumstances.read(form, found)
    for words in not_taken:
        found.wrong("files", words)
    if found.errors:
        form.errors = found.errors
        _add_missing(form, found, around)
        return Outcome()
    try:
        answer = perform(
            case_id=form.ground.row.id,
            kind=form.kind,
            actor=form.ground.here.person,
            capacity=_office(form, around, office),
            data=found.data,
            idempotency_key=key,
            happened_on=around.happened_on,
            evidence=around.evidence,
            on_behalf_of=around.on_behalf_of,
            files=files,
            clock=form.ground.here.clock,
        )
    except NoSuchCase:
        raise Http404 from None
    except IdempotencyConflict as conflict:
        return Outcome(general=[str(conflict)], conflict=True)
    if isinstance(answer, Refused):
        return refused(form, answer.refusal, found)
    return Outcome(done=answer)


def _office(form: FormContext, around: Circumstances, shown: str | None) -> str | None:
    """The office the form was shown in; for another's act the one that lets it be entered."""
    person = around.on_behalf_of
    known = form.ground.setting.organisation.people
    if person is None or person == form.ground.here.person or person not in known:
        return shown
    return entering_office(form.ground, form.kind, person, shown)


def refused(form: FormContext, refusal: Refusal, found: Read) -> Outcome:
    """Everything wrong at once; a refusal that is about no control stands above the form, with its provision."""
    place(form, refusal, found)
    general = [
        message_of(form.ground, form.kind, fault) for fault in refusal.more if not place(form, fault, found)
    ]
    return Outcome(refusal=refusal, general=list(dict.fromkeys(general)))


def _add_missing(form: FormContext, found: Read, around: Circumstances) -> None:
    """What the engine misses besides what was typed wrongly, so that all is said at once."""
    here, case = form.ground.here, form.ground.loaded.case
    at = max(here.now, case.last_at) if case.last_at else here.now
    act = Act(
        form.kind, here.person, at, found.data, around.happened_on, around.evidence, around.on_behalf_of
    )
    answer = form.ground.procedure.decide(case, act)
    for fault in (answer, *answer.more) if isinstance(answer, Refusal) else ():
        if fault.code in ("missing_content", "reasons_required"):
            wrong = set(found.errors)
            place(
                form, replace(fault, fields=tuple(name for name in fault.fields if name not in wrong)), found
            )
