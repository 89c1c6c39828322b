"""`khoithong projections rebuild`: the tables that lists read, built again from the register or compared with it."""

import argparse
import sys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`rebuild`, and `--check` to compare only."""
    parser.add_argument("action", choices=["rebuild"], help="dựng lại mọi bảng tra cứu từ sổ hành vi")
    parser.add_argument(
        "--check", action="store_true", help="chỉ đối chiếu, không sửa; có sai khác thì trả về 1"
    )


def run(arguments: argparse.Namespace) -> int:
    """Rebuild, or compare and return 1 when anything differs. Differences go to stdout, a line each."""
    from khoithong.casefiles.models import Case
    from khoithong.casefiles.projection.store import differences, rebuild

    cases = list(Case.objects.order_by("id").values_list("id", flat=True))
    if arguments.check:
        found = [line for case in cases for line in differences(case)]
        for line in found:
            print(line)
        print(f"Đã đối chiếu {len(cases)} hồ sơ: {len(found)} chỗ sai khác.", file=sys.stderr)
        return 1 if found else 0
    changed = sum(rebuild(case) for case in cases)
    print(f"Đã dựng lại {len(cases)} hồ sơ: {changed} hồ sơ có thay đổi.", file=sys.stderr)
    return 0
