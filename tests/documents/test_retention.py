"""Until when a case's file goes to the archive and how long it is kept: settings, and the day the work ended."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from khoithong.documents.casefile.retention import ending, retention
from khoithong.documents.drafting.installation import FaultySettings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytest_django.fixtures import Settings

OWN = """
transfer: {years: 0, provision: Quy chế, quote: Nộp ngay, status: verified}
retention:
  years: {evaluated: null, disapproved: 5, withdrawn: 5}
  provision: Danh mục hồ sơ
  status: assumed
  reason: Chưa đối chiếu
"""


@pytest.fixture
def keep(settings: Settings, tmp_path: Path) -> Callable[[str], None]:
    settings.HOME = tmp_path

    def write(words: str) -> None:
        (tmp_path / "retention.yaml").write_text(words, encoding="utf-8")

    return write


def test_without_a_file_of_its_own_the_installation_has_ours(keep: Callable[[str], None]) -> None:
    found = retention()
    assert found.transfer_until(date(2026, 11, 4)) == date(2027, 12, 31)
    assert found.kept_until(date(2026, 11, 4), "evaluated") == date(2046, 12, 31)
    assert found.transfer.assumed
    assert found.transfer.quote.startswith("Thời hạn nộp hồ sơ, tài liệu vào lưu trữ hiện hành")


def test_its_own_file_counts(keep: Callable[[str], None]) -> None:
    keep(OWN)
    found = retention()
    assert found.transfer_until(date(2026, 1, 1)) == date(2026, 12, 31)
    assert found.transfer.assumed == ""
    assert found.retention.assumed == "Chưa đối chiếu"
    assert (found.words("evaluated"), found.kept_until(date(2026, 1, 1), "evaluated")) == ("vĩnh viễn", None)
    assert (found.words("withdrawn"), found.kept_until(date(2026, 1, 1), "withdrawn")) == (
        "05 năm",
        date(2031, 12, 31),
    )


@pytest.mark.parametrize(
    "words",
    [
        "",
        "[",
        "transfer: 1",
        OWN.replace("years: 0", "years: một"),
        OWN.replace("years: 0", "years: 11"),
        OWN.replace("disapproved: 5", "disapproved: 0"),
        OWN.replace("disapproved: 5, ", ""),
        OWN.replace("status: verified", "status: chắc"),
        OWN.replace("  reason: Chưa đối chiếu\n", ""),
    ],
)
def test_a_faulty_file_is_told(keep: Callable[[str], None], words: str) -> None:
    keep(words)
    with pytest.raises(FaultySettings, match=r"retention\.yaml không dùng được"):
        retention()


def acts(*statuses: str) -> Any:
    return [
        SimpleNamespace(outcome={"status": status} if status else {}, effective=date(2026, 1, day))
        for day, status in enumerate(statuses, 1)
    ]


@pytest.mark.parametrize(
    ("statuses", "found"),
    [
        ((), None),
        (("under_review", ""), None),
        (("under_review", "disapproved", ""), ("disapproved", date(2026, 1, 2))),
        (("under_review", "evaluated", "", "archived"), ("evaluated", date(2026, 1, 2))),
        (("withdrawn", "archived"), ("withdrawn", date(2026, 1, 1))),
        (("disapproved", "under_review"), None),
    ],
)
def test_the_work_ends_with_the_last_status_that_ends_it(
    statuses: tuple[str, ...], found: tuple[str, date] | None
) -> None:
    assert ending(acts(*statuses)) == found
