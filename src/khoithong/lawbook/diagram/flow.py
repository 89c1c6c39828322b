"""What leads where in a pack's procedure: found by playing the pack, in the words of the pack."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from khoithong.lawbook.calendars import working_calendar
from khoithong.lawbook.exploration import explore
from khoithong.procedure.vocabulary import STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from khoithong.lawbook.pack import Pack
    from khoithong.procedure.regulation import ActRule, Cited, DeadlineRule, Regulation

LANES: Final = {
    "proposer": "Người đề xuất, người thực hiện",
    "intake": "Văn thư, cơ quan tổ chức",
    "head": "Người đứng đầu, người có thẩm quyền",
    "meeting": "Tập thể lãnh đạo, Hội đồng",
    "party": "Cấp ủy, tổ chức đảng",
}
"""Whose work stands in one column."""

_LANE_OF: Final = {
    "anyone": "proposer",
    "proposer": "proposer",
    "executor": "proposer",
    "clerk": "intake",
    "organising_intake": "intake",
    "committee_intake": "intake",
    "appraiser": "intake",
    "chair": "meeting",
    "voter": "meeting",
    "council_secretary": "meeting",
    "party_body": "party",
}
"""By the first standing an act names; whoever is not listed decides or manages."""

_ENDS_LIMIT: Final = {
    ("submit_plan", "approval"): "receipt",
    ("establish_council", "approval"): "council_established",
    ("dispatch_plan", "approval"): "dispatched",
    ("close_meeting", "approval"): "approval_closed",
    ("seek_party_opinion", "approval"): "opinion_sought",
    ("submit_result_report", "evaluation"): "result_reported",
    ("close_meeting", "evaluation"): "evaluation_closed",
    ("seek_party_opinion", "evaluation"): "evaluation_opinion_sought",
}
"""The event by which an act meets a time limit, by the stage it is done at."""

_BESIDES: Final = ("dispatch_plan",)
"""Acts that open no other way and yet have a time limit of their own."""

_BEFORE_THE_MEETING: Final = (
    "choose_route",
    "establish_council",
    "dispatch_plan",
    "appraise",
    "consult",
    "escalate",
)
"""Acts a case sees before its meeting; the vocabulary lists some of them after it."""

_FIRST_OF_EXECUTION: Final = STATUSES.index("in_execution")


@dataclass(frozen=True, slots=True)
class Step:
    """An act where it can be done."""

    status: str
    kind: str
    label: str
    who: str
    lane: str
    targets: tuple[str, ...]
    """The statuses it may lead to, in the order of a case's life; its own among them where it may change nothing."""
    limits: tuple[str, ...]
    """Time limits it meets, in words: ``7 ngày làm việc``."""
    provisions: tuple[str, ...]
    """Complete references."""
    conditions: tuple[str, ...]
    """What must be so before, in words."""
    addition: str | None
    """Why the software adds it where the text does not name it."""

    @property
    def leaves(self) -> tuple[str, ...]:
        """The statuses it leads to other than where it is done."""
        return tuple(target for target in self.targets if target != self.status)


@dataclass(frozen=True, slots=True)
class Flow:
    """A procedure: the statuses a case may have and what can be done in each."""

    pack: str
    title: str
    statuses: tuple[str, ...]
    """Those a case can reach, ``draft`` first."""
    labels: Mapping[str, str]
    """Their names."""
    steps: tuple[Step, ...]
    """By status, then in the order in which they are usually done."""

    @property
    def lanes(self) -> Mapping[str, str]:
        """Keys and headings of the columns that hold a step, left to right; a council only where there is one."""
        council = any(step.kind == "establish_council" for step in self.steps)
        headings = LANES if council else {**LANES, "meeting": "Tập thể lãnh đạo"}
        used = {step.lane for step in self.steps}
        return {lane: heading for lane, heading in headings.items() if lane in used}

    def at(self, status: str) -> tuple[Step, ...]:
        """What can be done in a status."""
        return tuple(step for step in self.steps if step.status == status)


def flow_of(pack: Pack, readings: Mapping[str, str] | None = None) -> Flow:
    """The procedure under the pack's own readings, or with some of them switched."""
    regulation = pack.regulation
    moves = moves_of(regulation, tuple(sorted((readings or {}).items())))
    reached = {status for before, _, after in moves for status in (before, after)}
    steps = [
        _step(pack, rule, status, _targets(moves, status, rule.kind))
        for status in STATUSES
        for rule in regulation.acts.values()
        if _possible(moves, rule, status, reached)
    ]
    steps.sort(key=lambda step: (STATUSES.index(step.status), *_place(step)))  # the rest as in the vocabulary
    return Flow(
        pack=pack.identity.id,
        title=pack.identity.title,
        statuses=tuple(status for status in STATUSES if status in reached),
        labels=pack.labels.statuses,
        steps=tuple(steps),
    )


