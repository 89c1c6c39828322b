"""What a pack settles beside its acts: proposers, routing, plan, numbers, meetings, opinion, measures, readings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from khoithong.lawbook.diff import words
from khoithong.procedure.case import Meeting
from khoithong.procedure.electorate import counting_rules
from khoithong.procedure.options import options_of
from khoithong.procedure.vocabulary import AGENCY_KINDS, ROLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from khoithong.lawbook.pack import Pack
    from khoithong.procedure.regulation import DeadlineRule, MeasureRule, MeetingRule

_HALF: Final = 50


class Said(NamedTuple):
    """A fact whose provisions are still named by the rules that quote them."""

    topic: str
    key: str
    label: str
    lines: tuple[str, ...]
    rules: tuple[str, ...]
    code: tuple[str, ...] = ()
    """What makes two of them equal where the words may differ; else the lines do."""
    refs: tuple[str, ...] = ()
    """The provisions themselves, where a rule's name covers more than this fact."""


def proposers(pack: Pack) -> Iterator[Said]:
    """Who may propose, from which agencies."""
    rule, labels = pack.regulation.eligibility, pack.labels
    roles = tuple(labels.roles[role] for role in ROLES if role in rule.roles)
    yield Said("proposers", "eligibility", "Chức danh được đề xuất", roles, ("eligibility",))
    if rule.kinds is not None:
        kinds = tuple(labels.agency_kinds[kind] for kind in AGENCY_KINDS if kind in rule.kinds)
        yield Said("proposers", "eligibility.kinds", "Chỉ ở loại cơ quan", kinds, ("eligibility.kinds",))
    if rule.unverified_roles:
        doubtful = tuple(labels.roles[role] for role in ROLES if role in rule.unverified_roles)
        label = "Biện pháp cho chức danh này phải kiểm tra căn cứ"
        yield Said("proposers", "eligibility.unverified", label, doubtful, ("eligibility",))


def routing(pack: Pack) -> Iterator[Said]:
    """Where a plan goes and who decides."""
    rule, options = pack.regulation.routing, options_of(pack.regulation, {})
    decides = ("routing", "routing.above")
    yield Said("routing", "routing.to", "Nơi nhận và quyết định", (words.DECIDES[rule.to],), decides)
    asked = "head_plan" in pack.regulation.readings
    head = options.head_plan if asked else rule.head_plan
    rests = ("routing.head", "readings.head_plan") if asked else ("routing.head",)
    label = "Đề xuất của chính người đứng đầu"
    yield Said("routing", "routing.head", label, (words.HEAD_PLAN[head],), rests)
    if rule.committee_provision is not None:
        committee = words.COMMITTEE[options.standing_board_cases]
        label = "Đề xuất của cán bộ do cấp ủy quản lý"
        yield Said("routing", "routing.committee", label, (committee,), ("routing.committee",))
    if rule.escalation_provision is not None or "escalate" in pack.regulation.acts:
        lines = ("Chuyển cơ quan cấp trên quyết định",)
        yield Said(
            "routing",
            "routing.escalation",
            "Nội dung vượt thẩm quyền",
            lines,
            ("routing.escalation", "acts.escalate"),
        )
    routes = {rule.route for rule in pack.regulation.meetings.values() if rule.stage == "approval"}
    considered = tuple(label for route, label in pack.labels.routes.items() if route in routes)
    if not considered or "choose_route" not in pack.regulation.acts:
        considered = ("Người có thẩm quyền tự quyết định", *_collective_for_head(head, considered))
    meetings = tuple(f"meetings.approval.{route}" for route in sorted(routes))
    yield Said("routing", "routing.routes", "Ai xem xét trước khi quyết định", considered, meetings)


def _collective_for_head(head: str, considered: tuple[str, ...]) -> tuple[str, ...]:
    """A collective that meets only over its own head's plan."""
    if head != "own_collective":
        return ()
    return tuple(f"{label}: chỉ với đề xuất của chính người đứng đầu" for label in considered)


