"""The directives of the demonstration, in the order they went out. Interrupted, the building goes on."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from khoithong.demonstration.directing.carrying_out import Doing
from khoithong.demonstration.directing.issuing import Imported, issued
from khoithong.demonstration.directing.publishing import publish
from khoithong.demonstration.player import Stuck
from khoithong.desk.answers import IdempotencyConflict
from khoithong.desk.clock import FixedClock
from khoithong.desk.directives.acting import Faulty
from khoithong.desk.directives.rounds import open_rounds

if TYPE_CHECKING:
    from khoithong.directives.models import Directive

_RESULT: Final = (
    "Đã tổ chức quán triệt, giao phòng tổ chức cán bộ tham mưu, bố trí kinh phí trong dự toán được giao."
)
_REPORT: Final = "Báo cáo kết quả theo năm nội dung, kèm danh mục văn bản và sản phẩm cụ thể."


def build_directives(now: datetime) -> None:
    """Issue the five texts and play what the agencies did, none of it later than `now`. Raises `Stuck`."""
    try:
        _build(now)
    except (Faulty, IdempotencyConflict, LookupError) as problem:
        raise Stuck(f"văn bản chỉ đạo: {problem}") from problem


def _build(now: datetime) -> None:
    _plan_of_area_b(now)
    _letter_of_area_c(now)
    _letter_of_home_affairs(now)
    _plan_of_area_d(now)
    regulation = _regulation_of_the_province(now)
    open_rounds(clock=FixedClock(now))
    publish(regulation, now)


def _letter_of_home_affairs(now: datetime) -> None:
    """398/SNV-CCVC to twenty agencies: most reported in time, some late, some were given time, one never came."""
    communes = ("p-hung-thai", "p-song-may", "x-bang-son", "x-dong-lang")
    row = issued(
        Imported(
            "vinh-phuc-2024",
            "so-nv",
            "vt-snv",
            "so-nv/clerk",
            datetime(2024, 3, 21, 8, 40),
            "Cong-van-398-SNV-CCVC.txt",
            added=(("UBND các xã, phường", communes),),
            dropped=("Chủ tịch UBND các huyện",),
        )
    )
    do = Doing(row, now)
    departments = (
        "vp-ubnd", "so-tc", "so-yt", "so-gddt", "so-khcn", "so-ct", "so-vhttdl", "so-tp", "bql-kkt", "thanh-tra",
    )  # fmt: skip
    units = ("truong-cd", "bql-da", "hoi-ctd")
    waiting = ("so-xd", "so-nnmt", "p-hung-thai", "p-song-may", "x-bang-son")
    do.take((*departments, *units, *waiting), date(2024, 3, 27), ("1", "5"))
    do.take(departments[:4], date(2024, 3, 27), ("3",))
    do.finish(departments, "1", date(2024, 5, 10), _RESULT)
    do.finish((*departments[:7], *units[:2]), "5", date(2024, 8, 26), _REPORT)
    do.finish((*departments[7:], "hoi-ctd"), "5", date(2024, 9, 4), _REPORT)
    # The association had nobody in office here before the reorganisation.
    do.take(("lhh-khkt",), date(2025, 7, 8), ("1", "5"))
    do.finish(("lhh-khkt",), "5", date(2025, 7, 22), _REPORT)
    for agency in waiting:
        later = now.date() + timedelta(days=-6 if agency in ("p-song-may", "x-bang-son") else 14)
        do.more_time(
            agency,
            "5",
            date(2025, 7, 10),
            later,
            "Cơ quan được tổ chức lại từ 01/7/2025, cần tổng hợp số liệu của các đơn vị hợp nhất.",
        )
    do.progress("so-xd", "5", date(2025, 9, 16), 60, "Đã có số liệu của 4/6 phòng, đơn vị.")
    do.progress("p-song-may", "5", date(2025, 10, 2), 30, "Đang rà soát hồ sơ của các xã cũ.")
    for agency in departments[:4]:
        do.progress(
            agency, "3", date(2024, 7, 5), 50, "Đã kiểm tra 6 tháng đầu năm, chưa phát hiện lợi dụng."
        )


def _plan_of_area_d(now: datetime) -> None:
    """The city's plan: its department of home affairs leads, all review each year."""
    row = issued(
        Imported(
            "can-tho-2024",
            "ubnd-d",
            "pct-ud",
            "ubnd-d/deputy",
            datetime(2024, 4, 24, 9, 5),
            "Ke-hoach-88-KH-UBND.txt",
        )
    )
    do = Doing(row, now)
    both = ("so-d", "so-nv-d")
    do.take(both, date(2024, 5, 3))
    do.finish(("so-nv-d",), "II/2", date(2024, 6, 21), "Đã trình dự thảo trình tự, thủ tục.")
    do.finish(
        ("so-nv-d",), "IV/2/b", date(2024, 6, 21), "Tờ trình kèm dự thảo đã gửi Ủy ban nhân dân thành phố."
    )
    do.finish(both, "IV/1/b", date(2024, 7, 2), "Đã ban hành kế hoạch của cơ quan.")
    for agency in both:
        do.progress(agency, "II/1", date(2024, 6, 28), 50, "Đã phổ biến ở hội nghị cán bộ, công chức.")
    _yearly(do, both, "IV/1/d", (2024, 2025))


