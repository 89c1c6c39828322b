"""What is asked for: whose figures, for which days, by whom; and the parameters every statement takes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from khoithong.casefiles import rights
from khoithong.lawbook.loader import load_pack, pack_ids
from khoithong.procedure.vocabulary import STATUTORY_DEADLINES
from khoithong.reports.counting import CHECKS, FOLLOWED, MILESTONES

if TYPE_CHECKING:
    from datetime import date

    from khoithong.casefiles.rights import Reader
    from khoithong.procedure.organisation import Organisation
    from khoithong.reports.period import Period
    from khoithong.reports.scope import Scope


@dataclass(frozen=True, slots=True)
class Asked:
    """A question for figures. Whether the scope may be counted was judged before (`scope`)."""

    scope: Scope
    period: Period
    today: date
    who: Reader
    """Which rows may be opened one by one; in a report the agency itself, whoever writes it."""
    agencies: frozenset[str] = frozenset()
    """Agencies whose directives and documents the reader may open."""

    long: int = 30
    """After so many days something has waited long."""

    @property
    def end(self) -> date:
        """The day figures of a moment are about: the last of the period, or today while it runs."""
        return min(self.period.until, self.today)

    @property
    def parameters(self) -> dict[str, Any]:
        """The named parameters of `counting`."""
        packs, measures, families = _measures()
        return {
            "agencies": list(self.scope.agencies),
            "since": self.period.since,
            "until": self.period.until,
            "end": self.end,
            "today": self.today,
            "long": self.today - timedelta(days=self.long),
            "checks": list(CHECKS),
            "milestones": list(MILESTONES),
            "followed": list(FOLLOWED),
            "statutory": list(STATUTORY_DEADLINES),
            "packs": packs,
            "measures": measures,
            "families": families,
            "mine": sorted(self.agencies),
            "everything": self.who.supervises,
        }

    def may_open(self) -> tuple[str, dict[str, str]]:
        """The right to read as SQL on `casefiles_case c`, with named parameters."""
        return named(*rights.condition(self.who))


def named(condition: str, values: list[str]) -> tuple[str, dict[str, str]]:
    """A condition whose parameters stand in order, with names instead."""
    parts = condition.split("%s")
    names = [f"right_{number}" for number in range(len(values))]
    text = parts[0] + "".join(f"%({name})s{part}" for name, part in zip(names, parts[1:], strict=True))
    return text, dict(zip(names, values, strict=True))


def agency_reader(agency: str, organisation: Organisation) -> Reader:
    """What an agency as such may read, by all its offices together: the same whoever writes its report."""
    one = organisation.agencies[agency]
    relations = frozenset((agency, relation) for relation in rights.READERS)
    return rights.Reader("", bool(one.functions & rights.SUPERVISING), relations)


def _measures() -> tuple[list[str], list[str], list[str]]:
    """Every measure of every pack with its family, as three columns."""
    rules = ((pack, rule.id, rule.family) for pack in pack_ids() for rule in load_pack(pack).measures)
    rows = list(dict.fromkeys(rules))  # a measure may rest on two provisions
    return [row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows]
