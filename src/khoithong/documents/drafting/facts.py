"""The facts of a case for one document: everything from the register, the organisation and the pack."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from khoithong.casefiles.integrity import short_code
from khoithong.documents.drafting import lateness, measuring, opinions, signing
from khoithong.documents.drafting.agencies import agency
from khoithong.documents.drafting.bases import BASES
from khoithong.documents.drafting.law import law_words
from khoithong.documents.drafting.matter import Matter, text
from khoithong.documents.drafting.meetings import meeting
from khoithong.documents.drafting.people import people, person
from khoithong.documents.drafting.targets import plan_decided, targets, title
from khoithong.documents.facts import Facts, Member, Progress, Term
from khoithong.documents.missing import Missing
from khoithong.procedure.data import read_date
from khoithong.procedure.vocabulary import CAUSES, FINDINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from khoithong.casefiles.reading import LoadedCase
    from khoithong.casefiles.stored import StoredAct
    from khoithong.documents.content import Signature
    from khoithong.documents.drafting.order import Order
    from khoithong.documents.facts import Agency, Person
    from khoithong.procedure.case import Seat

_CITING: Final = (
    "establish_council",
    "replace_council_member",
    "seek_party_opinion",
    "approve",
    "disapprove",
    "proceed_despite_rejection",
    "request_report",
    "suspend",
    "resume",
    "terminate",
    "publish_result",
    "propose_measure",
)
"""The acts whose provisions documents cite."""
_EVALUATING: Final = frozenset({"evaluation_minutes", "publication"})


def matter_of(loaded: LoadedCase, order: Order, day: date) -> Matter:
    """The case as the document sees it. Raises `Missing` for an act the register does not have."""
    basis = BASES[order.kind]
    if order.seq is None:
        if basis.acts and not basis.before:
            raise Missing("Chưa đến bước này.")
        return Matter(loaded, day, None, order.intended)
    found = loaded.acts[order.seq - 1] if 1 <= order.seq <= len(loaded.acts) else None
    if found is None or found.kind not in basis.acts:
        raise Missing("Sổ của hồ sơ không có việc này.")
    return Matter(loaded, day, found)


def facts_of(loaded: LoadedCase, order: Order, day: date) -> Facts:
    """All a document of this kind can say, dated `day`. Raises `Missing` where its act is not there."""
    matter = matter_of(loaded, order, day)
    case, data = matter.case, matter.data
    evaluates = order.kind in _EVALUATING or (case.decision is not None and order.kind not in _DECIDING)
    issuing = issuer_of(matter, order.kind)
    executors = _executors(matter, order.kind)
    members = _members(matter, order.kind)
    override = _text_pair(matter, "proceed_despite_rejection", "necessity", "feasibility")
    if order.kind == "override_decision" and order.seq is None:
        override = _pair(data, "necessity", "feasibility")
    return Facts(
        code=loaded.row.code,
        title=title(matter) or loaded.row.code,
        law=law_words(loaded.row.pack),
        agency=agency(matter.directory, _agency_key(matter, order.kind), day),
        day=day,
        provisions=_provisions(matter),
        signature=_signature(matter, order, issuing),
        proposers=people(matter, case.proposers, case.submitted or day),
        proposed_on=case.submitted,
        plan=_plan(matter),
        received=case.received,
        registered=_last_text(matter, "register_plan", "number"),
        term=_term(matter),
        review=_review(matter),
        called=_called(matter, order),
        meeting=_approval(matter, order),
        evaluation=meeting(matter, case.assessment, order.secretary) if case.assessment else None,
        members=members,
        replaced=_replaced(matter, order.kind),
        route_reason=_last_text(matter, "choose_route", "reason"),
        opinion=opinions.opinion(
            matter,
            evaluates=evaluates,
            giving=order.kind == "party_opinion",
        ),
        evaluates=evaluates,
        override=override,
        overridden=_document(matter, "proceed_despite_rejection"),
        approval=_document(matter, "approve"),
        pilot=(text(data, "mode") if order.kind == "approval_decision" else case.mode) == "pilot",
        executors=people(matter, executors, matter.on),
        executing=_executing(matter, executors),
        planned_completion=_day(data, "planned_completion"),
        reason=text(data, "reason"),
        progress=_progress(matter),
        report_due=_day(data, "due"),
        asked=text(data, "content") if order.kind == "report_request" else "",
        inspection=_last_text(matter, "inspect", "findings"),
        results=_last_text(matter, "submit_result_report", "results"),
        targets=targets(matter, _last_text(matter, "submit_result_report", "results")),
        completed_on=case.completed,
        measures=_measures(matter, order),
        managing=agency(matter.directory, order.managing, day).name if order.managing else "",
        overdue=lateness.overdue(matter) if order.kind == "reminder_letter" else (),
        integrity=integrity(loaded),
        **_conclusion(matter, order),
    )


_DECIDING: Final = frozenset({"approval_decision", "disapproval_notice", "override_decision", "minutes"})
"""About the proposal although the case may be decided by them."""


def issuer_of(matter: Matter, kind: str) -> str:
    """The key of the agency that issues a kind of document. Raises `Missing` where there is none."""
    issuer = BASES[kind].issuer
    if issuer == "body":
        body = opinions.body_of(matter)
        if body is None:
            raise Missing("Văn bản áp dụng không đặt ra việc xin ý kiến cấp ủy, tổ chức đảng.")
        return body
    if issuer == "executor":
        agencies = (
            party for party in matter.case.executors if party in matter.directory.organisation.agencies
        )
        return next(agencies, matter.case.agency or matter.agency)
    if issuer == "above":
        return lateness.reminding(matter)
    return matter.agency


def integrity(loaded: LoadedCase) -> str:
    """`7F3A-92C1-0B5E (việc thứ 14)`: the beginning of the hash of the last act, and which act that is."""
    return f"{short_code(loaded.row.head)} (việc thứ {loaded.row.seq})"


def _agency_key(matter: Matter, kind: str) -> str:
    return lateness.reminding(matter) if BASES[kind].issuer == "above" else matter.agency


def _signature(matter: Matter, order: Order, issuing: str) -> Signature | None:
    basis = BASES[order.kind]
    if not basis.chosen:
        return None
    found = signing.signers(
        matter.directory, issuing, matter.day, ordered=basis.ordered, concerned=matter.case.proposers
    )
    if not found:
        raise Missing(
            f"Chưa có người giữ chức vụ để ký tại {matter.name(issuing)}. Quản trị cập nhật ở trang Tổ chức & chức vụ."
        )
    if not order.signer:
        return found[0].signature
    chosen = next((one.signature for one in found if one.key == order.signer), None)
    if chosen is None:
        raise Missing("Người được chọn để ký không còn giữ chức vụ. Chọn lại người ký.")
    return chosen


def _provisions(matter: Matter) -> dict[str, str]:
    found = {kind: matter.cited(matter.ref_of(kind)) for kind in _CITING if kind in matter.regulation.acts}
    council = matter.regulation.council
    if council is not None:
        found["council"] = matter.cited(_whole(matter, council.size_provision))
        if council.sheet:
            found["review"] = matter.cited(_whole(matter, council.sheet[0].provision))
    return {name: words for name, words in found.items() if words}


def _whole(matter: Matter, ref: str) -> str:
    """The article or paragraph a provision is a part of; itself where it is no part."""
    above = ref.rpartition("/")[0]
    return above if above in matter.regulation.labels else ref


def _plan(matter: Matter) -> tuple[tuple[str, str], ...]:
    case = matter.case
    plan = plan_decided(matter) if case.decision is not None else case.plan
    names = matter.pack.sections
    return tuple(
        (names[one.name], plan[one.name]) for one in matter.regulation.sections if plan.get(one.name)
    )


def _term(matter: Matter) -> Term | None:
    """The limit that counts from the receipt."""
    for limit in matter.case.limits:
        if limit.rule is not None and "receipt" in limit.rule.starts and limit.ended is None:
            return Term(matter.labels.deadlines[limit.id], limit.due, matter.cited(limit.provision))
    return None


def _review(matter: Matter) -> tuple[str, ...]:
    council = matter.regulation.council
    return tuple(one.heading for one in council.sheet) if council is not None else ()


def _called(matter: Matter, order: Order) -> Any:
    held = matter.case.meeting
    return meeting(matter, held, order.secretary) if held is not None else None


def _approval(matter: Matter, order: Order) -> Any:
    held = matter.case.approval
    return meeting(matter, held, order.secretary) if held is not None else None


def _members(matter: Matter, kind: str) -> tuple[Member, ...]:
    council = matter.case.council
    if council is not None:
        return tuple(_seat(matter, seat) for seat in council.seats)
    if kind != "council_decision":
        return ()
    return tuple(_typed_seat(matter, seat) for seat in matter.data.get("members") or () if seat.get("person"))


def _seat(matter: Matter, seat: Seat) -> Member:
    return _member(matter, seat.person, seat.capacity, seat.standing, secretary=seat.secretary)


def _typed_seat(matter: Matter, seat: Mapping[str, Any]) -> Member:
    return _member(
        matter,
        str(seat["person"]),
        str(seat.get("capacity") or "member"),
        str(seat.get("as") or ""),
        secretary=bool(seat.get("secretary")),
    )


def _member(matter: Matter, key: str, capacity: str, standing: str, *, secretary: bool) -> Member:
    return Member(
        person(matter, key, matter.on),
        matter.labels.capacities.get(capacity, capacity),
        matter.labels.member_standings.get(standing, ""),
        secretary,
    )


def _replaced(matter: Matter, kind: str) -> tuple[Person, Member, str] | None:
    data, council = matter.data, matter.case.council
    if kind != "replacement_decision" or council is None or not data.get("in") or not data.get("out"):
        return None
    place = str(data["in"] if matter.act is not None else data["out"])
    seat = next((one for one in council.seats if one.person == place), None)
    if seat is None:
        return None
    newcomer = _member(matter, str(data["in"]), seat.capacity, text(data, "as"), secretary=seat.secretary)
    return person(matter, str(data["out"]), matter.on), newcomer, text(data, "reason")


def _executors(matter: Matter, kind: str) -> Sequence[str]:
    if kind == "approval_decision" and matter.act is None:
        return [str(party) for party in matter.data.get("executors") or ()]
    return matter.case.executors


def _executing(matter: Matter, executors: Iterable[str]) -> Agency | None:
    agencies = matter.directory.organisation.agencies
    found = next((party for party in executors if party in agencies), None)
    return agency(matter.directory, found, matter.day) if found else None


def _document(matter: Matter, kind: str) -> str:
    """The document of an act as it is spoken of: `Quyết định số 117/QĐ-SXD`."""
    words = _last_text(matter, kind, "document")
    return (
        f"Quyết định số {words}"
        if words[:1].isdigit()
        else words or ("quyết định phê duyệt" if kind == "approve" and matter.of_kind(kind) else "")
    )


def _progress(matter: Matter) -> tuple[Progress, ...]:
    return tuple(
        Progress(
            act.effective,
            text(act.data, "content"),
            text(act.data, "difficulties"),
            f"{act.data['percent']}%" if act.data.get("percent") is not None else "",
        )
        for act in matter.of_kind("report_progress")
    )


def _conclusion(matter: Matter, order: Order) -> dict[str, Any]:
    """What the result was found to be: by the meeting, or by the publication where no meeting evaluates."""
    data = _concluding(matter, order)
    concluded = matter.case.conclusion or text(data, "conclusion")
    if not concluded:
        return {}
    given, found = data.get("causes") or {}, data.get("findings") or {}
    return {
        "conclusion": matter.labels.evaluations[concluded],
        "reasons": text(data, "reasons") or text(data, "reason"),
        "causes": tuple(str(given.get(name) or "Không có") for name in CAUSES) if given else None,
        "findings": tuple(
            (matter.labels.findings[name], "Có" if found[name] else "Không")
            for name in FINDINGS
            if isinstance(found.get(name), bool)
        ),
    }


def _concluding(matter: Matter, order: Order) -> Mapping[str, Any]:
    held = [act for act in matter.of_kind("close_meeting") if matter.case.assessment is not None]
    if held:
        return held[-1].data
    if order.kind == "publication":
        return matter.data
    published = matter.of_kind("publish_result")
    return published[-1].data if published else {}


def _measures(matter: Matter, order: Order) -> Any:
    if order.kind == "protection_certificate":
        return measuring.confirmed(matter)
    if order.kind in measuring.FAMILIES:
        return measuring.proposed_to(matter, order.kind, order.managing)
    return ()


def _last(matter: Matter, kind: str) -> StoredAct | None:
    found = matter.of_kind(kind)
    return found[-1] if found else None


def _last_text(matter: Matter, kind: str, name: str) -> str:
    act = _last(matter, kind)
    return text(act.data, name) if act is not None else ""


def _text_pair(matter: Matter, kind: str, *names: str) -> tuple[str, str] | None:
    act = _last(matter, kind)
    return _pair(act.data, *names) if act is not None else None


def _pair(data: Mapping[str, Any], *names: str) -> tuple[str, str] | None:
    first, second = (text(data, name) for name in names)
    return (first, second) if first and second else None


def _day(data: Mapping[str, Any], name: str) -> date | None:
    return read_date(data.get(name))
