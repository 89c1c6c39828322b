"""Parts of a text by how their lines begin: Phần, Chương, Mục, Điều, khoản, điểm (đ after d), headings, dashes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from khoithong.legaltext.letters import UPPER, squeezed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from khoithong.legaltext.lines import Line
    from khoithong.legaltext.model import NodeKind
    from khoithong.legaltext.normal import Normal

_ORDINAL: Final = r"(?:thứ\s)?(?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|[IVXLC]{1,6}|\d{1,3}|[A-ZĐ])"
_NAMED: Final = re.compile(
    rf"(?P<word>Phần|PHẦN|Chương|CHƯƠNG|Tiểu mục|TIỂU MỤC|Mục|MỤC)\s{{1,3}}(?P<number>(?i:{_ORDINAL}))\s{{0,3}}(?:[.:-]|(?=\s|\Z))"
)
_ARTICLE: Final = re.compile(
    rf"(?:Điều|ĐIỀU)\s{{1,3}}(?P<number>\d{{1,3}}[a-zđ]?)(?:\s{{0,2}}[.:](?=\s|\Z|[{UPPER}])|\s{{0,2}}\Z|\s-\s)"
)
_ROMAN: Final = re.compile(r"(?P<number>[IVX]{1,6})\s{0,2}(?:[.)/-]|\.-|/-)(?=\s|[^\W\d_])")
_CAPITAL: Final = re.compile(rf"(?P<number>[A-HĐ])\s{{0,2}}[./-]\s{{1,3}}(?=[{UPPER}]{{2}})")
_DECIMAL: Final = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,3})[.)]?(?=\s{1,4}[^\W\d_]|[^\W\d_])")
_NUMBER: Final = re.compile(r"(?P<number>\d{1,3})(?:[.)]|/(?=\s)|\s?-(?=\s))\s{0,4}(?=[^\s\d]|\Z)")
_BRACKETS: Final = re.compile(r"\((?P<number>\d{1,2}|[ivx]{1,5})\)")
_LETTER: Final = re.compile(r"(?:-\s{1,2})?(?P<number>[a-zđ]{1,2})(?:\)|\.(?=\s))")
_DASH: Final = re.compile(r"(?P<number>[-+•▪●○◦*])(?=\s|[^\W\d_])")

_RANKS: Final = {"phần": 0, "chương": 1, "mục": 2, "tiểu mục": 3}
_KINDS: Final[dict[str, NodeKind]] = {
    "phần": "part", "chương": "chapter", "mục": "section", "tiểu mục": "subsection",
}  # fmt: skip
_ARTICLE_RANK: Final = 4
_OTHERS: Final[tuple[tuple[re.Pattern[str], int, NodeKind], ...]] = (
    (_CAPITAL, 1, "part"),
    (_ROMAN, 2, "section"),
    (_DECIMAL, 6, "point"),
    (_NUMBER, 5, "clause"),
    (_LETTER, 9, "point"),
    (_BRACKETS, 10, "point"),
    (_DASH, 11, "dash"),
)
_GROUND: Final = re.compile(r"\s*(?:căn cứ|xét|theo đề nghị|thực hiện)\s")
_ENDS: Final = ".;:,!?"
MOST_PARTS: Final = 20_000
"""More than any text has; what would go on beyond is no text."""
_LONGEST_TITLE: Final = 400
_LOOSE_RANK: Final = 5
_BELOW_LETTERS: Final = 10
"""A paragraph behind dashes or bracketed numbers no longer belongs to the last of them."""


class _Marker(NamedTuple):
    kind: NodeKind
    rank: int
    key: str
    end: int


@dataclass(slots=True)
class Part:
    """A part of the text, in positions of the uniform text."""

    kind: NodeKind
    ref: str
    rank: int
    start: int
    text_start: int
    """Where its own words begin, behind the marker."""
    parent: Part | None
    end: int = 0
    title: str | None = None
    children: list[Part] = field(default_factory=list)
    paragraphs: list[tuple[int, int]] = field(default_factory=list)
    """Its own paragraphs, without those of its children; the first begins behind the marker."""

    @property
    def title_only(self) -> bool:
        """Whether its first paragraph is a title."""
        return self.title is not None


def structure_of(normal: Normal, lines: Sequence[Line], body: range, annex: range = range(0)) -> list[Part]:
    """The parts that begin on the lines of `body` and of what is attached behind the signature, in print order.

    An address that occurs again is told apart: the first article of an attached regulation is `1~2`.
    """
    builder = _Builder(normal, lines)
    builder.build(body)
    return builder.build(annex)


def loose_of(normal: Normal, lines: Sequence[Line], body: range) -> list[Part]:
    """A text without numbered parts: each paragraph by itself, without an address."""
    parts: list[Part] = []
    for index in body[:MOST_PARTS]:
        line = lines[index]
        goes_on = parts and not line.after_blank and normal.text[lines[index - 1].end - 1] not in ".;:/"
        if goes_on or (parts and normal.text[line.start].islower()):
            parts[-1].end = line.end
            parts[-1].paragraphs = [(parts[-1].text_start, line.end)]
        else:
            part = Part("clause", "", _LOOSE_RANK, line.start, line.start, None, line.end)
            part.paragraphs = [(line.start, line.end)]
            parts.append(part)
    return parts


class _Builder:
    def __init__(self, normal: Normal, lines: Sequence[Line]) -> None:
        self._normal, self._lines, self._body = normal, lines, range(0)
        self._open: list[Part] = []
        self._parts: list[Part] = []
        self._used: dict[str, int] = {}

    def build(self, body: range) -> list[Part]:
        """Go through the lines of `body`; return all parts so far."""
        self._body = body
        preamble = True
        for index in self._body:
            line = self._lines[index]
            marker = self._marker(index)
            if (
                preamble
                and marker is not None
                and marker.kind == "dash"
                and _GROUND.match(self._normal.lower, marker.end)
            ):
                continue
            preamble = preamble and marker is None
            if marker is not None and len(self._parts) < MOST_PARTS:
                self._close(marker.rank, index)
                self._add(line, marker, index)
            else:
                self._go_on(line, index)
        self._close(-1, self._body.stop)
        return self._parts

    def _close(self, rank: int, index: int) -> None:
        """End the open parts of this rank and below before line `index`."""
        end = self._lines[index - 1].end if index else 0
        while self._open and self._open[-1].rank >= rank:
            self._open.pop().end = end

    def _go_on(self, line: Line, index: int) -> None:
        """A line that begins no part: more of a paragraph, a new one, or the title of a heading."""
        if not self._open:
            return
        fresh = self._new_paragraph(line, index)
        if fresh:
            self._close(_BELOW_LETTERS, index)
        if not self._open:
            return
        part = self._open[-1]
        if part.rank <= _ARTICLE_RANK and not part.children and part.title is None and not part.paragraphs:
            self._entitle(part, line)
        elif fresh or not part.paragraphs or part.children or self._below_title(part, line):
            part.paragraphs.append((line.start, line.end))
        else:
            part.paragraphs[-1] = (part.paragraphs[-1][0], line.end)

    def _below_title(self, part: Part, line: Line) -> bool:
        """Whether a line follows the title of a part directly: `1. Tuyên truyền / Các cơ quan …`."""
        return (
            part.title is not None and len(part.paragraphs) == 1 and self._normal.text[line.start].isupper()
        )

    def _new_paragraph(self, line: Line, index: int) -> bool:
        text = self._normal.text
        before = text[self._lines[index - 1].end - 1] if index else "."
        return (line.after_blank or line.new_cell or before in ".;:/") and not text[line.start].islower()

    def _marker(self, index: int, *, below_heading: bool = False) -> _Marker | None:
        text = self._normal.text
        line = self._lines[index]
        start, end = line.start, line.end
        named = _NAMED.match(text, start, end)
        if named is not None and (named.end() == end or not text[named.end() : end].lstrip()[:1].islower()):
            word = named["word"].lower()
            return _Marker(
                _KINDS[word], _RANKS[word], f"{word}-{named['number']}".replace(" ", "-"), named.end()
            )
        article = _ARTICLE.match(text, start, end)
        if article is not None:
            return _Marker("article", _ARTICLE_RANK, article["number"], article.end())
        for pattern, rank, kind in _OTHERS:
            found = pattern.match(text, start, end)
            if found is None:
                continue
            key = found["number"]
            if kind in ("clause", "point", "section") and not (below_heading or self._follows(index, key)):
                return None
            deeper = key.count(".") - 1 if pattern is _DECIMAL else int(key == "+")
            if pattern is _BRACKETS:
                key = f"({key})"
            return _Marker(kind, rank + deeper, key, found.end())
        return None

    def _follows(self, index: int, key: str) -> bool:
        """Whether a line may begin a part: not where the line before only broke off in the middle of a sentence."""
        line = self._lines[index]
        if line.after_blank or line.new_cell or index == self._body.start:
            return True
        before = self._normal.text[self._lines[index - 1].end - 1]
        if before in _ENDS or before in '")/':
            return True
        last = self._parts[-1] if self._parts else None
        if last is not None and last.start == self._lines[index - 1].start:
            return True  # below a heading
        return _next(self._open, key) or before.isupper()

    def _add(self, line: Line, marker: _Marker, index: int) -> None:
        parent = self._open[-1] if self._open else None
        part = Part(marker.kind, self._ref(parent, marker), marker.rank, line.start, marker.end, parent)
        if parent is not None:
            parent.children.append(part)
        rest = self._normal.text[marker.end : line.end].strip()
        if rest and self._is_title(part, rest, index):
            part.title = squeezed(rest)
        if rest:
            part.paragraphs.append((marker.end, line.end))
        self._open.append(part)
        self._parts.append(part)

    def _ref(self, parent: Part | None, marker: _Marker) -> str:
        key = marker.key
        if marker.kind == "dash":
            siblings = parent.children if parent else [part for part in self._parts if part.parent is None]
            key = f"-{1 + sum(child.kind == 'dash' for child in siblings)}"
        ref = (
            key
            if parent is None or marker.kind == "article" or parent.rank == marker.rank
            else f"{parent.ref}/{key}"
        )
        if parent is not None and parent.kind == "chapter" and marker.kind in ("section", "subsection"):
            ref = f"{parent.ref}/{key}"
        self._used[ref] = self._used.get(ref, 0) + 1
        return ref if self._used[ref] == 1 else f"{ref}~{self._used[ref]}"

    def _is_title(self, part: Part, rest: str, index: int) -> bool:
        if part.kind == "dash" or len(rest) > _LONGEST_TITLE:
            return False
        if part.rank <= _ARTICLE_RANK and part.kind != "article":
            return True
        goes_on = index + 1 < self._body.stop and self._normal.text[self._lines[index + 1].start].islower()
        if goes_on and self._marker(index + 1, below_heading=True) is None:
            return False
        return rest[-1] not in _ENDS and not rest.endswith("./")

    def _entitle(self, part: Part, line: Line) -> None:
        words = self._normal.text[line.start : line.end]
        if words.isupper() or part.kind == "chapter":
            part.title = squeezed(words)
        part.paragraphs.append((line.start, line.end))


def _next(opened: Sequence[Part], key: str) -> bool:
    """Whether a number goes on counting from an open part: `2.` behind `1.`."""
    if not key.isdecimal():
        return False
    return any(part.ref.rpartition("/")[2] == str(int(key) - 1) for part in opened if part.kind == "clause")
