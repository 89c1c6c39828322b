"""The foot of a text: who signed, for whom."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from khoithong.legaltext.letterhead import AGENCY, Fact, columns
from khoithong.legaltext.letters import LOWER, UPPER, squeezed, syllables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from khoithong.legaltext.lines import Line
    from khoithong.legaltext.normal import Normal

_RANK: Final = r"(?:(?:GS|PGS|TS|ThS|BS|KS|CN|CKI|CKII|Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Đại tá|Thượng tá|Trung tá|Thiếu tá)[.,\s]{1,3}){0,3}"
_NAME: Final = re.compile(
    rf"{_RANK}(?P<name>[{UPPER}][{LOWER}{UPPER}']{{0,9}}(?:\s{{1,3}}[{UPPER}][{LOWER}{UPPER}']{{0,9}}){{1,5}})\s{{0,3}}\Z"
)
_SURNAMES: Final = syllables(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trương lâm mai cao tạ thái châu quách"
    " lương lưu phùng trịnh tống vương đoàn đào kiều từ tăng la giàng vàng sùng má chu doãn đàm khuất nghiêm ninh thân"
    " tôn văn vi bế ma hầu thào lầu rah siu điểu danh sơn thạch kim lại hứa hàn hồng hà bạch âu ông phó trà đồng giáp cù"
    " chử lục mạc mạch nhữ phí tiêu ưng viên lò cầm nông triệu tô ksor y a quàng tòng điêu lường cà hạng thẩm uông yên"
    " hoa khổng lã lỗ mã mùa nhâm phương quan quản tào tân tất thi tiết trang triệu trưng tưởng vân vừ xa xiêm đôn đống đường"
)
_OFFICE: Final = re.compile(
    r"(?:t/?\s?m\.?\s|k/?\s?t\.?\s|t/?\s?l\.?\s|tuq\.?\s|q\.\s?|thừa|(?:phó\s)?(?:chủ|giám|bí|thủ|bộ|thứ|chánh|trưởng|cục|tổng|viện|hiệu|vụ|chi|phó))"
)
_STAMP: Final = re.compile(
    r"(?:ký bởi|người ký|email|cơ quan|thời gian ký|ngày ký|\(?đã ký\)?|signature|chữ ký)"
)


def signer(normal: Normal, foot: Sequence[Line]) -> Fact | None:
    """The name below the signature; None where nobody is named."""
    found: Fact | None = None
    below_office = False
    for line in foot:
        for start, end in columns(normal, line):
            words = normal.text[start:end].strip(" ._()")
            if _OFFICE.match(words.lower() + " ") and not _surname(words):
                below_office = True
                continue
            fact = _name(normal, start, end, below_office=below_office)
            if fact is not None:
                found = fact
    return found


def _name(normal: Normal, start: int, end: int, *, below_office: bool) -> Fact | None:
    words = normal.text[start:end]
    name = _NAME.match(words.strip(" ._"))
    if name is None or _STAMP.match(words.lower()) or words.lstrip().startswith(("-", "+")):
        return None
    value = squeezed(name["name"])
    first = value.split()[0].lower()
    if first not in _SURNAMES and not (below_office and not value.isupper()):
        return None
    if AGENCY.match(value.lower() + " ") and not (first in _SURNAMES and below_office):
        return None
    at = normal.text.index(name["name"], start)
    return Fact(value, at, at + len(name["name"]))


def _surname(words: str) -> bool:
    """Whether words begin like a person's name in small letters, not like an office."""
    parts = words.split()
    return (
        bool(parts)
        and parts[0].lower() in _SURNAMES
        and not words.isupper()
        and len(parts) > 1
        and parts[1][0].isupper()
    )


_FOR: Final = re.compile(r"t/?\s?m\.?\s{0,3}")


def on_behalf(normal: Normal, foot: Sequence[Line]) -> Fact | None:
    """The agency in `TM. ỦY BAN NHÂN DÂN`, or the one named on the line above the signer's name."""
    for index, line in enumerate(foot):
        for start, end in columns(normal, line):
            mark = _FOR.match(normal.lower, start, end)
            if mark is None:
                continue
            end_ = end
            for further in foot[index + 1 : index + 2]:
                words = normal.text[further.start : further.end]
                if (
                    words.isupper()
                    and not _OFFICE.match(words.lower() + " ")
                    and not further.after_blank
                    and not _surname(words.title())
                ):
                    end_ = further.end
            return Fact(squeezed(normal.text[mark.end() : end_]), mark.end(), end_)
    for line, below in pairwise(foot):
        words = normal.text[line.start : line.end]
        agency = AGENCY.match(words.lower() + " ") and len(words.split()) < 9 and not words.startswith("-")
        if agency and _name(normal, below.start, below.end, below_office=True) is not None:
            return Fact(squeezed(words), line.start, line.end)
    return None
