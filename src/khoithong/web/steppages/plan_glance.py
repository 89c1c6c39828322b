"""The plan at a glance: who proposes, where it went, its number, its sections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from khoithong.web.casepage.people import person_of
from khoithong.web.casepage.plan import version
from khoithong.web.components import SummaryRow
from khoithong.web.wording import date_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import Citation, Person

_OPENING: Final = 220
"""So many characters of a section are shown."""


def summary(ground: Ground) -> list[SummaryRow]:
    """Proposers, way of the plan, number in the register of documents."""
    return list(_rows(ground))


def sections(ground: Ground) -> list[tuple[str, str, Citation | None]]:
    """The newest version's sections: heading, how each begins, provision."""
    newest = version(ground, len(ground.case.versions))
    return [(one.label, _opening(one.text), one.citation) for one in newest.sections if one.text]


def _opening(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _OPENING else f"{flat[:_OPENING].rsplit(' ', 1)[0]}…"


def _rows(ground: Ground) -> Iterator[SummaryRow]:
    case, routing = ground.case, ground.regulation.routing
    proposers = [_words(person_of(ground, one, case.submitted)) for one in case.proposers]
    yield SummaryRow("Người đề xuất", proposers)
    yield SummaryRow("Cơ quan sử dụng cán bộ", ground.name(case.agency))
    agency = ground.procedure.deciding_agency(case, ground.day)
    own = agency == case.agency
    yield SummaryRow(
        "Nơi xem xét, quyết định",
        ground.name(agency) or "Chưa có cơ quan cấp trên để xem xét",
        citation=ground.cite(routing.provision if own else _elsewhere(ground)),
    )
    if case.received is not None:
        yield SummaryRow("Nhận kế hoạch", date_words(case.received))
    yield SummaryRow("Số vào sổ", _number(ground))


def _elsewhere(ground: Ground) -> str | None:
    """On what it rests that another agency than the employing one decides."""
    case, rule = ground.case, ground.regulation.routing
    if case.escalations:
        return rule.escalation_provision or rule.provision
    employing = case.agency
    head = ground.setting.organisation.head(employing, ground.day) if employing else None
    if head in case.proposers:
        return rule.head_provision
    return rule.committee_provision or rule.above_provision or rule.provision


def _number(ground: Ground) -> str:
    act = next((one for one in ground.loaded.acts if one.kind == "register_plan"), None)
    if act is None:
        return "Chưa vào sổ"
    return f"{act.data.get('number', '')}, ngày {date_words(act.effective)}"


def _words(person: Person) -> str:
    return f"{person.name}, {person.office}" if person.office else person.name
