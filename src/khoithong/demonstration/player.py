"""Plays stories at the door, once: every act has a key of its own, so that playing again goes on where it ended."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from khoithong.casefiles.models import Act, Attachment, Draft
from khoithong.demonstration.papers import content
from khoithong.desk.answers import Done, IdempotencyConflict, Refused
from khoithong.desk.attach import attach_to_draft, attach_to_form
from khoithong.desk.clock import FixedClock
from khoithong.desk.drafts import new_draft
from khoithong.desk.perform import perform
from khoithong.desk.repeating import key_of
from khoithong.desk.submit_proposal import submit_proposal

if TYPE_CHECKING:
    from uuid import UUID

    from khoithong.demonstration.story import Step, Story
    from khoithong.demonstration.timetable import Timetable


class Stuck(Exception):
    """A story does not go on."""


def play(story: Story, timetable: Timetable) -> int:
    """Play a story to its end; returns the case. Raises `Stuck`, keeping what was recorded so far."""
    clock = FixedClock(timetable.now)
    case: int | None = None
    for number, (step, moment) in enumerate(zip(story.steps, timetable.moments(story), strict=True), start=1):
        clock.move_to(moment)
        where = f"{story.id}, bước {number} ({step.kind}, {moment:%d/%m/%Y %H:%M})"
        key = key_of(f"demonstration/{story.id}/{number}")
        try:
            if case is None and step.papers:
                answer = _sent_with_papers(story, step, timetable.data(story, step), key, clock)
            else:
                answer = perform(
                    case_id=case,
                    kind=step.kind,
                    actor=step.by,
                    capacity=step.office,
                    data=timetable.data(story, step),
                    idempotency_key=key,
                    happened_on=timetable.happened_on(story, step),
                    evidence=step.evidence,
                    on_behalf_of=step.on_behalf_of,
                    pack=story.pack,
                    files=_files(case, step, key, clock) if case is not None else (),
                    clock=clock,
                )
        except IdempotencyConflict as conflict:
            raise Stuck(f"{where}: đã ghi với nội dung khác") from conflict
        if isinstance(answer, Refused):
            raise Stuck(f"{where}: {answer.refusal.message}")
        case = answer.case_id
    if case is None:
        raise ValueError(f"story {story.id} has no steps")
    return case


def _sent_with_papers(
    story: Story, step: Step, data: dict[str, Any], key: UUID, clock: FixedClock
) -> Done | Refused:
    """Send a plan with its annexes: they wait with a draft, which is sent; one sent before is left as it is."""
    if not Act.objects.filter(key=key).exists():
        if not Draft.objects.filter(id=key).exists():
            new_draft(step.by, story.pack, data, draft_id=key, clock=clock)
        for paper in step.papers:
            attach_to_draft(key, step.by, paper.name, BytesIO(content(paper)), clock=clock)
    return submit_proposal(key, step.by, step.office, clock=clock)


def _files(case: int, step: Step, key: UUID, clock: FixedClock) -> list[UUID]:
    """The files brought with a step: attached now, or those recorded with it when it was played before."""
    if not step.papers:
        return []
    played = Act.objects.filter(case=case, key=key).values_list("seq", flat=True).first()
    if played is not None:
        recorded = Attachment.objects.filter(case=case, seq=played).order_by("place")
        return list(recorded.values_list("id", flat=True))
    return [
        attach_to_form(case, step.kind, step.by, paper.name, BytesIO(content(paper)), clock=clock).id
        for paper in step.papers
    ]
