"""Two rehearsals side by side in words; what differs is marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from khoithong.procedure.wording import shown
from khoithong.rehearsal.comparing import GROUPS, compare

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from khoithong.rehearsal.comparing import Compared
    from khoithong.web.rehearsing.stage import Stage

_HEADINGS: Final = {
    "setting": "Văn bản áp dụng",
    "steps": "Các bước",
    "meetings": "Biểu quyết",
    "deadlines": "Thời hạn",
    "result": "Kết quả",
    "warnings": "Cảnh báo",
    "measures": "Khuyến khích và bảo vệ",
}
_RESULTS: Final = {
    "status": "Trạng thái",
    "decision": "Quyết định",
    "evaluation": "Kết quả đánh giá",
    "late": "Thời hạn bị trễ",
}
NOTHING: Final = "–"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the comparison."""

    label: str
    first: str
    second: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Section:
    """Lines about one thing."""

    heading: str
    rows: Sequence[Row]

    @property
    def differing(self) -> list[Row]:
        """The lines that differ."""
        return [row for row in self.rows if row.differs]

    @property
    def alike(self) -> list[Row]:
        """The lines that do not."""
        return [row for row in self.rows if not row.differs]

    @property
    def alike_words(self) -> str:
        """What their fold is called."""
        return f"{self.heading}: {len(self.alike)} điểm giống nhau"


def sections(first: Stage, second: Stage) -> list[Section]:
    """The comparison, group by group; groups about which neither has anything to say are left out."""
    found = compare(first.result, second.result)
    made = [(group, [_row(first, second, one) for one in found if one.group == group]) for group in GROUPS]
    return [Section(_HEADINGS[group], rows) for group, rows in made if rows]


def _row(first: Stage, second: Stage, one: Compared) -> Row:
    label, words = _WORDED[one.group]
    stage = first if one.first is not None else second
    return Row(
        label(stage, one.key),
        words(first, one.key, one.first),
        words(second, one.key, one.second),
        one.differs,
    )


def _setting(stage: Stage, key: tuple[str, ...], value: Any) -> str:  # noqa: ARG001 - one signature for all
    return stage.pack.identity.title if value is not None else NOTHING


def _step_label(stage: Stage, key: tuple[str, ...]) -> str:
    kind, number = key
    noun = stage.labels.acts[kind].noun
    return noun if number == "1" else f"{noun} (lần {number})"


def _step(stage: Stage, key: tuple[str, ...], value: Any) -> str:  # noqa: ARG001 - one signature for all
    if value is None:
        return NOTHING
    day, person, refused = value
    words = f"{shown(day)}, {stage.name(person)}"
    return f"{words}: không được. {refused}" if refused else words


def _meeting_label(stage: Stage, key: tuple[str, ...]) -> str:
    if key[1] == "tally":
        return f"Kết quả kiểm phiếu, cuộc họp {key[0]}"
    return f"{stage.name(key[2])}, cuộc họp {key[0]}"


def _meeting(stage: Stage, key: tuple[str, ...], value: Any) -> str:
    if value is None:
        return NOTHING
    if key[1] == "ballot":
        return stage.labels.choices["vote.ballot"].get(value, "Vắng mặt")
    passed = "thông qua" if value["passed"] else "không thông qua"
    tie = ", ngang nhau" if value["tie"] else ""
    return f"Tán thành {value['for']}, không tán thành {value['against']}, ý kiến khác {value['other']}{tie}: {passed}"


def _deadline(stage: Stage, key: tuple[str, ...], value: Any) -> str:  # noqa: ARG001 - one signature for all
    return f"{shown(value[0])} ({stage.labels.deadline_states[value[1]].lower()})" if value else NOTHING


def _result(stage: Stage, key: tuple[str, ...], value: Any) -> str:
    labels = stage.labels
    if key[0] == "late":
        return ", ".join(labels.deadlines[one] for one in value or ()) or "Không có"
    names = {"status": labels.statuses, "decision": labels.decisions, "evaluation": labels.evaluations}
    return names[key[0]].get(value or "", "Chưa có")


def _warning(stage: Stage, key: tuple[str, ...], value: Any) -> str:  # noqa: ARG001 - one signature for all
    return "Có" if value else "Không"


def _measure_label(stage: Stage, key: tuple[str, ...]) -> str:
    return f"{stage.pack.measures.get(key[0], key[0])}: {stage.name(key[1])}"


def _measure(stage: Stage, key: tuple[str, ...], value: Any) -> str:  # noqa: ARG001 - one signature for all
    return stage.labels.measure_states[value] if value else "Không có"


_WORDED: Final[
    dict[str, tuple[Callable[[Stage, tuple[str, ...]], str], Callable[[Stage, tuple[str, ...], Any], str]]]
] = {
    "setting": (lambda stage, key: "Văn bản", _setting),  # noqa: ARG005
    "steps": (_step_label, _step),
    "meetings": (_meeting_label, _meeting),
    "deadlines": (lambda stage, key: stage.labels.deadlines[key[0]], _deadline),
    "result": (lambda stage, key: _RESULTS[key[0]], _result),  # noqa: ARG005
    "warnings": (lambda stage, key: stage.labels.warnings[key[0]], _warning),
    "measures": (_measure_label, _measure),
}
