"""`khoithong files tidy`: remove from the store of files what nothing rests on."""

import argparse
import sys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`tidy`."""
    parser.add_argument(
        "action", choices=["tidy"], help="dọn kho tệp: xóa nội dung không thuộc việc hay bản nháp nào"
    )


def run(arguments: argparse.Namespace) -> int:  # noqa: ARG001 - there is one action
    """Tidy; 1 when the store cannot be reached. The number removed goes to stderr."""
    from khoithong.casefiles.attachments.store import StoreFailed
    from khoithong.desk.tidy_files import tidy_files

    try:
        removed = tidy_files()
    except StoreFailed as failed:
        print(failed, file=sys.stderr)
        return 1
    print(f"Đã xóa {len(removed)} tệp không còn dùng.", file=sys.stderr)
    return 0
