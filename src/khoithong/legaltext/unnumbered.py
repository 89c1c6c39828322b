"""Documents cited without number: laws by name, day or year, the Constitution, statutes, resolutions of congresses."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from khoithong.legaltext.citations import Mention
from khoithong.legaltext.dates import day_at
from khoithong.legaltext.issuers import Issuer, issuer_at, name_at
from khoithong.legaltext.kinds import kind_of
from khoithong.legaltext.letters import LOWER, UPPER, squeezed, syllables
from khoithong.legaltext.structure import MOST_PARTS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from khoithong.legaltext.normal import Normal

_CONSTITUTION: Final = re.compile(
    r"(?:Hiến pháp|HIẾN PHÁP)(?![^\W\d_])(?:\s{1,4}nước\s{1,4}Cộng\s{1,4}h(?:òa|oà)\s{1,4}xã\s{1,4}hội\s{1,4}chủ\s{1,4}nghĩa\s{1,4}Việt\s{1,4}Nam)?"
)
_STATUTE: Final = re.compile(
    r"Điều\s{1,4}lệ\s{1,4}(?:Đảng(?:\s{1,4}Cộng\s{1,4}sản\s{1,4}Việt\s{1,4}Nam)?|Công\s{1,4}đoàn\s{1,4}Việt\s{1,4}Nam|Mặt\s{1,4}trận\s{1,4}Tổ\s{1,4}quốc\s{1,4}Việt\s{1,4}Nam)"
)
_LAW: Final = re.compile(
    rf"(?:Bộ luật|Luật|Pháp lệnh)\s{{1,4}}(?=[{UPPER}]|sửa đổi|tổ chức|ngân sách|cán bộ|đất đai|đầu tư|xây dựng|phòng|khiếu nại|tố cáo|thi đua|bảo hiểm|doanh nghiệp|viên chức|giáo dục|lao động)"
)
_RESOLUTION: Final = re.compile(r"Nghị quyết\s{1,4}(?:(?:của\s{1,4})?(?=Đại hội|Hội nghị))")
_RULES: Final = re.compile(
    rf"(?:Quy chế|Quy định|Nội quy)\s{{1,4}}(?:làm việc|phối hợp|dân chủ)(?:\s{{1,4}}\w{{1,7}}){{0,3}}?\s{{1,4}}của\s{{1,4}}(?=[{UPPER}])"
)
_DATED: Final = re.compile(
    r"(?:Luật|Bộ luật|Pháp lệnh|Nghị quyết|Công điện|Công văn|Thông báo|Kết luận|Chỉ thị|Quyết định|Nghị định|Thông tư|Kế hoạch|Tờ trình|Báo cáo|Văn bản)"
    r"(?:\s{1,4}[Kk]ết luận)?\s{1,4}(?=ngày\s)"
)
_ON: Final = re.compile(r"\s{0,4},?\s{0,4}(?:được\s{1,3})?(?:ban\shành\s{1,3}|thông\squa\s{1,3})?ngày\s{0,4}")
_YEAR: Final = re.compile(r"\s{0,4},?\s{0,4}\(?năm\s{1,4}((?:19|20)\d\d)\)?(?!\d)")
_WORD: Final = re.compile(rf"\s{{1,4}}([{UPPER}{LOWER}]{{1,12}}(?:-[{UPPER}{LOWER}]{{1,12}})?)")
_FIRST_WORD: Final = re.compile(rf"([{UPPER}{LOWER}]{{1,12}})")
_COMMA: Final = re.compile(rf",\s{{1,4}}([{LOWER}]{{1,12}})")
_TITLE_STOPS: Final = syllables(
    "được quy có đã để theo tại trong số hiện này là phải đối do khi nếu trên năm ngày hoặc với từ đang sẽ bao về các những thì cũng như"
    " đó nêu liên cho đến quốc thông ở mà của trước nhằm không căn thay thế"
)
_IN_TITLE: Final = syllables(
    "công viên chức chống chữa chính bổ khen tố xử bảo phát sử quản thưởng cứu kiểm hòa thử giám bồi nuôi tiết tiếp lãng lưu an hội"
    " thuỷ thủy dịch gia trật cấp thẩm định chia kiểm"
)
_NAMES: Final = {"quốc": (" phòng", " tịch", " hội"), "quy": (" phạm",)}
"""Words that end a name elsewhere, by those that follow them in the name of a law."""
_AMENDS: Final = re.compile(
    r"(?:sửa đổi|Sửa đổi|SỬA ĐỔI)[^;.]{0,240}?(?=\s{1,4}ngày\s|;|\.|\n\s*\n|\s{1,4}năm\s)"
)
_MOST_WORDS: Final = 16


def unnumbered(normal: Normal, taken: Sequence[Mention]) -> list[Mention]:
    """What is cited without number, outside the citations already `taken`, in order."""
    spans = sorted((one.start, one.end) for one in taken)
    starts = [span[0] for span in spans]

    def free(start: int, end: int) -> bool:
        at = bisect_right(starts, start)
        return not (at and spans[at - 1][1] > start) and not (at < len(spans) and spans[at][0] < end)

    found: list[Mention] = []
    for lead in _LEADS.finditer(normal.text):
        if found and lead.start() < found[-1].end:
            continue
        if len(found) == MOST_PARTS:
            break
        for pattern, make in _FORMS:
            words = pattern.match(normal.text, lead.start())
            mention = make(normal, words) if words is not None else None
            if mention is not None and free(mention.start, mention.end):
                found.append(mention)
                break
    return found


def _with_day(normal: Normal, at: int) -> tuple[date | None, int | None, int]:
    """The day or the year behind a name, and where it ends."""
    on = _ON.match(normal.lower, at)
    if on is not None:
        day = day_at(normal.lower, on.end())
        if day is not None:
            return day.day, None, day.end
    year = _YEAR.match(normal.lower, at)
    return (None, int(year[1]), year.end()) if year else (None, None, at)


def _made(normal: Normal, kind: str, start: int, name_end: int, title: str | None) -> Mention:
    day, year, end = _with_day(normal, name_end)
    issuer = issuer_at(normal, end) if day or year else None
    end = issuer.end if issuer else end
    return Mention(kind, None, day, issuer, start, end, start, start, title, year)


def _named(normal: Normal, lead: re.Match[str]) -> Mention | None:
    title = squeezed(lead[0])
    kind = next(
        kind for kind in ("Hiến pháp", "Điều lệ Đảng", "Điều lệ") if title.lower().startswith(kind.lower())
    )
    return _made(normal, kind, lead.start(), lead.end(), title if title.lower() != kind.lower() else None)


def _law(normal: Normal, lead: re.Match[str]) -> Mention | None:
    """`Luật Cán bộ, công chức năm 2008`, `Luật sửa đổi, bổ sung một số điều của … ngày 22/11/2019`."""
    amends = _AMENDS.match(normal.text, lead.end())
    end = amends.end() if amends else _title_end(normal, lead.end())
    if end <= lead.end():
        return None
    kind = kind_of(lead[0])
    mention = _made(normal, kind, lead.start(), end, squeezed(normal.text[lead.start() : end]))
    lower_case = normal.text[lead.end()].islower() and amends is None
    return None if lower_case and mention.date is None and mention.year is None else mention


def _title_end(normal: Normal, at: int) -> int:
    """Where the name of a law ends: before a verb, a conjunction that joins another law, or a stop."""
    end = first = at
    for _ in range(_MOST_WORDS):
        word = (_FIRST_WORD if end == first else _WORD).match(normal.text, end)
        if word is None:
            comma = _COMMA.match(normal.text, end)
            if comma is None or comma[1] not in _IN_TITLE:
                break
            end = comma.end()
            continue
        text = word[1]
        if "\n\n" in word[0] or (end > first and text.lower() in _TITLE_STOPS and not _kept(normal, word)):
            break
        if _verb(normal, word) or (text == "và" and not _joined(normal, word.end())):
            break
        if end > first and text in ("Luật", "Bộ", "Nghị", "Pháp", "Thông", "Căn", "Quyết", "Điều"):
            break
        end = word.end()
    return end


def _verb(normal: Normal, word: re.Match[str]) -> bool:
    return word[1] == "ban" and normal.lower.startswith(" hành", word.end())


def _kept(normal: Normal, word: re.Match[str]) -> bool:
    """`Luật Ban hành văn bản quy phạm pháp luật`, `Luật Quốc phòng`: such words in a law's own name."""
    follows = _NAMES.get(word[1].lower(), ())
    return bool(follows) and normal.lower.startswith(follows, word.end())


