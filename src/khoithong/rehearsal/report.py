"""The outcome of rehearsals for people: which scenarios hold, and where and why one does not."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from khoithong.rehearsal.names import Names
from khoithong.rehearsal.sentences import moment_in_words, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from khoithong.rehearsal.expectations import Failure
    from khoithong.rehearsal.player import Result
    from khoithong.rehearsal.scenario import Entry, Scenario


def report(result: Result, failures: Sequence[Failure]) -> Iterator[str]:
    """The lines about one scenario."""
    scenario = result.scenario
    title = " ".join(scenario.title.split())
    if not failures:
        yield f"ĐẠT  {scenario.file}: {title} ({len(result.looks)} mục)"
        return
    yield f"SAI  {scenario.file}: {title}"
    for (index, line), group in groupby(failures, key=lambda failure: (failure.index, failure.line)):
        yield f"  {scenario.file}:{line}: {_heading(scenario, index)}"
        for failure in group:
            yield f"    - {failure.key}: {sentence(failure, scenario)}"


def summary(held: int, failed: int, invalid: int) -> str:
    """The last line: how many of how many."""
    total = held + failed + invalid
    parts = [f"{held} đạt", f"{failed} sai", f"{invalid} không hợp lệ"]
    return f"{total} kịch bản: {', '.join(parts)}."


def _heading(scenario: Scenario, index: int | None) -> str:
    if index is None:
        return "kết thúc"
    entry = scenario.entries[index]
    return f"mục {index + 1}, {moment_in_words(entry.at)}, {_who_did_what(scenario, entry)}"


def _who_did_what(scenario: Scenario, entry: Entry) -> str:
    act = entry.act
    if act is None:
        return "mốc kiểm tra"
    people = scenario.organisation.people
    acted_for = f" thay {people[act.on_behalf_of].name} ({act.on_behalf_of})" if act.on_behalf_of else ""
    name = Names(scenario.organisation).of("act")
    return f"{people[act.by].name} ({act.by}){acted_for}: {name(act.kind)}"
