"""Whose figures and for which days, as a page's address and form say it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from django import forms
from django.http import Http404

from khoithong.directives.rights import reader as directive_reader
from khoithong.reports.asked import Asked
from khoithong.reports.period import Period, year
from khoithong.reports.scope import chosen, offered, scopes_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from khoithong.reports.scope import Scope
    from khoithong.web.session import Here

FIRST: Final = date(2000, 1, 1)
LAST: Final = date(2100, 12, 31)
LONG: Final = (15, 30, 60, 90)
"""Days after which something may be said to have waited long."""
_INVALID: Final = "Nhập ngày có thật theo dạng 18/03/2026"


class AskForm(forms.Form):
    """An agency, a first and a last day. Nothing given: the widest scope one has, this year."""

    co_quan = forms.ChoiceField(label="Cơ quan", required=False)
    tu = forms.DateField(label="Từ ngày", required=False, error_messages={"invalid": _INVALID})
    den = forms.DateField(label="Đến ngày", required=False, error_messages={"invalid": _INVALID})
    ngay = forms.TypedChoiceField(
        label="Coi là lâu ngày",
        required=False,
        choices=[(days, f"từ {days} ngày") for days in LONG],
        coerce=int,
    )

    def __init__(self, data: Mapping[str, Any], here: Here, allowed: list[Scope]) -> None:
        this_year = year(here.day.year)
        super().__init__(
            {
                "co_quan": data.get("co_quan", ""),
                "tu": data.get("tu") or f"{this_year.since:%d/%m/%Y}",
                "den": data.get("den") or f"{this_year.until:%d/%m/%Y}",
                "ngay": data.get("ngay") if str(data.get("ngay")) in map(str, LONG) else str(LONG[1]),
            }
        )
        organisation = here.directory.organisation
        asked_for = {str(data.get("co_quan", ""))} & organisation.agencies.keys()
        agencies = offered(organisation, allowed) | asked_for
        names = sorted((here.directory.name(agency), agency) for agency in agencies)
        field = self.fields["co_quan"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "Toàn bộ phạm vi được xem"), *((id_, name) for name, id_ in names)]

    def clean(self) -> dict[str, Any]:
        """A period ends after it begins, within the years the product knows."""
        given: dict[str, Any] = self.cleaned_data
        since, until = given.get("tu"), given.get("den")
        if since and until and until < since:
            self.add_error("den", "Nhập ngày cuối không trước ngày đầu")
        for name, day in (("tu", since), ("den", until)):
            if day and not FIRST <= day <= LAST:
                self.add_error(name, f"Nhập ngày từ {FIRST:%d/%m/%Y} đến {LAST:%d/%m/%Y}")
        return given

    def period(self, default: Period) -> Period:
        """The days asked for; the default where they are faulty."""
        if self.is_valid():
            return Period(self.cleaned_data["tu"], self.cleaned_data["den"])
        return default

    @property
    def long(self) -> int:
        """Days after which something has waited long."""
        self.is_valid()
        return int(self.cleaned_data["ngay"])


@dataclass(frozen=True, slots=True)
class Asking:
    """A question put by an address: the form that shows it, and the question, if there is anything to count."""

    form: AskForm
    asked: Asked | None
    agency: str
    """As asked for; empty for the widest scope."""

    @property
    def query(self) -> str:
        """The same question for another address."""
        if self.asked is None:
            return ""
        return query_of(self.agency, self.asked.period, ngay=str(self.asked.long))


def query_of(agency: str, period: Period, **more: str) -> str:
    """The parameters of a question; empty ones are left out."""
    values = {
        "co_quan": agency,
        "tu": f"{period.since:%d/%m/%Y}",
        "den": f"{period.until:%d/%m/%Y}",
        **more,
    }
    return urlencode({name: value for name, value in values.items() if value})


def asking(parameters: Mapping[str, Any], here: Here) -> Asking:
    """What is asked for. An agency one may not count answers like one that does not exist: `Http404`."""
    allowed = scopes_of(here.person, here.day, here.directory)
    form = AskForm(parameters, here, allowed)
    agency = str(parameters.get("co_quan", ""))
    scope = chosen(allowed, here.directory.organisation, agency)
    if scope is None:
        if agency:
            raise Http404
        return Asking(form, None, agency)
    mine = directive_reader(here.person, here.day, here.directory).agencies
    period = form.period(year(here.day.year))
    return Asking(form, Asked(scope, period, here.day, here.reader, mine, form.long), agency)
