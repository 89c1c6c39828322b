"""The form that opens a round: prefilled from the task of a directive, or for the agencies one follows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from django import forms

from khoithong.desk.reports.open import LONGEST, Opening
from khoithong.reports import owed as lists
from khoithong.reports.catalogue import catalogue
from khoithong.reports.period import Period, year
from khoithong.reports.scope import offered, scopes_of
from khoithong.web.directing.words import task_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from khoithong.directives.rights import Reader
    from khoithong.reports.owed import Wanted
    from khoithong.web.session import Here

_DAY: Final = "Nhập ngày có thật theo dạng 18/03/2026"


@dataclass(frozen=True, slots=True)
class Ground:
    """What a round would rest on: the agency that opens it, the agencies that can owe, the task that orders it."""

    agency: str
    agencies: list[tuple[str, str]]
    wanted: Wanted | None


def ground(parameters: Mapping[str, Any], who: Reader, here: Here) -> Ground | None:
    """What can be opened in the office used; `None` for who may open none, or for a task there is not."""
    agency = here.capacity.agency if here.capacity else ""
    if agency not in who.acting:
        return None
    wanted = None
    if parameters.get("nhiem_vu"):
        wanted = next(
            (one for one in lists.wanted([agency]) if _is(one, parameters)),
            None,
        )
        if wanted is None:
            return None
    reach = offered(here.directory.organisation, scopes_of(here.person, here.day, here.directory))
    agencies = (reach | set(wanted.agencies if wanted else ())) - {agency}
    names = sorted((here.directory.name(one), one) for one in agencies)
    return Ground(agency, [(one, name) for name, one in names], wanted) if names else None


def _is(one: Wanted, parameters: Mapping[str, Any]) -> bool:
    return (str(one.task.id), one.round.isoformat() if one.round else "") == (
        parameters.get("nhiem_vu", ""),
        parameters.get("ky", ""),
    )


class OpeningForm(forms.Form):
    """Which kind, called what, about which days, by when, owed by whom."""

    kind = forms.ChoiceField(label="Loại báo cáo", error_messages={"required": "Chọn loại báo cáo"})
    title = forms.CharField(label="Tên đợt báo cáo", max_length=LONGEST, required=False)
    basis = forms.CharField(label="Thực hiện theo văn bản", max_length=LONGEST, required=False)
    since = forms.DateField(label="Số liệu từ ngày", required=False, error_messages={"invalid": _DAY})
    until = forms.DateField(label="Đến hết ngày", required=False, error_messages={"invalid": _DAY})
    due_on = forms.DateField(label="Hạn nộp", required=False, error_messages={"invalid": _DAY})
    agencies = forms.MultipleChoiceField(
        label="Cơ quan phải báo cáo", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: Any, found: Ground, today: date) -> None:
        super().__init__(data or None, initial=first_values(found, today))
        kinds = [(one.id, one.label) for one in catalogue().kinds.values()]
        for name, choices in (("kind", kinds), ("agencies", found.agencies)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices
        self._found = found

    def opening(self) -> Opening:
        """What is asked for; faults are the desk's to say."""
        given, wanted = self.cleaned_data, self._found.wanted
        return Opening(
            kind=given.get("kind", ""),
            title=given.get("title", ""),
            since=given.get("since"),
            until=given.get("until"),
            due_on=given.get("due_on"),
            agencies=tuple(given.get("agencies", ())),
            basis=given.get("basis", ""),
            task=wanted.task.id if wanted else None,
            task_round=wanted.round if wanted else None,
        )

    def take(self, problems: Mapping[str, str]) -> None:
        """Show what the desk found faulty."""
        for name, words in problems.items():
            self.add_error(name if name in self.fields else None, words)


def first_values(found: Ground, today: date) -> dict[str, Any]:
    """What stands in the form at first."""
    wanted = found.wanted
    if wanted is None:
        period = year(today.year)
        return {"kind": "annual", "title": f"Báo cáo năm {today.year}", **_days(period), "agencies": []}
    kind = catalogue().kinds[wanted.task.report_kind]
    period = _period(wanted, kind.years)
    return {
        "kind": kind.id,
        "title": f"{kind.label}: {period.words}" if kind.years == 1 else f"Báo cáo kết quả {kind.years} năm",
        "basis": task_words(wanted.task),
        **_days(period),
        "due_on": f"{wanted.due_on:%d/%m/%Y}" if wanted.due_on else "",
        "agencies": _known(wanted.agencies, found),
    }


def _known(agencies: Iterable[str], found: Ground) -> list[str]:
    offered = {one for one, _ in found.agencies}
    return [one for one in agencies if one in offered]


def _days(period: Period) -> dict[str, str]:
    return {"since": f"{period.since:%d/%m/%Y}", "until": f"{period.until:%d/%m/%Y}"}


def _period(wanted: Wanted, years: int) -> Period:
    """The calendar year of a yearly task's round; for several years those before the day the text sets: more time given to
    one agency moves its own day, not the years reported on."""
    last = wanted.round or wanted.task.due_on or wanted.due_on or wanted.task.directive.issued_on
    if last is None:
        raise ValueError("a directive that was issued has a day")
    if years == 1:
        return year(last.year)
    leap = (last.month, last.day) == (2, 29)
    first = last.replace(year=last.year - years, day=28 if leap else last.day)
    return Period(first + timedelta(days=1), last)
