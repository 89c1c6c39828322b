"""Cases with a published result: completed, in part, not at all; what followed for those who dared."""

from __future__ import annotations

from typing import Final

from khoithong.demonstration.province.plans import PLANS
from khoithong.demonstration.script import DAMAGE, SOUND, Script

EVALUATED: Final = (
    # The council's route to its good end: praised, commended, an earlier pay rise decided, another proposed.
    Script(PLANS["giao-vien-lien-truong"], "so-gddt", "tp2-gddt", -106, with_=["pct2-hpn"])
    .council_of(
        "Liên quan 67 trường, quỹ lương và quyền lợi của gần 300 giáo viên.",
        {
            "pgd1-gddt": "deputy",
            "tc-snv": "agency",
            "tp2-stc": "agency",
            "ct-ldld": "agency",
            "chuyen-gia": "scientist",
        },
        "tc-snv",
        after=2,
    )
    .meeting(
        "Hội đồng thông qua với điều kiện không giáo viên nào dạy quá 19 tiết mỗi tuần.",
        {
            "chuyen-gia": ("for", "a) Rất cần cho trường nhỏ. b) Nên đo kết quả học của học sinh."),
            "tp2-stc": ("against", "b) Phụ cấp đi lại chưa có định mức."),
        },
        ahead=6,
        after=0,
        by="tc-snv",
    )
    .opinion("Nhất trí; quan tâm giáo viên nữ nuôi con nhỏ.")
    .approved(-16)
    .measure("public_praise", "tp2-gddt", after=2)
    .resources("1,6 tỷ đồng phụ cấp đi lại; phần mềm thời khóa biểu chung.", to=["tp2-gddt"])
    .progress(50, "19 cụm hoạt động; thiếu tiết giảm từ 146 xuống 31 giáo viên.", after=30)
    .paper("Biểu đồ số tiết được phủ theo cụm", "png")
    .reported(
        "100% lớp 3 trong cụm học đủ tiếng Anh, tin học; tránh tuyển mới 94 người; 95% giáo viên đồng thuận.",
        after=34,
        wait=4,
    )
    .meeting(
        "Hội đồng đánh giá hoàn thành mục tiêu đề ra.",
        {
            "tp2-stc": ("for", "Chi phụ cấp thấp hơn dự toán 12%."),
            "chuyen-gia": ("for", "Điểm kiểm tra tiếng Anh tăng rõ ở 14 cụm."),
        },
        ahead=3,
        after=1,
        by="tc-snv",
        findings=SOUND,
    )
    .paper("Biên bản họp Hội đồng đánh giá kết quả liên trường")
    .opinion("Nhất trí; đề nghị Ủy ban nhân dân tỉnh nhân rộng.")
    .published()
    .measure("commendation", "tp2-gddt", after=2)
    .measure("no_liability", "tp2-gddt", after=0)
    .proposed("early_pay_rise", "tp2-gddt")
    .proposed("early_pay_rise", "pct2-hpn", after=0)
    .granted("early_pay_rise", "tp2-gddt", "ct-ubnd", "Quyết định số 1602/QĐ-UBND", after=4)
    .paper("Quyết định nâng bậc lương trước thời hạn")
    .end(),
    # A single voter: the department has no deputy.
    Script(PLANS["tu-phap-luu-dong"], "so-tp", "tp-stp", -86)
    .meeting(
        "Sở không có Phó Giám đốc; Giám đốc biểu quyết và chịu trách nhiệm.",
        {"gd-stp": ("for", "Làm ngay trước năm học mới.")},
    )
    .opinion("Đảng ủy Sở đồng ý; bố trí đảng viên trẻ đi chợ phiên.")
    .approved(-18)
    .resources("06 công chức luân phiên, xe của Sở, 175 triệu đồng.", to=["tp-stp"])
    # The report came on paper from a mountain market; the clerk entered it three days later.
    .do(
        "report_progress",
        "vt-stp",
        after=28,
        ago=3,
        evidence="Báo cáo giấy số 17/BC-TCT của tổ công tác, có chữ ký, văn thư lưu bản gốc",
        for_="tp-stp",
        percent=60,
        content="21 phiên, làm 2.350 việc; 640 giấy khai sinh.",
    )
    .reported("36 phiên, 4.480 việc; đăng ký khai sinh đúng hạn đạt 98,3%.", after=25, wait=3)
    .meeting(
        "Đánh giá hoàn thành.",
        {"gd-stp": ("for", "Vượt mục tiêu số việc và tỷ lệ đúng hạn.")},
        ahead=4,
        after=3,
        findings=SOUND,
    )
    .opinion("Đồng ý kết quả; đề nghị tổ chức thường niên.")
    .published()
    .measure("commendation", "tp-stp", after=2)
    .head(
        "propose_normative_text",
        2,
        content="Đề nghị quy định tổ chức lưu động hằng quý đối với xã có bản cách trụ sở trên 20 km.",
    )
    .end(),
    # In part, with damage; the three findings hold; the province exempted him.
    Script(PLANS["kho-lanh-nong-san"], "x-bang-son", "tp1-bs", -90)
    .meeting(
        "Thông qua; doanh nghiệp phải có máy phát điện dự phòng.",
        {
            "pct1-bs": ("for", "Hộ nghèo được gửi trước."),
            "pct2-bs": ("other", "Nên thuê thẩm định lại kết cấu mái kho."),
        },
    )
    .opinion("Đảng ủy xã nhất trí.")
    .approved(-20, mode="pilot")
    .resources("Giao quyền sử dụng kho; cử 02 cán bộ trực.", to=["tp1-bs"])
    .progress(
        45, "310 hộ gửi 420 tấn; hao hụt còn 12%.", "Mất điện hai lần, máy phát chỉ đủ nửa kho.", after=22
    )
    .reported(
        "530 hộ gửi 880 tấn; hao hụt bình quân 11%; một đợt mất điện 19 giờ làm hỏng 26 tấn rau của 74 hộ.",
        after=26,
        wait=4,
    )
    .meeting(
        "Hoàn thành một phần: đủ số hộ, chưa đạt mức hao hụt; thiệt hại 310 triệu đồng đã được doanh nghiệp bồi thường 60%.",
        {
            "ct-bs": ("other", "Chưa đạt mức hao hụt."),
            "pct1-bs": ("against", "Thiệt hại của dân chưa được bù đủ."),
        },
        ahead=4,
        after=2,
        conclusion="partial",
        reasons="Vượt số hộ gửi nhưng hao hụt 11% so với mục tiêu dưới 10%; có thiệt hại do mất điện.",
        causes={
            "objective": "Lưới điện khu vực hỏng 19 giờ sau giông lốc.",
            "subjective": "Nghiệm thu máy phát khi công suất chưa đủ toàn kho.",
        },
        findings=DAMAGE,
    )
    .paper("Biên bản xác định thiệt hại kho lạnh")
    .opinion("Đồng ý đánh giá; việc làm đúng chủ trương, vì lợi ích chung, động cơ trong sáng.")
    .published()
    .proposed("liability_excluded_exempted_or_reduced", "tp1-bs", after=3)
    .paper("Hồ sơ đề nghị xem xét miễn trách nhiệm", "docx")
    .granted(
        "liability_excluded_exempted_or_reduced",
        "tp1-bs",
        "ct-ubnd",
        "Quyết định số 1588/QĐ-UBND",
        after=8,
        outcome="exempted",
    )
    .end(),
    # Not completed, with damage; the same protection is before the Front's chair.
    Script(PLANS["hien-mau-luu-dong"], "hoi-ctd", "tp-ctd", -84)
    .meeting(
        "Nhất trí; kết quả xét nghiệm chỉ trả cho người hiến.",
        {"pct-ctd": ("for", "Thẻ ưu tiên phải do bệnh viện cấp.")},
        unmet={"a": "Không xác định: việc lập danh sách người hiến đã có hướng dẫn của ngành."},
    )
    .opinion("Đảng ủy Mặt trận Tổ quốc, các đoàn thể đồng ý.")
    .approved(-19)
    .resources("280 triệu đồng tài trợ xét nghiệm.", to=["tp-ctd"])
    .progress(35, "Danh sách 690 người; 22 lần gọi máu.", "Máy xét nghiệm hỏng ba tuần.", after=25)
    .reported(
        "Chỉ lập được 810/2.000 người; 41% lần gọi đủ máu trong 60 phút; 90 bộ sinh phẩm hết hạn, thiệt hại 38 triệu đồng.",
        after=25,
        wait=5,
    )
    .meeting(
        "Không hoàn thành mục tiêu đề ra; cần đơn vị y tế chủ trì xét nghiệm.",
        {
            "ct-ctd": ("against", "Số người dự bị chưa đạt một nửa."),
            "pct-ctd": ("against", "Phụ thuộc một máy xét nghiệm."),
        },
        ahead=4,
        after=2,
        conclusion="not_completed",
        reasons="Số người dự bị và tỷ lệ gọi đủ máu đều dưới một nửa mục tiêu.",
        causes={
            "objective": "Máy xét nghiệm duy nhất hỏng ba tuần.",
            "subjective": "Mua sinh phẩm một lần cho cả năm nên hết hạn.",
        },
        findings=DAMAGE,
    )
    .opinion("Thống nhất đánh giá; ghi nhận tinh thần dám làm.")
    .published()
    .proposed("liability_excluded_exempted_or_reduced", "tp-ctd", after=3)
    .end(),
    # Not completed and not in good faith: a report was confirmed and handled, nothing protects.
    Script(PLANS["dau-gia-quay-cho"], "x-dong-lang", "tp-dl", -86)
    .meeting(
        "Thông qua; người đang bán thật được ưu tiên khi trả giá ngang nhau.",
        {"pct2-dl": ("for", "Công khai danh sách tại chợ 15 ngày.")},
    )
    .opinion("Đảng ủy xã đồng ý.")
    .approved(-21)
    .resources("85 triệu đồng thuê nền tảng đấu giá.", to=["tp-dl"])
    .progress(40, "Đã đấu giá 88 quầy.", after=20)
    .do(
        "report_violation",
        "pct1-dl",
        after=6,
        provision="6/1",
        against="tp-dl",
        content="Trưởng phòng Kinh tế báo trước giá sàn cho ba người thân để trúng 14 quầy.",
    )
    .do(
        "resolve_violation",
        "ct-dl",
        after=6,
        confirmed=True,
        content="Đối chiếu nhật ký hệ thống và lời khai: có việc tiết lộ giá sàn cho ba người.",
    )
    .do(
        "record_handling",
        "ct-dl",
        after=4,
        form="Hủy kết quả 14 quầy; chuyển hồ sơ đến Ủy ban Kiểm tra Đảng ủy xã",
        compensation="Thu hồi khoản chênh lệch 46 triệu đồng",
    )
    .reported(
        "Đấu giá 196 quầy, 14 quầy bị hủy kết quả; thu 1,3 tỷ đồng so với mục tiêu 2,4 tỷ đồng.",
        after=12,
        wait=5,
    )
    .meeting(
        "Không hoàn thành; có hành vi trục lợi đã được xử lý.",
        {
            "ct-dl": ("against", "Mất niềm tin của tiểu thương."),
            "pct1-dl": ("against", "Mục tiêu thu không đạt."),
        },
        ahead=4,
        after=2,
        conclusion="not_completed",
        reasons="Thu chỉ đạt 54% mục tiêu; 14 quầy bị hủy kết quả do tiết lộ giá sàn.",
        causes={
            "objective": "Sức mua giảm sau bão.",
            "subjective": "Người được giao thực hiện tiết lộ giá sàn cho người thân.",
        },
        findings={"right_policy": True, "pure_motive": False, "common_good": False, "damage": True},
    )
    .opinion("Đồng ý đánh giá; xem xét kỷ luật theo thẩm quyền.")
    .published()
    .end(),
    # Completed; an open report blocks what its proposer could have.
    Script(PLANS["hop-khu-pho-truc-tuyen"], "p-song-may", "tp-sm", -87)
    .meeting(
        "Nhất trí; luôn có phiếu giấy song song.",
        {"pct2-sm": ("for", "Đoàn phường giúp người già biểu quyết.")},
    )
    .opinion("Đảng ủy phường nhất trí.")
    .approved(-19)
    .resources("Thiết bị 90 triệu đồng cho 22 nhà văn hóa.", to=["tp-sm"])
    .progress(70, "18 khu phố đã họp, 61% hộ biểu quyết.", after=26)
    .reported("22 khu phố họp 44 lượt, 66% hộ tham gia; không còn khiếu nại khoản thu.", after=28, wait=4)
    .meeting(
        "Đánh giá hoàn thành.",
        {"pct1-sm": ("for", "Đồng thuận tăng rõ."), "ct-sm": ("for", "Mô hình nên nhân ra cả tỉnh.")},
        ahead=4,
        after=2,
        findings=SOUND,
    )
    .opinion("Đồng ý kết quả.")
    .published()
    .measure("public_praise", "tp-sm", after=2)
    .do(
        "report_violation",
        "vt-sm",
        after=4,
        provision="6/1",
        against="tp-sm",
        content="Có ý kiến cho rằng thiết bị được mua của công ty người nhà với giá cao.",
    )
    .end(),
    # A plan of the Organising Board's deputy, decided and evaluated by the Standing Board.
    Script(PLANS["khoan-kinh-phi-dang"], "tinh-uy", "ptb1-btc", -97, with_=["tp-vptu"], registered=False)
    .registered(by="vt-btc")
    .do(
        "consult",
        "tm-btc",
        after=3,
        with_=["Văn phòng Tỉnh ủy", "Ủy ban Kiểm tra Tỉnh ủy", "12 đảng ủy xã"],
        content="Lấy ý kiến về mức khoán theo đảng viên, khoảng cách và chất lượng sinh hoạt.",
        standing_approval="Thông báo số 176-TB/TU",
    )
    .meeting(
        "Ban Thường vụ nhất trí làm ở 20 đảng bộ.",
        {"pbt": ("for", "Hướng dẫn quyết toán một trang phải dễ hiểu.")},
        ahead=3,
        after=5,
    )
    .approved(-24)
    .resources("Trong kinh phí đảng đã giao, không tăng chi.", to=["tp-vptu"])
    .measure("other_encouragement", "tp-vptu", after=4, document="Thư khen số 12-TK/TU")
    .progress(60, "16 đảng bộ đã khoán; thời gian quyết toán giảm 70%.", after=28)
    .reported(
        "20/20 đảng bộ thực hiện; quyết toán từ 15 ngày còn 02 ngày; chi bộ xa đủ tiền sinh hoạt.",
        after=30,
        wait=4,
    )
    .meeting(
        "Đánh giá hoàn thành; mở rộng toàn tỉnh.",
        {"bi-thu": ("for", "Cách làm giản dị, đúng ý cơ sở.")},
        ahead=3,
        after=3,
        findings=SOUND,
    )
    .published(3)
    .measure("commendation", "tp-vptu", after=3, document="Quyết định số 702-QĐ/TU")
    .proposed("rank_promotion_credit", "tp-vptu", after=2)
    .end(),
)
