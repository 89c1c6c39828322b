"""`Thống kê`: few figures, each a link to exactly what it counts; pictures, each with its sentence and its table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from khoithong.lawbook.calendars import working_calendar
from khoithong.reports.catalogue import catalogue
from khoithong.reports.counting import COUNTED
from khoithong.reports.durations import by_quarter, durations
from khoithong.reports.figures import figures, matrix
from khoithong.reports.lines import lines
from khoithong.reports.quarters import received
from khoithong.reports.scope import noting
from khoithong.web.page_number import page_number, turned
from khoithong.web.reporting.asking import asking, query_of
from khoithong.web.reporting.benefits import benefits
from khoithong.web.reporting.funnel import STAGES, funnel
from khoithong.web.reporting.heat import ENDED, MISSED, heat
from khoithong.web.reporting.limit import meeting_limit
from khoithong.web.reporting.lines import DAYS, counted, part_words
from khoithong.web.reporting.tiles import cited, statistics_url, tile
from khoithong.web.reporting.trend import STEP, trend
from khoithong.web.session import current, signed_in

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from khoithong.web.reporting.asking import Asking
    from khoithong.web.session import Here

NO_RESULT: Final = "chua"
"""Asks for what has no result yet."""

SHOWN: Final = (
    "submitted",
    "under_review",
    "approved",
    "in_execution",
    "completed",
    "limits_overdue",
    "encouragement_pending",
    "protection_pending",
)
"""The few figures on top."""


@require_safe
@signed_in
def overview(request: HttpRequest) -> HttpResponse:
    """Show the figures and pictures of a scope and a period."""
    here = current(request)
    question = asking(request.GET, here)
    shown = _pictures(request, question, here) if question.asked else {}
    return render(request, "reports/statistics.html", {"asking": question, "form": question.form, **shown})


def _pictures(request: HttpRequest, question: Asking, here: Here) -> dict[str, object]:
    asked = question.asked
    if asked is None:
        return {}
    found = figures(asked, [*SHOWN, *STAGES])
    url = statistics_url(question.query)
    quarters, packs = received(asked)
    calendar = working_calendar()
    number = page_number(request)

    def cell_url(agency: str, step: str) -> str:
        query = query_of(agency or question.agency, asked.period, phan=step)
        return f"{reverse('statistics-list', args=[MISSED])}?{query}"

    def benefit_url(name: str, agency: str, result: str) -> str:
        query = query_of(
            agency or question.agency, asked.period, phan=result or ("" if agency else NO_RESULT)
        )
        return f"{reverse('statistics-list', args=[name])}?{query}"

    return {
        "tiles": [tile(found[name], url(name)) for name in SHOWN],
        "period": asked.period.words,
        "agency": here.directory.name(asked.scope.agency),
        "counted": len(asked.scope.agencies),
        "funnel": funnel(found, durations(asked, calendar), url),
        "heat": heat(matrix(asked, [ENDED, MISSED]), here.directory, cell_url, number),
        "benefits": benefits(asked, here.directory, benefit_url, number),
        "number": number,
        "before": turned(request, number - 1) if number > 1 else "",
        "after": turned(request, number + 1),
        "trend": trend(
            asked.period,
            quarters,
            by_quarter(asked, STEP, calendar),
            meeting_limit(packs),
            lambda one: f"{reverse('statistics-list', args=['submitted'])}?{query_of(question.agency, one)}",
        ),
    }


@require_safe
@signed_in
def listing(request: HttpRequest, figure: str) -> HttpResponse:
    """Show exactly what a figure counts."""
    here = current(request)
    question = asking(request.GET, here)
    if question.asked is None or figure not in COUNTED:
        raise Http404
    definition, source = catalogue().figures[figure], COUNTED[figure][0]
    given, number = request.GET.get("phan", "").replace("\x00", ""), page_number(request)
    part = None if not given else "" if given == NO_RESULT else given
    followed = definition.group == "following"
    page = lines(question.asked, figure, part=part, number=number)
    return render(
        request,
        "reports/list.html",
        {
            "definition": definition,
            "citation": cited(definition.provision),
            "part": part_words(part, source) if part is not None else "",
            "period": question.asked.period.words,
            "end": question.asked.end,
            "agency": here.directory.name(question.asked.scope.agency),
            "page": page,
            "lines": [counted(one, source, here.directory) for one in page.items],
            "day_label": DAYS[source.name],
            "back": f"{reverse('supervision' if followed else 'statistics')}?{question.query}",
            "back_words": "Giám sát" if followed else "Thống kê",
            "notes": bool(noting(here.person, here.day, here.directory)),
            "number": number,
            "before": turned(request, number - 1) if number > 1 else "",
            "after": turned(request, number + 1) if page.more else "",
        },
    )
