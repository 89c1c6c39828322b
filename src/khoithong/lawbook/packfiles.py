"""One pack's folder: identity, text and files, read when asked for."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from khoithong.lawbook import yamlsource
from khoithong.lawbook.node import Node, shorten
from khoithong.lawbook.text import LawText, load_text
from khoithong.lawbook.yamlsource import SourceError

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

PACK_FILE: Final = "pack.yaml"
PACK_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""What a pack may be called: its folder is looked for under this name."""
_RULE_FILES: Final = ("procedure.yaml", "numbers.yaml", "measures.yaml", "readings.yaml")
_PAGE_FILES: Final = ("coverage.yaml", PACK_FILE)


@dataclass(frozen=True, slots=True)
class Identity:
    """What a pack is: the document it holds and when that document is in force."""

    id: str
    title: str
    kind: str
    number: str | None
    """``None`` where the source leaves it blank, as `issued_on`: whoever uses the pack fills it in."""
    issuer: str
    issued_on: date | None
    in_force_from: date
    in_force_to: date | None
    in_force_status: str
    """``stated`` by the text, or ``assumed`` with a reason."""
    in_force_reason: str | None
    extends: tuple[str, ...]
    replaces: tuple[str, ...]
    complete: bool
    """Whether the whole text is held; of a partial one excerpts are not required."""
    notes: tuple[str, ...]


class PackFiles:
    """The files of one pack under ``folder``; errors name them ``pack/file``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.id = folder.name
        self._folded: dict[str, str] = {}

    @cached_property
    def identity(self) -> Identity:
        """The pack's identity, checked against the folder's name and the source's checksum."""
        return _read_identity(self)

    @cached_property
    def text(self) -> LawText:
        """The text, every provision addressable."""
        if not (self.folder / "text").is_dir():
            raise SourceError(f"{self.id}/text", 1, "thiếu thư mục text/ chứa toàn văn")
        return load_text(self.folder / "text")

    def folded(self, ref: str) -> str:
        """Title and words of a provision and of all below it, white space folded."""
        found = self._folded.get(ref)
        if found is None:
            found = self._folded[ref] = fold(self.text.provisions[ref].full_text)
        return found

    def has(self, file: str) -> bool:
        """Whether the pack has the file."""
        return (self.folder / file).is_file()

    def read(self, file: str) -> Node:
        """The content of a file."""
        source = yamlsource.read(self.folder / file, f"{self.id}/{file}")
        return Node(self, source, (), source.value)

    @cached_property
    def source_text(self) -> str | None:
        """What was transcribed, in NFC and without marks that are no words of the text; ``None`` without a source."""
        top = self.read(PACK_FILE).entries()
        if "source" not in top:
            return None
        fields = _source_fields(self, top["source"])
        name = fields["file"].text()
        raw = yamlsource.decode((self.folder / name).read_bytes(), f"{self.id}/{name}")
        text = unicodedata.normalize("NFC", raw)
        for mark in fields["not_of_the_text"].items() if "not_of_the_text" in fields else []:
            if mark.text() not in text:
                raise mark.error(f"tệp {name} không có “{mark.text()}”")
            text = text.replace(mark.text(), "")
        return text

    @cached_property
    def digest(self) -> str:
        """SHA-256 over what the pack says: text, rules, identity; worked cases change nothing."""
        names = [name for name in (*_RULE_FILES, *_PAGE_FILES) if self.has(name)]
        names += [f"text/{path.name}" for path in (self.folder / "text").iterdir() if path.is_file()]
        total = hashlib.sha256()
        for name in sorted(names):
            content = (self.folder / name).read_bytes().replace(b"\r\n", b"\n")
            total.update(f"{name}\0{hashlib.sha256(content).hexdigest()}\n".encode())
        return total.hexdigest()


def fold(text: str) -> str:
    """A text in NFC with every run of white space as one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _read_identity(pack: PackFiles) -> Identity:
    top = pack.read(PACK_FILE)
    fields = top.record(
        ("id", "title", "kind", "number", "issuer", "date", "in_force", "extends", "replaces", "text"),
        ("source", "notes"),
    )
    if fields["id"].text() != pack.id:
        raise fields["id"].error(f"id phải là “{pack.id}”, như tên thư mục")
    force = fields["in_force"].record(("from", "to", "status"), ("reason",))
    status = force["status"].word(("stated", "assumed"), "tình trạng hiệu lực")
    reason = force["reason"].text() if "reason" in force else None
    if status == "assumed" and reason is None:
        raise fields["in_force"].error("hiệu lực giả định (assumed) phải nêu lý do (reason)")
    begins, ends = force["from"].day(), force["to"].optional_day()
    if ends is not None and ends < begins:
        raise force["to"].error("ngày hết hiệu lực trước ngày có hiệu lực")
    identity = Identity(
        id=pack.id,
        title=fields["title"].text(),
        kind=fields["kind"].text(),
        number=fields["number"].optional_text(),
        issuer=fields["issuer"].text(),
        issued_on=fields["date"].optional_day(),
        in_force_from=begins,
        in_force_to=ends,
        in_force_status=status,
        in_force_reason=reason,
        extends=tuple(_other_pack(item) for item in fields["extends"].items()),
        replaces=tuple(item.text() for item in fields["replaces"].items()),
        complete=fields["text"].word(("complete", "partial"), "tình trạng toàn văn") == "complete",
        notes=tuple(item.text() for item in fields["notes"].items()) if "notes" in fields else (),
    )
    if "source" in fields:
        _check_source(pack, fields["source"])
    elif identity.complete:
        raise top.error("toàn văn đầy đủ (complete) phải có “source”: tệp nguồn và mã sha256")
    return identity


def _other_pack(node: Node) -> str:
    name = node.text()
    if not PACK_ID.fullmatch(name):
        raise node.error(f"“{shorten(name)}” không phải tên gói")
    return name


def _source_fields(pack: PackFiles, node: Node) -> dict[str, Node]:
    fields = node.record(("file", "sha256"), ("not_of_the_text",))
    name = fields["file"].text()
    if "/" in name or not pack.has(name):
        raise fields["file"].error(f"không có tệp nguồn “{shorten(name)}” trong thư mục của gói")
    return fields


def _check_source(pack: PackFiles, node: Node) -> None:
    fields = _source_fields(pack, node)
    name = fields["file"].text()
    found = hashlib.sha256((pack.folder / name).read_bytes()).hexdigest()
    if fields["sha256"].text() != found:
        raise fields["sha256"].error(f"mã sha256 không khớp với tệp {name} (đúng ra là {found})")
