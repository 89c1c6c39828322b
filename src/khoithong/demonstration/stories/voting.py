"""The collective votes: the deputy who proposes is left out, one ballot is cast, the others are awaited."""

from __future__ import annotations

from typing import Final

from khoithong.demonstration.story import Day, act, ballots, story

PLAN: Final = {
    "necessity": (
        "Rút ngắn thời gian cấp giấy phép xây dựng nhà ở riêng lẻ từ 20 ngày xuống 07 ngày bằng hồ sơ thiết kế mẫu."
    ),
    "bottleneck": (
        "Hồ sơ nhà ở quy mô nhỏ vẫn phải thẩm tra thiết kế như công trình lớn; 62% hồ sơ bị trả lại ít nhất"
        " một lần vì bản vẽ không đúng quy cách."
    ),
    "content": (
        "Ban hành 24 mẫu thiết kế nhà ở đến 03 tầng đã được thẩm tra trước. Người dân chọn mẫu, hệ thống tự đối chiếu"
        " chỉ giới và mật độ xây dựng; công chức chỉ kiểm tra vị trí và phòng cháy."
    ),
    "scope": "Nhà ở riêng lẻ đến 03 tầng, diện tích sàn dưới 250 m² tại 12 phường.",
    "duration": "12 tháng kể từ ngày được phê duyệt.",
    "resources": "Kinh phí lập mẫu 480 triệu đồng từ nguồn cải cách hành chính; 03 công chức kiêm nhiệm.",
    "feasibility": (
        "Dữ liệu quy hoạch chi tiết của 12 phường đã số hóa; Hội Kiến trúc sư tỉnh nhận phối hợp lập mẫu."
    ),
    "impact": "Người dân giảm chi phí thiết kế; kiến trúc khu phố có thể kém đa dạng nếu ít mẫu.",
    "expected_effect": "Khoảng 1.900 hồ sơ mỗi năm được cấp phép trong 07 ngày; tỷ lệ trả lại dưới 10%.",
}

STORY: Final = story(
    "voting",
    act(-5, "09:15", "pgd3-sxd", "submit_plan", plan=PLAN, confirmed=["4/2"]),
    act(-5, "15:20", "vt-sxd", "register_plan", number="1874/ĐXST"),
    act(
        -4,
        "10:05",
        "gd-sxd",
        "request_supplement",
        content=("Làm rõ trách nhiệm khi mẫu thiết kế không phù hợp địa chất của thửa đất."),
    ),
    act(
        -3,
        "08:50",
        "pgd3-sxd",
        "supplement_plan",
        content=("Bổ sung bản đồ địa chất của 12 phường; thửa đất thuộc vùng nền yếu không áp dụng mẫu."),
    ),
    act(-3, "14:30", "gd-sxd", "convene_meeting", on=Day(0)),
    ballots(
        0,
        "08:10",
        {
            "pgd1-sxd": ("for", "Nhất trí. Đề nghị công khai danh mục mẫu trên cổng dịch vụ công."),
        },
    ),
)