def _joined(normal: Normal, at: int) -> bool:
    word = _WORD.match(normal.text, at)
    if word is not None and word[1] in ("Ủy", "Uỷ"):
        return True
    return (
        word is not None
        and word[1].islower()
        and word[1] not in ("các", "những", "văn", "nghị", "quy", "theo", "thực")
    )


def _resolution(normal: Normal, lead: re.Match[str]) -> Mention | None:
    """`Nghị quyết Hội nghị lần thứ bảy Ban Chấp hành Trung ương khoá XII`: its issuer is the meeting."""
    name: Issuer | None = name_at(normal, lead.end())
    if name is None:
        return None
    of_party = _OF_PARTY.match(normal.text, name.end)
    if of_party is not None:
        name = Issuer(squeezed(normal.text[name.start : of_party.end()]), name.start, of_party.end())
    day, year, end = _with_day(normal, name.end)
    return Mention("Nghị quyết", None, day, name, lead.start(), end, lead.start(), lead.start(), None, year)


_OF_PARTY: Final = re.compile(r"\s{1,4}của\s{1,4}Đảng(?:\s{1,4}Cộng\s{1,4}sản\s{1,4}Việt\s{1,4}Nam)?")
_RULES_END: Final = re.compile(r"[.;\n]|\s(?:và|để|đã|theo|quy)\s")


