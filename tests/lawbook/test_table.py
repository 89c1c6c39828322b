"""The committed tables of acts are what the packs say now."""

from __future__ import annotations

from pathlib import Path

import pytest

from khoithong.lawbook.loader import pack_ids
from khoithong.lawbook.pack import describe
from khoithong.lawbook.table import acts_table

TABLES = Path(__file__).parents[2] / "docs" / "reference" / "acts"


def test_every_pack_has_its_table() -> None:
    assert sorted(path.stem for path in TABLES.glob("*.md")) == pack_ids()


@pytest.mark.parametrize("pack", pack_ids())
def test_up_to_date(pack: str) -> None:
    """When this fails: ``khoithong regulation table PACK > docs/reference/acts/PACK.md``, and review the difference."""
    assert (TABLES / f"{pack}.md").read_text(encoding="utf-8") == acts_table(describe(pack))


def test_what_the_table_shows() -> None:
    lines = acts_table(describe("tinh-uy-2026")).split("\n")
    suspend = [line for line in lines if line.startswith("| `suspend`")]
    assert suspend[0].count("●") == 1
    assert suspend[0].startswith("| `suspend` | Người đứng đầu cơ quan quyết định | · | · | · | · | ● |")
    assert "tinh-uy-2026#16/4" in suspend[1]
    sought = next(line for line in lines if line.startswith("| `seek_party_opinion` | Xin"))
    assert "tinh-uy-2026#7/3; Hội đồng: tinh-uy-2026#8/5; khi đánh giá: tinh-uy-2026#17/2" in sought


def test_a_text_without_limits_says_so() -> None:
    assert "Văn bản không ấn định thời hạn." in acts_table(describe("soc-trang-2023"))


def test_every_row_has_the_cells_of_its_header() -> None:
    for pack in pack_ids():
        cells = 0
        for line in acts_table(describe(pack)).split("\n"):
            if not line.startswith("|"):
                cells = 0
                continue
            now = line.replace("\\|", "").count("|")
            assert cells in (0, now), line
            cells = now
