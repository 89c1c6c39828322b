"""Replay: what each act changes. Acts come here only after they were accepted; nothing is judged again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from khoithong.procedure import deadlines, electorate, routing, violations
from khoithong.procedure.acts import Act
from khoithong.procedure.case import Ballot, Case, Council, Limit, Meeting, Opinion, Report, Seat
from khoithong.procedure.data import complete, read_date
from khoithong.procedure.setting import Setting
from khoithong.procedure.vocabulary import FINDINGS, VIOLATION_ACTS

if TYPE_CHECKING:
    from datetime import date

Fold = Callable[[Setting, Case, Act, int], None]


def record(setting: Setting, case: Case, act: Act) -> None:
    """Folds one accepted act into the case. Reports of prohibited acts leave no trace among its acts."""
    index = len(case.acts)
    case.version += 1
    if act.kind not in VIOLATION_ACTS:
        case.acts.append(act)
        case.last_at = act.at
    effect = FOLDS.get(act.kind)
    if effect is not None:
        effect(setting, case, act, index)


def _date(act: Act, name: str) -> date | None:
    return read_date(act.data.get(name))


def _required_date(act: Act, name: str) -> date:
    day = _date(act, name)
    if day is None:
        raise ValueError(f"{act.kind}: {name}")
    return day


# --- proposing --------------------------------------------------------------------------------------------------


def submit_plan(setting: Setting, case: Case, act: Act, index: int) -> None:
    """The plan is received by delivery, unless the reading counts from registration."""
    case.status = "under_review"
    case.proposers = tuple(dict.fromkeys((act.actor, *(act.data.get("co_proposers") or ()))))
    case.agency = employing_agency(setting, act)
    case.deciders.clear()
    case.submitted = act.effective
    case.versions.append(index)
    if setting.options.receipt == "delivery":
        _receive(setting, case, act, index)


def employing_agency(setting: Setting, act: Act) -> str | None:
    """The agency a plan is proposed from: the one named, else the only one the proposer works in."""
    named = act.data.get("agency")
    if isinstance(named, str) and named:
        return named
    agencies = working_agencies(setting, act.actor, act.effective)
    return agencies[0] if len(agencies) == 1 else None


def working_agencies(setting: Setting, person: str, day: date) -> list[str]:
    """The agencies a person works in on a day; offices in a Party body never count."""
    agencies = setting.organisation.agencies
    held = (office.agency for office in setting.organisation.people[person].offices_on(day))
    return list(dict.fromkeys(agency for agency in held if agencies[agency].kind != "party_body"))


def _receive(setting: Setting, case: Case, act: Act, index: int) -> None:
    case.received = act.effective
    deadlines.fire(setting, case, "receipt", act.effective, index)


def register_plan(setting: Setting, case: Case, act: Act, index: int) -> None:
    """Entering the plan starts the clocks only under the reading ``receipt: registration``."""
    case.registered = True
    if setting.options.receipt == "registration":
        _receive(setting, case, act, index)


def withdraw_plan(setting: Setting, case: Case, act: Act, index: int) -> None:
    """Withdrawing cancels every open deadline."""
    case.status = "withdrawn"
    case.ended = act.effective
    case.meeting = None
    deadlines.end_all(case, act.effective)


def revise_plan(setting: Setting, case: Case, act: Act, index: int) -> None:
    """A new version beside the old ones."""
    case.versions.append(index)


def choose_route(setting: Setting, case: Case, act: Act, index: int) -> None:
    """The route decides which limits run."""
    if case.route != act.data["route"]:
        case.route = act.data["route"]
        case.route_chosen = act.effective
        deadlines.fire(setting, case, f"{case.route}_chosen", act.effective, index)


def escalate(setting: Setting, case: Case, act: Act, index: int) -> None:
    """The superior agency decides from now on; what was voted below falls away, the appraisal stands."""
    case.escalations += 1
    case.escalated = act.effective
    case.decider, case.collective_decides, case.approval = None, False, None
    case.deciders.clear()
    case.meeting = None


def appraise(setting: Setting, case: Case, act: Act, index: int) -> None:
    """The organising unit has given its appraisal."""
    case.appraised = act.effective


# --- meetings ---------------------------------------------------------------------------------------------------


def convene_meeting(setting: Setting, case: Case, act: Act, index: int) -> None:
    """First call, postponement, or a new vote, which returns the case to review or evaluation."""
    stage = case.stage
    case.meeting = Meeting(
        stage,
        case.route,
        _required_date(act, "on"),
        act.effective,
        index,
        chair=act.data.get("chair") or None,
    )
    case.status = "under_review" if stage == "approval" else "under_evaluation"
    if stage == "approval" and case.approval is None:
        deadlines.redate_dispatch(setting, case)


def vote(setting: Setting, case: Case, act: Act, index: int) -> None:
    """One ballot a person."""
    if case.meeting is not None:
        ballot = Ballot(act.data["ballot"], act.effective, index, act.data.get("remarks") or None)
        case.meeting.ballots[act.actor] = ballot


def close_meeting(setting: Setting, case: Case, act: Act, index: int) -> None:
    """The closing fixes electorate and tally, and starts the limit to ask the Party body."""
    meeting = case.meeting
    if meeting is None:
        raise ValueError("no meeting to close")
    electorate.voters(setting, case, meeting)
    meeting.tally = electorate.tally(setting, case, meeting)
    meeting.absent = tuple(act.data.get("absent") or ())
    meeting.closed = act.effective
    case.meeting = None
    case.closed_meetings.append(meeting)
    if meeting.stage == "approval":
        _close_approval(setting, case, act, index, meeting)
    else:
        _close_evaluation(setting, case, act, index, meeting)


def _close_approval(setting: Setting, case: Case, act: Act, index: int, meeting: Meeting) -> None:
    asked = routing.opinion_asked(setting, case, meeting.on)
    _fix_decider(setting, case, meeting.on)
    case.approval = meeting
    case.override = None
    case.opinion = Opinion()
    met = act.data.get("conditions_met") or ()
    case.conditions_met = frozenset(complete(setting.regulation, provision) for provision in met)
    case.status = "awaiting_party_opinion" if asked else "awaiting_decision"
    _fire_closed(setting, case, "approval_closed", act.effective, index, asked=asked)
    deadlines.redate_dispatch(setting, case)


def _close_evaluation(setting: Setting, case: Case, act: Act, index: int, meeting: Meeting) -> None:
    asked = routing.opinion_asked(setting, case, act.effective)
    case.assessment = meeting
    case.evaluation_opinion = Opinion()
    completed = meeting.tally is not None and meeting.tally.passed and not case.terminated
    case.conclusion = "completed" if completed else act.data["conclusion"]
    case.findings = _findings(act)
    case.status = "awaiting_evaluation_opinion" if asked else "awaiting_publication"
    _fire_closed(setting, case, "evaluation_closed", act.effective, index, asked=asked)


def _fire_closed(setting: Setting, case: Case, event: str, day: date, act: int, *, asked: bool) -> None:
    """Without an opinion to ask, a closing starts no limit for asking one."""
    if asked:
        deadlines.fire(setting, case, event, day, act)
        return
    for deadline in setting.effects[event].meets if event in setting.effects else ():
        deadlines.end(case, deadline, day, "met")


def _fix_decider(setting: Setting, case: Case, day: date) -> None:
    if case.decider is None:
        case.collective_decides, case.decider = (
            routing.own_collective(setting, case, day),
            routing.deciding_agency(setting, case, day),
        )


def _findings(act: Act) -> dict[str, bool]:
    found = act.data.get("findings") or {}
    return {name: found[name] for name in FINDINGS if isinstance(found.get(name), bool)}


def proceed_despite_rejection(setting: Setting, case: Case, act: Act, index: int) -> None:
    """A pending request lapses; an opinion given before asks for a new one. No limit restarts."""
    case.override = act.effective
    if case.opinion.sought is not None:
        case.lapsed = True
    case.opinion = Opinion()
    if case.status == "awaiting_decision" and routing.opinion_asked(setting, case, act.effective):
        case.status = "awaiting_party_opinion"


# --- the council ------------------------------------------------------------------------------------------------


def establish_council(setting: Setting, case: Case, act: Act, index: int) -> None:
    """Seats the members; from this day the meeting's limit runs."""
    seats = [
        Seat(member["person"], member["capacity"], member["as"], bool(member.get("secretary")))
        for member in act.data["members"]
    ]
    case.council = Council(act.effective, index, seats)
    deadlines.fire(setting, case, "council_established", act.effective, index)
    deadlines.redate_dispatch(setting, case)


