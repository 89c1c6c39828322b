"""Everything the page of one rehearsal shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from khoithong.web.casepage.acts import waiting
from khoithong.web.casepage.benefits import benefits
from khoithong.web.casepage.council import council
from khoithong.web.casepage.limits import deadline_of, running
from khoithong.web.casepage.people import party_person
from khoithong.web.casepage.status import Status, status, waiting_opinion
from khoithong.web.casepage.steps import planned_events, steps
from khoithong.web.casepage.voting import meetings
from khoithong.web.components import Link
from khoithong.web.navigation import address
from khoithong.web.rehearsing.needs import needs
from khoithong.web.rehearsing.possible import able_now, blocked, coming_days, possible
from khoithong.web.rehearsing.told import lines
from khoithong.web.rehearsing.windows import outlook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from khoithong.web.rehearsing.stage import Stage
    from khoithong.web.rehearsing.windows import Outlook

_OVER = frozenset({"draft", "evaluated", "disapproved", "withdrawn", "archived"})
"""Where nothing is left to be played on."""
_EMPTY_WINDOW = "no_feasible_meeting_date"


def page(stage: Stage, fixed: int) -> dict[str, Any]:
    """The context of the template; the first `fixed` entries of the script cannot be changed."""
    told, able = lines(stage, fixed), able_now(stage)
    acts = possible(stage, able)
    context: dict[str, Any] = {
        **frame(stage),
        "coming_acts": [act for act in acts if act.next],
        "other_acts": [act for act in acts if not act.next],
        "other_words": "Việc khác có thể làm",
        "blocked": blocked(stage, able),
        "coming": coming_days(stage),
        "day": stage.day,
        "lines": told,
        "warnings": list(warnings(stage)),
        "outside_force": not stage.regulation.covers(stage.last_at.date()),
        "unfinished": stage.case.status not in _OVER,
        "undoable": bool(told) and not told[-1].fixed,
        "outlooks": [*_empty_windows(stage), *_coming_window(stage)],
    }
    context |= _begun(stage) if stage.case.status != "draft" else _not_begun(stage)
    return context | {"sections": _sections(context)}


def _sections(context: dict[str, Any]) -> list[Link]:
    shown = (
        ("Diễn biến", "dien-bien", "lines"),
        ("Thời hạn", "thoi-han", "limits"),
        ("Biểu quyết", "bieu-quyet", "meetings"),
        ("Hội đồng", "hoi-dong", "council"),
        ("Văn bản cần có", "van-ban", "needs"),
        ("Khuyến khích, bảo vệ", "quyen-loi", "benefits"),
    )
    return [Link(label, f"#{anchor}") for label, anchor, name in shown if context.get(name)]


def frame(stage: Stage) -> dict[str, Any]:
    """What every page of a rehearsal shows."""
    return {
        "ground": stage,
        "rehearsal": stage.rehearsal,
        "regulation": stage.pack.identity,
        "crumbs": [Link("Diễn tập", address("rehearsals")), Link(stage.rehearsal.title, stage.url)],
    }


def _not_begun(stage: Stage) -> dict[str, Any]:
    label = stage.labels.statuses["draft"]
    return {"status": Status("draft", label, "", "gửi kế hoạch đề xuất")}


def _begun(stage: Stage) -> dict[str, Any]:
    case = stage.case
    return {
        "status": status(stage, waiting(stage)),
        "steps": steps(stage),
        "planned": planned_events(stage),
        "opinion": waiting_opinion(stage),
        "running": [deadline_of(stage, index, explained=True) for index in running(stage)],
        "limits": [deadline_of(stage, index, explained=True) for index in range(len(case.limits))],
        "meetings": meetings(stage),
        "council": council(stage),
        "benefits": benefits(stage),
        "needs": needs(stage),
        "proposers": [party_person(stage, person) for person in case.proposers],
        "deciding": stage.name(stage.procedure.deciding_agency(case, stage.day)),
        "party_body": stage.name(stage.procedure.party_body(case, stage.day)),
        "decision": stage.labels.decisions.get(case.decision or "", ""),
        "evaluation": stage.labels.evaluations.get(case.evaluation or "", ""),
        "late": [stage.labels.deadlines[one] for one in stage.procedure.late(case, stage.day)],
    }


def warnings(stage: Stage) -> Iterator[tuple[str, str]]:
    """Every warning with the act that carries it; those told elsewhere on the page are left out."""
    for look in stage.result.looks:
        act = look.entry.act
        for code in look.warnings if act is not None else ():
            if act is not None and code not in ("outside_force", _EMPTY_WINDOW, "late"):
                yield stage.labels.acts[act.kind].noun, stage.labels.warnings[code]


def _coming_window(stage: Stage) -> Iterator[Outlook]:
    """The meeting days of a council still to be established, if it were on the day looked at."""
    case = stage.case
    if case.status == "under_review" and case.route == "council" and case.council is None:
        found = outlook(stage.setting, stage.cite, stage.day)
        if found is not None:
            yield found


def _empty_windows(stage: Stage) -> Iterator[Outlook]:
    """The councils that were established without any lawful meeting day left."""
    for look in stage.result.looks:
        act = look.entry.act
        if act is not None and _EMPTY_WINDOW in look.warnings:
            found = outlook(stage.setting, stage.cite, act.effective)
            if found is not None:
                yield found
