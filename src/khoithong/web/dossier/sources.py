"""Where evidence is looked for. Each source reads what the acts of the case recorded; none decides anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from khoithong.procedure.attempt import act_provision
from khoithong.procedure.data import complete
from khoithong.procedure.explain import unconfirmed
from khoithong.procedure.wording import shown
from khoithong.web.casepage.contents import contents
from khoithong.web.casepage.plan import decided_version
from khoithong.web.casepage.told import acts_of_kind
from khoithong.web.dossier.conditions import conditions_found
from khoithong.web.dossier.evidence import Evidence, Gap, Gathered, of_act
from khoithong.web.evaluation.conclusion import closing_of, concluding_act
from khoithong.web.execution.exchange import exchanges

if TYPE_CHECKING:
    from collections.abc import Callable

    from khoithong.casefiles.stored import StoredAct
    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import Citation


def confirmations(ground: Ground) -> Gathered:
    """What was confirmed by acting, for instance that nothing contradicts higher law."""
    known = ground.regulation.confirmations
    found = [
        of_act(ground, act, one.label, f"Xác nhận khi {_lowered(ground.labels.acts[act.kind].noun)}")
        for act in ground.loaded.acts
        for one in known
        if act.kind in one.acts
        and one.provision in {complete(ground.regulation, ref) for ref in act.data.get("confirmed") or ()}
    ]
    labels = {one.provision: one.label for one in known}
    gaps = [
        Gap(
            f"{ground.labels.acts[ground.case.acts[index].kind].noun}: chưa xác nhận “{labels[ref]}”",
            ground.cite(ref),
        )
        for index, ref in unconfirmed(ground.setting, ground.case)
    ]
    return found, gaps


def decision(ground: Ground) -> Gathered:
    """The document that let the proposal be carried out."""
    kinds = ("proceed_despite_rejection", "approve")
    return [
        of_act(ground, act, str(act.data.get("document") or "")) for act in acts_of_kind(ground, *kinds)
    ], []


def opinions(ground: Ground) -> Gathered:
    """What the Party body said, before the approval and on the result."""
    words = ground.labels.choices["give_party_opinion.opinion"]
    found = [
        of_act(ground, act, f"{words[act.data['opinion']]}: {act.data.get('content') or ''}")
        for act in acts_of_kind(ground, "give_party_opinion")
    ]
    gaps = []
    rule = ground.regulation.opinion
    if rule.asked and ground.case.opinion.given is None:
        gaps.append(
            Gap("Chưa có ý kiến của cấp ủy, tổ chức đảng trước khi phê duyệt", ground.cite(rule.principle))
        )
    if rule.asked and ground.case.conclusion and ground.case.evaluation_opinion.given is None:
        principle = rule.principle_at("evaluation")
        gaps.append(Gap("Chưa có ý kiến của cấp ủy, tổ chức đảng về kết quả", ground.cite(principle)))
    return found, gaps


def directions(ground: Ground) -> Gathered:
    """What the head directed and adjusted; difficulties that were reported and not answered."""
    found = _with(ground, "content", "give_direction", "adjust_plan")
    gaps = [
        Gap(
            f"Khó khăn nêu trong báo cáo ngày {shown(one.report.on)} chưa có chỉ đạo",
            _of(ground, "give_direction"),
        )
        for one in exchanges(ground)
        if one.unanswered and one.report is not None
    ]
    return found, gaps


def inspections(ground: Ground) -> Gathered:
    """What inspection and supervision found."""
    found = _with(ground, "findings", "inspect") + _with(ground, "content", "supervision_note")
    if found or "inspect" not in ground.regulation.acts:
        return found, []
    return [], [Gap("Chưa ghi nhận lần kiểm tra, giám sát nào", _of(ground, "inspect"))]


def halts(ground: Ground) -> Gathered:
    """Suspensions, and an execution ended before its time, with their reasons."""
    return _with(ground, "reason", "suspend", "resume", "terminate"), []


def conditions(ground: Ground) -> Gathered:
    """The conditions of encouragement, each with the reason the meeting gave."""
    found, gaps = [], []
    for one in conditions_found(ground):
        if one.act is None:
            missing = Gap("Chưa có cuộc họp xác định các điều kiện được khuyến khích", one.citation)
            return [], [missing]
        if not one.met:
            why = f" ({one.reason})" if one.reason else ""
            gaps.append(Gap(f"Chưa xác định đáp ứng: {one.words}{why}", one.citation))
            continue
        found.append(of_act(ground, one.act, one.reason or "Đáp ứng", one.words))
        if not one.reason:
            gaps.append(Gap(f"Không ghi lý do đáp ứng: {one.words}", one.citation))
    return found, gaps


def votes(ground: Ground) -> Gathered:
    """How each meeting that was closed voted."""
    found = []
    for meeting in ground.case.closed_meetings:
        act = closing_of(ground, meeting)
        tally = next((part.text for part in contents(ground, act)), "")
        found.append(of_act(ground, act, tally, ground.labels.stages[meeting.stage]))
    return found, []


def remarks(ground: Ground) -> Gathered:
    """What voters said in the meetings that were closed."""
    found, evaluated, said = [], False, False
    for meeting in ground.case.closed_meetings:
        evaluates = meeting.stage == "evaluation"
        evaluated = evaluated or evaluates
        for ballot in meeting.ballots.values():
            act = ground.loaded.acts[ballot.act]
            text = str(act.data.get("remarks") or "")
            if text:
                said = said or evaluates
                choice = ground.labels.choices["vote.ballot"][ballot.value]
                found.append(of_act(ground, act, f"{choice}: {text}", _ballot_words(evaluates=evaluates)))
    gaps = [Gap("Không phiếu nào của cuộc họp đánh giá kèm nhận xét")] if evaluated and not said else []
    return found, gaps


def _ballot_words(*, evaluates: bool) -> str:
    return "Nhận xét khi đánh giá kết quả" if evaluates else "Nhận xét khi xem xét đề xuất"


def reports(ground: Ground) -> Gathered:
    """How the execution was reported on, and whether what was asked for came in time."""
    found = [of_act(ground, act, _report_words(act)) for act in acts_of_kind(ground, "report_progress")]
    gaps = []
    if not found and "report_progress" in ground.regulation.acts:
        gaps.append(Gap("Không có báo cáo tình hình thực hiện", _of(ground, "report_progress")))
    for limit in ground.case.limits:
        if limit.id in ("requested_report", "result_report") and limit.state(ground.day) in (
            "late",
            "overdue",
        ):
            words = ground.labels.deadlines[limit.id]
            gaps.append(Gap(f"{words} chậm so với hạn {shown(limit.due)}", ground.cite(limit.provision)))
    return found, gaps


def _report_words(act: StoredAct) -> str:
    content, difficulties = str(act.data.get("content") or ""), str(act.data.get("difficulties") or "")
    return f"{content} Khó khăn: {difficulties}" if difficulties else content


def result(ground: Ground) -> Gathered:
    """The report of the result, and whether anything was brought with it."""
    acts = acts_of_kind(ground, "submit_result_report")
    found = [of_act(ground, act, str(act.data.get("results") or "")) for act in acts]
    if not acts:
        return found, [Gap("Chưa có báo cáo kết quả thực hiện", _of(ground, "submit_result_report"))]
    if not acts[-1].files:
        return found, [
            Gap("Báo cáo kết quả không kèm tài liệu chứng minh", _of(ground, "submit_result_report"))
        ]
    return found, []


def causes(ground: Ground) -> Gathered:
    """What the evaluation named as causes, and why it fell short."""
    act, labels = concluding_act(ground), ground.labels
    if act is None:
        return [], []
    given = act.data.get("causes") or {}
    found = [of_act(ground, act, str(text), labels.causes[name]) for name, text in given.items() if text]
    words = str(act.data.get("reasons") or "")
    if words:
        found.append(of_act(ground, act, words, "Lý do của kết luận"))
    if not given and ground.case.conclusion in ("partial", "not_completed"):
        return found, [Gap("Chưa nêu nguyên nhân", ground.cite(ground.regulation.causes_provision))]
    return found, []


def plan(*names: str) -> Callable[[Ground], Gathered]:
    """Headings of the plan that was decided on."""

    def sections(ground: Ground) -> Gathered:
        number = decided_version(ground)
        act = ground.loaded.acts[ground.case.versions[number - 1]]
        url = reverse("case-plan", args=[ground.row.code, number])
        texts = {name: str(act.data["plan"].get(name) or "") for name in _sections(ground, names)}
        found = [
            _at(of_act(ground, act, text, f"Kế hoạch: {ground.pack.sections[name]}"), url)
            for name, text in texts.items()
            if text
        ]
        gaps = [
            Gap(f"Kế hoạch để trống đề mục “{ground.pack.sections[name]}”", ground.cite(ref))
            for name, ref in _sections(ground, names).items()
            if not texts[name]
        ]
        return found, gaps

    return sections


def _sections(ground: Ground, names: tuple[str, ...]) -> dict[str, str]:
    """Those of the headings the regulation has, with their provisions."""
    return {one.name: one.provision for one in ground.regulation.sections if one.name in names}


def _at(evidence: Evidence, url: str) -> Evidence:
    return Evidence(evidence.what, evidence.text, evidence.on, evidence.who, url)


def _with(ground: Ground, field: str, *kinds: str) -> list[Evidence]:
    return [of_act(ground, act, str(act.data.get(field) or "")) for act in acts_of_kind(ground, *kinds)]


def _of(ground: Ground, kind: str) -> Citation | None:
    """The provision an act rests on."""
    rule = ground.regulation.acts.get(kind)
    return ground.cite(act_provision(ground.setting, ground.case, rule)) if rule else None


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]
