"""Who issued a cited document, as the words behind `của` say it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from khoithong.legaltext.kinds import KIND
from khoithong.legaltext.letters import squeezed, syllables

if TYPE_CHECKING:
    from khoithong.legaltext.normal import Normal

_LEAD: Final = re.compile(r"\s{0,6},?\s{0,6}(?:của|do)\s{1,6}")
_WORD: Final = re.compile(r"\s{0,6}([^\s,;.:()\[\]\"/<>|]{1,40})")
_TERM: Final = re.compile(r"\s{0,4}\(\s{0,2}kh(?:óa|oá)\s{1,3}[ivxl\d]{1,6}\s{0,2}\)")
_PLACE_LINE: Final = re.compile(r"\s*[^\n,]{2,40},\s{0,3}ngày\s")
_BLOCK: Final = re.compile(
    r"\s*(?:[-+*•#]|\d{1,2}[.)]|[a-zđ]\)|điều\s|kính\s|nơi\snhận|căn\scứ|thực\shiện|v/v|về\s|số\s{0,3}:)"
)
_LOWER_NAME: Final = re.compile(
    r"(?:chính\s+phủ|thủ\s+tướng|quốc\s+hội|bộ\s+(?:chính|trưởng|nội|tài)|(?:tỉnh|thành|huyện|quận|thị)\s+[uủ][ỷyủ]?|ban\s+(?:thường\s+vụ|bí\s+thư|chấp)|"
    r"liên\s|(?:ủy|uỷ)\s+ban\s+(?:nhân|thường)|hội\s+đồng\s+nhân|chủ\s+tịch\s+(?:ủy|uỷ|ubnd|nước))"
)
"""Names of single agencies that some write in small letters; `cơ quan, đơn vị` is none."""
_MOST_WORDS: Final = 24
_SHORTEST_CAPITALS: Final = 3
_COMMA_NAME: Final = re.compile(
    r",\s{1,4}(?=(?:Thể thao|Thương binh|Thông tin|Chủ nhiệm|chữa bệnh)(?![^\W\d_]))"
)
"""Commas within names: `Sở Văn hóa, Thể thao và Du lịch`."""

_HEADS: Final = syllables(
    "bộ ban ủy uỷ sở ubnd hđnd chính thủ tỉnh thành thường hội quốc chủ liên đảng cục tổng cơ vụ viện tòa kho ngân"
    " trung đoàn văn huyện thanh kiểm bảo mặt thị phó giám công quận phòng xã phường btv bch bcs ubtvqh"
)
"""First syllables of the names of agencies and offices."""
_SMALL: Final = syllables(
    "trị phủ ủy uỷ nhân dân tỉnh phố huyện thị xã phường quận vụ hành cán sự đảng tướng tịch trưởng bộ khoá khóa lần"
    " thứ nhất hai ba tư sáu bảy bẩy tám chín mười họp ương chấp trực hội đồng quốc đoàn tế tài chính nội giáo dục"
    " đào tạo khoa học nghệ thương tin văn hóa hoá thể thao du lịch lao động binh nông nghiệp môi trường triển thôn"
    " nguyên vận tải tư pháp ngoại phòng an tộc tôn thanh tra toán nhà nước ngân hàng kho bạc hiểm chức cơ mật thuế"
    " hải quan kê tối cao viện sát tòa toà án phó giám đốc thư bí chánh tổng cục liên mặt trận phụ nữ cựu chiến sản"
    " sinh sở trực thuộc quân biên giới việt nam khu đại biểu diện gia khối doanh tuyên đẳng bệnh sử lưu trữ"
    " đầu dựng luật kinh sách dược y tổ bào cộng đua khen thưởng cáo trù ngành viên chữa"
)
"""Syllables that stand inside such names in small letters."""
_AFTER: Final = {
    "ban": {"ủy", "uỷ", "liên"}, "thành": {"hđnd", "ubnd", "dân", "ủy", "uỷ"}, "thông": {"giao", "truyền"},
    "năm": {"thứ"}, "kỳ": {"xv", "khóa"}, "quản": {"ban"}, "chỉ": {"ban"}, "phố": {"thành"}, "lý": {"quản"},
    "đạo": {"chỉ"}, "phát": {"và"}, "công": {"liên"}, "vệ": {"bảo"}, "nghị": {"hội"}, "chế": {"pháp"}, "toàn": {"biểu", "hội"},
}  # fmt: skip
"""Syllables that belong to a name only behind certain others: `ủy ban`, but `tỉnh ban hành`."""
_STOPS: Final = syllables(
    "về việc quy qui phê thực triển hướng sửa bổ thay nhằm để đến cho theo trong là có được đã đang do đối giao"
    " ngày tại tới từ với khi nếu này nêu trên đó mà thì và hoặc cùng số năm yêu đề chỉ bãi điều tăng tiếp nâng"
    " kèm căn trước sau v/v"
)
"""Words that end a name written in capitals throughout, or that begin the next sentence."""


class Issuer(NamedTuple):
    """An issuer: its name with single blanks, and where it stands in the uniform text."""

    name: str
    start: int
    end: int


def issuer_at(normal: Normal, at: int) -> Issuer | None:
    """The issuer named by `của …` at `at`."""
    lead = _LEAD.match(normal.lower, at)
    return None if lead is None else name_at(normal, lead.end())


_BELONGS: Final = (
    (re.compile(r"[-/]CP\Z"), re.compile("chính phủ|chínhphủ")),
    (re.compile(r"TTg\Z|[-/]TTg-"), re.compile("thủ tướng")),
    (re.compile(r"/QH\d{1,2}\Z"), re.compile("quốc hội")),
    (
        re.compile(r"/(?:TW|TƯ)\Z"),
        re.compile("chính trị|trung ương|bí thư|bct|bbt|bch|tw|đại hội|trung uơng"),
    ),
    (re.compile(r"/TU\Z"), re.compile("tỉnh|thành|đảng bộ|ban chấp hành|thường vụ|thường trực|btv")),
)
"""Symbols that only certain agencies use."""


def contradicts(number: str | None, issuer: Issuer) -> bool:
    """Whether the agency named behind a number cannot be its issuer: “kế hoạch thực hiện Nghị định số … của UBND tỉnh”."""
    name = issuer.name.lower()
    return number is not None and any(
        symbol.search(number) is not None and agency.search(name) is None for symbol, agency in _BELONGS
    )


def name_at(normal: Normal, start: int) -> Issuer | None:
    """The name of an agency or office that begins at `start`."""
    first = _WORD.match(normal.text, start)
    if first is None or not (first[1][0].isupper() or _LOWER_NAME.match(normal.lower, first.start(1))):
        return None
    capitals = _in_capitals(normal, first)
    previous, end = first[1].lower(), first.end()
    for _ in range(_MOST_WORDS):
        comma = _COMMA_NAME.match(normal.text, end)
        word = _WORD.match(normal.text, comma.end() if comma else end)
        if word is None or not _goes_on(normal, word, previous, capitals=capitals):
            break
        previous, end = word[1].lower(), word.end()
    while end > start and previous in ("-", "và"):
        end = normal.text.rindex(previous[0] if previous == "-" else "v", start, end)
        previous = ""
    term = _TERM.match(normal.lower, end)
    end = term.end() if term is not None else end
    return Issuer(squeezed(normal.text[first.start(1) : end]), first.start(1), end)


def _in_capitals(normal: Normal, first: re.Match[str]) -> bool:
    """Whether the whole name is written in capitals, not only an abbreviation at its head: `BỘ CHÍNH TRỊ`, `UBND TP`."""
    following = _WORD.match(normal.text, first.end())
    if following is None or first[1].lower() in ("ubnd", "hđnd"):
        return False
    return first[1].isupper() and following[1].isupper() and len(first[1] + following[1]) > _SHORTEST_CAPITALS


def _goes_on(normal: Normal, word: re.Match[str], previous: str, *, capitals: bool) -> bool:
    """Whether a name goes on with `word`."""
    text, small = word[1], word[1].lower()
    blanks = normal.text[word.start() : word.start(1)]
    if "\n" in blanks and (_new_block(normal, word, blanks) or (not capitals and _in_capitals(normal, word))):
        return False
    if normal.text.startswith("/", word.end()) and len(text) == 1:
        return False  # V/v
    if text == "-":
        following = _WORD.match(normal.text, word.end())
        return following is not None and following[1][0].isupper() and "\n" not in blanks
    if small == "và":
        return _and(normal, word, previous)
    if capitals:
        return small not in _STOPS and not (small == "ban" and normal.lower.startswith(" hành", word.end()))
    if text[0].isupper() or text[0].isdigit():
        return small not in ("về", "v/v", "căn") and KIND.match(normal.lower, word.start(1)) is None
    if small in _AFTER:
        return previous in _AFTER[small] or (
            small == "thành" and normal.lower.startswith((" phố", " ủy"), word.end())
        )
    return small in _SMALL


def _and(normal: Normal, word: re.Match[str], previous: str) -> bool:
    """`Giáo dục và Đào tạo` is one name; `Bộ Nội vụ và Bộ Tài chính` is not, nor a document that follows."""
    following = _WORD.match(normal.text, word.end())
    if following is None or not following[1][0].isupper() or previous == "và":
        return False
    return (
        following[1].lower() not in _HEADS - {"xã", "thể", "công"}
        and KIND.match(normal.lower, following.start(1)) is None
    )


def _new_block(normal: Normal, word: re.Match[str], blanks: str) -> bool:
    """Whether a paragraph ended before `word`. Names torn by the end of a line or a page go on."""
    if normal.text[word.start(1)].isupper() and (blanks.count("\n") > 1 or "\t" in blanks):
        return True
    at = word.start(1)
    return _BLOCK.match(normal.lower, at) is not None or _PLACE_LINE.match(normal.lower, at) is not None
