"""What a decision on a proposal rests on: each thing that must be there, with its facts, or who supplies it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from django.urls import reverse

from khoithong.procedure import routing
from khoithong.procedure.explain import unconfirmed
from khoithong.procedure.guards import may_override
from khoithong.web.casepage.limits import between
from khoithong.web.casepage.milestones import holds_meeting
from khoithong.web.casepage.voting import tally, view
from khoithong.web.steppages.openers import opener
from khoithong.web.wording import date_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from khoithong.procedure.case import Meeting
    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import Citation, Tally
    from khoithong.web.steppages.openers import Opener

State = Literal["done", "missing", "waiting", "against", "unsaid"]


_ICONS: Final = {
    "done": "check",
    "missing": "cross",
    "waiting": "hourglass",
    "against": "alert",
    "unsaid": "info",
}


@dataclass(frozen=True, slots=True)
class Gate:
    """One thing a decision rests on."""

    label: str
    state: State
    """`missing` stands in the way, `waiting` is on its way; `against` is there and speaks against the proposal;
    `unsaid` is lacking and stands in nobody's way."""
    words: str
    citation: Citation | None = None
    opener: Opener | None = None
    """Who supplies what is missing."""
    tally: Tally | None = None
    url: str = ""
    """Where the facts stand."""

    @property
    def icon(self) -> str:
        """The sign before it."""
        return _ICONS[self.state]


def gates(ground: Ground) -> list[Gate]:
    """What the decision on the proposal rests on, in the order of the procedure."""
    return [
        *_received(ground),
        *_appraised(ground),
        *_consulted(ground),
        *_met(ground),
        *_overridden(ground),
        *_heard(ground),
        *_confirmed(ground),
    ]


def _received(ground: Ground) -> Iterator[Gate]:
    acts = ground.loaded.acts
    entered = next((act for act in acts if act.kind == "register_plan"), None)
    words = f"Gửi ngày {date_words(ground.case.submitted)}" if ground.case.submitted else ""
    if entered is not None:
        words += f"; vào sổ số {entered.data.get('number', '')} ngày {date_words(entered.effective)}"
    cited = ground.cite(ground.regulation.acts["submit_plan"].provision.of(ground.case.route))
    yield Gate("Kế hoạch đề xuất", "done", words, cited, url=f"{ground.url}#ke-hoach")


def _appraised(ground: Ground) -> Iterator[Gate]:
    rule = ground.regulation.acts.get("appraise")
    if rule is None:
        return
    label, cited = ground.labels.acts["appraise"].noun, ground.cite(rule.provision.of(ground.case.route))
    if ground.case.appraised is not None:
        yield Gate(label, "done", f"Ngày {date_words(ground.case.appraised)}", cited)
    else:
        yield Gate(label, "missing", "Chưa có", cited, opener(ground, "appraise"))


def _consulted(ground: Ground) -> Iterator[Gate]:
    act = next((one for one in reversed(ground.loaded.acts) if one.kind == "consult"), None)
    if act is None:
        return
    asked = "; ".join(act.data.get("with") or ())
    cited = ground.cite(ground.regulation.acts["consult"].provision.of(ground.case.route))
    words = f"Ngày {date_words(act.effective)}{f': {asked}' if asked else ''}"
    yield Gate(ground.labels.acts["consult"].noun, "done", words, cited)


def _met(ground: Ground) -> Iterator[Gate]:
    if not holds_meeting(ground, "approval"):
        return
    case = ground.case
    rule = ground.regulation.meetings["approval", case.route]
    meeting = case.approval
    if meeting is not None and case.meeting is None:
        yield _closed(ground, meeting)
        return
    kind = "close_meeting" if case.meeting is not None else "convene_meeting"
    if case.route == "council" and case.council is None:
        kind = "establish_council"
    words = f"Đã triệu tập, họp ngày {date_words(case.meeting.on)}" if case.meeting else "Chưa họp"
    label = ground.labels.routes[case.route]
    yield Gate(
        f"Họp {label[:1].lower()}{label[1:]}",
        "missing",
        words,
        ground.cite(rule.provision),
        opener(ground, kind),
    )


