"""Which texts govern an agency on a day, and which answers to open questions go with them.

Derived from what two administrators decided, never from today's files: the nearest agency upwards for which a text
was adopted decides, the whole installation last. Before the first adoption takes effect nothing was decided, and
the settings say what is offered (`khoithong.casefiles.law`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from django.utils.timezone import localdate

from khoithong.casefiles.models import LawDecision
from khoithong.lawbook.loader import UnknownPack, load

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from khoithong.casefiles.models import LawProposal
    from khoithong.organisation.snapshot import Directory
    from khoithong.procedure.organisation import Organisation

EVERYBODY: Final = ""
"""In the place of an agency: the whole installation."""


@dataclass(frozen=True, slots=True)
class Adoption:
    """A text in force for an agency and all below it. Both days inclusive."""

    id: int
    """Of the proposal that was confirmed."""
    agency: str
    pack: str
    digest: str
    """Of the text as it was confirmed."""
    since: date
    until: date | None

    @property
    def ever(self) -> bool:
        """Whether there is a day on which it applies: it may have been ended before it began."""
        return self.until is None or self.since <= self.until

    def covers(self, day: date) -> bool:
        """Whether it applies on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Choice:
    """Another answer to a question the text leaves open, for cases received from a day on."""

    id: int
    agency: str
    pack: str
    reading: str
    answer: str
    since: date


@dataclass(frozen=True, slots=True)
class Governance:
    """Everything confirmed, in the order of the decisions."""

    adoptions: tuple[Adoption, ...] = ()
    choices: tuple[Choice, ...] = ()

    def after(self, proposal: LawProposal, day: date) -> Governance:
        """The same once a proposal is confirmed on a day."""
        if proposal.kind == "adopt" and proposal.since is not None:
            adoption = Adoption(
                proposal.pk,
                proposal.agency,
                proposal.pack,
                proposal.digest,
                proposal.since,
                proposal.until,
            )
            return replace(self, adoptions=(*self.adoptions, adoption))
        if proposal.kind == "end":
            ended = (
                _ended(one, proposal.until) if one.id == proposal.ends_id else one for one in self.adoptions
            )
            return replace(self, adoptions=tuple(ended))
        # For cases to come only: an answer never reaches back before the day somebody confirmed it.
        since = max(proposal.since or day, day)
        choice = Choice(proposal.pk, proposal.agency, proposal.pack, proposal.reading, proposal.answer, since)
        return replace(self, choices=(*self.choices, choice))

    def begun(self, day: date) -> bool:
        """Whether any adoption had taken effect by then: from that day on the settings no longer say anything."""
        return any(one.since <= day and one.ever for one in self.adoptions)

    def texts(self, agency: str, day: date, organisation: Organisation) -> list[Adoption]:
        """The adoptions that apply to an agency: of the nearest level that has any, without what they replace."""
        for level in levels(agency, organisation):
            found = {one.pack: one for one in self.adoptions if one.agency == level and one.covers(day)}
            if found:
                gone = {old for pack in found for old in replaced_by(pack)}
                return [one for pack, one in found.items() if pack not in gone]
        return []

    def readings(self, pack: str, agency: str, day: date, organisation: Organisation) -> dict[str, str]:
        """The answers chosen for a text: of the nearest level, there the newest."""
        found: dict[str, str] = {}
        for level in reversed(levels(agency, organisation)):
            applying = [
                one for one in self.choices if (one.pack, one.agency) == (pack, level) and one.since <= day
            ]
            found |= {one.reading: one.answer for one in sorted(applying, key=lambda one: one.since)}
        return found


def levels(agency: str, organisation: Organisation) -> tuple[str, ...]:
    """The agency, those above it, the whole installation."""
    if agency not in organisation.agencies:
        return (EVERYBODY,)
    return (agency, *organisation.superiors(agency), EVERYBODY)


def replaced_by(pack: str) -> tuple[str, ...]:
    """The packs a pack says it replaces; none of one that is not there any more."""
    try:
        return load(pack).pack.identity.replaces
    except UnknownPack:
        return ()


@lru_cache(maxsize=4)
def governance(picture: Directory) -> Governance:
    """What is confirmed. Every confirmation makes a new picture of the organisation, so one may be kept with it."""
    del picture  # only the key of the cache
    return compiled(LawDecision.objects.filter(outcome="confirmed").select_related("proposal").order_by("id"))


def compiled(decisions: Iterable[LawDecision]) -> Governance:
    """Confirmed decisions, in their order, put together."""
    found = Governance()
    for decision in decisions:
        found = found.after(decision.proposal, localdate(decision.at))
    return found


def _ended(adoption: Adoption, until: date | None) -> Adoption:
    days = [day for day in (adoption.until, until) if day is not None]
    return replace(adoption, until=min(days, default=None))
