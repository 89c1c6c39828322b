"""Urge agencies that have not done a task: an entry for each, and one letter to all of them, drafted for its number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import uuid5

from django.db import IntegrityError, transaction

from khoithong.desk.clock import aware
from khoithong.desk.directives import acting
from khoithong.desk.directives.acting import Faulty, NoSuchAssignment, words
from khoithong.directives.citing import clause_words
from khoithong.directives.models import Assignment
from khoithong.directives.standing import giver
from khoithong.documents.codec import to_json
from khoithong.documents.drafting.agencies import agency as issuing
from khoithong.documents.facts import Facts
from khoithong.documents.kinds.urging import REQUEST, Urged, urging
from khoithong.documents.records.models import DocumentEntry, OfficialDocument
from khoithong.organisation.snapshot import directory
from khoithong.procedure.wording import shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from khoithong.desk.directives.acting import Asked, Recorded, Taken
    from khoithong.directives.models import Directive
    from khoithong.documents.content import Document
    from khoithong.organisation.snapshot import Directory

NOBODY: Final = "Chọn ít nhất một cơ quan cần đôn đốc"
MOST: Final = 200
"""Agencies one letter goes to."""


def remind(assignments: Sequence[int], asked: Asked, data: Mapping[str, Any]) -> Recorded:
    """Urge the agencies of these assignments, all of one task and given by the same agency; `request` is the letter's wish.

    All or nobody. Raises `Faulty`, `NoSuchAssignment`, `IdempotencyConflict`.
    """
    wanted = sorted(set(assignments))
    problems: dict[str, str] = {}
    said = {"request": words(data, "request", "Nhập nội dung đề nghị", problems)}
    if not wanted:
        raise Faulty({"assignments": NOBODY})
    if len(wanted) > MOST:
        raise Faulty({"assignments": f"Chọn nhiều nhất {MOST} cơ quan một lần"})
    try:
        with transaction.atomic():
            acting.keep_offices()
            directive = acting.lock(wanted[0])
            if directive is None:
                raise NoSuchAssignment
            first = acting.first_entry(asked.key)
            if first is not None:
                return acting.first_answer(
                    first, directive, "remind", wanted[:1], asked, {**said, "to": wanted}
                )
            taken = _all(directive, wanted, asked)
            if problems:
                raise Faulty(problems)
            document = _drafted(taken, said["request"])
            for place, one in enumerate(taken):
                one.one.reminded_on, one.one.changed_at = one.at.date(), aware(one.at)
                one.one.save(update_fields=["reminded_on", "changed_at"])
                key = asked.key if place == 0 else uuid5(asked.key, str(one.one.id))
                entry = acting.write(one, "remind", {**said, "to": wanted, "document": str(document.id)}, key)
                if place == 0:
                    recorded = acting.Recorded(directive.code, entry.seq)
            return recorded
    except IntegrityError as error:
        raise acting.conflict(error) from error


def _all(directive: Directive, wanted: Sequence[int], asked: Asked) -> list[Taken]:
    """Each of them in hand; who cannot be urged any more is named."""
    taken, gone = [], []
    for one in wanted:
        try:
            taken.append(acting.take("remind", directive, one, asked))
        except Faulty as refused:
            gone.append((one, refused.problems[""]))
    if gone:
        raise Faulty({"assignments": _named(gone)})
    if len({(one.one.task_id, giver(one.one), one.one.parent_id) for one in taken}) != 1:
        raise Faulty({"assignments": "Chọn các cơ quan được giao cùng một nhiệm vụ"})
    return taken


def _named(gone: Sequence[tuple[int, str]]) -> str:
    picture = directory()
    agencies = dict(Assignment.objects.filter(id__in=[one for one, _ in gone]).values_list("id", "agency"))
    return " ".join(f"{picture.name(agencies[one])}: {why}" for one, why in gone if one in agencies)


def order_words(directive: Directive) -> str:
    """The directive as it is cited: `Công văn số 398/SNV-CCVC ngày 20/03/2024 của Sở Nội vụ`."""
    number = f" số {directive.number}" if directive.number else ""
    day = f" ngày {shown(directive.date)}" if directive.date else ""
    issuer = f" của {directive.issuer}" if directive.issuer else ""
    return f"{directive.kind or 'Văn bản'}{number}{day}{issuer}"


def letter(assignments: Sequence[Assignment], request: str, day: date, picture: Directory) -> Document:
    """The letter, unnumbered; assignments with their task and directive, all given by one agency."""
    first = assignments[0]
    directive = first.task.directive
    facts = Facts(
        code=directive.code,
        title=directive.subject,
        law="",
        agency=issuing(picture, giver(first), day),
        day=day,
    )
    by_name = sorted(assignments, key=lambda one: picture.name(one.agency))
    urged = [_urged(one, day, picture) for one in by_name]
    return urging(facts, order_words(directive), urged, request or REQUEST)


def _urged(one: Assignment, day: date, picture: Directory) -> Urged:
    task = one.task
    clause = clause_words(task)
    what = task.report_wanted or task.text
    about = what if len(what) <= _LONG else f"{what[:_LONG].rsplit(' ', 1)[0]}…"
    late = (day - one.due_on).days if one.due_on else 0
    return Urged(
        picture.name(one.agency),
        f"{clause}: {about}" if clause else about,
        shown(one.due_on) if one.due_on else task.due_words or "Không ấn định",
        f"{late:02d} ngày" if late > 0 else "Chưa đến hạn" if one.due_on else "–",
    )


_LONG: Final = 160
"""Characters of a task in a line of the letter."""


def _drafted(taken: Sequence[Taken], request: str) -> OfficialDocument:
    """The letter among the documents of the agency, for its clerk to give a number."""
    first = taken[0]
    made = letter([one.one for one in taken], request, first.at.date(), first.picture)
    person, at = first.asked.person, aware(first.at)
    document = OfficialDocument.objects.create(
        agency=giver(first.one),
        kind=made.kind,
        form=made.form,
        symbol=made.symbol,
        subject=made.subject,
        content=to_json(made),
        about={"directive": first.directive.code, "task": first.one.task.place},
        drafted_by=person,
        drafted_at=at,
        changed_by=person,
        changed_at=at,
    )
    DocumentEntry.objects.create(
        document=document, at=at, by=person, office=first.asked.office or "", what="drafted"
    )
    return document
