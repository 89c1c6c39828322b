"""What the form of one act rests on: the case, the act's rule at this stage, what was typed, what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from khoithong.procedure import electorate
from khoithong.procedure.attempt import act_provision

if TYPE_CHECKING:
    from collections.abc import Mapping

    from khoithong.lawbook.labels import ActLabel, FieldLabel
    from khoithong.procedure.regulation import ActRule, Field
    from khoithong.web.actforms.typed import Typed
    from khoithong.web.casepage.ground import Ground

Errors = dict[str, list[str]]
"""Messages by the name of the control they are about."""


@dataclass
class FormContext:
    """One act's form for one person."""

    ground: Ground
    kind: str
    typed: Typed
    errors: Errors = field(default_factory=dict)
    grounds: dict[str, str] = field(default_factory=dict)
    """By message, the provision it rests on."""
    checked: bool = False
    """Whether what was typed is judged already: after sending it or asking for a look."""

    @property
    def rule(self) -> ActRule:
        """The act's rule."""
        return self.ground.regulation.acts[self.kind]

    @property
    def label(self) -> ActLabel:
        """How the act is named."""
        return self.ground.labels.acts[self.kind]

    @cached_property
    def stage(self) -> str:
        """The stage of the meeting now convened, else of the case."""
        case = self.ground.loaded.case
        return case.meeting.stage if case.meeting is not None else case.stage

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """What the act may carry at this stage."""
        return self.rule.fields_at(self.stage)

    @property
    def provision(self) -> str | None:
        """What the act rests on."""
        return act_provision(self.ground.setting, self.ground.loaded.case, self.rule)

    def words(self, name: str) -> FieldLabel:
        """Label and hint of a field."""
        return self.ground.labels.fields[self.kind][name]

    def wrong(self, name: str) -> tuple[str, ...]:
        """What is wrong with a control."""
        return tuple(self.errors.get(name, ()))

    @cached_property
    def own(self) -> bool:
        """Whether this person may do the act; else it is only entered for whoever did it on paper."""
        here, case = self.ground.here, self.ground.loaded.case
        return self.ground.procedure.why_not(case, here.person, self.kind, here.now) is None

    @property
    def counts(self) -> bool:
        """Whether the form shows the ballots: to whoever closes the meeting, not to who enters its closing from paper."""
        return self.kind == "close_meeting" and self.own

    @cached_property
    def not_completed(self) -> bool:
        """Whether closing the evaluation meeting now would find a result that is not completed, as far as one may know."""
        case = self.ground.loaded.case
        if not self.counts or case.meeting is None or case.meeting.stage != "evaluation":
            return False
        return case.terminated or not electorate.tally(self.ground.setting, case, case.meeting).passed
