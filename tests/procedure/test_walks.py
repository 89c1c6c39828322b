"""Random people do random acts with good, odd and broken content; what must hold, holds after each of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any, Final

import pytest

from khoithong.lawbook.calendars import working_calendar
from khoithong.lawbook.loader import load_pack
from khoithong.procedure.acts import Act
from khoithong.procedure.engine import Procedure
from khoithong.procedure.refusals import Acceptance, Refusal
from khoithong.procedure.vocabulary import ACTS, FIELDS, REFUSALS, STATUSES, VIOLATION_ACTS, WARNINGS
from tests.procedure.kit import (
    CAUSES,
    CONDITIONS,
    GOOD_FAITH,
    SOC_TRANG,
    TINH_UY,
    USUAL,
    Province,
    council,
    office,
    plan,
    state,
)
from tests.procedure.oracle import Oracle

if TYPE_CHECKING:
    from collections.abc import Callable

RANK: Final = {code: place for place, code in enumerate(REFUSALS)}
ORDER_CODES: Final = frozenset(REFUSALS[2:7])
SETTLED_BY_DATA: Final = frozenset({"apply_measure", "propose_measure", "decide_measure"})
"""Acts whose ``not_now`` and ``not_your_act`` may come from what their data name."""
GHOST: Final = "không-ai"
REFERRING: Final = frozenset(
    {"person", "persons", "party", "parties", "agency", "provision", "provisions", "measure"}
)
ODD: Final[tuple[Any, ...]] = (
    None,
    "",
    "  ",
    0,
    -1,
    True,
    1.5,
    [],
    {},
    [None],
    [[]],
    {"a": 1},
    "2026-13-40",
    "1999-01-01",
    "chữ",
    {1: 2},
    date(2026, 5, 30),
    "x" * 500,
)


def _two_proposers() -> Province:
    return Province()


def _head_proposes() -> Province:
    return Province().person("chi", "so:head", "so:manager").person("an", "so:deputy")


def _lonely_head() -> Province:
    return Province().without("binh", "giang")


def _changing_heads() -> Province:
    province = Province().person("an", office("so", "head", until="2026-05-12"), "du-so:head")
    province.person("binh", "so:deputy", office("so", "head", "2026-05-12", "2026-05-20", acting=True))
    return province.person(
        "giang", office("so", "deputy", until="2026-05-18"), office("so", "head", "2026-06-01")
    )


def _committee() -> Province:
    province = Province().agency("du-ubnd", kind="party_body", organising_body="btc")
    province.agency("btc", kind="party", functions=["organising"]).person("ban", "btc:organiser")
    province.person("pho-bi-thu", "du-ubnd:deputy")
    return province.person("chi", "so:manager", managed_by="du-ubnd")


def _appraising() -> Province:
    return Province().person("to-chuc", "so:organiser")


@dataclass(frozen=True)
class World:
    """Where a walk takes place, and what the oracle must know of it."""

    province: Callable[[], Province]
    pack: str = TINH_UY
    readings: dict[str, str] = field(default_factory=dict)
    oracle: dict[str, Any] = field(default_factory=dict)


_SOC_TRANG: Final = {
    "opinion_asked": False,
    "evaluation_meeting": False,
    "inspection_needed": False,
    "appraisal_needed": True,
}
WORLDS: Final = {
    "usual": World(_two_proposers),
    "head's own plan": World(_head_proposes),
    "one voter": World(_lonely_head),
    "changing heads": World(_changing_heads),
    "advisory": World(_two_proposers, readings={"party_opinion": "advisory"}, oracle={"binding": False}),
    "registration": World(_two_proposers, readings={"receipt": "registration", "quorum": "two_thirds"}),
    "standing board": World(_committee, oracle={"opinion_asked": False, "committee": True}),
    "article 7": World(
        _committee, readings={"standing_board_cases": "article_7"}, oracle={"committee": True}
    ),
    "sóc trăng": World(_appraising, SOC_TRANG, oracle={**_SOC_TRANG, "own_collective": False}),
    "sóc trăng, head's own": World(
        lambda: _appraising().person("chi", "so:head").person("an", "so:deputy"),
        SOC_TRANG,
        oracle={**_SOC_TRANG, "own_collective": True},
    ),
}
FILLERS: Final = frozenset(
    {
        "request_supplement",
        "supplement_plan",
        "register_plan",
        "revise_plan",
        "report_to_party",
        "propose_normative_text",
        "record_protection",
        "supervision_note",
        "allocate_resources",
        "give_direction",
        "adjust_plan",
        "apply_measure",
        "propose_measure",
        "decide_measure",
    }
)
"""Acts that lead nowhere: done now and then."""
ENDINGS: Final = frozenset({"withdraw_plan", "disapprove", "archive", "escalate"})
"""Acts after which little or nothing follows: done seldom."""
LEADING: Final = frozenset(
    {"vote", "close_meeting", "establish_council", "dispatch_plan", "approve", "publish_result"}
)
"""Acts that lead on: done gladly."""


class Walk:
    """One random life of a case."""

    def __init__(self, world: World, seed: int, *, backdating: bool) -> None:
        self.random = Random(seed)  # noqa: S311 - chance that can be repeated
        self.fond_of_councils = seed % 2 == 1
        self.world = world
        self.backdating = backdating
        province = world.province()
        self.organisation = province.organisation()
        self.people = list(self.organisation.people)
        self.regulation = load_pack(world.pack)
        self.procedure = Procedure(self.regulation, self.organisation, working_calendar(), world.readings)
        self.case = self.procedure.open()
        self.oracle = Oracle(**world.oracle)
        self.now = datetime(2026, 5, 4, 9)
        self.accepted: list[Act] = []
        self.late: set[str] = set()
        self.story: list[str] = []

    def run(self, steps: int) -> None:
        """Go so many steps, checking after each; a failure tells the whole story."""
        try:
            for number in range(steps):
                self.step()
                if number % 7 == 0:
                    self.check_permissions()
                    self.check_replay()
            self.check_replay()
        except BaseException:
            print("\n".join(self.story))
            raise

    # --- choosing an act --------------------------------------------------------------------------------------

    def step(self) -> None:
        """One act, mostly one that somebody may do now."""
        chance = self.random.random()
        if chance < 0.35:
            self.now += timedelta(
                days=self.random.choice((1, 1, 1, 2, 3, 7)), minutes=self.random.randrange(60)
            )
        choices = [
            (person, kind)
            for person in self.people
            for kind in self.procedure.permitted(self.case, person, self.now)
        ]
        if choices and self.random.random() < 0.8:
            kinds = sorted({kind for _, kind in choices})
            [kind] = self.random.choices(kinds, [self.liking(kind) for kind in kinds])
            person = self.random.choice([who for who, what in choices if what == kind])
            hoped = True
        else:
            kind, person, hoped = self.random.choice(ACTS), self.random.choice(self.people), False
        self.judge(self.invent(kind, person), hoped=hoped)

    def liking(self, kind: str) -> float:
        """How gladly an act is done that is possible."""
        if kind == "choose_route":
            return 20.0 if self.fond_of_councils and self.case.route == "collective" else 0.3
        if kind in ENDINGS:
            return 0.15
        if kind in FILLERS:
            return 0.4
        return 8.0 if kind in LEADING else 2.0

    def invent(self, kind: str, person: str) -> Act:
        """An act with content that fits, now and then spoilt."""
        data = self.content(kind)
        person = "chi" if kind == "submit_plan" else person
        how: dict[str, Any] = {}
        at = self.now
        if self.backdating and self.random.random() < 0.15:
            how["happened_on"] = self.now.date() - timedelta(days=self.random.choice((-1, 0, 1, 2, 5)))
            how["evidence"] = self.random.choice(("Biên bản giấy", None, ""))
        if self.random.random() < 0.05:
            how["on_behalf_of"], person = person, self.random.choice(("van", *self.people))
        if self.random.random() < 0.03:
            at = at - timedelta(days=self.random.choice((3, 60, 900)))
        return Act(kind, person, at, data, **how)

    def content(self, kind: str) -> dict[Any, Any]:
        """What the act usually carries, fitted to the moment; one time in six something is wrong with it."""
        data: dict[Any, Any] = dict(USUAL[kind][1])
        data.update(self.fitting(kind))
        if self.random.random() < 0.17:
            name = self.random.choice([*FIELDS[kind], *data, "không-biết"])
            if self.random.random() < 0.3:
                data.pop(name, None)
            else:
                data[name] = self.random.choice((*ODD, GHOST, [GHOST]))
        return data

    def fitting(self, kind: str) -> dict[str, Any]:
        """Content that depends on the moment."""
        today, random = self.now.date(), self.random
        if kind in ("submit_plan", "revise_plan"):
            others = ["dung"] if kind == "submit_plan" and random.random() < 0.3 else None
            given = {"plan": plan(self.world.pack), "co_proposers": others}
            return {name: value for name, value in given.items() if value}
        if kind == "convene_meeting":
            chair = {"chair": random.choice(("binh", "giang"))} if self.world.pack == SOC_TRANG else {}
            on = today + timedelta(days=random.choice((0, 0, 1, 5)))
            return {"on": on.isoformat(), **chair}
        if kind == "vote":
            return {"ballot": random.choice(("for", "for", "against", "other"))}
        if kind == "choose_route":
            return {"route": random.choice(("council", "council", "collective"))}
        if kind == "close_meeting":
            return self.closing()
        if kind == "establish_council":
            return {"members": self.members()}
        if kind == "replace_council_member":
            return {"out": random.choice(("e1", "e3", "giang")), "in": random.choice(("e3", "e4", "e5"))}
        if kind == "give_party_opinion":
            return {"opinion": random.choice(("agree", "agree", "disagree", "other"))}
        if kind == "approve":
            more: dict[str, Any] = {"executors": random.choice((["chi"], ["so-khac"], ["chi", "binh"]))}
            if self.world.pack == SOC_TRANG:
                more["mode"] = random.choice(("implement", "pilot"))
            if random.random() < 0.5:
                more["planned_completion"] = (today + timedelta(days=random.choice((3, 30)))).isoformat()
            return more
        return self.later(kind)

    def later(self, kind: str) -> dict[str, Any]:
        """Content of the acts after the approval."""
        today, random = self.now.date(), self.random
        if kind in ("give_direction", "adjust_plan") and random.random() < 0.3:
            return {"planned_completion": (today + timedelta(days=random.choice((0, 10)))).isoformat()}
        if kind == "request_report":
            return {"due": (today + timedelta(days=random.choice((0, 2, 9)))).isoformat()}
        if kind == "declare_completion":
            return {"on": (today - timedelta(days=random.choice((0, 0, 1)))).isoformat()}
        if kind == "publish_result" and self.world.pack == SOC_TRANG:
            conclusion = random.choice(("completed", "partial", "not_completed"))
            return {"conclusion": conclusion, "causes": CAUSES, "findings": GOOD_FAITH}
        if kind in SETTLED_BY_DATA:
            found = self.procedure.measures(self.case, today)
            if found:
                measure = random.choice(found)
                return {"measure": measure.id, "beneficiary": measure.beneficiary}
        if kind == "report_violation":
            provision = self.regulation.prohibitions[0]
            return {"provision": provision, "against": random.choice(("chi", "an", "so", "binh"))}
        return {}

    def closing(self) -> dict[str, Any]:
        """Everybody who has not voted is named absent; conclusions come where a meeting evaluates."""
        voters = self.procedure.voters(self.case)
        meeting = self.case.meeting
        absent = [person for person in voters if meeting is None or person not in meeting.ballots]
        data: dict[str, Any] = {"absent": absent} if absent or self.random.random() < 0.5 else {}
        if meeting is None or meeting.stage == "approval":
            return data | ({"conditions_met": CONDITIONS} if self.world.pack == TINH_UY else {})
        if self.random.random() < 0.6:
            data["conclusion"] = self.random.choice(("partial", "not_completed"))
            data |= {"reasons": "Thiếu người", "causes": CAUSES, "findings": GOOD_FAITH}
        return data

    def members(self) -> list[dict[str, Any]]:
        """A council with the head of the moment in the chair."""
        head = self.procedure.head(self.case, self.now.date())
        members = council()
        members[0]["person"] = head or "an"
        for place in (1, 2):
            members[place]["as"] = "agency"
            if members[place]["person"] == head:
                members[place]["person"] = "nam"
        return members

    # --- judging ----------------------------------------------------------------------------------------------

    def judge(self, act: Act, *, hoped: bool) -> None:
        """Play one act and check everything that must hold."""
        before = state(self.case)
        may = self.procedure.why_not(self.case, act.actor, act.kind, moment(act)) is None
        ordered = self.oracle.in_order(act.kind, act.effective)
        passed = self.would_pass()
        outcome = self.procedure.decide(self.case, act)
        assert state(self.case) == before, "judging changed the case"
        said = f"{outcome.code} {outcome.message}" if isinstance(outcome, Refusal) else "accepted"
        what = {name: value for name, value in act.data.items() if USUAL[act.kind][1].get(name) != value}
        late = f" (happened {act.happened_on})" if act.happened_on else ""
        self.story.append(f"{act.at}{late} {act.by}/{act.on_behalf_of} {act.kind} {what}: {said}")
        if isinstance(outcome, Refusal):
            self.check_refusal(act, outcome, ordered=ordered, may=may and hoped)
            assert self.procedure.play(self.case, act) == outcome
            assert state(self.case) == before, "a refused act changed the case"
            return
        assert may or act.kind == "report_violation", "accepted though it was not permitted"
        assert ordered is not False, "accepted out of order"
        assert not self.spoilt(act), "accepted with a reference or date that cannot be"
        self.procedure.record(self.case, act)
        self.accepted.append(act)
        self.oracle.hear(act, passed=passed)
        self.check_case(act, outcome)

    def would_pass(self) -> bool:
        """The vote so far, counted by hand: over half of the ballots cast, on a tie the chair's."""
        meeting = self.case.meeting
        if meeting is None:
            return False
        voters = self.procedure.voters(self.case)
        cast = {person: value for person, value in self.oracle.ballots.items() if person in voters}
        in_favour = [person for person, value in cast.items() if value == "for"]
        against = [person for person, value in cast.items() if value == "against"]
        chair = meeting.chair or self.procedure.head(self.case, meeting.on)
        tie_breaks = self.world.pack == TINH_UY and len(in_favour) == len(against) and chair in in_favour
        return 2 * len(in_favour) > len(cast) or tie_breaks

    def spoilt(self, act: Act) -> bool:
        """Whether someone unknown is named or the moment lies before the last act."""
        last = self.case.last_at
        named = [act.data.get(name) for name, type_ in FIELDS[act.kind].items() if type_ in REFERRING]
        return GHOST in repr(named) or (last is not None and act.at < last)

    def check_refusal(self, act: Act, refusal: Refusal, *, ordered: bool | None, may: bool) -> None:
        """The code fits the moment and comes before what else is wrong; provision and message are sound."""
        code = refusal.code
        assert code in RANK
        assert refusal.provision is None or refusal.provision in self.regulation.provisions
        assert refusal.message
        assert not set("{}") & set(refusal.message)
        secret = act.kind in ("resolve_violation", "record_handling") and code == "not_your_act"
        if secret:
            assert refusal.provision is None
            return
        if ordered is False:
            assert RANK[code] <= RANK["not_now"], "out of order, but something later was said"
        if ordered is True and code in ORDER_CODES:
            settled = code == "not_now" and act.kind in SETTLED_BY_DATA
            unknown_here = act.kind not in self.regulation.acts
            assert settled or unknown_here, "in order, but refused as out of order"
        last = self.case.last_at
        if last is not None and act.at < last:
            assert RANK[code] <= RANK["bad_date"]
        if may and act.on_behalf_of is None and act.happened_on is None:
            avoidable = RANK[code] >= RANK["invalid_data"] or code in ("unknown_reference", "bad_date")
            by_data = act.kind in (*SETTLED_BY_DATA, "resolve_violation", "record_handling")
            assert avoidable or by_data, "permitted, but refused whatever the content"

    def check_case(self, act: Act, outcome: Acceptance) -> None:
        """The case after an accepted act."""
        case, today = self.case, self.now.date()
        assert case.status == self.oracle.status
        assert case.status in STATUSES
        decisions = [each for each in case.acts if each.kind in ("approve", "disapprove")]
        assert len(decisions) <= 1
        assert (case.decision is None) == (not decisions)
        assert case.evaluation is None or case.status in ("evaluated", "archived")
        late = set(self.procedure.late(case, today))
        if not self.backdating:
            if len(case.closed_meetings) <= (act.kind == "close_meeting"):
                self.late.discard("plan_dispatch")  # judged finally by the day the meeting was held
            lost = self.late - late
            assert not lost, f"no longer late: {lost}"
            self.late |= late
        kinds = [each.kind for each in case.acts]
        assert not VIOLATION_ACTS & set(kinds)
        meeting = case.meeting
        if meeting is not None:
            assert not set(case.proposers) & set(self.procedure.voters(case)), "a proposer may vote"
            assert {person: ballot.value for person, ballot in meeting.ballots.items()} == self.oracle.ballots
        if act.kind == "close_meeting" and case.tally is not None:
            stage = case.closed_meetings[-1].stage
            assert stage == ("approval" if case.decision is None else "evaluation")
        for limit in self.procedure.deadlines(case, today):
            assert limit.provision is None or limit.provision in self.regulation.provisions
        assert set(outcome.warnings) <= set(WARNINGS)

    def check_permissions(self) -> None:
        """What is offered is exactly what nothing but content could refuse."""
        for person in self.people:
            offered = self.procedure.permitted(self.case, person, self.now)
            assert offered == list(dict.fromkeys(offered))
            for kind in ACTS:
                if kind != "report_violation":
                    refusal = self.procedure.why_not(self.case, person, kind, self.now)
                    assert (refusal is None) == (kind in offered), (person, kind, refusal)

    def check_replay(self) -> None:
        """The acts accepted, folded again without judging, amount to the same case."""
        again = self.procedure.replay(self.accepted)
        assert state(again) == state(self.case)
        assert self.procedure.voters(again) == self.procedure.voters(self.case)
        for person in self.people:
            offered = self.procedure.permitted(again, person, self.now)
            assert offered == self.procedure.permitted(self.case, person, self.now), person


def moment(act: Act) -> datetime:
    """The moment at which standing is judged: the effective day."""
    return datetime(act.effective.year, act.effective.month, act.effective.day, 12)


@pytest.mark.parametrize("backdating", [False, True], ids=["as it happens", "entered later"])
@pytest.mark.parametrize("world", WORLDS.values(), ids=WORLDS)
def test_no_walk_leads_off_the_procedure(world: World, *, backdating: bool) -> None:
    for seed in range(6):
        Walk(world, seed, backdating=backdating).run(100)


@pytest.mark.slow
@pytest.mark.parametrize("backdating", [False, True], ids=["as it happens", "entered later"])
@pytest.mark.parametrize("world", WORLDS.values(), ids=WORLDS)
def test_no_walk_of_a_long_campaign_leads_off_the_procedure(world: World, *, backdating: bool) -> None:
    for seed in range(1_000, 1_200):
        Walk(world, seed, backdating=backdating).run(150)
