"""The regulations a plan can be written under today, with what tells them apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from khoithong.casefiles import law
from khoithong.lawbook.pack import describe
from khoithong.procedure.routing import working_agencies

if TYPE_CHECKING:
    from datetime import date

    from khoithong.procedure.refusals import Refusal
    from khoithong.web.session import Here


@dataclass(frozen=True, slots=True)
class Offered:
    """One regulation in force."""

    pack: str
    kind: str
    issuer: str
    title: str
    since: date
    assumed: str
    """Why its beginning is assumed; empty where the text states it."""
    headings: list[str]
    """What a plan under it consists of."""
    objection: Refusal | None
    """Why this person cannot propose under it, whatever the plan; `None` where nothing stands against it."""
    provision: str
    """The words of the provision the objection rests on."""


def offered(here: Here) -> list[Offered]:
    """The regulations in force today, the newest first."""
    found = [_offered(pack, here) for pack in law.packs_in_force(here.day)]
    return sorted(found, key=lambda one: one.since, reverse=True)


def objection(pack: str, person: str, here: Here) -> Refusal | None:
    """Why a person cannot propose under a regulation today, whatever the plan."""
    procedure = law.procedure(pack, {}, here.directory)
    return procedure.why_not(procedure.open(), person, "submit_plan", here.now)


def first_data(pack: str, here: Here) -> dict[str, str]:
    """What a new draft begins with: the agency of the office now used, where one works in several."""
    procedure = law.procedure(pack, {}, here.directory)
    agencies = working_agencies(procedure.setting, here.person, here.day)
    used = here.capacity.agency if here.capacity else ""
    return {"agency": used} if len(agencies) > 1 and used in agencies else {}


def _offered(pack_id: str, here: Here) -> Offered:
    pack = describe(pack_id)
    identity = pack.identity
    against = objection(pack_id, here.person, here)
    assumed = identity.in_force_reason if identity.in_force_status == "assumed" else ""
    return Offered(
        pack_id,
        identity.kind,
        identity.issuer,
        identity.title,
        identity.in_force_from,
        assumed or "",
        [pack.sections[section.name] for section in pack.regulation.sections],
        against,
        pack.label(against.provision) if against and against.provision else "",
    )
