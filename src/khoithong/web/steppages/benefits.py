"""Khuyến khích và bảo vệ."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from django.utils.http import urlencode

from khoithong.web.actforms.grants import grants
from khoithong.web.casepage.benefits import benefits
from khoithong.web.casepage.told import acts_of_kind, told
from khoithong.web.components import Link
from khoithong.web.dossier.conditions import conditions_found
from khoithong.web.dossier.dossier import dossier, handled
from khoithong.web.steppages.page import StepPage

if TYPE_CHECKING:
    from khoithong.web.casepage.benefits import MeasureView
    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import Option

_VERBS: Final = {
    "apply_measure": "Áp dụng",
    "propose_measure": "Đề nghị cơ quan quản lý",
    "decide_measure": "Quyết định",
}
"""The acts about a measure, said short where the measure stands beside them."""


def _facts(ground: Ground) -> dict[str, Any]:
    if ground.case.decision != "approved":
        return {"approved": False}
    shown = benefits(ground, _ways(ground))
    authority = ground.cite(ground.regulation.measure_authority_provision, quoted=True)
    return {
        "approved": True,
        "benefits": shown,
        "counts": _counts(ground, shown),
        "law": [authority] if authority is not None and authority.text else [],
        "conditions": conditions_found(ground),
        "dossier": dossier(ground),
        "handled": handled(ground),
        "protections": [told(ground, act, "content") for act in acts_of_kind(ground, "record_protection")],
    }


def _counts(ground: Ground, shown: list[MeasureView]) -> list[tuple[str, int]]:
    """How many measures stand in each state, a measure for each of its beneficiaries; states without any left out."""
    states = Counter(benefit.standing for view in shown for benefit in view.benefits)
    return [(words, states[name]) for name, words in ground.labels.measure_states.items() if states[name]]


def _ways(ground: Ground) -> dict[str, list[Link]]:
    """What this person can do now about each measure, by measure and beneficiary."""
    found: dict[str, list[Link]] = {}
    for kind, options in _grants(ground).items():
        for option in options:
            url = f"{ground.act_url(kind)}?{urlencode({'hinh-thuc': option.value})}"
            found.setdefault(option.value, []).append(Link(_VERBS[kind], url))
    return found


def _grants(ground: Ground) -> dict[str, tuple[Option, ...]]:
    """By act, the measures this person can act upon now; acts without any left out."""
    case, here = ground.loaded.case, ground.here
    able = ground.procedure.permitted(case, here.person, here.now)
    found = {kind: grants(ground, kind) for kind in _VERBS if kind in able}
    return {kind: options for kind, options in found.items() if options}


def _reached(ground: Ground) -> bool:
    return ground.case.decision == "approved"


PAGE: Final = StepPage(
    name="benefits",
    path="ho-so/<str:code>/quyen-loi/",
    title="Khuyến khích và bảo vệ",
    short="Khuyến khích, bảo vệ",
    kinds=(
        "apply_measure",
        "propose_measure",
        "decide_measure",
        "record_protection",
    ),
    facts=_facts,
    reached=_reached,
    stays=True,
    opens=False,
    offers=lambda ground: _grants(ground) if ground.case.decision == "approved" else (),
)
