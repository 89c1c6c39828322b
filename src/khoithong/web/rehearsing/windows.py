"""Whether a council established on a day still finds a lawful meeting day, why, and which days would."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from khoithong.rehearsal.feasible import nearest, runs_around, window_of
from khoithong.web.adapters import date_explanation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from khoithong.procedure.setting import Setting
    from khoithong.rehearsal.feasible import Run
    from khoithong.web.components import Citation, DateExplanation


@dataclass(frozen=True, slots=True)
class Outlook:
    """The meeting days of a council established on a day, and the establishment days around it."""

    established: date
    limit: date
    days: Sequence[date]
    explanation: DateExplanation
    limit_explanation: DateExplanation
    citation: Citation | None
    limit_citation: Citation | None
    before: date | None
    """The last earlier establishment day with a lawful meeting day."""
    after: date | None
    runs: Sequence[Run]


def outlook(
    setting: Setting, cite: Callable[[str | None], Citation | None], established: date
) -> Outlook | None:
    """The outlook of a day; nothing where the text knows no such limits, or beyond the calendar."""
    found, council = window_of(setting, established), setting.regulation.council
    if found is None or council is None:
        return None
    cited = cite(council.notice_provision)
    rule = next(one for one in setting.regulation.deadlines if one.id == "council_meeting")
    limit_cited = cite(rule.provision.of("council"))
    runs = runs_around(setting, established)
    before, after = nearest(runs, established)
    return Outlook(
        established,
        found.limit,
        found.days,
        date_explanation("Thành lập Hội đồng và gửi kế hoạch", established, found.explanation, cited),
        date_explanation("Thành lập Hội đồng", established, found.limit_explanation, limit_cited),
        cited,
        limit_cited,
        before,
        after,
        runs,
    )
