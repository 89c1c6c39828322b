"""What an act could carry in a rehearsal: everything it asks for, so that it can be played as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from khoithong.procedure import electorate, measures, routing
from khoithong.procedure.vocabulary import CAUSES
from khoithong.rehearsal.wishes import ABSENT, Wishes

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from khoithong.procedure.case import Case
    from khoithong.procedure.engine import Procedure
    from khoithong.procedure.regulation import Field

WORDS: Final = "(diễn tập)"
"""Stands for every text: a rehearsal needs no drafting."""

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Moment:
    """The case at the time somebody is about to act."""

    procedure: Procedure
    case: Case
    actor: str
    day: date
    wishes: Wishes | None = None

    @property
    def ballots(self) -> dict[str, str]:
        """What is wanted of the voters of the meeting now convened."""
        if self.wishes is None:
            return {}
        approval = self.case.decision is None
        return dict(self.wishes.ballots if approval else self.wishes.result_ballots)


def content(moment: Moment, kind: str) -> Data:
    """Data the act could carry now: what it must have, and what the wishes ask for."""
    rule = moment.procedure.setting.regulation.acts.get(kind)
    if rule is None:
        return {}
    meeting = moment.case.meeting
    fields = rule.fields_at(meeting.stage if meeting is not None else moment.case.stage)
    data = {name: _value(moment, field) for name, field in fields.items() if field.required}
    special = _SPECIAL.get(kind)
    chosen = special(moment) if special is not None else {}
    data |= {name: value for name, value in chosen.items() if name in fields}
    if "confirmed" in fields:
        data["confirmed"] = [
            one.provision for one in moment.procedure.setting.regulation.confirmations if kind in one.acts
        ]
    return {name: value for name, value in data.items() if value not in (None, [], {})}


def _value(moment: Moment, field: Field) -> Any:
    if field.choices:
        return field.choices[0]
    regulation = moment.procedure.setting.regulation
    simple: Data = {
        "texts": [WORDS],
        "date": moment.day,
        "boolean": True,
        "percent": 50,
        "number": 1,
        "plan": {section.name: WORDS for section in regulation.sections if section.required},
        "person": _somebody(moment),
        "party": _somebody(moment),
        "parties": list(moment.case.proposers),
        "provision": next(iter(regulation.prohibitions), None),
    }
    return simple.get(field.type, WORDS)


def _somebody(moment: Moment) -> str | None:
    """Another leader of the agency that decides."""
    case, day = moment.case, moment.day
    agency = moment.procedure.deciding_agency(case, day)
    deputies = moment.procedure.setting.organisation.deputies(agency, day) if agency else ()
    taken = {*case.proposers, *case.executors}
    return next((person for person in deputies if person not in taken), None)


def _submission(moment: Moment) -> Data:
    wishes = moment.wishes
    return {"co_proposers": list(wishes.co_proposers), "agency": wishes.agency} if wishes else {}


def _route(moment: Moment) -> Data:
    if moment.wishes is not None and moment.wishes.route != "council":
        return {"route": moment.wishes.route}
    return {"route": "council", "reason": WORDS}


def _convening(moment: Moment) -> Data:
    """Presided by a deputy where the pack asks who presides."""
    return {"on": moment.day, "chair": _somebody(moment)}


def _ballot(moment: Moment) -> Data:
    wished = moment.ballots.get(moment.actor)
    if wished is not None and wished != ABSENT:
        return {"ballot": wished}
    refuses = moment.case.decision is not None and moment.wishes is not None and _fails(moment.wishes)
    return {"ballot": "against" if refuses else "for"}


def _fails(wishes: Wishes) -> bool:
    return wishes.outcome in ("partial", "not_completed")


def _closing(moment: Moment) -> Data:
    """Conditions found met, whoever did not vote named absent; of a result not completed why."""
    setting, case, meeting = moment.procedure.setting, moment.case, moment.case.meeting
    if meeting is None:
        return {}
    voters = electorate.voters(setting, case, meeting)
    data: Data = {
        "minutes": WORDS,
        "absent": [person for person in voters if person not in meeting.ballots],
    }
    if meeting.stage == "approval":
        conditions = list(setting.regulation.conditions)
        return data | {"conditions_met": conditions, "condition_reasons": dict.fromkeys(conditions, WORDS)}
    if case.terminated or not electorate.tally(setting, case, meeting).passed:
        data |= _not_completed(moment) | {"reasons": WORDS}
    return data


def _not_completed(moment: Moment) -> Data:
    wishes = moment.wishes
    conclusion = wishes.outcome if wishes is not None and _fails(wishes) else "not_completed"
    findings = dict(wishes.findings) if wishes is not None else dict(Wishes("", moment.day).findings)
    return {"conclusion": conclusion, "causes": dict.fromkeys(CAUSES, WORDS), "findings": findings}


def _council(moment: Moment) -> Data:
    """The head presides, a deputy is vice chair, one of the others keeps the minutes."""
    setting, case, day = moment.procedure.setting, moment.case, moment.day
    rule = setting.regulation.council
    agency = routing.deciding_agency(setting, case, day)
    if rule is None or agency is None:
        return {}
    head = moment.procedure.head(case, day)
    deputies = set(setting.organisation.deputies(agency, day))
    named = [person for person in _members(moment, rule.minimum.value - 1) if person != head]
    vice = next((person for person in named if person in deputies), named[0] if named else None)
    writer = next((person for person in named if person != vice), None)
    seats: list[Data] = [{"person": head, "capacity": "chair", "as": "head"}]
    for person in named:
        seat: Data = {
            "person": person,
            "capacity": "vice_chair" if person == vice else "member",
            "as": _standing(moment, person, deputies),
        }
        seats.append(seat | {"secretary": True} if person == writer else seat)
    return {"members": seats}


def _members(moment: Moment, least: int) -> list[str]:
    wishes = moment.wishes
    if wishes is not None and wishes.members:
        return list(dict.fromkeys(wishes.members))
    return suitable_members(moment)[:least]


def suitable_members(moment: Moment) -> list[str]:
    """Who could sit on a council besides the head: deputies, colleagues, experts, then others; no proposer."""
    setting, case, day = moment.procedure.setting, moment.case, moment.day
    organisation = setting.organisation
    agency = routing.deciding_agency(setting, case, day)
    head = moment.procedure.head(case, day)
    deputies = organisation.deputies(agency, day) if agency else ()
    colleagues = [
        person.id
        for person in organisation.people.values()
        if agency
        and any(office.agency == agency and office.role == "manager" for office in person.offices_on(day))
    ]
    experts = [person.id for person in organisation.people.values() if not person.offices]
    others = [person.id for person in organisation.people.values() if person.offices_on(day)]
    order = dict.fromkeys((*deputies, *colleagues, *experts, *others))
    return [person for person in order if person != head and person not in case.proposers]


def _standing(moment: Moment, person: str, deputies: set[str]) -> str:
    if person in deputies:
        return "deputy"
    return (
        "agency" if moment.procedure.setting.organisation.people[person].offices_on(moment.day) else "expert"
    )


def _replacement(moment: Moment) -> Data:
    """An ordinary member for somebody who does not sit yet."""
    case = moment.case
    seats = case.council.seats if case.council is not None else []
    sitting = {seat.person for seat in seats}
    leaving = next((seat.person for seat in seats if seat.capacity == "member"), None)
    coming = next((person for person in suitable_members(moment) if person not in sitting), None)
    if coming is None:
        return {"out": leaving}
    return {"out": leaving, "in": coming, "as": _standing(moment, coming, set())}


def _opinion(moment: Moment) -> Data:
    wishes = moment.wishes
    if wishes is None:
        return {"opinion": "agree"}
    return {"opinion": wishes.opinion if moment.case.decision is None else wishes.result_opinion}


def _approval(moment: Moment) -> Data:
    return {"executors": list(moment.case.proposers), "mode": "implement", "reason": WORDS}


def _reassignment(moment: Moment) -> Data:
    return {"out": next(iter(moment.case.executors), None), "in": _somebody(moment)}


def _result(moment: Moment) -> Data:
    return {} if moment.case.completed is not None else {"completed_on": moment.day}


def _publication(moment: Moment) -> Data:
    """The conclusion where the publication itself draws it."""
    fails = moment.case.terminated or (moment.wishes is not None and _fails(moment.wishes))
    return _not_completed(moment) if fails else {"conclusion": "completed"}


def _measure(moment: Moment) -> Data:
    """The first measure the case has and nobody has acted upon."""
    outcomes = {rule.id: rule.outcomes for rule in moment.procedure.setting.regulation.measures}
    for measure in measures.measures(moment.procedure.setting, moment.case):
        if measure.state in ("available", "proposed"):
            outcome = next(iter(outcomes[measure.id]), None)
            return {"measure": measure.id, "beneficiary": measure.beneficiary, "outcome": outcome}
    return {"measure": None, "beneficiary": None}


_SPECIAL: Final[dict[str, Callable[[Moment], Data]]] = {
    "submit_plan": _submission,
    "choose_route": _route,
    "convene_meeting": _convening,
    "vote": _ballot,
    "close_meeting": _closing,
    "establish_council": _council,
    "replace_council_member": _replacement,
    "give_party_opinion": _opinion,
    "approve": _approval,
    "reassign_execution": _reassignment,
    "submit_result_report": _result,
    "publish_result": _publication,
    "apply_measure": _measure,
    "propose_measure": _measure,
    "decide_measure": _measure,
}
