"""The course of the execution: from the approval to the day planned, reports and halts between, as a picture and a table."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from khoithong.procedure.data import read_date
from khoithong.procedure.wording import shown
from khoithong.web.casepage.told import act_page, acts_of_kind
from khoithong.web.wording import number_words, percent_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from khoithong.casefiles.stored import StoredAct
    from khoithong.web.casepage.ground import Ground

_TOP: Final = 42.0
"""Height of 100% in the picture, in its pixels from above."""
_FOOT: Final = 142.0
"""Height of 0%: the line of time."""
_BARE: Final = 62.0
"""Height of the line of time where no report gives a percentage."""
_EDGE: Final = 1.5
"""Free space left and right, in percent, so that no mark is cut."""
_SHORT: Final = 25.0
_LONG: Final = 38.0
"""Half the width of a short label, and of a long one, on a phone, in percent of the picture."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what happened on a day, or is planned for it."""

    on: date
    what: str
    percent: str = ""
    url: str = ""
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A report in the picture; `x` with its percent sign, `y` in pixels."""

    x: str
    y: str
    on: date
    words: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line between two reports that follow each other."""

    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of time: a halt, or the time beyond the day planned."""

    x: str
    width: str


@dataclass(frozen=True, slots=True)
class Label:
    """A day named in the picture; `anchor` says to which side of it the words stand."""

    x: str
    y: str
    anchor: str
    words: str


@dataclass(frozen=True, slots=True)
class Course:
    """The picture and the table behind it."""

    finding: str
    rows: Sequence[Row]
    measured: bool
    """Whether some report gives a percentage."""
    foot: str
    height: str
    points: Sequence[Point]
    strokes: Sequence[Stroke]
    halts: Sequence[Band]
    beyond: Band | None
    planned: Sequence[str]
    """Where the days planned stand, the one in force last."""
    labels: Sequence[Label]
    now: str
    """Where today stands; empty once the execution has ended."""
    levels: Sequence[tuple[str, str]]
    """The horizontal lines: height and words."""


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date

    def place(self, day: date) -> float:
        """A day as a share of the width, in percent."""
        whole = max((self.last - self.first).days, 1)
        part = min(max((day - self.first).days, 0), whole)
        return _EDGE + (100 - 2 * _EDGE) * part / whole

    def x(self, day: date) -> str:
        """The same as an attribute."""
        return f"{self.place(day):.2f}%"

    def band(self, first: date, last: date) -> Band:
        """The stretch between two days."""
        return Band(self.x(first), f"{max(self.place(last) - self.place(first), 0.4):.2f}%")


def course(ground: Ground) -> Course | None:
    """The course of an approved proposal; nothing before the approval."""
    case = ground.case
    if case.decided is None or case.decision != "approved":
        return None
    plans, ended = list(_plans(ground)), case.completed
    last = max([ended or ground.day, case.decided, *(day for _, day, _ in plans)])
    scale = _Scale(case.decided, last)
    reports = acts_of_kind(ground, "report_progress")
    measured = any(act.data.get("percent") is not None for act in reports)
    foot = _FOOT if measured else _BARE
    points = [_point(scale, act, foot) for act in reports]
    rated = [point for point, act in zip(points, reports, strict=True) if act.data.get("percent") is not None]
    planned = plans[-1][1] if plans else None
    halts = list(_halts(ground))
    return Course(
        finding=_finding(ground, reports, planned),
        rows=_rows(ground, plans),
        measured=measured,
        foot=f"{foot:.0f}",
        height=f"{foot + 30:.0f}",
        points=points,
        strokes=[Stroke(one.x, one.y, two.x, two.y) for one, two in pairwise(rated)],
        halts=[scale.band(first, until) for first, until in halts],
        beyond=scale.band(planned, ended or ground.day)
        if planned is not None and (ended or ground.day) > planned
        else None,
        planned=[scale.x(day) for _, day, _ in plans],
        labels=list(_labels(ground, scale, planned, foot)),
        now="" if ended else scale.x(ground.day),
        levels=[(f"{_height(share, foot):.0f}", f"{share}%") for share in (100, 50)] if measured else [],
    )


def _plans(ground: Ground) -> Iterator[tuple[StoredAct, date, date]]:
    """Each act that planned a completion: the act, the day planned, the day it was planned on."""
    for act in ground.loaded.acts:
        day = read_date(act.data.get("planned_completion"))
        if day is not None:
            yield act, day, act.effective


def _halts(ground: Ground) -> Iterator[tuple[date, date]]:
    """The times in which the execution stood still."""
    since: date | None = None
    for act in acts_of_kind(ground, "suspend", "resume", "terminate"):
        if act.kind == "suspend":
            since = act.effective
        elif since is not None:
            yield since, act.effective
            since = None
    if since is not None:
        yield since, ground.day


def _height(share: float, foot: float) -> float:
    return foot - (foot - _TOP) * min(max(share, 0), 100) / 100


def _point(scale: _Scale, act: StoredAct, foot: float) -> Point:
    percent = act.data.get("percent")
    words = f"{number_words(percent)}%" if percent is not None else "không nêu tỷ lệ"
    return Point(scale.x(act.effective), f"{_height(percent or 0, foot):.1f}", act.effective, words)


def _labels(ground: Ground, scale: _Scale, planned: date | None, foot: float) -> Iterator[Label]:
    """Above the day of approval and the one planned, below the day it ended or today."""
    case = ground.case
    if case.decided is not None:
        yield Label(scale.x(case.decided), "13", "start", f"Phê duyệt {shown(case.decided)}")
    if planned is not None:
        words = f"Dự kiến hoàn thành {shown(planned)}"
        yield Label(scale.x(planned), "33", _anchor(scale.place(planned), _LONG), words)
    day, words = (
        (case.completed, "Chấm dứt" if case.terminated else "Hoàn thành")
        if case.completed
        else (ground.day, "Hôm nay")
    )
    anchor = _anchor(scale.place(day), _SHORT)
    yield Label(scale.x(day), f"{foot + 22:.0f}", anchor, f"{words} {shown(day)}")


def _anchor(place: float, edge: float) -> str:
    """To which side of a place its words stand, so that they stay within the picture on a phone too."""
    return "start" if place < edge else "end" if place > 100 - edge else "middle"


def _rows(ground: Ground, plans: Sequence[tuple[StoredAct, date, date]]) -> list[Row]:
    """What happened since the approval, the day planned among it, in order."""
    case, acts = ground.case, ground.loaded.acts
    begun = next((act.seq for act in acts if act.kind == "approve"), 0)
    kinds = {
        "approve", "allocate_resources", "report_progress", "request_report", "give_direction", "adjust_plan",
        "reassign_execution", "inspect", "suspend", "resume", "terminate", "declare_completion",
        "submit_result_report", "propose_normative_text",
    }  # fmt: skip
    found = [
        Row(act.effective, ground.labels.acts[act.kind].noun, _percent(act), act_page(ground, act.seq))
        for act in acts
        if act.seq >= begun and act.kind in kinds
    ]
    if plans and case.completed is None:
        found.append(Row(plans[-1][1], ground.labels.deadlines["planned_completion"], planned=True))
    return sorted(found, key=lambda row: row.on)


def _percent(act: StoredAct) -> str:
    value = act.data.get("percent")
    return f"{number_words(value)}%" if value is not None else ""


# --- the one sentence -----------------------------------------------------------------------------------------


def _finding(ground: Ground, reports: Sequence[StoredAct], planned: date | None) -> str:
    case = ground.case
    parts = [_progress(reports)]
    if case.completed is not None:
        parts = [_ended(ground, planned)]
    elif planned is not None and case.decided is not None:
        parts.append(_elapsed(case.decided, planned, ground.day))
    if case.suspended is not None and case.completed is None:
        parts.append(f"đang tạm dừng từ ngày {shown(case.suspended)}")
    return f"{'; '.join(parts)}."


def _progress(reports: Sequence[StoredAct]) -> str:
    rated = [act for act in reports if act.data.get("percent") is not None]
    if rated:
        last = rated[-1]
        return f"Đạt {number_words(last.data['percent'])}% theo báo cáo ngày {shown(last.effective)}"
    if reports:
        return f"Đã có {len(reports)} báo cáo, chưa báo cáo nào nêu tỷ lệ hoàn thành"
    return "Chưa có báo cáo tình hình thực hiện"


def _elapsed(decided: date, planned: date, day: date) -> str:
    if day > planned:
        return f"đã quá ngày dự kiến hoàn thành {(day - planned).days} ngày"
    whole = (planned - decided).days
    return f"đã qua {percent_words((day - decided).days, whole)} thời gian dự kiến ({(day - decided).days}/{whole} ngày)"


def _ended(ground: Ground, planned: date | None) -> str:
    case = ground.case
    if case.completed is None:
        return ""
    words = "Chấm dứt thực hiện" if case.terminated else "Hoàn thành"
    told = f"{words} ngày {shown(case.completed)}"
    if planned is None or case.terminated:
        return told
    days = (case.completed - planned).days
    if days == 0:
        return f"{told}, đúng ngày dự kiến"
    return f"{told}, {'chậm' if days > 0 else 'sớm'} {abs(days)} ngày so với dự kiến"
