"""Wide and complex, so a council judges it: established, the plan sent to its members, the meeting ahead."""

from __future__ import annotations

from typing import Final

from khoithong.demonstration.story import Day, act, story

PLAN: Final = {
    "necessity": "Làm sạch và mở cơ sở dữ liệu đất đai dùng chung cho toàn bộ các xã, phường sau sắp xếp.",
    "bottleneck": (
        "Dữ liệu thửa đất nằm ở năm hệ thống với mã khác nhau; 18% thửa đất sai lệch diện tích giữa hồ sơ giấy"
        " và dữ liệu số nên cấp xã không dám sử dụng."
    ),
    "content": (
        "Tổ công nghệ số cộng đồng cùng công chức địa chính đối chiếu từng thửa đất, người sử dụng đất xác nhận qua"
        " định danh điện tử; dữ liệu đã xác nhận được dùng thay bản sao giấy chứng nhận trong thủ tục hành chính."
    ),
    "scope": "Toàn tỉnh, khoảng 640.000 thửa đất; liên quan đất đai, thuế, tư pháp, xây dựng và cấp xã.",
    "duration": "18 tháng, chia ba đợt theo cụm xã.",
    "resources": "11,5 tỷ đồng từ ngân sách chuyển đổi số; 96 tổ công nghệ số cộng đồng.",
    "feasibility": "Đợt làm điểm tại hai xã đã đối chiếu 9.200 thửa trong 06 tuần, đạt 94% xác nhận.",
    "impact": "Tạo nền cho thủ tục không giấy; cần bảo vệ dữ liệu cá nhân và giải quyết khiếu nại về ranh giới.",
    "expected_effect": "Ít nhất 90% thửa đất có dữ liệu đúng, đủ, sạch, sống; giảm 30% thời gian các thủ tục đất đai.",
}

MEMBERS: Final = (
    {"person": "gd-snnmt", "capacity": "chair", "as": "head"},
    {"person": "pgd-snv", "capacity": "vice_chair", "as": "agency"},
    {"person": "pcvp", "capacity": "member", "as": "agency", "secretary": True},
    {"person": "tp-sxd", "capacity": "member", "as": "agency"},
    {"person": "chuyen-gia", "capacity": "member", "as": "scientist"},
)

STORY: Final = story(
    "council",
    act(-4, "09:30", "pgd-snnmt", "submit_plan", plan=PLAN, co_proposers=["tp-snnmt"], confirmed=["4/2"]),
    act(
        -3,
        "10:15",
        "gd-snnmt",
        "choose_route",
        route="council",
        reason=("Phạm vi toàn tỉnh, liên quan nhiều lĩnh vực và tác động đến mọi người sử dụng đất."),
    ),
    act(-2, "08:30", "gd-snnmt", "establish_council", members=MEMBERS, document="Quyết định số 309/QĐ-SNNMT"),
    act(-2, "10:00", "pcvp", "dispatch_plan"),
    act(-1, "14:20", "gd-snnmt", "convene_meeting", on=Day(3)),
)
