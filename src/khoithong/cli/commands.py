"""The table of subcommands: the one place to add one.

A subcommand's module has `add_arguments(parser: argparse.ArgumentParser) -> None` and
`run(arguments: argparse.Namespace) -> int` (the exit status). It is imported only when the
subcommand is called, so that `khoithong --help` and `khoithong rehearse` start at once.
"""

from typing import NamedTuple


class Command(NamedTuple):
    """One subcommand: its name, the module that runs it, a line of help, and what must be ready before."""

    name: str
    module: str
    help: str
    needs_django: bool = False
    """Start the database (unless it runs already) and set Django up before the module is imported."""


COMMANDS = (
    Command(
        "rehearse", "khoithong.rehearsal.command", "diễn tập: chạy tệp kịch bản, so kết quả với điều mong đợi"
    ),
    Command(
        "regulation",
        "khoithong.lawbook.command",
        "gói quy định: kiểm tra (check), bảng hành vi (table), so sánh (diff), sơ đồ (diagram)",
    ),
    Command(
        "document",
        "khoithong.cli.document",
        "văn bản: liệt kê các loại (list), lập bản mẫu (sample), soạn từ hồ sơ (make), ký số (sign), kiểm tra chữ ký (check)",
    ),
    Command(
        "directive",
        "khoithong.cli.directive",
        "văn bản đến: đọc danh tính, viện dẫn, nhiệm vụ từ tệp .txt, .docx, .pdf (read)",
    ),
    Command(
        "casefile",
        "khoithong.cli.casefile",
        "hồ sơ lưu: xuất thành gói (export), kiểm tra gói (verify, script)",
        needs_django=True,
    ),
    Command("serve", "khoithong.cli.serve", "chạy ứng dụng web cùng cơ sở dữ liệu"),
    Command(
        "demo", "khoithong.demonstration.command", "dựng dữ liệu trình diễn, in tài khoản", needs_django=True
    ),
    Command(
        "projections", "khoithong.cli.projections", "dựng lại, đối chiếu các bảng tra cứu", needs_django=True
    ),
    Command("files", "khoithong.cli.files", "dọn kho tệp: xóa nội dung không còn dùng", needs_django=True),
    Command(
        "tasks",
        "khoithong.cli.tasks",
        "nhiệm vụ theo văn bản chỉ đạo: mở kỳ mới của nhiệm vụ định kỳ (open-rounds)",
        needs_django=True,
    ),
    Command("manage", "khoithong.cli.manage", "lệnh quản trị của Django: khoithong manage migrate, …"),
)