def confirmations(pack: Pack) -> Iterator[Said]:
    """What is confirmed with the plan or the decision."""
    for one in pack.regulation.confirmations:
        rule = f"confirmations.{one.provision.partition('#')[2]}"
        acts = tuple(f"Xác nhận khi: {pack.labels.acts[kind].noun}" for kind in one.acts)
        yield Said("content", f"confirmations.{one.label}", f"Xác nhận: {one.label}", acts, (rule,))


def sections(pack: Pack) -> Iterator[Said]:
    """The headings of the plan."""
    for section in pack.regulation.sections:
        label, name = pack.sections[section.name], f"plan.{section.name}"
        required = "bắt buộc" if section.required else "không bắt buộc"
        yield Said("content", name, f"Đề mục: {label}", (f"{label} ({required})",), (name,))


def numbers(pack: Pack) -> Iterator[Said]:
    """Every number with its unit; of a time limit also what starts and ends it, and who keeps it."""
    for name, number in pack.regulation.numbers.items():
        topic = "council" if number.unit == "persons" else "votes" if number.unit == "percent" else "limits"
        amount = f"{number.value}{'' if number.unit == 'percent' else ' '}{pack.labels.units[number.unit]}"
        limits = [rule for rule in pack.regulation.deadlines if rule.number is number]
        lines = (amount, *(line for rule in limits for line in _limit(pack, rule)))
        yield Said(topic, f"numbers.{name}", pack.labels.numbers[name], lines, (f"numbers.{name}",))


def _limit(pack: Pack, rule: DeadlineRule) -> tuple[str, ...]:
    labels = pack.labels

    def named(word: str, events: frozenset[str]) -> tuple[str, ...]:
        # in the vocabulary's order: a set has none
        found = [label for event, label in labels.events.items() if event in events]
        return (f"{word}: {'; '.join(found)}",) if found else ()

    return (
        *named("Từ", rule.starts),
        *named("Đến", rule.meets),
        *named("Không còn áp dụng khi", rule.cancels),
        f"Ai giữ: {labels.owners[rule.owner]}",
        *(("Tính lại khi bắt đầu lần nữa",) if rule.restarts else ()),
    )


def council(pack: Pack) -> Iterator[Said]:
    """Composition of the council."""
    rule = pack.regulation.council
    if rule is None:
        return
    size = f"Từ {rule.minimum.value} đến {rule.maximum.value} người"
    composed = ("council.size", "council.chair", "council.members")
    yield Said("council", "council", "Thành phần Hội đồng", (size,), composed)
    notice = f"{rule.notice.value} {pack.labels.units[rule.notice.unit]} trước ngày họp"
    yield Said("council", "council.notice", "Gửi kế hoạch cho thành viên", (notice,), ("council.notice",))
    if rule.sheet:
        headings = tuple(heading.heading for heading in rule.sheet)
        yield Said("council", "council.sheet", "Phiếu nhận xét, đánh giá", headings, ("council.sheet",))


def meetings(pack: Pack) -> Iterator[Said]:
    """Each meeting: who, which majority of what, what a tie does."""
    for rule in pack.regulation.meetings.values():
        name = f"meetings.{rule.stage}.{rule.route}"
        label = f"{pack.labels.stages[rule.stage]}: {pack.labels.routes[rule.route].lower()} biểu quyết"
        rests = tuple(leaf.rule for leaf in pack.leaves if leaf.rule.startswith(name))
        yield Said("votes", name, label, tuple(_votes(pack, rule)), rests)


def _votes(pack: Pack, rule: MeetingRule) -> Iterator[str]:
    options = options_of(pack.regulation, {})
    counted = counting_rules(options, Meeting(rule.stage, rule.route, date.min, date.min, act=0))
    if counted.majority == "more_for_than_against":
        yield "Tán thành nhiều hơn không tán thành"
    else:
        yield f"Tán thành trên {_percent(pack, rule)}%"
        yield words.DENOMINATOR[counted.denominator]
    yield words.TIE[counted.tie]
    yield words.QUORUM[options.quorum]
    yield "Có biên bản" if rule.minutes is not None else "Văn bản không đòi biên bản"
    if rule.reasons is not None:
        yield "Không hoàn thành hoặc hoàn thành một phần thì nêu lý do"


