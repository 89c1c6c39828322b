"""Two texts side by side, and the open cases a change would touch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from khoithong.lawbook.diff.compare import compare
from khoithong.lawbook.exploration import ENDS
from khoithong.procedure.vocabulary import STATUSES
from khoithong.web.adapters import citation
from khoithong.web.library.tabs import cases_link, short_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from khoithong.lawbook.diff.compare import Comparison, Row, Topic
    from khoithong.lawbook.diff.facts import Fact
    from khoithong.lawbook.pack import Pack
    from khoithong.web.components import Citation, Link, Tone

_WORDS: Final[dict[str, tuple[str, Tone, str]]] = {
    "same": ("Giống", "neutral", "check"),
    "different": ("Khác", "warn", "switch"),
    "only_a": ("Chỉ có ở A", "info", "plus"),
    "only_b": ("Chỉ có ở B", "info", "plus"),
}


@dataclass(frozen=True, slots=True)
class SideView:
    """What one text says: each line with whether the other says it too."""

    lines: Sequence[tuple[str, bool]]
    citations: Sequence[Citation]


@dataclass(frozen=True, slots=True)
class RowView:
    """One thing compared."""

    label: str
    words: str
    tone: Tone
    icon: str
    a: SideView | None
    b: SideView | None


@dataclass(frozen=True, slots=True)
class TopicView:
    """One subject: what differs, and what is the same."""

    id: str
    label: str
    different: Sequence[RowView]
    same: Sequence[RowView]


@dataclass(frozen=True, slots=True)
class Touched:
    """The open cases under one text."""

    name: str
    total: int
    statuses: Sequence[Link]


def comparison_page(a: Pack, b: Pack) -> dict[str, Any]:
    """The context of the template for two texts chosen."""
    found = compare(a, b)
    return {
        "a": a,
        "b": b,
        "a_name": short_name(a),
        "b_name": short_name(b),
        "comparison": found,
        "finding": _finding(found),
        "topics": [_topic(topic, a, b, related=found.related) for topic in found.topics],
    }


def _finding(found: Comparison) -> str:
    if not found.differences:
        return "Hai văn bản không khác nhau ở nội dung nào phần mềm thực hiện."
    subjects = sum(topic.differences > 0 for topic in found.topics)
    rows = sum(len(topic.rows) for topic in found.topics)
    same = rows - found.differences
    if found.related:
        kept = f", {same} giữ nguyên, chỉ đổi hoặc thêm căn cứ" if same else ""
        return f"{rows} nội dung được thay, thêm hoặc bỏ: {found.differences} khác{kept}."
    words = f"Khác nhau ở {found.differences} nội dung thuộc {subjects} chủ đề"
    return f"{words}, giống nhau ở {same} nội dung." if same else f"{words}."


def _topic(topic: Topic, a: Pack, b: Pack, *, related: bool) -> TopicView:
    rows = [(row, _row(row, a, b)) for row in topic.rows]
    # of a text and one it builds on every row listed was replaced, though it may say the same
    return TopicView(
        topic.id,
        topic.label,
        [view for row, view in rows if related or row.verdict != "same"],
        [view for row, view in rows if not related and row.verdict == "same"],
    )


def _row(row: Row, a: Pack, b: Pack) -> RowView:
    words, tone, icon = _WORDS[row.verdict]
    return RowView(row.label, words, tone, icon, _side(row.a, row.b, a), _side(row.b, row.a, b))


def _side(fact: Fact | None, other: Fact | None, pack: Pack) -> SideView | None:
    if fact is None:
        return None
    shared = set(other.lines) if other is not None else set(fact.lines)
    cited = (citation(pack, ref) for ref in fact.provisions)
    return SideView(
        [(line, line in shared) for line in fact.lines], [one for one in cited if one is not None]
    )


def touched(pack: Pack, by_status: Mapping[str, int]) -> Touched:
    """The open cases under a text, each status a way to its list."""
    found = [
        cases_link(pack, status, by_status[status])
        for status in STATUSES
        if status in by_status and status not in ENDS
    ]
    return Touched(short_name(pack), sum(link.count or 0 for link in found), found)
