"""Cases under way: going well, late, suspended, resumed, handed over; completed and not yet reported."""

from __future__ import annotations

from typing import Final

from khoithong.demonstration.province.plans import PLANS
from khoithong.demonstration.script import Script
from khoithong.demonstration.story import Day

RUNNING: Final = (
    Script(PLANS["benh-an-dien-tu"], "bv-dk", "tp1-bv", -50)
    .meeting(
        "Thống nhất làm trước ở 06 trạm; công nghệ thông tin của bệnh viện trực hỗ trợ ngoài giờ.",
        {"pgd1-bv": ("for", "Bác sĩ trạm chỉ được xem người bệnh do mình quản lý.")},
        unmet={"d": "Chưa xác định: quy chế an toàn thông tin của bệnh viện chưa được phê duyệt."},
    )
    .opinion("Đồng ý; phải có cam kết bảo mật của từng người được tra cứu.")
    .approved(28)
    .paper("Quyết định phê duyệt liên thông bệnh án")
    .resources("Bố trí 04 kỹ sư, 02 bác sĩ kiêm nhiệm và 410 triệu đồng đợt đầu.", to=["tp1-bv"])
    .progress(
        30,
        "06 trạm đã tra cứu được kết quả; 1.900 lượt xem trong tháng đầu.",
        "Hai trạm mất mạng vào giờ khám sáng.",
        after=14,
    )
    .paper("Biểu đồ lượt tra cứu kết quả", "png")
    .head(
        "give_direction",
        2,
        content="Cấp thêm đường truyền dự phòng 4G cho hai trạm; công nghệ thông tin trực tại trạm buổi sáng.",
    )
    .progress(62, "18 trạm đã tham gia; tỷ lệ làm lại xét nghiệm còn 14%.", after=16)
    .do(
        "supervision_note",
        "kt-ubkt",
        after=4,
        content="Nhật ký truy cập được lưu đầy đủ; chưa phát hiện tra cứu ngoài mục đích điều trị.",
    )
    .end(),
    Script(PLANS["dang-ky-bien-dong"], "vp-dkdd", "tp-dkdd", -37)
    .meeting(
        "Tán thành; tỷ lệ hậu kiểm tháng đầu là 10%, sau đó giảm dần.",
        {
            "pgd2-dkdd": ("for", "Danh mục hồ sơ xanh phải dán tại bộ phận một cửa."),
            "gd-dkdd": ("for", "Người ký chịu trách nhiệm cá nhân, Văn phòng hỗ trợ pháp lý."),
        },
        ahead=3,
        unmet={
            "c": "Chưa xác định: còn chờ cơ quan thuế trả lời về ảnh hưởng đến việc thu nghĩa vụ tài chính."
        },
    )
    .opinion("Chi bộ nhất trí; giao đảng viên ở các chi nhánh làm trước.")
    .approved(10)
    .resources("Cấp 64 chữ ký số và 180 triệu đồng nâng cấp phần mềm.", to=["tp-dkdd"])
    .report_wanted("Báo cáo số hồ sơ trả trong ngày và các lỗi đã gặp.", within=5, after=12)
    .progress(55, "11 chi nhánh đã thực hiện, trả trong ngày 2.740 hồ sơ, sai sót 04 hồ sơ.", after=3)
    .paper("Phụ lục số liệu từng chi nhánh", "docx")
    .head(
        "adjust_plan",
        6,
        content="Lùi chi nhánh vùng cao sang đợt hai do chưa có đường truyền; giữ nguyên mục tiêu.",
        planned_completion=Day(25),
    )
    .end(),
    Script(PLANS["giai-ngan-tung-tuan"], "bql-da", "tp-qlda", -73)
    .meeting(
        "Đồng ý áp dụng cho 11 công trình; mẫu biên bản tuần do Phòng Kế hoạch soạn.",
        {"pgd1-qlda": ("for", "Ảnh phải có tọa độ và giờ chụp tự động.")},
        unmet={
            "a": "Chưa xác định: mẫu nghiệm thu theo tuần có thể đã nằm trong quy định về nghiệm thu giai đoạn."
        },
    )
    .opinion("Nhất trí; đề phòng thông đồng giữa giám sát và nhà thầu.")
    .approved(-1)
    .resources("Mua 22 thiết bị chụp có tọa độ, 150 triệu đồng.", to=["tp-qlda"])
    .progress(
        45,
        "07 công trình đã nghiệm thu theo tuần; thời gian chờ tiền còn 09 ngày.",
        "Bốn công trình vùng núi thiếu kỹ sư giám sát thứ Sáu.",
        after=22,
    )
    .head(
        "give_direction", 3, content="Cho phép giám sát từ xa bằng cuộc gọi hình ở bốn công trình vùng núi."
    )
    .progress(70, "09 công trình theo tuần; một nhà thầu nhỏ trúng thầu lần đầu.", after=18)
    .report_wanted(
        "Báo cáo nguyên nhân chậm so với mốc hoàn thành và phương án hai công trình còn lại.",
        within=3,
        after=12,
    )
    .end(),
    Script(PLANS["that-thoat-nuoc"], "cty-capnuoc", "dd1-cn", -59)
    .meeting(
        "Thông qua; quỹ thưởng lấy từ giá trị nước tiết kiệm đã quyết toán, không vượt 30%.",
        {"ptgd2-cn": ("for", "Vùng khó sửa cần hệ số riêng.")},
        ahead=3,
        unmet={"d": "Không xác định: nội dung chủ yếu là quản trị doanh nghiệp."},
    )
    .paper("Nghị quyết họp lãnh đạo công ty về khoán vùng")
    .opinion("Đảng ủy công ty tán thành; công khai kết quả từng tổ hằng tháng.")
    .approved(35, mode="pilot")
    .resources("Lắp 18 đồng hồ tổng, bố trí 36 công nhân theo vùng.", to=["dd1-cn"])
    .progress(40, "Thất thoát 08 vùng giảm từ 24,7% còn 20,1%.", after=20)
    .paper("Biểu đồ thất thoát theo vùng", "png")
    .head(
        "propose_normative_text",
        4,
        content="Đề nghị Ủy ban nhân dân tỉnh hướng dẫn quỹ thưởng từ tiết kiệm nước tại doanh nghiệp có vốn nhà nước.",
    )
    .progress(
        66,
        "14 vùng vận hành; thất thoát toàn mạng còn 18,9%.",
        "Ba vùng ống cũ phải thay trước khi khoán.",
        after=18,
    )
    .end(),
    # A head's own proposal goes to the level above; the executor changed on the way.
    Script(PLANS["phan-loai-rac"], "ubnd", "ct-mtdt", -57, with_=["tp-mtdt"])
    .meeting(
        "Ủy ban nhân dân tỉnh thống nhất; yêu cầu có điểm bán túi ở mọi khu phố và miễn cho hộ nghèo.",
        {
            "pct-ubnd": ("for", "Tuyên truyền ba tháng trước khi thu tiền theo túi."),
            "pct3-ubnd": ("other", "Nên bắt đầu từ chợ và trường học."),
        },
        ahead=4,
        after=3,
        unmet={"c": "Chưa xác định: tác động đến phường giáp ranh chưa được lấy ý kiến."},
    )
    .opinion("Nhất trí; chú ý hộ nghèo và khu nhà trọ.", wait=4)
    .approved(30, executors=["ct-mtdt", "p-hung-thai"])
    .paper("Quyết định của Ủy ban nhân dân tỉnh về thu tiền rác theo túi")
    .resources("Giữ nguyên giá trị hợp đồng thu gom; bố trí 200 triệu đồng tuyên truyền.")
    .progress(
        25,
        "Phường Hưng Thái đã phát 9.000 túi; 52% hộ phân loại.",
        "Đổ trộm tăng ở hai bãi đất trống.",
        after=15,
    )
    .head("reassign_execution", 6, out="ct-mtdt", in_="pgd1-mtdt", document="Quyết định số 1533/QĐ-UBND")
    .progress(
        48, "Lắp camera tại hai bãi đất trống; rác chôn lấp giảm 22% sau sáu tuần.", after=14, by="ct-ht"
    )
    .end(),
    # The hospital's director obstructed: a report is being handled, a protection recorded.
    Script(PLANS["mua-sam-vat-tu"], "so-yt", "gd-bv", -37)
    .meeting(
        "Thống nhất; hợp đồng khung phải có ít nhất hai nhà cung cấp cho mặt hàng thiết yếu.",
        {
            "pgd2-syt": ("for", "Công khai giá trên cổng thông tin của ngành."),
            "pgd3-syt": ("for", "Dược sĩ phải luân chuyển sau 06 tháng."),
        },
        ahead=3,
        unmet={"a": "Chưa xác định: đang hỏi cơ quan quản lý đấu thầu về gọi hàng theo tuần."},
    )
    .opinion("Đồng ý; kiểm soát chặt khâu gọi hàng.", wait=3)
    .approved(32)
    .resources("Giao 03 dược sĩ và 01 kế toán chuyên trách từ các bệnh viện.", to=["gd-bv"])
    .progress(35, "Đã ký hợp đồng khung 132 mặt hàng; tồn kho còn 48 ngày.", after=18)
    .do(
        "report_violation",
        "pgd1-bv",
        after=3,
        provision="6/2",
        against="tp2-bv",
        content="Trưởng khoa Cấp cứu nhiều lần từ chối nhập số liệu tồn kho, nói công khai rằng đề xuất là để lấy thành tích.",
    )
    .head(
        "record_protection",
        2,
        content="Làm việc với khoa Cấp cứu, khẳng định chủ trương đã được phê duyệt; yêu cầu phối hợp nhập số liệu.",
        document="Thông báo số 412/TB-SYT",
    )
    .end(),
    # A commune chair's plan, decided by the Standing Board, executed by the commune.
    Script(PLANS["nuoc-tuoi-tiet-kiem"], "tinh-uy", "ct-dl", -41, with_=["tp-tl"], registered=False)
    .registered(by="tm-btc")
    .do(
        "consult",
        "tm-btc",
        after=2,
        with_=["Sở Nông nghiệp và Môi trường", "Công ty Khai thác công trình thủy lợi tỉnh"],
        content="Lấy ý kiến về thước đo nước và cách trả lại giá trị nước tiết kiệm.",
        standing_approval="Thông báo số 198-TB/TU",
    )
    .meeting(
        "Ban Thường vụ đồng ý làm điểm ở xã Đồng Lạng trong hai vụ.",
        {"bi-thu": ("for", "Dân phải được bàn và ký vào lịch tưới.")},
        ahead=3,
        after=2,
    )
    .approved(40, executors=["x-dong-lang"], mode="pilot")
    .resources("Bố trí 540 triệu đồng nông thôn mới; công ty thủy lợi cho mượn 12 bộ thước đo.")
    .progress(
        38, "09 tổ dùng nước đã lắp cửa chia; không còn cãi nhau ở hai tuyến kênh đầu.", after=20, by="vt-dl"
    )
    .paper("Biểu đồ cửa chia nước đã lắp", "png")
    .do(
        "supervision_note",
        "gs-mttq",
        after=6,
        content="Lịch tưới được dán tại nhà văn hóa, 87% hộ ký; đề nghị bổ sung tổ hòa giải.",
    )
    .end(),
    Script(PLANS["giam-sat-cong-dong-so"], "mttq", "tp-mttq", -49)
    .meeting(
        "Thống nhất; kết quả chấm điểm chủ đầu tư công bố hằng quý.",
        {"pct1-mttq": ("for", "Ảnh có mặt người phải làm mờ trước khi công khai.")},
    )
    .opinion("Nhất trí; phối hợp Đoàn Thanh niên để làm nhanh.")
    .approved(38)
    .resources("Chi 95 triệu đồng tập huấn, 45 máy điện thoại dùng chung.", to=["tp-mttq"])
    .measure("public_praise", "tp-mttq", after=4)
    .progress(44, "Đã có 412 ảnh từ 31 xã; 371 ảnh được chủ đầu tư trả lời.", after=18)
    .do(
        "supervision_note",
        "cn-ubkt",
        after=5,
        content="Cách làm sáng tạo, nên phổ biến; lưu ý thẩm quyền trả lời của xã.",
    )
    .head(
        "report_to_party",
        6,
        content="Báo cáo tiến độ và kiến nghị hạn trả lời 07 ngày ghi vào quy chế giám sát.",
        document="Báo cáo số 87/BC-MTTQ",
    )
    .paper("Báo cáo cấp ủy về giám sát cộng đồng", "docx")
    .end(),
    # A rector's plan before a council of the province, with a proposer from another agency.
    Script(PLANS["dao-tao-nghe-dat-hang"], "ubnd", "ht-cdt", -47, with_=["tp1-kkt"])
    .council_of(
        "Liên quan giáo dục nghề nghiệp, tài chính, khu công nghiệp và tám doanh nghiệp.",
        {
            "pct2-ubnd": "deputy",
            "gd-stc": "agency",
            "gd-gddt": "agency",
            "tp-vpub": "agency",
            "ct-ldld": "agency",
            "chuyen-gia": "scientist",
        },
        "tp-vpub",
        after=2,
        wait=2,
    )
    .meeting(
        "Hội đồng thông qua; mức khấu trừ học phí không quá 10% lương mỗi tháng.",
        {
            "ct-ubnd": ("for", "a) Đáp ứng nhu cầu thợ. b) Cần quỹ dự phòng 5%."),
            "gd-stc": ("other", "b) Kế hoạch thu hồi nên tính cả tỷ lệ bỏ việc 12%."),
            "chuyen-gia": ("for", "a) Mô hình đã có ở nơi khác. b) Nên đo việc làm sau 12 tháng."),
        },
        ahead=6,
        after=0,
        by="tp-vpub",
        unmet={"c": "Chưa xác định: chưa có ý kiến của cơ quan quản lý lao động về khấu trừ lương."},
    )
    .paper("Biên bản họp Hội đồng đánh giá đào tạo theo đơn đặt hàng")
    .opinion("Nhất trí; bảo đảm quyền lợi người học.", wait=4)
    .approved(36, mode="pilot")
    .resources("Ứng 2,4 tỷ đồng đợt một từ quỹ phát triển của trường.", to=["ht-cdt", "tp1-kkt"])
    .progress(
        50,
        "Hai lớp hàn và vận hành đã khai giảng, 164 học viên.",
        "Một doanh nghiệp xin lùi lịch tuyển.",
        after=20,
    )
    .end(),
    # Suspended, inspected, resumed.
    Script(PLANS["chu-ky-so-cong-dan"], "p-hung-thai", "tp2-ht", -51)
    .meeting(
        "Thông qua; người cao tuổi được hướng dẫn tại nhà vào thứ Bảy.",
        {"pct1-ht": ("for", "Máy tự phục vụ đặt ở hai đầu phường.")},
        unmet={"a": "Không xác định: việc cấp chữ ký số đã có quy định, đề xuất chỉ đổi nơi làm."},
    )
    .opinion("Đảng ủy phường nhất trí.")
    .approved(20)
    .resources("Bố trí 04 đoàn viên, hai máy tự phục vụ.", to=["tp2-ht"])
    .progress(30, "Đã cấp 6.100 chữ ký số.", "Nhà cung cấp báo có 12 chữ ký kích hoạt nhầm người.", after=12)
    .head("suspend", 2, reason="12 chữ ký số bị kích hoạt nhầm người; dừng để rà soát khâu nhận diện.")
    .head("inspect", 3, findings="Lỗi ở bước chụp ảnh tại nhà; 12 chữ ký đã thu hồi, không bị sử dụng.")
    .paper("Biên bản kiểm tra khâu nhận diện")
    .head("resume", 2, reason="Nhà cung cấp đã bổ sung đối chiếu khuôn mặt hai lần; chỉ cấp tại phường.")
    .progress(58, "Lũy kế 14.300 chữ ký, không có trường hợp nhầm mới.", after=14)
    .end(),
    # Suspended and not yet inspected.
    Script(PLANS["tro-ly-tra-loi"], "tt-cds", "tp-cds", -31)
    .meeting(
        "Đồng ý thử ba tháng; câu trả lời sai phải sửa trong 24 giờ.",
        {"pgd-cds": ("for", "Phải có nút gặp người thật ngay câu đầu.")},
        unmet={"c": "Chưa xác định: đánh giá an toàn thông tin cấp độ 3 chưa hoàn thành."},
    )
    .opinion("Chi bộ nhất trí; không dùng giọng nói của lãnh đạo.")
    .approved(22, mode="pilot")
    .resources("Thuê hạ tầng 300 triệu đồng; 05 chuyên viên biên tập.", to=["tp-cds"])
    .progress(
        35,
        "Trả lời 11.200 cuộc, tỷ lệ bỏ cuộc còn 15%.",
        "Trợ lý trả lời sai phí một thủ tục trong hai ngày.",
        after=14,
    )
    .head(
        "suspend",
        4,
        reason="Bộ câu trả lời về phí, lệ phí không khớp quy định mới; 61 người được hướng dẫn sai mức phí.",
    )
    .end(),
    # Suspended, inspected: to go on or to end is the head's to decide.
    Script(PLANS["cho-truyen-thong"], "so-ct", "tp2-sct", -37)
    .meeting(
        "Thông qua; làm trước ở hai chợ.",
        {
            "pgd1-sct": ("for", "Cơ quan thuế phải thống nhất mẫu hóa đơn."),
            "pgd2-sct": ("against", "Tiểu thương cao tuổi khó theo."),
        },
        ahead=3,
        unmet={"c": "Chưa xác định: cơ quan thuế chưa trả lời về tài khoản hóa đơn dùng chung."},
    )
    .opinion("Đồng ý; vận động, không ép buộc tiểu thương.")
    .approved(24)
    .resources("Mua 300 loa nhận giọng nói.", to=["tp2-sct"])
    .progress(28, "410 tiểu thương đã dùng; sai sót số tiền 3,1%.", "Chợ ồn làm máy nghe nhầm.", after=15)
    .head("suspend", 5, reason="Tỷ lệ sai số tiền 3,1%, cao gấp ba mức chấp nhận.")
    .head(
        "inspect",
        4,
        findings="Sai sót tập trung ở khu hàng cá và giờ cao điểm; thiết bị có thể thay bằng bàn phím số.",
    )
    .paper("Kết luận kiểm tra sai sót hóa đơn")
    .end(),
    # Completed two days ago: the result report is due.
    Script(PLANS["ma-vung-trong"], "tt-kn", "tp-kn", -54)
    .meeting(
        "Nhất trí; nhóm vi phạm bị thu hồi mã và công khai.",
        {"pgd-kn": ("for", "Cán bộ khuyến nông không kiểm tra nhóm của họ hàng mình.")},
        unmet={"d": "Chưa xác định: nhật ký điện thoại chưa kết nối với dữ liệu của ngành."},
    )
    .opinion("Chi bộ thống nhất.")
    .approved(-1)
    .resources("Chi 310 triệu đồng tập huấn, 20 máy đo.", to=["tp-kn"])
    .progress(60, "Đã cấp mã cho 27 nhóm, 780 hộ.", after=25)
    .completed(17)
    .end(),
    # Completed nine days ago; the five days of the result report have passed.
    Script(PLANS["bao-tri-duong"], "so-xd", "tp2-sxd", -83)
    .meeting(
        "Đồng ý khoán theo chất lượng ở bốn tuyến.",
        {"pgd1-sxd": ("for", "Đo độ phẳng phải có bên thứ ba chứng kiến.")},
        unmet={"a": "Chưa xác định: quy định về khoán bảo trì theo chất lượng đang được sửa."},
    )
    .opinion("Nhất trí; theo dõi nhà thầu nhỏ.")
    .approved(-1)
    .resources("Phần mềm đo độ phẳng 60 triệu đồng.", to=["tp2-sxd"])
    .progress(50, "Xử lý 214 ổ gà, 91% trong 48 giờ.", after=25)
    .progress(90, "Bốn tuyến đạt độ phẳng 83% chiều dài.", after=25)
    .completed(14)
    .end(),
    # Terminated after an inspection: the report and the evaluation follow all the same.
    Script(PLANS["tro-gia-xe-buyt"], "so-xd", "pgd2-sxd", -44)
    .meeting(
        "Thông qua; Phó Giám đốc có đề xuất không tham gia biểu quyết.",
        {"pgd3-sxd": ("for", "Giữ ít nhất hai chuyến mỗi ngày cho tuyến vùng xa.")},
        ahead=3,
        unmet={"c": "Chưa xác định: chưa lấy ý kiến hai phường có tuyến dưới 8 khách."},
    )
    .opinion("Đồng ý; bảo đảm học sinh vùng xa vẫn có xe.")
    .approved(12, executors=["pgd2-sxd", "tp2-sxd"])
    .resources("Lắp 58 máy quẹt thẻ.", to=["tp2-sxd"])
    .progress(40, "Khách mỗi chuyến tăng từ 9 lên 11.", "Một doanh nghiệp bỏ tuyến vùng xa.", after=18)
    .head("suspend", 3, reason="Hai tuyến vùng xa ngừng chạy, học sinh không có xe.")
    .head("inspect", 5, findings="Đơn giá theo lượt không đủ bù chi phí tuyến dưới 6 khách mỗi chuyến.")
    .head(
        "terminate",
        4,
        reason="Không thể giữ tuyến vùng xa bằng đơn giá theo lượt trong tổng mức trợ giá đã duyệt.",
    )
    .paper("Thông báo chấm dứt thực hiện trợ giá theo lượt")
    .end(),
)
