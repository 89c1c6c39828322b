"""What a document says, said once: both renderings are made from it and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

FormId = Literal["state", "party"]
"""State documents follow Nghị định 30/2020/NĐ-CP, Party documents the Party's own form."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A justified paragraph, its first line indented."""

    runs: tuple[Run, ...]
    kind: Literal["paragraph"] = "paragraph"

    @property
    def text(self) -> str:
        """Its words without styles."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Centred:
    """A line of its own in the middle: `QUYẾT ĐỊNH:`."""

    text: str
    kind: Literal["centred"] = "centred"


@dataclass(frozen=True, slots=True)
class Blank:
    """A dotted line to be written on."""

    kind: Literal["blank"] = "blank"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a heading row; `widths` are shares."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    kind: Literal["table"] = "table"


Block = Paragraph | Centred | Blank | Table


@dataclass(frozen=True, slots=True)
class Issuer:
    """The agency that issues, and the one above it where the form names it."""

    name: str
    superior: str | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: `TM. TẬP THỂ LÃNH ĐẠO` above the title, or nothing."""

    title: str
    name: str
    authority: str | None = None
    """Above the title, in one line or two: `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`."""
    note: str | None = None
    """In brackets under the title: `(Ký, ghi rõ họ tên)`."""
    anchor: str = "person"
    """What the place of the visible stamp is called."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document of one kind."""

    kind: str
    form: FormId
    issuer: Issuer
    number: str
    """As printed: `Số: 05/QĐ-SNV`."""
    place_day: str
    """`Tỉnh A, ngày 05 tháng 02 năm 2026`."""
    title: str
    """Of the file: what the document is and about what."""
    subject: str
    blocks: tuple[Block, ...]
    signatures: tuple[Signature, ...]
    """The last signs on the right; of two the first signs on the left."""
    heading: str | None = None
    """The name of its type; a letter has none and carries its subject as `about`."""
    about: str | None = None
    addressees: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    """Nơi nhận, the file copy last."""
    draft: bool = True
    integrity: str | None = None
    """The short code of the register, on decisions and minutes."""
    symbol: str = ""
    """What stands beside its number: `QĐ-SXD`, `QĐ/TU`, of a letter the agency's `SXD`; empty for what is never numbered."""

    def lines(self) -> Iterator[str]:
        """Everything it says, in reading order: both renderings must contain it."""
        yield from (text for text in (self.issuer.superior, self.issuer.name) if text)
        yield self.number
        if self.about:
            yield self.about
        yield self.place_day
        if self.heading:
            yield self.heading
            yield self.subject
        yield from self.addressees
        for block in self.blocks:
            yield from _lines(block)
        for signature in self.signatures:
            yield from (
                text
                for text in (
                    *(signature.authority or "").splitlines(),
                    signature.title,
                    signature.note,
                    signature.name,
                )
                if text
            )
        yield from self.copies
        if self.integrity:
            yield self.integrity


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield from block.headings
        for row in block.rows:
            yield from row
    elif not isinstance(block, Blank):
        yield block.text


# --- how blocks are written --------------------------------------------------------------------------------


def paragraph(text: str) -> Paragraph:
    """A plain paragraph."""
    return Paragraph((Run(text),))


def article(number: int, text: str) -> Paragraph:
    """`Điều 1.` in bold, then its text."""
    return Paragraph((Run(f"Điều {number}. ", bold=True), Run(text)))


def heading(label: str, text: str = "") -> Paragraph:
    """A numbered heading in bold, with what follows it on the line."""
    title = Run(label, bold=True)
    return Paragraph((title, Run(f" {text}")) if text else (title,))


def blank_lines(count: int) -> tuple[Blank, ...]:
    """Lines to be written on."""
    return (Blank(),) * count
