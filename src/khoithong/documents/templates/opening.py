"""Look through a template's package before anything fills it: where merge fields stand, what would act by itself.

The archive itself (sizes, bombs, macros, embedded objects, declarations) was examined before it came here.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final

from lxml import etree

from khoithong.documents.templates.fields import STANDS_FOR, USUAL
from khoithong.documents.templates.grammar import Problem, Refused, Sandbox, used_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_FILLED: Final = {
    f"{_WORD}document.main+xml": "thân văn bản",
    f"{_WORD}header+xml": "đầu trang",
    f"{_WORD}footer+xml": "chân trang",
    f"{_WORD}footnotes+xml": "cước chú",
}
"""Parts in which fields are filled, by content type."""
_MARKS: Final = re.compile(r"\{\{|\{%|\{#")
_TAG: Final = re.compile(r"\{%-?\s*(?:p|tr|tc|r)\s+")
_RAW_OUTPUT: Final = re.compile(r"\{\{-?\s*(?:p|tr|tc|r)\s+")
_CODES: Final = frozenset(
    {
        "PAGE",
        "NUMPAGES",
        "SECTIONPAGES",
        "SECTION",
        "REF",
        "PAGEREF",
        "NOTEREF",
        "STYLEREF",
        "SEQ",
        "TOC",
        "HYPERLINK",
    }
)
"""Field codes of Word that only look at the document itself, and links people click."""
_LINKS: Final = ("http://", "https://", "mailto:")


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found."""

    used: tuple[str, ...]
    """Fields, in order."""
    problems: tuple[Problem, ...]
    missing: tuple[str, ...]
    """What nearly every document shows and this one does not."""


def look(content: bytes) -> Looked:
    """Everything a template may not have, with where it stands."""
    problems: list[Problem] = []
    used: dict[str, None] = {}
    with zipfile.ZipFile(BytesIO(content)) as package:
        kinds = _kinds(package)
        for name in package.namelist():
            if name.endswith(".rels"):
                problems += _tied(name, _parsed(package, name))
            elif name.endswith(".xml") and name != "[Content_Types].xml":
                root = _parsed(package, name)
                where = _FILLED.get(kinds.get(f"/{name}", ""))
                problems += _codes(root, where or name)
                if where is None:
                    problems += _unfilled(name, root)
                else:
                    problems += _filled(root, where, used)
    found = list({problem.words: problem for problem in problems}.values())
    missing = tuple(
        name
        for name in USUAL
        if name not in used and not any(one in used for one in STANDS_FOR.get(name, ()))
    )
    return Looked(tuple(used), tuple(found), missing)


def _kinds(package: zipfile.ZipFile) -> dict[str, str]:
    """The content type of each part that has one of its own."""
    root = _parsed(package, "[Content_Types].xml")
    return {part.get("PartName", ""): part.get("ContentType", "") for part in root.iter(f"{_TYPES}Override")}


def _parsed(package: zipfile.ZipFile, name: str) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(package.read(name), parser)


def _tied(name: str, root: Element) -> Iterator[Problem]:
    """Ties to outside: only links people click."""
    for tie in root.iter():
        if str(tie.get("TargetMode", "")).lower() != "external":
            continue
        kind, target = str(tie.get("Type", "")).rsplit("/", 1)[-1].lower(), str(tie.get("Target", ""))
        if kind != "hyperlink" or not target.lower().startswith(_LINKS):
            yield Problem(f"{name}: mẫu liên kết ra ngoài ({target[:80]}). Nhúng hẳn hoặc bỏ liên kết")


def _codes(root: Element, where: str) -> Iterator[Problem]:
    """Field codes that fetch, run or include something."""
    for code in _instructions(root):
        word = code.split()[0].upper() if code.split() else ""
        if word and word not in _CODES:
            yield Problem(f"{where}: mã trường {word} của Word không được dùng trong mẫu")


def _instructions(root: Element) -> Iterator[str]:
    for simple in root.iter(f"{W}fldSimple"):
        yield str(simple.get(f"{W}instr", ""))
    open_codes: list[list[str]] = []
    for node in root.iter(f"{W}fldChar", f"{W}instrText"):
        if node.tag == f"{W}instrText":
            if open_codes:
                open_codes[-1].append(node.text or "")
            else:
                yield node.text or ""
        elif node.get(f"{W}fldCharType") == "begin":
            open_codes.append([])
        elif open_codes and node.get(f"{W}fldCharType") == "end":
            yield "".join(open_codes.pop())
    for code in open_codes:
        yield "".join(code)


def _unfilled(name: str, root: Element) -> Iterator[Problem]:
    """No part but those filled may look like a template: comments, properties, styles."""
    texts = [
        text for node in root.iter() for text in (node.text or "", node.tail or "", *node.attrib.values())
    ]
    if _MARKS.search("".join(map(str, texts))) or any(_MARKS.search(line) for line in _lines(root)):
        yield Problem(f"{name}: trường trộn chỉ đặt trong thân văn bản, đầu trang, chân trang, cước chú")


def _filled(root: Element, where: str, used: dict[str, None]) -> Iterator[Problem]:
    for node in root.iter():
        if any(_MARKS.search(str(value)) for value in node.attrib.values()):
            yield Problem(f"{where}: trường trộn không đặt trong thuộc tính định dạng")
    lines = list(_lines(root))
    if any(_RAW_OUTPUT.search(line) for line in lines):
        yield Problem(f"{where}: ghi {{{{ trường }}}}, không ghi {{{{p, {{{{r, {{{{tr, {{{{tc")
    try:
        used |= used_in(Sandbox(), "\n".join(_TAG.sub("{% ", line) for line in lines))
    except Refused as refused:
        for problem in refused.problems:
            line = next((line for line in lines if problem.field and problem.field in line), "")
            seen = f" (“{line.strip()[:60]}”)" if line else ""
            yield Problem(f"{where}{seen}: {problem.words}", problem.field, problem.suggestions)


def _lines(root: Element) -> Iterator[str]:
    """The text of each paragraph, its runs joined: Word cuts words into runs as it likes."""
    texts: dict[Element, list[str]] = {}
    for node in root.iter(f"{W}t"):
        holder = next(node.iterancestors(f"{W}p"), root)
        texts.setdefault(holder, []).append(node.text or "")
    yield from ("".join(parts) for parts in texts.values())
