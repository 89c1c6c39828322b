"""Writes a story in a few lines: each method is a stretch of the procedure, its days counted from the one before.

Dates, times, document numbers, offices and the tally in the minutes find their place by themselves; what people
say is given. A script begins with the plan sent and ends where its last line leaves it.
"""

from __future__ import annotations

from typing import Final, Self

from khoithong.demonstration.scripting.carrying_out import CarryingOut

SOUND: Final = {"right_policy": True, "pure_motive": True, "common_good": True, "damage": False}
"""What was found: in good faith, for the common good, without damage."""
DAMAGE: Final = {**SOUND, "damage": True}
"""The same, with damage."""


class Script(CarryingOut):
    """A whole story, with its result and what followed for those who dared."""

    def published(self, after: int = 2) -> Self:
        """The result is recognised in writing."""
        return self.do(
            "publish_result", self.agency.head, after=after, document=f"Thông báo số {self.number('TB')}"
        )

    def measure(self, measure: str, beneficiary: str, *, after: int = 1, document: str | None = None) -> Self:
        """The head applies what is his agency's to give."""
        paper = document or f"Quyết định số {self.number('QĐ')}"
        return self.head("apply_measure", after, measure=measure, beneficiary=beneficiary, document=paper)

    def proposed(self, measure: str, beneficiary: str, *, after: int = 1) -> Self:
        """The head proposes what is another's to decide."""
        return self.head("propose_measure", after, measure=measure, beneficiary=beneficiary)

    def granted(
        self,
        measure: str,
        beneficiary: str,
        by: str,
        document: str,
        *,
        after: int = 3,
        granted: bool = True,
        outcome: str | None = None,
    ) -> Self:
        """Who manages the cadre decides."""
        return self.do(
            "decide_measure",
            by,
            after=after,
            measure=measure,
            beneficiary=beneficiary,
            granted=granted,
            document=document,
            outcome=outcome,
        )
