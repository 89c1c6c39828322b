"""Proposals, decisions and what they amount to, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from khoithong.casefiles import law
from khoithong.casefiles.adoption_effects import proposing_agencies
from khoithong.casefiles.governance import governance
from khoithong.casefiles.models import LawDecision, LawProposal
from khoithong.lawbook.loader import UnknownPack, pack_ids
from khoithong.lawbook.pack import describe
from khoithong.web.adapters import citation
from khoithong.web.adoption.forms import WHOLE
from khoithong.web.wording import date_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from khoithong.casefiles.governance import Adoption
    from khoithong.organisation.models import Account
    from khoithong.organisation.snapshot import Directory
    from khoithong.web.components import Citation, Tone

_OUTCOMES: dict[str, tuple[str, Tone]] = {
    "confirmed": ("Đã xác nhận", "done"),
    "declined": ("Bị từ chối", "stop"),
    "withdrawn": ("Đã rút", "neutral"),
}


@dataclass(frozen=True, slots=True)
class Text:
    """A text by its pack."""

    pack: str
    name: str
    here: bool
    """Whether the installation still has it."""


@dataclass(frozen=True, slots=True)
class Word:
    """Who said something, when, and why."""

    who: str
    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """A proposal with what became of it."""

    id: int
    kind: str
    what: str
    """In one sentence."""
    text: Text
    ground: str
    proposed: Word
    decided: Word | None
    outcome: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class AdoptionLine:
    """A text adopted for an agency."""

    adoption: Adoption
    where: str
    text: Text
    state: str
    tone: Tone
    governs: Sequence[str]
    """The names of the agencies it governs today, the agency itself first."""
    ground: str
    proposed: Word
    decided: Word


def where(agency: str, picture: Directory) -> str:
    """An agency by name, or the whole installation."""
    return picture.name(agency) if agency else WHOLE


def text_of(pack: str) -> Text:
    """A text by its pack, also one that is not there any more."""
    return Text(pack, law.name_of(pack), pack in pack_ids())


def who(account: Account, person: str, picture: Directory) -> str:
    """The person at the keyboard, and the account."""
    return f"{picture.name(person)} ({account.username})"


def proposals(rows: Iterable[LawProposal], picture: Directory) -> list[ProposalLine]:
    """Proposals, read with account and decision."""
    return [proposal_line(row, picture) for row in rows]


def proposal_line(row: LawProposal, picture: Directory) -> ProposalLine:
    """One proposal."""
    decision: LawDecision | None = getattr(row, "decision", None)
    words, tone = _OUTCOMES[decision.outcome] if decision else ("Chờ xác nhận", "wait")
    return ProposalLine(
        row.pk,
        row.kind,
        sentence(row, picture),
        text_of(row.pack),
        row.ground,
        Word(who(row.account, row.person, picture), row.at, row.reason),
        Word(who(decision.account, decision.person, picture), decision.at, decision.reason)
        if decision
        else None,
        words,
        tone,
    )


def sentence(row: LawProposal, picture: Directory) -> str:
    """What a proposal asks for."""
    place = where(row.agency, picture)
    if row.kind == "adopt" and row.since is not None:
        return f"Áp dụng {law.name_of(row.pack)} cho {place}, {period(row.since, row.until)}"
    if row.kind == "end" and row.until is not None:
        return f"Thôi áp dụng {law.name_of(row.pack)} cho {place} sau ngày {date_words(row.until)}"
    question, answer = reading_words(row.pack, row.reading, row.answer)
    begins = f", hồ sơ nhận từ {date_words(row.since)}" if row.since else ""
    return f"Quy ước “{question}” theo cách “{answer}”{begins}; {place}, {law.name_of(row.pack)}"


def period(since: date, until: date | None) -> str:
    """`từ 11/04/2026`, `từ 11/04/2026 đến 31/12/2026`."""
    return f"từ {date_words(since)}" + (f" đến {date_words(until)}" if until else "")


def reading_words(pack: str, reading: str, answer: str) -> tuple[str, str]:
    """A question and an answer; their keys where the text no longer has them."""
    try:
        found = law.regulation(pack).readings.get(reading)
    except UnknownPack:
        found = None
    if found is None:
        return f"{reading}:", answer
    return found.question, found.answers.get(answer, answer)


def adoptions(picture: Directory, today: date) -> list[AdoptionLine]:
    """Everything adopted and not over: in force first, then to come. One statement."""
    laws = governance(picture)
    shown = [one for one in laws.adoptions if one.ever and (one.until is None or one.until >= today)]
    rows = {
        row.proposal_id: row
        for row in LawDecision.objects.filter(proposal_id__in=[one.id for one in shown]).select_related(
            "account", "proposal__account"
        )
    }
    governs = _governed(picture, today)
    lines = [
        _adoption_line(one, rows[one.id], governs.get(one.id, []), today, picture)
        for one in shown
        if one.id in rows
    ]
    return sorted(lines, key=lambda one: (one.adoption.since > today, one.adoption.agency != "", one.where))


def _governed(picture: Directory, today: date) -> dict[int, list[str]]:
    laws, found = governance(picture), dict[int, list[str]]()
    for agency in proposing_agencies(picture):
        for one in laws.texts(agency, today, picture.organisation):
            found.setdefault(one.id, []).append(picture.name(agency))
    return {key: sorted(names) for key, names in found.items()}


def _adoption_line(
    one: Adoption, row: LawDecision, governs: Sequence[str], today: date, picture: Directory
) -> AdoptionLine:
    proposal = row.proposal
    state, tone = _state(one, bool(governs), today)
    return AdoptionLine(
        one,
        where(one.agency, picture),
        text_of(one.pack),
        state,
        tone,
        governs,
        proposal.ground,
        Word(who(proposal.account, proposal.person, picture), proposal.at, proposal.reason),
        Word(who(row.account, row.person, picture), row.at, row.reason),
    )


def _state(one: Adoption, governs: bool, today: date) -> tuple[str, Tone]:
    if one.pack not in pack_ids():
        return "Không còn gói quy định", "stop"
    if law.regulation(one.pack).digest != one.digest:
        return "Văn bản đã đổi, cần xác nhận lại", "stop"
    if one.since > today:
        return "Sắp áp dụng", "info"
    return ("Đang áp dụng", "done") if governs else ("Nhường văn bản riêng hoặc bản mới hơn", "neutral")


@dataclass(frozen=True, slots=True)
class ChosenAnswer:
    """An answer chosen here."""

    where: str
    answer: str
    since: date
    proposal: int
    proposed: Word
    decided: Word


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """A question a text leaves open: the text's own answer, and those chosen here."""

    id: str
    question: str
    default: str
    reason: str
    chosen_by: str
    chosen_on: date
    citations: Sequence[Citation]
    open: bool
    """Whether there is another answer to choose."""
    chosen: Sequence[ChosenAnswer]


