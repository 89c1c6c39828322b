"""The form of choices: what is to happen said by a few answers, from which the acts follow."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from khoithong.procedure.routing import working_agencies
from khoithong.procedure.vocabulary import CHOICES, FINDINGS
from khoithong.rehearsal.wishes import ABSENT, DECISIONS, GOOD_FINDINGS, OUTCOMES, Wishes
from khoithong.web.actforms.reading import DATE_WANTED, read_day
from khoithong.web.actforms.typed import Typed
from khoithong.web.casepage.people import person_of
from khoithong.web.components import ErrorItem, Field, Option
from khoithong.web.wording import date_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from khoithong.rehearsal.player import Result
    from khoithong.web.components import FieldKind
    from khoithong.web.rehearsing.stage import Stage

_DAYS: Final = {
    "submitted": "Ngày gửi kế hoạch",
    "established": "Ngày thành lập Hội đồng",
    "met": "Ngày họp xem xét",
    "decided": "Ngày quyết định",
    "completed": "Ngày hoàn thành hoặc chấm dứt thực hiện",
    "evaluated": "Ngày họp đánh giá kết quả",
}
_PACES: Final = (
    Option("early", "Sớm nhất có thể", hint="mỗi bước làm ngay khi được làm"),
    Option("late", "Ngày cuối của từng thời hạn"),
)
_DECISION_WORDS: Final = {
    "follow": "Theo kết quả họp và ý kiến cấp ủy",
    "approve": "Phê duyệt",
    "disapprove": "Không phê duyệt",
}
_OUTCOME_WORDS: Final = {
    "completed": "Hoàn thành",
    "partial": "Hoàn thành một phần",
    "not_completed": "Không hoàn thành",
    "terminated": "Chấm dứt giữa chừng",
    "none": "Dừng ở quyết định, chưa thực hiện",
}
_BY_PACE: Final = "Để trống thì theo nhịp đã chọn."


@dataclass
class Choices:
    """The form as it was typed, over the case as it stands before anything chosen happens."""

    base: Stage
    typed: Typed
    errors: dict[str, list[str]] = field(default_factory=dict)

    @property
    def begins(self) -> bool:
        """Whether the plan is still to be sent."""
        return self.base.loaded.case.status == "draft"

    @property
    def undecided(self) -> bool:
        """Whether the decision is still to come."""
        return self.base.loaded.case.decision is None

    def wrong(self, name: str) -> tuple[str, ...]:
        """What is wrong with a control."""
        return tuple(self.errors.get(name, ()))


def wishes(choices: Choices) -> Wishes | None:
    """What is wanted; nothing, with the errors noted, where something typed cannot be read."""
    typed, case = choices.typed, choices.base.loaded.case
    days = {name: _day(choices, name) for name in _DAYS}
    proposer = typed.one("proposer") if choices.begins else case.proposers[0]
    people = choices.base.setting.organisation.people
    if choices.begins:
        if proposer not in people:
            choices.errors.setdefault("proposer", []).append("Chọn người đề xuất")
        if days["submitted"] is None and "submitted" not in choices.errors:
            choices.errors["submitted"] = ["Nhập ngày gửi kế hoạch"]
    _day_before(choices, days)
    if choices.errors:
        return None
    given = {
        "route": _among(typed, "route", ("collective", "council"), case.route),
        "opinion": _among(typed, "opinion", CHOICES["give_party_opinion", "opinion"], "agree"),
        "result_opinion": _among(typed, "result_opinion", CHOICES["give_party_opinion", "opinion"], "agree"),
        "decision": _among(typed, "decision", DECISIONS, "follow"),
        "outcome": _among(typed, "outcome", OUTCOMES, "completed"),
        "pace": _among(typed, "pace", ("early", "late"), "early"),
    }
    return Wishes(
        proposer=proposer,
        submitted=days["submitted"] or choices.base.last_at.date(),
        co_proposers=tuple(one for one in typed.many("co_proposers") if one in people and one != proposer),
        agency=_agency(choices, proposer, days["submitted"]),
        members=tuple(one for one in typed.many("members") if one in people),
        ballots=_ballots(typed, "ballot"),
        override=typed.one("override") == "true",
        result_ballots=_ballots(typed, "result"),
        findings={name: _truth(typed, name) for name in FINDINGS},
        established=days["established"],
        met=days["met"],
        decided=days["decided"],
        completed=days["completed"],
        evaluated=days["evaluated"],
        **given,
    )


def _day(choices: Choices, name: str) -> date | None:
    text = choices.typed.one(name).strip()
    if not text:
        return None
    day = read_day(text)
    if day is None:
        choices.errors[name] = [DATE_WANTED]
    elif not choices.base.setting.calendar.covers(day):
        choices.errors[name] = ["Ngày này nằm ngoài lịch làm việc đã có trong hệ thống"]
        return None
    return day


def _day_before(choices: Choices, days: Mapping[str, date | None]) -> None:
    """Each day set is not before the one set before it."""
    last, told = (None if choices.begins else choices.base.last_at.date()), "việc gần nhất của hồ sơ"
    for name, label in _DAYS.items():
        day = days[name]
        if day is None or (name == "submitted" and not choices.begins):
            continue
        if last is not None and day < last:
            words = f"{label} trước {told} ({date_words(last)}). Chọn từ ngày đó trở đi."
            choices.errors.setdefault(name, []).append(words)
        else:
            last, told = day, f"{label[:1].lower()}{label[1:]}"


def _agency(choices: Choices, proposer: str, day: date | None) -> str | None:
    """The agency chosen, or the first where the proposer works in several."""
    if not choices.begins or day is None:
        return None
    able = working_agencies(choices.base.setting, proposer, day)
    chosen = choices.typed.one("agency")
    return chosen if chosen in able else able[0] if len(able) > 1 else None


def _ballots(typed: Typed, name: str) -> dict[str, str]:
    allowed = (*CHOICES["vote", "ballot"], ABSENT)
    prefix = f"{name}."
    return {
        key.removeprefix(prefix): typed.one(key)
        for key in typed.values
        if key.startswith(prefix) and typed.one(key) in allowed
    }


def _among(typed: Typed, name: str, allowed: Sequence[str], default: str) -> Any:
    return typed.one(name) if typed.one(name) in allowed else default


def _truth(typed: Typed, name: str) -> bool:
    given = typed.one(f"findings.{name}")
    return given == "true" if given else GOOD_FINDINGS[name]


# --- the form ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Part:
    """Fields under one heading."""

    heading: str
    fields: Sequence[Field]
    hint: str = ""
    folded: bool = False


def parts(choices: Choices, result: Result | None) -> list[Part]:
    """The form; voters are those of the play these choices lead to."""
    found: list[Part] = []
    if choices.begins:
        found.append(Part("Gửi kế hoạch", list(_sending(choices))))
        found.append(Part("Người cùng đề xuất", [_co_proposers(choices)], folded=True))
    if choices.undecided:
        found.append(Part("Cách xem xét", list(_reviewing(choices))))
        found.append(Part("Chọn thành viên Hội đồng", list(_members(choices)), folded=True))
        found.append(
            Part(
                "Biểu quyết",
                list(_voting(choices, result, "approval")),
                hint=_voters_hint(result, "approval"),
            )
        )
        found.append(Part("Ý kiến cấp ủy và quyết định", list(_deciding(choices))))
    found.append(Part("Thực hiện và đánh giá", list(_executing(choices))))
    found.append(Part("Đánh giá nguyên nhân khi không hoàn thành", list(_findings(choices)), folded=True))
    found.append(
        Part(
            "Biểu quyết đánh giá kết quả",
            list(_voting(choices, result, "evaluation")),
            hint="Người không chọn biểu quyết theo kết quả thực hiện ở trên.",
            folded=True,
        )
    )
    return [one for one in found if one.fields]


def _field(choices: Choices, kind: FieldKind, name: str, label: str, **more: Any) -> Field:
    return Field(kind, name, label, choices.typed.one(name), errors=choices.wrong(name), **more)


def _date_field(choices: Choices, name: str, hint: str = _BY_PACE, *, required: bool = False) -> Field:
    return _field(choices, "date", name, _DAYS[name], hint=hint, required=required, width="short")


def _people(choices: Choices) -> tuple[Option, ...]:
    base = choices.base
    found = []
    for person in base.setting.organisation.people:
        known = person_of(base, person, base.day)
        found.append(Option(person, known.name, hint=known.office))
    return tuple(found)


def _sending(choices: Choices) -> Iterator[Field]:
    people = _people(choices)
    nobody = (Option("", "– Chọn –"),)
    yield _field(choices, "person", "proposer", "Người đề xuất", options=(*nobody, *people))
    yield _date_field(choices, "submitted", "Ngày/tháng/năm, ví dụ 18/03/2026.", required=True)
    yield _field(choices, "radios", "pace", "Nhịp các bước sau", options=_PACES)


def _co_proposers(choices: Choices) -> Field:
    return Field(
        "people",
        "co_proposers",
        "Người cùng đề xuất",
        choices.typed.many("co_proposers"),
        options=_people(choices),
        required=False,
    )


def _members(choices: Choices) -> Iterator[Field]:
    base = choices.base
    if ("approval", "council") not in base.regulation.meetings or base.loaded.case.council is not None:
        return
    yield Field(
        "people",
        "members",
        "Thành viên Hội đồng ngoài Chủ tịch",
        choices.typed.many("members"),
        hint=(
            "Chủ tịch là người đứng đầu. Không chọn ai thì lấy vừa đủ số tối thiểu: cấp phó, trưởng phòng, chuyên gia. "
            "Cấp phó đầu tiên làm Phó Chủ tịch, người kế tiếp làm thư ký."
        ),
        options=_people(choices),
        required=False,
    )


def _reviewing(choices: Choices) -> Iterator[Field]:
    base = choices.base
    if not choices.begins:
        yield _field(choices, "radios", "pace", "Nhịp các bước sau", options=_PACES)
    routes = [route for stage, route in base.regulation.meetings if stage == "approval"]
    labels = base.labels.routes
    if len(routes) > 1 and base.loaded.case.council is None and base.loaded.case.meeting is None:
        options = tuple(Option(route, labels[route]) for route in routes)
        yield _field(choices, "radios", "route", "Xem xét bằng", options=options)
    if "council" in routes and base.loaded.case.council is None:
        yield _date_field(choices, "established", f"Chỉ khi lập Hội đồng. {_BY_PACE}")
    if routes:
        yield _date_field(choices, "met")


def _voting(choices: Choices, result: Result | None, stage: str) -> Iterator[Field]:
    base, labels = choices.base, choices.base.labels.choices["vote.ballot"]
    options = (*(Option(one, labels[one]) for one in CHOICES["vote", "ballot"]), Option(ABSENT, "Vắng mặt"))
    name = "ballot" if stage == "approval" else "result"
    if stage == "evaluation":
        options = (Option("", "– Theo kết quả thực hiện –"), *options)
    for person in _voters(result, stage):
        known = person_of(base, person, base.day)
        key = f"{name}.{person}"
        value = choices.typed.one(key) or ("for" if stage == "approval" else "")
        yield Field("select", key, known.name, value, hint=known.office, options=options, width="medium")


def _voters(result: Result | None, stage: str) -> Sequence[str]:
    """Who votes in the first meeting of a stage of the play."""
    if result is None:
        return ()
    decided = False
    for look in result.looks:
        act = look.entry.act
        decided = decided or (act is not None and act.kind == "approve" and look.refusal is None)
        if look.voters and decided == (stage == "evaluation"):
            return look.voters
    return ()


def _voters_hint(result: Result | None, stage: str) -> str:
    return "Người có quyền biểu quyết theo các lựa chọn ở trên." if _voters(result, stage) else ""


def _deciding(choices: Choices) -> Iterator[Field]:
    base = choices.base
    acts = base.regulation.acts
    opinions = base.labels.choices["give_party_opinion.opinion"]
    if "proceed_despite_rejection" in acts:
        yield _field(
            choices,
            "radios",
            "override",
            "Nếu không được thông qua",
            options=(
                Option("false", "Dừng lại: không phê duyệt"),
                Option("true", base.labels.acts["proceed_despite_rejection"].noun),
            ),
        )
    if "give_party_opinion" in acts:
        options = tuple(Option(one, words) for one, words in opinions.items())
        yield _field(choices, "radios", "opinion", "Ý kiến của cấp ủy trước khi quyết định", options=options)
    yield _field(
        choices,
        "radios",
        "decision",
        "Quyết định",
        options=tuple(Option(one, _DECISION_WORDS[one]) for one in DECISIONS),
    )
    yield _date_field(choices, "decided")


def _executing(choices: Choices) -> Iterator[Field]:
    base = choices.base
    if base.loaded.case.evaluation is not None or base.loaded.case.ended is not None:
        return
    yield _field(
        choices,
        "radios",
        "outcome",
        "Kết quả thực hiện",
        options=tuple(Option(one, words) for one, words in _OUTCOME_WORDS.items()),
    )
    yield _date_field(choices, "completed", "Để trống thì 30 ngày sau khi phê duyệt.")
    if base.regulation.evaluated_by_meeting:
        yield _date_field(choices, "evaluated")
        opinions = base.labels.choices["give_party_opinion.opinion"]
        options = tuple(Option(one, words) for one, words in opinions.items())
        yield _field(choices, "radios", "result_opinion", "Ý kiến của cấp ủy về kết quả", options=options)


def _findings(choices: Choices) -> Iterator[Field]:
    labels = choices.base.labels.findings
    yes_no = (Option("true", "Có"), Option("false", "Không"))
    for name in FINDINGS:
        yield _field(choices, "radios", f"findings.{name}", labels[name], options=yes_no)


def defaults(typed: Typed) -> Typed:
    """The answers that stand where none was given."""
    for name, value in (
        ("pace", "early"),
        ("route", "collective"),
        ("override", "false"),
        ("opinion", "agree"),
        ("decision", "follow"),
        ("outcome", "completed"),
        ("result_opinion", "agree"),
    ):
        typed.fill(name, value)
    for name, found in GOOD_FINDINGS.items():
        typed.fill(f"findings.{name}", "true" if found else "false")
    return typed


def without_days(typed: Typed) -> Typed:
    """The answers without their days, to go on from where a case stands: those days are behind."""
    return defaults(Typed({name: list(given) for name, given in typed.values.items() if name not in _DAYS}))


def error_items(choices: Choices) -> list[ErrorItem]:
    """The lines on top of the form."""
    return [ErrorItem(words, f"id_{name}") for name, said in choices.errors.items() for words in said]
