"""Standing: the capacities in which a person may act in a case on a given day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from khoithong.procedure import electorate, measures, routing, violations
from khoithong.procedure.case import Case
from khoithong.procedure.setting import Setting

Standing = Callable[[Setting, Case, str, date], bool]


def is_anyone(setting: Setting, case: Case, person: str, day: date) -> bool:
    """Everybody known to the organisation."""
    return True


def is_head(setting: Setting, case: Case, person: str, day: date) -> bool:
    """Head or acting head of the deciding agency."""
    return routing.head(setting, case, day) == person


def is_decider(setting: Setting, case: Case, person: str, day: date) -> bool:
    """Who signs the decision: the head; the presiding deputy where the collective decides its head's plan."""
    if not routing.own_collective(setting, case, day):
        return is_head(setting, case, person, day)
    return person == presiding_deputy(setting, case, day)


def presiding_deputy(setting: Setting, case: Case, day: date) -> str | None:
    """The deputy who presided; when he has left, the new head or else the first deputy, never a proposer."""
    agency = routing.deciding_agency(setting, case, day)
    if case.approval is None or agency is None:
        return None
    leaders = electorate.leadership(setting, case, agency, day)
    if case.approval.chair in leaders:
        return case.approval.chair
    return leaders[0] if leaders else None


def is_proposer(setting: Setting, case: Case, person: str, day: date) -> bool:
    """Proposer or co-proposer."""
    return person in case.proposers


def is_executor(setting: Setting, case: Case, person: str, day: date) -> bool:
    """Executor; an executing agency acts through its head or clerk."""
    if person in case.executors:
        return True
    agencies = setting.organisation.agencies
    return any(
        executor in agencies and setting.organisation.holds(person, executor, ("head", "clerk"), day)
        for executor in case.executors
    )


def is_clerk(setting: Setting, case: Case, person: str, day: date) -> bool:
    """Clerk of the deciding agency."""
    agency = routing.deciding_agency(setting, case, day)
    return agency is not None and setting.organisation.holds(person, agency, ("clerk",), day)


def is_organising_intake(setting: Setting, case: Case, person: str, day: date) -> bool:
    """Head, organiser or clerk of an organising body that takes the plan in."""
    return _works_in(setting, routing.organising_bodies(setting, case, day), person, _INTAKE, day)


def is_committee_intake(setting: Setting, case: Case, person: str, day: date) -> bool:
    """Head, organiser or clerk of the organising body of the committee that manages a proposer."""
    body = routing.committee_body(setting, case)
    return body is not None and _works_in(setting, (body,), person, _INTAKE, day)


_INTAKE: Final = ("head", "organiser", "clerk")


def is_appraiser(setting: Setting, case: Case, person: str, day: date) -> bool:
    """Organiser of the deciding agency or of its organising body."""
    agency = routing.deciding_agency(setting, case, day)
    bodies = routing.organising_bodies(setting, case, day)
    return _works_in(setting, (agency, *bodies) if agency else bodies, person, ("organiser",), day)


def _works_in(
    setting: Setting, agencies: tuple[str, ...], person: str, roles: tuple[str, ...], day: date
) -> bool:
    return any(setting.organisation.holds(person, agency, roles, day) for agency in agencies)


def is_party_body(setting: Setting, case: Case, person: str, day: date) -> bool:
    """Head or clerk of the Party body that is heard."""
    body = routing.party_body(setting, case, day)
    return body is not None and setting.organisation.holds(person, body, ("head", "clerk"), day)


def is_voter(setting: Setting, case: Case, person: str, day: date) -> bool:
    """In the electorate of the meeting now convened."""
    return case.meeting is not None and person in electorate.voters(setting, case, case.meeting)


def is_chair(setting: Setting, case: Case, person: str, day: date) -> bool:
    """Who presides the meeting now convened."""
    if case.meeting is not None and case.meeting.chair is not None:
        return case.meeting.chair == person
    return is_head(setting, case, person, day)


def is_council_secretary(setting: Setting, case: Case, person: str, day: date) -> bool:
    """Secretary of the council, on the council's path."""
    return case.route == "council" and electorate.secretary(setting, case) == person


def is_supervisor(setting: Setting, case: Case, person: str, day: date) -> bool:
    """Someone of an agency that inspects or supervises."""
    agencies = setting.organisation.agencies
    return any(
        agencies[office.agency].functions & {"inspection", "front_supervision"}
        for office in setting.organisation.people[person].offices_on(day)
        if office.agency in agencies
    )


def is_managing_head(setting: Setting, case: Case, person: str, day: date) -> bool:
    """Head of an agency that manages someone the case's measures are for."""
    return setting.organisation.ever_heads(person) and person in measures.managing_heads(setting, case, day)


def is_handler(setting: Setting, case: Case, person: str, day: date) -> bool:
    """Handler of some report of a prohibited act."""
    return bool(violations.handled_by(setting, case, person, day))


STANDINGS: Final[dict[str, Standing]] = {
    "anyone": is_anyone,
    "head": is_head,
    "decider": is_decider,
    "proposer": is_proposer,
    "executor": is_executor,
    "clerk": is_clerk,
    "organising_intake": is_organising_intake,
    "committee_intake": is_committee_intake,
    "appraiser": is_appraiser,
    "party_body": is_party_body,
    "voter": is_voter,
    "chair": is_chair,
    "council_secretary": is_council_secretary,
    "supervisor": is_supervisor,
    "managing_head": is_managing_head,
    "handler": is_handler,
}
"""The closed set of standings a pack may name."""

OFFICE_STANDINGS: Final = {
    name: STANDINGS[name]
    for name in (
        "anyone",
        "head",
        "clerk",
        "organising_intake",
        "committee_intake",
        "appraiser",
        "party_body",
        "supervisor",
    )
}
"""Those that follow from offices, the deciding agency and the proposers alone, not from what happened in the case."""
