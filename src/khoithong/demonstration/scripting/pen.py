"""The pen: one act after the other, with dates, times, offices, papers and numbers of documents."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING, Any, Final, Self
from zlib import crc32

from khoithong.demonstration.bench import bench
from khoithong.demonstration.packs import PACK
from khoithong.demonstration.papers import Paper, paper_name
from khoithong.demonstration.story import OFFICES, Day, Step, Story, office_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from khoithong.demonstration.plan import Plan

_MORNING, _LAST = 8 * 60, 16 * 60 + 50
"""Minutes of the day between which acts are done."""
_GIVEN: Final[set[tuple[str, str, int]]] = set()
"""The numbers of documents given so far, by agency and kind of document."""
_OUTSET: Final = 170
"""Working days before today at which the numbering of documents begins."""


class Pen:
    """A story being written, act by act."""

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

    def registered(self, after: int = 0, by: str | None = None) -> Self:
        """The clerk of the deciding agency enters the plan, where there is one."""
        clerk = by or self.agency.clerk
        return self.do("register_plan", clerk, after=after, number=self.number("ĐX")) if clerk else self

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
        for agency in (self.agency.agency, self._employer):
            for office in OFFICES[who]:
                if office.partition("/")[0] == agency:
                    return office
        return None
