"""Which Party body is heard, and why that one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from khoithong.procedure import routing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import Citation


@dataclass(frozen=True, slots=True)
class HeardBody:
    """The body, and the reason in words with its provisions."""

    name: str
    """Empty where none is heard."""
    reason: str
    citations: Sequence[Citation]


def heard_body(ground: Ground) -> HeardBody:
    """The body heard in the case today."""
    case, setting, day = ground.case, ground.setting, ground.day
    rule = ground.regulation.opinion
    principle = _cited(ground, rule.principle_at(case.stage))
    agency = ground.name(ground.procedure.deciding_agency(case, day))
    if not routing.opinion_asked(setting, case, day):
        reason = f"{agency} là cấp ủy tự xem xét, quyết định nên không xin thêm ý kiến"
        return HeardBody("", reason, _cited(ground, ground.regulation.routing.committee_provision))
    body = ground.procedure.party_body(case, day)
    if body is None:
        return HeardBody(
            "", f"Chưa khai cấp ủy, tổ chức đảng của {agency}", _cited(ground, rule.missing_provision)
        )
    if body == routing.managing_committee(setting, case):
        cited = _cited(ground, ground.regulation.routing.committee_provision) or principle
        return HeardBody(ground.name(body), "Cấp ủy quản lý cán bộ đề xuất", cited)
    if routing.has_own_party_body(setting, case, day):
        return HeardBody(ground.name(body), f"Cấp ủy, tổ chức đảng cùng cấp của {agency}", principle)
    reading = ground.regulation.readings.get("party_body_missing")
    answer = reading.answers[setting.options.party_body_missing] if reading else ""
    how = f"; quy ước áp dụng: {answer[:1].lower()}{answer[1:]}" if answer else ""
    return HeardBody(ground.name(body), f"{agency} không có cấp ủy, tổ chức đảng cùng cấp{how}", principle)


def _cited(ground: Ground, ref: str | None) -> list[Citation]:
    cited = ground.cite(ref)
    return [cited] if cited is not None else []