def replace_council_member(setting: Setting, case: Case, act: Act, index: int) -> None:
    """The newcomer takes over capacity and secretaryship; the ballot of the one replaced does not count (8/1/c)."""
    if case.council is None:
        raise ValueError("no council")
    out = act.data["out"]
    for seat in case.council.seats:
        if electorate.occupant(setting, case, seat, act.effective) == out:
            seat.person, seat.standing, seat.sent = act.data["in"], act.data["as"], act.effective
            break
    if case.meeting is not None:
        case.meeting.ballots.pop(out, None)
        case.meeting.voters = None
    if case.approval is None:
        deadlines.redate_dispatch(setting, case)


def dispatch_plan(setting: Setting, case: Case, act: Act, index: int) -> None:
    """To all members who do not have the plan yet."""
    if case.council is None:
        raise ValueError("no council")
    for seat in case.council.seats:
        if seat.sent is None:
            seat.sent = act.effective
    deadlines.redate_dispatch(setting, case)


# --- opinion and decision ---------------------------------------------------------------------------------------


def seek_party_opinion(setting: Setting, case: Case, act: Act, index: int) -> None:
    """Seeking again returns to waiting; the limit stays as it was met."""
    opinion = Opinion(sought=act.effective)
    if case.stage == "approval":
        case.opinion, case.status = opinion, "awaiting_party_opinion"
        deadlines.fire(setting, case, "opinion_sought", act.effective, index)
    else:
        case.evaluation_opinion, case.status = opinion, "awaiting_evaluation_opinion"
        deadlines.fire(setting, case, "evaluation_opinion_sought", act.effective, index)


