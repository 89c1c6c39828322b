"""Execution: resources, reports and what the head does about them, completion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from khoithong.demonstration.bench import bench
from khoithong.demonstration.scripting.deciding import Deciding
from khoithong.demonstration.story import OFFICES, Day

if TYPE_CHECKING:
    from collections.abc import Iterable


class CarryingOut(Deciding):
    """A story up to its result report."""

    def head(self, kind: str, after: int = 1, **data: Any) -> Self:
        """An act of the head of the deciding agency."""
        return self.do(kind, self.agency.head, after=after, **data)

    def resources(self, content: str, *, after: int = 1, to: Iterable[str] = ()) -> Self:
        """Resources promised, and given to these executors."""
        self.head("allocate_resources", after, content=content)
        for executor in to:
            given = f"Quyết định số {self.number('QĐ')}"
            self.head("apply_measure", 0, measure="resources", beneficiary=executor, document=given)
        return self

    def report_wanted(self, content: str, *, within: int, after: int) -> Self:
        """The head demands a report within so many days."""
        return self.head("request_report", after, due=Day(self.day + after + within), content=content)

    def progress(
        self,
        percent: int,
        content: str,
        difficulties: str | None = None,
        *,
        after: int = 5,
        by: str | None = None,
    ) -> Self:
        """A report of the executor."""
        return self.do(
            "report_progress",
            by or self._executor(),
            after=after,
            percent=percent,
            content=content,
            difficulties=difficulties,
        )

    def reported(self, results: str, *, after: int = 3, wait: int = 5, by: str | None = None) -> Self:
        """Completed after so many days, the result report `wait` days later."""
        self.completed(after, by)
        return self.do("submit_result_report", by or self._executor(), after=wait, results=results)

    def completed(self, after: int = 5, by: str | None = None) -> Self:
        """The executor declares completion that day."""
        return self.do("declare_completion", by or self._executor(), after=after, on=Day(self.day + after))

    def _executor(self) -> str:
        first = self.executors[0]
        return first if first in OFFICES else bench(first).head
