"""The text of a regulation as a tree of provisions, each addressable as the text prints it.

A pack's `text/` folder holds one UTF-8 file per article or numbered section and
`contents.yaml`, which lists them in print order.  A line of text is a paragraph; blank
lines only separate.  How a paragraph begins says what it is:

=====================  ==========================  ==================
``Điều 7. Tiêu đề``    article                     ``7``
``II- TIÊU ĐỀ``        section                     ``II``
``2. …``               khoản                       ``7/2``
``2.1. …``             điểm                        ``7/2/2.1``
``a) …``               điểm, or tiết below a điểm  ``7/1/1.1/a``
``- …``                dash, counted               ``19/1/-1``
anything else          further paragraph           ``7/2/2.1/p2``
=====================  ==========================  ==================

A numbered line that does not end in punctuation is a title.  A titled provision with one
paragraph has that paragraph as its own text; with several, they are ``p1``, ``p2``, ….
An article may close with a paragraph that belongs to no khoản: ``20/end``.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from khoithong.lawbook import yamlsource
from khoithong.lawbook.yamlsource import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

CONTENTS: Final = "contents.yaml"


@dataclass(frozen=True, slots=True)
class Provision:
    """One addressable part of a text."""

    ref: str
    """Reference without the pack: ``7/2/2.1``."""
    label: str
    """Vietnamese wording of the reference: ``điểm 2.1 khoản 2 Điều 7``."""
    marker: str
    """How the text numbers it: ``Điều 7.``, ``2.1.``, ``a)``, ``-``; empty for a paragraph."""
    title: str | None
    text: str
    """Its own words only, without marker and title; empty where it only groups others."""
    full_text: str
    """Title, own words and those of all that lies below, a line each."""
    children: tuple[str, ...]
    parent: str | None
    order: int
    """Place in the text, from 0."""
    file: str
    """File name inside `text/`."""
    line: int
    """Line in `file`, from 1."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading above articles; it has no reference of its own."""

    number: str
    title: str
    refs: tuple[str, ...]
    """The articles under it."""


@dataclass(frozen=True, slots=True)
class LawText:
    """A whole text, its provisions in print order."""

    provisions: Mapping[str, Provision]
    chapters: tuple[Chapter, ...]
    preamble: str
    """Title and legal grounds, a paragraph a line."""
    closing: str
    """Recipients and signature, a paragraph a line."""

    def get(self, ref: str) -> Provision | None:
        """The provision at `ref`, without the pack; None where the text has none."""
        return self.provisions.get(ref)

    def contains(self, ref: str) -> bool:
        """Whether the text has a provision at `ref`."""
        return ref in self.provisions

    def ancestors(self, ref: str) -> Iterator[str]:
        """References of what `ref` lies in, nearest first."""
        parent = self.provisions[ref].parent
        while parent is not None:
            yield parent
            parent = self.provisions[parent].parent

    def units(self) -> tuple[Provision, ...]:
        """The provisions that have words of their own: what a pack must classify, each exactly once."""
        return tuple(provision for provision in self.provisions.values() if provision.text)


def load_text(folder: Path) -> LawText:
    """Read the text in `folder` (a pack's `text/`).

    Raises `SourceError` for missing, unlisted or undecodable files and for a reference that occurs twice.
    """
    contents = _read_contents(folder)
    builder = _Builder(folder)
    for name in contents.order:
        builder.add_file(name, _read_lines(folder, name))
    for ref in contents.closing_paragraphs:
        builder.close_with_paragraph(ref, str(folder / CONTENTS))
    return LawText(
        provisions=MappingProxyType(builder.freeze()),
        chapters=builder.chapters(),
        preamble=_whole(folder, contents.preamble),
        closing=_whole(folder, contents.closing),
    )


@dataclass(frozen=True, slots=True)
class _Contents:
    order: tuple[str, ...]
    preamble: str | None
    closing: str | None
    closing_paragraphs: tuple[str, ...]


_CONTENTS_KEYS: Final = frozenset({"order", "preamble", "closing", "closing_paragraphs"})


