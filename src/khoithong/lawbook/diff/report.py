"""A comparison as text for people and as JSON for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from khoithong.lawbook.diff.compare import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from khoithong.lawbook.diff.compare import Comparison, Row
    from khoithong.lawbook.diff.facts import Fact
    from khoithong.lawbook.pack import Pack

_SIGNS: Final = {"same": "=", "different": "≠", "only_a": "A", "only_b": "B"}


def as_text(comparison: Comparison, a: Pack, b: Pack) -> str:
    """What differs, by subject, with the provisions of both; what is the same is counted."""
    return "\n".join(_lines(comparison, a, b)) + "\n"


def _lines(comparison: Comparison, a: Pack, b: Pack) -> Iterator[str]:
    yield f"A: {a.identity.id} – {a.identity.title}"
    yield f"B: {b.identity.id} – {b.identity.title}"
    if comparison.related:
        yield "Một bên kế thừa bên kia: chỉ nêu nội dung được thay, thêm hoặc bỏ."
    for topic in comparison.topics:
        same = len(topic.rows) - topic.differences
        yield ""
        yield f"{topic.label}: {topic.differences} khác" + (f", {same} giống" if same else "")
        for row in topic.rows:
            if row.verdict != "same" or comparison.related:
                yield f"  {_SIGNS[row.verdict]} {row.label} ({VERDICTS[row.verdict]})"
                yield from _side("A", row.a, a)
                yield from _side("B", row.b, b)


def _side(name: str, fact: Fact | None, pack: Pack) -> Iterator[str]:
    if fact is not None:
        grounds = "; ".join(pack.label(ref) for ref in fact.provisions)
        yield f"      {name}: {' · '.join(fact.lines)}" + (f" [{grounds}]" if grounds else "")


def as_record(comparison: Comparison) -> dict[str, Any]:
    """The comparison with every row, for JSON."""
    return {
        "a": comparison.a,
        "b": comparison.b,
        "related": comparison.related,
        "differences": comparison.differences,
        "topics": [
            {"topic": topic.id, "label": topic.label, "rows": [_row(row) for row in topic.rows]}
            for topic in comparison.topics
        ],
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "key": row.key,
        "label": row.label,
        "verdict": row.verdict,
        "a": _fact(row.a),
        "b": _fact(row.b),
    }


def _fact(fact: Fact | None) -> dict[str, Any] | None:
    return None if fact is None else {"lines": list(fact.lines), "provisions": list(fact.provisions)}
