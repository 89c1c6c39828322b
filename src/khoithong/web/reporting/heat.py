"""What was late, by agency and step: agencies by name, never persons, never a ranking; few cases are not judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from khoithong.lawbook.labels import labels
from khoithong.procedure.vocabulary import STATUTORY_DEADLINES
from khoithong.web.wording import number_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from khoithong.organisation.snapshot import Directory

FEW: Final = 5
"""Fewer limits than this say nothing."""
PAGE: Final = 25
_RAMP: Final = (0, 0.05, 0.1, 0.2, 0.35)
"""Shares from which the next colour is used."""

ENDED, MISSED = "limits_ended", "limits_missed"


@dataclass(frozen=True, slots=True)
class HeatCell:
    """Late of all, for one agency and step."""

    missed: int
    ended: int
    url: str

    @property
    def few(self) -> bool:
        """Too few to say anything."""
        return self.ended < FEW

    @property
    def level(self) -> int:
        """Which colour of the ramp, from 0."""
        share = self.missed / self.ended if self.ended else 0
        return sum(share > step for step in _RAMP)


@dataclass(frozen=True, slots=True)
class HeatRow:
    """An agency, or all together."""

    name: str
    cells: list[HeatCell]


@dataclass(frozen=True, slots=True)
class Heat:
    """The table."""

    steps: list[str]
    rows: list[HeatRow]
    total: HeatRow
    finding: str
    more: bool


def heat(
    found: Mapping[tuple[str, str], Mapping[str, int]],
    picture: Directory,
    url: Callable[[str, str], str],
    number: int = 1,
) -> Heat | None:
    """The table of a period, agencies by name; `url` takes agency and step, either empty for all."""
    steps = [step for step in STATUTORY_DEADLINES if any(part == step for _, part in found)]
    if not steps:
        return None
    agencies = sorted({agency for agency, _ in found}, key=picture.name)

    def row(name: str, these: list[str], key: str) -> HeatRow:
        return HeatRow(
            name,
            [_cell(found, these, [step], url(key, step)) for step in steps]
            + [_cell(found, these, steps, url(key, ""))],
        )

    total = row("Tất cả", agencies, "")
    shown = agencies[(number - 1) * PAGE : number * PAGE]
    return Heat(
        [labels().deadlines[step] for step in steps],
        [row(picture.name(agency), [agency], agency) for agency in shown],
        total,
        _finding(total, steps),
        number * PAGE < len(agencies),
    )


def _cell(
    found: Mapping[tuple[str, str], Mapping[str, int]], agencies: list[str], steps: list[str], url: str
) -> HeatCell:
    cells = [found.get((agency, step), {}) for agency in agencies for step in steps]
    return HeatCell(
        sum(cell.get(MISSED, 0) for cell in cells), sum(cell.get(ENDED, 0) for cell in cells), url
    )


def _finding(total: HeatRow, steps: list[str]) -> str:
    whole = total.cells[-1]
    words = f"{number_words(whole.missed)} trong {number_words(whole.ended)} việc xong chậm hoặc đang quá hạn"
    judged = [(cell.missed, step) for cell, step in zip(total.cells, steps, strict=False) if cell.missed]
    if not judged:
        return f"{words}."
    most, step = max(judged)
    return f"{words}; nhiều nhất ở bước {labels().deadlines[step].lower()} ({number_words(most)})."
