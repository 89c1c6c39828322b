"""An act being judged: the act with its rule and its data, cleaned of values of the wrong kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from khoithong.procedure.data import blank, read_date

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from khoithong.procedure.acts import Act
    from khoithong.procedure.case import Case, Meeting
    from khoithong.procedure.regulation import ActRule, Field, MeetingRule
    from khoithong.procedure.setting import Setting


@dataclass(slots=True, eq=False)
class Attempt:
    """What the checks look at. ``data`` holds only well-typed values, so that each check judges one thing."""

    setting: Setting
    case: Case
    act: Act
    rule: ActRule
    fields: Mapping[str, Field]
    data: Mapping[str, Any]
    wrong: tuple[str, ...] = ()
    """Keys left out of ``data``: not asked for, or of the wrong kind."""

    @property
    def day(self) -> date:
        """The effective day."""
        return self.act.effective

    def given(self, name: str) -> bool:
        """Whether the data hold something under ``name``."""
        return not blank(self.data.get(name))

    def date(self, name: str) -> date | None:
        """A date from the data."""
        return read_date(self.data.get(name))

    def text(self, name: str) -> str | None:
        """A text or identifier from the data, when given."""
        value = self.data.get(name)
        return value if isinstance(value, str) and value.strip() else None

    @property
    def provision(self) -> str | None:
        """What the act itself rests on at this stage and route."""
        return act_provision(self.setting, self.case, self.rule)

    @property
    def meeting(self) -> Meeting | None:
        """The meeting now convened."""
        return self.case.meeting

    @property
    def meeting_rule(self) -> MeetingRule:
        """The rules of the meeting now convened, or of the one this case would hold."""
        meeting = self.case.meeting
        stage, route = (meeting.stage, meeting.route) if meeting else (self.case.stage, self.case.route)
        return self.setting.regulation.meetings[stage, route]


def act_provision(setting: Setting, case: Case, rule: ActRule) -> str | None:
    """The provision an act rests on, by route, and by stage where the text says it anew for the evaluation."""
    at_evaluation = case.stage == "evaluation"
    if at_evaluation and rule.evaluation_provision.of(case.route) is not None:
        return rule.evaluation_provision.of(case.route)
    if at_evaluation and rule.kind in ("convene_meeting", "vote", "close_meeting"):
        meeting = setting.regulation.meetings.get(("evaluation", case.route))
        if meeting is not None:
            return meeting.provision
    return rule.provision.of(case.route)