def _place(step: Step) -> tuple[bool, bool, bool]:
    """Withdrawal last, what leads on after what prepares it, what comes before the meeting before it."""
    return (step.kind == "withdraw_plan", bool(step.leaves), step.kind not in _BEFORE_THE_MEETING)


@lru_cache(maxsize=64)
def _explored(regulation: _Same, readings: tuple[tuple[str, str], ...]) -> frozenset[tuple[str, str, str]]:
    return frozenset(explore(regulation.regulation, working_calendar(), dict(readings)).moves)


@dataclass(frozen=True, slots=True)
class _Same:
    """A regulation known by its digest, so that the same one is played once."""

    digest: str
    regulation: Regulation

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)


def moves_of(
    regulation: Regulation, readings: tuple[tuple[str, str], ...] = ()
) -> frozenset[tuple[str, str, str]]:
    """What playing the pack showed: status before, act, status after. Played once per pack and readings."""
    return _explored(_Same(regulation.digest, regulation), readings)


def _possible(moves: frozenset[tuple[str, str, str]], rule: ActRule, status: str, reached: set[str]) -> bool:
    if rule.kind in _BESIDES:
        return status in rule.during and status in reached
    return any(before == status and kind == rule.kind for before, kind, _ in moves)


def _targets(moves: frozenset[tuple[str, str, str]], status: str, kind: str) -> tuple[str, ...]:
    after = {there for before, act, there in moves if (before, act) == (status, kind)}
    return tuple(target for target in STATUSES if target in after) or (status,)


def stage_of(status: str) -> str:
    """Whether something done in a status belongs to the approval or to the evaluation."""
    return "approval" if STATUSES.index(status) < _FIRST_OF_EXECUTION else "evaluation"


def _step(pack: Pack, rule: ActRule, status: str, targets: tuple[str, ...]) -> Step:
    labels = pack.labels
    return Step(
        status=status,
        kind=rule.kind,
        label=labels.acts[rule.kind].noun,
        who="; ".join(labels.standings[standing] for standing in rule.by),
        lane=_LANE_OF.get(rule.by[0], "head"),
        targets=targets,
        limits=tuple(_limits(pack, rule.kind, stage_of(status))),
        provisions=tuple(dict.fromkeys(_grounds(pack, rule, stage_of(status)))),
        conditions=tuple(labels.guards[guard.name] for guard in rule.requires),
        addition=rule.addition,
    )


def _limits(pack: Pack, kind: str, stage: str) -> Iterator[str]:
    event = _ENDS_LIMIT.get((kind, stage))
    met = [rule for rule in pack.regulation.deadlines if event in rule.meets]
    for rule in met:
        yield _limit_words(pack, rule, named=len(met) > 1 and rule.route is not None)


def _limit_words(pack: Pack, rule: DeadlineRule, *, named: bool) -> str:
    words = f"{rule.number.value} {pack.labels.units[rule.number.unit]}"
    return f"{pack.labels.routes[rule.route]}: {words}" if named and rule.route else words


def _grounds(pack: Pack, rule: ActRule, stage: str) -> Iterator[str]:
    cited = rule.provision
    if stage == "evaluation":
        meetings = pack.regulation.meetings
        held = [meetings[key] for key in meetings if key[0] == "evaluation"]
        if _any(rule.evaluation_provision):
            cited = rule.evaluation_provision
        elif rule.kind in _OF_MEETINGS and held:
            yield from (meeting.provision for meeting in held)
            return
    yield from (ref for ref in (cited.collective, cited.council) if ref is not None)


_OF_MEETINGS: Final = frozenset({"convene_meeting", "vote", "close_meeting"})


def _any(cited: Cited) -> bool:
    return cited.collective is not None or cited.council is not None


def main_steps(flow: Flow) -> tuple[Step, ...]:
    """The steps a picture shows: each act once a stage, unless a status had no other way on."""
    shown: list[Step] = []
    seen: set[tuple[str, str]] = set()
    for status in flow.statuses:
        here = flow.at(status)
        fresh = [step for step in here if (step.kind, stage_of(status)) not in seen]
        if not any(_goes_on(step) for step in fresh):
            fresh = [step for step in here if step in fresh or _goes_on(step)]
        seen.update((step.kind, stage_of(status)) for step in fresh)
        shown += fresh
    return tuple(shown)


def _goes_on(step: Step) -> bool:
    """Whether it leads to a status further on, withdrawal left aside."""
    here = STATUSES.index(step.status)
    return step.kind != "withdraw_plan" and any(STATUSES.index(target) > here for target in step.leaves)


def repeated(flow: Flow) -> tuple[Step, ...]:
    """The steps a picture only names in the status, having shown them before."""
    shown = set(main_steps(flow))
    return tuple(step for step in flow.steps if step not in shown)
