"""A plan as a proposer writes it, with what the meeting will find about the conditions of encouragement."""

from __future__ import annotations

from typing import NamedTuple


class Plan(NamedTuple):
    """The nine sections in the text's order; `key` names the case, `reasons` are those for 5/1 a, b, c and d."""

    key: str
    necessity: str
    bottleneck: str
    content: str
    scope: str
    duration: str
    resources: str
    feasibility: str
    impact: str
    expected_effect: str
    reasons: tuple[str, str, str, str] = ("", "", "", "")

    @property
    def sections(self) -> dict[str, str]:
        """The sections by their names."""
        return {name: getattr(self, name) for name in self._fields if name not in ("key", "reasons")}


def table(*plans: Plan) -> dict[str, Plan]:
    """Plans by their keys."""
    return {plan.key: plan for plan in plans}
