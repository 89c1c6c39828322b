"""Agencies and offices charged with work, as a text names them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from khoithong.legaltext.letters import squeezed

if TYPE_CHECKING:
    from khoithong.legaltext.normal import Normal

HEAD: Final = re.compile(
    r"(?:(?:các|toàn thể|mỗi|từng|tất cả các)\s)?(?:"
    r"thủ trưởng|người đứng đầu|chủ đầu tư|chi bộ|(?<=các )chi, đảng bộ|chủ tịch|phó chủ tịch|giám đốc|bộ trưởng|bí thư|chánh|trưởng ban|trưởng phòng|hiệu trưởng|"
    r"cấp ủy|cấp uỷ|cơ quan|đơn vị|địa phương|sở(?! hữu)|bộ(?! phận)|ban(?! hành| bố)|ngành|phòng(?!,? chống|,? ngừa)|văn phòng|ủy ban|uỷ ban|ubnd|hđnd|hội(?! nghị| nhập| thảo| họp)|đảng|đoàn(?! kết)|mặt trận|mttq|"
    r"thường trực|hội đồng|công an|thanh tra(?=\s(?:tỉnh|bộ|sở|chính|huyện|thành|nhà))|cục|chi cục|tổng cục|viện|trường(?! hợp)|trung tâm|đài|báo(?! cáo| đảm)|kho bạc|bảo hiểm|liên đoàn|"
    r"tỉnh ủy|tỉnh uỷ|thành ủy|huyện ủy|tỉnh đoàn|ngân hàng|doanh nghiệp|(?<=các )tổ chức|tổ chức (?:đảng|chính trị|hội|đoàn|cơ sở|,? cá nhân)|huyện|xã(?! hội)|tổ công tác|ủy viên|bhxh|lđlđ|bqlkkt|bchqs|"
    r"công ty|tòa án|viện kiểm sát|quân khu|cán bộ|cá nhân|bộ phận|đảng ủy|hợp tác xã|liên minh|tổng công ty|tập đoàn|học viện|chính phủ|thủ tướng|"
    r"kiểm toán|thông tấn|đội(?! ngũ)|tổ(?! chức)|khối|cổng thông tin|vp|vpub|gd|thành viên|lãnh đạo (?:ủy|các|cơ quan|đơn vị|sở|ubnd|phòng|ban|bộ|văn)|tập thể|trưởng|bch|snv|stc|sở/ngành)(?![^\W\d_])"
)
"""How the name of one who can be charged begins, in small letters."""

_GLUE: Final = re.compile(r"\s*;\s*(?:và\s)?|,\s+(?:và\s)?|\s+và\s+|\s+cùng\s+")
_OWN_HEAD: Final = re.compile(
    r"(?:các\s)?(?:thủ trưởng|chủ tịch|giám đốc|bộ trưởng|chánh|sở\s[A-ZĐÂÔƯÊ]|bộ\s[A-ZĐ]|văn phòng|ủy ban|uỷ ban|ubnd|hội\s|đảng ủy|đoàn\s|mặt trận|công an|"
    r"thanh tra|cục|chi cục|trường|trung tâm|đài|báo\s[A-ZĐ]|kho bạc|bảo hiểm|liên đoàn|ban\s[A-ZĐ]|tỉnh đoàn|ngân hàng|bộ chỉ huy|công ty|viện\s|tòa án|"
    r"các cơ quan|các sở|các đơn vị|các ban|các tổ chức|cơ quan|phòng\s[A-ZĐ]|người đứng đầu|cấp ủy|bí thư)",
    re.IGNORECASE,
)
_LONGEST: Final = 260


def names(normal: Normal, start: int, end: int) -> tuple[str, ...]:
    """The names listed in `start` to `end`: `Sở Nội vụ, Sở Tài chính và UBND các huyện, thành phố` are three."""
    words = squeezed(normal.text[start:end]).strip(" ,;.:-")
    if not words or len(words) > _LONGEST:
        return ()
    found: list[str] = []
    at = 0
    for glue in _GLUE.finditer(words):
        following = words[glue.end() :]
        strong = ";" in glue[0]
        if (
            strong
            or (following[:1].isupper() and _OWN_HEAD.match(following))
            or re.match(
                r"(?:UBND|các (?:cơ quan|sở|đơn vị|ban|địa phương|đoàn thể|hội|huyện|tổ chức))", following
            )
        ):
            found.append(words[at : glue.start()])
            at = glue.end()
    found.append(words[at:])
    return tuple(name for one in found if (name := one.strip(" ,;.:-")) and name.lower() not in ("và", "các"))


def is_agency(words: str) -> bool:
    """Whether words begin as the name of one who can be charged."""
    return HEAD.match(words.lower().lstrip(" -")) is not None
