"""Rejected by the collective; the head takes it upon himself, the Party body agrees, the decision is due."""

from __future__ import annotations

from typing import Final

from khoithong.demonstration.story import Day, act, ballots, story

PLAN: Final = {
    "necessity": "Công khai bản đồ quy hoạch trực tuyến, thay việc cấp chứng chỉ quy hoạch bằng tra cứu tự động.",
    "bottleneck": (
        "Người dân và doanh nghiệp phải chờ 15 ngày để có thông tin quy hoạch bằng văn bản, dù bản đồ đã được"
        " phê duyệt và số hóa."
    ),
    "content": (
        "Mở bản đồ quy hoạch đã phê duyệt trên cổng thông tin; phiếu thông tin quy hoạch được lập tự động,"
        " ký số và trả ngay trong ngày."
    ),
    "scope": "Toàn bộ đồ án quy hoạch chung, quy hoạch phân khu đã phê duyệt trong tỉnh.",
    "duration": "08 tháng.",
    "resources": "900 triệu đồng nguồn sự nghiệp kinh tế; hạ tầng dùng chung của tỉnh.",
    "feasibility": "Đã thử nghiệm với 04 đồ án phân khu trong quý trước, sai lệch tọa độ dưới 0,2 m.",
    "impact": "Minh bạch thị trường; có nguy cơ đầu cơ đất quanh dự án mới công bố.",
    "expected_effect": "Bỏ khoảng 2.600 lượt cấp văn bản giấy mỗi năm; tra cứu trong ngày.",
}

STORY: Final = story(
    "awaiting-decision",
    act(-17, "10:10", "tp-sxd", "submit_plan", plan=PLAN, confirmed=["4/2"]),
    act(-15, "08:40", "gd-sxd", "convene_meeting", on=Day(-12)),
    ballots(
        -12,
        "14:00",
        {
            "gd-sxd": "for",
            "pgd1-sxd": ("against", "Nguy cơ đầu cơ đất chưa có biện pháp kiểm soát."),
            "pgd2-sxd": ("against", "Cần hoàn thành rà soát mốc giới trước khi công khai."),
            "pgd3-sxd": ("other", "Đề nghị thí điểm tại một phường trước."),
        },
    ),
    act(
        -12,
        "16:30",
        "gd-sxd",
        "close_meeting",
        minutes="Biên bản số 52/BB-SXD: 1 tán thành, 2 không tán thành, 1 ý kiến khác; đề xuất không được thông qua.",
        conditions_met=["5/1/a", "5/1/b", "5/1/c", "5/1/d"],
        condition_reasons="Các điều kiện được xác định theo báo cáo của Phòng Quy hoạch - Kiến trúc.",
    ),
    act(
        -10,
        "09:00",
        "gd-sxd",
        "proceed_despite_rejection",
        necessity="Việc chậm cung cấp thông tin quy hoạch là phản ánh nhiều nhất của doanh nghiệp trong hai năm qua.",
        feasibility=(
            "Đã thử nghiệm với 04 đồ án; khu vực đang rà soát mốc giới được tạm ẩn cho đến khi hoàn thành."
        ),
        document="Quyết định số 231/QĐ-SXD",
    ),
    act(-9, "10:30", "gd-sxd", "seek_party_opinion", document="Tờ trình số 655/TTr-SXD"),
    act(
        -3,
        "15:00",
        "vt-sxd",
        "give_party_opinion",
        office="du-sxd/clerk",
        opinion="agree",
        content="Thống nhất chủ trương; yêu cầu báo cáo Đảng ủy sau 03 tháng về biến động giá đất khu vực công khai.",
        document="Công văn số 88-CV/ĐU",
    ),
)
