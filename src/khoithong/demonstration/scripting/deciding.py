"""Up to the decision: the plan taken in and completed, meetings and ballots, the Party body, the head."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Self
from zlib import crc32

from khoithong.demonstration.scripting.pen import Pen
from khoithong.demonstration.story import Day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Ballot = tuple[str, str] | str
"""A ballot (`for`, `against`, `other`), or the ballot with its remarks."""

_ALL: Final = "abcd"
"""The four conditions of encouragement."""
_WORDS: Final = {"against": "không tán thành", "other": "có ý kiến khác"}
_LETTERS: Final = 200
"""So many working days ago the Party bodies' letters began to be numbered."""


class Deciding(Pen):
    """A story up to its decision."""

    def supplement(self, asked: str, answer: str | None = None, *, after: int = 1, wait: int = 1) -> Self:
        """The head asks for more; the proposer answers, or has not yet."""
        self.do("request_supplement", self.agency.head, after=after, content=asked)
        return self.do("supplement_plan", after=wait, content=answer) if answer else self

    def revised(self, what: str, /, after: int = 1, **sections: str) -> Self:
        """A new version of the plan with these sections changed, and what was changed."""
        return self.do("revise_plan", after=after, plan={**self.plan.sections, **sections}, content=what)

    def convened(self, ahead: int, after: int = 2) -> Self:
        """The head convenes the meeting `ahead` working days later."""
        return self.do("convene_meeting", self.agency.head, after=after, on=Day(self.day + after + ahead))

    def votes(
        self,
        remarks: Mapping[str, Ballot] | None = None,
        *,
        after: int = 0,
        only: Iterable[str] | None = None,
    ) -> Self:
        """Those who vote: everybody unless `only` some; `for` unless their ballot is given."""
        given = dict(remarks or {})
        electorate = self.council or tuple(one for one in self.agency.voters if one not in self.proposers)
        for number, person in enumerate(electorate if only is None else only):
            ballot = given.get(person, "for")
            value, words = (ballot, None) if isinstance(ballot, str) else ballot
            self.cast[person] = value
            self.do("vote", person, after=0 if number else after, gap=3, ballot=value, remarks=words)
        return self

    def paper_vote(
        self, person: str, ballot: str, remarks: str, evidence: str, by: str | None = None, after: int = 0
    ) -> Self:
        """A ballot on paper, entered by the clerk or the council's secretary."""
        self.cast[person] = ballot
        return self.do(
            "vote",
            by or self.agency.clerk,
            for_=person,
            evidence=evidence,
            ballot=ballot,
            remarks=remarks,
            gap=6,
            after=after,
        )

    def closed(
        self,
        note: str,
        *,
        absent: Iterable[str] = (),
        unmet: Mapping[str, str] | None = None,
        by: str | None = None,
        **more: Any,
    ) -> Self:
        """The minutes: the tally, then what was concluded. At approval all conditions are met but those `unmet`, and why."""
        if not self._decided:
            why = dict(zip(_ALL, self.plan.reasons, strict=True)) | dict(unmet or {})
            more["conditions_met"] = [f"5/1/{one}" for one in _ALL if one not in (unmet or {})]
            more["condition_reasons"] = {f"5/1/{one}": reason for one, reason in why.items()}
        if absent:
            more["absent"] = list(absent)
        minutes = f"Biên bản số {self.number('BB')}: {self._tally()}. {note}"
        self.cast.clear()
        return self.do("close_meeting", by or self.agency.head, gap=41, minutes=minutes, **more)

    def meeting(
        self,
        note: str,
        remarks: Mapping[str, Ballot] | None = None,
        *,
        ahead: int = 2,
        after: int = 2,
        absent: Iterable[str] = (),
        **more: Any,
    ) -> Self:
        """A whole meeting: convened, held, closed."""
        given = dict(remarks or {})
        electorate = self.council or tuple(one for one in self.agency.voters if one not in self.proposers)
        present = [one for one in electorate if one not in set(absent)]
        self.convened(ahead, after).votes(given, after=ahead, only=present)
        return self.closed(note, absent=absent, **more)

    def council_of(
        self,
        reason: str,
        members: Mapping[str, str],
        secretary: str,
        *,
        after: int = 1,
        wait: int = 1,
        sent: bool = True,
    ) -> Self:
        """The council's route: why, who sits on it (person and standing; the first is vice chair), its secretary."""
        head = self.agency.head
        self.do("choose_route", head, after=after, route="council", reason=reason)
        seats: list[dict[str, Any]] = [{"person": head, "capacity": "chair", "as": "head"}]
        for place, (person, standing) in enumerate(members.items()):
            seat = {"person": person, "capacity": "member" if place else "vice_chair", "as": standing}
            seats.append({**seat, "secretary": True} if person == secretary else seat)
        self.council = tuple(seat["person"] for seat in seats)
        self.do(
            "establish_council",
            head,
            after=wait,
            members=seats,
            document=f"Quyết định số {self.number('QĐ')}",
        )
        return self.do("dispatch_plan", secretary, gap=95) if sent else self

    def replaced(self, out: str, newcomer: str, standing: str, reason: str, after: int = 1) -> Self:
        """Another member takes a seat of the council."""
        self.council = tuple(newcomer if one == out else one for one in self.council)
        return self.do(
            "replace_council_member",
            self.agency.head,
            after=after,
            out=out,
            in_=newcomer,
            as_=standing,
            reason=reason,
        )

    def sought(self, after: int = 1) -> Self:
        """The head asks the Party body."""
        return self.do(
            "seek_party_opinion", self.agency.head, after=after, document=f"Tờ trình số {self.number('TTr')}"
        )

    def opinion(self, content: str, value: str = "agree", *, after: int = 1, wait: int = 2) -> Self:
        """The head asks, the Party body answers."""
        self.sought(after)
        if self.agency.party_voice is None:
            raise ValueError(f"{self.agency.agency} has no Party body")
        voice, office = self.agency.party_voice
        document = f"Công văn số {(self.day + wait + _LETTERS) + crc32(self.plan.key.encode()) % 3}-CV/ĐU"
        return self.do(
            "give_party_opinion",
            voice,
            after=wait,
            office=office,
            opinion=value,
            content=content,
            document=document,
        )

    def despite(self, necessity: str, feasibility: str, after: int = 1) -> Self:
        """The head lets be done what the meeting rejected."""
        document = f"Quyết định số {self.number('QĐ')}"
        return self.do(
            "proceed_despite_rejection",
            self.agency.head,
            after=after,
            necessity=necessity,
            feasibility=feasibility,
            document=document,
        )

    def approved(
        self,
        completion: int | None = None,
        *,
        executors: Iterable[str] = (),
        mode: str = "implement",
        after: int = 2,
    ) -> Self:
        """The decision; who executes (the proposers unless others), planned to be complete on day `completion`."""
        self.executors = tuple(executors) or self.proposers
        planned = Day(completion) if completion is not None else None
        return self.do(
            "approve",
            self.agency.head,
            after=after,
            document=f"Quyết định số {self.number('QĐ')}",
            executors=list(self.executors),
            mode=mode,
            planned_completion=planned,
            confirmed=["4/2"],
        )

    def disapproved(self, reason: str, after: int = 2) -> Self:
        """The refusal, in writing, with its reason."""
        return self.do(
            "disapprove",
            self.agency.head,
            after=after,
            document=f"Thông báo số {self.number('TB')}",
            reason=reason,
        )

    @property
    def _decided(self) -> bool:
        return any(step.kind in ("approve", "disapprove") for step in self._steps)

    def _tally(self) -> str:
        counts = {value: list(self.cast.values()).count(value) for value in ("for", "against", "other")}
        said = [f"{counts['for']}/{len(self.cast)} ý kiến tán thành"]
        said += [f"{counts[value]} {words}" for value, words in _WORDS.items() if counts[value]]
        return ", ".join(said)
