"""Ways in which documents are cited, and what is to be read from each: (text, [(kind, number, date, issuer), …])."""

from __future__ import annotations

from typing import Final

Row = tuple[str | None, str | None, str | None, str | None]

KL14: Final = ("Kết luận", "14-KL/TW", "2021-09-22", "Bộ Chính trị")
ND73: Final = ("Nghị định", "73/2023/NĐ-CP", "2023-09-29", "Chính phủ")

FORMS: Final[list[tuple[str, list[Row]]]] = [
    # the usual forms
    ("Kết luận số 14-KL/TW ngày 22/9/2021 của Bộ Chính trị về chủ trương", [KL14]),
    ("Kết luận số 14-KL/TW, ngày 22/9/2021 của Bộ Chính trị về chủ trương", [KL14]),
    ("Nghị định số 73/2023/NĐ-CP ngày 29 tháng 9 năm 2023 của Chính phủ quy định về khuyến khích", [ND73]),
    ("Nghị định 73/2023/NĐ-CP ngày 29-9-2023 của Chính phủ", [ND73]),
    ("Nghị định số 73/2023/NĐ-CP ngày 29.9.2023 của Chính phủ", [ND73]),
    (
        "theo Quyết định số 1047/QĐ-UBND ngày 02/6/2022 của UBND tỉnh phê duyệt Đề án",
        [("Quyết định", "1047/QĐ-UBND", "2022-06-02", "UBND tỉnh")],
    ),
    (
        "Chỉ thị số 03/CT-TTg ngày 15/01/2025 của Thủ tướng Chính phủ",
        [("Chỉ thị", "03/CT-TTg", "2025-01-15", "Thủ tướng Chính phủ")],
    ),
    (
        "Nghị quyết số 30a/2008/NQ-CP ngày 27/12/2008 của Chính phủ",
        [("Nghị quyết", "30a/2008/NQ-CP", "2008-12-27", "Chính phủ")],
    ),
    ("Nghị quyết số 28/2026/QH16 của Quốc hội", [("Nghị quyết", "28/2026/QH16", None, "Quốc hội")]),
    (
        "Thông tư số 05/2021/TT-BNV ngày 12/8/2021 của Bộ trưởng Bộ Nội vụ hướng dẫn",
        [("Thông tư", "05/2021/TT-BNV", "2021-08-12", "Bộ trưởng Bộ Nội vụ")],
    ),
    (
        "Thông báo số 9441/TB-BNV ngày 20/10/2025 của Bộ Nội vụ",
        [("Thông báo", "9441/TB-BNV", "2025-10-20", "Bộ Nội vụ")],
    ),
    (
        "Công văn số 12729/VPCP-KGVX ngày 25/12/2025 của Văn phòng Chính phủ",
        [("Công văn", "12729/VPCP-KGVX", "2025-12-25", "Văn phòng Chính phủ")],
    ),
    (
        "Hướng dẫn số 01-HD/BTCTW, ngày 28/9/2021 của Ban Tổ chức Trung ương",
        [("Hướng dẫn", "01-HD/BTCTW", "2021-09-28", "Ban Tổ chức Trung ương")],
    ),
    (
        "Nghị quyết số 67/2023/NQ-HĐND ngày 08/12/2023 của Hội đồng nhân dân tỉnh khóa XVI, kỳ họp thứ 13",
        [("Nghị quyết", "67/2023/NQ-HĐND", "2023-12-08", "Hội đồng nhân dân tỉnh khóa XVI")],
    ),
    (
        "Thông tư liên tịch số 01/2014/TTLT-BNV-BTC ngày 08/01/2014 của Bộ Nội vụ và Bộ Tài chính",
        [("Thông tư liên tịch", "01/2014/TTLT-BNV-BTC", "2014-01-08", "Bộ Nội vụ")],
    ),
    (
        "Chương trình số 27-CTr/TU ngày 12/3/2021 của Tỉnh ủy",
        [("Chương trình", "27-CTr/TU", "2021-03-12", "Tỉnh ủy")],
    ),
    (
        "Tờ trình số 166/TTr-SNV ngày 30/3/2010 của Sở Nội vụ",
        [("Tờ trình", "166/TTr-SNV", "2010-03-30", "Sở Nội vụ")],
    ),
    (
        "Công điện số 969/CĐ-TTg ngày 18/10/2023 của Thủ tướng Chính phủ",
        [("Công điện", "969/CĐ-TTg", "2023-10-18", "Thủ tướng Chính phủ")],
    ),
    # number and date torn, glued, spaced
    ("Kết luận số 14-KL/TWngày 22/9/2021 của Bộ Chính trị", [KL14]),
    ("Kết luận số14-KL/TW ngày22/9/2021của Bộ Chính trị", [KL14]),
    ("Kết luận số 14 - KL/TW ngày 22/ 9/ 2021 của Bộ Chính trị", [KL14]),
    ("Kết luận số\n14-KL/TW ngày\n22/9/2021 của\nBộ Chính trị", [KL14]),
    ("Kết luận số 14-KL/TW ngày 22/9/\n2021 của Bộ Chính\ntrị về", [KL14]),
    ("Nghị định số 73/2023/NĐ-\nCP ngày 29 tháng\n9 năm 2023 của Chính phủ", [ND73]),
    ("Nghị định số 73/2023/ NĐ-CP ngày 29/9/2023 của Chính phủ", [ND73]),
    ("Nghị định số 73/2023/NĐ- CP ngày 29/9/2023 của Chính phủ", [ND73]),
    ("Nghị định số 73/2023/NĐ - CP ngày 29/9/2023 của Chính phủ", [ND73]),
    ("Nghị định số 73 /2023/NĐ-CP ngày 29/9/2023 của Chính phủ", [ND73]),
    ("Nghị định số: 73/2023/NĐ–CP ngày 29/9/2023 của Chính phủ", [ND73]),
    ("Nghị định số 73/2023/NÐ-CP ngày 29/9/2023 của Chính phủ", [ND73]),
    ("Nghị định số 73/2023/NĐ-CP\n\n2\n\nngày 29/9/2023 của Chính phủ", [ND73]),
    ("Nghị định số 73/2023/NĐ-CP \x0c3\nngày 29/9/2023 của Chính phủ", [ND73]),
    ("Nghị định\u00a0số\u00a073/2023/NĐ-CP\u200b ngày\u00a029/9/2023 của Chính\u00a0phủ", [ND73]),
    ("**Nghị định số 73/2023/NĐ-CP** ngày *29/9/2023* của **Chính phủ**", [ND73]),
    (
        "Công văn số 2077 /SNV-CCVC ngày 27/12/2023 của Sở Nội vụ",
        [("Công văn", "2077/SNV-CCVC", "2023-12-27", "Sở Nội vụ")],
    ),
    (
        "Công văn số 11772/UBND- TH1 ngày 31/12/2021 của UBND tỉnh",
        [("Công văn", "11772/UBND-TH1", "2021-12-31", "UBND tỉnh")],
    ),
    (
        "Công văn số 123/UBND.VX ngày 3/4/2020 của UBND huyện Cờ Đỏ",
        [("Công văn", "123/UBND.VX", "2020-04-03", "UBND huyện Cờ Đỏ")],
    ),
    (
        "Công văn số 345/STC-QLG&CS ngày 3/4/2020 của Sở Tài chính",
        [("Công văn", "345/STC-QLG&CS", "2020-04-03", "Sở Tài chính")],
    ),
    (
        "THỰC HIỆN NGHỊ ĐỊNH SỐ 73/2023/NĐ-CP NGÀY 29/9/2023 CỦA CHÍNH PHỦ",
        [("Nghị định", "73/2023/NĐ-CP", "2023-09-29", "CHÍNH PHỦ")],
    ),
    # letters lost or added by scanners
    ("Nghị định s73/2023/NĐ-CP ngày 29/9/2023 của Chính phủ", [ND73]),
    ("Nghị định s 73/2023/NĐ-CP ngày 29/9/2023 của Chính phủ", [ND73]),
    ("Kết luận số 14 KL/TW ngày 22/9/2021 của Bộ Chính trị", [KL14]),
    (
        "Công văn (số 73/TTg-CN) của Thủ tướng Chính phủ",
        [("Công văn", "73/TTg-CN", None, "Thủ tướng Chính phủ")],
    ),
    ("Nghị định số 73/2023/NĐ-CP , ngày 29 tháng 9, 2023 của Chính phủ", [ND73]),
    # footnotes and explanations between number and day
    ("Kết luận số 14-KL/TW1 ngày 22/9/2021 của Bộ Chính trị", [KL14]),
    ("Kết luận số 14-KL/TW[1] ngày 22/9/2021[2] của Bộ Chính trị", [KL14]),
    ("Kết luận số 14-KL/TW¹ ngày 22/9/2021 của Bộ Chính trị", [KL14]),
    ("Nghị định số 73/2023/NĐ-CP (sau đây gọi tắt là Nghị định 73) ngày 29/9/2023 của Chính phủ", [ND73]),
    ("Kết luận số 14-KL/TW; ngày 22/9/2021 của Bộ Chính trị", [KL14]),
    ("theo Kết luận số 14-KL/TW; ngày 22/9/2021, tỉnh họp", [("Kết luận", "14-KL/TW", None, None)]),
    (
        "Công văn số 5/UBND-TH1 và Luật số 80/2015/QH13",
        [("Công văn", "5/UBND-TH1", None, None), ("Luật", "80/2015/QH13", None, None)],
    ),
    ("tệp 1047-QĐ-UBND.pdf; QCVN 09-MT:2023/BTC", []),
    ("kế hoạch số 10995/KH - UBND ngày 9/9/2019", [("Kế hoạch", "10995/KH-UBND", "2019-09-09", None)]),
    (
        "Công văn số 2231/SNV-CCHC&PC ngày 28 tháng 9 năm 2018 và Báo cáo thẩm định số 18/BCTĐ-STP ngày 25 tháng 5 năm 2018 của Sở Tư pháp",
        [
            ("Công văn", "2231/SNV-CCHC&PC", "2018-09-28", None),
            ("Báo cáo", "18/BCTĐ-STP", "2018-05-25", "Sở Tư pháp"),
        ],
    ),
    (
        "Ngày 19/1/2021, Chủ tịch UBND tỉnh Đắk Nông ký Quyết định số 92 ban hành kế hoạch",
        [("Quyết định", "92", "2021-01-19", "Chủ tịch UBND tỉnh Đắk Nông")],
    ),
    ("Luật Phòng, chống tham nhũng, ngày 29/11/2005;", [("Luật", None, "2005-11-29", None)]),
    # tables
    (
        "\tNghị định\n\t73/2023/NĐ-CP\n\t29/9/2023\n\tChính phủ\n",
        [("Nghị định", "73/2023/NĐ-CP", "2023-09-29", None)],
    ),
    ("| 1 | 73/2023/NĐ-CP | 29/9/2023 | Chính phủ |", [(None, "73/2023/NĐ-CP", "2023-09-29", None)]),
    (
        "| Triển khai theo Nghị định số 73/2023/NĐ-CP | 30/6/2024 và sau đó |",
        [("Nghị định", "73/2023/NĐ-CP", None, None)],
    ),
    # where the date stands elsewhere
    ("Kết luận số 14-KL/TW của Bộ Chính trị ngày 22/9/2021 về chủ trương", [KL14]),
    ("Nghị định số 73/2023/NĐ-CP (ngày 29/9/2023) của Chính phủ", [ND73]),
    ("Ngày 29/9/2023, Chính phủ đã ban hành Nghị định số 73/2023/NĐ-CP quy định về", [ND73]),
    (
        "Ngày 12/3/2024, Sở Nội vụ có Công văn số 455/SNV-CCVC gửi các đơn vị",
        [("Công văn", "455/SNV-CCVC", "2024-03-12", "Sở Nội vụ")],
    ),
    (
        "Ngày 12/3/2024, UBND tỉnh nhận được Công văn số 455/SNV-CCVC",
        [("Công văn", "455/SNV-CCVC", None, None)],
    ),
    (
        "Nghị quyết của Chính phủ số 01/NQ-CP ngày 05/01/2024 về nhiệm vụ",
        [("Nghị quyết", "01/NQ-CP", "2024-01-05", "Chính phủ")],
    ),
    (
        "Quyết định số 12/QĐ-UBND và Quyết định số 13/QĐ-UBND cùng ngày 05/01/2024",
        [("Quyết định", "12/QĐ-UBND", "2024-01-05", None), ("Quyết định", "13/QĐ-UBND", "2024-01-05", None)],
    ),
    (
        "Luật Cán bộ, công chức số 22/2008/QH12 được Quốc hội thông qua ngày 13/11/2008",
        [("Luật", "22/2008/QH12", None, None)],
    ),
    ("Bộ luật Lao động số 45/2019/QH14 ngày 20/11/2019", [("Bộ luật", "45/2019/QH14", "2019-11-20", None)]),
    ("Luật số 80/2015/QH13 ngày 22/6/2015", [("Luật", "80/2015/QH13", "2015-06-22", None)]),
    # several in one clause
    (
        "các văn bản: số 4011/UBND-VX2 ngày 15/6/2021, số 1071/UBND-VX2 ngày 23/02/2022 và số 4761/UBND-VX2 ngày 30/6/2022 của UBND tỉnh",
        [
            ("Văn bản", "4011/UBND-VX2", "2021-06-15", None),
            ("Văn bản", "1071/UBND-VX2", "2022-02-23", None),
            ("Văn bản", "4761/UBND-VX2", "2022-06-30", "UBND tỉnh"),
        ],
    ),
    (
        "Ngày 16 tháng 6 năm 2025, tại kỳ họp thứ 9, Quốc hội Khóa XV đã ban hành Luật Tổ chức chính quyền địa phương số 72/2025/QH15",
        [("Luật", "72/2025/QH15", "2025-06-16", "Quốc hội Khóa XV")],
    ),
    (
        "các Nghị định số 73/2023/NĐ-CP ngày 29/9/2023 của Chính phủ quy định về khuyến khích; số 33/2023/NĐ-CP ngày 10/6/2023 của Chính phủ quy định về cán bộ",
        [ND73, ("Nghị định", "33/2023/NĐ-CP", "2023-06-10", "Chính phủ")],
    ),
    (
        "Kết luận số 14-KL/TW và Nghị định số 73/2023/NĐ-CP",
        [("Kết luận", "14-KL/TW", None, None), ("Nghị định", "73/2023/NĐ-CP", None, None)],
    ),
    (
        "Công văn số 11/A-B ngày 1/2/2024, số 12/UBND-NC ngày 3/2/2024 và 13/UBND-NC ngày 5/2/2024 của UBND tỉnh",
        [
            ("Công văn", "11/A-B", "2024-02-01", None),
            ("Công văn", "12/UBND-NC", "2024-02-03", None),
            ("Công văn", "13/UBND-NC", "2024-02-05", "UBND tỉnh"),
        ],
    ),
    (
        "(sau đây viết tắt là Nghị định số 73/2023/NĐ-CP), Ủy ban nhân dân",
        [("Nghị định", "73/2023/NĐ-CP", None, None)],
    ),
    # silent: blank numbers and dates, impossible days
    ("Công văn số      /UBND-NC ngày   /  /2024 của UBND tỉnh", [("Công văn", None, None, "UBND tỉnh")]),
    (
        "Kế hoạch số ..../KH-UBND ngày ... tháng ... năm 2024 của UBND tỉnh",
        [("Kế hoạch", None, None, "UBND tỉnh")],
    ),
    (
        "Quyết định số 12/QĐ-UBND ngày     tháng    năm 2024 của UBND tỉnh",
        [("Quyết định", "12/QĐ-UBND", None, "UBND tỉnh")],
    ),
    (
        "Quyết định số 12/QĐ-UBND ngày 31/02/2024 của UBND tỉnh",
        [("Quyết định", "12/QĐ-UBND", None, "UBND tỉnh")],
    ),
    ("Nghị quyết số 26-NQ/TW tháng 5/2018", [("Nghị quyết", "26-NQ/TW", None, None)]),
    (
        "Văn bản số 123/UBND-NC ngày 5/6/2024 của UBND tỉnh",
        [("Văn bản", "123/UBND-NC", "2024-06-05", "UBND tỉnh")],
    ),
    ("Thông báo kết luận số 12/TB-VPCP ngày 5/6/2024", [("Thông báo", "12/TB-VPCP", "2024-06-05", None)]),
    ("theo số 123/UBND-NC ngày 5/6/2024", [(None, "123/UBND-NC", "2024-06-05", None)]),
    (
        "Nghị quyết số 18 của Trung ương; Chỉ thị số 35 ngày 30/5/2019 của Bộ Chính trị",
        [("Nghị quyết", "18", None, "Trung ương"), ("Chỉ thị", "35", "2019-05-30", "Bộ Chính trị")],
    ),
    (
        "Nghị định 138/2020 và Thông tư 06/2020",
        [("Nghị định", "138/2020", None, None), ("Thông tư", "06/2020", None, None)],
    ),
    # the date belongs to something else
    ("thực hiện Kết luận số 14-KL/TW trước ngày 30/8/2024", [("Kết luận", "14-KL/TW", None, None)]),
    ("theo Nghị định số 73/2023/NĐ-CP từ ngày 01/7/2025", [("Nghị định", "73/2023/NĐ-CP", None, None)]),
    (
        "Nghị định số 73/2023/NĐ-CP của Chính phủ trước ngày 30/8/2024",
        [("Nghị định", "73/2023/NĐ-CP", None, "Chính phủ")],
    ),
    (
        "Nghị định số 73/2023/NĐ-CP có hiệu lực từ ngày 29/9/2023",
        [("Nghị định", "73/2023/NĐ-CP", None, None)],
    ),
    ("thực hiện Kết luận số 14-KL/TW. Ngày 22/9/2021 là ngày ký", [("Kết luận", "14-KL/TW", None, None)]),
    # the agency belongs to something else
    (
        "kế hoạch thực hiện Nghị định số 73/2023/NĐ-CP của cơ quan, đơn vị, địa phương",
        [("Nghị định", "73/2023/NĐ-CP", None, None)],
    ),
    (
        "Kế hoạch thực hiện Nghị định số 73/2023/NĐ-CP của UBND tỉnh",
        [("Nghị định", "73/2023/NĐ-CP", None, None)],
    ),
    ("việc thực hiện Kết luận số 14-KL/TW của các cấp ủy", [("Kết luận", "14-KL/TW", None, None)]),
    ("nghị quyết số 01/NQ-CP của chính phủ", [("Nghị quyết", "01/NQ-CP", None, "chính phủ")]),
    (
        "V/v thực hiện Kết luận số 14-KL/TW của Bộ Chính trị\nỦY BAN NHÂN DÂN TỈNH",
        [("Kết luận", "14-KL/TW", None, "Bộ Chính trị")],
    ),
    (
        "Công văn số 5-CV/BCS của Ban cán sự Đảng\nUBND tỉnh",
        [("Công văn", "5-CV/BCS", None, "Ban cán sự Đảng UBND tỉnh")],
    ),
    # without number
    ("Luật Tổ chức chính quyền địa phương ngày 19/6/2015", [("Luật", None, "2015-06-19", None)]),
    (
        "Căn cứ Luật Ban hành văn bản quy phạm pháp luật ngày 22 tháng 6 năm 2015;",
        [("Luật", None, "2015-06-22", None)],
    ),
    (
        "Luật Tổ chức Hội đồng nhân dân và Uỷ ban nhân dân ngày 26/11/2003;",
        [("Luật", None, "2003-11-26", None)],
    ),
    (
        "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22/11/2019;",
        [("Luật", None, "2019-11-22", None)],
    ),
    ("Luật Cán bộ, công chức năm 2008 và các văn bản", [("Luật", None, None, None)]),
    (
        "không trái với Hiến pháp và Điều lệ Đảng.",
        [("Hiến pháp", None, None, None), ("Điều lệ Đảng", None, None, None)],
    ),
    (
        "Công điện ngày 5/3/2024 của Thủ tướng Chính phủ",
        [("Công điện", None, "2024-03-05", "Thủ tướng Chính phủ")],
    ),
    (
        "Nghị quyết Hội nghị lần thứ bảy Ban Chấp hành Trung ương khoá XII về tập trung",
        [("Nghị quyết", None, None, "Hội nghị lần thứ bảy Ban Chấp hành Trung ương khoá XII")],
    ),
    # not documents
    ("từ ngày 01/7/2025 đến ngày 30/8/2025, nhiệm kỳ 2020-2025, giai đoạn 2022-2025", []),
    ("Điều 5, khoản 2, số 1 Điều 5; tỷ lệ 2/3; 24/7; 50%", []),
    ("số 12/5 đường Trần Phú, điện thoại 0211.3862.541 hoặc 0211-386-2541", []),
    ("biển số 88A-123.45, xe 30K/12345; Km 12/QL1A; thửa đất số 12/TBĐ5", []),
    ("QCVN 06:2022/BXD, TCVN 9001:2015/ISO, Mẫu số 02/ĐXSN, Phụ lục số 01/PL", []),
    ("đạt 05/09 thành viên; ngày 2/9 và 30/4-1/5; lớp 12/A; COVID-19", []),
    ("Kế hoạch 5 năm (2021 - 2025); Kế hoạch 5/2024; Báo cáo tháng 5/2024; Quyết định 12 trường hợp", []),
    ("gửi báo cáo ngày 15/12/2024 về Sở Nội vụ", []),
    ("Kế hoạch này và Nghị định này; các Nghị định của Chính phủ; pháp luật về luật sư", []),
    ("Căn cứ theo số liệu 12/2024 và bảng số 3/2023 của tỉnh", []),
]
