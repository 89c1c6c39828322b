"""Mentions of provisions: `các khoản 1, 2 và 3 Điều 10 Quy định này`, `điểm a và điểm b khoản này`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from khoithong.legaltext.kinds import KIND, kind_of
from khoithong.legaltext.model import Reference
from khoithong.legaltext.structure import MOST_PARTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from khoithong.legaltext.citations import Mention
    from khoithong.legaltext.normal import Normal
    from khoithong.legaltext.structure import Part

_JOINT: Final = r"(?:\s{0,3}[,;]\s{0,3}|\s{1,3}(?:và|hoặc|đến)\s{1,3})"


def _level(word: str, item: str) -> re.Pattern[str]:
    lead = rf"(?:(?:các|những|từ)\s{{1,3}})?{word}\s{{1,4}}"
    more = rf"(?:{_JOINT}(?:các\s{{1,3}})?(?:{word}\s{{1,4}})?{item}){{0,15}}"
    return re.compile(rf"{lead}(?:(?P<this>này)(?![^\W\d_])|(?P<list>{item}{more}))")


_POINTS: Final = r"(?:[a-zđ](?!\w|\.\d)|\d{1,2}(?:\.\d{1,2}){1,3}(?!\d))"
_NUMBERS: Final = r"\d{1,3}[a-zđ]?(?![\w/])"
_ROMANS: Final = r"(?:[ivxl]{1,6}|\d{1,2})(?![\w/])"
_LEVELS: Final = tuple(
    (word, _level(word, item))
    for word, item in (
        ("điểm", _POINTS), ("khoản", _NUMBERS), ("điều", _NUMBERS), ("mục", _ROMANS), ("chương", _ROMANS), ("phần", _ROMANS),
    )
)  # fmt: skip
_KEYWORD: Final = re.compile(
    r"(?<![^\W\d_])(?<!tiểu )(?:(?:các|những|từ)\s{1,3})?(điểm|khoản|điều|mục|chương|phần)\s(?=\s{0,3}(?:này|\d|[a-zđ](?![^\W\d_])|[ivxl]{1,6}(?![^\W\d_])))"
)
_BETWEEN: Final = re.compile(r"\s{0,4},?\s{0,4}(?:của\s{1,3}|tại\s{1,3}|thuộc\s{1,3})?")
_ITEM: Final = re.compile(
    r"(đến\s{1,3})?((?:điểm|khoản|điều|mục|chương|phần)\s{1,4})?([a-zđ](?!\w)|\d[\d.]*[a-zđ]?|[ivxl]+)(?!\w)"
)
_THIS: Final = re.compile(
    rf"\s{{0,4}},?\s{{0,4}}(?:của\s{{1,3}}|tại\s{{1,3}})?(?P<kind>{KIND.pattern})(?:\s{{1,3}}(?P<this>này))?"
)
_ALPHABET: Final = "abcdđeghiklmnopqrstuvxy"


@dataclass(slots=True)
class _Found:
    """Items by level, outermost last, each with whether its own keyword repeats (`Điều 5, Điều 6`); None for `này`."""

    start: int
    end: int
    items: dict[str, list[tuple[str, bool]] | None] = field(default_factory=dict)


def references_of(normal: Normal, parts: Sequence[Part], mentions: Sequence[Mention]) -> list[Reference]:
    """All mentions of provisions, in order; headings are none."""
    headings = {part.start for part in parts}
    starts = {mention.start: mention for mention in mentions}
    found: list[Reference] = []
    bounds: list[tuple[int, int]] = []
    place = _Place(parts)
    at = 0
    for keyword in _KEYWORD.finditer(normal.lower):
        if keyword.start() < at or keyword.start() in headings:
            continue
        if len(found) == MOST_PARTS:
            break
        one = _parsed(normal.lower, keyword.start(), keyword[1])
        if one is None:
            continue
        within, end, here = _document(normal, one.end, starts)
        at = end
        targets = tuple(_targets(one, place.at(one.start) if here else None))
        words = normal.passage(one.start, end)
        found.append(Reference(targets, within, words.text, words.start, words.end))
        _share(normal, found, bounds, (one.start, end))
    return found


_AND: Final = re.compile(r"\s{0,4}[,;]?\s{0,4}(?:và\s{1,4})?")


def _share(
    normal: Normal, found: list[Reference], bounds: list[tuple[int, int]], now: tuple[int, int]
) -> None:
    """`Điều 9 và khoản 1 Điều 10 Thông tư …`: the document named last is that of the whole list."""
    bounds.append(now)
    for index in range(len(found) - 2, max(-1, len(found) - 12), -1):
        gap = _AND.fullmatch(normal.lower, bounds[index][1], bounds[index + 1][0])
        if (
            gap is None
            or found[index].within
            or not found[index + 1].within
            or "này" in found[index].text.lower()
        ):
            return
        found[index] = replace(found[index], within=found[index + 1].within)


def _parsed(lower: str, start: int, word: str) -> _Found | None:
    """The levels named from `start` on, from the innermost outwards."""
    one = _Found(start, start)
    at = start
    begun = False
    for name, pattern in _LEVELS:
        if not begun and name != word:
            continue
        begin = _BETWEEN.match(lower, at).end() if begun else at  # type: ignore[union-attr]
        level = pattern.match(lower, begin)
        if level is None:
            if not begun:
                return None
            continue
        one.items[name] = None if level["this"] else list(_listed(level["list"]))
        at = one.end = level.end()
        begun = True
    return one if begun else None


def _listed(words: str) -> Iterator[tuple[str, bool]]:
    """The items of a list; `từ khoản 1 đến khoản 3` are three."""
    last = ""
    for item in _ITEM.finditer(words):
        between: Sequence[str] = ()
        if item[1] and last.isdecimal() and item[3].isdecimal() and int(item[3]) - int(last) < 60:
            between = [str(number) for number in range(int(last) + 1, int(item[3]))]
        elif item[1] and last and last in _ALPHABET and item[3] in _ALPHABET:
            between = _ALPHABET[_ALPHABET.index(last) + 1 : _ALPHABET.index(item[3])]
        yield from ((one, False) for one in between)
        repeated = bool(item[2] and last and not item[1])
        last = item[3].strip(".")
        yield last, repeated


def _document(normal: Normal, end: int, starts: dict[int, Mention]) -> tuple[str | None, int, bool]:
    """The document named behind: None and here for `Quy định này` or nothing."""
    named = _THIS.match(normal.lower, end)
    if named is None:
        return None, end, True
    if named["this"]:
        return None, named.end(), True
    mention = starts.get(named.start("kind"))
    if mention is not None and (mention.number or mention.title):
        name = mention.title or " ".join(filter(None, (mention.kind, f"số {mention.number}")))
        return name, mention.number_end if mention.number else mention.end, False
    if normal.text[named.start("kind")].isupper():
        return kind_of(named["kind"]), named.end("kind"), False
    return None, end, True


def _targets(one: _Found, place: tuple[str | None, str | None, str | None] | None) -> Iterator[str]:
    """Addresses of what is named; none where `này` has no place to mean."""
    article, clause, point = place or (None, None, None)
    outer: list[str] = [""]
    whole: list[str] = []
    for name, here in (
        ("phần", ""),
        ("chương", ""),
        ("mục", ""),
        ("điều", article),
        ("khoản", clause),
        ("điểm", point),
    ):
        if name not in one.items:
            continue
        items = one.items[name]
        if items is None:
            if not here:
                return
            outer = [here]
            continue
        if name == "khoản" and "điều" not in one.items and article and outer == [""]:
            outer = [article]
        elif name == "điểm" and not {"khoản", "điều", "mục"} & one.items.keys() and clause:
            outer = [clause]
        elif name == "điều":
            outer = [""]  # articles are counted through the whole text
        addresses = [(_address(above, name, item), repeated) for above in outer for item, repeated in items]
        narrowed = any(deeper in one.items for deeper in _DEEPER[name])
        whole += [address for address, repeated in addresses if repeated and narrowed]
        outer = [address for address, repeated in addresses if not (repeated and narrowed)]
    yield from outer
    yield from whole


_DEEPER: Final = {
    "phần": ("chương", "mục", "điều"),
    "chương": ("mục", "điều"),
    "mục": ("khoản", "điểm"),
    "điều": ("khoản", "điểm"),
    "khoản": ("điểm",),
    "điểm": (),
}


def _address(above: str, name: str, item: str) -> str:
    if name in ("phần", "chương"):
        item = f"{name}-{item.upper()}"
    elif name == "mục":
        item = item.upper()
    return f"{above}/{item}" if above else item


class _Place:
    """In which article, clause and point a position lies."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        self._index = -1

    def at(self, position: int) -> tuple[str | None, str | None, str | None]:
        """Addresses of the article, the clause and the point around `position`; positions must not go back."""
        while self._index + 1 < len(self._parts) and self._parts[self._index + 1].start <= position:
            self._index += 1
        article = clause = point = None
        part = self._parts[self._index] if self._index >= 0 else None
        while part is not None:
            if part.end > position:
                if part.kind == "article":
                    article = part.ref
                elif part.kind == "clause":
                    clause = clause or part.ref
                elif part.kind == "point":
                    point = point or part.ref
            part = part.parent
        return article, clause, point
