"""Measures of encouragement and protection, by agency and by result; few that could point at somebody are not told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from khoithong.lawbook.labels import labels
from khoithong.reports.catalogue import catalogue
from khoithong.reports.figures import Cell, table
from khoithong.reports.wording import FEW, number_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from khoithong.organisation.snapshot import Directory
    from khoithong.reports.asked import Asked

COLUMNS: Final = (
    "encouragement_given",
    "encouragement_pending",
    "protection_given",
    "protection_pending",
)
PAGE: Final = 25


@dataclass(frozen=True, slots=True)
class BenefitCell:
    """A number with its list."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class BenefitRow:
    """A result, or an agency."""

    label: str
    cells: list[BenefitCell]


@dataclass(frozen=True, slots=True)
class Benefits:
    """Two tables with the same columns."""

    columns: list[str]
    results: list[BenefitRow]
    agencies: list[BenefitRow]
    finding: str


def benefits(
    asked: Asked, picture: Directory, url: Callable[[str, str, str], str], number: int = 1
) -> Benefits | None:
    """The tables of a scope; `url` takes figure, agency and result. Two statements. Nothing where there are none."""
    by_agency = table(asked, COLUMNS, "agency")
    agencies = sorted({one for cells in by_agency.values() for one in cells}, key=picture.name)
    if not agencies:
        return None
    by_result = table(asked, COLUMNS, "part")
    results = [
        one for one in (*labels().evaluations, "") if any(one in cells for cells in by_result.values())
    ]
    shown = agencies[(number - 1) * PAGE : number * PAGE]
    return Benefits(
        [catalogue().figures[name].label for name in COLUMNS],
        [
            BenefitRow(
                labels().evaluations.get(one, "Chưa có kết quả"),
                [_cell(by_result[name].get(one), url(name, "", one)) for name in COLUMNS],
            )
            for one in results
        ],
        [
            BenefitRow(
                picture.name(one), [_cell(by_agency[name].get(one), url(name, one, "")) for name in COLUMNS]
            )
            for one in shown
        ],
        f"{len(agencies)} cơ quan có trường hợp được áp dụng hoặc đủ điều kiện khuyến khích, bảo vệ.",
    )


def _cell(cell: Cell | None, url: str) -> BenefitCell:
    if cell is None or not cell.value:
        return BenefitCell("0", "")
    return BenefitCell(FEW if cell.hidden else number_words(cell.value), url)
