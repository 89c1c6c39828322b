"""Every wording of a due date."""

from __future__ import annotations

import pytest

from khoithong.legaltext.dues import due_in
from khoithong.legaltext.normal import normal

Row = tuple[str, str, str | None, str | None, str | None]

FREE: list[Row] = [
    # words, kind, from, on, words kept
    ("Báo cáo trước ngày 30/8/2024 để tổng hợp", "date", None, "2024-08-29", "trước ngày 30/8/2024"),
    (
        "báo cáo chậm nhất 15/5/2024 (số liệu tính từ 01/01/2023 đến 30/4/2024)",
        "date",
        None,
        "2024-05-15",
        "chậm nhất 15/5/2024",
    ),
    ("kết quả thực hiện từ ngày 29/9/2023 đến ngày 31/5/2024", "none", None, None, None),
    ("gửi trước 30-8-2024", "date", None, "2024-08-29", "trước 30-8-2024"),
    (
        "xong trước ngày 01 tháng 3 năm 2024",
        "date",
        None,
        "2024-02-29",
        "xong trước ngày 01 tháng 3 năm 2024",
    ),
    ("trước 17 giờ 00 ngày 20/7/2024", "date", None, "2024-07-20", "trước 17 giờ 00 ngày 20/7/2024"),
    ("trước 16h30, ngày 20/7/2024", "date", None, "2024-07-20", "trước 16h30, ngày 20/7/2024"),
    ("chậm nhất ngày 15/3/2026", "date", None, "2026-03-15", "chậm nhất ngày 15/3/2026"),
    ("chậm nhất là ngày 15/3/2026", "date", None, "2026-03-15", "chậm nhất là ngày 15/3/2026"),
    ("hoàn thành đến hết ngày 15/3/2026", "date", None, "2026-03-15", "đến hết ngày 15/3/2026"),
    ("trình trong quý II năm 2024", "date", "2024-04-01", "2024-06-30", "quý II năm 2024"),
    ("trình trong qúy II năm 2024", "date", "2024-04-01", "2024-06-30", "qúy II năm 2024"),
    ("trình quý IV/2024", "date", "2024-10-01", "2024-12-31", "quý IV/2024"),
    ("trình trước quý III năm 2024", "date", None, "2024-06-30", "trước quý III năm 2024"),
    ("xong trong tháng 02/2024", "date", "2024-02-01", "2024-02-29", "xong trong tháng 02/2024"),
    ("xong trước tháng 6 năm 2024", "date", None, "2024-05-31", "trước tháng 6 năm 2024"),
    ("ban hành trong năm 2025", "date", "2025-01-01", "2025-12-31", "trong năm 2025"),
    ("ban hành trước năm 2025", "date", None, "2024-12-31", "trước năm 2025"),
    ("xong trong 6 tháng đầu năm 2024", "date", "2024-01-01", "2024-06-30", "6 tháng đầu năm 2024"),
    ("Hằng năm, tổng hợp, báo cáo", "periodic", None, None, "Hằng năm"),
    ("Định kỳ hàng năm tiến hành rà soát", "periodic", None, None, "Định kỳ hàng năm"),
    ("báo cáo định kỳ 6 tháng", "periodic", None, None, "định kỳ 6 tháng"),
    ("báo cáo trước ngày 15/12 hằng năm", "periodic", None, None, "trước ngày 15/12 hằng năm"),
    ("báo cáo trước ngày 25 hằng tháng", "periodic", None, None, "trước ngày 25 hằng tháng"),
    ("họp 6 tháng một lần", "periodic", None, None, "6 tháng một lần"),
    ("Thường xuyên theo dõi, kiểm tra", "standing", None, None, "thường xuyên"),
    (
        "trong thời hạn 10 ngày kể từ ngày nhận được, báo cáo",
        "none",
        None,
        None,
        "trong thời hạn 10 ngày kể từ ngày nhận được",
    ),
    (
        "chậm nhất sau 05 ngày làm việc kể từ ngày ký",
        "none",
        None,
        None,
        "chậm nhất sau 05 ngày làm việc kể từ ngày ký",
    ),
    ("báo cáo trước ngày 30/8", "none", None, None, "trước ngày 30/8"),
    ("trước ngày 31/02/2024", "none", None, None, None),
    ("theo Nghị định số 73/2023/NĐ-CP ngày 29/9/2023", "none", None, None, None),
    ("kết quả từ ngày 29/9/2023 đến ngày 31/10/2024", "none", None, None, None),
    ("kế hoạch năm 2024, giai đoạn 2021-2025", "none", None, None, None),
    ("chi thường xuyên của cơ quan", "none", None, None, None),
    ("nhiệm vụ được giao hằng năm", "none", None, None, None),
]

WHOLE: list[Row] = [
    ("thường xuyên.", "standing", None, None, "thường xuyên"),
    ("quý II năm 2024.", "date", "2024-04-01", "2024-06-30", "quý II năm 2024"),
    ("Năm 2024", "date", "2024-01-01", "2024-12-31", "Năm 2024"),
    ("tháng 12 năm 2025", "date", "2025-12-01", "2025-12-31", "tháng 12 năm 2025"),
    ("30/8/2024", "date", None, "2024-08-30", "30/8/2024"),
    ("2021-2025", "date", "2021-01-01", "2025-12-31", "2021-2025"),
    (
        "từ ngày 01/4/2024 đến ngày 30/9/2024",
        "date",
        "2024-04-01",
        "2024-09-30",
        "từ ngày 01/4/2024 đến ngày 30/9/2024",
    ),
    ("Hằng năm", "periodic", None, None, "Hằng năm"),
    ("theo kế hoạch được duyệt", "none", None, None, "theo kế hoạch được duyệt"),
    ("đầu tháng 5/2024", "none", None, None, "đầu tháng 5/2024"),
]


def _told(words: str, *, whole: bool) -> tuple[str, str | None, str | None, str | None]:
    due = due_in(normal(words), 0, len(words), whole=whole).to_json()
    return due["kind"], due["from"], due["on"], due["words"]


@pytest.mark.parametrize("row", FREE, ids=[row[0] for row in FREE])
def test_within_a_sentence(row: Row) -> None:
    assert _told(row[0], whole=False) == row[1:]


@pytest.mark.parametrize("row", WHOLE, ids=[row[0] for row in WHOLE])
def test_behind_a_label(row: Row) -> None:
    assert _told(row[0], whole=True) == row[1:]


def test_torn_by_a_line_end() -> None:
    assert _told("trong quý\nII năm\n2024", whole=False) == (
        "date",
        "2024-04-01",
        "2024-06-30",
        "quý II năm 2024",
    )
