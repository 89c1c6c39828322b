"""The measures this person can apply, propose or decide now: each candidate is put to the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from khoithong.procedure import measures
from khoithong.procedure.acts import Act
from khoithong.procedure.refusals import Refusal
from khoithong.web.components import Option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from khoithong.web.casepage.ground import Ground

SEPARATOR: Final = " "
"""Between measure and beneficiary in the value of a choice."""


def grants(ground: Ground, kind: str) -> tuple[Option, ...]:
    """One choice for each measure and beneficiary the engine would let this person act upon."""
    return tuple(
        Option(
            f"{rule}{SEPARATOR}{beneficiary}",
            f"{ground.pack.measures[rule]} – {ground.name(beneficiary)}",
            hint=ground.pack.label(provision),
        )
        for rule, beneficiary, provision in _had(ground)
        if _allowed(ground, kind, rule, beneficiary)
    )


def _had(ground: Ground) -> Iterator[tuple[str, str, str]]:
    pairs = [
        (beneficiary, rule.id, rule.provision)
        for rule, beneficiary in measures.granted_rules(ground.setting, ground.loaded.case)
    ]
    order = list(dict.fromkeys(beneficiary for beneficiary, _, _ in pairs))
    for beneficiary, rule, provision in sorted(pairs, key=lambda pair: order.index(pair[0])):
        yield rule, beneficiary, provision


def _allowed(ground: Ground, kind: str, measure: str, beneficiary: str) -> bool:
    case, here = ground.loaded.case, ground.here
    at = max(here.now, case.last_at) if case.last_at else here.now
    act = Act(kind, here.person, at, _complete(ground, kind, measure, beneficiary))
    return not isinstance(ground.procedure.decide(case, act), Refusal)


def _complete(ground: Ground, kind: str, measure: str, beneficiary: str) -> dict[str, Any]:
    """Data with nothing missing, so that only the measure itself can be refused."""
    rule = measures.rule_for(ground.setting, ground.loaded.case, measure, beneficiary)
    filled = {
        "document": "-",
        "granted": True,
        "outcome": rule.outcomes[0] if rule and rule.outcomes else None,
    }
    fields = ground.regulation.acts[kind].fields
    data = {name: value for name, value in filled.items() if name in fields and value is not None}
    return {"measure": measure, "beneficiary": beneficiary, **data}
