"""An act of the procedure in words: who, when, after what, with what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from khoithong.procedure.vocabulary import PHASES, STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from khoithong.lawbook.pack import Pack
    from khoithong.procedure.regulation import ActRule, Field

_ACTS_OF_TOPIC: Final[dict[str, tuple[str, ...]]] = {
    "intake": (
        "submit_plan",
        "register_plan",
        "withdraw_plan",
        "request_supplement",
        "supplement_plan",
        "revise_plan",
        "choose_route",
        "appraise",
        "consult",
        "escalate",
    ),
    "council": ("establish_council", "replace_council_member", "dispatch_plan"),
    "votes": ("convene_meeting", "vote", "close_meeting"),
    "opinion": ("seek_party_opinion", "give_party_opinion"),
    "decision": ("proceed_despite_rejection", "approve", "disapprove"),
    "execution": (
        "allocate_resources",
        "report_progress",
        "request_report",
        "give_direction",
        "adjust_plan",
        "reassign_execution",
        "inspect",
        "suspend",
        "resume",
        "terminate",
        "report_to_party",
        "propose_normative_text",
        "supervision_note",
    ),
    "evaluation": ("declare_completion", "submit_result_report", "publish_result", "archive"),
    "measures": ("apply_measure", "propose_measure", "decide_measure", "record_protection"),
    "prohibitions": ("report_violation", "resolve_violation", "record_handling"),
}
TOPIC_OF_ACT: Final = {kind: topic for topic, kinds in _ACTS_OF_TOPIC.items() for kind in kinds}
"""The subject under which each act is compared."""


def act_lines(pack: Pack, rule: ActRule) -> tuple[str, ...]:
    """Everything the pack says about an act, a line each; last, where the software adds it, why."""
    added = () if rule.addition is None else (f"{pack.labels.marks['addition']}: {rule.addition}",)
    return (*_lines(pack, rule), *added)


def act_code(pack: Pack, rule: ActRule) -> tuple[str, ...]:
    """The same without the words of the reason: two packs may add the same act for reasons worded differently."""
    return (*_lines(pack, rule), "" if rule.addition is None else pack.labels.marks["addition"])


def _lines(pack: Pack, rule: ActRule) -> Iterator[str]:
    labels = pack.labels
    yield f"Ai: {_listed(labels.standings[standing] for standing in rule.by)}"
    yield f"Khi: {when(pack, rule.during)}"
    yield from (f"Điều kiện: {labels.guards[guard.name]}" for guard in rule.requires)
    yield from _content(pack, rule.kind, rule.fields.values(), "")
    for stage, fields in rule.stage_fields.items():
        yield from _content(pack, rule.kind, fields.values(), f" ({labels.stages[stage].lower()})")
    yield from (f"Kiểm tra: {labels.checks[check.name]}" for check in rule.checks)


def when(pack: Pack, during: frozenset[str]) -> str:
    """The statuses in which something is possible, by the name of their phase where they have one."""
    for phase, statuses in PHASES.items():
        if during == frozenset(statuses):
            return pack.labels.phases[phase]
    return _listed(pack.labels.statuses[status] for status in STATUSES if status in during)


def _content(pack: Pack, kind: str, fields: Iterable[Field], stage: str) -> Iterator[str]:
    names = pack.labels.fields[kind]
    for required, word in ((True, "Phải có"), (False, "Có thể có")):
        found = [names[field.name].label for field in fields if field.required is required]
        if found:
            yield f"{word}{stage}: {'; '.join(found)}"


def _listed(names: Iterable[str]) -> str:
    return "; ".join(names)
