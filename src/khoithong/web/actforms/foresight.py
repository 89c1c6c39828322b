"""What an act will do, tried on a copy of the case: the limits it ends and begins, the status after it, warnings."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from khoithong.procedure.acts import Act
from khoithong.procedure.refusals import Acceptance
from khoithong.procedure.wording import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from khoithong.procedure.case import Case, Limit
    from khoithong.web.actforms.context import FormContext
    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import Citation


@dataclass(frozen=True, slots=True)
class Effect:
    """What becomes of one limit."""

    words: str
    citation: Citation | None


@dataclass(frozen=True, slots=True)
class Foresight:
    """What the act will do if it is recorded now."""

    status: str
    """The status it leads to, in words; empty where it stays."""
    ended: Sequence[Effect]
    begun: Sequence[Effect]
    warnings: Sequence[str]


def foresee(form: FormContext, data: Mapping[str, Any] | None = None) -> Foresight | None:
    """Try the act with the data typed, or with a sample where nothing was typed yet; nothing for acts without effects."""
    sample = _SAMPLES.get(form.kind)
    if sample is None or (
        form.kind == "close_meeting" and not form.counts
    ):  # what it leads to tells the count
        return None
    ground = form.ground
    act = _act(ground, form.kind, data) if data is not None else None
    answer = ground.procedure.decide(ground.loaded.case, act) if act else None
    if act is None or not isinstance(answer, Acceptance):
        act = _act(ground, form.kind, sample(form))
        answer = ground.procedure.decide(ground.loaded.case, act)
    warnings = answer.warnings if isinstance(answer, Acceptance) else ()
    return _compare(ground, act, warnings)


def _act(ground: Ground, kind: str, data: Mapping[str, Any]) -> Act:
    case = ground.loaded.case
    at = max(ground.here.now, case.last_at) if case.last_at else ground.here.now
    return Act(kind, ground.here.person, at, data)


def trial(ground: Ground, kind: str, data: Mapping[str, Any]) -> Case:
    """The case as it would be after an act; the case itself stays as it is."""
    return _after(ground, _act(ground, kind, data))


def _after(ground: Ground, act: Act) -> Case:
    after = deepcopy(ground.loaded.case)
    ground.procedure.record(after, act)
    return after


def _compare(ground: Ground, act: Act, warnings: Sequence[str]) -> Foresight:
    before, after = ground.loaded.case, _after(ground, act)
    return Foresight(
        status=ground.labels.statuses[after.status] if after.status != before.status else "",
        ended=[_effect(ground, limit, begun=False) for limit in _ended(before, after)],
        begun=[_effect(ground, limit, begun=True) for limit in _begun(before, after)],
        warnings=[ground.labels.warnings[code] for code in warnings],
    )


def _ended(before: Case, after: Case) -> list[Limit]:
    return [
        now
        for was, now in zip(before.limits, after.limits, strict=False)
        if was.ended is None and now.ended is not None
    ]


def _begun(before: Case, after: Case) -> list[Limit]:
    """Limits that are new, run again, or have another day."""
    known = {(limit.id, limit.due) for limit in before.limits if limit.ended is None}
    return [limit for limit in after.limits if limit.ended is None and (limit.id, limit.due) not in known]


def _effect(ground: Ground, limit: Limit, *, begun: bool) -> Effect:
    label = ground.labels.deadlines[limit.id]
    if begun:
        words = f"{label}: chậm nhất {shown(limit.due)}"
    elif limit.how == "cancelled":
        words = f"{label} (hạn {shown(limit.due)}): không còn áp dụng"
    else:
        late = limit.ended is not None and limit.ended > limit.due
        words = f"{label} (hạn {shown(limit.due)}): {'xong, trễ hạn' if late else 'xong đúng hạn'}"
    return Effect(words, ground.cite(limit.provision))


def _nothing(form: FormContext) -> dict[str, Any]:  # noqa: ARG001 - one signature for all
    return {}


def _closing(form: FormContext) -> dict[str, Any]:
    meeting = form.ground.loaded.case.meeting
    voters = form.ground.procedure.voters(form.ground.loaded.case)
    data: dict[str, Any] = {"minutes": "-"}
    data["absent"] = [one for one in voters if meeting is None or one not in meeting.ballots]
    if form.not_completed:
        data |= {
            "conclusion": "partial",
            "reasons": "-",
            "causes": {"objective": "-", "subjective": "-"},
            "findings": {"right_policy": True, "pure_motive": True, "common_good": True, "damage": False},
        }
    return data


def _approving(form: FormContext) -> dict[str, Any]:
    data: dict[str, Any] = {"document": "-", "reason": "-", "executors": list(form.ground.case.proposers)}
    return data | ({"mode": "implement"} if "mode" in form.fields else {})


def _deciding_day(name: str) -> Callable[[FormContext], dict[str, Any]]:
    return lambda form: {name: form.ground.day}


_SAMPLES: Final[dict[str, Callable[[FormContext], dict[str, Any]]]] = {
    "register_plan": lambda _: {"number": "-"},
    "withdraw_plan": lambda _: {"reason": "-"},
    "dispatch_plan": _nothing,
    "close_meeting": _closing,
    "seek_party_opinion": _nothing,
    "approve": _approving,
    "disapprove": lambda _: {"document": "-", "reason": "-"},
    "suspend": lambda _: {"reason": "-"},
    "resume": lambda _: {"reason": "-"},
    "terminate": lambda _: {"reason": "-"},
    "declare_completion": _deciding_day("on"),
    "submit_result_report": lambda _: {"results": "-"},
    "escalate": lambda _: {"reason": "-"},
    "give_party_opinion": lambda _: {"opinion": "agree", "content": "-"},
    "proceed_despite_rejection": lambda _: {"necessity": "-", "feasibility": "-", "document": "-"},
    "archive": _nothing,
}
"""Data under which an act is tried before anything was typed. Acts not here depend on what is typed, or change nothing."""
