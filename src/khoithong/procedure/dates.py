"""Dates an act may carry: inside the calendar, in the order things can have happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from khoithong.procedure.data import DATES, read_date
from khoithong.procedure.refusals import Refusal, refuse
from khoithong.procedure.wording import shown

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from khoithong.procedure.acts import Act
    from khoithong.procedure.case import Case
    from khoithong.procedure.setting import Setting

_NOT_BEFORE_THE_ACT: Final = {
    "convene_meeting": ("on",),
    "request_report": ("due",),
    "approve": ("planned_completion",),
    "give_direction": ("planned_completion",),
    "adjust_plan": ("planned_completion",),
}
_ALREADY_PAST: Final = {"declare_completion": ("on",), "submit_result_report": ("completed_on",)}


def bad_date(setting: Setting, case: Case, act: Act) -> Refusal | None:
    """The refusal of an act whose dates cannot be, or ``None``."""
    if not setting.calendar.covers(act.at.date()):
        return refuse("bad_date", None, "outside_calendar", ("at",))
    if case.last_at is not None and act.at < case.last_at:
        return refuse("bad_date", None, "before_last_act", ("at",))
    if act.happened_on is not None:
        wrong = _bad_happening(setting, case, act, act.happened_on)
        if wrong is not None:
            return wrong
    return _bad_data_date(setting, case, act)


def _bad_happening(setting: Setting, case: Case, act: Act, happened_on: date) -> Refusal | None:
    if not setting.calendar.covers(happened_on):
        return refuse("bad_date", None, "outside_calendar", ("happened_on",))
    if happened_on > act.at.date():
        return _misdated("happened_later", "happened_on", happened_on, act.at.date())
    opened = step_opened(case, act.kind)
    if opened is not None and happened_on < opened:
        return too_early(happened_on, opened)
    return None


def _bad_data_date(setting: Setting, case: Case, act: Act) -> Refusal | None:
    for name in DATES[act.kind]:
        day = read_date(act.data.get(name))
        if day is None:
            continue
        if not setting.calendar.covers(day):
            return refuse("bad_date", None, "outside_calendar", (name,))
        if name in _NOT_BEFORE_THE_ACT.get(act.kind, ()) and day < act.effective:
            return _misdated("date_past", name, day, act.effective)
        if name in _ALREADY_PAST.get(act.kind, ()):
            if day > act.at.date():
                return _misdated("date_future", name, day, act.at.date())
            if case.decided is not None and day < case.decided:
                return too_early(day, case.decided, name)
    return None


def too_early(day: date, opened: date, field: str = "happened_on", provision: str | None = None) -> Refusal:
    """The refusal of a day before the one on which the step was opened."""
    return _misdated("happened_too_early", field, day, opened, provision)


def _misdated(message: str, field: str, day: date, bound: date, provision: str | None = None) -> Refusal:
    """Names the day given and the day that would do."""
    return refuse("bad_date", provision, message, (field,), day=shown(day), bound=shown(bound))


def _latest(*days: date | None) -> date | None:
    return max((day for day in days if day is not None), default=None)


def _submitted(case: Case) -> date | None:
    return case.submitted


def _approved(case: Case) -> date | None:
    return case.decided


def _convened(case: Case) -> date | None:
    return case.meeting.convened if case.meeting else None


def _last_ballot(case: Case) -> date | None:
    if case.meeting is None:
        return None
    return _latest(case.meeting.convened, *(ballot.on for ballot in case.meeting.ballots.values()))


def _last_closing(case: Case) -> date | None:
    return case.closed_meetings[-1].closed if case.closed_meetings else None


def _callable_since(case: Case) -> date | None:
    """What opened the way to a meeting: report or submission, council, an earlier call or closing."""
    if case.meeting is not None:
        return case.meeting.convened
    council = case.council.established if case.council else None
    if case.decided is not None:
        closed = case.assessment.closed if case.assessment else None
        return _latest(case.reported, closed, case.evaluation_opinion.given)
    return _latest(case.submitted, council, _last_closing(case))


def _opinion_sought(case: Case) -> date | None:
    return (case.opinion if case.decided is None else case.evaluation_opinion).sought


def _seekable_since(case: Case) -> date | None:
    """The closing, or what opened the seeking again: an opinion that did not agree, an override."""
    if case.decided is None:
        return _latest(_last_closing(case), case.opinion.given, case.override)
    return _latest(_last_closing(case), case.evaluation_opinion.given)


def _decidable_since(case: Case) -> date | None:
    closed = case.approval.closed if case.approval else None
    return _latest(case.submitted, case.appraised, case.escalated, closed, case.override, case.opinion.given)


def _publishable_since(case: Case) -> date | None:
    closed = case.assessment.closed if case.assessment else None
    return _latest(case.reported, closed, case.evaluation_opinion.given)


def _established(case: Case) -> date | None:
    return case.council.established if case.council else None


def _archivable_since(case: Case) -> date | None:
    return case.published or case.decided or case.ended


_OPENED_BY: Final[dict[str, Callable[[Case], date | None]]] = {
    "register_plan": _submitted,
    "withdraw_plan": _submitted,
    "request_supplement": _submitted,
    "supplement_plan": _submitted,
    "revise_plan": _submitted,
    "choose_route": _submitted,
    "convene_meeting": _callable_since,
    "vote": _convened,
    "close_meeting": _last_ballot,
    "proceed_despite_rejection": _last_closing,
    "establish_council": lambda case: _latest(case.submitted, case.route_chosen),
    "replace_council_member": _established,
    "dispatch_plan": _established,
    "appraise": _submitted,
    "consult": _submitted,
    "escalate": _submitted,
    "seek_party_opinion": _seekable_since,
    "give_party_opinion": _opinion_sought,
    "approve": _decidable_since,
    "disapprove": _decidable_since,
    "allocate_resources": _approved,
    "report_progress": _approved,
    "request_report": _approved,
    "give_direction": _approved,
    "adjust_plan": _approved,
    "reassign_execution": _approved,
    "inspect": _approved,
    "suspend": lambda case: _latest(case.decided, case.resumed),
    "resume": lambda case: _latest(case.suspended, case.last_inspection if case.inspected else None),
    "terminate": lambda case: _latest(case.suspended, case.last_inspection if case.inspected else None),
    "declare_completion": _approved,
    "submit_result_report": _approved,
    "publish_result": _publishable_since,
    "apply_measure": _approved,
    "propose_measure": _approved,
    "decide_measure": _approved,
    "report_to_party": _submitted,
    "propose_normative_text": _submitted,
    "record_protection": _submitted,
    "supervision_note": _submitted,
    "report_violation": _submitted,
    "resolve_violation": _submitted,
    "record_handling": _submitted,
    "archive": _archivable_since,
}


def step_opened(case: Case, kind: str) -> date | None:
    """The effective day of the act that opened the step ``kind`` belongs to; ``None`` when nothing did yet."""
    opened = _OPENED_BY.get(kind)
    return opened(case) if opened else None
