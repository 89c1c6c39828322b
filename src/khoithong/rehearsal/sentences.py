"""Says in Vietnamese what was expected and what came."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from khoithong.procedure.wording import shown

if TYPE_CHECKING:
    from khoithong.procedure.refusals import Refusal
    from khoithong.procedure.regulation import Regulation
    from khoithong.rehearsal.expectations import Failure

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


def sentence(failure: Failure, regulation: Regulation) -> str:
    """One failure as a sentence, with the engine's own explanation and the provision as the text cites it."""
    because = f" Lý do: {explained(failure.reason, regulation)}" if failure.reason else ""
    if failure.key == "accepted":
        if failure.expected:
            return f"phải được chấp nhận, nhưng bị từ chối.{because}"
        return "phải bị từ chối, nhưng được chấp nhận."
    key, _, detail = failure.key.partition(".")
    subject = f"{_SUBJECTS[key]} {detail}".strip()
    if key in _UNWANTED:
        return f"{subject}: {in_words(failure.expected)}; nhưng lại có: {in_words(failure.got)}."
    return f"{subject}: phải là {in_words(failure.expected)}; nhưng là {in_words(failure.got)}.{because}"


def explained(refusal: Refusal, regulation: Regulation) -> str:
    """A refusal's message with its code and the provision it rests on."""
    place = ""
    if refusal.provision is not None:
        label = regulation.labels.get(refusal.provision)
        place = f"; {label}, {refusal.provision}" if label else f"; {refusal.provision}"
    return f"{refusal.message} ({refusal.code}{place})"


def in_words(value: Any) -> str:
    """A value as an official reads it."""
    if value is None or value in ((), [], {}):
        return "không có"
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, date):
        return shown(value)
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {in_words(inner)}" for key, inner in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(in_words(item) for item in value)
    if hasattr(value, "beneficiary"):
        return _measure_in_words(value)
    return str(value)


def _measure_in_words(measure: Any) -> str:
    owner = f" cho {measure.beneficiary}" if measure.beneficiary else ""
    place = f" ({measure.provision})" if measure.provision else ""
    return f"{measure.id}{owner}{place}"


def moment_in_words(at: datetime) -> str:
    """``04/05/2026 14:30``."""
    return f"{shown(at.date())} {at:%H:%M}"
