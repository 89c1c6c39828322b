"""The head has let the limit for the meeting pass."""

from __future__ import annotations

from typing import Final

from khoithong.demonstration.story import act, story

PLAN: Final = {
    "necessity": "Trả kết quả thủ tục hành chính không phụ thuộc địa giới tại mọi điểm tiếp nhận trong tỉnh.",
    "bottleneck": (
        "Người dân phải nhận kết quả bản giấy tại nơi nộp hồ sơ; phần mềm một cửa của các xã chưa cho phép in và"
        " ký trả chéo, 35% lượt trả kết quả phải đi trên 20 km."
    ),
    "content": (
        "Chuẩn hóa con dấu số và mẫu kết quả điện tử; điểm tiếp nhận bất kỳ được in, xác thực và trả kết quả đã ký số"
        " của cơ quan khác."
    ),
    "scope": "Trung tâm Phục vụ hành chính công tỉnh và 96 điểm tiếp nhận cấp xã; 210 thủ tục.",
    "duration": "10 tháng.",
    "resources": "1,2 tỷ đồng nâng cấp hệ thống một cửa; máy in bảo mật cho 96 điểm.",
    "feasibility": "Hệ thống một cửa đã dùng chung cơ sở dữ liệu; 12 điểm đã chạy thử trong 01 tháng.",
    "impact": "Dân không phải quay lại nơi nộp; điểm tiếp nhận ở xã đông dân có thể quá tải vào thứ Hai.",
    "expected_effect": "Giảm 70% quãng đường đi nhận kết quả; 80% kết quả trả trong ngày ký.",
}

STORY: Final = story(
    "overdue",
    act(-12, "08:55", "gd-hcc", "submit_plan", plan=PLAN, agency="tt-hcc", confirmed=["4/2"]),
    act(
        -8,
        "16:40",
        "cvp",
        "request_supplement",
        content="Bổ sung phương án bảo mật con dấu số tại điểm tiếp nhận.",
    ),
    act(
        -6,
        "09:25",
        "gd-hcc",
        "supplement_plan",
        content=(
            "Con dấu số đặt tại máy chủ của tỉnh; điểm tiếp nhận chỉ in bản có mã xác thực, không giữ khóa ký."
        ),
    ),
)
