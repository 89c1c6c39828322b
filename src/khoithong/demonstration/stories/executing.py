"""Approved and under way, a condition of encouragement open; a report that was asked for has not been handed in."""

from __future__ import annotations

from typing import Final

from khoithong.demonstration.story import Day, act, ballots, story

PLAN: Final = {
    "necessity": "Một đầu mối tiếp nhận thẩm định thiết kế, phòng cháy và môi trường cho dự án nhà ở xã hội.",
    "bottleneck": (
        "Chủ đầu tư nhà ở xã hội phải lần lượt xin ba ý kiến chuyên ngành; mỗi lần chỉnh sửa lại quay về từ đầu,"
        " tổng thời gian trung bình 118 ngày."
    ),
    "content": (
        "Tổ thẩm định liên ngành họp hằng tuần trên một bộ hồ sơ số, ra một văn bản tổng hợp; ý kiến chậm quá"
        " 05 ngày làm việc được ghi là không có ý kiến."
    ),
    "scope": "Dự án nhà ở xã hội và nhà ở công nhân trên địa bàn tỉnh.",
    "duration": "12 tháng.",
    "resources": "07 công chức kiêm nhiệm của ba cơ quan; phòng họp trực tuyến sẵn có.",
    "feasibility": "Công an tỉnh và Sở Nông nghiệp và Môi trường đã đồng ý cử người tham gia thường xuyên.",
    "impact": "Đẩy nhanh nguồn cung nhà ở; áp lực lớn lên công chức thẩm định trong giai đoạn đầu.",
    "expected_effect": "Còn không quá 45 ngày mỗi dự án; năm đầu gỡ vướng cho 06 dự án với 3.100 căn.",
}

STORY: Final = story(
    "executing",
    act(-40, "08:20", "pgd1-sxd", "submit_plan", plan=PLAN, confirmed=["4/2"]),
    act(-39, "09:00", "vt-sxd", "register_plan", number="1502/ĐXST"),
    act(-38, "15:40", "gd-sxd", "convene_meeting", on=Day(-35)),
    ballots(
        -35,
        "08:15",
        {
            "gd-sxd": "for",
            "pgd2-sxd": ("for", "Đồng ý; cần bố trí thêm người trong ba tháng đầu."),
            "pgd3-sxd": "for",
        },
    ),
    act(
        -35,
        "10:50",
        "gd-sxd",
        "close_meeting",
        minutes="Biên bản số 41/BB-SXD: 3/3 ý kiến tán thành; Phó Giám đốc có đề xuất không tham gia biểu quyết.",
        conditions_met=["5/1/a", "5/1/b", "5/1/d"],
        condition_reasons={
            "5/1/a": "Chưa có quy định về thẩm định đồng thời của ba cơ quan.",
            "5/1/b": "Tăng nguồn cung nhà ở cho người thu nhập thấp và công nhân.",
            "5/1/c": "Chưa xác định: còn chờ ý kiến bằng văn bản của Công an tỉnh về phần phòng cháy.",
            "5/1/d": "Cải cách thủ tục hành chính, chuyển đổi số.",
        },
    ),
    act(-34, "10:00", "gd-sxd", "seek_party_opinion", document="Tờ trình số 540/TTr-SXD"),
    act(
        -31,
        "16:00",
        "vt-sxd",
        "give_party_opinion",
        office="du-sxd/clerk",
        opinion="agree",
        content="Nhất trí thực hiện; giao chi bộ các phòng liên quan theo dõi.",
        document="Công văn số 71-CV/ĐU",
    ),
    act(
        -29,
        "09:30",
        "gd-sxd",
        "approve",
        document="Quyết định số 198/QĐ-SXD",
        executors=["pgd1-sxd", "tp-sxd"],
        mode="implement",
        planned_completion=Day(30),
        confirmed=["4/2"],
    ),
    act(
        -28,
        "14:10",
        "gd-sxd",
        "allocate_resources",
        content="Bố trí 03 công chức chuyên trách trong ba tháng đầu và 120 triệu đồng trang thiết bị họp trực tuyến.",
    ),
    act(
        -28,
        "14:30",
        "gd-sxd",
        "apply_measure",
        measure="resources",
        beneficiary="pgd1-sxd",
        document="Quyết định số 201/QĐ-SXD",
    ),
    act(
        -28,
        "14:40",
        "gd-sxd",
        "apply_measure",
        measure="resources",
        beneficiary="tp-sxd",
        document="Quyết định số 201/QĐ-SXD",
    ),
    act(
        -20,
        "16:20",
        "pgd1-sxd",
        "report_progress",
        percent=25,
        content="Tổ liên ngành đã họp 04 phiên; ban hành quy chế làm việc; tiếp nhận 02 dự án đầu tiên.",
    ),
    act(
        -16,
        "10:30",
        "cn-ubkt",
        "supervision_note",
        content="Cách làm có căn cứ, hồ sơ rõ ràng; đề nghị Sở tổng hợp thành mô hình để phổ biến.",
    ),
    act(
        -9,
        "15:15",
        "tp-sxd",
        "report_progress",
        percent=55,
        content="Đã ra văn bản tổng hợp cho 03 dự án, thời gian trung bình 41 ngày.",
        difficulties="Ý kiến về môi trường của 02 dự án ven sông còn chậm do phải khảo sát bổ sung.",
    ),
    act(
        -8,
        "09:40",
        "gd-sxd",
        "give_direction",
        content="Mời đơn vị quan trắc tham gia họp tuần; dự án ven sông khảo sát trước khi nộp hồ sơ.",
    ),
    act(
        -7,
        "08:30",
        "gd-sxd",
        "request_report",
        due=Day(-2),
        content="Báo cáo kết quả xử lý hai dự án ven sông và đề xuất bố trí người sau ba tháng đầu.",
    ),
)
