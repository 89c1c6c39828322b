"""Writes a story in a few lines: each method is a stretch of the procedure, its days counted from the one before.

Dates, times, document numbers, offices and the tally in the minutes find their place by themselves; what people
say is given. A script begins with the plan sent and ends where its last line leaves it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING, Any, Final, Self
from zlib import crc32

from khoithong.demonstration.bench import bench
from khoithong.demonstration.packs import PACK
from khoithong.demonstration.papers import Paper, paper_name
from khoithong.demonstration.story import Day, Step, Story, office_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from khoithong.demonstration.plan import Plan

Ballot = tuple[str, str] | str
"""A ballot (`for`, `against`, `other`), or the ballot with its remarks."""

ALL: Final = "abcd"
"""The four conditions of encouragement."""
SOUND: Final = {"right_policy": True, "pure_motive": True, "common_good": True, "damage": False}
"""What was found: in good faith, for the common good, without damage."""
DAMAGE: Final = {**SOUND, "damage": True}

_MORNING, _LAST = 8 * 60, 16 * 60 + 50
_WORDS: Final = {"against": "không tán thành", "other": "có ý kiến khác"}
_GIVEN: Final[set[tuple[str, str, int]]] = set()
"""The numbers of documents given so far, by agency and kind of document."""
_OUTSET: Final = 170
"""Working days before today at which the numbering of documents begins."""


class Script:
    """A story being written."""

    def __init__(
        self,
        plan: Plan,
        agency: str,
        by: str,
        begins: int,
        *,
        with_: Iterable[str] = (),
        employer: str | None = None,
        registered: bool = True,
        pack: str = PACK,
    ) -> None:
        """Send `plan` to the deciding `agency` on day `begins`, `with_` co-proposers; `employer` where that is not clear."""
        self.plan, self.agency, self.by, self.pack = plan, bench(agency), by, pack
        self.proposers = (by, *with_)
        self.executors: tuple[str, ...] = self.proposers
        self.council: tuple[str, ...] = ()
        self.cast: dict[str, str] = {}
        self.day = begins
        self._steps: list[Step] = []
        self._minutes = 0
        data: dict[str, Any] = {"plan": plan.sections, "confirmed": ["4/2"]}
        if with_:
            data["co_proposers"] = list(with_)
        if employer is not None:
            data["agency"] = employer
        self._employer = employer
        self.do("submit_plan", **data)
        if registered:
            self.registered()

    # --- the work of writing ----------------------------------------------------------------------------------

    def do(
        self,
        kind: str,
        by: str | None = None,
        *,
        after: int = 0,
        office: str | None = None,
        ago: int | None = None,
        evidence: str | None = None,
        for_: str | None = None,
        gap: int = 24,
        **data: Any,
    ) -> Self:
        """One act, `after` so many working days, by the proposer unless somebody is named.

        `ago` says how many working days before it was entered it really happened, and `for_` who acted on paper, each
        with its `evidence`.
        """
        who = by or self.by
        self._pass(after, gap)
        self._steps.append(
            Step(
                self.day,
                time(self._minutes // 60, self._minutes % 60),
                who,
                office_of(who, office or self._office(who)),
                kind,
                {key.rstrip("_"): value for key, value in data.items() if value is not None},
                Day(self.day - ago) if ago is not None else None,
                evidence,
                for_,
            )
        )
        return self

    def paper(self, title: str, kind: str = "pdf") -> Self:
        """Attach a document to the last act, made of what the act says."""
        last = self._steps[-1]
        texts = tuple(value for value in last.data.values() if isinstance(value, str) and len(value) > 12)
        lines = texts or (self.plan.sections["content"],)
        new = Paper(kind, paper_name(title, kind), self.agency.name, title, lines)
        self._steps[-1] = replace(last, papers=(*last.papers, new))
        return self

    def end(self) -> Story:
        """The story so far. Raises `ValueError` where it goes beyond today."""
        if self.day > 0:
            raise ValueError(f"{self.plan.key} ends {self.day} days from now")
        return Story(self.plan.key, tuple(self._steps), self.pack)

    def number(self, kind: str) -> str:
        """The number of a document written that day: growing with the days, given once by an agency."""
        found = 20 + (self.day + _OUTSET) * 4 + crc32(f"{self.plan.key}/{kind}".encode()) % 4
        while (self.agency.agency, kind, found) in _GIVEN:
            found += 1
        _GIVEN.add((self.agency.agency, kind, found))
        sign = self.agency.sign
        return f"{found}-{kind}/{sign}" if self.agency.in_party else f"{found}/{kind}-{sign}"

    def _pass(self, days: int, gap: int) -> None:
        if days or not self._minutes:
            self.day += days
            self._minutes = _MORNING + 5 * (crc32(f"{self.plan.key}/{len(self._steps)}".encode()) % 30)
        else:
            self._minutes = min(self._minutes + gap, _LAST)

    def _office(self, who: str) -> str | None:
        """The office somebody uses here: one in the deciding or the employing agency, else his first."""
        from khoithong.demonstration.story import OFFICES

        for agency in (self.agency.agency, self._employer):
            for office in OFFICES[who]:
                if office.partition("/")[0] == agency:
                    return office
        return None

    # --- before the decision ----------------------------------------------------------------------------------

    def registered(self, after: int = 0, by: str | None = None) -> Self:
        """The clerk of the deciding agency enters the plan, where there is one."""
        clerk = by or self.agency.clerk
        return self.do("register_plan", clerk, after=after, number=self.number("ĐX")) if clerk else self

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
            why = dict(zip(ALL, self.plan.reasons, strict=True)) | dict(unmet or {})
            more["conditions_met"] = [f"5/1/{one}" for one in ALL if one not in (unmet or {})]
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
        document = f"Công văn số {30 + (self.day + wait + _OUTSET) + crc32(self.plan.key.encode()) % 3}-CV/ĐU"
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

    # --- execution --------------------------------------------------------------------------------------------

    def head(self, kind: str, after: int = 1, **data: Any) -> Self:
        """An act of the head of the deciding agency."""
        return self.do(kind, self.agency.head, after=after, **data)

    def resources(self, content: str, *, after: int = 1, to: Iterable[str] = ()) -> Self:
        """Resources promised, and given to these executors."""
        self.head("allocate_resources", after, content=content)
        for executor in to:
            self.measure("resources", executor, after=0)
        return self

    def report_wanted(self, content: str, *, within: int, after: int) -> Self:
        """The head demands a report within so many days."""
        return self.head("request_report", after, due=Day(self.day + after + within), content=content)

    def progress(
        self,
        percent: int,
        content: str,
        difficulties: str | None = None,
        *,
        after: int = 5,
        by: str | None = None,
    ) -> Self:
        """A report of the executor."""
        return self.do(
            "report_progress",
            by or self._executor(),
            after=after,
            percent=percent,
            content=content,
            difficulties=difficulties,
        )

    def reported(self, results: str, *, after: int = 3, wait: int = 5, by: str | None = None) -> Self:
        """Completed after so many days, the result report `wait` days later."""
        self.completed(after, by)
        return self.do("submit_result_report", by or self._executor(), after=wait, results=results)

    def completed(self, after: int = 5, by: str | None = None) -> Self:
        """The executor declares completion that day."""
        return self.do("declare_completion", by or self._executor(), after=after, on=Day(self.day + after))

    # --- evaluation and measures ------------------------------------------------------------------------------

    def published(self, after: int = 2) -> Self:
        """The result is recognised in writing."""
        return self.do(
            "publish_result", self.agency.head, after=after, document=f"Thông báo số {self.number('TB')}"
        )

    def measure(self, measure: str, beneficiary: str, *, after: int = 1, document: str | None = None) -> Self:
        """The head applies what is his agency's to give."""
        paper = document or f"Quyết định số {self.number('QĐ')}"
        return self.head("apply_measure", after, measure=measure, beneficiary=beneficiary, document=paper)

    def proposed(self, measure: str, beneficiary: str, *, after: int = 1) -> Self:
        """The head proposes what is another's to decide."""
        return self.head("propose_measure", after, measure=measure, beneficiary=beneficiary)

    def granted(
        self,
        measure: str,
        beneficiary: str,
        by: str,
        document: str,
        *,
        after: int = 3,
        granted: bool = True,
        outcome: str | None = None,
    ) -> Self:
        """Who manages the cadre decides."""
        return self.do(
            "decide_measure",
            by,
            after=after,
            measure=measure,
            beneficiary=beneficiary,
            granted=granted,
            document=document,
            outcome=outcome,
        )

    # --- small change -----------------------------------------------------------------------------------------

    @property
    def _decided(self) -> bool:
        return any(step.kind in ("approve", "disapprove") for step in self._steps)

    def _executor(self) -> str:
        first = self.executors[0]
        return first if first in _PEOPLE else bench(first).head

    def _tally(self) -> str:
        counts = {value: list(self.cast.values()).count(value) for value in ("for", "against", "other")}
        said = [f"{counts['for']}/{len(self.cast)} ý kiến tán thành"]
        said += [f"{counts[value]} {words}" for value, words in _WORDS.items() if counts[value]]
        return ", ".join(said)


def _people() -> frozenset[str]:
    from khoithong.demonstration.story import OFFICES

    return frozenset(OFFICES)


_PEOPLE: Final = _people()
