"""A place invented to try a pack out: agencies, people, and for each act the data it could carry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from khoithong.procedure.organisation import Agency, Office, Organisation, Person
from khoithong.procedure.vocabulary import CAUSES, FINDINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from khoithong.procedure.case import Case
    from khoithong.procedure.engine import Procedure
    from khoithong.procedure.regulation import ActRule, Field, Regulation

Data = dict[str, Any]

WORDS: Final = "Nội dung thử."
_CHAIR_VICE_CHAIR_SECRETARY: Final = 3
_EXPERTS: Final = tuple(f"expert-{number}" for number in range(1, 11))


def invented_organisation(regulation: Regulation) -> Organisation:
    """An office under a superior, its Party bodies, a managing Party committee, inspectors, experts."""
    kinds = regulation.eligibility.kinds
    kind = "state" if kinds is None or "state" in kinds else min(kinds)
    roles = regulation.eligibility.roles
    role = "manager" if "manager" in roles else min(roles)
    return Organisation(
        [
            Agency("top", "Cơ quan cấp trên", kind, party_body="top-party", organising_body="personnel"),
            Agency("office", "Cơ quan thử", kind, "top", "office-party", "personnel"),
            Agency(
                "personnel",
                "Cơ quan tổ chức",
                kind,
                "top",
                "office-party",
                functions=frozenset({"organising"}),
            ),
            Agency("top-party", "Đảng ủy cấp trên", "party_body"),
            Agency("office-party", "Đảng ủy cơ quan thử", "party_body", "top-party"),
            Agency("committee", "Cấp ủy quản lý cán bộ", "party_body", organising_body="committee-personnel"),
            Agency("committee-personnel", "Ban Tổ chức", "party", "committee", "top-party"),
            Agency("inspection", "Cơ quan kiểm tra", "party", functions=frozenset({"inspection"})),
        ],
        [
            *_staff("top", "head", "deputy", "clerk"),
            *_staff("office", "head", "deputy", "clerk", "organiser"),
            Person("office-deputy-2", "Cấp phó thứ hai", (Office("office", "deputy"),)),
            *_staff("personnel", "head", "organiser"),
            *_staff("top-party", "head"),
            *_staff("office-party", "head"),
            *_staff("committee", "head", "deputy", "clerk"),
            *_staff("committee-personnel", "head"),
            *_staff("inspection", "head"),
            Person("proposer", "Người đề xuất", (Office("office", role),)),
            Person("cadre", "Cán bộ do cấp ủy quản lý", (Office("office", role),), managed_by="committee"),
            Person("senior", "Cán bộ do cấp trên quản lý", (Office("office", role),), managed_by="top"),
            *(Person(expert, "Chuyên gia") for expert in _EXPERTS),
        ],
    )


def submitters(regulation: Regulation) -> tuple[str, ...]:
    """Whose plans go different ways."""
    ordinary = ("proposer", "office-head", "cadre")
    return ordinary if regulation.routing.to == "employing_agency" else (*ordinary, "senior")


def _staff(agency: str, *roles: str) -> Iterator[Person]:
    for role in roles:
        yield Person(f"{agency}-{role}", f"{agency} {role}", (Office(agency, role),))


@dataclass(frozen=True, slots=True)
class Trial:
    """Proposes data for acts on a case: whatever an act asks for, in the few variants that matter."""

    procedure: Procedure
    case: Case
    day: date

    def variants(self, rule: ActRule) -> Iterator[Data]:
        """Data an act may carry now; the engine decides which of them it accepts."""
        meeting = self.case.meeting
        fields = rule.fields_at(meeting.stage if meeting is not None else self.case.stage)
        required = {name: field for name, field in fields.items() if field.required}
        plain = {name: self._value(field) for name, field in required.items()}
        special = _SPECIAL.get(rule.kind)
        if special is None:
            yield plain
            return
        for data in special(self):
            yield {**plain, **{name: value for name, value in data.items() if name in fields}}

    def _value(self, field: Field) -> Any:
        if field.choices:
            return field.choices[0]
        regulation = self.procedure.setting.regulation
        simple: dict[str, Any] = {
            "texts": [WORDS],
            "date": self.day,
            "boolean": True,
            "percent": 50,
            "number": 1,
            "plan": {section.name: WORDS for section in regulation.sections},
            "person": "office-deputy",
            "party": "office-deputy",
            "parties": ["proposer"],
            "provision": next(iter(regulation.prohibitions), None),
        }
        return simple.get(field.type, WORDS)

    # --- what matters of single acts ----------------------------------------------------------------------------

    def routes(self) -> Iterator[Data]:
        """Both routes."""
        yield {"route": "council", "reason": WORDS}
        yield {"route": "collective"}

    def convening(self) -> Iterator[Data]:
        """A meeting today, presided by a deputy where the pack asks who presides."""
        agency = self.procedure.deciding_agency(self.case, self.day)
        deputies = self.procedure.setting.organisation.deputies(agency, self.day) if agency else ()
        yield {
            "on": self.day,
            "chair": next((person for person in deputies if person not in self.case.proposers), None),
        }

    def ballot(self) -> Iterator[Data]:
        """As whoever voted first; the first either way."""
        cast = self.case.meeting.ballots.values() if self.case.meeting is not None else ()
        first = next((ballot.value for ballot in cast), None)
        yield from ({"ballot": value} for value in ("for", "against") if first in (None, value))

    def closing(self) -> Iterator[Data]:
        """With nobody absent: all conditions met, or a result that is not completed."""
        yield {"conditions_met": list(self.procedure.setting.regulation.conditions)}
        yield {"conclusion": "partial", "reasons": WORDS, "causes": _causes(), "findings": _findings()}

    def council(self) -> Iterator[Data]:
        """The smallest council: the head, a vice chair, the secretary and experts."""
        rule = self.procedure.setting.regulation.council
        least = rule.minimum.value if rule is not None else 0
        chair = {"person": self.procedure.head(self.case, self.day), "capacity": "chair", "as": "head"}
        others = [
            {"person": expert, "capacity": "member", "as": "expert"}
            for expert in _EXPERTS[: max(least, _CHAIR_VICE_CHAIR_SECRETARY) - 1]
        ]
        others[0]["capacity"] = "vice_chair"
        yield {"members": [chair, others[0], {**others[1], "secretary": True}, *others[2:]]}

    def replacement(self) -> Iterator[Data]:
        """One expert for another."""
        seats = self.case.council.seats if self.case.council is not None else []
        sitting = {seat.person for seat in seats}
        leaving = next((seat.person for seat in seats if seat.capacity == "member"), None)
        coming = next((expert for expert in reversed(_EXPERTS) if expert not in sitting), None)
        yield {"out": leaving, "in": coming, "as": "expert"}

    def opinions(self) -> Iterator[Data]:
        """Every opinion."""
        yield from ({"opinion": value} for value in ("agree", "disagree", "other"))

    def reassignment(self) -> Iterator[Data]:
        """From the present executor to another, and back."""
        present = self.case.executors[0]
        yield {"out": present, "in": "office-deputy" if present != "office-deputy" else "proposer"}

    def result(self) -> Iterator[Data]:
        """With the day of completion unless it was declared."""
        yield {} if self.case.completed is not None else {"completed_on": self.day}

    def publication(self) -> Iterator[Data]:
        """Completed or not, where the publication itself concludes."""
        yield {"conclusion": "completed"}
        yield {"conclusion": "partial", "causes": _causes(), "findings": _findings()}

    def measure(self) -> Iterator[Data]:
        """Every measure the case has."""
        outcomes = {rule.id: rule.outcomes for rule in self.procedure.setting.regulation.measures}
        for measure in self.procedure.measures(self.case, self.day):
            outcome = next(iter(outcomes[measure.id]), None)
            yield {"measure": measure.id, "beneficiary": measure.beneficiary, "outcome": outcome}


def _causes() -> Data:
    return dict.fromkeys(CAUSES, WORDS)


def _findings() -> Data:
    return {name: name != "damage" for name in FINDINGS}


_SPECIAL: Final[dict[str, Callable[[Trial], Iterator[Data]]]] = {
    "choose_route": Trial.routes,
    "convene_meeting": Trial.convening,
    "vote": Trial.ballot,
    "close_meeting": Trial.closing,
    "establish_council": Trial.council,
    "replace_council_member": Trial.replacement,
    "give_party_opinion": Trial.opinions,
    "reassign_execution": Trial.reassignment,
    "submit_result_report": Trial.result,
    "publish_result": Trial.publication,
    "apply_measure": Trial.measure,
    "propose_measure": Trial.measure,
    "decide_measure": Trial.measure,
}
