"""A meeting as documents tell it. Ballots are told once it is closed, never before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from khoithong.documents.drafting.matter import text
from khoithong.documents.drafting.people import people, person
from khoithong.documents.facts import Ballot, Meeting
from khoithong.procedure import electorate, routing
from khoithong.procedure.data import complete

if TYPE_CHECKING:
    from datetime import date

    from khoithong.casefiles.stored import StoredAct
    from khoithong.documents.drafting.matter import Matter
    from khoithong.procedure import case as engine
    from khoithong.procedure.ballots import Tally

DENOMINATORS: Final = {
    "ballots_cast": "ý kiến biểu quyết",
    "eligible": "người có quyền biểu quyết",
    "for_and_against": "phiếu tán thành và không tán thành",
}
"""What the share is taken of, by the rule that counts."""
CONCLUSION: Final = "Kết luận của người chủ trì:"
"""What comes after it in the minutes of the register is said nowhere else there."""
_TITLES: Final = {
    ("approval", "collective"): "Họp tập thể lãnh đạo xem xét đề xuất",
    ("approval", "council"): "Họp Hội đồng đánh giá đề xuất",
    ("evaluation", "collective"): "Họp tập thể lãnh đạo đánh giá kết quả thực hiện đề xuất",
    ("evaluation", "council"): "Họp Hội đồng đánh giá kết quả thực hiện đề xuất",
}


def meeting(matter: Matter, held: engine.Meeting, secretary: str = "") -> Meeting:
    """A meeting; `secretary` names who kept the minutes where no council's secretary does."""
    setting, case = matter.setting, matter.case
    voters = electorate.voters(setting, case, held)
    chair = electorate.chair(setting, case, held)
    rule = setting.regulation.meetings[held.stage, held.route]
    own = electorate.secretary(setting, case) if held.route == "council" else None
    keeper = own or secretary
    invited = dict.fromkeys((*case.proposers, *case.executors))
    told = Meeting(
        title=_TITLES[held.stage, held.route],
        on=held.on,
        chair=person(matter, chair, held.on),
        secretary=person(matter, keeper, held.on) if keeper else None,
        council=held.route == "council",
        present=people(matter, (one for one in voters if one not in held.absent), held.on),
        absent=people(matter, held.absent, held.on),
        invited=people(matter, (one for one in invited if one not in voters), held.on),
        left_out=tuple(
            (
                person(matter, one, held.on),
                f"{exclusion(matter, one, held.on)}, {_short(matter, rule.exclusion)}",
            )
            for one in excluded(matter, held.on)
        ),
        provision=matter.cited(rule.provision),
    )
    if held.closed is None or held.tally is None:
        return told
    return _with_result(matter, held, held.tally, told)


def excluded(matter: Matter, day: date) -> list[str]:
    """Leaders who would vote by their office on a day and do not, because the proposal is theirs."""
    agency = routing.deciding_agency(matter.setting, matter.case, day)
    if agency is None:
        return []
    organisation = matter.setting.organisation
    leaders = (organisation.head(agency, day), *organisation.deputies(agency, day))
    return [one for one in leaders if one is not None and one in matter.case.proposers]


def exclusion(matter: Matter, one: str, day: date) -> str:
    """Why somebody has no vote."""
    agency = routing.deciding_agency(matter.setting, matter.case, day)
    deputies = matter.setting.organisation.deputies(agency, day) if agency else ()
    return f"{'cấp phó' if one in deputies else 'người'} có đề xuất không tham gia biểu quyết"


def _short(matter: Matter, ref: str) -> str:
    return matter.regulation.labels.get(ref, "")


def _with_result(matter: Matter, held: engine.Meeting, tally: Tally, told: Meeting) -> Meeting:
    closing = closing_of(matter, held)
    words = matter.labels.choices["vote.ballot"]
    ballots = tuple(
        Ballot(person(matter, one, held.on), words[ballot.value], ballot.remarks or "")
        for one, ballot in held.ballots.items()
        if one in electorate.voters(matter.setting, matter.case, held)
    )
    return replace(
        told,
        ballots=ballots,
        tally=tally_words(matter, held, tally),
        outcome=_outcome(matter, held, tally),
        concluded=_concluded(text(closing.data, "minutes")),
        conditions=_conditions(matter, closing) if held.stage == "approval" else (),
    )


def closing_of(matter: Matter, held: engine.Meeting) -> StoredAct:
    """The act that closed a meeting."""
    place = next(index for index, one in enumerate(matter.case.closed_meetings) if one is held)
    return matter.of_kind("close_meeting")[place]


def tally_words(matter: Matter, held: engine.Meeting, tally: Tally) -> str:
    """The result with its denominator, and what decided a tie."""
    rules = electorate.counting_rules(matter.setting.options, held)
    share = _percent(tally.in_favour, tally.denominator)
    counted = (
        f"Tán thành {tally.in_favour}, không tán thành {tally.against}, ý kiến khác {tally.other}; "
        f"tán thành {tally.in_favour}/{tally.denominator} {DENOMINATORS[rules.denominator]}{share}."
    )
    return f"{counted} {_tie(matter, held)}" if tally.tie else counted


def _percent(part: int, whole: int) -> str:
    if not whole:
        return ""
    tenths = (part * 2000 + whole) // (whole * 2)
    return f" ({tenths // 10}%)" if tenths % 10 == 0 else f" ({tenths // 10},{tenths % 10}%)"


def _tie(matter: Matter, held: engine.Meeting) -> str:
    chair = electorate.chair(matter.setting, matter.case, held)
    ballot = held.ballots.get(chair) if chair else None
    own = matter.labels.choices["vote.ballot"][ballot.value].lower() if ballot else "chưa biểu quyết"
    return f"Biểu quyết ngang nhau: thực hiện theo ý kiến của người chủ trì {matter.name(chair)} ({own})."


def _outcome(matter: Matter, held: engine.Meeting, tally: Tally) -> str:
    if held.stage == "approval":
        return "Đề xuất được thông qua" if tally.passed else "Đề xuất không được thông qua"
    concluded = matter.case.conclusion if held is matter.case.assessment else None
    words = matter.labels.evaluations[concluded].lower() if concluded else "không đạt mức hoàn thành"
    return f"Kết quả thực hiện đề xuất được đánh giá là {words}"


def _concluded(minutes: str) -> str:
    """What the minutes say beyond what is told from the ballots."""
    before, mark, after = minutes.partition(CONCLUSION)
    return after.strip() if mark else before.strip()


def _conditions(matter: Matter, closing: StoredAct) -> tuple[tuple[str, bool, str], ...]:
    given: Any = closing.data.get("condition_reasons")
    reasons = (
        {complete(matter.regulation, str(ref)): str(words) for ref, words in given.items()}
        if isinstance(given, Mapping)
        else {}
    )
    whole = given if isinstance(given, str) else ""
    met = matter.case.conditions_met
    return tuple(
        (
            matter.pack.conditions.get(ref, ""),
            ref in met,
            reasons.get(ref, "") or (whole if ref in met else ""),
        )
        for ref in matter.regulation.conditions
    )
