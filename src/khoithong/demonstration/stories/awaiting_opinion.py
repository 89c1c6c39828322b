"""The collective has agreed; the Party body has been asked some days ago. The regulation sets it no limit."""

from __future__ import annotations

from typing import Final

from khoithong.demonstration.story import Day, act, ballots, story

PLAN: Final = {
    "necessity": (
        "Liên thông thủ tục tách thửa, hợp thửa với xác định nghĩa vụ tài chính để người dân chỉ nộp hồ sơ một lần."
    ),
    "bottleneck": (
        "Hồ sơ đi qua văn phòng đăng ký đất đai, thuế và kho bạc bằng ba bộ giấy tờ; thời gian chờ chuyển giữa"
        " các cơ quan chiếm hơn nửa tổng thời gian giải quyết."
    ),
    "content": (
        "Chuyển thông tin địa chính sang cơ quan thuế ngay khi tiếp nhận, xử lý song song thay vì tuần tự;"
        " thông báo nghĩa vụ tài chính và biên lai điện tử gửi vào tài khoản định danh của người dân."
    ),
    "scope": "Thủ tục tách thửa, hợp thửa, chuyển mục đích trong khu dân cư tại toàn bộ chi nhánh trong tỉnh.",
    "duration": "09 tháng, trong đó 02 tháng chạy thử tại hai chi nhánh.",
    "resources": "Trục liên thông sẵn có của tỉnh; 650 triệu đồng hoàn thiện phần mềm.",
    "feasibility": "Thuế tỉnh đã thống nhất cấu trúc dữ liệu; hai chi nhánh đã có 100% hồ sơ địa chính số.",
    "impact": "Giảm đi lại; rủi ro sai lệch dữ liệu khi thửa đất đang có tranh chấp, cần bước cảnh báo.",
    "expected_effect": "Từ 25 ngày xuống 12 ngày; mỗi hồ sơ giảm hai lần đi lại.",
}

STORY: Final = story(
    "awaiting-opinion",
    act(-14, "08:45", "tp-snnmt", "submit_plan", plan=PLAN, confirmed=["4/2"]),
    act(-12, "16:10", "gd-snnmt", "convene_meeting", on=Day(-9)),
    ballots(
        -9,
        "08:30",
        {
            "gd-snnmt": "for",
            "pgd-snnmt": ("for", "Đồng ý; đề nghị có bước cảnh báo với thửa đất đang tranh chấp."),
        },
    ),
    act(
        -9,
        "10:45",
        "gd-snnmt",
        "close_meeting",
        minutes="Biên bản số 37/BB-SNNMT: 2/2 ý kiến tán thành; giao Phòng Quản lý đất đai bổ sung bước cảnh báo.",
        conditions_met=["5/1/a", "5/1/b", "5/1/c", "5/1/d"],
        condition_reasons={
            "5/1/a": "Chưa có quy định về xử lý song song giữa đăng ký đất đai và thuế.",
            "5/1/b": "Giảm chi phí, thời gian cho người dân; không phục vụ lợi ích riêng.",
            "5/1/c": "Hồ sơ tách thửa tăng 40% sau sắp xếp đơn vị hành chính.",
            "5/1/d": "Cải cách thủ tục hành chính, chuyển đổi số.",
        },
    ),
    act(
        -8,
        "09:20",
        "tp-snnmt",
        "revise_plan",
        content="Bổ sung bước cảnh báo theo kết luận cuộc họp.",
        plan={
            **PLAN,
            "content": PLAN["content"]
            + " Thửa đất đang tranh chấp được tách khỏi luồng tự động và báo cho công chức.",
        },
    ),
    act(-7, "14:00", "gd-snnmt", "seek_party_opinion", document="Tờ trình số 412/TTr-SNNMT"),
)
