"""A draft of the minutes from what the register knows: people edit it, and their text is what is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.documents.drafting.meetings import CONCLUSION, DENOMINATORS
from khoithong.procedure import electorate
from khoithong.web.casepage.people import person_of
from khoithong.web.casepage.voting import excluded_on
from khoithong.web.wording import document_date_words, percent_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from khoithong.procedure.case import Meeting
    from khoithong.web.actforms.context import FormContext
    from khoithong.web.casepage.ground import Ground


def draft_minutes(form: FormContext) -> str:
    """Date, people, ballots by name with remarks, result; empty where no meeting is convened."""
    meeting = form.ground.loaded.case.meeting
    return "\n".join(_lines(form.ground, meeting)) if meeting is not None else ""


def _lines(ground: Ground, meeting: Meeting) -> Iterator[str]:
    stage = ground.labels.stages[meeting.stage].lower()
    body = ground.labels.routes[meeting.route]
    yield f"Biên bản họp {body.lower()}: {stage}"
    yield f"Hồ sơ {ground.row.code}: {ground.row.title}"
    yield f"Thời gian: {document_date_words(meeting.on)}"
    chair = electorate.chair(ground.setting, ground.case, meeting)
    if chair is not None:
        yield f"Chủ trì: {_person(ground, meeting, chair)}"
    voters = ground.procedure.voters(ground.case)
    yield "Thành phần biểu quyết:"
    for person in voters:
        yield f"- {_person(ground, meeting, person)}{_ballot(ground, meeting, person)}"
    for person in excluded_on(ground, meeting.on):
        yield f"Không tham gia biểu quyết (người có đề xuất): {_person(ground, meeting, person)}"
    invited = dict.fromkeys((*ground.case.proposers, *ground.case.executors))
    yield "Mời dự: " + ", ".join(ground.name(one) for one in invited)
    yield _result(ground, meeting)
    yield CONCLUSION


def _person(ground: Ground, meeting: Meeting, person: str) -> str:
    shown = person_of(ground, person, meeting.on)
    return f"{shown.name}, {shown.office}" if shown.office else shown.name


def _ballot(ground: Ground, meeting: Meeting, person: str) -> str:
    ballot = meeting.ballots.get(person)
    if ballot is None:
        return ": vắng mặt"
    words = ground.labels.choices["vote.ballot"][ballot.value].lower()
    return f": {words}. {ballot.remarks}" if ballot.remarks else f": {words}"


def _result(ground: Ground, meeting: Meeting) -> str:
    tally = electorate.tally(ground.setting, ground.case, meeting)
    rules = electorate.counting_rules(ground.setting.options, meeting)
    share = percent_words(tally.in_favour, tally.denominator)
    passed = (
        "đề xuất được thông qua" if meeting.stage == "approval" else "kết quả được đánh giá là hoàn thành"
    )
    failed = (
        "đề xuất không được thông qua" if meeting.stage == "approval" else "kết quả không đạt mức hoàn thành"
    )
    return (
        f"Kết quả biểu quyết: tán thành {tally.in_favour}, không tán thành {tally.against}, ý kiến khác {tally.other}; "
        f"tán thành {tally.in_favour}/{tally.denominator} {DENOMINATORS[rules.denominator]} ({share}): "
        f"{passed if tally.passed else failed}."
    )
