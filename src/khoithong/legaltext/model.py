"""What a reading holds. Every `start` and `end` counts characters of the text as it was given."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

DueKind = Literal["date", "standing", "periodic", "none"]
NodeKind = Literal["part", "chapter", "section", "subsection", "article", "clause", "point", "dash"]
Field = Literal["kind", "number", "date", "place", "issuer", "signer", "subject"]


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the text, verbatim: `given[start:end] == text`."""

    text: str
    start: int
    end: int

    def to_json(self) -> dict[str, Any]:
        """The passage as JSON values."""
        return {"text": self.text, "start": self.start, "end": self.end}


@dataclass(frozen=True, slots=True)
class Identity:
    """Who issued the text, what it is and when. None where the text is silent."""

    kind: str | None = None
    """`Công văn`, `Kế hoạch`, …; a letter without a title line is named by its form (V/v under the number)."""
    number: str | None = None
    """Number and symbol without spaces, `398/SNV-CCVC`; None where the number was left blank."""
    date: date | None = None
    place: str | None = None
    issuer: str | None = None
    signer: str | None = None
    subject: str | None = None
    spans: Mapping[Field, tuple[int, int]] = field(default_factory=lambda: MappingProxyType({}))
    """Where each known field stands."""

    def to_json(self) -> dict[str, Any]:
        """The identity as JSON values; `spans` gives [start, end] of each known field."""
        return {
            "kind": self.kind,
            "number": self.number,
            "date": _day(self.date),
            "place": self.place,
            "issuer": self.issuer,
            "signer": self.signer,
            "subject": self.subject,
            "spans": {name: list(span) for name, span in self.spans.items()},
        }


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of a document. A later mention without date keeps its date None."""

    kind: str | None
    """The kind written beside it, in its usual spelling: `Nghị định`."""
    number: str | None
    """`73/2023/NĐ-CP`: no spaces, plain hyphens."""
    date: date | None
    issuer: str | None
    text: str
    start: int
    end: int
    title: str | None = None
    """The name of a law or of a document that has no number: `Luật Cán bộ, công chức`."""
    year: int | None = None
    """The year, where a law is cited by its year alone."""

    def to_json(self) -> dict[str, Any]:
        """The citation as JSON values."""
        return {
            "kind": self.kind,
            "number": self.number,
            "date": _day(self.date),
            "issuer": self.issuer,
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "title": self.title,
            "year": self.year,
        }


@dataclass(frozen=True, slots=True)
class Due:
    """When a task is due."""

    kind: DueKind
    from_: date | None = None
    """First day of a period: 1 April for `quý II`."""
    on: date | None = None
    """Last valid day: 29 August for `trước ngày 30/8`."""
    words: str | None = None
    """The words it was read from, blanks made single."""

    def to_json(self) -> dict[str, Any]:
        """The due date as JSON values."""
        return {"kind": self.kind, "from": _day(self.from_), "on": _day(self.on), "words": self.words}


@dataclass(frozen=True, slots=True)
class Task:
    """A clause that orders work: a draft for people to confirm."""

    clause: str | None
    """Its reference, `II/2`; None for a paragraph outside any numbered clause."""
    text: str
    lead: tuple[str, ...]
    """Who has to do it, as named in the text."""
    coordinate: tuple[str, ...]
    due: Due
    start: int
    end: int

    def to_json(self) -> dict[str, Any]:
        """The task as JSON values."""
        return {
            "clause": self.clause,
            "text": self.text,
            "lead": list(self.lead),
            "coordinate": list(self.coordinate),
            "due": self.due.to_json(),
            "start": self.start,
            "end": self.end,
        }


@dataclass(frozen=True, slots=True)
class Node:
    """One part of the structure, in print order; `start` to `end` covers all that lies below it."""

    kind: NodeKind
    ref: str
    """Address: `7/2/2.1`, `II/3/a`; of a dash `19/1/-1`. Chapters are `chương-I`."""
    parent: str | None
    marker: str
    """As printed: `Điều 7.`, `II-`, `a)`."""
    title: str | None
    start: int
    end: int

    def to_json(self) -> dict[str, Any]:
        """The part as JSON values."""
        return {
            "kind": self.kind,
            "ref": self.ref,
            "parent": self.parent,
            "marker": self.marker,
            "title": self.title,
            "start": self.start,
            "end": self.end,
        }


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of provisions: `các khoản 1, 2 và 3 Điều 10 Quy định này`."""

    targets: tuple[str, ...]
    """Addresses, `10/1`, `10/2`, `10/3`; empty where “này” cannot be resolved."""
    within: str | None
    """None: this very text. Otherwise the document named, `Nghị định số 73/2023/NĐ-CP`."""
    text: str
    start: int
    end: int

    def to_json(self) -> dict[str, Any]:
        """The reference as JSON values."""
        return {
            "targets": list(self.targets),
            "within": self.within,
            "text": self.text,
            "start": self.start,
            "end": self.end,
        }


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one text."""

    identity: Identity = field(default_factory=Identity)
    recipients: tuple[Passage, ...] = ()
    """Kính gửi."""
    copies: tuple[Passage, ...] = ()
    """Nơi nhận."""
    grounds: tuple[Passage, ...] = ()
    """Căn cứ clauses."""
    citations: tuple[Citation, ...] = ()
    tasks: tuple[Task, ...] = ()
    references: tuple[Reference, ...] = ()
    structure: tuple[Node, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The reading as JSON values: docs/reference/directive-reader.md."""
        return {
            "identity": self.identity.to_json(),
            "recipients": [passage.to_json() for passage in self.recipients],
            "copies": [passage.to_json() for passage in self.copies],
            "grounds": [passage.to_json() for passage in self.grounds],
            "citations": [citation.to_json() for citation in self.citations],
            "tasks": [task.to_json() for task in self.tasks],
            "references": [reference.to_json() for reference in self.references],
            "structure": [node.to_json() for node in self.structure],
        }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
