"""Reports of prohibited acts: who handles them, what they block. A stream of its own, beside the case's acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.procedure import routing
from khoithong.procedure.data import complete

if TYPE_CHECKING:
    from datetime import date

    from khoithong.procedure.case import Case, Report
    from khoithong.procedure.regulation import Regulation
    from khoithong.procedure.setting import Setting


def handler(setting: Setting, case: Case, report: Report, day: date) -> str | None:
    """Who handles a report on ``day``.

    The head; where the head or the agency is reported, the superior's head; where there is none, the head of the
    agency with the function ``inspection``.
    """
    organisation = setting.organisation
    agency = routing.deciding_agency(setting, case, day) or case.agency
    if agency is None:
        return None
    head = organisation.head(agency, day)
    if head is not None and report.against not in (head, agency):
        return head
    for above in organisation.superiors(agency):
        head = organisation.head(above, day)
        if head is not None and report.against not in (head, above):
            return head
    inspectors = (organisation.head(body, day) for body in organisation.with_function("inspection"))
    return next((head for head in inspectors if head is not None), None)


def handled_by(setting: Setting, case: Case, person: str, day: date) -> list[Report]:
    """The reports a person handles on ``day``."""
    return [report for report in case.reports if handler(setting, case, report, day) == person]


def waits_for(report: Report, kind: str) -> bool:
    """Whether a report is still to be resolved, or, once confirmed, its handling to be recorded, by an act of ``kind``."""
    if kind == "resolve_violation":
        return report.confirmed is None
    return bool(report.confirmed) and not report.handled


def prohibition(regulation: Regulation, reference: str) -> str | None:
    """The prohibited act a reference names, itself or by one of its paragraphs."""
    named = complete(regulation, reference)
    return next(
        (found for found in regulation.prohibitions if named == found or named.startswith(f"{found}/")), None
    )


def blocking(setting: Setting, case: Case, beneficiary: str) -> Report | None:
    """The open or confirmed report that blocks a beneficiary's measures (6/1), if any."""
    blocking = setting.regulation.blocking_prohibitions
    for report in case.reports:
        if report.provision in blocking and report.against == beneficiary and report.confirmed is not False:
            return report
    return None
