"""The decision as it was taken: number, day, who executes, by when, with which documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from khoithong.procedure.data import read_date
from khoithong.web.casepage.people import party_person, person_of
from khoithong.web.components import SummaryRow
from khoithong.web.wording import date_words, weekday_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from khoithong.casefiles.stored import StoredAct
    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import Citation, Person


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision of a case: the approval or the refusal, or the override before it."""

    title: str
    approved: bool
    rows: list[SummaryRow]
    citation: Citation | None
    seq: int


_KINDS = ("approve", "disapprove")


def decided(ground: Ground) -> Decided | None:
    """The decision on the proposal; nothing before it was taken."""
    return next((_decided(ground, act) for act in reversed(ground.loaded.acts) if act.kind in _KINDS), None)


def overridden(ground: Ground) -> Decided | None:
    """The head's written decision to go on although the meeting rejected; nothing where there is none that counts."""
    if ground.case.override is None:
        return None
    return next(
        _decided(ground, act)
        for act in reversed(ground.loaded.acts)
        if act.kind == "proceed_despite_rejection"
    )


def _decided(ground: Ground, act: StoredAct) -> Decided:
    rule = ground.regulation.acts[act.kind]
    return Decided(
        title=ground.labels.acts[act.kind].noun,
        approved=act.kind == "approve",
        rows=list(_rows(ground, act)),
        citation=ground.cite(rule.provision.of(ground.case.route)),
        seq=act.seq,
    )


def _rows(ground: Ground, act: StoredAct) -> Iterator[SummaryRow]:
    fields, data = ground.labels.fields[act.kind], act.data
    if data.get("document"):
        yield SummaryRow(fields["document"].label, str(data["document"]))
    yield SummaryRow("Ngày", weekday_words(act.effective))
    yield SummaryRow("Người quyết định", _words(person_of(ground, act.actor, act.effective)))
    for name in ("necessity", "feasibility", "reason"):
        if data.get(name):
            yield SummaryRow(fields[name].label, str(data[name]))
    if data.get("executors"):
        people = [_words(party_person(ground, party, act.effective)) for party in data["executors"]]
        yield SummaryRow(fields["executors"].label, people)
    if data.get("mode"):
        yield SummaryRow(fields["mode"].label, ground.labels.choices["approve.mode"][data["mode"]])
    day = read_date(data["planned_completion"]) if data.get("planned_completion") else None
    if day is not None:
        yield SummaryRow(fields["planned_completion"].label, f"{date_words(day)} (hạn nội bộ)")


def _words(person: Person) -> str:
    return f"{person.name}, {person.office}" if person.office else person.name
