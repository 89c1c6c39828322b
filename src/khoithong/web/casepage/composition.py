"""A council's composition against the text, rule by rule: what is so, what is not and because of whom, what is not said yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from khoithong.procedure import routing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from khoithong.procedure.regulation import CouncilRule
    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import Citation

State = Literal["done", "missing", "unsaid"]

_ICONS: Final = {"done": "check", "missing": "cross", "unsaid": "circle"}


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat as it was typed, or as it is filled; what is not said is empty."""

    person: str = ""
    capacity: str = ""
    standing: str = ""
    secretary: bool = False

    @property
    def whole(self) -> bool:
        """Whether all is said of it."""
        return bool(self.person and self.capacity and self.standing)


@dataclass(frozen=True, slots=True)
class Check:
    """One rule of composition."""

    rule: str
    state: State
    found: str
    """What was found: numbers, names, who causes it."""
    citation: Citation | None

    @property
    def icon(self) -> str:
        """The sign before it."""
        return _ICONS[self.state]


@dataclass(frozen=True, slots=True)
class _Council:
    """What the rules look at."""

    ground: Ground
    rule: CouncilRule
    seats: Sequence[Seat]
    day: date
    draft: bool
    """Whether seats may still be added."""

    @property
    def head(self) -> str | None:
        return routing.head(self.ground.setting, self.ground.case, self.day)

    @property
    def deputies(self) -> tuple[str, ...]:
        agency = routing.deciding_agency(self.ground.setting, self.ground.case, self.day)
        return self.ground.setting.organisation.deputies(agency, self.day) if agency else ()

    def names(self, people: Sequence[str]) -> str:
        return ", ".join(self.ground.name(person) for person in people)

    def lacking(self) -> State:
        """What is not there yet is not wrong in a draft."""
        return "unsaid" if self.draft else "missing"


def composition(ground: Ground, seats: Sequence[Seat], day: date, *, draft: bool) -> list[Check]:
    """Every rule of composition of the case's regulation; none where it knows no council."""
    rule = ground.regulation.council
    if rule is None:
        return []
    council = _Council(ground, rule, seats, day, draft)
    by_provision = (
        (rule.size_provision, _size),
        (rule.chair_provision, _chair),
        (rule.members_provision, _vice_chair),
        (rule.members_provision, _secretary),
        (rule.members_provision, _no_proposer),
        (rule.members_provision, _standings),
        (rule.members_provision, _once),
    )
    return [Check(*found(council), ground.cite(provision)) for provision, found in by_provision]


_Found = tuple[str, State, str]


def _size(council: _Council) -> _Found:
    least, most = council.rule.minimum.value, council.rule.maximum.value
    words = f"Từ {least:02} đến {most:02} thành viên, kể cả Chủ tịch và thư ký"
    count = sum(seat.whole for seat in council.seats)
    unfinished = len(council.seats) - count
    found = f"Có {count} người" + (f", {unfinished} dòng chưa nhập đủ" if unfinished else "")
    if len(council.seats) > most:
        return words, "missing", f"Có {len(council.seats)} người, thừa {len(council.seats) - most}"
    if count < least:
        return words, council.lacking(), f"{found}; thiếu {least - count}"
    return words, "unsaid" if unfinished else "done", found


def _chair(council: _Council) -> _Found:
    head = council.head
    words = "Chủ tịch là người đứng đầu cơ quan xem xét, chỉ một người"
    chairs = [seat for seat in council.seats if seat.capacity == "chair"]
    named = [seat.person for seat in chairs if seat.person]
    if not named:
        state: State = "missing" if len(chairs) > 1 else council.lacking()
        return (
            words,
            state,
            f"Chưa có Chủ tịch; người đứng đầu: {council.names([head])}" if head else "Chưa có",
        )
    if len(chairs) > 1:
        return words, "missing", f"Có {len(chairs)} Chủ tịch: {council.names(named)}"
    if named[0] != head:
        is_head = f"người đứng đầu là {council.names([head])}" if head else "cơ quan chưa có người đứng đầu"
        return words, "missing", f"{council.names(named)} không phải người đứng đầu; {is_head}"
    if chairs[0].standing not in ("head", ""):
        return words, "missing", f"{council.names(named)} phải được ghi tư cách người đứng đầu"
    return words, "done" if chairs[0].whole else "unsaid", council.names(named)


def _vice_chair(council: _Council) -> _Found:
    words = "Có Phó Chủ tịch"
    vices = [seat for seat in council.seats if seat.capacity == "vice_chair"]
    named = [seat.person for seat in vices if seat.person]
    if not named:
        return words, council.lacking(), "Chưa có"
    return words, "done", council.names(named)


def _secretary(council: _Council) -> _Found:
    words = "Đúng một thành viên kiêm thư ký, không phải Chủ tịch hay Phó Chủ tịch"
    marked = [seat for seat in council.seats if seat.secretary]
    named = [seat.person for seat in marked if seat.person]
    if not marked:
        return words, council.lacking(), "Chưa có"
    if len(marked) > 1:
        return words, "missing", f"Có {len(marked)} thư ký: {council.names(named)}"
    if marked[0].capacity != "member":
        capacity = council.ground.labels.capacities.get(marked[0].capacity, "chưa rõ chức danh").lower()
        return words, "missing", f"{council.names(named)} là {capacity}"
    return words, "done" if named else "unsaid", council.names(named) or "Chưa nhập người"


def _no_proposer(council: _Council) -> _Found:
    case, setting = council.ground.case, council.ground.setting
    every = setting.options.proposer_on_council == "excluded"
    words = "Không có người đề xuất" if every else "Không có cấp phó là người đề xuất"
    sitting = [
        seat.person
        for seat in council.seats
        if seat.person in case.proposers and (every or seat.person in council.deputies)
    ]
    if sitting:
        return words, "missing", f"{council.names(list(dict.fromkeys(sitting)))} là người đề xuất"
    return words, _so_far(council), ""


def _standings(council: _Council) -> _Found:
    words = "Ai ngồi với tư cách người đứng đầu, cấp phó thì đang giữ chức vụ đó"
    wrong = [seat.person for seat in council.seats if seat.person and _misnamed(council, seat)]
    if wrong:
        return words, "missing", f"{council.names(wrong)} không giữ chức vụ được ghi"
    return words, _so_far(council), ""


def _misnamed(council: _Council, seat: Seat) -> bool:
    if seat.standing == "deputy":
        return seat.person not in council.deputies
    return seat.standing == "head" and seat.capacity != "chair"


def _once(council: _Council) -> _Found:
    words = "Mỗi người một ghế"
    people = [seat.person for seat in council.seats if seat.person]
    twice = [person for person in dict.fromkeys(people) if people.count(person) > 1]
    if twice:
        return words, "missing", f"{council.names(twice)} có hơn một ghế"
    return words, _so_far(council), ""


def _so_far(council: _Council) -> State:
    """A rule that nobody breaks holds once somebody is named."""
    return "done" if any(seat.person for seat in council.seats) else "unsaid"
