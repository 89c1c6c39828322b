"""Reports of prohibited acts for the pages: what a person handles, and nothing for anybody else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from khoithong.casefiles import reading
from khoithong.casefiles.models import Case
from khoithong.casefiles.queries import reported_in
from khoithong.casefiles.reading import load_many
from khoithong.desk.read_reports import handled_reports
from khoithong.lawbook.pack import describe
from khoithong.procedure.violations import handled_by, waits_for
from khoithong.web.adapters import citation
from khoithong.web.casepage.ground import Ground

if TYPE_CHECKING:
    from datetime import date

    from khoithong.casefiles.reading import LoadedCase
    from khoithong.web.components import Citation
    from khoithong.web.session import Here

_HANDLING: Final = ("resolve_violation", "record_handling")


@dataclass(frozen=True, slots=True)
class ReportsOfCase:
    """A case in which a person handles reports: how many, and how many still wait."""

    code: str
    title: str
    count: int
    waiting: int


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report as its handler sees it."""

    number: int
    by: str
    on: date
    act: str
    citation: Citation | None
    against: str
    content: str
    state: str
    resolve: bool
    handle: bool


def handled_cases(here: Here) -> list[ReportsOfCase]:
    """The cases with reports this person handles, newest first; only heads of agencies ever do. Two statements."""
    headed = {capacity.agency for capacity in here.capacities if capacity.role == "head"}
    if not headed:
        return []
    rows = reported_in(_answered_for(headed, here))
    found = (_of_case(one, here) for one in load_many(rows))
    return [one for one in found if one is not None]


def _answered_for(headed: set[str], here: Here) -> list[str]:
    """The agencies whose reports may come to whoever heads these: they and all below; every one for inspectors."""
    organisation = here.directory.organisation
    if headed & set(organisation.with_function("inspection")):
        return list(organisation.agencies)
    return [one for one in organisation.agencies if headed & {one, *organisation.superiors(one)}]


def _of_case(loaded: LoadedCase, here: Here) -> ReportsOfCase | None:
    mine = handled_by(loaded.procedure.setting, loaded.case, here.person, here.day)
    if not mine:
        return None
    waiting = sum(1 for report in mine if any(waits_for(report, kind) for kind in _HANDLING))
    return ReportsOfCase(loaded.row.code, loaded.row.title, len(mine), waiting)


def handles(ground: Ground) -> bool:
    """Whether the person handles some report of the case."""
    return bool(handled_by(ground.setting, ground.loaded.case, ground.here.person, ground.day))


def reports(ground: Ground) -> list[ReportView]:
    """The reports of a case this person handles; reading them is entered in the access log."""
    here = ground.here
    return [
        ReportView(
            number=one.number,
            by=ground.name(one.by),
            on=one.on,
            act=ground.pack.prohibitions.get(one.provision, ""),
            citation=citation(ground.pack, one.provision),
            against=ground.name(one.against),
            content=one.content,
            state=_state(one.confirmed, handled=one.handled),
            resolve=one.confirmed is None,
            handle=one.confirmed is True and not one.handled,
        )
        for one in handled_reports(ground.row.id, here.person, clock=here.clock)
    ]


def _state(confirmed: bool | None, *, handled: bool) -> str:
    if confirmed is None:
        return "Chưa kết luận"
    if not confirmed:
        return "Kết luận: không có vi phạm"
    return "Đã xử lý" if handled else "Kết luận: có vi phạm, chưa ghi kết quả xử lý"


def look_as_handler(here: Here, code: str) -> Ground | None:
    """The case for whoever handles a report in it, though he may not read the case otherwise."""
    case_id = Case.objects.filter(code=code.replace("\x00", "")).values_list("id", flat=True).first()
    loaded = reading.load(case_id) if case_id is not None else None
    if loaded is None or not handled_by(loaded.procedure.setting, loaded.case, here.person, here.day):
        return None
    return Ground(here, loaded, describe(loaded.row.pack))
