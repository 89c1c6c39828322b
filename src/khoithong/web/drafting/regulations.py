"""The regulations a plan can be written under today, with what tells them apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from khoithong.casefiles import law
from khoithong.casefiles.governance import EVERYBODY
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
    agencies: str
    """For whom it applies, where the person works in several agencies and not in all of them it does."""


def offered(here: Here) -> list[Offered]:
    """The regulations that apply today where the person works, the newest first."""
    where = _applying(here)
    found = [_offered(pack, where[pack], here) for pack in where]
    return sorted(found, key=lambda one: one.since, reverse=True)


def _applying(here: Here) -> dict[str, list[str]]:
    """The regulations that apply today, each with those of the person's agencies it applies to."""
    found: dict[str, list[str]] = {}
    for agency in dict.fromkeys(one.agency for one in here.capacities) or [EVERYBODY]:
        for pack in law.packs_for(agency, here.day, here.directory):
            found.setdefault(pack, []).append(agency)
    return found


def objection(pack: str, person: str, here: Here, agency: str) -> Refusal | None:
    """Why a person cannot propose under a regulation today from an agency, whatever the plan."""
    against = law.objection(pack, agency, here.day, here.directory)
    procedure = law.submission_procedure(pack, agency, here.day, here.directory)
    return against or procedure.why_not(procedure.open(), person, "submit_plan", here.now)


def first_data(pack: str, here: Here) -> dict[str, str]:
    """What a new draft begins with: of several agencies one works in, one to which the regulation applies."""
    procedure = law.procedure(pack, {}, here.directory)
    agencies = working_agencies(procedure.setting, here.person, here.day)
    under = [agency for agency in agencies if agency in _applying(here).get(pack, ())]
    used = here.capacity.agency if here.capacity else ""
    if len(agencies) < 2:
        return {}
    if used in under:
        return {"agency": used}
    return {"agency": under[0]} if len(under) == 1 else {}


def _offered(pack_id: str, agencies: list[str], here: Here) -> Offered:
    pack = describe(pack_id)
    identity = pack.identity
    against = objection(pack_id, here.person, here, agencies[0])
    held = {one.agency for one in here.capacities}
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
        ", ".join(here.directory.name(one) for one in agencies) if len(agencies) < len(held) else "",
    )
