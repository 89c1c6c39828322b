"""The way of the cases submitted in a period: how many came how far, and how long each step took."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from khoithong.web.wording import number_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from khoithong.reports.durations import Duration
    from khoithong.reports.figures import Figure

STAGES: Final = (
    "submitted",
    "reached_meeting",
    "reached_decision",
    "reached_approval",
    "reached_end",
    "reached_publication",
    "reached_measure",
)
"""The figures of the stages, from submission on."""

FROM: Final = {
    "reached_meeting": "từ ngày nhận",
    "reached_decision": "từ ngày nhận",
    "reached_end": "từ ngày phê duyệt",
    "reached_publication": "từ khi xong thực hiện",
    "reached_measure": "từ ngày phê duyệt",
}
"""What a median is counted from."""

_LEFT: Final = 340
_WIDTH: Final = 590
_ROW: Final = 44
_LEAST: Final = 4


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: its bar and its words."""

    label: str
    words: str
    url: str
    median: str
    """In working days, with what it counts from; empty where no step is measured."""
    y: int
    width: int

    @property
    def left(self) -> int:
        """Where the bar begins."""
        return _LEFT

    @property
    def after(self) -> int:
        """Where the number stands."""
        return _LEFT + self.width + 10

    @property
    def middle(self) -> int:
        """Where its words stand."""
        return self.y + 24


@dataclass(frozen=True, slots=True)
class Funnel:
    """The picture."""

    stages: list[Stage]
    finding: str

    @property
    def height(self) -> int:
        """Of the drawing."""
        return _ROW * len(self.stages)


def funnel(
    found: Mapping[str, Figure], medians: Mapping[str, Duration], url: Callable[[str], str]
) -> Funnel | None:
    """The picture of a period; nothing where nothing was submitted."""
    first = found[STAGES[0]].value
    if not first:
        return None
    stages = []
    for number, name in enumerate(STAGES):
        one, median = found[name], medians.get(name)
        told = 0 if one.hidden else one.value
        stages.append(
            Stage(
                one.definition.label,
                "dưới 5" if one.hidden else number_words(one.value),
                url(name),
                f"{_days(median)} {FROM[name]}" if median and not one.hidden else "",
                number * _ROW,
                max(round(_WIDTH * told / first), _LEAST),
            )
        )
    return Funnel(stages, _finding(found, medians))


def _days(median: Duration) -> str:
    return f"{number_words(median.median)} ngày làm việc"


def _finding(found: Mapping[str, Figure], medians: Mapping[str, Duration]) -> str:
    submitted, decided = found["submitted"].value, found["reached_decision"].value
    words = f"{number_words(decided)} trong {number_words(submitted)} đề xuất gửi trong kỳ đã có quyết định"
    median = medians.get("reached_decision")
    return f"{words}; một nửa được quyết định trong {_days(median)} trở lại." if median else f"{words}."
