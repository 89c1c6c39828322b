"""`Lịch làm việc`: the days off and worked Saturdays every limit rests on. Read only: the calendar is data of the law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khoithong.casefiles.calendar_change import MOST, outlook
from khoithong.casefiles.queries import PAGE
from khoithong.lawbook.calendars import calendar_years, working_calendar
from khoithong.web.calendar_page.change import ChangeForm, moved_line
from khoithong.web.calendar_page.parts import parts
from khoithong.web.calendar_page.trial import TrialForm
from khoithong.web.calendar_page.year import chosen, year_page
from khoithong.web.page_number import page_number
from khoithong.web.session import current, signed_in

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
@signed_in
def year(request: HttpRequest) -> HttpResponse:
    """Show a year: its months, swapped days, and every day with the document it rests on."""
    today = current(request).day
    years = calendar_years()
    shown, missing = chosen(years, request.GET.get("nam", ""), today)
    context = {
        "parts": parts("calendar"),
        "years": years,
        "missing": missing,
        "page": year_page(shown, working_calendar(), today),
    }
    return render(request, "calendar/year.html", context)


@require_safe
@signed_in
def trial(request: HttpRequest) -> HttpResponse:
    """Count a limit from a day and show the count day by day."""
    provisional = [one.year for one in calendar_years() if one.status == "provisional"]
    form = TrialForm(request.GET, working_calendar(), provisional, current(request).day)
    context = {"parts": parts("calendar-trial"), "form": form, "trial": form.trial()}
    return render(request, "calendar/trial.html", context)


@require_safe
@signed_in
def change(request: HttpRequest) -> HttpResponse:
    """Show which running limits would move if a day were off or worked. Nothing is changed."""
    here = current(request)
    form = ChangeForm(request.GET, working_calendar())
    changes = form.changes()
    context: dict[str, object] = {"parts": parts("calendar-change"), "form": form, "most": MOST}
    if changes:
        found = outlook(changes, here.reader, here.directory)
        page = Paginator(found.moved, PAGE).get_page(page_number(request))
        context |= {
            "outlook": found,
            "cases": len({moved.case.id for moved in found.moved}),
            "page": page,
            "lines": [moved_line(moved, here.day) for moved in page],
        }
    return render(request, "calendar/change.html", context)
