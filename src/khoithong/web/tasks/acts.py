"""What the person here can do about an assignment, and what not, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from khoithong.desk.directives.cascade import units_of
from khoithong.directives import rights, standing
from khoithong.directives.models.assignment import DONE, SENT
from khoithong.directives.standing import No
from khoithong.reports.models.report import HANDED_IN
from khoithong.web.components import AvailableAct, BlockedAct
from khoithong.web.tasks.report import HANDED, leading_to, report_of
from khoithong.web.tasks.words import ACTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from khoithong.directives.models import Assignment
    from khoithong.directives.standing import Verb
    from khoithong.reports.models import Report
    from khoithong.web.session import Here


@dataclass(frozen=True, slots=True)
class Possible:
    """Acts that can be done now, and those that cannot."""

    acts: Sequence[AvailableAct]
    blocked: Sequence[BlockedAct]
    whose: str
    """Where nothing is the reader's to do in this office: whose it is."""


def possible(one: Assignment, children: Sequence[Assignment], here: Here) -> Possible:
    """What can be done about an assignment in the office used."""
    verbs = verbs_of(one, here)
    if not verbs:
        return Possible((), (), _whose(one, here))
    report = report_of(one)
    first = leading_to(report, one, here) if report is not None else None
    acts = [first] if first is not None else []
    blocked: dict[No, list[str]] = {}
    for verb in verbs:
        no = why_not(verb, one, children, here, report)
        if no is None:
            acts.append(_available(verb, one, primary=first is None))
        elif not _beside_the_point(verb, one):
            blocked.setdefault(no, []).append(ACTS[verb].label)
    # What the same thing stands in the way of is said once.
    return Possible(
        acts,
        [BlockedAct(", ".join(labels), no.reason, unlocks=no.unlocks) for no, labels in blocked.items()],
        "",
    )


def _beside_the_point(verb: Verb, one: Assignment) -> bool:
    """Whether nobody would look for it now: acknowledging what is acknowledged, answering what was not asked."""
    return {
        "acknowledge": one.status != SENT,
        "reopen": one.status != DONE,
        "return_completion": one.status != DONE,
        "grant_extension": one.asked_due_on is None,
        "refuse_extension": one.asked_due_on is None,
        "remind": one.status == DONE,
    }.get(verb, False)


def verbs_of(one: Assignment, here: Here) -> list[Verb]:
    """The verbs that are the office's to do, whether they can be done now or not."""
    found: list[Verb] = []
    if rights.acts_for(here.person, here.office, one.agency, here.day, here.directory):
        found += standing.OWN
    if rights.acts_for(here.person, here.office, standing.giver(one), here.day, here.directory):
        found += standing.ABOVE
    return found


def why_not(
    verb: Verb, one: Assignment, children: Sequence[Assignment], here: Here, report: Report | None
) -> No | None:
    """Why a verb cannot be done now, as far as it can be said before anything is typed."""
    no = standing.why_not(verb, one, here.day)
    if no is None and verb in ("return_completion", "reopen") and report and report.status in HANDED_IN:
        return HANDED
    if no is not None or verb != "cascade":
        return no
    units = units_of(one.agency, here.directory)
    if not units:
        return No("cơ quan không có đơn vị trực thuộc", "Quản trị cập nhật tổ chức thì giao được.")
    if set(units) <= {child.agency for child in children}:
        return No("mọi đơn vị trực thuộc đã được giao")
    return None


def next_verb(one: Assignment) -> Verb:
    """The act a list offers for what is open: what brings it further."""
    if one.status == SENT:
        return "acknowledge"
    if one.task.due_kind == "standing" or one.percent == 0:
        return "report_progress"
    return "complete"


def _available(verb: Verb, one: Assignment, *, primary: bool) -> AvailableAct:
    act = ACTS[verb]
    return AvailableAct(
        act.label,
        reverse("assignment-act", args=[one.id, act.slug]),
        act.hint,
        primary=primary and verb in (next_verb(one), "grant_extension"),
    )


def _whose(one: Assignment, here: Here) -> str:
    agency = here.directory.name(one.agency)
    return (
        f"Người đứng đầu, cấp phó, văn thư hoặc cán bộ tổ chức của {agency} tiếp nhận, báo cáo. "
        f"Người có chức vụ đó đổi tư cách ở đầu trang để thực hiện."
    )