def give_party_opinion(setting: Setting, case: Case, act: Act, index: int) -> None:
    """The last opinion counts."""
    opinion = case.opinion if case.stage == "approval" else case.evaluation_opinion
    opinion.given, opinion.value, opinion.act = act.effective, act.data["opinion"], index
    case.status = "awaiting_decision" if case.stage == "approval" else "awaiting_publication"


def _decide(setting: Setting, case: Case, act: Act, index: int) -> None:
    _fix_decider(setting, case, act.effective)
    case.decided = act.effective
    case.meeting = None
    deadlines.fire(setting, case, "decided", act.effective, index)


def approve(setting: Setting, case: Case, act: Act, index: int) -> None:
    """Execution is assigned; who was head then is remembered for the measures (9, 11)."""
    _decide(setting, case, act, index)
    case.decision = "approved"
    case.status = "in_execution"
    case.executors = tuple(dict.fromkeys(act.data["executors"]))
    case.mode = act.data.get("mode") or "implement"
    case.approving_head = act.actor
    case.employing_head = setting.organisation.head(case.agency, act.effective) if case.agency else None
    _plan_completion(case, act, index)


def disapprove(setting: Setting, case: Case, act: Act, index: int) -> None:
    """The proposal is refused in writing, with reasons."""
    _decide(setting, case, act, index)
    case.decision = case.status = "disapproved"


# --- execution --------------------------------------------------------------------------------------------------


def _set_own(case: Case, deadline: str, due: date, day: date, index: int) -> None:
    """A deadline the agency sets itself replaces an open one; the lateness of the old is kept."""
    old = case.running(deadline)
    if old is not None and old.ended is None:
        if day > old.due:
            old.ended, old.how = day, "cancelled"
        else:
            case.limits.remove(old)
    case.limits.append(Limit(deadline, due, day, index, None, None))


def _plan_completion(case: Case, act: Act, index: int) -> None:
    due = _date(act, "planned_completion")
    if due is not None:
        _set_own(case, "planned_completion", due, act.effective, index)


def direct(setting: Setting, case: Case, act: Act, index: int) -> None:
    """A direction or an adjustment may set a new planned completion."""
    _plan_completion(case, act, index)


def request_report(setting: Setting, case: Case, act: Act, index: int) -> None:
    """The head demands a report by a date."""
    _set_own(case, "requested_report", _required_date(act, "due"), act.effective, index)


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
    _complete(setting, case, act, _required_date(act, "on"), index)
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
    return _date(act, "completed_on") or act.effective


# --- result and measures ----------------------------------------------------------------------------------------


def publish_result(setting: Setting, case: Case, act: Act, index: int) -> None:
    """What the meeting found, or what the publication itself concludes, counts from now on."""
    if not setting.regulation.evaluated_by_meeting:
        case.conclusion = act.data["conclusion"]
        case.findings = _findings(act)
    case.evaluation = case.conclusion
    case.published = act.effective
    case.publishing_head = act.actor
    case.meeting = None
    case.status = "evaluated"


def _measure_state(state: str) -> Fold:
    def effect(setting: Setting, case: Case, act: Act, index: int) -> None:
        case.measures[act.data["measure"], act.data["beneficiary"]] = state

    return effect


def decide_measure(setting: Setting, case: Case, act: Act, index: int) -> None:
    """The managing agency grants or declines."""
    state = "applied" if act.data["granted"] else "declined"
    case.measures[act.data["measure"], act.data["beneficiary"]] = state


def archive(setting: Setting, case: Case, act: Act, index: int) -> None:
    """The file is closed."""
    case.status = "archived"


# --- reports of prohibited acts ---------------------------------------------------------------------------------


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


FOLDS: Final[dict[str, Fold]] = {
    "submit_plan": submit_plan,
    "register_plan": register_plan,
    "withdraw_plan": withdraw_plan,
    "revise_plan": revise_plan,
    "choose_route": choose_route,
    "escalate": escalate,
    "appraise": appraise,
    "convene_meeting": convene_meeting,
    "vote": vote,
    "close_meeting": close_meeting,
    "proceed_despite_rejection": proceed_despite_rejection,
    "establish_council": establish_council,
    "replace_council_member": replace_council_member,
    "dispatch_plan": dispatch_plan,
    "seek_party_opinion": seek_party_opinion,
    "give_party_opinion": give_party_opinion,
    "approve": approve,
    "disapprove": disapprove,
    "give_direction": direct,
    "adjust_plan": direct,
    "request_report": request_report,
    "report_progress": report_progress,
    "reassign_execution": reassign_execution,
    "inspect": inspect,
    "suspend": suspend,
    "resume": resume,
    "terminate": terminate,
    "declare_completion": declare_completion,
    "submit_result_report": submit_result_report,
    "publish_result": publish_result,
    "apply_measure": _measure_state("applied"),
    "propose_measure": _measure_state("proposed"),
    "decide_measure": decide_measure,
    "archive": archive,
    "report_violation": report_violation,
    "resolve_violation": resolve_violation,
    "record_handling": record_handling,
}
"""Acts absent here change nothing but the timeline."""
