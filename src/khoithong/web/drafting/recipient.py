"""Where a draft would go if it were sent now, and on which provision: asked of the procedure, shown before sending."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from khoithong.casefiles import law
from khoithong.procedure import routing
from khoithong.procedure.acts import Act
from khoithong.procedure.routing import working_agencies
from khoithong.web.adapters import citation

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from khoithong.casefiles.models import Draft
    from khoithong.lawbook.pack import Pack
    from khoithong.procedure.case import Case
    from khoithong.procedure.engine import Procedure
    from khoithong.procedure.refusals import Acceptance, Refusal
    from khoithong.procedure.setting import Setting
    from khoithong.web.components import Citation
    from khoithong.web.session import Here


@dataclass(frozen=True, slots=True)
class Prospect:
    """The case a draft would become at this moment."""

    procedure: Procedure
    case: Case
    act: Act


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who would get the plan; `problem` says why nobody can be named yet."""

    agency: str = ""
    head: str = ""
    """The head's name; empty where the office is vacant."""
    title: str = ""
    reason: str = ""
    citation: Citation | None = None
    party_body: str = ""
    through: str = ""
    """The body that takes the plan in and advises, where cadres are managed above (20/2)."""
    problem: str = ""


def prospect(draft: Draft, here: Here) -> Prospect:
    """The case as it would begin now, whatever its plan still lacks."""
    act = submission(draft.data, draft.owner, here.now)
    procedure = law.submission_procedure(draft.pack, _agency(draft, act, here), here.day, here.directory)
    case = procedure.open()
    procedure.record(case, act)
    return Prospect(procedure, case, act)


def submission(data: Mapping[str, Any], owner: str, now: datetime) -> Act:
    """The act that sending the draft would be."""
    return Act("submit_plan", owner, now, {"plan": {}, **data})


def judged(draft: Draft, here: Here) -> Refusal | Acceptance:
    """What the door would answer if the draft were sent now."""
    act = submission(draft.data, draft.owner, here.now)
    agency = _agency(draft, act, here)
    procedure = law.submission_procedure(draft.pack, agency, here.day, here.directory)
    against = law.objection(draft.pack, agency, here.day, here.directory)
    return against or procedure.decide(procedure.open(), act)


def proposed_from(draft: Draft, here: Here) -> str:
    """The agency the draft would be proposed from; empty where it is not clear yet."""
    return _agency(draft, submission(draft.data, draft.owner, here.now), here)


def _agency(draft: Draft, act: Act, here: Here) -> str:
    return law.agency_of(draft.pack, act, here.directory)


def agencies_of(draft: Draft, here: Here) -> list[str]:
    """The agencies the owner could propose from today."""
    procedure = law.procedure(draft.pack, {}, here.directory)
    return working_agencies(procedure.setting, draft.owner, here.day)


def recipient(draft: Draft, pack: Pack, here: Here) -> Recipient:
    """Who would get the plan and why."""
    if len(agencies_of(draft, here)) > 1 and not draft.data.get("agency"):
        return Recipient(problem="Chọn cơ quan đề xuất để biết nơi nhận.")
    found = prospect(draft, here)
    agency = found.procedure.deciding_agency(found.case, here.day)
    if agency is None:
        return Recipient(
            problem="Chưa xác định được nơi nhận: không có cơ quan cấp trên nào để xem xét đề xuất này.",
            citation=citation(pack, pack.regulation.routing.head_provision),
        )
    reason, provision = _reason(found, agency, here)
    head = found.procedure.head(found.case, here.day)
    party = found.procedure.party_body(found.case, here.day)
    picture = here.directory
    return Recipient(
        agency=picture.name(agency),
        head=picture.name(head) if head else "",
        title=picture.title(head, agency, "head", here.day) if head else "",
        reason=reason,
        citation=citation(pack, provision, quoted=True),
        party_body=picture.name(party) if party else "",
        through=_through(found, agency, here),
    )


def _through(found: Prospect, agency: str, here: Here) -> str:
    setting, case = found.procedure.setting, found.case
    if agency not in (routing.managing_committee(setting, case), routing.managing_above(setting, case)):
        return ""
    body = setting.organisation.agencies[agency].organising_body
    return here.directory.name(body) if body else ""


def _reason(found: Prospect, agency: str, here: Here) -> tuple[str, str | None]:
    """Which of the text's rules names this agency, in words."""
    setting, case = found.procedure.setting, found.case
    rule = setting.regulation.routing
    if routing.managing_committee(setting, case) == agency:
        return "cán bộ đề xuất thuộc diện cấp ủy này quản lý", rule.committee_provision
    if routing.managing_above(setting, case) == agency:
        return "cán bộ đề xuất thuộc diện cơ quan này quản lý", rule.above_provision
    if agency == case.agency:
        own = setting.organisation.head(agency, here.day) in case.proposers
        if own:
            return "đề xuất của người đứng đầu do tập thể lãnh đạo cơ quan xem xét", rule.head_provision
        manages = rule.to == "managing_agency" and _manages(setting, agency, case)
        return f"đây là cơ quan {'quản lý' if manages else 'sử dụng'} cán bộ đề xuất", rule.provision
    if case.agency and setting.organisation.head(case.agency, here.day) in case.proposers:
        return "đề xuất của người đứng đầu gửi đến cơ quan cấp trên", rule.head_provision
    return "đây là cơ quan có thẩm quyền quyết định đối với cán bộ đề xuất", rule.provision


def _manages(setting: Setting, agency: str, case: Case) -> bool:
    return setting.organisation.people[case.proposers[0]].managed_by == agency
