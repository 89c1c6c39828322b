"""The composition of an evaluation council (8/1): size, chair, vice chair, secretary, who may not sit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from khoithong.procedure import electorate, routing
from khoithong.procedure.data import missing_member_keys
from khoithong.procedure.refusals import Refusal, refuse
from khoithong.procedure.vocabulary import MEMBER_STANDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from khoithong.procedure.attempt import Attempt
    from khoithong.procedure.regulation import CouncilRule


def composition_faults(attempt: Attempt, members: list[Mapping[str, Any]]) -> Iterator[Refusal]:
    """What is wrong with a council so composed, in the order of the text."""
    rule = _rule(attempt)
    if not rule.minimum.value <= len(members) <= rule.maximum.value:
        limits = {"minimum": f"{rule.minimum.value:02}", "maximum": f"{rule.maximum.value:02}"}
        yield refuse("council_size", rule.size_provision, fields=("members",), **limits)
    yield from _chair_faults(attempt, rule, members)
    if not any(member["capacity"] == "vice_chair" for member in members):
        yield refuse("council_composition", rule.members_provision, "no_vice_chair", ("members",))
    secretaries = [member for member in members if member.get("secretary")]
    if len(secretaries) != 1 or secretaries[0]["capacity"] != "member":
        yield refuse("council_composition", rule.members_provision, "no_secretary", ("members",))
    if len({member["person"] for member in members}) < len(members):
        yield refuse("council_composition", rule.members_provision, "member_twice", ("members",))
    for member in members:
        yield from _member_faults(attempt, rule, member["person"], member["as"], member["capacity"])


def _rule(attempt: Attempt) -> CouncilRule:
    rule = attempt.setting.regulation.council
    if rule is None:
        raise ValueError("regulation without a council")
    return rule


def _chair_faults(attempt: Attempt, rule: CouncilRule, members: list[Mapping[str, Any]]) -> Iterator[Refusal]:
    head = routing.head(attempt.setting, attempt.case, attempt.day)
    chairs = [member for member in members if member["capacity"] == "chair"]
    if len(chairs) != 1 or chairs[0]["person"] != head or chairs[0]["as"] != "head":
        yield refuse("council_composition", rule.chair_provision, "chair_not_head", ("members",))


def _member_faults(
    attempt: Attempt, rule: CouncilRule, person: str, standing: str, capacity: str
) -> Iterator[Refusal]:
    setting, case, day = attempt.setting, attempt.case, attempt.day
    if person in case.proposers and _may_not_sit(attempt, person):
        yield refuse("council_composition", rule.members_provision, "proposer_member", ("members",))
    agency = routing.deciding_agency(setting, case, day)
    if standing == "deputy" and (agency is None or person not in setting.organisation.deputies(agency, day)):
        yield refuse("council_composition", rule.members_provision, "not_a_deputy", ("members",))
    if standing == "head" and capacity != "chair":
        yield refuse("council_composition", rule.chair_provision, "not_a_deputy", ("members",))


def _may_not_sit(attempt: Attempt, person: str) -> bool:
    if attempt.setting.options.proposer_on_council == "excluded":
        return True
    agency = routing.deciding_agency(attempt.setting, attempt.case, attempt.day)
    return agency is not None and person in attempt.setting.organisation.deputies(agency, attempt.day)


def establishment_faults(attempt: Attempt) -> Iterator[Refusal]:
    """Judges the members named when a council is established."""
    members = attempt.data.get("members")
    if not members or not isinstance(members, list | tuple):
        return
    missing = missing_member_keys(members)
    if missing:
        yield refuse("missing_content", _rule(attempt).members_provision, fields=missing)
        return
    yield from composition_faults(attempt, list(members))


def replacement_faults(attempt: Attempt) -> Iterator[Refusal]:
    """Judges a replacement by the same rules; the newcomer takes over capacity and secretaryship (8/1/c)."""
    setting, case = attempt.setting, attempt.case
    out, newcomer, standing = attempt.text("out"), attempt.text("in"), attempt.text("as")
    if case.council is None or out is None:
        return
    sitting = [(seat, electorate.occupant(setting, case, seat, attempt.day)) for seat in case.council.seats]
    seat = next((seat for seat, person in sitting if person == out), None)
    if seat is None:
        yield refuse("invalid_data", attempt.provision, fields=("out",))
        return
    if newcomer is None or standing not in MEMBER_STANDINGS:
        return
    rule = _rule(attempt)
    if seat.capacity == "chair":
        head = routing.head(setting, case, attempt.day)
        if newcomer != head or standing != "head":
            yield refuse("council_composition", rule.chair_provision, "chair_not_head", ("in",))
    if any(person == newcomer for _, person in sitting):
        yield refuse("council_composition", rule.members_provision, "member_twice", ("in",))
    yield from _member_faults(attempt, rule, newcomer, standing, seat.capacity)
