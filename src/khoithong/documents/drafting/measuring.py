"""Measures of a case as documents propose or confirm them: for whom, on which provision, on which conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from khoithong.documents.drafting.people import person
from khoithong.documents.facts import Measure
from khoithong.procedure import measures as engine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from khoithong.documents.drafting.matter import Matter

FAMILIES: Final = {
    "encouragement_proposal": "encouragement",
    "protection_proposal": "protection",
    "protection_certificate": "protection",
}
"""By kind of document."""
_WAITING: Final = ("available", "proposed")


def managing_agencies(matter: Matter, kind: str) -> list[str]:
    """The agencies to which measures of this kind can be proposed now: those beyond the deciding agency's authority."""
    return list(dict.fromkeys(managing for _, managing in _proposable(matter, kind)))


def proposed_to(matter: Matter, kind: str, managing: str) -> tuple[Measure, ...]:
    """The measures that wait for an agency to decide."""
    return tuple(_told(matter, one) for one, where in _proposable(matter, kind) if where == managing)


def confirmed(matter: Matter) -> tuple[Measure, ...]:
    """The measures of protection the case has, whatever became of them."""
    if matter.case.published is None:
        return ()
    return tuple(_told(matter, one) for one in _of_family(matter, "protection"))


def _proposable(matter: Matter, kind: str) -> Iterator[tuple[engine.Measure, str]]:
    for one in _of_family(matter, FAMILIES[kind]):
        managing = engine.managing_agency(matter.setting, matter.case, one.beneficiary, matter.day)
        if one.authority != "agency" and one.state in _WAITING and managing != matter.agency:
            yield one, managing


def _of_family(matter: Matter, family: str) -> Iterator[engine.Measure]:
    """As everybody entitled to the case sees them: a report of a prohibited act can never be read off."""
    for one in engine.measures(matter.setting, matter.case):
        rule = engine.rule_for(matter.setting, matter.case, one.id, one.beneficiary)
        if rule is not None and rule.family == family:
            yield one


def _told(matter: Matter, one: engine.Measure) -> Measure:
    rule = engine.rule_for(matter.setting, matter.case, one.id, one.beneficiary)
    names = matter.labels.measure_conditions
    return Measure(
        matter.pack.measures.get(one.id, one.id),
        matter.regulation.labels.get(one.provision, one.provision),
        person(matter, one.beneficiary, matter.day),
        tuple(names[name].lower() for name in rule.when) if rule else (),
    )
