"""Cases whose result is being judged: reported, before or after the meeting, before the Party body, to be published."""

from __future__ import annotations

from typing import Final

from khoithong.demonstration.province.plans import PLANS
from khoithong.demonstration.script import SOUND, Script

EVALUATING: Final = (
    # The report is in; the meeting has to be convened.
    Script(PLANS["tro-cap-qua-tai-khoan"], "tt-ctxh", "tp-ctxh", -87)
    .meeting(
        "Thống nhất; cán bộ thôn gọi điện kiểm tra ngẫu nhiên 10% người hưởng.",
        {"pgd-ctxh": ("for", "Người được ủy quyền phải là thân nhân trong dữ liệu dân cư.")},
        unmet={"c": "Chưa xác định: chưa có ý kiến của công an về ủy quyền trên định danh điện tử."},
    )
    .opinion("Chi bộ đồng ý.")
    .approved(-3)
    .resources("Tập huấn 640 cán bộ thôn, 120 triệu đồng.", to=["tp-ctxh"])
    .progress(55, "3.900 người hưởng đã ủy quyền điện tử.", after=25)
    .progress(95, "6.450 người; 05 khiếu nại đã giải quyết.", after=30)
    .reported(
        "Số lượt phải đến điểm chi trả giảm 88%; chi đúng hạn 99,4%; 05 khiếu nại, không có trường hợp mất tiền.",
        after=15,
        wait=4,
    )
    .paper("Báo cáo kết quả chi trả qua tài khoản", "docx")
    .end(),
    # The evaluation is being voted today.
    Script(PLANS["kham-suc-khoe-hoc-sinh"], "so-yt", "tp1-syt", -101, with_=["tp1-gddt"])
    .meeting(
        "Nhất trí; ưu tiên 30 trường vùng khó.",
        {
            "pgd3-syt": ("for", "Kết quả chỉ gửi cho cha mẹ và trạm y tế."),
            "pgd1-syt": ("for", "Lịch khám tránh tuần thi."),
        },
    )
    .opinion("Đồng ý; phối hợp chặt với ngành giáo dục.")
    .approved(-3)
    .resources("30 đội khám lưu động, kinh phí hai ngành gộp chung.", to=["tp1-syt", "tp1-gddt"])
    .progress(48, "41 trường đã khám xong, 24.600 em.", after=30)
    .progress(92, "80 trường; phát hiện 4.310 em cận thị chưa đeo kính.", after=35)
    .reported(
        "85/86 trường khám xong; 96% trẻ có nguy cơ được theo dõi; một trường vùng lũ lùi sang tháng sau.",
        after=15,
        wait=5,
    )
    .convened(3, after=3)
    .votes({"pgd2-syt": ("for", "Đạt mục tiêu; nên làm thường niên.")}, after=3, only=["pgd2-syt"])
    .end(),
    # The council has to judge the result within five working days; they have passed.
    Script(PLANS["phan-bien-doc-lap"], "lhh-khkt", "tp-lhh", -87)
    .council_of(
        "Liên quan nhiều ngành và các chủ đầu tư lớn của tỉnh.",
        {
            "pct-lhh": "deputy",
            "tp1-stc": "agency",
            "tp2-sxd": "agency",
            "tp1-khcn": "agency",
            "chuyen-gia-2": "scientist",
            "chuyen-gia-4": "scientist",
        },
        "tp1-khcn",
        after=2,
    )
    .meeting(
        "Hội đồng thông qua; thù lao khoán theo bậc giá trị dự án.",
        {
            "tp2-sxd": ("against", "b) Thêm 15 ngày sẽ chậm kế hoạch vốn."),
            "chuyen-gia-2": ("for", "a) Cần thiết. b) Danh sách chuyên gia phải công khai."),
        },
        ahead=6,
        after=0,
        by="tp1-khcn",
    )
    .opinion("Chi bộ nhất trí; bảo đảm tính độc lập.")
    .approved(-1)
    .resources("Chi 620 triệu đồng thù lao phản biện.", to=["tp-lhh"])
    .progress(60, "Đã phản biện 06 dự án, kiến nghị giảm 31 tỷ đồng.", after=35)
    .reported(
        "10/10 dự án được phản biện; 09 dự án tiếp thu; tiết kiệm dự kiến 47 tỷ đồng.", after=24, wait=5
    )
    .paper("Bảng tổng hợp kiến nghị phản biện", "docx")
    .end(),
    # Judged yesterday; the Party body is to be asked.
    Script(PLANS["thi-nghiem-mo"], "thpt-chuyen", "tp-thpt", -77)
    .meeting(
        "Thống nhất; mỗi buổi có một giáo viên và một nhân viên thiết bị.",
        {"pht1-thpt": ("for", "Học sinh ngoài trường phải học quy tắc an toàn trước.")},
    )
    .opinion("Chi bộ nhất trí.")
    .approved(-5)
    .resources("190 triệu đồng vật tư do phụ huynh và doanh nghiệp tài trợ.", to=["tp-thpt"])
    .progress(70, "1.340 lượt sử dụng; 27 đề tài đang làm.", after=30)
    .reported(
        "Công suất 43 giờ mỗi tuần; 66 đề tài của học sinh 24 trường; hỏng 03 kính hiển vi.", after=25, wait=4
    )
    .meeting(
        "Đánh giá hoàn thành mục tiêu đề ra; đề nghị duy trì thường xuyên.",
        {"pht2-thpt": ("for", "Vượt số đề tài; cần quỹ sửa thiết bị.")},
        ahead=4,
        after=3,
        findings=SOUND,
    )
    .paper("Biên bản họp đánh giá phòng thí nghiệm mở")
    .end(),
    # Judged, the Party body is being heard.
    Script(PLANS["lien-ket-hop-tac-xa"], "lm-htx", "tp-htx", -102)
    .meeting(
        "Nhất trí; mỗi hợp tác xã bảo lãnh không quá 900 triệu đồng.",
        {"pct-htx": ("for", "Phải kiểm tra năng lực doanh nghiệp bao tiêu.")},
        unmet={"d": "Không xác định: nội dung là bảo lãnh tín dụng, không thuộc các hướng được nêu."},
    )
    .opinion("Chi bộ đồng ý thí điểm.")
    .approved(-9, mode="pilot")
    .resources("Dành 6 tỷ đồng quỹ bảo lãnh.", to=["tp-htx"])
    .progress(58, "Bảo lãnh 14 hợp tác xã, 10,2 tỷ đồng.", after=35)
    .reported("Giải ngân 18,6 tỷ đồng cho 25 hợp tác xã; một khoản quá hạn 09 ngày đã trả.", after=40, wait=4)
    .meeting(
        "Đánh giá hoàn thành; nợ xấu bằng không.",
        {"pct-htx": ("for", "Kết quả tốt; nên nâng quỹ bảo lãnh.")},
        ahead=4,
        after=2,
        findings=SOUND,
    )
    .sought(2)
    .end(),
    # Judged six days ago; the three days to ask the Party body have passed.
    Script(PLANS["ho-so-dang-vien-dien-tu"], "btc-tu", "tp-btc", -79)
    .meeting(
        "Thống nhất làm điểm; bản giấy vẫn lưu song song.",
        {"ptb1-btc": ("for", "Chỉ mở cho ba đảng bộ có mạng riêng.")},
    )
    .opinion("Nhất trí; bảo mật theo quy định.")
    .approved(-5)
    .resources("Số hóa hồ sơ 210 triệu đồng; máy chủ mạng riêng.", to=["tp-btc"])
    .progress(65, "Ba đảng bộ đã chuyển 640 lượt trong ngày.", after=30)
    .reported("1.180 lượt chuyển, trung bình 0,8 ngày; không thất lạc hồ sơ nào.", after=20, wait=5)
    .meeting(
        "Đánh giá hoàn thành; đề nghị mở rộng ra toàn Đảng bộ.",
        {"ptb2-btc": ("for", "Đạt tất cả mục tiêu; cần hướng dẫn của Trung ương.")},
        ahead=4,
        after=4,
        findings=SOUND,
    )
    .do(
        "supervision_note",
        "kt-ubkt",
        after=2,
        content="Quy trình bảo mật được tuân thủ; đề nghị Ban sớm xin ý kiến cấp ủy về kết quả.",
    )
    .end(),
    # The Party body agreed: the result is to be published.
    Script(PLANS["uy-quyen-ky"], "so-nv", "tp2-snv", -83)
    .meeting(
        "Đồng ý; danh mục 41 thủ tục dán tại bộ phận một cửa.",
        {"pgd-snv": ("for", "Trưởng phòng được tập huấn trách nhiệm pháp lý.")},
        unmet={"a": "Không xác định: ủy quyền ký đã có quy định, đề xuất chỉ mở rộng danh mục."},
    )
    .opinion("Đảng ủy đồng ý; hậu kiểm nghiêm túc.")
    .approved(-10)
    .resources("Chữ ký số cho 09 trưởng phòng.", to=["tp2-snv"])
    .progress(75, "8.900 kết quả do trưởng phòng ký, chờ ký trung bình 3,1 giờ.", after=35)
    .reported("14.200 kết quả, thời gian chờ ký 2,7 giờ; thu hồi 06 kết quả, bằng 0,04%.", after=19, wait=4)
    .meeting(
        "Đánh giá hoàn thành mục tiêu; đề nghị bổ sung 12 thủ tục.",
        {"pgd-snv": ("for", "Hoàn thành; hậu kiểm 8% là vừa sức.")},
        ahead=5,
        after=3,
        findings=SOUND,
    )
    .opinion("Nhất trí kết quả đánh giá; nhân rộng trong ngành.", wait=4)
    .paper("Công văn của Đảng ủy Sở Nội vụ về kết quả ủy quyền ký")
    .end(),
    # The Party body does not agree with the evaluation: a new meeting is needed.
    Script(PLANS["tro-giup-cong-nhan"], "ldld", "tp-ldld", -85)
    .meeting(
        "Thống nhất; mức ứng tối đa một tháng lương cơ bản.",
        {"pct-ldld": ("for", "Nên có tư vấn chi tiêu kèm theo.")},
        unmet={"a": "Chưa xác định: quy chế tài chính công đoàn đang được sửa đổi."},
    )
    .opinion("Đồng ý; tránh đoàn viên lạm dụng ứng lương.")
    .approved(-9)
    .resources("Lập quỹ 1,2 tỷ đồng từ tích lũy.", to=["tp-ldld"])
    .progress(60, "Đã ứng cho 320 đoàn viên, 1,05 tỷ đồng.", after=35)
    .reported("612 lượt ứng, 96% trong 24 giờ; thu hồi 95,8%, thấp hơn mục tiêu 97%.", after=22, wait=5)
    .meeting(
        "Đánh giá hoàn thành; phần thu hồi thấp do 18 đoàn viên nghỉ việc.",
        {
            "pct-ldld": ("other", "Mục tiêu thu hồi chưa đạt, nên ghi rõ."),
            "ct-ldld": ("for", "Mục tiêu chính là đẩy lùi tín dụng đen đã đạt."),
        },
        ahead=3,
        after=3,
        conclusion="partial",
        reasons="Thu hồi vốn chưa đạt 97% như đề ra; các mục tiêu khác đạt.",
        causes={
            "objective": "18 đoàn viên nghỉ việc đột xuất khi doanh nghiệp cắt ca.",
            "subjective": "Chưa thỏa thuận khấu trừ vào trợ cấp thôi việc.",
        },
        findings=SOUND,
    )
    .opinion(
        "Không đồng ý đánh giá hoàn thành một phần: hai mục tiêu chính đều vượt, đề nghị họp đánh giá lại.",
        "disagree",
        wait=3,
    )
    .end(),
)
