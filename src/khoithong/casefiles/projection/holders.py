"""Who stands where in a case, as people or offices: the addressees of work, whoever holds the office later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from khoithong.procedure import electorate, measures, routing, standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from khoithong.procedure.case import Case
    from khoithong.procedure.setting import Setting

Holders = list[str]
"""People's keys, and offices as `agency/role`."""


def holders(setting: Setting, case: Case, names: Iterable[str], day: date) -> Holders:
    """The people and offices that have one of these standings, each once."""
    found: dict[str, None] = {}
    for name in names:
        rule = _BY_STANDING.get(name)
        if rule is not None:
            found.update(dict.fromkeys(rule(setting, case, day)))
    return list(found)


def _offices(agency: str | None, *roles: str) -> Holders:
    return [f"{agency}/{role}" for role in roles] if agency else []


def _head(setting: Setting, case: Case, day: date) -> Holders:
    return _offices(routing.deciding_agency(setting, case, day), "head")


def _decider(setting: Setting, case: Case, day: date) -> Holders:
    if not routing.own_collective(setting, case, day):
        return _head(setting, case, day)
    deputy = standing.presiding_deputy(setting, case, day)
    return [deputy] if deputy else []


def _proposer(setting: Setting, case: Case, day: date) -> Holders:  # noqa: ARG001 - one signature for all
    return list(case.proposers)


def _executor(setting: Setting, case: Case, day: date) -> Holders:  # noqa: ARG001
    found: Holders = []
    for executor in case.executors:
        found += (
            _offices(executor, "head", "clerk") if executor in setting.organisation.agencies else [executor]
        )
    return found


def _clerk(setting: Setting, case: Case, day: date) -> Holders:
    return _offices(routing.deciding_agency(setting, case, day), "clerk")


_INTAKE: Final = ("head", "organiser", "clerk")


def _organising_intake(setting: Setting, case: Case, day: date) -> Holders:
    bodies = routing.organising_bodies(setting, case, day)
    return [office for body in bodies for office in _offices(body, *_INTAKE)]


def _committee_intake(setting: Setting, case: Case, day: date) -> Holders:  # noqa: ARG001
    return _offices(routing.committee_body(setting, case), *_INTAKE)


def _appraiser(setting: Setting, case: Case, day: date) -> Holders:
    own = _offices(routing.deciding_agency(setting, case, day), "organiser")
    bodies = routing.organising_bodies(setting, case, day)
    return own + [office for body in bodies for office in _offices(body, "organiser")]


def _party_body(setting: Setting, case: Case, day: date) -> Holders:
    return _offices(routing.party_body(setting, case, day), "head", "clerk")


def _voter(setting: Setting, case: Case, day: date) -> Holders:  # noqa: ARG001
    return list(electorate.voters(setting, case, case.meeting)) if case.meeting else []


def _chair(setting: Setting, case: Case, day: date) -> Holders:
    if case.meeting is not None and case.meeting.chair is not None:
        return [case.meeting.chair]
    return _head(setting, case, day)


def _secretary(setting: Setting, case: Case, day: date) -> Holders:  # noqa: ARG001
    person = electorate.secretary(setting, case) if case.route == "council" else None
    return [person] if person else []


def _managing_head(setting: Setting, case: Case, day: date) -> Holders:
    return [office for agency in managing_agencies(setting, case, day) for office in _offices(agency, "head")]


def managing_agencies(setting: Setting, case: Case, day: date) -> Holders:
    """The agencies that decide measures beyond the deciding agency's authority."""
    everyone = measures.possible_beneficiaries(setting, case)
    return list(dict.fromkeys(measures.managing_agency(setting, case, party, day) for party in everyone))


_BY_STANDING: Final[dict[str, Callable[[Setting, Case, date], Holders]]] = {
    "head": _head,
    "decider": _decider,
    "proposer": _proposer,
    "executor": _executor,
    "clerk": _clerk,
    "organising_intake": _organising_intake,
    "committee_intake": _committee_intake,
    "appraiser": _appraiser,
    "party_body": _party_body,
    "voter": _voter,
    "chair": _chair,
    "council_secretary": _secretary,
    "managing_head": _managing_head,
}
"""The standings of the procedure that work can be addressed to."""
