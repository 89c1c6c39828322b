"""The plan of a director whom the provincial Party committee manages: taken in, consulted on, the meeting ahead."""

from __future__ import annotations

from typing import Final

from khoithong.demonstration.story import Day, act, story

PLAN: Final = {
    "necessity": "Khoán chi và tự chủ mua thuốc, vật tư thiết yếu cho trạm y tế xã để không gián đoạn khám, chữa bệnh.",
    "bottleneck": (
        "Trạm y tế xã không được tự mua thuốc thiết yếu ngoài đợt đấu thầu tập trung; 43% trạm từng hết thuốc"
        " huyết áp, đái tháo đường ít nhất một lần trong năm."
    ),
    "content": (
        "Giao định mức chi khoán theo dân số và nhóm bệnh mạn tính; trạm y tế đặt hàng qua danh mục giá đã công khai,"
        " thanh toán và đối soát điện tử trong 07 ngày."
    ),
    "scope": "Toàn bộ trạm y tế xã, phường trong tỉnh; khoảng 82.000 người bệnh mạn tính.",
    "duration": "12 tháng, sơ kết sau 06 tháng.",
    "resources": "Trong dự toán chi thường xuyên đã giao cho y tế cơ sở; không phát sinh biên chế.",
    "feasibility": "Dữ liệu tiêu thụ ba năm đã có; 09 trạm làm điểm không phát sinh sai phạm khi kiểm toán nội bộ.",
    "impact": "Người bệnh được cấp thuốc liên tục; cần kiểm soát xung đột lợi ích khi đặt hàng.",
    "expected_effect": "Không còn trạm hết thuốc thiết yếu quá 03 ngày; giảm 25% lượt chuyển tuyến không cần thiết.",
}

STORY: Final = story(
    "standing-board",
    act(-6, "08:35", "gd-stc", "submit_plan", plan=PLAN, confirmed=["4/2"]),
    act(-6, "14:25", "tm-btc", "register_plan", number="417-ĐX/BTCTU"),
    act(
        -4,
        "09:50",
        "tm-btc",
        "consult",
        with_=["Sở Y tế", "Bảo hiểm xã hội tỉnh", "Chuyên gia kinh tế y tế"],
        content="Lấy ý kiến về định mức khoán, cơ chế đặt hàng và kiểm soát xung đột lợi ích.",
        standing_approval="Thông báo số 215-TB/TU",
    ),
    act(-2, "15:45", "bi-thu", "convene_meeting", on=Day(1)),
)
