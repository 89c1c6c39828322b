"""Compares what came with what was expected; says what did not hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from khoithong.procedure.measures import Measure
    from khoithong.procedure.refusals import Refusal
    from khoithong.rehearsal.player import Ending, Look, Result
    from khoithong.rehearsal.scenario import Expectations, ExpectedMeasure


@dataclass(frozen=True, slots=True)
class Failure:
    """One expectation that did not hold."""

    index: int | None
    """The entry, counted from 0; ``None`` for what is expected at the end."""
    line: int
    """Where that entry, or the final expectations, stand in the file."""
    key: str
    """Which expectation: its key, and below it the person or deadline concerned (``permitted.an``)."""
    expected: Any
    got: Any
    reason: Refusal | None = None
    """The engine's explanation, where it has one."""


@dataclass(frozen=True, slots=True)
class _Miss:
    key: str
    expected: Any
    got: Any
    reason: Refusal | None = None


def failures(result: Result) -> list[Failure]:
    """Every expectation of the scenario that did not hold, in the order of the file."""
    found = []
    for index, look in enumerate(result.looks):
        found += [
            Failure(index, look.entry.line, miss.key, miss.expected, miss.got, miss.reason)
            for miss in _missed(look)
        ]
    for miss in _missed_at_end(result.scenario.final, result.ending):
        found.append(Failure(None, result.scenario.final_line, miss.key, miss.expected, miss.got))
    return found


def reference_covers(expected: str | None, got: str | None) -> bool:
    """Whether a provision is the one expected or lies below it; the regulation may be left out of ``expected``."""
    if expected is None or got is None:
        return expected is got
    pack, _, path = expected.rpartition("#")
    got_pack, _, got_path = got.rpartition("#")
    wanted = path.split("/")
    return pack in ("", got_pack) and got_path.split("/")[: len(wanted)] == wanted


def _missed(look: Look) -> Iterator[_Miss]:
    expect = look.entry.expect
    if look.entry.act is not None:
        yield from _outcome(look, expect)
    for key, expected in expect.items():
        if key in _AFTER:
            yield from _AFTER[key](expected, look)


def _outcome(look: Look, expect: Expectations) -> Iterator[_Miss]:
    """Whether the act was accepted or refused as expected. Without a word about it, it must be accepted."""
    code = expect.get("refusal")
    accepted = expect.get("accepted", code is None)
    refusal = look.refusal
    if refusal is None:
        if not accepted or code is not None:
            yield _Miss("accepted", expected=False, got=True)
        elif expect.get("provision") is not None:
            yield _Miss("provision", expect["provision"], None)
        return
    if accepted:
        yield _Miss("accepted", expected=True, got=False, reason=refusal)
    if code is not None and refusal.code != code:
        yield _Miss("refusal", code, refusal.code, refusal)
    if "provision" in expect and not reference_covers(expect["provision"], refusal.provision):
        yield _Miss("provision", expect["provision"], refusal.provision, refusal)


def _status(expected: str, look: Look) -> Iterator[_Miss]:
    if look.status != expected:
        yield _Miss("status", expected, look.status)


def _deadlines(expected: Mapping[str, date | str], look: Look) -> Iterator[_Miss]:
    latest = {deadline.id: deadline for deadline in look.deadlines}
    for name, due_or_state in expected.items():
        deadline = latest.get(name)
        wants_date = isinstance(due_or_state, date)
        got = None if deadline is None else deadline.due if wants_date else deadline.state
        if got != due_or_state:
            yield _Miss(f"deadlines.{name}", due_or_state, got)


def _no_deadlines(expected: tuple[str, ...], look: Look) -> Iterator[_Miss]:
    there = [deadline.id for deadline in look.deadlines]
    unwanted = [name for name in expected if name in there]
    if unwanted:
        yield _Miss("no_deadlines", list(expected), unwanted)


def _permitted(expected: Mapping[str, tuple[str, ...]], look: Look) -> Iterator[_Miss]:
    for person, acts in expected.items():
        got = look.permitted.get(person, ())
        missing = [act for act in acts if act not in got]
        if missing:
            yield _Miss(
                f"permitted.{person}", list(acts), list(got), look.hindrances.get((person, missing[0]))
            )


def _not_permitted(expected: Mapping[str, tuple[str, ...]], look: Look) -> Iterator[_Miss]:
    for person, acts in expected.items():
        unwanted = [act for act in acts if act in look.permitted.get(person, ())]
        if unwanted:
            yield _Miss(f"not_permitted.{person}", list(acts), unwanted)


def _tally(expected: Mapping[str, int | bool] | None, look: Look) -> Iterator[_Miss]:
    if expected is None or look.tally is None:
        if expected is not look.tally:
            yield _Miss("tally", expected, look.tally)
        return
    got = {key: look.tally[key] for key in expected}
    if got != expected:
        yield _Miss("tally", expected, dict(look.tally))


def _voters(expected: tuple[str, ...], look: Look) -> Iterator[_Miss]:
    if sorted(expected) != sorted(look.voters):
        yield _Miss("voters", list(expected), list(look.voters))


def _warnings(expected: tuple[str, ...], look: Look) -> Iterator[_Miss]:
    if not set(expected) <= set(look.warnings):
        yield _Miss("warnings", list(expected), list(look.warnings))


def _no_warnings(expected: tuple[str, ...], look: Look) -> Iterator[_Miss]:
    unwanted = [code for code in expected if code in look.warnings]
    if unwanted:
        yield _Miss("no_warnings", list(expected), unwanted)


_AFTER: Mapping[str, Callable[[Any, Look], Iterator[_Miss]]] = {
    "status": _status,
    "deadlines": _deadlines,
    "no_deadlines": _no_deadlines,
    "permitted": _permitted,
    "not_permitted": _not_permitted,
    "tally": _tally,
    "voters": _voters,
    "warnings": _warnings,
    "no_warnings": _no_warnings,
}


def _missed_at_end(expect: Expectations, ending: Ending) -> Iterator[_Miss]:
    for key in ("decision", "evaluation", "status"):
        if key in expect and expect[key] != getattr(ending, key):
            yield _Miss(key, expect[key], getattr(ending, key))
    if "late" in expect and set(expect["late"]) != set(ending.late):
        yield _Miss("late", list(expect["late"]), list(ending.late))
    for expected in expect.get("measures", ()):
        if not any(_is(expected, measure) for measure in ending.measures):
            yield _Miss(
                "measures", expected, [measure for measure in ending.measures if measure.id == expected.id]
            )
    for expected in expect.get("no_measures", ()):
        unwanted = [measure for measure in ending.measures if _is(expected, measure)]
        if unwanted:
            yield _Miss("no_measures", expected, unwanted)


def _is(expected: ExpectedMeasure, measure: Measure) -> bool:
    return (
        measure.id == expected.id
        and expected.beneficiary in (None, measure.beneficiary)
        and (expected.provision is None or reference_covers(expected.provision, measure.provision))
    )
