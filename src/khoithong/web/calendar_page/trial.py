"""`Tính thử`: a limit counted from a day, as the engine counts every limit, with each day explained."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django import forms

from khoithong.procedure.calendar import OutsideCalendar
from khoithong.web.adapters import date_explanation

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from khoithong.procedure.calendar import WorkingCalendar
    from khoithong.procedure.limits import Explanation
    from khoithong.web.components import DateExplanation

LONGEST: Final = 250
"""Days that can be counted: about a year of working days."""

WAYS: Final = (
    ("lam-viec", "Ngày làm việc, kể từ ngày này"),
    ("lich", "Ngày (tính cả ngày nghỉ), kể từ ngày này"),
    ("truoc", "Ngày làm việc trước ngày này"),
)
_AMOUNT: Final = f"Nhập số ngày từ 1 đến {LONGEST}"


@dataclass(frozen=True, slots=True)
class Trial:
    """A count done: where it ends and why."""

    explanation: DateExplanation
    backwards: bool
    provisional: tuple[int, ...]
    """Provisional years the count goes through."""

    @property
    def due(self) -> date:
        """The day it ends on."""
        return self.explanation.due


class TrialForm(forms.Form):
    """From which day, how many, counted how."""

    ngay = forms.DateField(
        label="Từ ngày",
        error_messages={"required": "Nhập ngày để tính", "invalid": "Nhập ngày có thật theo dạng 18/03/2026"},
    )
    so = forms.IntegerField(
        label="Số ngày",
        min_value=1,
        max_value=LONGEST,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), _AMOUNT),
    )
    cach = forms.ChoiceField(
        label="Cách tính",
        choices=WAYS,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Chọn một cách tính"),
    )

    def __init__(
        self, data: Any, calendar: WorkingCalendar, provisional: Collection[int], today: date
    ) -> None:
        super().__init__(data if "ngay" in data else None, initial={"ngay": today, "cach": WAYS[0][0]})
        self._calendar = calendar
        self._provisional = provisional
        self._today = today
        self._counted: Explanation | None = None

    def clean(self) -> dict[str, Any]:
        """Count, so that a count that leaves the calendar is a fault of the form."""
        given = self.cleaned_data
        if not self.errors:
            try:
                self._counted = self._count(given["cach"], given["ngay"], given["so"])
            except OutsideCalendar as beyond:
                self.add_error("ngay", str(beyond))
        return given

    def _count(self, way: str, day: date, days: int) -> Explanation:
        if way == "lich":
            return self._calendar.explain_days(day, days)
        if way == "truoc":
            return self._calendar.explain_working_days_before(day, days)
        return self._calendar.explain_working_days(day, days)

    def trial(self) -> Trial | None:
        """The count; nothing for a form not filled in, or not rightly."""
        if not self.is_valid() or self._counted is None:
            return None
        backwards = self.cleaned_data["cach"] == "truoc"
        event = "ngày làm mốc" if backwards else "ngày xảy ra sự kiện"
        passed = {step.date.year for step in self._counted.steps}
        return Trial(
            date_explanation(event, self.cleaned_data["ngay"], self._counted, today=self._today),
            backwards,
            tuple(sorted(passed.intersection(self._provisional))),
        )