def _read_contents(folder: Path) -> _Contents:
    source = yamlsource.read(folder / CONTENTS)
    value = source.value
    for key in value:
        if key not in _CONTENTS_KEYS:
            raise source.error((key,), f"không biết khóa “{key}”")
    for key in ("order", "closing_paragraphs"):
        items = value.get(key, [])
        if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
            raise source.error((key,), f"“{key}” phải là danh sách các chuỗi")
    for key in ("preamble", "closing"):
        if not isinstance(value.get(key), str | None):
            raise source.error((key,), f"“{key}” phải là tên tệp")
    contents = _Contents(
        order=tuple(value.get("order", ())),
        preamble=value.get("preamble"),
        closing=value.get("closing"),
        closing_paragraphs=tuple(value.get("closing_paragraphs", ())),
    )
    listed = [name for name in (*contents.order, contents.preamble, contents.closing) if name is not None]
    found = {path.name for path in folder.iterdir() if path.suffix == ".txt"}
    for name in listed:
        if name not in found:
            raise source.error(("order",), f"không có tệp “{name}” trong thư mục")
    if len(set(listed)) != len(listed):
        raise source.error(("order",), "một tệp được kê hai lần")
    for name in sorted(found.difference(listed)):
        raise source.error(("order",), f"tệp “{name}” có trong thư mục nhưng không được kê")
    return contents


def _read_lines(folder: Path, name: str) -> list[tuple[int, str]]:
    """The paragraphs of a file with their lines (from 1)."""
    path = folder / name
    text = unicodedata.normalize("NFC", yamlsource.decode(path.read_bytes(), str(path)))
    return [(number, line.strip()) for number, line in enumerate(text.split("\n"), 1) if line.strip()]


def _whole(folder: Path, name: str | None) -> str:
    return "" if name is None else "\n".join(line for _, line in _read_lines(folder, name))


# Levels of what is open while reading; a smaller one closes the greater ones.
_TOP, _NUMBER, _POINT, _LETTER, _DASH = range(5)

_ROMAN: Final = frozenset(
    [
        "I",
        "II",
        "III",
        "IV",
        "V",
        "VI",
        "VII",
        "VIII",
        "IX",
        "X",
        "XI",
        "XII",
        "XIII",
        "XIV",
        "XV",
        "XVI",
        "XVII",
        "XVIII",
        "XIX",
        "XX",
    ]
)
_LETTERS: Final = frozenset("abcdđeghiklmnopqrstuvxy")
_ENDINGS: Final = (".", ";", ":", ",", "?", "!")
_ORDINALS: Final = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")


@dataclass(slots=True)
class _Node:
    ref: str
    label: str
    level: int
    marker: str
    title: str | None
    file: str
    line: int
    parent: _Node | None
    paragraphs: list[tuple[int, str]] = field(default_factory=list)
    children: list[_Node] = field(default_factory=list)
    dashes: int = 0


def _number_word(owner: _Node | None) -> str:
    """What a numbered part is called: a khoản of its article or section, else a mục of the document."""
    return "mục" if owner is None else "khoản"


def _number_paragraphs(node: _Node) -> None:
    """Make the paragraphs that are not the node's own words nodes below it."""
    own = 0 if node.title is not None and len(node.paragraphs) > 1 else 1
    made = []
    for number, paragraph in enumerate(node.paragraphs[own:], own + 1):
        ref, label = f"{node.ref}/p{number}", f"đoạn {number} {node.label}"
        made.append(_Node(ref, label, _DASH, "", None, node.file, paragraph[0], node, [paragraph]))
    del node.paragraphs[own:]
    node.children[:0] = made  # they stand before whatever is numbered below


def _words(node: _Node) -> Iterator[str]:
    """Title and paragraphs of `node` and of all below."""
    if node.title:
        yield node.title
    for _, text in node.paragraphs:
        yield text
    for child in node.children:
        yield from _words(child)


