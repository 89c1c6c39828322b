"""A plan that has just arrived: nobody has looked at it yet."""

from __future__ import annotations

from typing import Final

from khoithong.demonstration.story import act, story

PLAN: Final = {
    "necessity": (
        "Bỏ yêu cầu nộp lại bản giấy hồ sơ cán bộ đã có trong cơ sở dữ liệu quốc gia khi bổ nhiệm, điều động."
    ),
    "bottleneck": (
        "Quy trình hiện hành buộc mỗi lượt bổ nhiệm, điều động phải sao lục, chứng thực lại lý lịch và văn bằng,"
        " dù dữ liệu đã được số hóa và xác thực. Mỗi hồ sơ mất trung bình 09 ngày chỉ để thu thập giấy tờ."
    ),
    "content": (
        "Khai thác dữ liệu cán bộ, công chức, viên chức thay cho bản sao giấy; người được đề nghị xác nhận"
        " thông tin bằng chữ ký số. Chỉ yêu cầu nộp giấy tờ chưa có trong dữ liệu."
    ),
    "scope": "Các sở, ban, ngành và Ủy ban nhân dân cấp xã; hồ sơ thuộc thẩm quyền thẩm định của Sở Nội vụ.",
    "duration": "Thực hiện trong 06 tháng; tổng kết trước khi đề nghị mở rộng.",
    "resources": "Nhân lực hiện có của Phòng Cải cách hành chính; không phát sinh kinh phí phần mềm.",
    "feasibility": (
        "Dữ liệu của 97% cán bộ, công chức, viên chức trong tỉnh đã được đồng bộ và xác thực; chữ ký số đã cấp"
        " cho toàn bộ lãnh đạo cấp phòng trở lên."
    ),
    "impact": "Giảm chi phí tuân thủ; cần quy chế bảo vệ dữ liệu cá nhân khi khai thác chung.",
    "expected_effect": "Rút thời gian chuẩn bị hồ sơ từ 09 ngày xuống 02 ngày; bỏ khoảng 4.000 bản sao mỗi năm.",
}

STORY: Final = story(
    "just-submitted",
    act(0, "07:40", "tp-snv", "submit_plan", plan=PLAN, confirmed=["4/2"]),
)