def _plan_of_area_b(now: datetime) -> None:
    """The plan of another province, one department there."""
    row = issued(
        Imported(
            "soc-trang-2023",
            "ubnd-b",
            "pct-ub",
            "ubnd-b/deputy",
            datetime(2023, 7, 24, 14, 20),
            "Ke-hoach-cua-UBND-tinh.txt",
        )
    )
    do = Doing(row, now)
    do.take(("so-b",), date(2023, 8, 1))
    do.finish(("so-b",), "II/1", date(2023, 9, 15), "Đã quán triệt đến toàn thể công chức, viên chức của sở.")
    do.progress("so-b", "II/4", date(2024, 1, 10), 50, "Đã theo dõi hai giải pháp thí điểm.")


def _letter_of_area_c(now: datetime) -> None:
    """The letter without number and day; two departments it names are no more, others take their place by hand."""
    row = issued(
        Imported(
            "ninh-thuan-2021",
            "ubnd-c",
            "pct-uc",
            "ubnd-c/deputy",
            datetime(2022, 11, 14, 10, 10),
            "Cong-van-trien-khai-Ket-luan-14.txt",
            changed={
                "5": {"every": "year"},
                "6": {"to": "chosen", "lead": ["so-c"]},
                "7": {"to": "chosen", "lead": ["ubnd-c"]},
            },
        )
    )
    do = Doing(row, now)
    do.take(("so-c",), date(2022, 11, 21))
    do.finish(("so-c",), "1", date(2022, 12, 20), "Đã tổ chức học tập trong toàn sở.")
    do.progress("so-c", "6", date(2023, 3, 15), 50, "Đã đăng 6 tin, bài trên trang thông tin của sở.")
    _yearly(do, ("so-c",), "5", (2022, 2023, 2024, 2025))


def _regulation_of_the_province(now: datetime) -> Directive:
    """The regulation itself: yearly reports, communication, inspection; most have taken it up, the year is not over."""
    begun = min(datetime(2026, 4, 13, 15, 0), now)
    row = issued(
        Imported(
            "tinh-uy-2026",
            "tinh-uy",
            "vt-tu",
            "tinh-uy/clerk",
            begun,
            "Quy-dinh-cua-Ban-Thuong-vu-Tinh-uy.txt",
            kept=("14/5", "14/8", "19/1", "19/2", "19/3", "19/4", "19/5", "20/1"),
            changed={
                "14/5": {"every": "year"},
                "19/5": {"to": "chosen", "lead": ["du-mttq"]},
                "20/1": {"every": "year"},
            },
        )
    )
    do = Doing(row, now)
    eager = (
        "vp-ubnd", "so-nv", "so-xd", "so-tc", "so-nnmt", "so-yt", "so-gddt", "thanh-tra", "ldld", "du-ubnd",
    )  # fmt: skip
    taken = min(begun + timedelta(days=4), now).date()
    do.take(eager, taken, ("14/8", "19/1"))
    do.take(("btg-tu", "ubkt-tu", "btc-tu", "du-mttq", "du-ubnd"), taken)
    done = min(begun + timedelta(days=70), now).date()
    do.finish(("so-nv", "so-tc", "so-yt", "so-xd", "ldld"), "19/1", done, _RESULT)
    do.progress(
        "btg-tu", "19/2", done, 40, "Đã ban hành kế hoạch tuyên truyền, đăng 2 bài, tổ chức 1 hội nghị."
    )
    do.progress("so-nv", "14/8", done, 50, "Đã có số liệu 6 tháng.")
    return row


def _yearly(do: Doing, agencies: tuple[str, ...], clause: str, years: tuple[int, ...]) -> None:
    """Open the round of each year in it and report it done in December."""
    for year in years:
        open_rounds(clock=FixedClock(datetime(year, 12, 1, 7, 0)))
        on = date(year, 12, 18)
        do.take(agencies, on, (clause,))
        do.finish(agencies, clause, on, f"Đã rà soát, tổng kết năm {year}.")
