"""The papers each step has to bring, as the text and the forms ask for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from khoithong.procedure.attempt import act_provision
from khoithong.web.casepage.milestones import after_decision, before_decision

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from khoithong.web.components import Citation
    from khoithong.web.rehearsing.stage import Stage


@dataclass(frozen=True, slots=True)
class Need:
    """One step and what it has to bring."""

    label: str
    contents: Sequence[str]
    citation: Citation | None
    done: bool


def needs(stage: Stage) -> list[Need]:
    """The steps of the way, those behind first, that ask for something to be written."""
    done = {act.kind for act in stage.case.acts}
    found = []
    for kind in dict.fromkeys(_kinds(stage)):
        contents = _contents(stage, kind)
        rule = stage.regulation.acts[kind]
        if contents:
            cited = stage.cite(act_provision(stage.setting, stage.case, rule))
            found.append(Need(stage.labels.acts[kind].noun, contents, cited, kind in done))
    return found


def _kinds(stage: Stage) -> Iterator[str]:
    known = stage.regulation.acts
    for act in stage.case.acts:
        yield act.kind
    for step in (*before_decision(stage), *after_decision(stage)):
        if step.reached is None and step.kind in known:
            yield step.kind


def _contents(stage: Stage, kind: str) -> list[str]:
    """The labels of what must be written or attached."""
    words = stage.labels.fields[kind]
    asked = stage.regulation.acts[kind].fields_at("evaluation" if stage.case.decision else "approval")
    found = [
        words[name].label
        for name, field in asked.items()
        if field.required and field.type in ("text", "texts", "plan")
    ]
    if any(field.type == "plan" for field in asked.values()):
        headings = [stage.pack.sections[one.name] for one in stage.regulation.sections if one.required]
        found.append(f"gồm: {'; '.join(headings)}")
    if kind == "close_meeting" and "minutes" in asked:
        found = list(dict.fromkeys([*found, words["minutes"].label]))
    return found
