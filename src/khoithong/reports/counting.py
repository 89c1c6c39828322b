"""What each figure counts: one condition, used for the number and for the list behind it alike.

Every statement takes the same named parameters: `agencies` counted, days `since`, `until` and `end` (the last day of
the period, today at the latest), and who reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

OF_CASE: Final = "coalesce(nullif(c.deciding_agency, ''), c.employing_agency)"
"""The agency a case belongs to: the one that decides, else where it was proposed."""

_PERIOD: Final = "BETWEEN %(since)s AND %(until)s"

MILESTONES: Final = (
    "approve",
    "disapprove",
    "withdraw_plan",
    "proceed_despite_rejection",
    "suspend",
    "resume",
    "terminate",
    "declare_completion",
    "submit_result_report",
    "publish_result",
    "propose_normative_text",
    "inspect",
    "request_report",
    "give_direction",
    "adjust_plan",
    "request_supplement",
    "convene_meeting",
)
"""Acts whose days tell where a case stood on any day."""

_DAYS: Final = """
 LEFT JOIN LATERAL (
  SELECT min(a.effective_on) FILTER (WHERE a.kind = 'approve') AS approved,
   min(a.effective_on) FILTER (WHERE a.kind = 'disapprove') AS disapproved,
   min(a.effective_on) FILTER (WHERE a.kind = 'withdraw_plan') AS withdrawn,
   min(a.effective_on) FILTER (WHERE a.kind = 'proceed_despite_rejection') AS overridden,
   min(a.effective_on) FILTER (WHERE a.kind = 'terminate') AS terminated,
   min(a.effective_on) FILTER (WHERE a.kind IN ('declare_completion', 'terminate', 'submit_result_report')) AS ended,
   min(a.effective_on) FILTER (WHERE a.kind = 'submit_result_report') AS reported,
   min(a.effective_on) FILTER (WHERE a.kind = 'publish_result') AS published,
   min(a.effective_on) FILTER (WHERE a.kind = 'propose_normative_text') AS normative,
   coalesce(max(a.seq) FILTER (WHERE a.kind = 'suspend' AND a.effective_on <= %(end)s), 0) AS stopped,
   coalesce(max(a.seq) FILTER (WHERE a.kind = 'resume' AND a.effective_on <= %(end)s), 0) AS resumed,
   max(a.effective_on) FILTER (WHERE a.kind = ANY(%(checks)s)) AS checked,
   count(*) FILTER (WHERE a.kind = 'request_supplement') AS supplements,
   max(a.effective_on) FILTER (WHERE a.kind = 'request_supplement') AS supplemented,
   count(*) FILTER (WHERE a.kind = 'convene_meeting') AS convened,
   max(a.effective_on) FILTER (WHERE a.kind = 'convene_meeting') AS convened_on,
   bool_or(a.body::jsonb #>> '{data,mode}' = 'pilot') FILTER (WHERE a.kind = 'approve') AS pilot
  FROM casefiles_act a WHERE a.case_id = c.id AND a.kind = ANY(%(milestones)s)
 ) d ON TRUE
"""
"""The days of a case's milestones."""


CHECKS: Final = ("inspect", "request_report", "give_direction", "adjust_plan")
"""What the agency does when it follows and checks a proposal under way (14/5, 14/6, 16/1, 16/2, 16/4): it inspects,
demands a report, directs, adjusts. A report that comes in unasked is the executors' doing, no check."""


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of thing that is counted."""

    name: str
    rows: str
    """`FROM …` with every row that may be counted at all, the agencies already narrowed."""
    agency: str
    """The agency a row belongs to."""
    key: str
    """What tells rows apart, as text."""
    case: str
    """The case's id of a row; `NULL::bigint` where it is of none."""
    day: str
    """The day shown beside a row."""
    part: str = "''"
    """What rows are told apart by within a figure: a limit, a measure, a result."""
    what: str = "''"
    """What the row says of itself, as an identifier or a text."""
    where: str = "''"
    """An address of the row, for what is no case."""
    readable: str = ""
    """Who may open a row that is of no case."""
    unbound: str = "TRUE"
    """Who may open a row that happens to be of no case."""
    told: bool = False
    """Whether `what` is an identifier that says nothing of the case itself, so that everybody may be told it."""


CASES: Final = Source(
    "cases",
    f"FROM casefiles_case c {_DAYS} WHERE {OF_CASE} = ANY(%(agencies)s)",
    agency=OF_CASE,
    key="c.id::text",
    case="c.id",
    day="c.received_on",
    what="c.status",
    told=True,
)

LIMITS: Final = Source(
    "limits",
    "FROM casefiles_deadlinerow l JOIN casefiles_case c ON c.id = l.case_id"
    f" WHERE {OF_CASE} = ANY(%(agencies)s) AND l.deadline = ANY(%(statutory)s)",
    agency=OF_CASE,
    key="l.case_id::text || '/' || l.number::text",
    case="c.id",
    day="l.due",
    part="l.deadline",
    what="l.deadline",
    told=True,
)
"""Limits of the regulations alone; what an agency set itself is no lateness under them."""

MEASURES: Final = Source(
    "measures",
    "FROM casefiles_measurerow m JOIN casefiles_case c ON c.id = m.case_id"
    " JOIN unnest(%(packs)s::text[], %(measures)s::text[], %(families)s::text[]) AS f(pack, measure, family)"
    " ON f.pack = c.pack AND f.measure = m.measure"
    f" WHERE {OF_CASE} = ANY(%(agencies)s)",
    agency=OF_CASE,
    key="m.case_id::text || '/' || m.measure || '/' || m.beneficiary",
    case="c.id",
    day="m.since",
    part="c.evaluation",
    what="m.measure",
    told=True,
)

ACTS: Final = Source(
    "acts",
    "FROM casefiles_act a JOIN casefiles_case c ON c.id = a.case_id"
    f" WHERE {OF_CASE} = ANY(%(agencies)s) AND a.effective_on {_PERIOD} AND a.kind = ANY(%(followed)s)",
    agency=OF_CASE,
    key="a.case_id::text || '/' || a.seq::text",
    case="c.id",
    day="a.effective_on",
    what="a.kind",
    told=True,
)

FOLLOWED: Final = ("report_progress", "inspect", "give_direction", "allocate_resources", "record_protection")
"""Acts that are counted one by one."""

WAITS: Final = Source(
    "waits",
    "FROM (SELECT t.case_id, t.kind, min(t.since) AS since FROM casefiles_todorow t WHERE t.due IS NULL"  # noqa: S608
    " AND (t.opens_on IS NULL OR t.opens_on <= %(today)s) GROUP BY 1, 2) AS w"
    " JOIN casefiles_case c ON c.id = w.case_id"
    f" WHERE {OF_CASE} = ANY(%(agencies)s) AND w.since <= %(long)s",
    agency=OF_CASE,
    key="w.case_id::text || '/' || w.kind",
    case="c.id",
    day="w.since",
    part="w.kind",
    what="w.kind",
    told=True,
)
"""Steps the text sets no limit for, that have waited long."""

DIRECTIVES: Final = Source(
    "directives",
    "FROM directives_directive d WHERE d.status = 'issued' AND EXISTS (SELECT FROM directives_recipient r"
    " JOIN directives_recipientagency g ON g.recipient_id = r.id"
    " WHERE r.directive_id = d.id AND g.agency = ANY(%(agencies)s))",
    agency="d.owner",
    key="d.id::text",
    case="NULL::bigint",
    day="d.issued_on",
    what="concat_ws(' ', d.kind, d.number) || coalesce(': ' || nullif(d.subject, ''), '')",
    where="d.code",
    readable=(
        "(%(everything)s OR d.owner = ANY(%(mine)s) OR EXISTS (SELECT FROM directives_recipient r"
        " JOIN directives_recipientagency g ON g.recipient_id = r.id"
        " WHERE r.directive_id = d.id AND g.agency = ANY(%(mine)s)))"
    ),
)

TASKS: Final = Source(
    "tasks",
    "FROM directives_assignment s JOIN directives_task t ON t.id = s.task_id"
    " JOIN directives_directive d ON d.id = t.directive_id"
    " WHERE s.agency = ANY(%(agencies)s) AND s.status <> 'withdrawn' AND d.status = 'issued'",
    agency="s.agency",
    key="s.id::text",
    case="NULL::bigint",
    day="s.due_on",
    what=(
        "CASE WHEN length(t.text) > 200 THEN regexp_replace(left(t.text, 200), '\\s+\\S*$', '') || '…' ELSE t.text END"
    ),
    where="s.id::text",
    readable="(%(everything)s OR s.agency = ANY(%(mine)s) OR d.owner = ANY(%(mine)s))",
)

ITEMS: Final = Source(
    "communication",
    "FROM directives_communicationitem i WHERE i.agency = ANY(%(agencies)s) AND i.status = 'published'",
    agency="i.agency",
    key="i.id::text",
    case="NULL::bigint",
    day="i.published_on",
    what="i.title",
    where="i.id::text",
    readable="(%(everything)s OR i.agency = ANY(%(mine)s))",
)

DOCUMENTS: Final = Source(
    "documents",
    "FROM documents_officialdocument o LEFT JOIN casefiles_case c ON c.id = o.case_id"
    " WHERE o.agency = ANY(%(agencies)s) AND o.status = 'issued'",
    agency="o.agency",
    key="o.id::text",
    case="o.case_id",
    day="o.issued_on",
    part="o.kind",
    what="o.subject",
    where="o.id::text",
    unbound="(%(everything)s OR o.agency = ANY(%(mine)s))",
)

SOURCES: Final = {
    one.name: one for one in (DIRECTIVES, TASKS, ITEMS, DOCUMENTS, CASES, ACTS, LIMITS, MEASURES, WAITS)
}

_UNDECIDED: Final = " AND ".join(
    f"(d.{act} IS NULL OR d.{act} > %(end)s)" for act in ("approved", "disapproved", "withdrawn")
)
_RUNNING: Final = "d.approved <= %(end)s AND (d.ended IS NULL OR d.ended > %(end)s)"
_POSTPONED: Final = "(d.convened - (SELECT count(*) FROM casefiles_meetingrow w WHERE w.case_id = c.id))"
"""How often a meeting that had been convened got another day."""
_LAST_ACT: Final = "(c.changed_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date"
_OVERDUE: Final = "l.due < %(end)s AND (l.closed_on IS NULL OR l.closed_on > %(end)s)"
_IN_TIME: Final = f"l.closed_on {_PERIOD} AND l.outcome = 'met'"
_MISSED: Final = f"l.closed_on {_PERIOD} AND l.outcome = 'late' OR {_OVERDUE}"
_PENDING: Final = "m.state IN ('available', 'proposed')"

COUNTED: Final[dict[str, tuple[Source, str]]] = {
    "directives_received": (DIRECTIVES, f"d.issued_on {_PERIOD}"),
    "tasks_received": (TASKS, f"coalesce(s.round, d.issued_on) {_PERIOD}"),
    "tasks_done": (TASKS, f"s.done_on {_PERIOD}"),
    "tasks_done_late": (TASKS, f"s.done_on {_PERIOD} AND s.done_on > s.due_on"),
    "tasks_overdue": (TASKS, "s.due_on < %(end)s AND (s.done_on IS NULL OR s.done_on > %(end)s)"),
    "communication_published": (ITEMS, f"i.published_on {_PERIOD}"),
    "documents_issued": (DOCUMENTS, f"o.issued_on {_PERIOD}"),
    "submitted": (CASES, f"c.received_on {_PERIOD}"),
    "under_review": (CASES, f"c.received_on <= %(end)s AND {_UNDECIDED}"),
    "withdrawn": (CASES, f"d.withdrawn {_PERIOD}"),
    "approved": (CASES, f"d.approved {_PERIOD}"),
    "piloted": (CASES, f"d.approved {_PERIOD} AND d.pilot"),
    "overridden": (CASES, f"d.overridden {_PERIOD}"),
    "disapproved": (CASES, f"d.disapproved {_PERIOD}"),
    "in_execution": (CASES, _RUNNING),
    "suspended": (CASES, f"{_RUNNING} AND d.stopped > d.resumed"),
    "terminated": (CASES, f"d.terminated {_PERIOD}"),
    "with_difficulties": (
        ACTS,
        "CASE WHEN a.kind = 'report_progress' THEN a.body::jsonb #> '{data,difficulties}' IS NOT NULL END",
    ),
    "resources": (ACTS, "a.kind = 'allocate_resources'"),
    "awaiting_evaluation": (CASES, "d.ended <= %(end)s AND (d.published IS NULL OR d.published > %(end)s)"),
    "completed": (CASES, f"d.published {_PERIOD} AND c.evaluation = 'completed'"),
    "partial": (CASES, f"d.published {_PERIOD} AND c.evaluation = 'partial'"),
    "not_completed": (CASES, f"d.published {_PERIOD} AND c.evaluation = 'not_completed'"),
    "normative": (CASES, f"d.normative {_PERIOD}"),
    "limits_met": (LIMITS, _IN_TIME),
    "limits_late": (LIMITS, f"l.closed_on {_PERIOD} AND l.outcome = 'late'"),
    "limits_overdue": (LIMITS, _OVERDUE),
    "encouragement_given": (
        MEASURES,
        f"f.family <> 'protection' AND m.state = 'applied' AND m.since {_PERIOD}",
    ),
    "encouragement_pending": (MEASURES, f"f.family <> 'protection' AND {_PENDING}"),
    "protection_given": (MEASURES, f"f.family = 'protection' AND m.state = 'applied' AND m.since {_PERIOD}"),
    "protection_pending": (MEASURES, f"f.family = 'protection' AND {_PENDING}"),
    "measures_declined": (MEASURES, f"m.state = 'declined' AND m.since {_PERIOD}"),
    "reached_meeting": (
        CASES,
        (
            f"c.received_on {_PERIOD} AND EXISTS (SELECT FROM casefiles_meetingrow w WHERE w.case_id = c.id"
            " AND w.stage = 'approval' AND w.closed_on IS NOT NULL)"
        ),
    ),
    "reached_decision": (
        CASES,
        f"c.received_on {_PERIOD} AND (d.approved IS NOT NULL OR d.disapproved IS NOT NULL)",
    ),
    "reached_approval": (CASES, f"c.received_on {_PERIOD} AND d.approved IS NOT NULL"),
    "reached_end": (CASES, f"c.received_on {_PERIOD} AND d.ended IS NOT NULL"),
    "reached_publication": (CASES, f"c.received_on {_PERIOD} AND d.published IS NOT NULL"),
    "reached_measure": (
        CASES,
        (
            f"c.received_on {_PERIOD} AND EXISTS (SELECT FROM casefiles_measurerow w WHERE w.case_id = c.id"
            " AND w.state = 'applied')"
        ),
    ),
    "limits_ended": (LIMITS, f"({_IN_TIME}) OR ({_MISSED})"),
    "limits_missed": (LIMITS, _MISSED),
    "inspections": (ACTS, "a.kind = 'inspect'"),
    "directions": (ACTS, "a.kind = 'give_direction'"),
    "protections_recorded": (ACTS, "a.kind = 'record_protection'"),
    "waits_opinion": (WAITS, "w.kind = 'give_party_opinion'"),
    "waits_other": (
        WAITS,
        "w.kind NOT IN ('give_party_opinion', 'apply_measure', 'propose_measure', 'decide_measure', 'vote')",
    ),
    "waits_measures": (WAITS, "w.kind IN ('apply_measure', 'propose_measure', 'decide_measure')"),
    "unchecked": (CASES, f"{_RUNNING} AND coalesce(d.checked, d.approved) <= %(long)s"),
    "repeated_supplements": (CASES, f"d.supplements > 1 AND d.supplemented {_PERIOD}"),
    "postponed_meetings": (CASES, f"{_POSTPONED} > 0 AND d.convened_on {_PERIOD}"),
    "long_silence": (CASES, f"{_UNDECIDED} AND {_LAST_ACT} <= %(long)s"),
}
"""Each figure: of what, and which of them. A figure of the catalogue without a line here fails a test."""


FACTS: Final[dict[str, str]] = {
    "unchecked": "coalesce('kiểm tra gần nhất ' || to_char(d.checked, 'DD/MM/YYYY'), 'chưa có việc kiểm tra')",
    "repeated_supplements": (
        "d.supplements || ' lần yêu cầu bổ sung, gần nhất ' || to_char(d.supplemented, 'DD/MM/YYYY')"
    ),
    "postponed_meetings": (
        f"{_POSTPONED} || ' lần dời ngày họp, gần nhất ' || to_char(d.convened_on, 'DD/MM/YYYY')"
    ),
    "long_silence": f"'việc gần nhất ' || to_char({_LAST_ACT}, 'DD/MM/YYYY')",
}
"""What a line says of itself where the status says too little: facts, no judgement."""
