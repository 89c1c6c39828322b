"""Cases that came to an end without being carried out, and archived ones."""

from __future__ import annotations

from typing import Final

from khoithong.demonstration.province.plans import PLANS
from khoithong.demonstration.script import SOUND, Script

ENDED: Final = (
    # Rejected by the collective, and the head does not override it.
    Script(PLANS["ban-tru-vung-cao"], "so-gddt", "tp1-gddt", -24)
    .meeting(
        "Không thông qua; lo ngại suất ăn đến muộn trong mùa mưa.",
        {
            "gd-gddt": ("other", "Nên thử ở trường có đường nhựa trước."),
            "pgd1-gddt": ("against", "Đường đến 03 điểm trường bị cắt mùa lũ."),
            "pgd2-gddt": ("against", "Chưa có phương án kiểm nghiệm suất ăn."),
        },
        ahead=3,
        unmet=dict.fromkeys(
            "acd", "Chưa xác định: phải rà soát lại sau khi có phương án kiểm nghiệm suất ăn."
        ),
    )
    .opinion("Thống nhất với tập thể lãnh đạo; đề nghị hoàn thiện và trình lại trước năm học sau.")
    .disapproved("Ba điểm trường bị chia cắt mùa lũ; chưa có phương án kiểm nghiệm suất ăn trước khi chuyển.")
    .paper("Thông báo không phê duyệt bếp trung tâm")
    .end(),
    # Rejected by a council: that is final.
    Script(PLANS["dat-ten-duong-so"], "so-vhttdl", "tp2-vh", -36)
    .council_of(
        "Tác động đến 310 tuyến đường, liên quan lịch sử và quản lý đô thị.",
        {
            "pgd1-vh": "deputy",
            "tp3-sxd": "agency",
            "tp1-gddt": "agency",
            "tp-mttq": "agency",
            "chuyen-gia-4": "scientist",
        },
        "tp3-sxd",
    )
    .meeting(
        "Không thông qua: thẩm quyền đặt tên đường không thể giao cho Sở trong thời hạn 20 ngày.",
        {
            "gd-vh": ("against", "a) Cần thiết nhưng vượt thẩm quyền."),
            "pgd1-vh": ("against", "b) Phải qua cơ quan dân cử."),
            "tp1-gddt": ("for", "a) Học sinh viết lịch sử quê mình là rất tốt."),
            "chuyen-gia-4": ("against", "b) Nội dung lịch sử phải được thẩm định trước."),
        },
        ahead=6,
        after=0,
        by="tp3-sxd",
        unmet=dict.fromkeys("ad", "Không xác định: thẩm quyền đặt tên đường đã được pháp luật quy định."),
    )
    .opinion("Đồng ý với kết quả của Hội đồng.", wait=3)
    .disapproved("Hội đồng không thông qua; thẩm quyền đặt tên đường thuộc cơ quan dân cử.")
    .end(),
    # Passed by the leadership, but the Party body did not agree.
    Script(PLANS["luong-theo-san-pham"], "truong-cd", "tp-cdt", -16)
    .meeting(
        "Thông qua với đa số; tỷ lệ 40% quỹ chia theo kết quả việc làm.",
        {"pht-cdt": ("for", "Áp dụng hệ số cho nghề khó xin việc.")},
    )
    .opinion("Chưa đồng ý: chưa lấy ý kiến hội nghị viên chức, người lao động của trường.", "disagree")
    .disapproved(
        "Quy chế chi tiêu nội bộ phải thông qua hội nghị viên chức, người lao động trước khi thay đổi.",
        after=3,
    )
    .end(),
    # Withdrawn after the head's questions.
    Script(PLANS["nha-dai-doan-ket"], "mttq", "tp-mttq", -11)
    .supplement(
        "Làm rõ trách nhiệm bảo hành nhà khi các hộ đổi công; nguồn vốn vận động đã có cam kết nào.",
        None,
        after=2,
    )
    .do(
        "withdraw_plan",
        after=5,
        reason="Nguồn vận động mới có 19/48 tỷ đồng cam kết; xin rút để chuẩn bị lại và trình trước mùa khô.",
    )
    .paper("Văn bản đề nghị rút kế hoạch", "docx")
    .end(),
    # Completed, published, praised, and in the archive.
    Script(PLANS["so-hoa-luu-tru"], "so-nv", "tp2-snv", -127)
    .meeting(
        "Nhất trí; ưu tiên hộp hồ sơ đất đai và người có công.",
        {"pgd-snv": ("for", "Bản gốc phải trả về đúng vị trí trong ngày.")},
    )
    .opinion("Đảng ủy nhất trí.")
    .approved(-37)
    .resources("Thuê nhân công bóc tách 220 triệu đồng; hai máy quét.", to=["tp2-snv"])
    .progress(60, "Đã số hóa 3.400 hộp theo yêu cầu; 71% lượt xin được trả trong 02 giờ.", after=40)
    .reported(
        "79% yêu cầu được trả trong 02 giờ; chi phí giảm 18% so với kế hoạch theo kệ.", after=30, wait=4
    )
    .meeting(
        "Đánh giá hoàn thành.",
        {"pgd-snv": ("for", "Người dân khen nhiều nhất trong năm.")},
        ahead=4,
        after=2,
        findings=SOUND,
    )
    .opinion("Nhất trí kết quả.")
    .published()
    .measure("commendation", "tp2-snv", after=2)
    .head("archive", 12)
    .end(),
    # Withdrawn and archived.
    Script(PLANS["ho-chua-nuoi-ca"], "cty-thuyloi", "tp-tl", -21)
    .convened(4, after=2)
    .do(
        "withdraw_plan",
        after=1,
        reason="Sở Nông nghiệp và Môi trường đang sửa quy định về nuôi trồng trên hồ thủy lợi; xin rút để trình theo quy định mới.",
    )
    .head("archive", 9)
    .end(),
)
