"""`khoithong tasks open-rounds`: open the rounds of periodic tasks that have begun."""

import argparse
import sys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`open-rounds`."""
    parser.add_argument(
        "action",
        choices=["open-rounds"],
        help="mở các kỳ đã đến của nhiệm vụ định kỳ; chạy lại không mở thêm",
    )


def run(arguments: argparse.Namespace) -> int:  # noqa: ARG001 - there is one action
    """Open them. The number of assignments made goes to stderr."""
    from khoithong.desk.directives.rounds import open_rounds

    print(f"Đã giao {open_rounds()} phần việc của kỳ mới.", file=sys.stderr)
    return 0
