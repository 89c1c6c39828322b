"""Proposing: the plan is sent, entered, completed, routed or withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.procedure import deadlines, routing

if TYPE_CHECKING:
    from khoithong.procedure.acts import Act
    from khoithong.procedure.case import Case
    from khoithong.procedure.setting import Setting


def submit_plan(setting: Setting, case: Case, act: Act, index: int) -> None:
    """The plan is received by delivery, unless the reading counts from registration."""
    case.status = "under_review"
    case.proposers = tuple(dict.fromkeys((act.actor, *(act.data.get("co_proposers") or ()))))
    case.agency = routing.employing_agency(setting, act)
    case.deciders.clear()
    case.submitted = act.effective
    case.versions.append(index)
    if setting.options.receipt == "delivery":
        _receive(setting, case, act, index)


def _receive(setting: Setting, case: Case, act: Act, index: int) -> None:
    case.received = act.effective
    deadlines.fire(setting, case, "receipt", act.effective, index)


def register_plan(setting: Setting, case: Case, act: Act, index: int) -> None:
    """Entering the plan starts the clocks only under the reading ``receipt: registration``.

    Once the council is established, or a meeting was held, no limit for doing so begins any more.
    """
    case.registered = True
    if setting.options.receipt != "registration":
        return
    if case.council is not None or case.closed_meetings:
        case.received = act.effective
    else:
        _receive(setting, case, act, index)


def withdraw_plan(setting: Setting, case: Case, act: Act, index: int) -> None:
    """Withdrawing cancels every open deadline."""
    case.status = "withdrawn"
    case.ended = act.effective
    case.meeting = None
    deadlines.end_all(case, act.effective)


def revise_plan(setting: Setting, case: Case, act: Act, index: int) -> None:
    """A new version beside the old ones."""
    case.versions.append(index)


def choose_route(setting: Setting, case: Case, act: Act, index: int) -> None:
    """The route decides which limits run."""
    if case.route != act.data["route"]:
        case.route = act.data["route"]
        case.route_chosen = act.effective
        deadlines.fire(setting, case, f"{case.route}_chosen", act.effective, index)


def escalate(setting: Setting, case: Case, act: Act, index: int) -> None:
    """The superior agency decides from now on; what was voted below falls away, the appraisal stands."""
    case.escalations += 1
    case.escalated = act.effective
    case.decider, case.collective_decides, case.approval = None, False, None
    case.deciders.clear()
    case.meeting = None


def appraise(setting: Setting, case: Case, act: Act, index: int) -> None:
    """The organising unit has given its appraisal."""
    case.appraised = act.effective