def readings(pack: str, picture: Directory) -> list[ReadingLine]:
    """The questions of a text. One statement."""
    described = describe(pack)
    laws = governance(picture)
    rows = {
        row.proposal_id: row
        for row in LawDecision.objects.filter(
            outcome="confirmed", proposal__kind="reading", proposal__pack=pack
        ).select_related("account", "proposal__account")
    }
    found: dict[str, list[ChosenAnswer]] = {}
    for one in sorted(laws.choices, key=lambda one: (one.since, one.id), reverse=True):
        if one.pack == pack and one.id in rows:
            row = rows[one.id]
            proposal = row.proposal
            _, answer = reading_words(pack, one.reading, one.answer)
            found.setdefault(one.reading, []).append(
                ChosenAnswer(
                    where(one.agency, picture),
                    answer,
                    one.since,
                    one.id,
                    Word(who(proposal.account, proposal.person, picture), proposal.at, proposal.reason),
                    Word(who(row.account, row.person, picture), row.at, row.reason),
                )
            )
    return [
        ReadingLine(
            name,
            reading.question,
            reading.answers[reading.chosen],
            reading.reason,
            described.choices[name].by,
            described.choices[name].on,
            [cited for ref in reading.provisions if (cited := citation(described, ref)) is not None],
            len(reading.answers) > 1,
            found.get(name, ()),
        )
        for name, reading in described.regulation.readings.items()
    ]


def uncovered(picture: Directory, today: date) -> list[str]:
    """The names of agencies under no text at all, Party bodies left aside: nobody proposes from them."""
    return sorted(
        picture.name(agency)
        for agency in proposing_agencies(picture)
        if not law.packs_for(agency, today, picture)
    )


def mine(agencies: Iterable[str], picture: Directory, today: date) -> list[tuple[str, list[Text]]]:
    """What applies where somebody works."""
    return [
        (picture.name(agency), [text_of(pack) for pack in law.packs_for(agency, today, picture)])
        for agency in dict.fromkeys(agencies)
    ]
