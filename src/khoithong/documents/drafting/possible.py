"""Which documents a case can have now, on which act each rests, and why not the others."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from khoithong.casefiles.projection.holders import holders
from khoithong.documents.catalogue import KINDS
from khoithong.documents.drafting import measuring
from khoithong.documents.drafting.bases import BASES
from khoithong.documents.drafting.drawing import draw
from khoithong.documents.drafting.matter import Matter
from khoithong.documents.drafting.order import Order
from khoithong.documents.missing import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from khoithong.casefiles.reading import LoadedCase
    from khoithong.casefiles.stored import StoredAct
    from khoithong.documents.drafting.bases import Basis
    from khoithong.procedure.refusals import Refusal

_UNKNOWN: Final = "văn bản áp dụng cho hồ sơ không đặt ra bước này"
_NOT_YET: Final = {
    "establish_council": "chưa thành lập Hội đồng",
    "convene_meeting": "chưa triệu tập họp",
    "close_meeting": "cuộc họp chưa kết thúc; phiếu biểu quyết chỉ được nêu sau khi kết thúc họp",
    "replace_council_member": "chưa thay thành viên nào",
    "report_progress": "chưa có báo cáo tiến độ",
    "submit_result_report": "chưa có báo cáo kết quả",
}
"""What a case without the act lacks."""


@dataclass(frozen=True, slots=True)
class Possible:
    """One document the case can have, or cannot yet."""

    kind: str
    step: str
    seq: int | None = None
    """Number of the act it rests on."""
    coming: str = ""
    """The act it is drafted before, from what was typed in its form."""
    managing: str = ""
    """The agency measures are proposed to."""
    why_not: str = ""
    """In words that go on after a dash, without a full stop; empty where it can be drafted."""
    provision: str | None = None
    """What it is not possible by."""
    opens: str = ""
    """The act after which it can be drafted, where one is awaited."""
    known: bool = True
    """Whether the case's regulation has such a step at all."""

    @property
    def name(self) -> str:
        """The name of its kind."""
        return KINDS[self.kind].name

    @property
    def order(self) -> Order:
        """The order that drafts it, whatever is typed left aside."""
        return Order(self.kind, self.seq, managing=self.managing)


@dataclass(frozen=True, slots=True)
class Typed:
    """What one person typed in forms and did not send, by act."""

    by_act: Mapping[str, Mapping[str, object]] = field(default_factory=dict)


def possible(loaded: LoadedCase, now: datetime, typed: Typed | None = None) -> list[Possible]:
    """Every kind, in the order of the procedure; a kind several times where several acts bear it."""
    asked = _Asked(loaded, now, typed or Typed())
    return [one for kind, basis in BASES.items() for one in asked.of_kind(kind, basis)]


