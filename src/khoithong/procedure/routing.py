"""Where a plan goes: the deciding agency, its head, the Party body that is heard, the body that takes plans in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from khoithong.procedure.acts import Act
    from khoithong.procedure.case import Case
    from khoithong.procedure.setting import Setting


def deciding_agency(setting: Setting, case: Case, day: date) -> str | None:
    """The agency that decides, on ``day``; ``None`` where no superior can decide a head's own plan.

    It is derived anew until a meeting closes or the decision falls; from then on it stays.
    """
    if case.decider is not None:
        return case.decider
    if case.agency is None:
        return None
    known = case.deciders
    if day not in known:
        known[day] = _derive(setting, case, day)
    return known[day]


def _derive(setting: Setting, case: Case, day: date) -> str | None:
    organisation = setting.organisation
    base = managing_committee(setting, case) if _committee_decides(setting) else None
    base = base or _first_level(setting, case, day)
    for _ in range(case.escalations):
        base = next(iter(organisation.superiors(base)), None) if base else None
    if base is None or head_plan(setting) == "own_collective":
        return base
    if organisation.head(base, day) not in case.proposers:
        return base
    return next(
        (above for above in organisation.superiors(base) if _decides_for(setting, case, above, day)), None
    )


def _decides_for(setting: Setting, case: Case, agency: str, day: date) -> bool:
    return setting.organisation.head(agency, day) not in case.proposers


def _first_level(setting: Setting, case: Case, day: date) -> str:
    """The agency the rule names before any climbing."""
    organisation, to = setting.organisation, setting.regulation.routing.to
    agency = case.agency or ""
    own = head_plan(setting) == "own_collective" and organisation.head(agency, day) in case.proposers
    if to == "employing_agency" or own:
        return agency
    if to == "managing_above":
        return managing_above(setting, case) or agency
    managing = organisation.people[case.proposers[0]].managed_by
    return managing if managing is not None and managing in organisation.agencies else agency


def managing_above(setting: Setting, case: Case) -> str | None:
    """The highest agency above the employing one that manages a proposer, where the text sends plans there."""
    if case.agency is None or setting.regulation.routing.to != "managing_above":
        return None
    organisation = setting.organisation
    managing = {organisation.people[proposer].managed_by for proposer in case.proposers}
    above = [agency for agency in organisation.superiors(case.agency) if agency in managing]
    return above[-1] if above else None


def head_plan(setting: Setting) -> str:
    """What becomes of a head's own plan: ``superior`` or ``own_collective``."""
    if "head_plan" in setting.regulation.readings:
        return setting.options.head_plan
    return setting.regulation.routing.head_plan


def _committee_decides(setting: Setting) -> bool:
    return (
        setting.regulation.routing.committee_provision is not None
        and setting.options.standing_board_cases == "standing_board"
    )


def managing_committee(setting: Setting, case: Case) -> str | None:
    """The Party committee that manages a proposer, where the text has a special rule for such cadres."""
    if setting.regulation.routing.committee_provision is None:
        return None
    agencies = setting.organisation.agencies
    for proposer in case.proposers:
        managing = setting.organisation.people[proposer].managed_by
        if managing is not None and managing in agencies and agencies[managing].kind == "party_body":
            return managing
    return None


def own_collective(setting: Setting, case: Case, day: date) -> bool:
    """Whether the collective leadership of the same agency decides, because its head is a proposer."""
    if case.decider is not None:
        return case.collective_decides
    if head_plan(setting) != "own_collective":
        return False
    agency = deciding_agency(setting, case, day)
    return agency is not None and setting.organisation.head(agency, day) in case.proposers


def head(setting: Setting, case: Case, day: date) -> str | None:
    """The head of the deciding agency: whoever holds the office that day, acting heads included."""
    agency = deciding_agency(setting, case, day)
    return setting.organisation.head(agency, day) if agency else None


def opinion_asked(setting: Setting, case: Case, day: date) -> bool:
    """Whether a Party body's opinion is asked; a Party committee that decides itself asks no further one."""
    if not setting.regulation.opinion.asked:
        return False
    if not _committee_decides(setting):
        return True
    agency = deciding_agency(setting, case, day)
    return agency is None or setting.organisation.agencies[agency].kind != "party_body"


def party_body(setting: Setting, case: Case, day: date) -> str | None:
    """The Party body heard: that of the deciding agency's level, else by reading the nearest superior's."""
    if not _committee_decides(setting):
        committee = managing_committee(setting, case)
        if committee is not None:
            return committee
    agency = deciding_agency(setting, case, day)
    if agency is None:
        return None
    own = setting.organisation.agencies[agency].party_body
    if own is not None or setting.options.party_body_missing == "refuse":
        return own
    return _nearest_party_body(setting, agency)


def _nearest_party_body(setting: Setting, agency: str) -> str | None:
    for above in setting.organisation.superiors(agency):
        superior = setting.organisation.agencies[above]
        if superior.kind == "party_body":
            return above
        if superior.party_body is not None:
            return superior.party_body
    return None


def has_own_party_body(setting: Setting, case: Case, day: date) -> bool:
    """Whether the Party body heard is that of the deciding agency's own level, not a superior's."""
    if not _committee_decides(setting) and managing_committee(setting, case) is not None:
        return True
    agency = deciding_agency(setting, case, day)
    return agency is not None and setting.organisation.agencies[agency].party_body is not None


def organising_bodies(setting: Setting, case: Case, day: date) -> tuple[str, ...]:
    """The agencies that take the plan in and advise: the managing committee's and the deciding agency's own."""
    agencies = setting.organisation.agencies
    served = (managing_committee(setting, case), deciding_agency(setting, case, day))
    bodies = (agencies[agency].organising_body for agency in served if agency is not None)
    return tuple(dict.fromkeys(body for body in bodies if body is not None))


def committee_body(setting: Setting, case: Case) -> str | None:
    """The organising body of the Party committee that manages a proposer (20/2)."""
    committee = managing_committee(setting, case)
    return setting.organisation.agencies[committee].organising_body if committee else None


def superior(setting: Setting, agency: str) -> str | None:
    """The agency directly above."""
    return next(iter(setting.organisation.superiors(agency)), None)


def working_agencies(setting: Setting, person: str, day: date) -> list[str]:
    """The agencies a person works in on a day; offices in a Party body never count."""
    agencies = setting.organisation.agencies
    held = (office.agency for office in setting.organisation.people[person].offices_on(day))
    return list(dict.fromkeys(agency for agency in held if agencies[agency].kind != "party_body"))


def employing_agency(setting: Setting, act: Act) -> str | None:
    """The agency a plan is proposed from: the one named, else the only one the proposer works in."""
    named = act.data.get("agency")
    if isinstance(named, str) and named:
        return named
    agencies = working_agencies(setting, act.actor, act.effective)
    return agencies[0] if len(agencies) == 1 else None
