"""Cases under review: just in, waiting for more, before a council, in the middle of a vote, postponed, late."""

from __future__ import annotations

from typing import Final

from khoithong.demonstration.province.plans import PLANS
from khoithong.demonstration.script import Script

REVIEW: Final = (
    # Sent yesterday and not yet entered: the clerk is next.
    Script(PLANS["tuyen-sinh-dau-cap"], "so-gddt", "tp1-gddt", -1, registered=False).end(),
    # The meeting is tomorrow.
    Script(PLANS["ho-so-mot-lan"], "x-bang-son", "tp2-bs", -4)
    .convened(3)
    .paper("Giấy mời họp xem xét đề xuất khai thông tin một lần", "docx")
    .end(),
    # A council was chosen; it has to be established.
    Script(PLANS["tru-so-doi-du"], "so-tc", "tp2-stc", -4)
    .paper("Danh mục trụ sở dôi dư", "docx")
    .head(
        "choose_route",
        2,
        route="council",
        reason="Liên quan 83 trụ sở ở mọi xã, phường, nhiều ngành cùng sử dụng và tác động đến quản lý tài sản công.",
    )
    .end(),
    # The council meets today; the scientist voted on paper, others are awaited.
    Script(PLANS["kho-du-lieu-dung-chung"], "so-khcn", "tp2-khcn", -9, with_=["tp-cds", "tp-snnmt"])
    .council_of(
        "Phạm vi toàn tỉnh, 13 cơ quan là chủ dữ liệu, nội dung kỹ thuật phức tạp.",
        {
            "pgd1-khcn": "deputy",
            "pgd2-khcn": "deputy",
            "pcvp": "agency",
            "tp1-stc": "agency",
            "cv-khcn": "agency",
            "chuyen-gia-2": "scientist",
        },
        "cv-khcn",
    )
    .paper("Quyết định thành lập Hội đồng đánh giá đề xuất kho dữ liệu")
    .convened(5, after=2)
    .votes(
        {
            "pgd1-khcn": ("for", "Nhất trí; mức mở của từng bộ dữ liệu phải do chủ dữ liệu ký."),
            "tp1-stc": ("other", "Đề nghị tách phần mua sắm 9,4 tỷ đồng thành kế hoạch riêng theo quý."),
        },
        after=5,
        only=["pgd1-khcn", "tp1-stc"],
    )
    .paper_vote(
        "chuyen-gia-2",
        "for",
        "Kiến trúc hợp lý; cần thử phục hồi dữ liệu trước khi mở rộng.",
        "Phiếu nhận xét bằng giấy, có chữ ký, lưu tại thư ký Hội đồng",
        by="cv-khcn",
    )
    .paper("Bản chụp phiếu giấy của chuyên gia")
    .end(),
    # A council was chosen twelve working days ago and never established.
    Script(PLANS["cap-cuu-vung-cao"], "so-yt", "tp1-syt", -14)
    .head(
        "choose_route", 2, route="council", reason="Liên quan y tế, giao thông, tài chính và 14 xã vùng cao."
    )
    .supplement(
        "Bổ sung phương án trách nhiệm dân sự khi xe hợp đồng gặp tai nạn.",
        "Đã bổ sung hợp đồng mẫu có bảo hiểm trách nhiệm dân sự 150 triệu đồng mỗi vụ.",
        after=2,
        wait=3,
    )
    .end(),
    # The council is there, the plan was never sent to it.
    Script(PLANS["quan-trac-nuoc-thai"], "bql-kkt", "tp2-kkt", -8)
    .council_of(
        "Tác động đến 31 nhà máy, liên quan môi trường, khoa học và thanh tra.",
        {
            "ptb1-kkt": "deputy",
            "tp3-snnmt": "agency",
            "tp1-khcn": "agency",
            "tp-ttt": "agency",
            "chuyen-gia-3": "expert",
        },
        "tp3-snnmt",
        sent=False,
    )
    .end(),
    # Convened for yesterday, put off to tomorrow.
    Script(PLANS["xe-cong-dung-chung"], "vp-tu", "tp-vptu", -6)
    .convened(3, after=2)
    .convened(3, after=2)
    .end(),
    # Asked for more, still without an answer.
    Script(PLANS["dinh-gia-dat"], "so-nnmt", "tp-snnmt", -5)
    .paper("Bảng thống kê giao dịch đã công chứng", "docx")
    .supplement(
        "Làm rõ cách loại trừ giao dịch kê khai thấp để tránh thuế; gửi kèm danh sách 200 thửa đã kiểm tra thử.",
        after=3,
    )
    .end(),
    # Meeting of today under a head who is acting; one deputy is on a mission and voted on paper.
    Script(PLANS["dien-mat-troi-mai-nha"], "so-ct", "tp1-sct", -6)
    .convened(3, after=3)
    .paper_vote(
        "pgd2-sct",
        "for",
        "Đồng ý; hợp đồng phải có điều khoản tháo dỡ khi sửa mái.",
        "Phiếu giấy gửi từ nơi công tác, văn thư nhận và lưu",
        after=3,
    )
    .end(),
    # Revised after the head's remarks, the meeting ahead.
    Script(PLANS["ve-lien-tuyen"], "so-vhttdl", "tp1-vh", -6)
    .head(
        "request_supplement",
        1,
        content="Bổ sung cách chia doanh thu khi một điểm đóng cửa sửa chữa; làm rõ phần phí tham quan do Nhà nước quy định.",
    )
    .revised(
        "Tách phí tham quan nhà nước khỏi phần chia; thêm quy tắc khi một điểm tạm đóng cửa.",
        2,
        content="Bán vé trên một nền tảng, soát bằng mã; phí tham quan của điểm nhà nước nộp ngân sách theo mức đã quy định, phần còn lại chia theo lượt qua cổng.",
        impact="Khách ở lại lâu hơn; điểm tạm đóng cửa được giữ 30% phần chia trong tối đa 60 ngày.",
    )
    .paper("Bản so sánh hai phương án chia doanh thu", "docx")
    .convened(4, after=1)
    .end(),
    # A head of a Party agency whom the Standing Board manages: taken in by its organising body, consulted on.
    Script(PLANS["nam-bat-du-luan"], "tinh-uy", "tb-btg", -3, registered=False)
    .registered(by="tm-btc")
    .do(
        "consult",
        "tm-btc",
        after=2,
        with_=["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "Công an tỉnh", "Viện Dư luận xã hội"],
        content="Lấy ý kiến về mạng lưới cộng tác viên, bảo mật người cung cấp thông tin và bộ câu hỏi hằng tuần.",
        standing_approval="Thông báo số 231-TB/TU",
    )
    .paper("Công văn lấy ý kiến về nắm bắt dư luận xã hội")
    .end(),
    # The limit for the council's meeting has passed: a member fell ill, was replaced, and the meeting put off.
    Script(PLANS["khoan-chi-nghien-cuu"], "so-khcn", "tp1-khcn", -16)
    .council_of(
        "Tổng kinh phí lớn, cơ chế chấp nhận rủi ro chưa có tiền lệ trong tỉnh.",
        {
            "pgd1-khcn": "deputy",
            "tp2-stc": "agency",
            "tp1-syt": "agency",
            "cv-khcn": "agency",
            "chuyen-gia-4": "scientist",
        },
        "cv-khcn",
        wait=3,
    )
    .convened(6, after=1)
    .replaced(
        "chuyen-gia-4",
        "chuyen-gia-3",
        "scientist",
        "Thành viên phải nhập viện điều trị, có giấy xác nhận.",
        after=5,
    )
    .paper("Quyết định thay đổi thành viên Hội đồng")
    .convened(6, after=1)
    .end(),
    # The Standing Board votes today.
    Script(PLANS["don-thu-noi-chinh"], "tinh-uy", "ptb-bnc", -7, registered=False)
    .registered(by="tm-btc")
    .convened(4, after=3)
    .votes(
        {"pbt": ("for", "Tán thành; quy chế phối hợp phải có Viện Kiểm sát tham gia.")}, after=4, only=["pbt"]
    )
    .end(),
    # A head's own plan, in the hands of the level above since yesterday.
    Script(PLANS["doc-dong-ho-tu-xa"], "ubnd", "ct-cn", -1, registered=False)
    .paper("Phụ lục chi phí lắp đặt bộ truyền số liệu", "docx")
    .end(),
    # The province's leadership votes today; two ballots are in.
    Script(PLANS["thi-cong-cuon-chieu"], "ubnd", "gd-qlda", -6)
    .supplement(
        "Nêu rõ ai chịu chi phí khi đoạn giữa tuyến không giải phóng được mặt bằng.",
        "Chi phí thuộc dự phòng của từng dự án, không quá 2%; đã có cam kết của bốn nhà thầu.",
    )
    .convened(3, after=1)
    .votes(
        {
            "pct3-ubnd": ("for", "Đồng ý với đoạn có lối ra hai đầu."),
            "pct2-ubnd": (
                "other",
                "Cần ý kiến cơ quan quản lý đầu tư công trước khi áp dụng cho dự án chuyển tiếp.",
            ),
        },
        after=3,
        only=["pct3-ubnd", "pct2-ubnd"],
    )
    .end(),
    # A director's plan for the Standing Board, not yet entered by its organising body.
    Script(PLANS["bo-nhiem-hieu-truong"], "tinh-uy", "gd-gddt", 0, registered=False).end(),
)
