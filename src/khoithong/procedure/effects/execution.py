"""Execution: resources, reports, directions, suspension, completion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.procedure import deadlines
from khoithong.procedure.case import Case, Limit

if TYPE_CHECKING:
    from datetime import date

    from khoithong.procedure.acts import Act
    from khoithong.procedure.setting import Setting
from khoithong.procedure.effects.reading import date_of, required_date


def _set_own(case: Case, deadline: str, due: date, day: date, index: int) -> None:
    """A deadline the agency sets itself replaces an open one; the lateness of the old is kept."""
    old = case.running(deadline)
    if old is not None and old.ended is None:
        if day > old.due:
            old.ended, old.how = day, "cancelled"
        else:
            case.limits.remove(old)
    case.limits.append(Limit(deadline, due, day, index, None, None))


def plan_completion(case: Case, act: Act, index: int) -> None:
    """Sets the completion the agency plans, where the act names one."""
    due = date_of(act, "planned_completion")
    if due is not None:
        _set_own(case, "planned_completion", due, act.effective, index)


def direct(setting: Setting, case: Case, act: Act, index: int) -> None:
    """A direction or an adjustment may set a new planned completion."""
    plan_completion(case, act, index)


def request_report(setting: Setting, case: Case, act: Act, index: int) -> None:
    """The head demands a report by a date."""
    _set_own(case, "requested_report", required_date(act, "due"), act.effective, index)


def report_progress(setting: Setting, case: Case, act: Act, index: int) -> None:
    """A report answers an open request."""
    deadlines.end(case, "requested_report", act.effective, "met")


def reassign_execution(setting: Setting, case: Case, act: Act, index: int) -> None:
    """Another takes over."""
    executors = (act.data["in"] if executor == act.data["out"] else executor for executor in case.executors)
    case.executors = tuple(dict.fromkeys(executors))


def inspect(setting: Setting, case: Case, act: Act, index: int) -> None:
    """Only an inspection made since the suspension opens the way to resume or terminate."""
    case.last_inspection = act.effective
    if case.suspended is not None and act.effective >= case.suspended:
        case.inspected = True


def suspend(setting: Setting, case: Case, act: Act, index: int) -> None:
    """Execution stands still; reports stay possible."""
    case.status, case.suspended, case.inspected = "suspended", act.effective, False


def resume(setting: Setting, case: Case, act: Act, index: int) -> None:
    """Execution goes on."""
    case.status, case.suspended, case.resumed = "in_execution", None, act.effective


def terminate(setting: Setting, case: Case, act: Act, index: int) -> None:
    """Result report and evaluation follow as after completion."""
    case.status, case.terminated, case.completed = "awaiting_result_report", True, act.effective
    deadlines.end(case, "requested_report", act.effective, "cancelled")
    deadlines.end(case, "planned_completion", act.effective, "cancelled")
    deadlines.fire(setting, case, "terminated", act.effective, index)


def declare_completion(setting: Setting, case: Case, act: Act, index: int) -> None:
    """The result report is due from the day declared."""
    _complete(setting, case, act, required_date(act, "on"), index)
    case.status = "awaiting_result_report"


def _complete(setting: Setting, case: Case, act: Act, day: date, index: int) -> None:
    case.completed = day
    deadlines.end(case, "planned_completion", day, "met")
    deadlines.end(case, "requested_report", act.effective, "cancelled")
    deadlines.fire(setting, case, "completed", day, index)


def submit_result_report(setting: Setting, case: Case, act: Act, index: int) -> None:
    """Opens the evaluation, or the publication where no meeting evaluates."""
    if case.completed is None:
        _complete(setting, case, act, completion_day(act), index)
    deadlines.end(case, "requested_report", act.effective, "cancelled")
    case.reported = act.effective
    by_meeting = setting.regulation.evaluated_by_meeting
    case.status = "under_evaluation" if by_meeting else "awaiting_publication"
    deadlines.fire(setting, case, "result_reported", act.effective, index)


def completion_day(act: Act) -> date:
    """The completion a result report states, else the day of the report itself."""
    return date_of(act, "completed_on") or act.effective
