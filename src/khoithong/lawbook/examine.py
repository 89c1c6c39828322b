"""Examine a pack beyond loading it: does its procedure hold together when it is played?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from khoithong.lawbook.exploration import MOST_SITUATIONS, Explored, explore
from khoithong.lawbook.inheritance import Merged
from khoithong.lawbook.limits_reader import deadline_key
from khoithong.lawbook.loader import PROCEDURE_SECTIONS, Loaded, load
from khoithong.lawbook.votes import wrong_votes
from khoithong.lawbook.yamlsource import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from khoithong.lawbook.node import Node
    from khoithong.procedure.calendar import WorkingCalendar


@dataclass(frozen=True, slots=True)
class Examination:
    """What was found in one pack."""

    pack: str
    problems: tuple[SourceError, ...]
    explored: Explored | None = None
    """What was seen when the pack was played; ``None`` when it could not be loaded."""
    quotations: int = 0

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
    explored = explore(loaded.regulation, calendar)
    procedure = Merged(loaded.packs, "procedure.yaml", PROCEDURE_SECTIONS)
    problems = [*_played(procedure, explored), *_votes(procedure, loaded)]
    if every_reading:
        problems += _switched(procedure, loaded, calendar)
    return Examination(pack_id, tuple(problems), explored, len(loaded.leaves))


def _switched(procedure: Merged, loaded: Loaded, calendar: WorkingCalendar) -> Iterator[SourceError]:
    for reading in loaded.regulation.readings.values():
        for answer in reading.answers:
            if answer != reading.chosen:
                explored = explore(loaded.regulation, calendar, {reading.id: answer})
                for problem in _played(procedure, explored):
                    message = f"khi quy ước “{reading.id}” là “{answer}”: {problem.message}"
                    yield SourceError(problem.file, problem.line, message)


def _played(procedure: Merged, explored: Explored) -> Iterator[SourceError]:
    """What playing the procedure showed."""
    acts = procedure.mapping("acts")
    if explored.situations > MOST_SITUATIONS:
        yield procedure.top.error(
            f"trình tự có hơn {MOST_SITUATIONS} tình huống khác nhau; không thể thử hết"
        )
        return
    yield from _acts(acts, explored)
    yield from _statuses(acts, explored)
    for status, path in explored.dead_ends.items():
        place = acts[path[-1]] if path else acts["submit_plan"]
        after = f", sau các hành vi: {', '.join(path)}" if path else ""
        yield place.error(f"từ trạng thái “{status}” không có đường nào đến kết thúc{after}")
    yield from _deadlines(procedure, explored)


def _acts(acts: dict[str, Node], explored: Explored) -> Iterator[SourceError]:
    for kind, node in acts.items():
        if kind not in explored.happened:
            yield node.error(f"hành vi “{kind}” không bao giờ thực hiện được")


def _statuses(acts: dict[str, Node], explored: Explored) -> Iterator[SourceError]:
    """Statuses that acts name one by one; a named phase may hold some that this text does not use."""
    for kind, node in acts.items():
        during = node.entries()["during"]
        for item in during.items() if isinstance(during.value, list) else ():
            if item.value not in explored.statuses:
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
