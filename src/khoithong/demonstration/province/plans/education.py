"""Education and training."""

from __future__ import annotations

from typing import Final

from khoithong.demonstration.plan import Plan, table

PLANS: Final = table(
    Plan(
        "tuyen-sinh-dau-cap",
        "Tuyển sinh đầu cấp tự động theo nơi ở thực tế lấy từ cơ sở dữ liệu dân cư, phụ huynh chỉ xác nhận.",
        "Phụ huynh phải nộp giấy xác nhận cư trú dù dữ liệu đã có; ba năm liền xảy ra chen lấn tại 11 trường trung tâm.",
        "Hệ thống xếp trẻ vào trường gần nhất còn chỗ, gửi kết quả dự kiến trước 30 ngày; phụ huynh xác nhận hoặc đề nghị đổi một lần.",
        "Lớp 1 và lớp 6 tại 12 phường và 30 xã; khoảng 19.500 trẻ.",
        "Mùa tuyển sinh tới, chuẩn bị trong 05 tháng.",
        "Phần mềm ngành sẵn có; 240 triệu đồng bổ sung bản đồ khu vực tuyển sinh.",
        "Dữ liệu trẻ dưới 15 tuổi đã làm sạch 99,2%; hai phường đã thử với 1.400 trẻ.",
        "Phụ huynh không phải xếp hàng; một số gia đình có thể không hài lòng với trường được xếp.",
        "Không còn hồ sơ giấy; 97% trẻ có kết quả trước ngày 15 tháng Sáu.",
        (
            "Quy chế tuyển sinh còn yêu cầu giấy xác nhận cư trú.",
            "Công bằng trong tiếp cận trường học.",
            "Chen lấn lặp lại nhiều năm.",
            "Khai thác dữ liệu dùng chung.",
        ),
    ),
    Plan(
        "giao-vien-lien-truong",
        "Dùng chung giáo viên tiếng Anh, tin học giữa các trường trong cụm xã, trả thù lao theo tiết và quãng đường.",
        "Thiếu 146 giáo viên tiếng Anh, tin học nhưng nhiều thầy cô ở trường nhỏ chỉ dạy 11 tiết mỗi tuần; không trường nào được trả tiền cho người của trường khác.",
        "Lập cụm ba đến bốn trường, một hiệu trưởng làm điều phối; thời khóa biểu chung, thù lao trả từ trường nhận kèm phụ cấp đi lại.",
        "19 cụm với 67 trường; ba môn tiếng Anh, tin học, âm nhạc.",
        "Trọn năm học, sơ kết sau học kỳ một.",
        "Trong tổng quỹ lương đã giao; 1,6 tỷ đồng phụ cấp đi lại từ nguồn tiết kiệm chi.",
        "Hai cụm làm trước đã phủ đủ số tiết; 92% giáo viên trong cụm đồng thuận.",
        "Học sinh vùng xa được học đủ môn; giáo viên phải di chuyển nhiều hơn.",
        "100% lớp 3 trong các cụm học đủ tiếng Anh, tin học; không phải tuyển thêm 90 người.",
        (
            "Chưa có cơ chế trả thù lao liên trường.",
            "Học sinh vùng xa được học đủ môn bắt buộc.",
            "Thiếu giáo viên ở 67 trường ngay đầu năm học.",
            "Giao quyền điều phối cho hiệu trưởng.",
        ),
    ),
    Plan(
        "thi-nghiem-mo",
        "Mở phòng thí nghiệm của trường chuyên cho học sinh trung học toàn tỉnh đăng ký sử dụng ngoài giờ.",
        "Thiết bị trị giá 9 tỷ đồng chỉ dùng 14 giờ mỗi tuần, trong khi 30 trường khác không có phòng thí nghiệm đạt chuẩn.",
        "Mở cửa buổi tối và thứ Bảy theo lịch đăng ký trực tuyến; giáo viên hướng dẫn được tính giờ dạy, vật tư tính theo định mức.",
        "04 phòng thí nghiệm vật lý, hóa học, sinh học, chế tạo; học sinh từ lớp 8.",
        "Một học kỳ và dịp hè liền sau.",
        "190 triệu đồng vật tư do hội phụ huynh và doanh nghiệp tài trợ; 11 giáo viên.",
        "Trường đã mở thử 05 thứ Bảy, phục vụ 320 lượt không có sự cố.",
        "Tăng cơ hội nghiên cứu; thiết bị hao mòn nhanh hơn.",
        "Công suất dùng đạt 40 giờ mỗi tuần; ít nhất 60 đề tài học sinh được thực hiện.",
        (
            "Quy chế chỉ cho học sinh của trường sử dụng.",
            "Nhiều trường cùng hưởng một khoản đầu tư.",
            "Kỳ thi sáng tạo năm tới cần nơi thực hành.",
            "Đẩy mạnh giao quyền cho nhà trường.",
        ),
    ),
    Plan(
        "dao-tao-nghe-dat-hang",
        "Đào tạo nghề theo đơn đặt hàng của doanh nghiệp trong khu công nghiệp, học phí trả sau khi có việc.",
        "Mỗi năm trường tuyển thiếu 35% chỉ tiêu, doanh nghiệp thiếu 2.300 thợ; quy định học phí thu trước làm thanh niên nghèo bỏ học.",
        "Doanh nghiệp đặt hàng và cam kết tuyển, trường dạy theo khung thống nhất; học phí được khấu trừ dần từ lương trong 18 tháng.",
        "05 nghề cơ điện, hàn, may công nghiệp, lạnh, vận hành; 600 học viên.",
        "Hai khóa, mỗi khóa 09 tháng.",
        "4,8 tỷ đồng ứng trước từ quỹ phát triển của trường, thu hồi trong ba năm.",
        "Tám doanh nghiệp đã ký thỏa thuận; tỷ lệ có việc của khóa thử là 94%.",
        "Gắn đào tạo với việc làm; rủi ro không thu hồi được học phí khi người học bỏ việc.",
        "570 người có việc ngay; thu hồi học phí trên 90%.",
        (
            "Quy định hiện hành buộc thu học phí trước.",
            "Thanh niên nghèo được học nghề.",
            "Khu công nghiệp mở rộng thiếu thợ.",
            "Trao quyền tự chủ về thu, chi.",
        ),
    ),
    Plan(
        "ban-tru-vung-cao",
        "Nấu ăn bán trú theo cụm trường bằng bếp trung tâm tại các xã vùng cao.",
        "Mỗi điểm trường lẻ tự nấu cho 20 đến 30 em, không đủ định biên cấp dưỡng; ba vụ ngộ độc trong hai năm.",
        "Lập bếp trung tâm ở trường chính, chuyển suất ăn bằng thùng giữ nhiệt trong bán kính 12 km; thực đơn do trạm y tế duyệt.",
        "03 xã với 21 điểm trường; 1.480 học sinh bán trú.",
        "Thử trong 04 tháng của năm học.",
        "860 triệu đồng sửa bếp và mua thùng giữ nhiệt; 12 cấp dưỡng gom từ điểm lẻ.",
        "Đường đến 18 điểm trường đi được quanh năm; nhà cung cấp thực phẩm có giấy chứng nhận an toàn.",
        "Bữa ăn an toàn hơn; có ngày mưa lũ suất ăn đến muộn.",
        "Không còn vụ ngộ độc; chi phí nhân công mỗi suất giảm 30%.",
        (
            "Định biên cấp dưỡng tính theo từng điểm lẻ.",
            "Sức khỏe của trẻ vùng cao.",
            "Ba vụ ngộ độc trong hai năm.",
            "Hướng sắp xếp lại tổ chức phục vụ.",
        ),
    ),
)
