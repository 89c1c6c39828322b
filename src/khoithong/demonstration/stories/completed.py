"""Evaluated as completed: praise given, a commendation applied, an early pay rise proposed and another decided."""

from __future__ import annotations

from typing import Final

from khoithong.demonstration.story import Day, act, ballots, story

PLAN: Final = {
    "necessity": "Giao cấp xã giải quyết trọn gói 32 thủ tục bảo trợ xã hội và người có công ngay tại một cửa.",
    "bottleneck": (
        "Cấp xã chỉ tiếp nhận rồi chuyển hồ sơ lên cấp trên; người cao tuổi, người có công phải chờ trung bình"
        " 21 ngày dù điều kiện đã rõ trong dữ liệu."
    ),
    "content": (
        "Ủy quyền cho Chủ tịch Ủy ban nhân dân cấp xã quyết định 32 thủ tục theo bảng kiểm điều kiện; Sở Nội vụ"
        " hậu kiểm 10% hồ sơ mỗi tháng."
    ),
    "scope": "Thí điểm tại 15 xã, phường; đối tượng bảo trợ xã hội và người có công.",
    "duration": "03 tháng.",
    "resources": "Bảng kiểm điện tử do Phòng Cải cách hành chính xây dựng; tập huấn trực tuyến 60 công chức.",
    "feasibility": "Dữ liệu đối tượng đã đồng bộ với cơ sở dữ liệu dân cư; 15 xã tự nguyện tham gia.",
    "impact": "Người dân được giải quyết tại chỗ; cần hậu kiểm để phòng ngừa sai đối tượng.",
    "expected_effect": "Từ 21 ngày xuống 05 ngày; tỷ lệ sai đối tượng dưới 0,5%.",
}

STORY: Final = story(
    "completed",
    act(-72, "09:10", "tp-snv", "submit_plan", plan=PLAN, confirmed=["4/2"]),
    act(-70, "10:20", "gd-snv", "convene_meeting", on=Day(-67)),
    ballots(-67, "08:20", {"gd-snv": "for", "pgd-snv": "for"}),
    act(
        -67,
        "10:10",
        "gd-snv",
        "close_meeting",
        minutes="Biên bản số 18/BB-SNV: 2/2 ý kiến tán thành.",
        conditions_met=["5/1/a", "5/1/b", "5/1/c", "5/1/d"],
        condition_reasons={
            "5/1/a": "Quy định hiện hành chưa cho cấp xã quyết định trọn gói.",
            "5/1/b": "Phục vụ đối tượng yếu thế, không phát sinh chi phí cho người dân.",
            "5/1/c": "Hơn 5.000 hồ sơ tồn sau sắp xếp đơn vị hành chính.",
            "5/1/d": "Phân cấp, phân quyền, cải cách thủ tục hành chính.",
        },
    ),
    act(-66, "14:00", "gd-snv", "seek_party_opinion", document="Tờ trình số 205/TTr-SNV"),
    act(
        -64,
        "15:30",
        "pgd-snv",
        "give_party_opinion",
        office="du-snv/head",
        opinion="agree",
        content="Đồng ý; yêu cầu hậu kiểm chặt chẽ trong tháng đầu.",
        document="Công văn số 34-CV/ĐU",
    ),
    act(
        -62,
        "09:00",
        "gd-snv",
        "approve",
        document="Quyết định số 117/QĐ-SNV",
        executors=["tp-snv"],
        mode="pilot",
        planned_completion=Day(-20),
        confirmed=["4/2"],
    ),
    act(
        -60,
        "08:30",
        "gd-snv",
        "apply_measure",
        measure="public_praise",
        beneficiary="tp-snv",
        document="Thông báo số 46/TB-SNV",
    ),
    act(
        -58,
        "09:00",
        "gd-snv",
        "apply_measure",
        measure="resources",
        beneficiary="tp-snv",
        document="Quyết định số 121/QĐ-SNV",
    ),
    act(
        -45,
        "16:00",
        "tp-snv",
        "report_progress",
        percent=40,
        content="15/15 xã đã thực hiện; giải quyết 1.120 hồ sơ, hậu kiểm 118 hồ sơ, chưa phát hiện sai đối tượng.",
    ),
    act(
        -28,
        "16:00",
        "tp-snv",
        "report_progress",
        percent=85,
        content="Lũy kế 2.980 hồ sơ, thời gian trung bình 4,6 ngày; 03 hồ sơ phải chỉnh lý mức hưởng.",
    ),
    act(-21, "10:00", "tp-snv", "declare_completion", on=Day(-21)),
    act(
        -18,
        "15:00",
        "tp-snv",
        "submit_result_report",
        results=(
            "Giải quyết 3.640 hồ sơ trong trung bình 4,4 ngày; tỷ lệ sai đối tượng 0,08%; 98,7% người dân hài lòng."
            " Đề nghị mở rộng ra toàn tỉnh."
        ),
    ),
    act(-17, "09:30", "gd-snv", "convene_meeting", on=Day(-14)),
    ballots(
        -14,
        "08:15",
        {
            "gd-snv": "for",
            "pgd-snv": ("for", "Vượt mục tiêu về thời gian; đề nghị mở rộng."),
        },
    ),
    act(
        -14,
        "10:00",
        "gd-snv",
        "close_meeting",
        minutes="Biên bản số 29/BB-SNV: 2/2 ý kiến đánh giá hoàn thành mục tiêu đề ra.",
        findings={"right_policy": True, "pure_motive": True, "common_good": True, "damage": False},
    ),
    act(-13, "14:30", "gd-snv", "seek_party_opinion", document="Tờ trình số 318/TTr-SNV"),
    act(
        -11,
        "10:00",
        "pgd-snv",
        "give_party_opinion",
        office="du-snv/head",
        opinion="agree",
        content="Nhất trí với kết quả đánh giá; đề nghị nhân rộng.",
        document="Công văn số 52-CV/ĐU",
    ),
    act(-9, "09:00", "gd-snv", "publish_result", document="Thông báo số 93/TB-SNV"),
    act(
        -8,
        "15:00",
        "gd-snv",
        "propose_normative_text",
        content="Đề nghị Ủy ban nhân dân tỉnh ban hành quyết định phân cấp 32 thủ tục cho toàn bộ cấp xã.",
    ),
    act(
        -7,
        "09:15",
        "gd-snv",
        "apply_measure",
        measure="commendation",
        beneficiary="tp-snv",
        document="Quyết định số 201/QĐ-SNV",
    ),
    act(
        -7,
        "09:20",
        "gd-snv",
        "apply_measure",
        measure="no_liability",
        beneficiary="tp-snv",
        document="Thông báo số 95/TB-SNV",
    ),
    act(-7, "09:30", "gd-snv", "propose_measure", measure="personnel_priority", beneficiary="tp-snv"),
    act(-6, "10:00", "gd-snv", "propose_measure", measure="early_pay_rise", beneficiary="tp-snv"),
    act(
        -3,
        "14:00",
        "ct-ubnd",
        "decide_measure",
        measure="personnel_priority",
        beneficiary="tp-snv",
        granted=True,
        document="Quyết định số 1466/QĐ-UBND",
    ),
)
