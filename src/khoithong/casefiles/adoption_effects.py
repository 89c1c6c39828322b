"""What a change of the texts in force would do: for which agencies, to which drafts; cases under way keep theirs.

Counts only, never a case or a draft: whoever administers the installation reads neither.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from django.db.models import Count

from khoithong.casefiles import law
from khoithong.casefiles.governance import governance
from khoithong.casefiles.models import Case, Draft
from khoithong.procedure.acts import Act

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from khoithong.casefiles.governance import Governance
    from khoithong.casefiles.models import LawProposal
    from khoithong.organisation.snapshot import Directory

ENDED = ("evaluated", "disapproved", "withdrawn", "archived")


@dataclass(frozen=True, slots=True)
class AgencyChange:
    """An agency under other texts, or the same with another answer."""

    agency: str
    before: tuple[str, ...]
    """Packs, or for a reading the answer."""
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Effects:
    """What follows from confirming a proposal."""

    day: date
    """The first day on which it shows."""
    agencies: tuple[AgencyChange, ...]
    drafts: int
    """Drafts that could be sent now and could not any more."""
    cases: Mapping[str, int]
    """Open cases of these agencies by pack: they keep their text."""

    @property
    def left_alone(self) -> tuple[AgencyChange, ...]:
        """Agencies that would be without any text."""
        return tuple(one for one in self.agencies if not one.after)


def effects(proposal: LawProposal, today: date, picture: Directory) -> Effects:
    """What confirming a proposal today would do, which need not be stored yet. Two statements at most."""
    before = governance(picture)
    after = before.after(proposal, today)
    day = _first_day(proposal, today)
    if proposal.kind == "reading":
        changed = _other_answers(proposal, before, after, day, picture)
        return Effects(day, changed, 0, _open_cases(changed))
    changed = _other_texts(before, after, day, picture)
    return Effects(day, changed, _drafts_stopped(changed, picture, today), _open_cases(changed))


def proposing_agencies(picture: Directory) -> list[str]:
    """The agencies plans are proposed from: offices in a Party body do not count."""
    agencies = picture.organisation.agencies.values()
    return sorted(agency.id for agency in agencies if agency.kind != "party_body")


def _first_day(proposal: LawProposal, today: date) -> date:
    if proposal.kind == "end" and proposal.until is not None:
        return max(proposal.until, today - timedelta(days=1)) + timedelta(days=1)
    return max(proposal.since or today, today)


def _other_texts(
    before: Governance, after: Governance, day: date, picture: Directory
) -> tuple[AgencyChange, ...]:
    found = []
    for agency in proposing_agencies(picture):
        had = tuple(law.packs_for(agency, day, picture, before))
        has = tuple(law.packs_for(agency, day, picture, after))
        if set(had) != set(has):
            found.append(AgencyChange(agency, had, has))
    return tuple(found)


def _other_answers(
    proposal: LawProposal, before: Governance, after: Governance, day: date, picture: Directory
) -> tuple[AgencyChange, ...]:
    found = []
    own = law.regulation(proposal.pack).readings[proposal.reading].chosen
    for agency in proposing_agencies(picture):
        if proposal.pack not in law.packs_for(agency, day, picture, after):
            continue
        answers = [
            law.readings_for(proposal.pack, agency, day, picture, laws).get(proposal.reading, own)
            for laws in (before, after)
        ]
        if answers[0] != answers[1]:
            found.append(AgencyChange(agency, (answers[0],), (answers[1],)))
    return tuple(found)


def _drafts_stopped(changed: Iterable[AgencyChange], picture: Directory, today: date) -> int:
    """Drafts whose text applied to their agency and would not any more."""
    lost = {one.agency: set(one.before) - set(one.after) for one in changed}
    packs = sorted(set().union(*lost.values()))
    if not packs:
        return 0
    known = picture.organisation.people
    drafts = Draft.objects.filter(pack__in=packs).values_list("owner", "pack", "data__agency")
    return sum(
        pack in lost.get(_agency(owner, named, pack, picture, today), ())
        for owner, pack, named in drafts
        if owner in known
    )


def _agency(owner: str, named: object, pack: str, picture: Directory, today: date) -> str:
    act = Act("submit_plan", owner, datetime.combine(today, time()), {"agency": named} if named else {})
    return law.agency_of(pack, act, picture)


def _open_cases(changed: Iterable[AgencyChange]) -> Mapping[str, int]:
    agencies = [one.agency for one in changed]
    if not agencies:
        return {}
    rows = Case.objects.filter(employing_agency__in=agencies).exclude(status__in=ENDED)
    return dict(rows.order_by("pack").values_list("pack").annotate(Count("id")))
