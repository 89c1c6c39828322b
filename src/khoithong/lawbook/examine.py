"""Examine a pack beyond loading it: does its procedure hold together when it is played?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from khoithong.lawbook.exploration import MOST_SITUATIONS, Explored, explore
from khoithong.lawbook.inheritance import Merged
from khoithong.lawbook.limits_reader import deadline_key
from khoithong.lawbook.loader import PROCEDURE_SECTIONS, Loaded, load
from khoithong.lawbook.pack import unverified_rules
from khoithong.lawbook.votes import wrong_votes
from khoithong.lawbook.yamlsource import SourceError
from khoithong.procedure.vocabulary import STATUSES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from khoithong.lawbook.node import Node
    from khoithong.procedure.calendar import WorkingCalendar
    from khoithong.procedure.regulation import Regulation


@dataclass(frozen=True, slots=True)
class Examination:
    """What was found in one pack."""

    pack: str
    problems: tuple[SourceError, ...]
    explored: Explored | None = None
    """What was seen when the pack was played; ``None`` when it could not be loaded."""
    quotations: int = 0
    """Words quoted, every one of them found in the text."""
    unverified: int = 0
    """Rules that rest on a provision whose words the pack does not hold."""

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def examine(
    pack_id: str, calendar: WorkingCalendar, directory: Path | None = None, *, every_reading: bool = False
) -> Examination:
    """Load a pack and play it, with ``every_reading`` also under each answer not chosen, one at a time.

    Raises `UnknownPack`; all else that is wrong is a problem of the examination.
    """
    try:
        loaded = load(pack_id, directory)
    except SourceError as error:
        return Examination(pack_id, (error,))
    chosen = explore(loaded.regulation, calendar)
    explored = _under_any_reading(loaded.regulation, calendar, chosen)
    procedure = Merged(loaded.packs, "procedure.yaml", PROCEDURE_SECTIONS)
    problems = [*_played(procedure, explored), *_votes(procedure, loaded)]
    if every_reading:
        problems += _switched(procedure, loaded.regulation, calendar, chosen)
    quoted = sum(leaf.excerpt is not None for leaf in loaded.leaves)
    return Examination(pack_id, tuple(problems), explored, quoted, len(unverified_rules(loaded.leaves)))


def _other_answers(regulation: Regulation) -> Iterator[tuple[str, str]]:
    """Every answer not chosen, with its reading."""
    for reading in regulation.readings.values():
        yield from ((reading.id, answer) for answer in reading.answers if answer != reading.chosen)


def _under_any_reading(regulation: Regulation, calendar: WorkingCalendar, chosen: Explored) -> Explored:
    """What the chosen answers never open may be there for another answer; looked for only where something is missing."""
    explored = chosen
    for reading, answer in _other_answers(regulation):
        if explored.happened.issuperset(regulation.acts):
            break
        explored = explored.widened(explore(regulation, calendar, {reading: answer}))
    return explored


def _switched(
    procedure: Merged, regulation: Regulation, calendar: WorkingCalendar, chosen: Explored
) -> Iterator[SourceError]:
    """What goes wrong under another answer only; one that lets no case begin leaves nothing to go wrong."""
    for reading, answer in _other_answers(regulation):
        explored = explore(regulation, calendar, {reading: answer})
        for problem in _played(procedure, explored, chosen) if explored.happened else ():
            message = f"khi quy ước “{reading}” là “{answer}”: {problem.message}"
            yield SourceError(problem.file, problem.line, message)


def _played(procedure: Merged, explored: Explored, expected: Explored | None = None) -> Iterator[SourceError]:
    """What playing the procedure showed; with ``expected`` only of what was seen there."""
    nodes = procedure.mapping("acts")
    acts = {kind: node for kind, node in nodes.items() if expected is None or kind in expected.happened}
    if explored.situations > MOST_SITUATIONS:
        yield procedure.top.error(
            f"trình tự có hơn {MOST_SITUATIONS} tình huống khác nhau; không thể thử hết"
        )
        return
    yield from _acts(acts, explored)
    named = STATUSES if expected is None else expected.statuses
    yield from _statuses(acts, {status for status in named if status not in explored.statuses})
    for status, path in explored.dead_ends.items():
        place = nodes[path[-1]] if path else nodes["submit_plan"]
        after = f", sau các hành vi: {', '.join(path)}" if path else ""
        yield place.error(f"từ trạng thái “{status}” không có đường nào đến kết thúc{after}")
    yield from _deadlines(procedure, explored)


def _acts(acts: dict[str, Node], explored: Explored) -> Iterator[SourceError]:
    for kind, node in acts.items():
        if kind not in explored.happened:
            yield node.error(f"hành vi “{kind}” không bao giờ thực hiện được")


def _statuses(acts: dict[str, Node], never: Collection[str]) -> Iterator[SourceError]:
    """Statuses that acts name one by one; a named phase may hold some that this text does not use."""
    for kind, node in acts.items():
        during = node.entries()["during"]
        for item in during.items() if isinstance(during.value, list) else ():
            if item.value in never:
                yield item.error(
                    f"không hồ sơ nào đến được trạng thái “{item.value}” mà hành vi “{kind}” nêu"
                )


def _deadlines(procedure: Merged, explored: Explored) -> Iterator[SourceError]:
    for node in procedure.listing("deadlines", deadline_key):
        entries = node.entries()
        named = str(entries["id"].value), entries["route"].value if "route" in entries else None
        if named not in explored.began:
            yield node.error(f"thời hạn “{named[0]}” không bao giờ bắt đầu")
        elif named not in explored.met:
            yield node.error(f"thời hạn “{named[0]}” không bao giờ kết thúc bằng việc phải làm")


def _votes(procedure: Merged, loaded: Loaded) -> Iterator[SourceError]:
    meetings = loaded.regulation.meetings
    for node in procedure.listing("meetings", _meeting_key):
        entries = node.entries()
        rule = meetings[entries["stage"].value, entries["route"].value]
        for wrong in wrong_votes(loaded.regulation, rule):
            yield entries["majority"].error(wrong)


def _meeting_key(node: Node) -> str:
    entries = node.entries()
    return f"{entries['stage'].value} {entries['route'].value}"
