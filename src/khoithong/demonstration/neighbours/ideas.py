"""What is proposed in the areas: three ideas each, told in a few sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Idea:
    """One idea: what is wrong, what is to be done, what comes of it."""

    key: str
    title: str
    trouble: str
    remedy: str
    effect: str
    progress: str = ""
    """What was reported on the way."""
    result: str = ""
    """What was reported in the end."""


IDEAS: Final[dict[str, tuple[Idea, Idea, Idea]]] = {
    "a": (
        Idea(
            "tinh-a-ho-so-tham-nien",
            "Xác nhận thâm niên của viên chức từ dữ liệu có sẵn, không bắt nộp lại giấy tờ",
            "Mỗi lần xét nâng ngạch, viên chức phải xin xác nhận ở từng nơi đã công tác, có người mất hai tháng.",
            "Phòng Công chức, viên chức tự tra cứu cơ sở dữ liệu cán bộ và cấp xác nhận ngay trong ngày.",
            "Bỏ 03 loại giấy tờ, rút từ 60 ngày còn 01 ngày.",
        ),
        Idea(
            "tinh-a-thi-tuyen-chung",
            "Thi tuyển công chức cấp xã một lần cho cả tỉnh, dùng chung kết quả trong 24 tháng",
            "Mỗi xã tổ chức một kỳ thi riêng, chi phí lớn mà nhiều vị trí vẫn trống.",
            "Một kỳ thi, một danh sách; xã cần người thì chọn theo thứ tự điểm.",
            "Giảm 70% chi phí thi tuyển, không còn vị trí trống quá 03 tháng.",
            "Đã có danh sách chung của 41 xã, 12 xã tuyển xong người.",
        ),
        Idea(
            "tinh-a-danh-gia-quy",
            "Đánh giá công chức theo quý bằng sản phẩm công việc thay cho bản tự kiểm điểm cuối năm",
            "Bản tự kiểm điểm viết giống nhau, không phân biệt được người làm tốt.",
            "Ghi sản phẩm hằng tuần trên một bảng chung, trưởng phòng chấm vào cuối quý.",
            "Ít nhất 90% công chức có sản phẩm đo được.",
            "Sáu phòng đã dùng bảng chung, còn hai phòng đang chuyển.",
            "94% công chức có sản phẩm đo được, bỏ hẳn bản tự kiểm điểm.",
        ),
    ),
    "b": (
        Idea(
            "tinh-b-vung-nuoi-tom",
            "Công bố độ mặn và dịch bệnh vùng nuôi tôm mỗi sáng qua nhóm tin nhắn của ấp",
            "Bản tin giấy đến tay hộ nuôi sau bốn ngày, khi tôm đã chết.",
            "Trạm đo gửi số liệu lúc 06 giờ, cán bộ khuyến nông phát ngay cho từng ấp.",
            "Hộ nuôi nhận cảnh báo trong 30 phút.",
        ),
        Idea(
            "tinh-b-giong-lua",
            "Cho nông dân thử giống lúa mới trên ruộng của mình, Nhà nước chịu rủi ro vụ đầu",
            "Giống mới chỉ trồng ở trại, nông dân không tin nên không đổi.",
            "Chọn 60 hộ, bù phần sản lượng thấp hơn vụ trước nếu có.",
            "Đưa ba giống chịu mặn vào 500 ha.",
            "Đã gieo 320 ha của 41 hộ, hai giống cho năng suất hơn vụ trước.",
        ),
        Idea(
            "tinh-b-dien-mat-troi-ao-tom",
            "Dùng điện mặt trời chạy quạt nước ao tôm theo nhóm hộ góp vốn",
            "Tiền điện chiếm một phần tư chi phí nuôi, hộ nhỏ không vay được vốn.",
            "Mười hộ một nhóm, góp vốn và dùng chung tấm pin, ngân sách hỗ trợ lãi vay.",
            "Giảm 40% tiền điện của 200 hộ.",
            "Chín nhóm đã lắp xong, ba nhóm chờ thiết bị.",
            "Giảm 26% tiền điện của 118 hộ; ba nhóm chưa lắp được vì giá tấm pin tăng.",
        ),
    ),
    "c": (
        Idea(
            "tinh-c-ve-di-tich",
            "Một vé điện tử cho mọi di tích, tháp Chăm và bảo tàng trong tỉnh",
            "Khách phải mua sáu loại vé ở sáu nơi, phần lớn chỉ vào được một điểm. Một vé dùng trong ba ngày, "
            "chia tiền theo lượt vào thực tế.",
            "",
            "",
        ),
        Idea(
            "tinh-c-homestay-lang-nghe",
            "Cho làng gốm tự tổ chức nơi ở cho khách theo một bộ tiêu chí ngắn",
            "Tiêu chí hiện hành dành cho khách sạn nên nhà dân không đạt. Dùng mười hai tiêu chí về an toàn, "
            "vệ sinh; làng tự kiểm tra chéo, cơ quan chỉ hậu kiểm.",
            "",
            "",
            "Hai mươi ba nhà đã đón khách, chưa có phản ánh nào về an toàn.",
        ),
        Idea(
            "tinh-c-le-hoi-kate",
            "Bán trước chỗ xem lễ hội cho khách ngoài tỉnh, tiền thu được trả lại cho làng",
            "Lễ hội đông mà làng không có kinh phí dọn dẹp, an ninh. Bán trước ba nghìn chỗ có hướng dẫn viên "
            "người làng, toàn bộ tiền thu được giao ban tổ chức của làng.",
            "",
            "",
            "Đã bán hai nghìn một trăm chỗ, tuyển bốn mươi hướng dẫn viên.",
            "Bán hết ba nghìn chỗ; làng thu đủ chi phí và còn dư để tu sửa đường vào tháp.",
        ),
    ),
    "d": (
        Idea(
            "thanh-pho-d-cap-phep-dao-duong",
            "Cấp phép đào đường theo lịch chung, mỗi tuyến chỉ đào một lần trong năm",
            "Điện, nước, viễn thông xin phép riêng nên một tuyến phố bị đào ba đến bốn lần.",
            "Các đơn vị đăng ký trước quý I, sở ghép lịch và cấp một giấy phép chung.",
            "Số lần đào mỗi tuyến còn 01 lần/năm.",
        ),
        Idea(
            "thanh-pho-d-bai-xe-dem",
            "Mở sân cơ quan làm bãi đỗ xe ban đêm cho dân phố cổ",
            "Khu phố cổ không có chỗ đỗ, xe tràn ra hẻm gây cản trở xe cứu hỏa.",
            "Mười hai cơ quan mở sân từ 19 giờ đến 06 giờ, dân đăng ký qua phường.",
            "Thêm 640 chỗ đỗ, hẻm thông thoáng ban đêm.",
            "Bảy sân đã mở với 380 chỗ, chưa xảy ra mất mát nào.",
        ),
        Idea(
            "thanh-pho-d-den-tin-hieu",
            "Chỉnh đèn tín hiệu theo lưu lượng đo từ camera sẵn có, không mua thiết bị mới",
            "Đèn chạy chu kỳ cố định từ năm 2016, giờ cao điểm dồn xe ở 14 nút giao.",
            "Kỹ sư của sở viết phần mềm đọc hình ảnh camera và đề xuất chu kỳ mỗi tuần.",
            "Giảm 15% thời gian chờ trung bình.",
            "Sáu nút giao đã chạy chu kỳ mới, thời gian chờ giảm rõ.",
            "Thời gian chờ trung bình giảm 18% tại 14 nút giao, không phát sinh chi phí.",
        ),
    ),
    "e": (
        Idea(
            "tinh-e-kham-suc-khoe-lai-xe",
            "Liên thông kết quả khám sức khỏe lái xe ngay khi khám xong",
            "Người lái xe phải mang giấy khám đi nộp, có nơi làm giả.",
            "Cơ sở khám ký số và gửi thẳng kết quả đến nơi cấp giấy phép.",
            "Không còn giấy khám bản giấy, phát hiện 100% giấy giả.",
        ),
        Idea(
            "tinh-e-bac-si-luan-phien",
            "Bác sĩ tuyến tỉnh khám tại trạm y tế xã theo lịch công khai, hưởng phụ cấp theo lượt khám",
            "Người bệnh mạn tính ở xã xa phải đi 60 km mỗi tháng chỉ để lấy thuốc.",
            "Mỗi xã có một buổi khám chuyên khoa mỗi tuần, đặt lịch qua trạm.",
            "8.000 lượt người bệnh không phải lên tỉnh mỗi năm.",
            "Mười chín trạm có lịch khám, trung bình 27 lượt mỗi buổi.",
        ),
        Idea(
            "tinh-e-kho-thuoc-hiem",
            "Dự trữ chung thuốc hiếm cho tất cả bệnh viện trong tỉnh, điều chuyển trong 04 giờ",
            "Mỗi bệnh viện tự mua một ít, nơi thừa để hết hạn, nơi thiếu phải chuyển bệnh nhân.",
            "Một kho, một danh mục 46 thuốc, một số điện thoại trực điều chuyển.",
            "Không còn ca chuyển viện chỉ vì thiếu thuốc.",
            "Danh mục đã thống nhất, kho đã có 39 trong 46 thuốc.",
            "Mười một tháng không có ca chuyển viện vì thiếu thuốc, giảm một nửa thuốc hết hạn.",
        ),
    ),
}
"""By the letter of the area: the one just sent, the one being carried out, the one evaluated."""