def _percent(pack: Pack, rule: MeetingRule) -> int:
    council_evaluates = (rule.stage, rule.route) == ("evaluation", "council")
    names = ("council_evaluation_majority", "majority") if council_evaluates else ("majority",)
    found = (pack.regulation.numbers[name].value for name in names if name in pack.regulation.numbers)
    return next(found, _HALF) if rule.route == "collective" or council_evaluates else _HALF


def override(pack: Pack) -> Iterator[Said]:
    """Whether a rejected proposal may be carried out on the head's own responsibility."""
    if "proceed_despite_rejection" in pack.regulation.acts:
        line = words.OVERRIDE[options_of(pack.regulation, {}).override]
        label = "Cho triển khai dù không được thông qua"
        yield Said("votes", "override", label, (line,), ("acts.proceed_despite_rejection",))


def opinion(pack: Pack) -> Iterator[Said]:
    """The Party body's opinion: whether, before what, with what force."""
    rule = pack.regulation.opinion
    if not rule.asked:
        return
    stages = tuple(
        f"Trước khi {_BEFORE[stage]}" for stage in ("approval", "evaluation") if stage in rule.basis
    )
    yield Said("opinion", "opinion", "Phải xin ý kiến", stages, _opinion_rules(pack))
    force = words.OPINION[options_of(pack.regulation, {}).party_opinion]
    rests = ("readings.party_opinion", "opinion")
    yield Said("opinion", "opinion.force", "Giá trị của ý kiến", (force,), rests)


_BEFORE: Final = {"approval": "phê duyệt", "evaluation": "công nhận, công bố kết quả"}


def _opinion_rules(pack: Pack) -> tuple[str, ...]:
    return tuple(leaf.rule for leaf in pack.leaves if leaf.rule.partition(".")[0] == "opinion")


def before_approval(pack: Pack) -> Iterator[Said]:
    """That nothing is carried out before the approval."""
    if pack.regulation.before_approval is not None:
        lines = ("Chỉ thực hiện khi được cho phép",)
        yield Said("decision", "before_approval", "Trước khi được phê duyệt", lines, ("before_approval",))


def modes(pack: Pack) -> Iterator[Said]:
    """Whether the decision says: to implement or to pilot."""
    approve = pack.regulation.acts.get("approve")
    mode = approve.fields.get("mode") if approve is not None else None
    if mode is None:
        return
    names = "; ".join(pack.labels.choices["approve.mode"][value] for value in mode.choices)
    line = f"Phải nêu rõ: {names}" if mode.required else f"Có thể nêu: {names}; không nêu là thực hiện"
    yield Said("decision", "mode", "Thực hiện hay thí điểm", (line,), ("acts.approve",))


def evaluation(pack: Pack) -> Iterator[Said]:
    """Who says what came of it, and whether causes are established."""
    by_meeting = pack.regulation.evaluated_by_meeting
    line = "Cuộc họp biểu quyết rồi công bố" if by_meeting else "Người có thẩm quyền kết luận khi công bố"
    if by_meeting:
        rests = tuple(leaf.rule for leaf in pack.leaves if leaf.rule.startswith("meetings.evaluation"))
    else:
        rests = ("acts.publish_result",)
    yield Said("evaluation", "evaluation", "Ai đánh giá kết quả", (line,), rests)
    if pack.regulation.causes_provision is not None:
        causes = tuple(pack.labels.causes.values())
        yield Said("evaluation", "causes", "Không hoàn thành thì xác định", causes, ("causes",))


