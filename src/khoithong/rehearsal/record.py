"""The outcome of a rehearsal as data, for ``--json``: dates in ISO 8601, moments with the offset of Việt Nam."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from khoithong.rehearsal.sentences import sentence

if TYPE_CHECKING:
    from khoithong.lawbook.yamlsource import SourceError
    from khoithong.procedure.deadlines import Deadline
    from khoithong.procedure.measures import Measure
    from khoithong.procedure.refusals import Refusal
    from khoithong.rehearsal.expectations import Failure
    from khoithong.rehearsal.player import Ending, Look, Result

OFFSET: Final = "+07:00"

Record = dict[str, Any]


def result_record(result: Result, failures: Sequence[Failure]) -> Record:
    """A scenario that was played."""
    scenario = result.scenario
    return {
        "title": scenario.title,
        "regulation": scenario.regulation.id,
        "ok": not failures,
        "failures": [_failure(failure, result) for failure in failures],
        "acts": [_look(index, look) for index, look in enumerate(result.looks)],
        "final": _ending(result.ending),
    }


def error_record(error: SourceError) -> Record:
    """A file that is not a valid scenario: nothing was played."""
    return {
        "title": None,
        "regulation": None,
        "ok": False,
        "failures": [],
        "acts": [],
        "final": None,
        "error": {"file": error.file, "line": error.line, "message": error.message},
    }


def _failure(failure: Failure, result: Result) -> Record:
    act = result.looks[failure.index].entry.act if failure.index is not None else None
    return {
        "file": result.scenario.file,
        "line": failure.line,
        "index": failure.index,
        "act": act.kind if act else None,
        "key": failure.key,
        "expected": _plain(failure.expected),
        "got": _plain(failure.got),
        "message": sentence(failure, result.scenario),
    }


def _look(index: int, look: Look) -> Record:
    act = look.entry.act
    return {
        "index": index,
        "act": act.kind if act else None,
        "by": act.by if act else None,
        "at": _moment(look.entry.at),
        "accepted": look.refusal is None if act else None,
        "refusal": _refusal(look.refusal) if look.refusal else None,
        "status": look.status,
        "warnings": list(look.warnings),
        "deadlines": [_deadline(deadline) for deadline in look.deadlines],
        "permitted": {person: list(acts) for person, acts in look.permitted.items()},
        "voters": list(look.voters),
        "tally": dict(look.tally) if look.tally is not None else None,
    }


def _ending(ending: Ending) -> Record:
    return {
        "status": ending.status,
        "decision": ending.decision,
        "evaluation": ending.evaluation,
        "late": list(ending.late),
        "measures": [_measure(measure) for measure in ending.measures],
    }


def _refusal(refusal: Refusal) -> Record:
    return {
        "code": refusal.code,
        "provision": refusal.provision,
        "message": refusal.message,
        "fields": list(refusal.fields),
    }


def _deadline(deadline: Deadline) -> Record:
    return {
        "id": deadline.id,
        "due": deadline.due.isoformat(),
        "state": deadline.state,
        "kind": deadline.kind,
        "provision": deadline.provision,
    }


def _measure(measure: Measure) -> Record:
    return {
        "id": measure.id,
        "beneficiary": measure.beneficiary,
        "provision": measure.provision,
        "authority": measure.authority,
        "state": measure.state,
    }


def _moment(at: datetime) -> str:
    return at.isoformat(timespec="seconds") + OFFSET


def _plain(value: Any) -> Any:
    """A value of an expectation as JSON knows it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if hasattr(value, "beneficiary"):
        return {"id": value.id, "beneficiary": value.beneficiary, "provision": value.provision}
    return value
