"""Cases before the decision: the Party body is to be asked or is being heard, or the head has to decide."""

from __future__ import annotations

from typing import Final

from khoithong.demonstration.province.plans import PLANS
from khoithong.demonstration.script import Script

DECIDING: Final = (
    # A tie, one deputy on leave: the head's ballot decides. The Party body is to be asked.
    Script(PLANS["doi-thoai-khieu-nai"], "thanh-tra", "tp-ttt", -6)
    .meeting(
        "Biểu quyết ngang nhau; theo ý kiến của Chánh Thanh tra, đề xuất được thông qua. Phó Chánh Thanh tra Tòng Văn Hặc nghỉ phép năm.",
        {
            "ch-ttt": ("for", "Nên làm sớm ở hai địa bàn có nhiều đơn."),
            "pch1-ttt": ("against", "Chưa rõ trách nhiệm khi thỏa thuận bị hủy."),
        },
        absent=["pch2-ttt"],
        ahead=3,
    )
    .paper("Biên bản họp tập thể lãnh đạo về đối thoại sớm")
    .end(),
    # Closed six days ago; the three days to ask the Party body have passed.
    Script(PLANS["thoat-nuoc-do-thi"], "so-xd", "tp3-sxd", -12)
    .meeting(
        "Thống nhất thí điểm lưu vực trung tâm trước; giao Phòng Hạ tầng kỹ thuật hoàn thiện hợp đồng mẫu.",
        {
            "pgd1-sxd": ("for", "Cần quy định mức mưa loại trừ trách nhiệm của nhà thầu."),
            "pgd2-sxd": ("other", "Đề nghị thử một lưu vực thay vì ba."),
        },
        ahead=3,
        after=3,
    )
    .end(),
    # The Party body has been asked nine days ago; no limit runs for it. The request itself was entered a day later.
    Script(PLANS["von-vay-phu-nu"], "hlhpn", "tp-hpn", -15)
    .meeting(
        "Nhất trí cao; mỗi nhóm có một cán bộ Hội theo dõi trong sáu tháng đầu.",
        {"pct1-hpn": ("for", "Nên ưu tiên nhóm ở xã biên giới.")},
        ahead=2,
        after=3,
    )
    .do(
        "seek_party_opinion",
        "vt-hpn",
        after=2,
        ago=1,
        evidence="Tờ trình số 88/TTr-HPN, giao trực tiếp có ký nhận",
        for_="ct-hpn",
        document="Tờ trình số 88/TTr-HPN",
    )
    .paper("Tờ trình có ký nhận của văn thư Đảng ủy")
    .end(),
    # Rejected; the director takes it upon herself; the Party body is being heard.
    Script(PLANS["bao-tang-so"], "so-vhttdl", "tp2-vh", -11)
    .meeting(
        "Không đủ tỷ lệ thông qua; đa số lo ngại hình ảnh hiện vật bị sử dụng không phù hợp.",
        {
            "pgd1-vh": ("against", "Hình ảnh thiêng có thể bị dùng vào quảng cáo."),
            "pgd2-vh": ("against", "Chưa có mẫu hợp đồng được cơ quan tư pháp góp ý."),
        },
        ahead=3,
    )
    .despite(
        "Kho hiện vật xuống cấp, không có nguồn nào khác cho tu bổ trong hai năm tới.",
        "Hợp đồng mẫu cấm dùng trong quảng cáo, có quyền thu hồi tức thì; Sở Tư pháp đã góp ý bằng văn bản.",
        after=2,
    )
    .paper("Quyết định cho triển khai khai thác hình ảnh số")
    .sought(2)
    .end(),
    # Agreed by meeting and Party body: the decision is due.
    Script(PLANS["hau-kiem-dau-tu-cong"], "so-tc", "tp1-stc", -13)
    .meeting(
        "Thống nhất áp dụng với nhà thầu không có vi phạm trong năm năm; hậu kiểm 20% khoản chi.",
        {"pgd2-stc": ("for", "Kho bạc phải được thông báo danh sách nhà thầu hằng tháng.")},
        ahead=3,
    )
    .opinion("Nhất trí chủ trương; báo cáo kết quả hậu kiểm hằng quý với Đảng ủy.", wait=4)
    .paper("Công văn cho ý kiến của Đảng ủy Sở Tài chính")
    .end(),
    # The Party committee did not agree, and its opinion binds; completed as it wished, the plan is before it again.
    Script(PLANS["tai-dinh-cu-linh-hoat"], "p-hung-thai", "tp1-ht", -16)
    .meeting(
        "Đồng ý cho hộ dân chọn hình thức nhận; lập tổ tư vấn cho hộ nhận tiền.",
        {
            "pct2-ht": ("for", "Phải xác minh hộ nhận tiền có nơi ở khác."),
            "pct1-ht": ("for", "Ưu tiên hộ có người già neo đơn được chọn trước."),
        },
        ahead=3,
    )
    .opinion(
        "Chưa đồng ý: phải lấy ý kiến từng hộ bằng phiếu có chữ ký và có phương án cho hộ nhận tiền mà không còn chỗ ở.",
        "disagree",
        wait=4,
    )
    .revised(
        "Đã lấy ý kiến 214 hộ bằng phiếu có chữ ký; thêm điều kiện hộ nhận tiền phải có nơi ở khác.",
        after=1,
        content="Phường lập phiếu giá trị cho từng hộ, hộ chọn một trong ba hình thức; hộ nhận tiền phải có nơi ở khác được khu phố xác nhận.",
    )
    .sought(1)
    .do(
        "report_violation",
        "tp2-ht",
        provision="6/3",
        against="ct-ht",
        content="Chủ tịch phường để quá nửa tháng không trình lại, có biểu hiện né tránh.",
    )
    .do(
        "resolve_violation",
        "ct-ubnd",
        after=1,
        confirmed=False,
        content="Hồ sơ cho thấy thời gian đó dùng để lấy phiếu của 214 hộ theo yêu cầu của Đảng ủy; không có việc né tránh.",
    )
    .end(),
    # The Standing Board has voted; being the Party's own decision it asks no further opinion.
    Script(PLANS["mot-dau-moi-khu-cong-nghiep"], "tinh-uy", "tb-kkt", -9, with_=["tp1-kkt"], registered=False)
    .registered(by="tm-btc")
    .do(
        "consult",
        "tm-btc",
        after=2,
        with_=["Sở Xây dựng", "Sở Nông nghiệp và Môi trường", "Công an tỉnh", "Hiệp hội Doanh nghiệp tỉnh"],
        content="Lấy ý kiến về giấy phép tổng hợp, trách nhiệm liên ngành và thời hạn 15 ngày.",
        standing_approval="Thông báo số 219-TB/TU",
    )
    .paper("Tổng hợp ý kiến bốn cơ quan về giấy phép tổng hợp", "docx")
    .meeting(
        "Ban Thường vụ thống nhất; giao Ủy ban nhân dân tỉnh ban hành quy chế phối hợp trước khi thực hiện.",
        {
            "ct-ubnd": ("for", "Ủy ban nhân dân tỉnh cử một Phó Chủ tịch trực tiếp phụ trách."),
            "pbt": ("for", "Báo cáo Ban Thường vụ sau 06 tháng."),
        },
        ahead=3,
        after=2,
    )
    .end(),
    # A council divided in two halves: the chair's ballot decides; the Party body has another opinion.
    Script(PLANS["nhan-vien-cong-tac-xa-hoi"], "so-yt", "tp2-syt", -15, with_=["tp-ctxh"])
    .council_of(
        "Liên quan y tế, nội vụ, tài chính và 24 xã; chi trả theo trường hợp là cơ chế mới.",
        {
            "pgd1-syt": "deputy",
            "tc-snv": "agency",
            "tp2-stc": "agency",
            "tp-cdt": "agency",
            "chuyen-gia-3": "scientist",
        },
        "tc-snv",
    )
    .meeting(
        "Biểu quyết ngang nhau, thực hiện theo ý kiến của Chủ tịch Hội đồng; yêu cầu kiểm soát chất lượng trường hợp.",
        {
            "gd-syt": ("for", "a) Rất cần cho xã đông trẻ em. b) Kinh phí bảo đảm trong hai năm."),
            "tc-snv": ("against", "b) Chưa rõ quan hệ lao động của cộng tác viên."),
            "tp2-stc": ("against", "b) Định mức theo trường hợp chưa có căn cứ so sánh."),
            "tp-cdt": ("against", "b) Cần chuẩn đào tạo trước khi khoán."),
        },
        ahead=6,
        after=0,
        by="tc-snv",
    )
    .paper("Biên bản họp Hội đồng đánh giá đề xuất công tác xã hội")
    .opinion("Cơ bản đồng tình; đề nghị thử 03 cụm trước, sau một năm mới mở rộng.", "other", wait=3)
    .end(),
)
