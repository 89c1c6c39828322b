"""`Giám sát`: what those who follow and supervise look for, each number a link to its list; their own notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import uuid4

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from khoithong.casefiles import rights
from khoithong.desk.answers import IdempotencyConflict, NoSuchCase
from khoithong.desk.directives.acting import Faulty
from khoithong.desk.reports.acting import Asked
from khoithong.desk.reports.note import add_note, read_notes
from khoithong.lawbook.labels import labels
from khoithong.lawbook.pack import describe
from khoithong.reports.catalogue import catalogue
from khoithong.reports.figures import figures, matrix
from khoithong.reports.models import SupervisionNote
from khoithong.reports.scope import follows, noting
from khoithong.reports.supervision import late_reports, without_proposals
from khoithong.web.adapters import citation
from khoithong.web.components import ErrorItem
from khoithong.web.page_number import page_number, turned
from khoithong.web.reporting.asking import asking, query_of
from khoithong.web.reporting.heat import ENDED, MISSED, heat
from khoithong.web.reporting.keys import key_of
from khoithong.web.reporting.noted import facts_of, noted
from khoithong.web.reporting.tiles import statistics_url, tile
from khoithong.web.session import current, signed_in

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from khoithong.casefiles.rows import CaseRow
    from khoithong.web.reporting.asking import Asking
    from khoithong.web.session import Here

FOLLOWED: Final = ("limits_overdue", "tasks_overdue", "unchecked")
WAITING: Final = ("waits_opinion", "waits_other", "waits_measures")
AVOIDING: Final = ("repeated_supplements", "postponed_meetings", "long_silence")
"""Facts in which 6/3 may show; nothing is concluded from them."""
PAGE: Final = 25


@require_safe
@signed_in
def overview(request: HttpRequest) -> HttpResponse:
    """Show what there is to follow up."""
    here = current(request)
    question = asking(request.GET, here) if follows(here.person, here.day, here.directory) else None
    shown = _shown(question, here) if question else {}
    return render(
        request,
        "reports/supervision.html",
        {
            "asking": question,
            "form": question.form if question else None,
            "notes": bool(noting(here.person, here.day, here.directory)),
            **shown,
        },
    )


def _shown(question: Asking, here: Here) -> dict[str, object]:
    asked = question.asked
    if asked is None:
        return {}
    found = figures(asked, [*FOLLOWED, *WAITING, *AVOIDING])
    url = statistics_url(question.query)

    def cell_url(agency: str, step: str) -> str:
        return f"{reverse('statistics-list', args=[MISSED])}?{query_of(agency or question.agency, asked.period, phan=step)}"

    provision = catalogue().figures[AVOIDING[0]].provision
    return {
        "followed": [tile(found[name], url(name)) for name in FOLLOWED],
        "waiting": [tile(found[name], url(name)) for name in WAITING],
        "avoiding": [tile(found[name], url(name)) for name in AVOIDING],
        "quoted": [citation(describe(provision.partition("#")[0]), provision, quoted=True)],
        "silent": len(without_proposals(asked, here.directory)),
        "late": len(late_reports(asked, here.directory)),
        "query": question.query,
        "heat": heat(matrix(asked, [ENDED, MISSED]), here.directory, cell_url),
        "period": asked.period.words,
        "agency": here.directory.name(asked.scope.agency),
        "counted": len(asked.scope.agencies),
    }


@require_safe
@signed_in
def agencies(request: HttpRequest, name: str) -> HttpResponse:
    """List the agencies that proposed nothing (`khong-de-xuat`) or owe a report past its day (`cham-bao-cao`)."""
    here = current(request)
    question = asking(request.GET, here) if follows(here.person, here.day, here.directory) else None
    asked = question.asked if question else None
    if question is None or asked is None or name not in ("khong-de-xuat", "cham-bao-cao"):
        raise Http404
    number, silent = page_number(request), name == "khong-de-xuat"
    rows: list[tuple[str, str, object]]
    if silent:
        rows = [(here.directory.name(one), "", None) for one in without_proposals(asked, here.directory)]
    else:
        rows = [
            (here.directory.name(one.agency), f"{one.title}, chậm {one.days} ngày", one.due_on)
            for one in late_reports(asked, here.directory)
        ]
    return render(
        request,
        "reports/agencies.html",
        {
            "silent": silent,
            "rows": rows[(number - 1) * PAGE : number * PAGE],
            "total": len(rows),
            "period": asked.period.words,
            "agency": here.directory.name(asked.scope.agency),
            "back": f"{reverse('supervision')}?{question.query}",
            "number": number,
            "before": turned(request, number - 1) if number > 1 else "",
            "after": turned(request, number + 1) if number * PAGE < len(rows) else "",
        },
    )


@require_safe
@signed_in
def notes(request: HttpRequest) -> HttpResponse:
    """List the cases one's agency has notes about, the newest first."""
    here, number = current(request), page_number(request)
    held = noting(here.person, here.day, here.directory)
    if not held:
        raise Http404
    rows = SupervisionNote.objects.filter(agency__in=held).select_related("case").order_by("-at", "-id")
    start = (number - 1) * PAGE
    found = list(rows[start : start + PAGE + 1])
    return render(
        request,
        "reports/notes.html",
        {
            "lines": [noted(one, here) for one in found[:PAGE]],
            "number": number,
            "before": turned(request, number - 1) if number > 1 else "",
            "after": turned(request, number + 1) if len(found) > PAGE else "",
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def case(request: HttpRequest, code: str) -> HttpResponse:
    """A case as those who supervise look at it: its facts, and the notes of their own agency."""
    here = current(request)
    row = rights.find(code, here.reader)
    if row is None or not noting(here.person, here.day, here.directory):
        raise Http404
    if request.method != "POST":
        return _case(request, row, here)
    try:
        add_note(
            code, request.POST.get("text", ""), Asked(here.person, here.office, key_of(request), here.clock)
        )
    except Faulty as fault:
        return _case(request, row, here, str(fault), 422)
    except IdempotencyConflict as fault:
        return _case(request, row, here, str(fault), 409)
    except NoSuchCase as fault:
        raise Http404 from fault
    messages.success(request, "Đã ghi chú.")
    return redirect("supervision-case", code)


def _case(
    request: HttpRequest, row: CaseRow, here: Here, problem: str = "", status: int = 200
) -> HttpResponse:
    own = here.capacity.agency if here.capacity else ""
    return render(
        request,
        "reports/supervised_case.html",
        {
            "row": row,
            "title": row.title or row.code,
            "agency": here.directory.name(row.deciding_agency or row.employing_agency),
            "status_label": labels().statuses[row.status],
            "facts": facts_of(row, here),
            "lines": [noted(one, here) for one in read_notes(row.id, here.person, here.clock)],
            "own": here.directory.name(own),
            "typed": request.POST.get("text", ""),
            "key": uuid4(),
            "errors": [ErrorItem(problem, "id_text")] if problem else [],
        },
        status=status,
    )