def _rules(normal: Normal, lead: re.Match[str]) -> Mention | None:
    """`Quy chế làm việc của Ban Chấp hành, Ban Thường vụ Tỉnh ủy … khóa I, nhiệm kỳ 2025-2030`."""
    stop = _RULES_END.search(normal.text, lead.end(), lead.end() + 200)
    if stop is None:
        return None
    name = Issuer(squeezed(normal.text[lead.end() : stop.start()]), lead.end(), stop.start())
    kind = " ".join(lead[0].split()[:2])
    title = squeezed(lead[0]).removesuffix(" của")
    return Mention(kind, None, None, name, lead.start(), stop.start(), lead.start(), lead.start(), title)


def _dated(normal: Normal, lead: re.Match[str]) -> Mention | None:
    """`Công điện ngày 5/3/2024 của Thủ tướng Chính phủ`: a day instead of a number."""
    day, _, end = _with_day(normal, lead.end())
    issuer = issuer_at(normal, end) if day else None
    if day is None or issuer is None:
        return None
    kind = kind_of(" ".join(lead[0].split()[:2]))
    return Mention(kind, None, day, issuer, lead.start(), issuer.end, lead.start(), lead.start())


_LEADS: Final = re.compile(
    r"(?<![^\W\d_])(?:Bộ luật|Luật|Pháp lệnh|Hiến pháp|HIẾN PHÁP|Điều\s{1,4}lệ|Quy chế|Quy định|Nội quy|Nghị|Công|Thông|Kết|Chỉ|Quyết|Kế|Tờ|Báo|Văn)"
)
_FORMS: Final = (
    (_LAW, _law),
    (_CONSTITUTION, _named),
    (_STATUTE, _named),
    (_RESOLUTION, _resolution),
    (_RULES, _rules),
    (_DATED, _dated),
)
