"""Xử lý kế hoạch: the plan at a glance, and the ways it can be considered, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from khoithong.web.casepage.blocked import explained
from khoithong.web.casepage.people import person_of
from khoithong.web.steppages import plan_glance
from khoithong.web.steppages.page import StepPage
from khoithong.web.steppages.route_cards import cards, limits
from khoithong.web.steppages.supplements import supplements

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import BlockedAct, Citation, Person


@dataclass(frozen=True, slots=True)
class Chosen:
    """The way the plan goes."""

    label: str
    on: date | None
    """When it was chosen; nothing where the text's own way applies unchosen."""
    by: Person | None
    reason: str
    citation: Citation | None
    settled: BlockedAct | None
    """Why it cannot be changed any more."""


def _facts(ground: Ground) -> dict[str, Any]:
    review = ground.case.status == "under_review"
    shown = cards(ground) if review else []
    return {
        "summary": plan_glance.summary(ground),
        "sections": plan_glance.sections(ground),
        "plan_number": len(ground.case.versions),
        "supplements": supplements(ground),
        "cards": shown if _choice_open(ground) else [one for one in shown if one.chosen],
        "choice_open": _choice_open(ground),
        "chosen": _chosen(ground),
        "alone": review and not shown,
        "own_limits": limits(ground, ground.case) if review and not shown else [],
    }


def _choice_open(ground: Ground) -> bool:
    """Whether whoever heads the deciding agency may still choose the way."""
    case = ground.loaded.case
    head = ground.procedure.head(case, ground.day)
    if head is None or "choose_route" not in ground.regulation.acts:
        return False
    return ground.procedure.why_not(case, head, "choose_route", ground.here.now) is None


def _chosen(ground: Ground) -> Chosen | None:
    """The choice as recorded; nothing under a regulation that knows no choice."""
    if "choose_route" not in ground.regulation.acts:
        return None
    case = ground.loaded.case
    act = next((one for one in reversed(ground.loaded.acts) if one.kind == "choose_route"), None)
    head = ground.procedure.head(case, ground.day)
    refusal = None
    if head is not None and case.status == "under_review":
        refusal = ground.procedure.why_not(case, head, "choose_route", ground.here.now)
    rests = ground.regulation.acts["choose_route"].provision.of(case.route)
    meeting = ground.regulation.meetings["approval", case.route]
    return Chosen(
        label=ground.labels.routes[case.route],
        on=act.effective if act else None,
        by=person_of(ground, act.actor, act.effective) if act else None,
        reason=str(act.data.get("reason") or "") if act else "",
        citation=ground.cite(rests if act else meeting.provision),
        settled=explained(ground, "choose_route", refusal) if refusal else None,
    )


def _reached(ground: Ground) -> bool:
    return ground.case.decision is None or ground.case.status == "under_review"


def _offers(ground: Ground) -> Collection[str]:
    """The buttons of the ways, for whoever may choose one."""
    here, case = ground.here, ground.loaded.case
    if not _choice_open(ground) or ground.case.status != "under_review":
        return ()
    able = (
        kind
        for kind in ("choose_route", "convene_meeting")
        if ground.procedure.why_not(case, here.person, kind, here.now) is None
    )
    return tuple(able)


PAGE: Final = StepPage(
    name="routing",
    path="ho-so/<str:code>/xu-ly/",
    title="Xử lý kế hoạch",
    short="Xử lý",
    kinds=(
        "choose_route",
        "convene_meeting",
        "appraise",
        "escalate",
        "consult",
        "register_plan",
        "request_supplement",
    ),
    facts=_facts,
    reached=_reached,
    owns=lambda ground, kind: (
        kind != "convene_meeting" or (ground.case.route == "collective" and ground.case.decision is None)
    ),
    offers=_offers,
)
