"""Reports of prohibited acts, in their own stream."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.procedure import violations
from khoithong.procedure.case import Case, Report

if TYPE_CHECKING:
    from collections.abc import Callable

    from khoithong.procedure.acts import Act
    from khoithong.procedure.setting import Setting


def report_violation(setting: Setting, case: Case, act: Act, index: int) -> None:
    """Opens a report in its own stream."""
    named = act.data["provision"]
    provision = violations.prohibition(setting.regulation, named) or named
    number = len(case.reports) + 1
    case.reports.append(Report(number, act.actor, act.effective, provision, act.data["against"]))


def resolve_violation(setting: Setting, case: Case, act: Act, index: int) -> None:
    """Confirmed or not."""
    report = _named_report(setting, case, act, lambda report: report.confirmed is None)
    report.confirmed, report.resolved = act.data["confirmed"], act.effective


def record_handling(setting: Setting, case: Case, act: Act, index: int) -> None:
    """The form of handling is recorded, never computed (12)."""
    _named_report(
        setting, case, act, lambda report: bool(report.confirmed) and not report.handled
    ).handled = True


def _named_report(setting: Setting, case: Case, act: Act, fits: Callable[[Report], bool]) -> Report:
    number = act.data.get("report")
    if isinstance(number, int):
        return case.reports[number - 1]
    return next(
        report for report in violations.handled_by(setting, case, act.actor, act.effective) if fits(report)
    )
