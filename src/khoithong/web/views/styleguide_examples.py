"""Example data of the page of components: an invented case, its texts those of the regulation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from django.core.paginator import Paginator

from khoithong.lawbook.calendars import working_calendar
from khoithong.web.components import (
    AvailableAct,
    BlockedAct,
    Citation,
    CountedDay,
    DateExplanation,
    Deadline,
    ErrorItem,
    Event,
    Field,
    FieldRows,
    Link,
    Option,
    Person,
    Step,
    SummaryRow,
    Tally,
    Task,
    Voter,
    WorkItem,
)
from khoithong.web.shell import Capacity, Shell
from khoithong.web.strip import Mark, Strip, strip

MEETING = Citation(
    "tinh-uy-2026#7/2/2.1",
    "điểm 2.1 khoản 2 Điều 7",
    "2.1. Đối với đề xuất đổi mới, sáng tạo của cán bộ, trong thời hạn 07 ngày làm việc, kể từ ngày nhận được"
    " kế hoạch đề xuất, người đứng đầu cơ quan sử dụng cán bộ chủ trì họp tập thể lãnh đạo để xem xét, thảo luận,"
    " biểu quyết về việc thực hiện đề xuất. Đề xuất được thông qua khi đạt tỷ lệ trên 50% ý kiến biểu quyết tán thành.",
    "Trình tự, thủ tục đề xuất, phê duyệt đổi mới, sáng tạo",
)
PARTY = Citation(
    "tinh-uy-2026#4/3",
    "khoản 3 Điều 4",
    "Cơ quan sử dụng cán bộ báo cáo, xin ý kiến cấp ủy, tổ chức đảng cùng cấp trước khi phê duyệt và đánh giá"
    " kết quả thực hiện đề xuất đổi mới, sáng tạo.",
    "Nguyên tắc khuyến khích, bảo vệ cán bộ",
)
PLAN = Citation("tinh-uy-2026#7/1/1.1", "điểm 1.1 khoản 1 Điều 7")
DECISION = Citation("tinh-uy-2026#7/3", "khoản 3 Điều 7")
COUNCIL = Citation("tinh-uy-2026#8/1", "khoản 1 Điều 8")

AN = Person("Nguyễn Văn An", "Giám đốc Sở Xây dựng", is_you=True)
BINH = Person("Trần Thị Bình", "Phó Giám đốc Sở Xây dựng")
CHI = Person("Lê Văn Chi", "Trưởng phòng Quản lý hạ tầng, Sở Xây dựng")
DUNG = Person("Phạm Quốc Dũng", "Phó Giám đốc Sở Xây dựng")


def explanation() -> DateExplanation:
    """Return a count of seven working days over a weekend."""
    received = date(2026, 3, 9)
    reasons = {
        date(2026, 3, 14): "Thứ Bảy: ngày nghỉ hằng tuần, không tính",
        date(2026, 3, 15): "Chủ nhật: ngày nghỉ hằng tuần, không tính",
    }
    days, number = [CountedDay(received, event=True, reason="Thứ Hai: ngày xảy ra sự kiện, không tính")], 0
    for offset in range(1, 10):
        day = received + timedelta(days=offset)
        if day in reasons:
            days.append(CountedDay(day, reason=reasons[day]))
            continue
        number += 1
        days.append(
            CountedDay(
                day,
                number,
                f"tính là ngày làm việc thứ {number}",
                due=number == 7,
                today=day == date(2026, 3, 12),
            )
        )
    return DateExplanation(
        "Nhận được kế hoạch đề xuất",
        received,
        "07 ngày làm việc, kể từ ngày nhận được kế hoạch đề xuất",
        date(2026, 3, 18),
        tuple(days),
        MEETING,
        ("Thời hạn kết thúc lúc 24:00 ngày cuối cùng.",),
    )


def weeks() -> Strip | None:
    """A strip with a limit, a meeting and the days on which it may be held."""
    marks = [Mark(date(2026, 3, 18), "hạn họp", "Hạn họp"), Mark(date(2026, 3, 17), "họp", "Ngày họp")]
    lawful = (date(2026, 3, 16), date(2026, 3, 17), date(2026, 3, 18))
    return strip(working_calendar(), date(2026, 3, 9), marks, lawful, "ngày họp đúng quy định")


def deadlines() -> list[Deadline]:
    """Return a limit in each state, statutory and internal."""
    base = Deadline(
        "open", "Họp tập thể lãnh đạo xem xét, biểu quyết", date(2026, 3, 18), 6, citation=MEETING
    )
    return [
        base,
        replace(base, state="soon", amount=2),
        replace(base, state="today", amount=0),
        replace(base, state="overdue", amount=2),
        replace(base, state="met"),
        replace(base, state="late", amount=2),
        replace(base, state="cancelled"),
        Deadline("none", "Cấp ủy cho ý kiến"),
        Deadline("open", "Báo cáo tiến độ", date(2026, 4, 3), 16, "calendar", "internal"),
        Deadline("soon", "Báo cáo tiến độ", date(2026, 3, 20), 3, "calendar", "internal"),
        Deadline("overdue", "Hoàn thành theo kế hoạch", date(2026, 3, 10), 2, "calendar", "internal"),
    ]


def fields() -> list[Field | FieldRows]:
    """Return a field of each kind, one of them wrong."""
    people = (
        Option("an", "Nguyễn Văn An", "Giám đốc", "Sở Xây dựng"),
        Option("binh", "Trần Thị Bình", "Phó Giám đốc", "Sở Xây dựng"),
        Option("chi", "Lê Văn Chi", "Trưởng phòng", "Sở Xây dựng"),
        Option("dung", "Phạm Quốc Dũng", "Phó Giám đốc", "Sở Xây dựng"),
        Option("giang", "Hoàng Thu Giang", "Giám đốc", "Sở Nội vụ"),
        Option("ha", "Đỗ Minh Hà", "Chuyên viên", "Sở Nội vụ"),
        Option("khanh", "Vũ Ngọc Khánh", "Văn thư", "Sở Nội vụ"),
        Option("lam", "Bùi Thanh Lâm", "Chánh Văn phòng", "UBND tỉnh"),
        Option("minh", "Ngô Đức Minh", "Phó Chủ tịch", "UBND tỉnh"),
    )
    routes = (
        Option(
            "collective", "Họp tập thể lãnh đạo", "Trong thời hạn 07 ngày làm việc kể từ ngày nhận kế hoạch."
        ),
        Option(
            "council",
            "Thành lập Hội đồng đánh giá đề xuất",
            "Phạm vi rộng, nội dung phức tạp, nhiều lĩnh vực.",
        ),
    )
    capacities = (Option("member", "Thành viên"), Option("vice_chair", "Phó Chủ tịch Hội đồng"))
    return [
        Field("text", "name", "Tên đề xuất", "Liên thông cấp phép xây dựng và đấu nối hạ tầng", large=True),
        Field(
            "textarea",
            "bottleneck",
            "Điểm nghẽn, nút thắt cần tháo gỡ",
            hint="Nêu rõ điểm nghẽn chưa được quy định hoặc đã có quy định nhưng không còn phù hợp.",
            citation=PLAN,
            words=300,
            errors=("Nhập điểm nghẽn, nút thắt cần tháo gỡ",),
        ),
        Field("date", "on", "Ngày họp", "18/03/2026", suffix="thứ Tư"),
        Field("number", "percent", "Tỷ lệ hoàn thành", "45", suffix="%", required=False),
        Field("select", "role", "Tư cách", "vice_chair", options=capacities, width="medium"),
        Field("radios", "route", "Hình thức xem xét", "collective", options=routes),
        Field("checkboxes", "conditions", "Điều kiện đã đáp ứng", ["5/1/b"], options=conditions()),
        Field("person", "chair", "Người chủ trì", "binh", options=people, width="medium"),
        Field("people", "executors", "Giao thực hiện", ["chi"], options=people),
        Field("file", "minutes", "Biên bản đã ký", hint="Tệp PDF, tối đa 20 MB.", required=False),
        Field("checkbox", "sure", "Đã kiểm tra lại nội dung và chịu trách nhiệm về thông tin đã nhập."),
        FieldRows(
            "members",
            "Thành viên Hội đồng",
            [
                [
                    Field("select", f"members-{row}-person", "Họ tên", value, options=people),
                    Field("select", f"members-{row}-capacity", "Tư cách", "member", options=capacities),
                ]
                for row, value in enumerate(("binh", "giang"))
            ],
            hint="Từ 05 đến 09 thành viên, trong đó có 01 thành viên kiêm thư ký.",
            row_label="Thành viên",
            add_label="Thêm thành viên",
            citation=COUNCIL,
        ),
    ]


def conditions() -> tuple[Option, ...]:
    """Return the conditions of khoản 1 Điều 5, shortened."""
    return (
        Option(
            "5/1/a",
            "Có khả năng tháo gỡ điểm nghẽn, nút thắt trong cơ chế, chính sách",
            "điểm a khoản 1 Điều 5",
        ),
        Option("5/1/b", "Vì lợi ích chung, đem lại giá trị, hiệu quả thiết thực", "điểm b khoản 1 Điều 5"),
        Option("5/1/c", "Xuất phát từ yêu cầu, đòi hỏi cấp thiết của thực tiễn", "điểm c khoản 1 Điều 5"),
    )


def context() -> dict[str, Any]:
    """Return all examples of the page."""
    now = datetime(2026, 3, 12, 9, 30)
    head, party = Capacity("1", "Giám đốc Sở Xây dựng"), Capacity("2", "Bí thư Đảng ủy Sở Xây dựng")
    limits = deadlines()
    soon = replace(limits[0], holder="Giám đốc Sở Xây dựng", explanation=explanation())
    return {
        "shell": Shell("Nguyễn Văn An", head, (head, party), 7, demonstration=True, now=now),
        "deadlines": limits,
        "limit": soon,
        "limit_late": replace(limits[3], holder="Giám đốc Sở Xây dựng"),
        "limit_internal": limits[9],
        "explanation": explanation(),
        "strip": weeks(),
        "fields": fields(),
        "errors": [
            ErrorItem("Nhập điểm nghẽn, nút thắt cần tháo gỡ", "id_bottleneck"),
            ErrorItem("Chọn ngày họp", "id_on"),
        ],
        "citations": [MEETING, PARTY],
        "meeting": MEETING,
        "people": [AN, BINH, Person("Hoàng Thu Giang", "Giám đốc Sở Nội vụ", acting=True)],
        "page": Paginator(range(243), 25).page(3),
        "statuses": STATUSES,
        "crumbs": [Link("Hồ sơ", "#"), Link("DX-2026-000142", "#")],
        "tabs": [
            Link("Diễn biến", "#", current=True),
            Link("Tài liệu", "#", count=4),
            Link("Biểu quyết", "#"),
            Link("Thời hạn", "#"),
            Link("Quyền lợi", "#"),
        ],
        "conflict_rows": [
            (
                "Nguồn lực bảo đảm",
                "Kinh phí chi thường xuyên năm 2026, 02 biên chế kiêm nhiệm.",
                "Kinh phí chi thường xuyên năm 2026; bổ sung máy chủ dùng chung của tỉnh.",
            )
        ],
        **procedure(soon, limits),
        **votes(),
    }


STATUSES = [
    ("draft", "Đang soạn"),
    ("under_review", "Đang xem xét"),
    ("awaiting_party_opinion", "Chờ ý kiến cấp ủy"),
    ("awaiting_decision", "Chờ quyết định"),
    ("in_execution", "Đang thực hiện"),
    ("suspended", "Tạm dừng"),
    ("under_evaluation", "Đang đánh giá kết quả"),
    ("evaluated", "Đã đánh giá"),
    ("disapproved", "Không phê duyệt"),
    ("withdrawn", "Đã rút"),
    ("archived", "Đã lưu trữ"),
]


def procedure(soon: Deadline, limits: list[Deadline]) -> dict[str, Any]:
    """Return the examples that tell where a case stands and what is to be done."""
    return {
        "steps": [
            Step("Gửi kế hoạch đề xuất", "done", PLAN, date(2026, 3, 9)),
            Step("Họp tập thể lãnh đạo", "current", MEETING, date(2026, 3, 18)),
            Step("Xin ý kiến cấp ủy", "planned", DECISION, date(2026, 3, 23)),
            Step("Quyết định, giao thực hiện", "planned", DECISION),
            Step("Thực hiện", "planned", Citation("tinh-uy-2026#13", "Điều 13")),
            Step("Đánh giá kết quả", "planned", Citation("tinh-uy-2026#14", "Điều 14")),
        ],
        "events": [
            Event(
                "Xin ý kiến cấp ủy về kết quả cuộc họp", date(2026, 3, 23), planned=True, citation=DECISION
            ),
            Event("Họp tập thể lãnh đạo, biểu quyết", date(2026, 3, 18), planned=True, citation=MEETING),
            Event(
                "Triệu tập họp tập thể lãnh đạo",
                datetime(2026, 3, 12, 8, 45),
                AN,
                "Họp lúc 14:00 ngày 17/03/2026 tại phòng họp tầng 3.",
                MEETING,
                documents=(Link("Giấy mời họp", "#", "PDF, 84 KB"),),
            ),
            Event(
                "Vào sổ văn bản đến",
                datetime(2026, 3, 10, 10, 5),
                Person("Vũ Ngọc Khánh", "Văn thư Sở Xây dựng"),
                "Số 214.",
                late="Chậm 1 ngày làm việc",
                note="Ghi lúc 16:20 ngày 11/03/2026 theo dấu công văn đến.",
            ),
            Event("Gửi kế hoạch đề xuất", datetime(2026, 3, 9, 15, 12), CHI, citation=PLAN),
        ],
        "available": [
            AvailableAct("Triệu tập họp", "#", "Họp tập thể lãnh đạo để xem xét, biểu quyết.", True, soon),
            AvailableAct("Yêu cầu bổ sung", "#", "Không làm dừng thời hạn."),
            AvailableAct("Chọn hình thức xem xét", "#", "Tập thể lãnh đạo hoặc Hội đồng đánh giá."),
        ],
        "blocked": [
            BlockedAct(
                "Phê duyệt", "chưa có ý kiến Đảng ủy", PARTY, "Đảng ủy Sở Xây dựng cho ý kiến thì mở."
            ),
            BlockedAct(
                "Biểu quyết",
                "cấp phó có đề xuất không tham gia biểu quyết",
                MEETING,
                "Không mở trong hồ sơ này.",
            ),
        ],
        "work_overdue": [
            WorkItem(
                "Xin ý kiến cấp ủy",
                "#",
                "Dùng chung dữ liệu nền địa chính giữa ba cấp",
                "DX-2026-000117",
                "#",
                "Báo cáo, xin ý kiến cấp ủy về kết quả cuộc họp",
                replace(limits[3], citation=DECISION),
                CHI,
            )
        ],
        "work_soon": [
            WorkItem(
                "Triệu tập họp",
                "#",
                "Liên thông cấp phép xây dựng và đấu nối hạ tầng kỹ thuật trên một biểu mẫu điện tử",
                "DX-2026-000142",
                "#",
                "Chủ trì họp tập thể lãnh đạo xem xét đề xuất",
                limits[1],
                CHI,
            ),
            WorkItem(
                "Xem báo cáo",
                "#",
                "Thí điểm trả kết quả thủ tục hành chính qua bưu chính trong ngày",
                "DX-2025-000871",
                "#",
                "Báo cáo tiến độ quý I",
                limits[9],
                BINH,
            ),
        ],
        "tasks": [
            Task("Sự cần thiết", "#", "done", "412 chữ"),
            Task("Điểm nghẽn, nút thắt", "#", "started", "Lưu lúc 14:32"),
            Task("Nội dung, nhiệm vụ, giải pháp", "#"),
            Task("Đồng tác giả", "#", "optional"),
            Task("Kiểm tra và gửi", state="blocked", hint="Nhập đủ các phần bắt buộc thì mở."),
        ],
        "rows": [
            SummaryRow(
                "Người đề xuất", ["Lê Văn Chi, Trưởng phòng Quản lý hạ tầng", "Đỗ Minh Hà, Chuyên viên"], "#"
            ),
            SummaryRow(
                "Gửi đến",
                "Giám đốc Sở Xây dựng",
                "",
                Citation("tinh-uy-2026#7/1/1.2", "điểm 1.2 khoản 1 Điều 7"),
            ),
            SummaryRow("Thời gian thực hiện", "Từ 01/04/2026 đến 31/12/2026", "#"),
        ],
    }


def votes() -> dict[str, Any]:
    """Return the examples of votes."""
    return {
        "tally": Tally(3, 1, 1, 5, passed=True),
        "tally_tie": Tally(
            2,
            2,
            0,
            4,
            passed=True,
            tie_rule="Biểu quyết ngang nhau: thực hiện theo ý kiến mà người đứng đầu biểu quyết (tán thành)",
            citation=MEETING,
        ),
        "voters": [
            Voter(AN, "voted", "for", capacity="chủ trì"),
            Voter(BINH, "voted", "other", "Đề nghị thí điểm ở hai phường trước khi mở rộng."),
            Voter(Person("Bùi Thanh Lâm", "Phó Giám đốc Sở Xây dựng"), "waiting"),
            Voter(DUNG, "excluded", reason="Cấp phó có đề xuất không tham gia biểu quyết", citation=MEETING),
        ],
    }