def _closed(ground: Ground, meeting: Meeting) -> Gate:
    number = next(place for place, one in enumerate(ground.case.closed_meetings, 1) if one is meeting)
    shown, counted = view(ground, meeting, number), tally(ground, meeting)
    words = f"Kết thúc ngày {date_words(meeting.closed)}" if meeting.closed else ""
    return Gate(
        shown.title,
        "done" if counted.passed else "against",
        words,
        shown.citation,
        tally=counted,
        url=reverse("meeting", args=[ground.row.code, number]),
    )


def _overridden(ground: Ground) -> Iterator[Gate]:
    case, meeting = ground.case, ground.case.approval
    if meeting is None or meeting.tally is None or meeting.tally.passed or case.meeting is not None:
        return
    rule = ground.regulation.acts.get("proceed_despite_rejection")
    label = "Quyết định cho triển khai khi không được thông qua"
    if case.override is not None and rule is not None:
        act = next(one for one in reversed(ground.loaded.acts) if one.kind == "proceed_despite_rejection")
        number = str(act.data.get("document") or "")
        words = f"Ngày {date_words(case.override)}{f', văn bản {number}' if number else ''}"
        yield Gate(label, "done", words, ground.cite(rule.provision.of(case.route)))
    elif rule is not None and may_override(ground.setting, case):
        words = "Chưa có; chưa có thì chỉ không phê duyệt được"
        yield Gate(
            label,
            "missing",
            words,
            ground.cite(rule.provision.of(case.route)),
            opener(ground, "proceed_despite_rejection"),
        )
    else:
        cited = ground.cite(ground.regulation.meetings["approval", meeting.route].majority)
        yield Gate("Kết quả cuộc họp là cuối cùng", "missing", "Chỉ còn ra văn bản không phê duyệt", cited)


def _heard(ground: Ground) -> Iterator[Gate]:
    case, acts = ground.case, ground.regulation.acts
    if "give_party_opinion" not in acts or not routing.opinion_asked(
        ground.setting, case, case.decided or ground.day
    ):
        return
    label = ground.labels.acts["give_party_opinion"].noun
    cited, opinion = ground.cite(ground.regulation.opinion.principle), case.opinion
    url = reverse("step-opinion", args=[ground.row.code])
    if opinion.value is not None and opinion.given is not None:
        words = ground.labels.choices["give_party_opinion.opinion"][opinion.value]
        against = opinion.value == "disagree" and ground.setting.options.party_opinion == "binding"
        told = f"{words}, ngày {date_words(opinion.given)}"
        yield Gate(label, "missing" if against else "done", told, cited, url=url)
    elif opinion.sought is not None:
        days = between(ground, opinion.sought, ground.day, "working")
        waited = f", đã chờ {days} ngày làm việc" if days else ""
        words = f"Đã xin ngày {date_words(opinion.sought)}{waited}, chưa trả lời"
        yield Gate(label, "waiting", words, cited, opener(ground, "give_party_opinion"), url=url)
    else:
        yield Gate(label, "missing", "Chưa xin ý kiến", cited, opener(ground, "seek_party_opinion"), url=url)


def _confirmed(ground: Ground) -> Iterator[Gate]:
    """Confirmations the text asks for: given, or lacking in the file."""
    lacking = set(unconfirmed(ground.setting, ground.case))
    for index, act in enumerate(ground.case.acts):
        for one in ground.regulation.confirmations:
            if act.kind not in one.acts:
                continue
            missing = (index, one.provision) in lacking
            noun = ground.labels.acts[act.kind].noun
            yield Gate(
                one.label,
                "unsaid" if missing else "done",
                f"{noun}: {'chưa xác nhận' if missing else 'đã xác nhận'}",
                ground.cite(one.provision),
            )
