"""Completed in part, in good faith and without damage: whether liability is excluded is before the province."""

from __future__ import annotations

from typing import Final

from khoithong.demonstration.story import Day, act, ballots, story

PLAN: Final = {
    "necessity": "Phiên họp không giấy và nhắc việc tự động cho các kết luận của Ủy ban nhân dân tỉnh.",
    "bottleneck": (
        "Kết luận phiên họp được theo dõi bằng văn bản giấy; 27% nhiệm vụ giao cho sở, ngành quá hạn mà cơ quan"
        " giao không biết cho đến kỳ báo cáo."
    ),
    "content": (
        "Mỗi kết luận thành một nhiệm vụ số có người chịu trách nhiệm và thời hạn; hệ thống nhắc trước 03 ngày và tổng"
        " hợp hằng tuần trình lãnh đạo."
    ),
    "scope": "Các phiên họp của Ủy ban nhân dân tỉnh; 14 sở, ngành và toàn bộ cấp xã.",
    "duration": "02 tháng.",
    "resources": "Phần mềm quản lý văn bản hiện có, bổ sung 380 triệu đồng; tổ chuyên trách 04 người.",
    "feasibility": "Phần mềm đã có chức năng giao việc; 10 sở, ngành đã dùng chữ ký số thường xuyên.",
    "impact": "Kỷ luật thực thi tốt hơn; cấp xã cần thời gian làm quen.",
    "expected_effect": "Tỷ lệ nhiệm vụ quá hạn dưới 5%; bỏ báo cáo giấy hằng tuần.",
}

STORY: Final = story(
    "partly-completed",
    act(-55, "08:50", "pcvp", "submit_plan", plan=PLAN, confirmed=["4/2"]),
    act(-53, "09:30", "cvp", "convene_meeting", on=Day(-50)),
    ballots(-50, "14:00", {"cvp": "for", "gd-hcc": "for"}, gd_hcc="vp-ubnd/deputy"),
    act(
        -50,
        "15:40",
        "cvp",
        "close_meeting",
        minutes="Biên bản số 22/BB-VP: 2/2 ý kiến tán thành; Phó Chánh Văn phòng có đề xuất không tham gia biểu quyết.",
        conditions_met=["5/1/b", "5/1/c", "5/1/d"],
        condition_reasons={
            "5/1/a": "Không xác định: việc theo dõi nhiệm vụ được giao đã có quy định chung.",
            "5/1/b": "Kỷ luật thực thi phục vụ người dân, doanh nghiệp.",
            "5/1/c": "1.240 nhiệm vụ quá hạn trong năm trước; không ảnh hưởng cơ quan khác.",
            "5/1/d": "Ứng dụng công nghệ thông tin trong quản lý, điều hành.",
        },
    ),
    act(-49, "10:00", "cvp", "seek_party_opinion", document="Tờ trình số 77/TTr-VP"),
    act(
        -47,
        "16:10",
        "cvp",
        "give_party_opinion",
        office="du-vp/head",
        opinion="agree",
        content="Đồng ý thực hiện, bắt đầu từ khối sở, ngành.",
        document="Công văn số 19-CV/ĐU",
    ),
    act(
        -45,
        "09:10",
        "cvp",
        "approve",
        document="Quyết định số 64/QĐ-VP",
        executors=["pcvp"],
        mode="implement",
        planned_completion=Day(-18),
        confirmed=["4/2"],
    ),
    act(
        -33,
        "16:30",
        "pcvp",
        "report_progress",
        percent=50,
        content="14/14 sở, ngành đã nhận nhiệm vụ trên hệ thống; tỷ lệ quá hạn còn 9%.",
        difficulties="Cấp xã chưa đồng bộ tài khoản sau sắp xếp; đường truyền ở 11 xã vùng cao chưa ổn định.",
    ),
    act(-18, "10:20", "pcvp", "declare_completion", on=Day(-18)),
    act(
        -15,
        "15:50",
        "pcvp",
        "submit_result_report",
        results=(
            "Khối sở, ngành đạt mục tiêu: tỷ lệ quá hạn 4,1%. Cấp xã mới đạt 58% nhiệm vụ trên hệ thống,"
            " chưa bỏ được báo cáo giấy."
        ),
    ),
    act(-14, "09:00", "cvp", "convene_meeting", on=Day(-11)),
    ballots(
        -11,
        "08:30",
        {
            "cvp": ("against", "Mục tiêu đối với cấp xã chưa đạt."),
            "gd-hcc": ("other", "Hoàn thành phần sở, ngành; phần cấp xã cần làm tiếp."),
        },
        gd_hcc="vp-ubnd/deputy",
    ),
    act(
        -11,
        "10:40",
        "cvp",
        "close_meeting",
        minutes="Biên bản số 35/BB-VP: không đủ tỷ lệ đánh giá hoàn thành; kết luận hoàn thành một phần.",
        conclusion="partial",
        reasons="Đạt mục tiêu ở 14/14 sở, ngành; chưa đạt ở cấp xã.",
        causes={
            "objective": "Tài khoản cấp xã phải lập lại sau sắp xếp đơn vị hành chính; hạ tầng vùng cao chưa bảo đảm.",
            "subjective": "Kế hoạch tập huấn cho cấp xã chậm 02 tuần so với dự kiến.",
        },
        findings={"right_policy": True, "pure_motive": True, "common_good": True, "damage": False},
    ),
    act(-10, "14:15", "cvp", "seek_party_opinion", document="Tờ trình số 103/TTr-VP"),
    act(
        -8,
        "15:20",
        "cvp",
        "give_party_opinion",
        office="du-vp/head",
        opinion="agree",
        content="Thống nhất đánh giá; việc thực hiện đúng chủ trương, động cơ trong sáng.",
        document="Công văn số 27-CV/ĐU",
    ),
    act(-6, "09:00", "cvp", "publish_result", document="Thông báo số 58/TB-VP"),
    act(-4, "10:30", "cvp", "propose_measure", measure="liability_excluded", beneficiary="pcvp"),
)
