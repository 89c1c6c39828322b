"""Why something cannot be done, said with the names, days and steps of this case.

The engine's messages hold for every case; the pages know whose turn it is and what is still missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from khoithong.casefiles.projection.todo import todos
from khoithong.procedure import electorate
from khoithong.procedure.refusals import MESSAGES, STATUS_WORDS
from khoithong.procedure.vocabulary import STATUSES
from khoithong.procedure.wording import shown
from khoithong.web.casepage.milestones import after_decision, before_decision
from khoithong.web.casepage.people import holders_words, names
from khoithong.web.casepage.voting import exclusion_words

if TYPE_CHECKING:
    from khoithong.procedure.refusals import Refusal
    from khoithong.web.casepage.ground import Ground


_STEP: Final = {
    "disapprove": "approve",
    "convene_meeting": "close_meeting",
    "vote": "close_meeting",
    "replace_council_member": "close_meeting",
    "seek_party_opinion": "give_party_opinion",
    "resume": "declare_completion",
    "terminate": "declare_completion",
}
"""The step an act belongs to, where another act reaches it: only what comes before that step is missing."""


def reason_of(ground: Ground, kind: str, refusal: Refusal) -> tuple[str, str]:
    """Why an act is refused, as it goes on after a dash, and who does what opens it (empty: nobody's act does)."""
    if refusal.code == "excluded_voter":
        return exclusion_words(ground, ground.here.person, ground.day), ""
    if refusal.code == "votes_missing":
        return _votes_missing(ground)
    meeting = ground.case.meeting
    if refusal.message == MESSAGES["before_meeting_day"] and meeting is not None:
        return f"chưa đến ngày họp {shown(meeting.on)}", ""
    if refusal.code == "not_now" and _by_status(ground, kind, refusal):
        return _out_of_turn(ground, kind)
    reason, _, unlocks = refusal.message.partition(". ")
    return lowered(reason.rstrip(".")), unlocks


def message_of(ground: Ground, kind: str, refusal: Refusal) -> str:
    """The same as sentences."""
    reason, unlocks = reason_of(ground, kind, refusal)
    return f"{reason[:1].upper()}{reason[1:]}.{f' {unlocks}' if unlocks else ''}"


def _votes_missing(ground: Ground) -> tuple[str, str]:
    meeting = ground.case.meeting
    if meeting is None or not meeting.ballots:
        return "chưa có phiếu nào", "Có phiếu của người chủ trì thì mở."
    waiting = [person for person in ground.procedure.voters(ground.case) if person not in meeting.ballots]
    chair = electorate.chair(ground.setting, ground.case, meeting)
    if chair in waiting:
        name = ground.name(chair)
        return f"người chủ trì {name} chưa biểu quyết", f"{name} biểu quyết thì mở."
    return (
        f"còn {len(waiting)} người chưa biểu quyết: {names(ground, waiting)}",
        "Ghi đủ phiếu hoặc ghi người vắng.",
    )


# --- steps that have not come, or are over --------------------------------------------------------------------


def _by_status(ground: Ground, kind: str, refusal: Refusal) -> bool:
    """Whether it is the case's status alone that stands against the act."""
    rule = ground.regulation.acts.get(kind)
    return (
        rule is not None
        and ground.case.status not in rule.during
        and refusal.message.endswith(MESSAGES["not_now"].rpartition("}")[2])
    )


def _out_of_turn(ground: Ground, kind: str) -> tuple[str, str]:
    case = ground.case
    during = ground.regulation.acts[kind].during
    now = STATUSES.index(case.status)
    words = f"hồ sơ {STATUS_WORDS[case.status]}"
    if case.ended is not None or all(STATUSES.index(one) < now for one in during):
        return f"{words}; đã qua bước này" if case.ended is None else words, ""
    missing = missing_steps(ground, kind)
    if missing:
        return missing, who_opens(ground)
    return f"{words}; chưa đến bước này", who_opens(ground)


def missing_steps(ground: Ground, kind: str) -> str:
    """The steps an act still waits for: `chưa qua bước “…”, “…”`; empty where the procedure names none."""
    steps = before_decision(ground) if ground.case.decision is None else after_decision(ground)
    own = _STEP.get(kind, kind)
    place = next((index for index, step in enumerate(steps) if step.kind == own), len(steps))
    named = [f"“{step.label}”" for step in steps[:place] if step.reached is None]
    return f"chưa qua bước {', '.join(named)}" if named else ""


def who_opens(ground: Ground) -> str:
    """Whose act the case waits for now: `Nguyễn Văn An, Giám đốc Sở Xây dựng, triệu tập họp thì hồ sơ đi tiếp.`"""
    work = todos(ground.procedure, ground.case, ground.day)
    if not work:
        return ""
    verb = lowered(ground.labels.acts[work[0].kind].verb)
    who = holders_words(ground, work)
    return f"{who}{',' if ',' in who and work[0].kind != 'vote' else ''} {verb} thì hồ sơ đi tiếp."


def lowered(text: str) -> str:
    """A sentence as it goes on after a dash."""
    return text[:1].lower() + text[1:]
