"""Says in Vietnamese what was expected and what came."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from khoithong.procedure.wording import shown
from khoithong.rehearsal.names import Names

if TYPE_CHECKING:
    from khoithong.procedure.refusals import Refusal
    from khoithong.procedure.regulation import Regulation
    from khoithong.rehearsal.expectations import Failure
    from khoithong.rehearsal.scenario import Scenario

_SUBJECTS: Final[Mapping[str, str]] = {
    "refusal": "lý do từ chối",
    "provision": "căn cứ của việc từ chối",
    "status": "trạng thái",
    "deadlines": "thời hạn",
    "no_deadlines": "thời hạn không được có",
    "permitted": "việc được làm của",
    "not_permitted": "việc không được làm của",
    "tally": "kết quả kiểm phiếu",
    "voters": "người biểu quyết",
    "warnings": "cảnh báo",
    "no_warnings": "cảnh báo không được có",
    "decision": "quyết định",
    "evaluation": "kết quả đánh giá",
    "late": "thời hạn trễ",
    "measures": "quyền lợi",
    "no_measures": "quyền lợi không được có",
}
_UNWANTED: Final = frozenset({"no_deadlines", "not_permitted", "no_warnings", "no_measures"})
_AT_LEAST: Final = frozenset({"permitted", "warnings", "measures"})


def sentence(failure: Failure, scenario: Scenario) -> str:
    """One failure as a sentence, with the engine's own explanation and the provision as the text cites it."""
    because = f" Lý do: {explained(failure.reason, scenario.regulation)}" if failure.reason else ""
    if failure.key == "accepted":
        if failure.expected:
            return f"phải được chấp nhận, nhưng bị từ chối.{because}"
        return "phải bị từ chối, nhưng được chấp nhận."
    key, _, detail = failure.key.partition(".")
    names = Names(scenario.organisation)
    subject = f"{_SUBJECTS[key]} {names.subject(key, detail)}".strip()
    expected, got = (in_words(value, names.of(key)) for value in (failure.expected, failure.got))
    if key in _UNWANTED:
        return f"{subject}: {expected}; nhưng lại có {got}."
    if key in _AT_LEAST:
        return f"{subject}: phải có {expected}; nhưng {'chỉ có ' if failure.got else ''}{got}.{because}"
    return f"{subject}: phải là {expected}; nhưng là {got}.{because}"


def explained(refusal: Refusal, regulation: Regulation) -> str:
    """A refusal's message with its code and the provision it rests on."""
    place = ""
    if refusal.provision is not None:
        label = regulation.labels.get(refusal.provision)
        place = f"; {label}, {refusal.provision}" if label else f"; {refusal.provision}"
    return f"{refusal.message} ({refusal.code}{place})"


def in_words(value: Any, name: Callable[[str], str] = str) -> str:
    """A value as an official reads it; ``name`` adds to an identifier what it is called."""
    if value is None or value in ((), [], {}):
        return "không có"
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, date):
        return shown(value)
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {in_words(inner)}" for key, inner in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(in_words(item, name) for item in value)
    if hasattr(value, "beneficiary"):
        return _measure_in_words(value)
    return name(str(value))


def _measure_in_words(measure: Any) -> str:
    owner = f" cho {measure.beneficiary}" if measure.beneficiary else ""
    place = f" ({measure.provision})" if measure.provision else ""
    return f"{measure.id}{owner}{place}"


def moment_in_words(at: datetime) -> str:
    """``04/05/2026 14:30``."""
    return f"{shown(at.date())} {at:%H:%M}"
