"""Clauses that order work: who leads, who co-operates, when it is due. Drafts for people to confirm."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from khoithong.legaltext.agencies import is_agency, names
from khoithong.legaltext.charging import Charge, charge_in, has_verb
from khoithong.legaltext.dues import NONE, due_in
from khoithong.legaltext.model import Task

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from khoithong.legaltext.model import Due
    from khoithong.legaltext.normal import Normal
    from khoithong.legaltext.structure import Part

_LEAD_LINE: Final = re.compile(
    r"\s*(?:-\s)?(?:(?:cơ\squan|đơn\svị|phòng|bộ\sphận)(?:,\s(?:đơn\svị|tổ\schức|cá\snhân))*\s)?(?:chủ\strì(?:\s(?:thực\shiện|tham\smưu|triển\skhai))?|thực\shiện|đầu\smối|chịu\strách\snhiệm)\s{0,3}:\s{0,3}"
)
_PARTNER_LINE: Final = re.compile(
    r"\s*(?:-\s)?(?:(?:các\s)?(?:cơ\squan|đơn\svị|phòng)(?:,\s(?:đơn\svị|tổ\schức|địa\sphương))*\s)?phối\shợp(?:\sthực\shiện)?\s{0,3}:\s{0,3}"
)
_TIME_LINE: Final = re.compile(
    r"\s*(?:-\s)?(?:thời\s(?:gian|hạn|điểm)|tiến\sđộ|hạn)(?:\s(?:thực\shiện|hoàn\sthành|báo\scáo|gửi|triển\skhai|nộp|trình|tổ\schức)){0,3}(?:\s[^:;.\n]{0,30})?\s{0,3}:\s{0,3}"
)
_OTHER_LINE: Final = re.compile(
    r"\s*(?:-\s)?(?:hình\sthức|nội\sdung(?:\sbáo\scáo)?|sản\sphẩm|kết\squả|kinh\sphí|đối\stượng|địa\sđiểm|thành\sphần|số\slượng|phạm\svi)(?:\s[^:;.\n]{0,20})?\s{0,3}:"
)
_NO_WORK: Final = re.compile(
    r"(?:[^\n]{0,20})(?:mục đích|yêu cầu|kinh phí|quan điểm|phạm vi|đối tượng|giải thích|nguyên tắc|mục tiêu|căn cứ|thực trạng|tình hình|kết quả đạt được|hiệu lực|từ ngữ|tồn tại|hạn chế|đánh giá chung|khái quát)"
)
_DUTIES: Final = re.compile(r"trách\snhiệm\scủa\s{1,3}|nhiệm\svụ\scủa\s{1,3}")
_WORK_TITLE: Final = re.compile(
    r"trách nhiệm|tổ chức thực hiện|tổ chức tuyên truyền|chế độ báo cáo|phân công|nhiệm vụ|giải pháp|điều khoản thi hành|nội dung|triển khai|thực hiện"
)
_ORDERS: Final = re.compile(r"[\s-]{0,6}(?:giao|đề\snghị|yêu\scầu|phân\scông)\s")
_FOLLOWS: Final = re.compile(r"(?:như\ssau|sau\sđây|sau|cụ\sthể)\s{0,3}:\s{0,3}\Z")
_ASKS: Final = re.compile(r":\s{0,3}\Z")
_ADDRESSED: Final = re.compile(r"(?:đề\snghị|yêu\scầu|giao)(?:\s{0,2}:)?\s{1,3}")
_CLOSING: Final = re.compile(
    r"\s*(?:trên đây là|trong quá trình (?:tổ chức |triển khai )?thực hiện,|nhận được|[^.;\n]{0,60}đề nghị[^.;\n]{0,80}thực hiện\W*\Z"
    r"|[^.;\n]{0,60}yêu cầu[^.;\n]{0,80}nghiêm túc (?:tổ chức |triển khai )?thực hiện\W*\Z)"
)


@dataclass(slots=True)
class _Unit:
    """One paragraph of a part."""

    part: Part
    start: int
    end: int
    is_title: bool


def tasks_of(normal: Normal, parts: Sequence[Part], preamble: tuple[int, int]) -> list[Task]:
    """The tasks the parts order, in print order."""
    return _Collector(normal, parts, preamble).collect()


_SENTENCE: Final = 40
"""No heading that ends with a stop is longer, in characters."""


class _Collector:
    def __init__(self, normal: Normal, parts: Sequence[Part], preamble: tuple[int, int]) -> None:
        self._normal = normal
        self._parts = parts
        self._ordering = any(part.kind == "article" for part in parts)
        self._addressee = self._addressed(*preamble)
        self._asks = self._asked(*preamble)
        self._tasks: list[Task] = []
        self._ordered: set[int] = set()
        """Parts that are tasks themselves, not mere headings."""

    def collect(self) -> list[Task]:
        """Go through the parts."""
        done: set[int] = set()
        for part in self._parts:
            if id(part) in done or self._idle(part):
                continue
            attributes = [child for child in part.children if self._attribute(child)]
            if attributes and any(
                self._is_line(child, _LEAD_LINE, _PARTNER_LINE, _TIME_LINE) for child in attributes
            ):
                done.update(id(child) for child in _below(attributes))
                self._described(part, attributes)
                continue
            self._plain(part)
        return self._tasks

    def _addressed(self, start: int, end: int) -> tuple[str, ...]:
        """Whom a letter's introduction charges with all that follows: `… yêu cầu các cơ quan, đơn vị … thực hiện như sau:`."""
        lower = self._normal.lower
        asked = list(_ADDRESSED.finditer(lower, start, end))
        if not asked or not self._asked(start, end):
            return ()
        return charge_in(self._normal, asked[-1].start(), end).lead

    def _asked(self, start: int, end: int) -> bool:
        """Whether the introduction asks for what follows: `… Sở Nội vụ đề nghị:`."""
        words = self._normal.lower[start:end].rstrip()
        return bool(_ASKS.search(words)) and _ADDRESSED.search(words + " ") is not None

    def _is_line(self, part: Part, *patterns: re.Pattern[str]) -> bool:
        return any(pattern.match(self._normal.lower, part.text_start, part.end) for pattern in patterns)

    def _attribute(self, part: Part) -> bool:
        """Whether a part only says who, when or how of the part above it."""
        return self._is_line(part, _LEAD_LINE, _PARTNER_LINE, _TIME_LINE, _OTHER_LINE)

    def _idle(self, part: Part) -> bool:
        """Whether a part lies in a section that orders nothing, or in an article that lays down rules."""
        above: Part | None = part
        article: Part | None = None
        while above is not None:
            if (
                above.title
                and _NO_WORK.match(above.title.lower())
                and not _DUTIES.search(above.title.lower())
            ):
                return True
            article = above if above.kind == "article" else article
            above = above.parent
        if article is not None and self._ordering:
            title = (article.title or "").lower()
            return bool(title) and not _WORK_TITLE.match(title)
        return False

    def _described(self, part: Part, attributes: Sequence[Part]) -> None:
        """A part with lines `Đơn vị chủ trì: …`, `Thời gian: …` below it."""
        normal = self._normal
        lead: tuple[str, ...] = ()
        partners: tuple[str, ...] = ()
        due: Due = NONE
        for child in attributes:
            end = child.paragraphs[0][1] if child.paragraphs else child.end
            for pattern in (_LEAD_LINE, _PARTNER_LINE, _TIME_LINE):
                line = pattern.match(normal.lower, child.text_start, end)
                if line is None:
                    continue
                if pattern is _LEAD_LINE:
                    sentence = "phối hợp" in normal.lower[line.end() : end]
                    charged = charge_in(normal, line.end(), end) if sentence else Charge()
                    lead = lead or charged.lead or names(normal, line.end(), end)
                    partners = partners or charged.coordinate
                elif pattern is _PARTNER_LINE:
                    partners = partners or names(normal, line.end(), end)
                elif due is NONE:
                    due = due_in(normal, line.end(), end, whole=True)
                break
        charge = self._own(part)
        self._add(
            part,
            part.start,
            self._closing(part, part.end),
            Charge(lead or charge.lead or self._inherited(part), partners or charge.coordinate),
            due,
        )

    def _own(self, part: Part) -> Charge:
        for start, end in part.paragraphs:
            charge = charge_in(self._normal, start, end)
            if charge and not _CLOSING.match(self._normal.lower, start, end):
                return charge
        return Charge()

    def _plain(self, part: Part) -> None:
        """A part without such lines: each paragraph that charges somebody, or says when, is a task."""
        inherited = self._inherited(part)
        apart = part.parent is None or id(part.parent) not in self._ordered
        found: list[tuple[_Unit, Charge, Due]] = []
        for unit in self._units(part):
            if self._holds_only_names(unit) or _CLOSING.match(self._normal.lower, unit.start, unit.end):
                continue
            charge = charge_in(self._normal, unit.start, unit.end)
            due = self._due(unit)
            own = bool(charge.lead) or due.kind != "none"
            if not charge.lead and inherited and not unit.is_title:
                charge = Charge(inherited, charge.coordinate)
            if not part.ref and not _ORDERS.match(self._normal.lower, unit.start):
                continue  # a paragraph without number orders only where it says so
            asked = self._asks and part.parent is None and part.kind == "clause" and bool(part.ref)
            first = (bool(charge.lead) or asked) and apart and not found
            if due.kind != "none" or ((own or first) and not unit.is_title):
                found.append((unit, charge, due))
        for index, (unit, charge, due) in enumerate(found):
            begin = part.start if unit.start == part.paragraphs[0][0] else unit.start
            following = found[index + 1][0].start if index + 1 < len(found) else None
            self._add(part, begin, self._end(part, unit, following), charge, due)

    def _due(self, unit: _Unit) -> Due:
        """The due date of a paragraph, its sentences looked at one by one."""
        normal = self._normal
        at = unit.start
        first: Due = NONE
        for stop in [*re.finditer(r"[.;]\s+(?=[^\W\d_])", normal.text[unit.start : unit.end]), None]:
            end = unit.start + stop.end() if stop else unit.end
            due = due_in(normal, at, end, whole=False)
            if due.kind in ("date", "periodic"):
                return due
            if first is NONE and due is not NONE:
                first = due
            at = end
        return first

    def _units(self, part: Part) -> Iterator[_Unit]:
        for index, (start, end) in enumerate(part.paragraphs):
            heads = index == 0 and part.title is not None and not _sentence(self._normal.text[start:end])
            yield _Unit(part, start, end, heads)

    def _end(self, part: Part, unit: _Unit, following: int | None) -> int:
        """A task takes in all of its part that orders nothing by itself."""
        end = part.end if following is None else following
        for child in part.children:
            if child.start >= unit.end and self._charged(child):
                end = min(end, child.start)
        return self._closing(part, end, unit.end)

    def _closing(self, part: Part, end: int, after: int = 0) -> int:
        """`end`, or where a paragraph begins that closes the whole text."""
        for start, stop in part.paragraphs:
            if start > after and _CLOSING.match(self._normal.lower, start, stop):
                return min(end, start)
        return end

    def _charged(self, part: Part) -> bool:
        return any(
            charge_in(self._normal, start, end).lead
            or self._due(_Unit(part, start, end, is_title=False)).kind != "none"
            for start, end in part.paragraphs
        )

    def _holds_only_names(self, unit: _Unit) -> bool:
        """Whether a paragraph only names who is meant, the work following below it: `2. Giao Sở Nội vụ`."""
        words = self._normal.text[unit.start : unit.end].strip()
        if not unit.part.children:
            return not words
        if unit.is_title or words.endswith(":"):
            return not _FOLLOWS.search(words) or len(words) < 90
        return False

    def _inherited(self, part: Part) -> tuple[str, ...]:
        """Whom a heading above names: `2. Giao Sở Nội vụ`, `Điều 14. Trách nhiệm của …`, else the letter's addressees."""
        above = part.parent
        depth = 1
        while above is not None:
            lead = self._of_heading(above)
            if lead:
                return lead
            above = above.parent
            depth += 1
        return self._addressee if depth <= 1 and part.kind == "clause" else ()

    def _of_heading(self, part: Part) -> tuple[str, ...]:
        normal = self._normal
        if not part.paragraphs:
            return ()
        start, end = part.paragraphs[0]
        while start < end and normal.text[start].isspace():
            start += 1
        duty = _DUTIES.match(normal.lower, start, end)
        if duty is not None and part.title:
            return names(normal, duty.end(), end)
        words = normal.text[start:end]
        if part.title is None and not words.rstrip().endswith(":"):
            return ()
        if is_agency(words) and words[:1].isupper() and not has_verb(normal, start, end):
            return names(normal, start, end)
        charge = charge_in(normal, start, end)
        if charge.lead:
            return charge.lead
        short = len(words) < 160 and is_agency(words) and words[:1].isupper()
        return names(normal, start, end) if short else ()

    def _add(self, part: Part, start: int, end: int, charge: Charge, due: Due) -> None:
        words = self._normal.passage(start, end)
        self._ordered.add(id(part))
        self._tasks.append(
            Task(part.ref or None, words.text, charge.lead, charge.coordinate, due, words.start, words.end)
        )


def _below(parts: Sequence[Part]) -> Iterator[Part]:
    for part in parts:
        yield part
        yield from _below(part.children)


def _sentence(words: str) -> bool:
    """Whether a numbered line is no heading but a whole sentence: `I- Các cấp ủy quán triệt Kết luận số 14-KL/TW.`"""
    words = words.strip()
    return len(words) > _SENTENCE and words.endswith((".", ";"))
