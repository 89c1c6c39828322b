"""`Nếu đổi lịch`: which limits would move if a day were off, or worked. A preview; the calendar stays as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.urls import reverse

from khoithong.lawbook.labels import labels
from khoithong.lawbook.pack import describe
from khoithong.procedure.limits import off, worked
from khoithong.web.adapters import citation
from khoithong.web.wording import date_words, days_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from khoithong.casefiles.calendar_change import MovedLimit
    from khoithong.procedure.calendar import DayKind, WorkingCalendar
    from khoithong.web.components import Citation


@dataclass(frozen=True, slots=True)
class MovedLine:
    """A limit that would move, as a line of the preview."""

    url: str
    code: str
    title: str
    label: str
    citation: Citation | None
    why_url: str
    before: date
    after: date
    shift: str
    """`muộn hơn 3 ngày`."""
    consequence: str
    """What becomes of being overdue, where that changes."""


class ChangeForm(forms.Form):
    """A day off, a day worked, or both: a swap."""

    nghi = forms.DateField(
        label="Nghỉ thêm ngày",
        required=False,
        error_messages={"invalid": "Nhập ngày có thật theo dạng 18/03/2026"},
        help_text="Một ngày làm việc, ghi dạng 18/03/2026.",
    )
    lam = forms.DateField(
        label="Làm bù ngày",
        required=False,
        error_messages={"invalid": "Nhập ngày có thật theo dạng 18/03/2026"},
        help_text="Một ngày nghỉ, ghi dạng 18/03/2026.",
    )

    def __init__(self, data: Any, calendar: WorkingCalendar) -> None:
        super().__init__(data if "nghi" in data or "lam" in data else None)
        self._calendar = calendar

    def clean(self) -> dict[str, Any]:
        """At least one day, each one that would change something."""
        given = self.cleaned_data
        if not self.errors and not given.get("nghi") and not given.get("lam"):
            self.add_error("nghi", "Nhập ngày nghỉ thêm, ngày làm bù hoặc cả hai")
        return given

    def clean_nghi(self) -> date | None:
        """A working day."""
        return self._ordinary("nghi", working=True)

    def clean_lam(self) -> date | None:
        """A day off."""
        return self._ordinary("lam", working=False)

    def _ordinary(self, name: str, *, working: bool) -> date | None:
        day: date | None = self.cleaned_data[name]
        if day is None:
            return None
        calendar = self._calendar
        if not calendar.covers(day):
            first, last = date_words(calendar.first), date_words(calendar.last)
            raise forms.ValidationError(f"Chọn ngày trong lịch đã có, từ {first} đến {last}")
        if calendar.is_working(day) != working:
            already = "đã là ngày nghỉ" if working else "đã là ngày làm việc"
            reason = (off if working else worked)(calendar, day)
            raise forms.ValidationError(f"Ngày {date_words(day)} {already} ({reason})")
        return day

    def changes(self) -> Mapping[date, DayKind]:
        """The days as the calendar takes them; empty for a form not filled in, or not rightly."""
        if not self.is_valid():
            return {}
        kinds: tuple[tuple[str, DayKind], ...] = (("nghi", "off"), ("lam", "work"))
        return {self.cleaned_data[name]: kind for name, kind in kinds if self.cleaned_data[name]}


def moved_line(moved: MovedLimit, today: date) -> MovedLine:
    """A limit that would move, in words."""
    case = moved.case
    return MovedLine(
        url=reverse("case", args=[case.code]),
        code=case.code,
        title=case.title or case.code,
        label=labels().deadlines.get(moved.deadline, moved.deadline),
        citation=citation(describe(case.pack), moved.provision),
        why_url=reverse("case-why", args=[case.code, moved.number]),
        before=moved.before,
        after=moved.after,
        shift=_shift(moved),
        consequence=_consequence(moved, today),
    )


def _shift(moved: MovedLimit) -> str:
    days = (moved.after - moved.before).days
    return f"{'muộn' if days > 0 else 'sớm'} hơn {days_words(abs(days), 'calendar')}"


def _consequence(moved: MovedLimit, today: date) -> str:
    if moved.before < today <= moved.after:
        return "không còn quá hạn"
    return "sẽ quá hạn ngay" if moved.after < today <= moved.before else ""
