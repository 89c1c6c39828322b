"""A proposal half written, as its author left it."""

from __future__ import annotations

from typing import Any, Final

OWNER: Final = "pgd2-sxd"

DRAFT: Final[dict[str, Any]] = {
    "agency": "so-xd",
    "co_proposers": ["tp-sxd"],
    "plan": {
        "necessity": (
            "Công khai trực tuyến tiến độ thẩm định thiết kế công trình vốn ngân sách để chủ đầu tư"
            " không phải đi hỏi."
        ),
        "bottleneck": (
            "Chủ đầu tư chỉ biết kết quả khi hết hạn thẩm định; văn bản yêu cầu bổ sung gửi qua đường bưu chính"
            " mất trung bình 04 ngày mỗi lượt."
        ),
        "content": "Mỗi hồ sơ có một mã tra cứu; ý kiến của từng bộ môn hiện lên ngay khi cán bộ thẩm định ký số.",
    },
}
"""Sections still missing: the task list shows what remains."""
