"""What two packs settle alike, differently, or one of them only."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final, Literal

from khoithong.lawbook.diff.facts import TOPICS, facts_of

if TYPE_CHECKING:
    from khoithong.lawbook.diff.facts import Fact
    from khoithong.lawbook.pack import Pack

Verdict = Literal["same", "different", "only_a", "only_b"]
VERDICTS: Final[dict[Verdict, str]] = {
    "same": "giống",
    "different": "khác",
    "only_a": "chỉ có ở A",
    "only_b": "chỉ có ở B",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that either pack settles."""

    key: str
    label: str
    a: Fact | None
    b: Fact | None

    @property
    def verdict(self) -> Verdict:
        """How the two relate."""
        if self.a is None:
            return "only_b"
        if self.b is None:
            return "only_a"
        return "same" if self.a.code == self.b.code else "different"


@dataclass(frozen=True, slots=True)
class Topic:
    """One subject of the comparison, with at least one row."""

    id: str
    label: str
    rows: tuple[Row, ...]

    @property
    def differences(self) -> int:
        """How many rows are not the same."""
        return sum(row.verdict != "same" for row in self.rows)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two packs side by side."""

    a: str
    b: str
    related: bool
    """Whether one extends the other: then only what was replaced or added is listed."""
    topics: tuple[Topic, ...]

    @property
    def differences(self) -> int:
        """How many rows are not the same."""
        return sum(topic.differences for topic in self.topics)


def compare(a: Pack, b: Pack) -> Comparison:
    """Everything either pack settles. Of a pack and one it extends, what both take from the same leaf is left out."""
    related = a.identity.id in b.regulation.inherits or b.identity.id in a.regulation.inherits
    rows = [row for row in _rows(a, b) if not (related and _untouched(row))]
    topics = tuple(
        Topic(topic, label, found)
        for topic, label in TOPICS.items()
        if (found := tuple(row for topic_of, row in rows_by_topic(rows) if topic_of == topic))
    )
    return Comparison(a.identity.id, b.identity.id, related, topics)


def rows_by_topic(rows: list[Row]) -> list[tuple[str, Row]]:
    """Each row with the subject it belongs to."""
    return [(fact.topic, row) for row in rows if (fact := row.a or row.b) is not None]


def _rows(a: Pack, b: Pack) -> list[Row]:
    """In the order of the first pack; what only the second has follows."""
    ours = {fact.key: fact for fact in facts_of(a)}
    theirs = {fact.key: fact for fact in facts_of(b)}
    labels = {fact.key: fact.label for fact in chain(theirs.values(), ours.values())}
    return [Row(key, labels[key], ours.get(key), theirs.get(key)) for key in dict.fromkeys((*ours, *theirs))]


def _untouched(row: Row) -> bool:
    return (
        row.a is not None
        and row.b is not None
        and row.a.code == row.b.code
        and row.a.provisions == row.b.provisions
    )
