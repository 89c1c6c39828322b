"""Invented facts in which every kind of document has something to say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from khoithong.documents.facts import (
    Agency,
    Ballot,
    Facts,
    Measure,
    Meeting,
    Member,
    Opinion,
    Overdue,
    Person,
    Progress,
    Term,
)

_HEAD: Final = Person("Hồ Sỹ Nguyên", "Giám đốc Sở Xây dựng")
_DEPUTY: Final = Person("Cao Thị Minh Nguyệt", "Phó Giám đốc Sở Xây dựng")
_OTHER: Final = Person("Mai Xuân Trường", "Phó Giám đốc Sở Xây dựng")
_PROPOSER: Final = Person("Dương Công Thành", "Phó Giám đốc Sở Xây dựng")
_CLERK: Final = Person("Phùng Thị Hạnh", "Văn thư Sở Xây dựng")
_AGENCY: Final = Agency("Sở Xây dựng", "SXD", "Nam Hà", "Ủy ban nhân dân tỉnh Nam Hà", _HEAD)
_BODY: Final = Agency(
    "Đảng ủy Sở Xây dựng",
    "ĐU",
    "Nam Hà",
    "Đảng ủy Ủy ban nhân dân tỉnh",
    Person("Hồ Sỹ Nguyên", "Bí thư Đảng ủy Sở Xây dựng"),
    "Văn phòng Đảng ủy",
    form="party",
)
_LAW: Final = (
    "Quy định số 12-QĐ/TU ngày 20 tháng 4 năm 2026 của Ban Thường vụ Tỉnh ủy về khuyến khích và bảo vệ cán bộ năng động, sáng tạo, dám nghĩ, dám làm, "
    "dám chịu trách nhiệm vì lợi ích chung"
)
_MEETING: Final = Meeting(
    title="Họp xem xét đề xuất",
    on=date(2026, 2, 4),
    chair=_HEAD,
    secretary=_CLERK,
    present=(_HEAD, _DEPUTY, _OTHER),
    invited=(_PROPOSER,),
    provision=f"điểm 2.1 khoản 2 Điều 7 {_LAW}",
    concluded="Giao người đề xuất hoàn thiện kế hoạch theo ý kiến tại cuộc họp.",
    left_out=((_PROPOSER, "cấp phó có đề xuất không tham gia biểu quyết, điểm 2.1 khoản 2 Điều 7"),),
    ballots=(
        Ballot(_HEAD, "Tán thành"),
        Ballot(_DEPUTY, "Không tán thành", "Cần đánh giá thêm năng lực của cấp xã."),
        Ballot(_OTHER, "Ý kiến khác", "Đề nghị thí điểm tại hai phường trước."),
    ),
    tally="Tán thành 1/3, không tán thành 1/3, ý kiến khác 1/3; biểu quyết ngang nhau, thực hiện theo ý kiến người đứng đầu.",
    outcome="Đề xuất được thông qua",
    conditions=(
        ("Có cơ sở khoa học và thực tiễn", True, "Đã chạy thử tại hai phường"),
        ("Vì lợi ích chung", True, "Người dân giảm đi lại"),
    ),
)
_PROVISIONS: Final = {
    "convene_meeting": "điểm 2.1 khoản 2 Điều 7",
    "establish_council": "điểm 2.2 khoản 2 Điều 7",
    "council": "Điều 8",
    "replace_council_member": "điểm c khoản 1 Điều 8",
    "review": "khoản 4 Điều 8",
    "seek_party_opinion": "khoản 3 Điều 7",
    "approve": "khoản 3 Điều 7",
    "disapprove": "khoản 3 Điều 7",
    "proceed_despite_rejection": "điểm 2.1 khoản 2 Điều 7",
    "request_report": "khoản 2 Điều 16",
    "suspend": "khoản 4 Điều 16",
    "resume": "khoản 4 Điều 16",
    "terminate": "khoản 4 Điều 16",
    "publish_result": "khoản 2 Điều 17",
    "propose_measure": "khoản 7 Điều 14",
}

FACTS: Final = Facts(
    code="DX-2026-000012",
    title="Rút ngắn thời gian cấp giấy phép xây dựng nhà ở riêng lẻ từ 15 ngày xuống 07 ngày",
    law=_LAW,
    agency=_AGENCY,
    day=date(2026, 2, 5),
    number=5,
    provisions={act: f"{ref} {_LAW}" for act, ref in _PROVISIONS.items()},
    proposers=(_PROPOSER,),
    plan=(
        ("Sự cần thiết, mục đích, yêu cầu", "Hồ sơ nhà ở riêng lẻ chiếm 70% hồ sơ cấp phép của tỉnh."),
        ("Điểm nghẽn, nút thắt cần tháo gỡ", "Mỗi hồ sơ đi qua sáu phòng, không phòng nào giữ đầu mối."),
        (
            "Nội dung, nhiệm vụ, giải pháp",
            "Một đầu mối tiếp nhận, trả kết quả qua mạng.\nThiết kế mẫu được duyệt sẵn.",
        ),
        ("Phạm vi, đối tượng thực hiện", "Nhà ở riêng lẻ trên địa bàn toàn tỉnh."),
        ("Thời gian thực hiện", "03 tháng."),
        ("Nguồn lực bảo đảm", "Nhân lực hiện có; 200 triệu đồng nâng cấp phần mềm."),
        ("Tính khả thi", "Đã chạy thử tại hai phường."),
        ("Dự kiến hiệu quả", "Thời gian cấp phép còn 07 ngày."),
    ),
    proposed_on=date(2026, 1, 20),
    received=date(2026, 1, 20),
    registered="1874/ĐXST",
    term=Term("Họp xem xét đề xuất", date(2026, 1, 29), f"điểm 2.1 khoản 2 Điều 7 {_LAW}"),
    review=("Sự cần thiết, tính khả thi", "Tác động, hiệu quả dự kiến"),
    called=_MEETING,
    meeting=_MEETING,
    evaluation=Meeting(
        title="Họp đánh giá kết quả",
        on=date(2026, 6, 9),
        chair=_HEAD,
        secretary=_CLERK,
        present=(_HEAD, _DEPUTY, _OTHER),
        ballots=(
            Ballot(_HEAD, "Tán thành"),
            Ballot(_DEPUTY, "Không tán thành"),
            Ballot(_OTHER, "Không tán thành"),
        ),
        tally="Tán thành 1/3, không tán thành 2/3.",
        outcome="Hoàn thành một phần",
    ),
    members=(
        Member(_HEAD, "Chủ tịch Hội đồng", "Người đứng đầu"),
        Member(_DEPUTY, "Phó Chủ tịch Hội đồng", "Cấp phó"),
        Member(_CLERK, "Thành viên Hội đồng", "Đại diện cơ quan", secretary=True),
        Member(Person("Võ Anh Kiệt", "Giám đốc Sở Tài chính"), "Thành viên Hội đồng", "Đại diện cơ quan"),
        Member(Person("Quách Thị Ánh Tuyết"), "Thành viên Hội đồng", "Nhà khoa học"),
    ),
    replaced=(
        _OTHER,
        Member(
            Person("Lê Thị Thu Trang", "Trưởng phòng Quy hoạch - Kiến trúc"),
            "Thành viên Hội đồng",
            "Đại diện cơ quan",
        ),
        "đi công tác dài ngày theo Quyết định số 44/QĐ-UBND",
    ),
    route_reason="phạm vi toàn tỉnh, liên quan nhiều lĩnh vực",
    opinion=Opinion(
        _BODY,
        "Tờ trình số 205/TTr-SXD",
        "Đồng ý",
        "Nhất trí chủ trương; yêu cầu báo cáo Đảng ủy hằng tháng.",
        "Công văn số 34-CV/ĐU",
    ),
    override=(
        "Việc chậm cấp phép là phản ánh nhiều nhất trong hai năm qua.",
        "Đã chạy thử, không phát sinh khiếu nại.",
    ),
    approval="Quyết định số 117/QĐ-SXD",
    executors=(_PROPOSER,),
    planned_completion=date(2026, 5, 31),
    reason="Một phường tiếp nhận hồ sơ ngoài đầu mối, phải chấn chỉnh trước khi làm tiếp.",
    progress=(
        Progress(
            date(2026, 3, 30), "120 hồ sơ qua một đầu mối.", "Hai phường chưa có đường truyền ổn định.", "40%"
        ),
        Progress(date(2026, 4, 28), "380 hồ sơ; thời gian trung bình 8 ngày.", "", "85%"),
    ),
    report_due=date(2026, 4, 15),
    asked="Tiến độ, kết quả và phương án cho hai phường chưa có đường truyền.",
    inspection="Sai sót của một phường, đã khắc phục.",
    results="Thời gian cấp phép còn 08 ngày.\n83% hồ sơ nộp qua mạng.",
    targets=(("Thời gian cấp phép còn 07 ngày", "08 ngày"), ("80% hồ sơ nộp qua mạng", "83%")),
    completed_on=date(2026, 5, 30),
    conclusion="Hoàn thành một phần",
    causes=("Mưa lũ làm gián đoạn hai tuần.", "Không có."),
    findings=(
        ("Thực hiện đúng chủ trương", "Có"),
        ("Động cơ trong sáng", "Có"),
        ("Vì lợi ích chung", "Có"),
        ("Có thiệt hại", "Không"),
    ),
    measures=(
        Measure(
            "Thuộc trường hợp được loại trừ trách nhiệm",
            "khoản 2 Điều 10",
            _PROPOSER,
            (
                "hoàn thành một phần",
                "đúng chủ trương, động cơ trong sáng, vì lợi ích chung",
                "không có thiệt hại",
            ),
        ),
    ),
    overdue=(
        Overdue(
            "Họp đánh giá kết quả thực hiện",
            date(2026, 6, 8),
            "01 ngày làm việc",
            "khoản 2 Điều 17",
            "Giám đốc Sở Xây dựng",
        ),
    ),
    managing="Ủy ban nhân dân tỉnh Nam Hà",
    integrity="7F3A-92C1-0B5E",
)
"""A case of an invented province; its dates need not fit one another."""


def facts(kind: str) -> Facts:
    """The facts a kind is shown with: those a council is about in a case that went to a council."""
    if kind not in _OF_COUNCILS:
        return FACTS
    seated = tuple(member.person for member in FACTS.members)
    meeting = replace(
        _MEETING,
        title="Họp Hội đồng đánh giá đề xuất",
        council=True,
        present=seated,
        secretary=_CLERK,
        ballots=tuple(Ballot(person, "Tán thành", "Nhất trí.") for person in seated),
        tally="Tán thành 5/5 (100%) ý kiến biểu quyết.",
    )
    return replace(FACTS, meeting=meeting, called=meeting)


_OF_COUNCILS: Final = frozenset({"council_decision", "dispatch_letter", "review_sheet", "council_minutes"})
