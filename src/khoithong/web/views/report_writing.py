"""Writing a report: one heading at a time, saved while one types, with recorded facts to take over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khoithong.desk.directives.acting import Faulty
from khoithong.desk.reports.acting import NoSuchReport
from khoithong.desk.reports.save import LONGEST, SavedText, TextConflict, edition, save_text
from khoithong.reports.catalogue import catalogue
from khoithong.web.components import ErrorItem
from khoithong.web.reporting.opened import open_report
from khoithong.web.reporting.rows import groups
from khoithong.web.reporting.sources import chosen, sources
from khoithong.web.reporting.tiles import cited_with_law
from khoithong.web.session import current, signed_in, typed_texts
from khoithong.web.wording import time_words

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

    from khoithong.reports.catalogue import Heading
    from khoithong.web.reporting.opened import ReportPage

_TYPED: Final = "bao_cao_khong_luu_duoc"
"""Where the session keeps the last text that could not be saved because another window had been quicker."""


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def section(request: HttpRequest, report_id: UUID, name: str) -> HttpResponse:
    """Write one heading; saved on the way on, and while one types."""
    page, one = _opened(request, report_id, name)
    if request.method != "POST":
        return _form(request, page, one, page.text(name)) if page.writes else redirect(page.url)
    text = request.POST.get("text", "")
    if "add" in request.POST:
        found = chosen(sources(page, one), request.POST.getlist("take"))
        text = "\n".join(filter(None, [text.rstrip(), *found]))
    try:
        saved = save_text(
            report_id, page.here.person, name, text, request.POST.get("version", ""), clock=page.here.clock
        )
    except Faulty as fault:
        if not page.writes:
            return render(
                request, "reports/closed.html", {"page": page, "typed": typed_texts(request)}, status=409
            )
        return _form(request, page, one, text, str(fault), status=422)
    except NoSuchReport as fault:
        raise Http404 from fault
    if isinstance(saved, TextConflict):
        return _conflict(request, page, one, saved)
    if "add" in request.POST:
        return redirect(f"{page.section_url(name)}#id_text")
    return redirect(_next(request, page, name))


def _opened(request: HttpRequest, report_id: UUID, name: str) -> tuple[ReportPage, Heading]:
    page = open_report(report_id, current(request))
    if not page.owns:
        raise Http404
    try:
        return page, catalogue().heading(name)
    except KeyError as fault:
        raise Http404 from fault


def _next(request: HttpRequest, page: ReportPage, name: str) -> str:
    names = [one.id for one in page.headings]
    place = names.index(name) + 1
    if "leave" in request.POST:
        return page.url
    if place < len(names):
        return page.section_url(names[place])
    return reverse("report-check", args=[page.report.id])


def _form(
    request: HttpRequest, page: ReportPage, one: Heading, text: str, error: str = "", *, status: int = 200
) -> HttpResponse:
    names = [heading.id for heading in page.headings]
    place = names.index(one.id)
    return render(
        request,
        "reports/section.html",
        {
            "page": page,
            "heading": one,
            "citation": cited_with_law(one.provision),
            "groups": groups(one, page.figures, page.figure_url),
            "sources": sources(page, one),
            "text": text,
            "version": request.POST.get("version") or edition(page.text(one.id)),
            "number": place + 1,
            "next": page.headings[place + 1] if place + 1 < len(names) else None,
            "saved_at": time_words(page.report.changed_at) if page.text(one.id) and not error else "",
            "longest": LONGEST,
            "errors": [ErrorItem(error, "id_text")] if error else [],
            "crumbs": page.crumbs(),
        },
        status=status,
    )


@csrf_exempt
@require_POST
@signed_in
def autosave(request: HttpRequest, report_id: UUID, name: str) -> HttpResponse:
    """Save a heading while it is typed; answers for `app.js`. Its own header guards it, as in drafting."""
    if request.headers.get("X-Requested-With") != "autosave":
        raise PermissionDenied
    here = current(request)
    text, seen = request.POST.get("text", ""), request.POST.get("version", "")
    try:
        saved = save_text(report_id, here.person, name, text, seen, clock=here.clock)
    except NoSuchReport:
        return JsonResponse({"problem": "Báo cáo không còn."}, status=404)
    except Faulty as fault:
        return JsonResponse({"problem": str(fault)}, status=422)
    if isinstance(saved, SavedText):
        return JsonResponse({"saved_at": time_words(saved.at), "version": saved.edition})
    request.session[_TYPED] = {"report": str(report_id), "heading": name, "text": saved.mine}
    return JsonResponse({"conflict_url": reverse("report-conflict", args=[report_id, name])}, status=409)


@require_safe
@signed_in
def conflict(request: HttpRequest, report_id: UUID, name: str) -> HttpResponse:
    """Show the text another window could not save beside the one that was saved."""
    page, one = _opened(request, report_id, name)
    theirs = page.text(name)
    typed = request.session.get(_TYPED) or {}
    if (typed.get("report"), typed.get("heading")) != (str(report_id), name) or typed["text"] == theirs:
        return redirect(page.section_url(name))
    return _conflict(request, page, one, TextConflict(typed["text"], theirs, edition(theirs)))


def _conflict(request: HttpRequest, page: ReportPage, one: Heading, found: TextConflict) -> HttpResponse:
    """Show both texts; each can be kept, or both be put together, by sending the form again."""
    return render(
        request,
        "drafting/conflict.html",
        {
            "section": one,
            "found": found,
            "action": page.section_url(one.id),
            "rows": [(one.label, found.mine, found.theirs)],
            "both": f"{found.theirs}\n\n{found.mine}".strip(),
            "crumbs": page.crumbs(),
        },
        status=409 if request.method == "POST" else 200,
    )
