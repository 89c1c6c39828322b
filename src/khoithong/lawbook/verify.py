"""What must hold between a pack's parts: the text is the source's, and every provision is accounted for once."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from khoithong.lawbook import yamlsource
from khoithong.lawbook.coverage import load_coverage, stale, unclassified
from khoithong.lawbook.yamlsource import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from khoithong.lawbook.cites import Leaf
    from khoithong.lawbook.packfiles import PackFiles

COVERAGE: Final = "coverage.yaml"

# Layout only: white space, the asterisks of bold and italic, and how a transcription in Markdown marks a heading
# and lists lettered points.
_LAYOUT: Final = re.compile(r"^#+ |^- (?=[a-zđ]\) )|[\s*]+", re.MULTILINE)
_SHOWN: Final = 40


def verify(pack: PackFiles, leaves: Iterable[Leaf]) -> None:
    """Raise `SourceError` at the first thing that does not hold."""
    _verify_coverage(pack, leaves)
    _verify_text(pack)


def _verify_coverage(pack: PackFiles, leaves: Iterable[Leaf]) -> None:
    name = f"{pack.id}/{COVERAGE}"
    if not pack.has(COVERAGE):
        raise SourceError(name, 1, "thiếu tệp coverage.yaml: mọi điều khoản phải được xếp loại")
    text = pack.text
    entries = load_coverage(pack.folder / COVERAGE)
    owned = (leaf.provision.partition("#") for leaf in leaves)
    cited = {ref for owner, _, ref in owned if owner == pack.id}
    for entry in entries:
        if not text.contains(entry.provision):
            raise SourceError(name, entry.line, f"văn bản không có điều khoản “{entry.provision}”")
        label = f"{text.provisions[entry.provision].label} ({pack.id}#{entry.provision})"
        if entry.provision in cited:
            raise SourceError(
                name, entry.line, f"{label} đã có lá thực hiện, không thể vừa xếp loại {entry.kind}"
            )
    for entry in stale(text, cited, entries):
        raise SourceError(
            name, entry.line, f"mục “{entry.provision}” thừa: mọi phần của nó đã được xếp loại ở chỗ khác"
        )
    for ref in unclassified(text, cited, entries):
        provision = text.provisions[ref]
        raise SourceError(
            f"{pack.id}/text/{provision.file}",
            provision.line,
            f"{provision.label} ({pack.id}#{ref}) chưa được xếp loại: không có lá nào dẫn đến và không có trong {COVERAGE}",
        )


def _verify_text(pack: PackFiles) -> None:
    """Every letter of the text is the source's, in the source's order."""
    source = pack.source_text
    if source is None:
        return
    expected, place = _bare(source), 0
    for path in _text_paths(pack):
        lines = yamlsource.decode(path.read_bytes(), str(path)).split("\n")
        for number, line in enumerate(lines, 1):
            words = _bare(line)
            if not expected.startswith(words, place):
                given = _LAYOUT.sub(" ", line).strip()[:_SHOWN]
                raise SourceError(
                    f"{pack.id}/text/{path.name}",
                    number,
                    f"“{given}…” khác với tệp nguồn, ở đó viết “{_words_at(source, place)}…”",
                )
            place += len(words)
    if place != len(expected):
        raise SourceError(
            f"{pack.id}/text/contents.yaml",
            1,
            f"thiếu phần cuối của tệp nguồn, từ “{_words_at(source, place)}…”",
        )


def _text_paths(pack: PackFiles) -> list[Path]:
    """The text's files in print order; `load_text` has found them all to exist."""
    folder = pack.folder / "text"
    contents = yamlsource.read(folder / "contents.yaml").value
    names = (contents.get("preamble"), *contents.get("order", ()), contents.get("closing"))
    return [folder / name for name in names if name is not None]


def _bare(text: str) -> str:
    return _LAYOUT.sub("", unicodedata.normalize("NFC", text))


def _words_at(source: str, place: int) -> str:
    """The source's own words from the given letter on, layout letters not counted."""
    seen, index = 0, 0
    for layout in (*_LAYOUT.finditer(source), None):
        start, end = layout.span() if layout is not None else (len(source), len(source))
        if seen + start - index > place:
            at = index + place - seen
            return " ".join(source[at : at + 2 * _SHOWN].split())[:_SHOWN]
        seen, index = seen + start - index, end
    return ""
