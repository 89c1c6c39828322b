"""A rehearsal in the shape of a case, so that everything pages say of a case they say of it in the same words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.urls import reverse
from django.utils.http import urlencode

from khoithong.casefiles.reading import LoadedCase
from khoithong.casefiles.rows import CaseRow
from khoithong.casefiles.stored import StoredAct
from khoithong.lawbook.pack import describe
from khoithong.organisation.capacities import capacities
from khoithong.organisation.names import sort_key
from khoithong.organisation.snapshot import Directory
from khoithong.procedure.engine import Procedure
from khoithong.rehearsal.player import play
from khoithong.web.casepage.ground import Ground

if TYPE_CHECKING:
    from collections.abc import Sequence

    from khoithong.casefiles.models import Rehearsal
    from khoithong.procedure.acts import Act
    from khoithong.rehearsal.player import Look, Result
    from khoithong.rehearsal.scenario import Scenario
    from khoithong.web.session import Here

CODE: Final = "Diễn tập"
"""Stands where a case has its code: no case has one like it."""
NOBODY: Final = ""
"""The person who looks at a rehearsal plays no part in it."""
_NO_KEY: Final = UUID(int=0)
_BEGINNING: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Stage(Ground):
    """A rehearsal at one moment, seen by nobody or by one of its people."""

    rehearsal: Rehearsal
    result: Result

    @property
    def scenario(self) -> Scenario:
        """What is played."""
        return self.result.scenario

    @property
    def url(self) -> str:
        """The address of the rehearsal."""
        return reverse("rehearsal", args=[self.rehearsal.id])

    @property
    def opened(self) -> bool:
        """Ballots are no secret here: they are made up."""
        return True

    def act_url(self, kind: str) -> str:
        """The address of an act's form, for the person and the day looked at."""
        asked = {"nguoi": self.here.person, "ngay": self.day.isoformat()}
        return f"{reverse('rehearsal-act', args=[self.rehearsal.id, kind])}?{urlencode(asked)}"

    @property
    def last_at(self) -> datetime:
        """When the last thing happened."""
        return self.scenario.entries[-1].at

    def as_person(self, person: str) -> Stage:
        """The same moment as one of its people sees it."""
        held = tuple(capacities(person, self.day, self.loaded.directory))
        return replace(
            self, here=replace(self.here, person=person, capacities=held, capacity=held[0] if held else None)
        )

    def on(self, day: datetime) -> Stage:
        """The same acts, looked at on a later day."""
        return replace(self, here=replace(self.here, now=max(day, self.last_at)))


def stage_of(here: Here, rehearsal: Rehearsal, scenario: Scenario) -> Stage:
    """The rehearsal played to its last entry; `here` is the person whose it is."""
    result = play(scenario)
    procedure = Procedure(
        scenario.regulation, scenario.organisation, scenario.calendar, dict(scenario.readings)
    )
    picture = _directory(here, scenario)
    acts = _stored(result.looks)
    case = procedure.replay(act.engine_act() for act in acts)
    loaded = LoadedCase(_row(rehearsal, scenario), picture, procedure, acts, [], case)
    seen = replace(
        here,
        person=NOBODY,
        capacity=None,
        capacities=(),
        directory=picture,
        now=scenario.entries[-1].at,
    )
    return Stage(seen, loaded, describe(scenario.regulation.id), rehearsal, result)


def _directory(here: Here, scenario: Scenario) -> Directory:
    """The scenario's people; titles of those who are who they are in the organisation."""
    known, people = here.directory, scenario.organisation.people
    titles = {
        key: held
        for key, held in known.titles.items()
        if key[0] in people
        and key[0] in known.organisation.people
        and people[key[0]].name == known.organisation.people[key[0]].name
    }
    keys = {person.id: sort_key(person.name) for person in people.values()}
    return Directory(0, scenario.organisation, titles, keys)


def _stored(looks: Sequence[Look]) -> list[StoredAct]:
    """The accepted acts as a register would hold them."""
    found: list[StoredAct] = []
    status = "draft"
    for look in looks:
        act = look.entry.act
        if act is None or look.refusal is not None:
            continue
        outcome: dict[str, object] = {"warnings": list(look.warnings)}
        if look.status != status:
            outcome["status"] = status = look.status
        if look.tally is not None:
            outcome["tally"] = dict(look.tally)
        found.append(_one(len(found) + 1, act, outcome))
    return found


def _one(seq: int, act: Act, outcome: dict[str, object]) -> StoredAct:
    return StoredAct(
        seq=seq,
        kind=act.kind,
        by=act.by,
        office=None,
        at=act.at,
        data=act.data,
        happened_on=act.happened_on,
        evidence=act.evidence,
        on_behalf_of=act.on_behalf_of,
        recorded_at=_BEGINNING,
        key=_NO_KEY,
        hash=b"",
        took=None,
        outcome=outcome,
        after=0,
        digest=None,
        body="",
    )


def _row(rehearsal: Rehearsal, scenario: Scenario) -> CaseRow:
    return CaseRow(
        id=0,
        uuid=rehearsal.id,
        code=CODE,
        pack=scenario.regulation.id,
        pack_digest=scenario.regulation.digest,
        readings=scenario.readings,
        created_at=rehearsal.created_at,
        seq=0,
        head=b"",
        status="draft",
        title=rehearsal.title,
        route="",
        deciding_agency="",
        employing_agency="",
        received_on=scenario.entries[0].at.date(),
        proposers=[],
        holder="",
        deadline="",
        due=None,
        meeting_on=None,
        decision="",
        evaluation="",
        changed_at=rehearsal.updated_at,
    )
