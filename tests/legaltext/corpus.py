"""Texts of other provinces and of ministries in their real mess, with what a careful reader finds in each.

`cited`: every document cited with number and date. `own`: number, day and signer of the text itself.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

FOLDER: Final = Path(__file__).parent / "texts"


class Expected(NamedTuple):
    """What is to be read from one text."""

    own: tuple[str | None, str | None, str | None]
    cited: set[tuple[str, str]]
    undated: frozenset[str] = frozenset()
    """Numbers cited without a day anywhere in the text."""


CORPUS: Final[dict[str, Expected]] = {
    "binh-duong-danh-sach": Expected(
        ("16/2008/QĐ-UBND", "2008-04-29", None),
        {
            ("10/2004/TT-BNV", "2004-02-19"),
            ("117/2003/NĐ-CP", "2003-10-10"),
            ("35/2005/NĐ-CP", "2005-03-17"),
            ("43/2006/NĐ-CP", "2006-04-25"),
            ("47/2006/QĐ-UBND", "2006-02-16"),
            ("61/TTr-SNV", "2008-03-27"),
            ("74/2005/TT-BNV", "2005-07-26"),
            ("83/2006/NĐ-CP", "2006-08-17"),
        },
        frozenset({"08/2004/TT-BNV", "09/2004/TT-BNV", "115/2003/NĐ-CP", "116/2003/NĐ-CP"}),
    ),
    "binh-thuan-quyet-dinh": Expected(
        ("34/2024/QĐ-UBND", "2024-10-11", "Đoàn Văn Dũng"),
        {
            ("09/2022/QĐ-UBND", "2022-03-18"),
            ("106/2020/NĐ-CP", "2020-09-10"),
            ("107/2020/NĐ-CP", "2020-09-14"),
            ("24/2014/NĐ-CP", "2014-04-04"),
            ("3186/TTr-SNV", "2024-09-30"),
        },
    ),
    "bnv-huong-dan": Expected(
        ("2605/HD-BNV", "2020-05-25", "Trần Văn Tuấn"),
        {
            ("32/NQ-CP", "2019-05-14"),
            ("34/2019/NĐ-CP", "2019-04-24"),
            ("37-NQ/TW", "2018-12-24"),
            ("653/2019/UBTVQH14", "2019-03-12"),
            ("656/VPCP-TCCV", "2020-03-13"),
        },
    ),
    "thu-tuong-chi-thi-cu": Expected(
        ("16/2001/CT-TTg", "2001-06-21", None), {("05/2001/NQ-CP", "2001-05-24")}
    ),
    "btctw-huong-dan": Expected(
        ("16-HD/BTCTW", "2018-09-24", "Phạm Văn Minh"),
        {("100-KL/TW", "2014-08-18"), ("132-QĐ/TW", "2018-03-08"), ("27-HD/BTCTW", "2014-09-25")},
    ),
    "ca-mau-quyet-dinh": Expected(
        ("536/QĐ-UBND", "2010-04-09", None),
        {
            ("04/CTr-UBND", "2009-07-23"),
            ("06/2010/NĐ-CP", "2010-01-25"),
            ("166/TTr-SNV", "2010-03-30"),
            ("536/QĐ-UBND", "2010-04-09"),
            ("60-KH/TU", "2009-04-27"),
        },
    ),
    "chi-thi-tinh-uy": Expected(
        ("07-CT/TU", "2021-03-12", "Lê Văn Phong"),
        {
            ("02/2011/QH13", "2011-11-11"),
            ("04-TT/TU", "2016-08-01"),
            ("11-QĐi/TW", "2019-02-18"),
            ("35-CT/TW", "2014-05-26"),
        },
    ),
    "cong-dien": Expected(
        ("968/CĐ-TTg", "2023-10-16", "Phạm Văn Minh"),
        {
            ("26/CT-TTg", "2019-09-21"),
            ("280/CĐ-TTg", "2023-04-19"),
            ("73/2023/NĐ-CP", "2023-09-29"),
            ("99/NQ-CP", "2023-07-10"),
        },
    ),
    "du-thao-trong": Expected((None, None, None), {("14-KL/TW", "2021-09-22")}, frozenset({"35-NQ/TW"})),
    "hau-giang-cong-van": Expected(
        ("454/UBND-NCTH", "2011-04-06", "Trần Thành Lập"), {("847/UBND-VX1", "2011-03-22")}
    ),
    "huyen-cong-van-cu": Expected(
        ("77/NV", "2015-02-03", "Võ Thị Kim Thoa"), {("132/QĐ", "2015-01-20"), ("45/SNV", "2015-01-12")}
    ),
    "ke-hoach-bang": Expected(
        ("57/KH-UBND", "2024-03-12", "Trần Văn Cường"),
        {("163/QĐ-TTg", "2016-01-25"), ("34-CTr/TU", "2022-12-05"), ("705/QĐ-TTg", "2023-06-07")},
    ),
    "kon-tum-dinh-chu": Expected(
        ("2516/KH-UBND", "2014-10-03", None),
        {
            ("2928/LĐTBXH-BVCSTE", "2014-08-12"),
            ("34/2014/QĐ-TTg", "2014-05-30"),
            ("45-CT/TW", "2010-07-22"),
            ("70-TB/TW", "2012-01-06"),
        },
    ),
    "markdown-quet": Expected(
        ("812/UBND-NCPC", "2024-02-05", "Phạm Văn Hưng"),
        {
            ("121-KH/TU", "2021-11-15"),
            ("14-KL/TW", "2021-09-22"),
            ("73/2023/NĐ-CP", "2023-09-29"),
            ("7498/BNV-CCVC", "2023-12-12"),
        },
    ),
    "nghe-an-ke-hoach": Expected(
        ("594/KH-UBND", "2021-10-21", None), {("16/KH-HĐTĐKT", "2021-08-31"), ("19/CT-TTg", "2021-07-16")}
    ),
    "nghi-quyet-hdnd": Expected(
        ("21/2023/NQ-HĐND", "2023-12-08", "Lê Văn Năng"),
        {
            ("03/2020/NQ-HĐND", "2020-07-10"),
            ("1240/TTr-UBND", "2023-11-20"),
            ("14/2019/NQ-HĐND", "2019-07-12"),
            ("29/2023/NĐ-CP", "2023-06-03"),
            ("63/2020/QH14", "2020-06-18"),
            ("80/2015/QH13", "2015-06-22"),
            ("95/BC-BPC", "2023-12-01"),
        },
    ),
    "pdf-hai-cot": Expected(
        ("4620/BTC-TCCB", "2024-05-09", "Nguyễn Đức Minh"),
        {
            ("1130/KH-BTC", "2023-10-30"),
            ("1585/BNV-TCBC", "2024-03-30"),
            ("1814/BNV-TCBC", "2024-04-06"),
            ("28-KL/TW", "2022-02-21"),
            ("29/2023/NĐ-CP", "2023-06-03"),
        },
        frozenset({"28"}),
    ),
    "quy-che-phan-muc": Expected(
        (None, None, None), {("01/2011/TT-BNV", "2011-01-19"), ("1215/QĐ-UBND", "2022-06-14")}
    ),
    "so-noi-vu-bao-cao": Expected(
        (None, None, None),
        {("6950/BNV-CCVC", "2024-10-31"), ("73/2023/NĐ-CP", "2023-09-29"), ("9512/UBND-TH", "2024-11-05")},
    ),
    "thong-bao-ket-luan": Expected(
        ("145/TB-VP", "2024-07-09", "Nguyễn Văn Cửu"),
        {
            ("11/CT-UBND", "2024-05-28"),
            ("31/2024/QH15", "2024-01-18"),
            ("312/BC-SKH", "2024-07-03"),
            ("71/2024/NĐ-CP", "2024-06-27"),
        },
    ),
    "nhieu-vien-dan": Expected(
        (None, None, None),
        {
            ("01/QĐ-UBND", "2024-01-02"),
            ("02-ĐA/TU", "2021-03-15"),
            ("03-HDLT/BTC-BTG", "2020-02-01"),
            ("04-NQ/TU", "2021-09-20"),
            ("06/2020/TT-BNV", "2020-12-02"),
            ("1021-CV/BTCTU", "2024-04-04"),
            ("116/2024/NĐ-CP", "2024-09-17"),
            ("12-TTr/BTCTU", "2023-01-01"),
            ("12/BB-HĐ", "2023-07-13"),
            ("12/CTPH-UBND-MTTQ", "2021-05-05"),
            ("12/SNV-CCVC", "2024-01-03"),
            ("1234-TB/VPTU", "2023-03-03"),
            ("1357/KH-BCĐ", "2024-12-01"),
            ("138/2020/NĐ-CP", "2020-11-27"),
            ("14-KL/TW", "2021-09-22"),
            ("15/KHHĐ-UBND", "2022-09-09"),
            ("156-KH/TU", "2021-11-17"),
            ("18-NQ/TW", "2017-10-25"),
            ("1847/QĐ-TTg", "2018-12-27"),
            ("20-TB/TW", "2022-09-08"),
            ("202/2025/QH15", "2025-06-12"),
            ("203/2025/QH15", "2025-06-16"),
            ("21-KL/TW", "2021-10-25"),
            ("21/2017/QH14", "2017-11-20"),
            ("22/HD-SNV", "2024-05-14"),
            ("26/VBHN-VPQH", "2019-12-16"),
            ("356-BC/TU", "2022-11-15"),
            ("41-QĐ/TW", "2021-11-03"),
            ("45/UBND-NC", "2024-06-06"),
            ("456/TTr-SNV", "2024-02-20"),
            ("47/2019/QH14", "2019-11-22"),
            ("5549/BNV-CCVC", "2023-10-02"),
            ("6142/BNV-CCVC", "2023-10-27"),
            ("69-QĐ/TW", "2022-07-06"),
            ("73/2023/NĐ-CP", "2023-09-29"),
            ("77/2015/QH13", "2015-06-19"),
            ("79-KL/TW", "2024-05-13"),
            ("8123/UBND-TH", "2023-10-12"),
            ("88/GM-UBND", "2024-08-15"),
            ("98/2023/QH15", "2023-06-24"),
        },
        frozenset(
            {"05/HĐLĐ", "106/2020/NĐ-CP", "26-NQ/TW", "29/2023/NĐ-CP", "62/2020/NĐ-CP", "72/2025/QH15"}
        ),
    ),
    "tinh-uy-ke-hoach": Expected(("35-KH/TU", "2021-11-15", "Trần Thế Vinh"), {("14-KL/TW", "2021-09-22")}),
    "so-noi-vu-hai-cot": Expected(
        ("3120/SNV-CCVC", "2023-11-20", "Nguyễn Xuân Thành"),
        {("15421/UBND-THKH", "2023-10-16"), ("73/2023/NĐ-CP", "2023-09-29")},
    ),
    "so-y-te-can-cu": Expected(
        ("2215/SYT-TCCB", None, None),
        {
            ("02/2022/UBTVQH15", "2022-08-18"),
            ("03/2024/QĐ-UBND", "2024-03-05"),
            ("111/2022/NĐ-CP", "2022-12-30"),
            ("1111/UBND-TH", "2024-03-02"),
            ("115/2020/NĐ-CP", "2020-09-25"),
            ("1234/UBND-VX", "2024-06-01"),
            ("135/KH-UBND", "2024-05-12"),
            ("1357/KCB-NV", "2024-10-02"),
            ("1479/QĐ-TTg", "2022-11-29"),
            ("15/2023/QH15", "2023-01-09"),
            ("1719/QĐ-TTg", "2021-10-14"),
            ("22/2021/QĐ-TTg", "2021-07-02"),
            ("2222/UBND-TH", "2024-03-04"),
            ("2345/UBND-VX", "2024-06-02"),
            ("3366/QĐ-BYT", "2024-09-05"),
            ("3368/QĐ-BYT", "2024-09-05"),
            ("3456/UBND-VX", "2024-06-03"),
            ("360/QĐ-TTg", "2022-03-17"),
            ("4041/QĐ-BYT", "2020-09-07"),
            ("45/ĐM", "2024-09-01"),
            ("455/TB-VPCP", "2024-10-07"),
            ("50/NQ-CP", "2023-04-08"),
            ("51/2015/TTLT-BYT-BNV", "2015-12-11"),
            ("60/2021/NĐ-CP", "2021-06-21"),
            ("644/CĐ-TTg", "2023-07-13"),
            ("7/BGN-SYT", "2023-06-05"),
            ("85/2023/NĐ-CP", "2023-12-07"),
            ("97/NQ-CP", "2023-07-08"),
            ("99/PC-VP", "2024-09-03"),
        },
        frozenset({"12-TT/TU", "73/2023/NĐ-CP"}),
    ),
}