def conditions(pack: Pack) -> Iterator[Said]:
    """The conditions of encouragement."""
    for ref in pack.regulation.conditions:
        label = pack.conditions[ref]
        lines = (_MUST_BE_MET,) if ref in pack.regulation.partial_conditions else (_MUST_BE_MET, _BEYOND)
        rule = f"conditions.{ref.partition('#')[2]}"
        yield Said("measures", f"conditions.{label}", f"Điều kiện: {label}", lines, (rule,))


_MUST_BE_MET: Final = "Phải đáp ứng để được khuyến khích"
_BEYOND: Final = "Theo quy ước khác thì không đòi hỏi điều kiện này"


def measures(pack: Pack) -> Iterator[Said]:
    """Every form of encouragement and protection: for whom, when, decided by whom."""
    for rule in pack.regulation.measures:
        follows = ".follows" if rule.derived else ""
        label = f"{pack.labels.families[rule.family]}: {pack.measures[rule.id]}"
        suffix = " (theo người được bảo vệ)" if rule.derived else ""
        lines, key = tuple(_measure(pack, rule)), f"measures.{rule.id}{follows}"
        code, refs = (label, *lines), _grounds(pack, rule)
        yield Said("measures", key, label + suffix, lines, (), code, refs)
    if pack.regulation.measure_authority_provision is not None:
        lines = ("Kết quả là căn cứ để áp dụng hoặc đề nghị áp dụng",)
        label = "Căn cứ áp dụng khuyến khích, bảo vệ"
        yield Said("measures", "measure_authority", label, lines, ("measure_authority",))


def _grounds(pack: Pack, rule: MeasureRule) -> tuple[str, ...]:
    """What a measure rests on: it and those that follow it quote under one name."""
    others = {other.provision for other in pack.regulation.measures if other.id == rule.id and other != rule}
    quoted = (leaf.provision for leaf in pack.leaves if leaf.rule == f"measures.{rule.id}")
    return (rule.provision,) if rule.derived else tuple(ref for ref in quoted if ref not in others)


def _measure(pack: Pack, rule: MeasureRule) -> Iterator[str]:
    labels = pack.labels
    yield f"Cho: {'; '.join(labels.beneficiaries[one] for one in rule.beneficiaries)}"
    if rule.persons_only:
        yield "Chỉ cho cá nhân"
    yield from (f"Khi: {labels.measure_conditions[condition]}" for condition in rule.when)
    yield f"Ai quyết định: {labels.authorities[rule.authority]}"
    if rule.outcomes:
        outcomes = "; ".join(labels.choices["decide_measure.outcome"][one] for one in rule.outcomes)
        yield f"Kết quả xem xét{'' if rule.outcome_required else ' (không bắt buộc nêu)'}: {outcomes}"


def prohibitions(pack: Pack) -> Iterator[Said]:
    """The prohibited acts."""
    for ref in pack.regulation.prohibitions:
        label = pack.prohibitions[ref]
        blocks = (_BLOCKS,) if ref in pack.regulation.blocking_prohibitions else ()
        rule = f"prohibitions.{ref.partition('#')[2]}"
        yield Said("prohibitions", f"prohibitions.{label}", label, (_FORBIDDEN, *blocks), (rule,))


_FORBIDDEN: Final = "Nghiêm cấm"
_BLOCKS: Final = "Đang xem xét phản ánh thì chưa khuyến khích, bảo vệ người bị phản ánh"


def readings(pack: Pack) -> Iterator[Said]:
    """Questions the text leaves open and the answers chosen."""
    for name, reading in pack.regulation.readings.items():
        lines, key = (reading.answers[reading.chosen],), f"readings.{name}"
        yield Said("readings", key, reading.question, lines, (key,), code=(reading.chosen,))


PARTS: Final[tuple[Callable[[Pack], Iterator[Said]], ...]] = (
    proposers,
    routing,
    sections,
    confirmations,
    numbers,
    council,
    meetings,
    override,
    opinion,
    before_approval,
    modes,
    evaluation,
    conditions,
    measures,
    prohibitions,
    readings,
)
"""The parts of a pack in the order in which they are told."""
