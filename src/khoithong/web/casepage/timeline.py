"""What happened in the case, newest first, as everyone entitled sees it. Reports of prohibited acts are never here."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from khoithong.casefiles import law
from khoithong.casefiles.moving import footings, moved
from khoithong.lawbook.pack import describe
from khoithong.procedure.attempt import act_provision
from khoithong.procedure.wording import shown
from khoithong.web.adapters import citation
from khoithong.web.casepage.contents import contents
from khoithong.web.casepage.people import person_of
from khoithong.web.casepage.voting import MEETING_MOVED
from khoithong.web.components import STATUS_TONES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from khoithong.casefiles.stored import StoredAct
    from khoithong.procedure.case import Case
    from khoithong.web.casepage.contents import Part
    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import Citation, Person, Tone

_STOPS: Final = frozenset({"disapprove", "withdraw_plan", "terminate", "suspend"})
_MARKS: Final = frozenset({"approve", "publish_result", "archive"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One act of the timeline."""

    seq: int
    kind: str
    title: str
    at: datetime
    person: Person
    on_behalf_of: Person | None
    citation: Citation | None
    addition: str
    """Why the software has this act although the text does not name it."""
    parts: Sequence[Part]
    claimed: str
    """What is said of the day it truly happened, with its evidence."""
    late: Sequence[str]
    warnings: Sequence[str]
    status: str = ""
    """The status it led to, in words; empty where it did not change."""
    status_tone: Tone = "neutral"
    tone: Tone = "neutral"


@dataclass(slots=True)
class Trail:
    """What the replay shows of each act that its record alone does not."""

    citations: dict[int, Citation | None] = field(default_factory=dict)
    late: dict[int, list[str]] = field(default_factory=dict)
    moved_meetings: set[int] = field(default_factory=set)
    """Acts that convened anew a meeting already convened."""


def entries(ground: Ground, *, whole: int | None = None) -> list[Entry]:
    """The timeline, newest first; `whole` names the one act whose texts are shown at full length."""
    trail = _trail(ground)
    found = [
        _entry(ground, act, trail, cut=act.seq != whole)
        for act in ground.loaded.acts
        if whole is None or act.seq == whole
    ]
    return found[::-1]


def _trail(ground: Ground) -> Trail:
    """Replays the case, noting what each act rested on then and which limits it met too late."""
    procedure, trail = ground.procedure, Trail(_cited_before(ground))
    case, ended = procedure.open(), set[int]()
    for act in ground.loaded.acts:
        rule = ground.regulation.acts.get(act.kind)
        if act.seq not in trail.citations:
            cited = act_provision(procedure.setting, case, rule) if rule else None
            trail.citations[act.seq] = ground.cite(cited)
        if act.kind == "convene_meeting" and case.meeting is not None:
            trail.moved_meetings.add(act.seq)
        procedure.record(case, act.engine_act())
        trail.late[act.seq] = list(_newly_late(ground, case, ended))
    return trail


def _cited_before(ground: Ground) -> dict[int, Citation | None]:
    """What the acts before a move rested on: the text of their time, not the one the case stands on now."""
    acts = ground.loaded.acts
    if not moved(acts):
        return {}
    found: dict[int, Citation | None] = {}
    for one, after in pairwise(footings(acts)):
        procedure = law.procedure(one.pack, one.readings, ground.loaded.directory)
        case, pack = procedure.open(), describe(one.pack)
        for act in acts[: after.seq - 1]:
            rule = procedure.setting.regulation.acts.get(act.kind)
            if act.seq >= one.seq:
                cited = act_provision(procedure.setting, case, rule) if rule else None
                found[act.seq] = citation(pack, cited)
            procedure.record(case, act.engine_act())
    return found


def _newly_late(ground: Ground, case: Case, ended: set[int]) -> list[str]:
    found = []
    for limit in case.limits:
        if limit.ended is None:
            ended.discard(id(limit))
        elif id(limit) not in ended:
            ended.add(id(limit))
            if limit.ended > limit.due:
                found.append(f"{ground.labels.deadlines[limit.id]}: quá hạn {shown(limit.due)}")
    return found


def _entry(ground: Ground, act: StoredAct, trail: Trail, *, cut: bool) -> Entry:
    labels, rule = ground.labels, ground.regulation.acts.get(act.kind)
    status = str(act.outcome.get("status", ""))
    return Entry(
        seq=act.seq,
        kind=act.kind,
        title=MEETING_MOVED if act.seq in trail.moved_meetings else labels.acts[act.kind].noun,
        at=act.at,
        person=person_of(ground, act.by, act.at.date(), act.office),
        on_behalf_of=person_of(ground, act.on_behalf_of, act.effective) if act.on_behalf_of else None,
        citation=trail.citations[act.seq],
        addition=(rule.addition or "") if rule else "",
        parts=contents(ground, act, cut=cut),
        claimed=_claimed(act),
        late=trail.late[act.seq],
        warnings=[
            labels.warnings[code] for code in act.warnings if code != "late" or not trail.late[act.seq]
        ],
        status=labels.statuses.get(status, ""),
        status_tone=STATUS_TONES.get(status, "neutral"),
        tone="stop" if act.kind in _STOPS else "done" if act.kind in _MARKS else "neutral",
    )


def _claimed(act: StoredAct) -> str:
    if act.happened_on is None:
        return f"Tài liệu: {act.evidence}" if act.evidence else ""
    words = f"Thực tế diễn ra ngày {shown(act.happened_on)}, ghi ngày {shown(act.at.date())}"
    return f"{words}. Tài liệu: {act.evidence}" if act.evidence else words


def of_act(ground: Ground, seq: int) -> Entry | None:
    """One act with its texts at full length."""
    return next(iter(entries(ground, whole=seq)), None)