class _Asked:
    """A case being asked for what it can have."""

    def __init__(self, loaded: LoadedCase, now: datetime, typed: Typed) -> None:
        self.loaded = loaded
        self.now = now
        self.typed = typed
        self.matter = Matter(loaded, now.date())

    def of_kind(self, kind: str, basis: Basis) -> Iterator[Possible]:
        if not basis.acts:
            yield from self._of_state(kind, basis)
            return
        if not self._known(basis):
            yield Possible(kind, basis.step, why_not=_UNKNOWN, known=False)
            return
        acts = self._acts(basis)
        found = [Possible(kind, basis.step, seq=act.seq) for act in acts]
        yield from found
        if basis.before:
            yield from self._before(kind, basis, had=bool(found))
        elif not found:
            act = basis.acts[0]
            yield Possible(
                kind,
                basis.step,
                why_not=self._lacking(basis),
                provision=self._provision(basis),
                opens=act if self._awaited(basis) else "",
            )

    def _known(self, basis: Basis) -> bool:
        law = self.matter.regulation
        if basis.meeting is not None:
            stage, route = basis.meeting
            return any(key[0] == stage and route in ("", key[1]) for key in law.meetings)
        return any(act in law.acts for act in basis.acts)

    def _acts(self, basis: Basis) -> list[StoredAct]:
        acts = self.matter.of_kind(*basis.acts)
        if basis.meeting is not None:
            stage, route = basis.meeting
            held = self.matter.case.closed_meetings
            acts = [
                act
                for act, one in zip(acts, held, strict=True)
                if one.stage == stage and route in ("", one.route)
            ]
        return acts[-1:] if basis.newest else acts

    def _awaited(self, basis: Basis) -> bool:
        """Whether the case still goes the way on which such an act is done."""
        return basis.meeting is None or basis.meeting[1] in ("", self.matter.case.route)

    def _provision(self, basis: Basis) -> str | None:
        if basis.meeting is None:
            return self.matter.ref_of(basis.acts[0])
        stage, route = basis.meeting
        rule = self.matter.regulation.meetings.get((stage, route or self.matter.case.route))
        return rule.provision if rule is not None else None

    def _lacking(self, basis: Basis) -> str:
        case = self.matter.case
        if not self._awaited(basis):
            if case.route == "council":
                return "đề xuất được xem xét tại Hội đồng đánh giá"
            return "đề xuất được xem xét tại tập thể lãnh đạo, không lập Hội đồng"
        if basis.meeting is not None and (case.meeting is None or case.meeting.stage != basis.meeting[0]):
            return "chưa họp"
        return _NOT_YET.get(basis.acts[0], "chưa đến bước này")

    def _before(self, kind: str, basis: Basis, *, had: bool) -> Iterator[Possible]:
        """A document drafted before its act: possible when the act is, and its form says what the document needs."""
        act = basis.acts[0]
        refusal = self._refusal(act)
        if refusal is not None:
            if not had:
                words = refusal.message.rstrip(" .")
                yield Possible(kind, basis.step, why_not=_lowered(words), provision=refusal.provision)
            return
        try:
            draw(self.loaded, self._order(kind, act), self.now.date())
        except Missing as missing:
            if not had:
                yield Possible(kind, basis.step, coming=act, why_not=_lowered(str(missing).rstrip(" .")))
            return
        yield Possible(kind, basis.step, coming=act)

    def _order(self, kind: str, act: str) -> Order:
        return Order(kind, intended=self.typed.by_act.get(act, {}))

    def _refusal(self, act: str) -> Refusal | None:
        """Why nobody responsible can do an act now; `None` where somebody can."""
        case, rule = self.loaded.case, self.matter.regulation.acts[act]
        refusal = None
        for person in self._responsible(rule.by):
            refusal = self.loaded.procedure.why_not(case, person, act, self.now)
            if refusal is None:
                return None
        return refusal or self.loaded.procedure.why_not(case, case.proposers[0], act, self.now)

    def _responsible(self, standings: tuple[str, ...]) -> Iterator[str]:
        organisation, day = self.matter.setting.organisation, self.now.date()
        for holder in holders(self.matter.setting, self.matter.case, standings, day):
            agency, slash, role = holder.partition("/")
            if not slash:
                yield holder
            elif role == "head" and (head := organisation.head(agency, day)) is not None:
                yield head

    def _of_state(self, kind: str, basis: Basis) -> Iterator[Possible]:
        if kind in measuring.FAMILIES and not self.matter.regulation.measures:
            yield Possible(kind, basis.step, why_not=_UNKNOWN, known=False)
            return
        agencies = [""] if kind not in _PROPOSING else measuring.managing_agencies(self.matter, kind)
        for managing in agencies:
            try:
                draw(self.loaded, Order(kind, managing=managing), self.now.date())
            except Missing as missing:
                yield Possible(kind, basis.step, why_not=_lowered(str(missing).rstrip(" .")))
            else:
                yield Possible(kind, basis.step, managing=managing)
        if not agencies:
            yield Possible(
                kind,
                basis.step,
                why_not="chưa có hình thức, biện pháp nào chờ cơ quan quản lý cán bộ quyết định",
            )


_PROPOSING: Final = ("encouragement_proposal", "protection_proposal")


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]
