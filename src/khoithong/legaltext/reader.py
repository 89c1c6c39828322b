"""From the text of a directive to all that is read from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.legaltext import citations, passages
from khoithong.legaltext.identity import identity_of
from khoithong.legaltext.lines import first_at, lines_of
from khoithong.legaltext.model import Citation, Node, Passage, Reading, Task
from khoithong.legaltext.normal import normal
from khoithong.legaltext.references import references_of
from khoithong.legaltext.structure import loose_of, structure_of
from khoithong.legaltext.tables import table_tasks
from khoithong.legaltext.tasks import tasks_of
from khoithong.legaltext.unnumbered import unnumbered
from khoithong.legaltext.zones import zones_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from khoithong.legaltext.citations import Mention
    from khoithong.legaltext.lines import Line
    from khoithong.legaltext.normal import Normal
from khoithong.legaltext.structure import Part


def read(text: str) -> Reading:
    """Read an official text. Never fails: what is not found is None or empty."""
    uniform = normal(text)
    lines = lines_of(uniform)
    zones = zones_of(uniform, lines)
    numbered = citations.numbered(uniform)
    identity, own = identity_of(uniform, lines, zones, numbered)
    parts = structure_of(uniform, lines, zones.body, zones.annex)
    first = first_at(lines, parts[0].start) if parts else zones.body.stop
    preamble = range(zones.body.start, first)
    cited = [one for one in numbered if not own[0] <= one.number_start < own[1]]
    cited = sorted([*cited, *unnumbered(uniform, cited)], key=lambda one: one.start)
    return Reading(
        identity=identity,
        recipients=_passages(uniform, passages.recipients(uniform, lines, zones)),
        copies=_passages(uniform, passages.copies(uniform, lines, zones)),
        grounds=_passages(uniform, passages.grounds(uniform, lines, preamble)),
        citations=tuple(_citation(uniform, one) for one in cited),
        tasks=_tasks(uniform, parts or loose_of(uniform, lines, zones.body), _words(lines, preamble)),
        references=tuple(references_of(uniform, parts, cited)),
        structure=tuple(_node(uniform, part) for part in parts),
    )


def _tasks(uniform: Normal, parts: Sequence[Part], preamble: tuple[int, int]) -> tuple[Task, ...]:
    """Tasks of clauses and of tables; what stands in such a table is no clause as well."""
    planned, tables = table_tasks(uniform)
    spans = [uniform.span(*table) for table in tables]
    ordered = [
        task
        for task in tasks_of(uniform, parts, preamble)
        if not any(start <= task.start < end for start, end in spans)
    ]
    return tuple(sorted([*ordered, *planned], key=lambda task: task.start))


def _passages(uniform: Normal, spans: Iterable[tuple[int, int]]) -> tuple[Passage, ...]:
    return tuple(passage for span in spans if (passage := uniform.passage(*span)).text)


def _words(lines: Sequence[Line], part: range) -> tuple[int, int]:
    return (lines[part.start].start, lines[part.stop - 1].end) if part else (0, 0)


def _citation(uniform: Normal, one: Mention) -> Citation:
    words = uniform.passage(one.start, one.end)
    issuer = one.issuer.name if one.issuer else None
    return Citation(
        one.kind, one.number, one.date, issuer, words.text, words.start, words.end, one.title, one.year
    )


def _node(uniform: Normal, part: Part) -> Node:
    start, end = uniform.span(part.start, part.end)
    marker = " ".join(uniform.text[part.start : part.text_start].split())
    return Node(part.kind, part.ref, part.parent.ref if part.parent else None, marker, part.title, start, end)