class _Builder:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._tops: list[_Node] = []
        self._open: list[_Node] = []
        self._chapters: list[tuple[str, str, list[str]]] = []
        self._refs: set[str] = set()
        self._file = ""

    def add_file(self, name: str, lines: list[tuple[int, str]]) -> None:
        """Read on with the paragraphs of the next file."""
        self._file = name
        if lines and lines[0][1].startswith("Chương "):
            number, _, rest = lines[0][1].removeprefix("Chương ").partition(" ")
            title = " ".join([rest, *(text for _, text in lines[1:])]).strip()
            self._chapters.append((number, title, []))
            return
        for line, text in lines:
            self._add(line, text)

    def close_with_paragraph(self, ref: str, contents: str) -> None:
        """Make the last paragraph of the article or section `ref` its closing paragraph."""
        top = next((node for node in self._tops if node.ref == ref), None)
        if top is None:
            raise SourceError(contents, 1, f"văn bản không có “{ref}” để có đoạn kết")
        last = top
        while last.children:
            last = last.children[-1]
        if last is top or len(last.paragraphs) < 2:
            raise SourceError(contents, 1, f"“{ref}” không kết thúc bằng một đoạn không đánh số")
        paragraph = last.paragraphs.pop()
        end = _Node(f"{ref}/end", f"đoạn cuối {top.label}", _DASH, "", None, last.file, paragraph[0], top)
        end.paragraphs.append(paragraph)
        top.children.append(end)

    def chapters(self) -> tuple[Chapter, ...]:
        """The chapters read, each with its articles."""
        return tuple(Chapter(number, title, tuple(refs)) for number, title, refs in self._chapters)

    def freeze(self) -> dict[str, Provision]:
        """The finished provisions in print order."""
        frozen: dict[str, Provision] = {}
        for top in self._tops:
            self._freeze_into(frozen, top)
        return frozen

    def _freeze_into(self, frozen: dict[str, Provision], node: _Node) -> None:
        _number_paragraphs(node)
        frozen[node.ref] = Provision(
            ref=node.ref,
            label=node.label,
            marker=node.marker,
            title=node.title,
            text=node.paragraphs[0][1] if node.paragraphs else "",
            full_text="\n".join(_words(node)),
            children=tuple(child.ref for child in node.children),
            parent=None if node.parent is None else node.parent.ref,
            order=len(frozen),
            file=node.file,
            line=node.line,
        )
        for child in node.children:
            self._freeze_into(frozen, child)

    def _add(self, line: int, text: str) -> None:
        head, _, rest = text.partition(" ")
        if head == "Điều" and rest:
            number, _, rest = rest.partition(" ")
            if number.endswith(".") and number[:-1].isdecimal():
                ref = number[:-1]
                self._begin(_TOP, ref, f"Điều {ref}", f"Điều {number}", rest, line)
                return
        level = _level(head)
        if level is None or not rest:
            self._paragraph(line, text)
        elif level == _TOP:
            ref = head[:-1]
            self._begin(_TOP, ref, f"Mục {ref}", head, rest, line)
        else:
            self._begin_below(level, head, rest, line)

    def _begin_below(self, level: int, head: str, rest: str, line: int) -> None:
        if level == _DASH:
            owner = self._owner(_DASH)
            if owner is None:
                self._paragraph(line, f"{head} {rest}")
                return
            owner.dashes += 1
            number = owner.dashes
            ordinal = _ORDINALS[number - 1] if number <= len(_ORDINALS) else str(number)
            self._begin(level, f"-{number}", f"gạch đầu dòng thứ {ordinal}", head, rest, line)
            return
        own = head[:-1]
        if level == _LETTER:
            owner = self._owner(_LETTER)
            word = "tiết" if owner is not None and owner.level == _POINT else "điểm"
        else:
            word = _number_word(self._owner(level)) if level == _NUMBER else "điểm"
        self._begin(level, own, f"{word} {own}", head, rest, line)

    def _owner(self, level: int) -> _Node | None:
        """What a part of `level` that begins now lies in."""
        return next((node for node in reversed(self._open) if node.level < level), None)

    def _begin(self, level: int, own: str, label: str, marker: str, words: str, line: int) -> None:
        owner = self._owner(level)
        ref = own if owner is None else f"{owner.ref}/{own}"
        if ref in self._refs:
            raise SourceError(str(self._folder / self._file), line, f"“{ref}” có hai lần trong văn bản")
        self._refs.add(ref)
        is_title = level == _TOP or (level in (_NUMBER, _POINT) and not words.endswith(_ENDINGS))
        node = _Node(
            ref=ref,
            label=label if owner is None else f"{label} {owner.label}",
            level=level,
            marker=marker,
            title=words if is_title else None,
            file=self._file,
            line=line,
            parent=owner,
        )
        if not is_title:
            node.paragraphs.append((line, words))
        while self._open and self._open[-1].level >= level:
            self._open.pop()
        self._open.append(node)
        if owner is not None:
            owner.children.append(node)
            return
        self._tops.append(node)
        if self._chapters:
            self._chapters[-1][2].append(ref)

    def _paragraph(self, line: int, text: str) -> None:
        if not self._open:
            raise SourceError(
                str(self._folder / self._file),
                line,
                "đoạn văn đứng trước mọi điều, mục; hãy để vào phần mở đầu",
            )
        self._open[-1].paragraphs.append((line, text))


def _level(head: str) -> int | None:
    """What the first word of a paragraph opens, if anything."""
    if head == "-":
        return _DASH
    own, sign = head[:-1], head[-1:]
    if sign == ")" and own in _LETTERS:
        return _LETTER
    if sign in (".", "-") and own in _ROMAN:
        return _TOP
    if sign == ".":
        if own.isdecimal():
            return _NUMBER
        number, _, point = own.partition(".")
        if number.isdecimal() and point.isdecimal():
            return _POINT
    return None
