"""What the Party body was asked, and what it answered: every request of both stages, superseded ones too."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from khoithong.web.casepage.limits import between
from khoithong.web.casepage.people import person_of

if TYPE_CHECKING:
    from datetime import date

    from khoithong.casefiles.stored import StoredAct
    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import Person, Tone

State = Literal["waiting", "answered", "lapsed", "renewed"]

_TONES: Final[dict[str, Tone]] = {"agree": "done", "disagree": "stop", "other": "wait"}


@dataclass(frozen=True, slots=True)
class Answer:
    """The opinion given."""

    words: str
    """Agrees, does not agree, other."""
    tone: Tone
    on: date
    by: Person
    document: str
    content: str
    seq: int


@dataclass(frozen=True, slots=True)
class OpinionRequest:
    """One request."""

    stage: str
    sought: date
    by: Person
    document: str
    seq: int
    state: State
    days: int | None
    """Working days it waited, up to the answer or today."""
    answer: Answer | None = None
    ended: str = ""
    """What made it fall, in words."""


def requests(ground: Ground) -> list[OpinionRequest]:
    """Every request in the order they were made."""
    found: list[OpinionRequest] = []
    stage = "approval"
    for act in ground.loaded.acts:
        if act.kind in ("approve", "disapprove"):
            stage = "evaluation"
        elif act.kind == "seek_party_opinion":
            _supersede(found, stage, "renewed", "Đã xin ý kiến lại")
            found.append(_request(ground, act, stage))
        elif act.kind == "give_party_opinion" and found:
            found[-1] = _answered(ground, found[-1], act)
        elif act.kind == "proceed_despite_rejection":
            _supersede(found, stage, "lapsed", "Không còn dùng: người đứng đầu đã quyết định cho triển khai")
        elif act.kind == "close_meeting":
            _supersede(found, stage, "lapsed", "Không còn dùng: đã biểu quyết lại")
    return found


def _supersede(found: list[OpinionRequest], stage: str, state: State, words: str) -> None:
    if found and found[-1].stage == stage and found[-1].state in ("waiting", "answered"):
        found[-1] = replace(found[-1], state=state, ended=words)


def _request(ground: Ground, act: StoredAct, stage: str) -> OpinionRequest:
    return OpinionRequest(
        stage=stage,
        sought=act.effective,
        by=person_of(ground, act.actor, act.effective),
        document=str(act.data.get("document") or ""),
        seq=act.seq,
        state="waiting",
        days=between(ground, act.effective, ground.day, "working"),
    )


def _answered(ground: Ground, request: OpinionRequest, act: StoredAct) -> OpinionRequest:
    value = str(act.data.get("opinion"))
    own = act.office if act.actor == act.by else None
    answer = Answer(
        words=ground.labels.choices["give_party_opinion.opinion"].get(value, value),
        tone=_TONES.get(value, "neutral"),
        on=act.effective,
        by=person_of(ground, act.actor, act.effective, own),
        document=str(act.data.get("document") or ""),
        content=str(act.data.get("content") or ""),
        seq=act.seq,
    )
    waited = between(ground, request.sought, act.effective, "working")
    return replace(request, state="answered", days=waited, answer=answer)
