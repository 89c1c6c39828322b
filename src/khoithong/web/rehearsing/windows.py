"""Whether a council established on a day still finds a lawful meeting day, why, and which days would."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from khoithong.procedure.wording import shown
from khoithong.rehearsal.feasible import nearest, runs_around, window_of
from khoithong.web.adapters import date_explanation
from khoithong.web.wording import days_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from khoithong.procedure.calendar import WorkingCalendar
    from khoithong.procedure.setting import Setting
    from khoithong.rehearsal.feasible import Run
    from khoithong.web.components import Citation, DateExplanation

_DAY: Final = timedelta(days=1)


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
    notice_words: str
    """How long before the meeting the plan must be sent: `05 ngày làm việc`."""
    days_off: Sequence[str]
    """The holidays between the establishment and the limit, each with its notice."""


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
        days_words(found.notice, "working", padded=True),
        list(_days_off(setting.calendar, established, found.limit)),
    )


def _days_off(calendar: WorkingCalendar, first: date, last: date) -> Iterator[str]:
    """Days off that are no weekend, those of one occasion together: `Tết Nguyên đán từ 16/02/2026 đến 20/02/2026 (…)`."""
    found: dict[tuple[str, str], list[date]] = {}
    day = first
    while day <= last:
        info = calendar.day(day)
        if info is not None and info.kind == "off":
            found.setdefault((info.name, info.reference), []).append(day)
        day += _DAY
    for (name, reference), days in found.items():
        when = f"ngày {shown(days[0])}" if len(days) == 1 else f"từ {shown(days[0])} đến {shown(days[-1])}"
        yield f"{name} {when}{f' ({reference})' if reference else ''}"
