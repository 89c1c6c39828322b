"""`khoithong demo`: a made-up province to try everything in, and the accounts to do it with."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from khoithong.demonstration.accounts import table
from khoithong.demonstration.build import NotEmpty, build
from khoithong.demonstration.player import Stuck
from khoithong.demonstration.timetable import TooEarly
from khoithong.desk.clock import server_clock

if TYPE_CHECKING:
    import argparse

_NOT_EMPTY = (
    "Cơ sở dữ liệu đã có tổ chức hoặc hồ sơ không phải dữ liệu trình diễn. Dùng một thư mục dữ liệu khác"
    " (KHOITHONG_HOME) để dựng trình diễn."
)
_TOO_EARLY = "Ngày của máy chủ trước ngày văn bản có hiệu lực. Chỉnh lại ngày giờ của máy rồi chạy lại."
_STUCK = (
    "Dữ liệu trình diễn dựng dở từ một phiên bản khác, không dựng tiếp được: {where}."
    " Xóa thư mục dữ liệu (mặc định var/) hoặc dùng một thư mục khác (KHOITHONG_HOME), rồi chạy lại."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`--if-empty` and `--accounts`."""
    parser.add_argument(
        "--if-empty",
        action="store_true",
        help="chỉ dựng khi chưa có dữ liệu (hoặc dựng tiếp nếu dở dang); đã có thì thôi, không báo lỗi",
    )
    parser.add_argument("--accounts", action="store_true", help="chỉ in tài khoản trình diễn")


def run(arguments: argparse.Namespace) -> int:
    """Build the demonstration, or print its accounts; 1 when it cannot be built, with the reason on stderr."""
    now = server_clock()
    if arguments.accounts:
        return _print_accounts(table(now.date()))
    try:
        done = build(now, _tell)
    except NotEmpty:
        return 0 if arguments.if_empty else _refuse(_NOT_EMPTY)
    except TooEarly:
        return _refuse(_TOO_EARLY)
    except Stuck as stuck:
        return _refuse(_STUCK.format(where=stuck))
    if not arguments.if_empty or done:
        print("Đã dựng dữ liệu trình diễn." if done else "Dữ liệu trình diễn đã có sẵn.")  # noqa: T201
    return 0


def _tell(done: int, of: int) -> None:
    """Say how far the building is: on a terminal in one line that changes, elsewhere every twenty cases."""
    if sys.stderr.isatty():
        end = "\n" if done == of else ""
        print(f"\rĐang dựng tỉnh trình diễn: {done}/{of} hồ sơ", end=end, file=sys.stderr, flush=True)  # noqa: T201
    elif done in (0, of) or done % 20 == 0:
        print(f"Đang dựng tỉnh trình diễn: {done}/{of} hồ sơ", file=sys.stderr, flush=True)  # noqa: T201


def _print_accounts(accounts: str) -> int:
    if accounts:
        print(accounts)  # noqa: T201
    return 0


def _refuse(reason: str) -> int:
    print(f"khoithong demo: {reason}", file=sys.stderr)  # noqa: T201
    return 1
