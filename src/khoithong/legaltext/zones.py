"""Which lines of a text are its head, its body, and its foot."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from khoithong.legaltext.lines import Line
    from khoithong.legaltext.normal import Normal

_OPENS_BODY: Final = re.compile(
    r"(?:(?:-\s{0,3})?căn cứ|thực hiện (?:nghị|quyết|kết|chỉ|công|kế|chương|thông|hướng|luật|quy|ý kiến|chức|văn|đề)|xét |"
    r"theo đề nghị|để |trong thời gian|thời gian qua|nhằm |tiếp theo|phúc đáp|ngày \d[^\n]{3,40}[,;]|ubnd |chủ tịch |sở \w+ \w+ nhận|"
    r"trên cơ sở|sau khi|theo (?:quy|nghị|kế|chỉ|công))"
)
_FIRST_PART: Final = re.compile(
    r"(?:điều 1\s?[.:]|chương i\b|phần (?:thứ nhất|i\b|1\b)|i\s?[.)/-]|(?:i{1,3}|iv|vi{0,3}|ix|x)\s?[.)-]\s|i\Z|1\s?[.)-]\s|a\s?[.-]\s|mục 1\b)"
)
_FOOT: Final = re.compile(r"nơi\s{1,3}nhận\s{0,3}[:.]?")
_SIGNING: Final = re.compile(
    r"(?:t/?\s?m\.?|k/?\s?t\.?|t/?l\.?|tuq\.?|q\.)\s|(?:phó\s)?(?:chủ tịch|giám đốc|bí thư|thủ tướng|bộ trưởng|chánh văn phòng|trưởng ban)\Z"
)
_ANNEX: Final = re.compile(
    r"(?:phụ lục|danh mục|danh sách|biểu|mẫu|quy chế|quy định|kế hoạch|đề án|đề cương|chương trình|điều lệ)\b"
)
_LONGEST_HEAD: Final = 60
_SHORT_HEAD: Final = 12
_SHORTEST_PARAGRAPH: Final = 40
_LONGEST_FOOT: Final = 80


@dataclass(frozen=True, slots=True)
class Zones:
    """Ranges of line numbers."""

    head: range
    body: range
    foot: range
    annex: range


def zones_of(normal: Normal, lines: Sequence[Line]) -> Zones:
    """The zones; all that follows the signature is the annex."""
    foot = _foot_start(normal, lines)
    head = _head_end(normal, lines, foot)
    annex = _annex_start(normal, lines, foot)
    return Zones(range(head), range(head, foot), range(foot, annex), range(annex, len(lines)))


def _head_end(normal: Normal, lines: Sequence[Line], foot: int) -> int:
    """The first line of the body: a paragraph that opens one, a first part, or what follows the addressees."""
    addressed: int | None = None
    for index, line in enumerate(lines[: min(_LONGEST_HEAD, foot)]):
        words = normal.lower[line.start : line.end]
        if words.startswith("kính gửi") or words.endswith(" điện:"):
            addressed = index
        elif addressed is not None and (words.startswith("-") or _listing(normal, lines, index)):
            continue
        elif (
            (index and _FIRST_PART.match(words))
            or (addressed is not None and _paragraph(normal, lines, index))
            or (index and _OPENS_BODY.match(words) and not _of_title(normal, lines, index, words))
        ):
            return index
    return min(foot, _SHORT_HEAD if addressed is None else _LONGEST_HEAD)


def _listing(normal: Normal, lines: Sequence[Line], index: int) -> bool:
    """Whether the line before ends like one of a list of addressees."""
    return normal.text[lines[index - 1].end - 1] in ";,"


def _paragraph(normal: Normal, lines: Sequence[Line], index: int) -> bool:
    """Whether a line begins a paragraph behind the addressees, and does not only go on with them."""
    line, before = lines[index], lines[index - 1]
    ended = normal.text[before.end - 1] in ".:" or line.after_blank
    return ended and normal.text[line.start].isupper() and line.end - line.start > _SHORTEST_PARAGRAPH


_HEADING: Final = re.compile(
    r"\s*(?:kế hoạch|quyết định|chỉ thị|thông báo|quy định|nghị quyết|hướng dẫn|chương trình|kết luận|thông tri|báo cáo|đề án)\s*\Z"
)


def _of_title(normal: Normal, lines: Sequence[Line], index: int, words: str) -> bool:
    """Whether a line is the subject below the name of the kind: `KẾ HOẠCH / Thực hiện …`; capitals are of the head."""
    if normal.text[lines[index].start : lines[index].end].isupper():
        return True
    before = normal.lower[lines[index - 1].start : lines[index - 1].end]
    return bool(_HEADING.match(before)) and not words.startswith(("căn cứ", "- căn cứ", "điều 1"))


def _foot_start(normal: Normal, lines: Sequence[Line]) -> int:
    for index, line in enumerate(lines):
        if _FOOT.match(normal.lower, line.start, line.end) and index > 2:
            return index
    for index in range(len(lines) - 1, max(2, len(lines) - 30), -1):
        line = lines[index]
        words = normal.text[line.start : line.end]
        if words.isupper() and len(words) < 80 and _SIGNING.match(normal.lower, line.start, line.end):
            above = lines[index - 1]
            upper = normal.text[above.start : above.end]
            return index - 1 if upper.isupper() and _SIGNING.match(upper.lower()) else index
    return len(lines)


def _annex_start(normal: Normal, lines: Sequence[Line], foot: int) -> int:
    for index in range(foot + 1, min(len(lines), foot + _LONGEST_FOOT)):
        line = lines[index]
        words = normal.text[line.start : line.end]
        if _ANNEX.match(normal.lower, line.start, line.end) and words[:4].isupper():
            return index
    return len(lines)
