"""A small province and the stories of its cases: who acts, on which day, with which content, all with defaults."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final, Self

from khoithong.lawbook.calendars import working_calendar
from khoithong.lawbook.loader import load_pack
from khoithong.procedure.acts import Act
from khoithong.procedure.case import Case
from khoithong.procedure.engine import Procedure
from khoithong.procedure.organisation import Agency, Office, Organisation, Person
from khoithong.procedure.refusals import Acceptance, Refusal

if TYPE_CHECKING:
    from khoithong.procedure.calendar import WorkingCalendar
    from khoithong.procedure.regulation import Regulation

TINH_UY: Final = "tinh-uy-2026"
SOC_TRANG: Final = "soc-trang-2023"
MONDAY: Final = "2026-05-04"
"""The day of submission when nothing else is said: a Monday with no day off in the five weeks after it."""


def day(text: str | date) -> date:
    """A date from ``YYYY-MM-DD``."""
    return text if isinstance(text, date) else date.fromisoformat(text)


def ref(provision: str, pack: str = TINH_UY) -> str:
    """A complete provision reference."""
    return f"{pack}#{provision}"


def office(
    agency: str, role: str, since: str | None = None, until: str | None = None, *, acting: bool = False
) -> Office:
    """A post, open on both sides unless dates are given."""
    return Office(agency, role, day(since) if since else None, day(until) if until else None, acting)


class Province:
    """An organisation under construction: the usual one, changed as a test needs it.

    ``so`` is the agency that decides: head An, deputies Bình and Giang, managers Chi and Dung, Nam on the staff, the
    clerk Vân. Above it ``ubnd``, beside it the Party bodies ``du-so`` and ``du-ubnd`` and the inspection ``thanh-tra``.
    """

    def __init__(self) -> None:
        self.agencies: dict[str, Agency] = {}
        self.people: dict[str, Person] = {}
        self.agency("ubnd", party_body="du-ubnd")
        self.agency("so", superior="ubnd", party_body="du-so")
        self.agency("so-khac", superior="ubnd")
        self.agency("thanh-tra", superior="ubnd", functions=["inspection"])
        self.agency("du-ubnd", kind="party_body")
        self.agency("du-so", kind="party_body", superior="du-ubnd")
        self.person("chu-tich", "ubnd:head").person("pho-chu-tich", "ubnd:deputy")
        self.person("an", "so:head", "du-so:head")
        self.person("binh", "so:deputy").person("giang", "so:deputy")
        self.person("chi", "so:manager").person("dung", "so:manager")
        self.person("nam", "so:staff").person("van", "so:clerk")
        self.person("dao", "du-so:clerk").person("bi-thu", "du-ubnd:head")
        self.person("thanh", "thanh-tra:head").person("khoa", "so-khac:head")
        for expert in ("e1", "e2", "e3", "e4", "e5"):
            self.person(expert)

    def agency(
        self,
        name: str,
        *,
        kind: str = "state",
        superior: str | None = None,
        party_body: str | None = None,
        organising_body: str | None = None,
        functions: list[str] | None = None,
    ) -> Self:
        """Add an agency or put another in its place."""
        self.agencies[name] = Agency(
            name, name, kind, superior, party_body, organising_body, frozenset(functions or ())
        )
        return self

    def person(self, name: str, *offices: str | Office, managed_by: str | None = None) -> Self:
        """Add a person, or give one other offices: ``so:deputy`` or an ``office(...)``."""
        held = tuple(post if isinstance(post, Office) else office(*post.split(":")) for post in offices)
        self.people[name] = Person(name, name, held, managed_by)
        return self

    def without(self, *names: str) -> Self:
        """Leave out people."""
        for name in names:
            del self.people[name]
        return self

    def organisation(self) -> Organisation:
        """The province as the engine sees it."""
        return Organisation(self.agencies.values(), self.people.values())


PLANS: Final = {
    TINH_UY: (
        "necessity",
        "bottleneck",
        "content",
        "scope",
        "duration",
        "resources",
        "feasibility",
        "expected_effect",
    ),
    SOC_TRANG: ("necessity", "situation", "objectives", "organisation", "recommendations"),
}


def plan(pack: str = TINH_UY, **changes: Any) -> dict[str, Any]:
    """A complete plan; ``None`` leaves a heading out."""
    texts = dict.fromkeys(PLANS[pack], "đủ") | changes
    return {name: text for name, text in texts.items() if text is not None}


def member(
    person: str, standing: str, capacity: str = "member", *, secretary: bool = False
) -> dict[str, Any]:
    """A member of a council as the act names it."""
    seat: dict[str, Any] = {"person": person, "as": standing, "capacity": capacity}
    return seat | {"secretary": True} if secretary else seat


def council() -> list[dict[str, Any]]:
    """Five members: An presides, Bình beside him, Giang keeps the minutes, two experts."""
    return [
        member("an", "head", "chair"),
        member("binh", "deputy", "vice_chair"),
        member("giang", "deputy", secretary=True),
        member("e1", "expert"),
        member("e2", "scientist"),
    ]


CAUSES: Final = {"objective": "Giá vật tư tăng", "subjective": "Không có."}
GOOD_FAITH: Final = {"right_policy": True, "pure_motive": True, "common_good": True, "damage": False}
CONDITIONS: Final = ["5/1/a", "5/1/b", "5/1/c", "5/1/d"]

USUAL: Final[dict[str, tuple[str, dict[str, Any]]]] = {
    "submit_plan": ("chi", {"plan": plan()}),
    "register_plan": ("van", {"number": "12/ĐX"}),
    "withdraw_plan": ("chi", {"reason": "Không còn cần"}),
    "request_supplement": ("an", {"content": "Bổ sung số liệu"}),
    "supplement_plan": ("chi", {"content": "Số liệu năm 2025"}),
    "revise_plan": ("chi", {"plan": plan(), "content": "Tiếp thu ý kiến"}),
    "choose_route": ("an", {"route": "council", "reason": "Phạm vi rộng"}),
    "convene_meeting": ("an", {"on": "2026-05-11"}),
    "vote": ("an", {"ballot": "for"}),
    "close_meeting": ("an", {"minutes": "Biên bản"}),
    "proceed_despite_rejection": ("an", {"necessity": "Cần", "feasibility": "Làm được", "document": "1/QĐ"}),
    "establish_council": ("an", {"members": council()}),
    "replace_council_member": ("an", {"out": "e1", "in": "e3", "as": "expert", "reason": "Ốm"}),
    "dispatch_plan": ("an", {}),
    "appraise": ("to-chuc", {"opinion": "Khả thi", "recommends": True}),
    "consult": ("ban", {"with": ["Sở Tư pháp"], "content": "Lấy ý kiến", "standing_approval": "Đồng ý"}),
    "escalate": ("an", {"reason": "Vượt thẩm quyền"}),
    "seek_party_opinion": ("an", {}),
    "give_party_opinion": ("dao", {"opinion": "agree", "content": "Nhất trí"}),
    "approve": ("an", {"document": "2/QĐ", "executors": ["chi"]}),
    "disapprove": ("an", {"document": "3/QĐ", "reason": "Chưa cấp thiết"}),
    "allocate_resources": ("an", {"content": "Cấp kinh phí"}),
    "report_progress": ("chi", {"content": "Xong một nửa"}),
    "request_report": ("an", {"due": "2026-06-10"}),
    "give_direction": ("an", {"content": "Làm nhanh hơn"}),
    "adjust_plan": ("an", {"content": "Thu hẹp phạm vi"}),
    "reassign_execution": ("an", {"out": "chi", "in": "dung", "document": "4/QĐ"}),
    "inspect": ("an", {"findings": "Chậm"}),
    "suspend": ("an", {"reason": "Không hiệu quả"}),
    "resume": ("an", {"reason": "Đã khắc phục"}),
    "terminate": ("an", {"reason": "Không đạt"}),
    "declare_completion": ("chi", {"on": "2026-06-01"}),
    "submit_result_report": ("chi", {"results": "Giảm một nửa thời gian"}),
    "publish_result": ("an", {"document": "5/QĐ"}),
    "apply_measure": ("an", {"measure": "public_praise", "beneficiary": "chi", "document": "6/QĐ"}),
    "propose_measure": ("an", {"measure": "early_pay_rise", "beneficiary": "chi"}),
    "decide_measure": (
        "chu-tich",
        {"measure": "early_pay_rise", "beneficiary": "chi", "granted": True, "document": "7/QĐ"},
    ),
    "report_to_party": ("an", {"content": "Vướng mắc", "document": "8/BC"}),
    "propose_normative_text": ("an", {"content": "Sửa thông tư"}),
    "record_protection": ("an", {"content": "Ngăn cản trở"}),
    "supervision_note": ("thanh", {"content": "Cách làm tốt"}),
    "report_violation": ("nam", {"provision": "6/1", "against": "chi", "content": "Trục lợi"}),
    "resolve_violation": ("an", {"confirmed": True, "content": "Có việc đó"}),
    "record_handling": ("an", {"form": "Khiển trách"}),
    "archive": ("an", {}),
}
"""Who usually does each act in the province, and with which content."""

_REMEMBERED: Final = frozenset({"deciders", "in_order", "managing"})


def state(case: Case) -> str:
    """All that a case is, without what it merely remembers to answer faster."""
    meeting = case.meeting and replace(case.meeting, voters=None)
    return repr(
        [getattr(case, each.name) for each in fields(Case) if each.name not in _REMEMBERED | {"meeting"}]
        + [meeting]
    )


class Story:
    """A case as it is lived: acts in order, each on its day, by the person who usually does it."""

    def __init__(
        self,
        province: Province | None = None,
        *,
        pack: str = TINH_UY,
        regulation: Regulation | None = None,
        calendar: WorkingCalendar | None = None,
        readings: dict[str, str] | None = None,
    ) -> None:
        self.pack = pack
        self.organisation = (province or Province()).organisation()
        self.procedure = Procedure(
            regulation or load_pack(pack), self.organisation, calendar or working_calendar(), readings
        )
        self.setting = self.procedure.setting
        self.case = self.procedure.open()
        self.now = datetime.combine(day(MONDAY), time(9))
        self.warnings: tuple[str, ...] = ()

    def on(self, when: str) -> Self:
        """Let time go on until 09:00 of a day, or until a moment ``YYYY-MM-DDTHH:MM``."""
        moment = datetime.fromisoformat(when)
        self.now = moment if "T" in when else datetime.combine(moment.date(), time(9))
        return self

    @property
    def today(self) -> date:
        """The day the story has come to."""
        return self.now.date()

    def act(
        self,
        kind: str,
        *,
        by: str | None = None,
        happened_on: str | None = None,
        evidence: str | None = None,
        on_behalf_of: str | None = None,
        data: dict[Any, Any] | None = None,
        **changes: Any,
    ) -> Act:
        """An act with its usual content; ``None`` leaves a piece out, ``data`` replaces all of it."""
        who, content = USUAL[kind]
        if kind in ("submit_plan", "revise_plan"):
            content = content | {"plan": plan(self.pack)}
        given = {name: value for name, value in (content | changes).items() if value is not None}
        return Act(
            kind,
            by or who,
            self.now,
            given if data is None else data,
            day(happened_on) if happened_on else None,
            evidence,
            on_behalf_of,
        )

    def does(self, kind: str, **how: Any) -> Self:
        """An act that must be accepted."""
        outcome = self.tries(kind, **how)
        assert isinstance(outcome, Acceptance), f"{kind}: {outcome}"
        return self

    def tries(self, kind: str, **how: Any) -> Acceptance | Refusal:
        """An act that may be refused; a refused one must have changed nothing."""
        act, before = self.act(kind, **how), state(self.case)
        outcome = self.procedure.play(self.case, act)
        if isinstance(outcome, Refusal):
            assert state(self.case) == before, f"{kind} was refused and changed the case"
        else:
            self.warnings = outcome.warnings
            self.now += timedelta(minutes=1)
        return outcome

    def refused(self, kind: str, **how: Any) -> Refusal:
        """An act that must be refused, changing nothing."""
        outcome = self.tries(kind, **how)
        assert isinstance(outcome, Refusal), f"{kind} was accepted: {how}"
        return outcome

    def code(self, kind: str, **how: Any) -> str | None:
        """The code of a refusal; ``None`` when the act is accepted."""
        outcome = self.tries(kind, **how)
        return outcome.code if isinstance(outcome, Refusal) else None

    # --- ways through the procedure ---------------------------------------------------------------------------

    def submitted(self, **how: Any) -> Self:
        """Chi's plan lies with the agency."""
        return self.does("submit_plan", **how)

    def votes(self, **ballots: str) -> Self:
        """Ballots by person."""
        for person, ballot in ballots.items():
            self.does("vote", by=person, ballot=ballot)
        return self

    def meets(
        self,
        when: str = "2026-05-11",
        *,
        by: str = "an",
        closing: dict[str, Any] | None = None,
        ballots: dict[str, str] | None = None,
        **others: str,
    ) -> Self:
        """A meeting convened now and held on ``when``; An, Bình and Giang vote for it unless ballots are given."""
        cast = (ballots or {}) | others or {"an": "for", "binh": "for", "giang": "for"}
        self.does("convene_meeting", by=by, on=when).on(when).votes(**cast)
        return self.does("close_meeting", by=by, **(closing or {}))

    def meets_already(self, voters: list[str], *, by: str = "an") -> Self:
        """On the day of a meeting already convened all of them vote for it, and it is closed."""
        return self.votes(**dict.fromkeys(voters, "for")).does("close_meeting", by=by)

    def rejected(self, when: str = "2026-05-11") -> Self:
        """Submitted, then voted down by the collective leadership."""
        return self.submitted().meets(when, an="for", binh="against", giang="against")

    def answered(self, opinion: str = "agree", **how: Any) -> Self:
        """The Party body was asked and has answered."""
        return self.does("seek_party_opinion").does("give_party_opinion", opinion=opinion, **how)

    def approved(self, **how: Any) -> Self:
        """From submission to a decision that lets Chi carry it out, all conditions of encouragement found met."""
        self.submitted().meets(closing={"conditions_met": CONDITIONS})
        return self.answered().does("approve", **how)

    def reported(self, when: str = "2026-06-01", **how: Any) -> Self:
        """Approved, completed and reported on ``when``."""
        return self.approved(**how).on(when).does("submit_result_report")

    def assessed(self, conclusion: str | None = None, when: str = "2026-06-08", **found: Any) -> Self:
        """Reported, then evaluated by a meeting: completed, or with a ``conclusion`` when it is not."""
        self.reported()
        if conclusion is None:
            return self.meets(when)
        closing = {
            "conclusion": conclusion,
            "reasons": "Thiếu người",
            "causes": CAUSES,
            "findings": GOOD_FAITH | found,
        }
        return self.meets(when, closing=closing, an="against", binh="against", giang="against")

    def published(self, conclusion: str | None = None, **found: Any) -> Self:
        """Evaluated, agreed by the Party body and published."""
        return self.assessed(conclusion, **found).answered().does("publish_result")

    def with_council(self, members: list[dict[str, Any]] | None = None) -> Self:
        """Submitted, the council's route chosen and the council established."""
        return self.submitted().does("choose_route").does("establish_council", members=members or council())

    def council_meets(
        self,
        when: str = "2026-05-13",
        *,
        closing: dict[str, Any] | None = None,
        ballots: dict[str, str] | None = None,
    ) -> Self:
        """The plan sent, the council convened and its vote closed; all five for it unless ballots are given."""
        cast = ballots or dict.fromkeys(("an", "binh", "giang", "e1", "e2"), "for")
        return self.does("dispatch_plan").meets(when, closing=closing, ballots=cast)

    # --- questions --------------------------------------------------------------------------------------------

    @property
    def status(self) -> str:
        """The case's status."""
        return self.case.status

    def voting_on(self) -> date | None:
        """The day of the meeting now convened."""
        return self.case.meeting.on if self.case.meeting else None

    def deadline(self, name: str) -> tuple[str, str]:
        """The newest deadline of that name: due day and state today."""
        found = [limit for limit in self.procedure.deadlines(self.case, self.today) if limit.id == name]
        return found[-1].due.isoformat(), found[-1].state

    def permitted(self, person: str) -> list[str]:
        """What a person may do now."""
        return self.procedure.permitted(self.case, person, self.now)

    def measures(self) -> set[tuple[str, str]]:
        """The measures of the case with their beneficiaries."""
        return {(found.id, found.beneficiary) for found in self.procedure.measures(self.case, self.today)}
