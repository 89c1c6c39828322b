"""`Chỉ đạo`: the directives one's agencies issued or have to carry out, and one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from khoithong.casefiles.attachments.store import StoreFailed
from khoithong.desk.answers import IdempotencyConflict
from khoithong.desk.directives.acting import Asked, Faulty
from khoithong.desk.directives.issue import Confirmed, issue
from khoithong.desk.directives.preparing import NoSuchDirective
from khoithong.desk.directives.withdraw import withdraw
from khoithong.directives.models import EntryFile
from khoithong.directives.models.directive import DRAFT, ISSUED
from khoithong.web.attachments import hand_out
from khoithong.web.components import ErrorItem, Field, Link
from khoithong.web.directing.directive_page import DirectivePage
from khoithong.web.directing.issue_page import IssuePage
from khoithong.web.directing.listing import directive_list
from khoithong.web.directing.opening import acts_as_owner, open_directive, reader_of
from khoithong.web.directing.words import STATUS_LABELS, STATUS_TONES, document_words
from khoithong.web.navigation import address
from khoithong.web.page_number import page_number, turned
from khoithong.web.session import current, signed_in

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, HttpResponseBase

    from khoithong.directives.models import Directive
    from khoithong.web.session import Here


@require_safe
@signed_in
def listing(request: HttpRequest) -> HttpResponse:
    """Show directives, 25 to a page: to be carried out, issued, or all one may read."""
    here = current(request)
    page = directive_list(request.GET.get("phan", ""), reader_of(here), here, page_number(request))
    return render(
        request,
        "directives/list.html",
        {
            "page": page,
            "before": turned(request, page.number - 1) if page.number > 1 else "",
            "after": turned(request, page.number + 1) if page.more else "",
        },
    )


@require_safe
@signed_in
def show(request: HttpRequest, code: str) -> HttpResponse:
    """Show a directive; a draft is shown where it is prepared."""
    here = current(request)
    row = open_directive(code, here)
    if row.status == DRAFT:
        return redirect("directive-edit", code)
    return _shown(request, row, here)


@require_safe
@signed_in
def file(request: HttpRequest, code: str) -> HttpResponseBase:
    """Hand out the file a directive was read from."""
    row = open_directive(code, current(request))
    if not row.source_sha256:
        raise Http404
    kept = EntryFile(sha256=row.source_sha256, media_type=row.source_type, size=row.source_size)
    try:
        answer = hand_out(kept, row.source_name)
    except StoreFailed:
        return render(request, "attachments/gone.html", {"unreachable": True}, status=503)
    return answer or render(request, "attachments/gone.html", status=410)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def confirm(request: HttpRequest, code: str) -> HttpResponse:
    """Show what issuing a draft will do; do it at the word of who acts for its owner."""
    here = current(request)
    row = open_directive(code, here)
    if row.status != DRAFT:
        return redirect("directive", code)
    if request.method != "POST":
        return _confirmation(request, row, here, [])
    version = request.POST.get("version", "")
    try:
        key = UUID(request.POST.get("key", ""))
        issue(
            code,
            Confirmed(
                here.person, here.office, int(version) if version.isdecimal() else 0, key, clock=here.clock
            ),
        )
    except ValueError:
        return _confirmation(request, row, here, [str(IdempotencyConflict())])
    except IdempotencyConflict as conflict:
        return _confirmation(request, row, here, [str(conflict)])
    except Faulty as faulty:
        row.refresh_from_db()
        return _confirmation(request, row, here, list(faulty.problems.values()))
    except NoSuchDirective:
        raise Http404 from None
    messages.success(request, "Đã giao. Các cơ quan thấy văn bản và nhiệm vụ từ bây giờ.")
    return redirect("directive", code)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def take_back(request: HttpRequest, code: str) -> HttpResponse:
    """Withdraw a directive, with a reason; its own page says what that does."""
    here = current(request)
    row = open_directive(code, here)
    if row.status != ISSUED or not acts_as_owner(row, here):
        raise Http404
    if request.method != "POST":
        return _withdrawal(request, row, {})
    try:
        key = UUID(request.POST.get("key", ""))
        withdraw(code, Asked(here.person, here.office, key, clock=here.clock), request.POST.get("reason", ""))
    except ValueError:
        return _withdrawal(request, row, {"": str(IdempotencyConflict())})
    except IdempotencyConflict as conflict:
        return _withdrawal(request, row, {"": str(conflict)})
    except Faulty as faulty:
        return _withdrawal(request, row, faulty.problems)
    messages.success(request, "Đã thu hồi văn bản.")
    return redirect("directive", code)


def _shown(request: HttpRequest, row: Directive, here: Here) -> HttpResponse:
    page = DirectivePage(row, reader_of(here), here)
    return render(
        request,
        "directives/show.html",
        {
            "page": page,
            "directive": row,
            "words": document_words(row),
            "status_label": STATUS_LABELS[row.status],
            "status_tone": STATUS_TONES[row.status],
            "may_withdraw": row.status == ISSUED and acts_as_owner(row, here),
            "crumbs": [Link("Văn bản chỉ đạo", address("directives"))],
        },
    )


def _confirmation(request: HttpRequest, row: Directive, here: Here, errors: list[str]) -> HttpResponse:
    return render(
        request,
        "directives/issue.html",
        {
            "page": IssuePage(row, here.directory, here.day),
            "directive": row,
            "agency": here.directory.name(row.owner),
            "key": uuid4(),
            "errors": errors,
            "crumbs": [
                Link("Văn bản chỉ đạo", address("directives")),
                Link(f"Bản nháp {row.code}", reverse("directive-edit", args=[row.code])),
            ],
        },
        status=422 if errors else 200,
    )


def _withdrawal(request: HttpRequest, row: Directive, problems: dict[str, str]) -> HttpResponse:
    field = Field(
        "textarea",
        "reason",
        "Lý do thu hồi",
        request.POST.get("reason", ""),
        hint="Mọi cơ quan đã được giao việc đều đọc được",
        errors=(problems["reason"],) if "reason" in problems else (),
        rows=4,
    )
    return render(
        request,
        "directives/withdraw.html",
        {
            "directive": row,
            "words": document_words(row),
            "field": field,
            "key": request.POST.get("key") or uuid4(),
            "errors": [ErrorItem(text, f"id_{name}" if name else "") for name, text in problems.items()],
            "crumbs": [
                Link("Văn bản chỉ đạo", address("directives")),
                Link(row.code, reverse("directive", args=[row.code])),
            ],
        },
        status=422 if problems else 200,
    )
