"""`Tuyên truyền`: plans of agencies, what is to appear and what appeared, by agency and by directive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.db.models import F
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from khoithong.casefiles.attachments.formats import label_of
from khoithong.casefiles.attachments.store import StoreFailed
from khoithong.desk.answers import IdempotencyConflict
from khoithong.desk.attach import too_large
from khoithong.desk.directives.acting import Asked, Faulty
from khoithong.desk.directives.communicate import (
    Evidence,
    NoSuchItem,
    add_item,
    cancel_item,
    plan_communication,
    publish_item,
)
from khoithong.directives import communication as reading
from khoithong.directives.models import CommunicationFile, CommunicationItem, CommunicationPlan, Directive
from khoithong.directives.models.communication import PLANNED
from khoithong.directives.models.directive import ISSUED
from khoithong.directives.rights import readable_directives
from khoithong.web.attachments import FileLine, hand_out, size_words
from khoithong.web.components import ErrorItem, Field, Link
from khoithong.web.directing.communication import (
    item_fields,
    item_lines,
    plan_fields,
    publish_fields,
    typed_dates,
)
from khoithong.web.directing.opening import open_directive, reader_of
from khoithong.web.directing.words import document_words
from khoithong.web.navigation import address
from khoithong.web.page_number import page_number, turned
from khoithong.web.receiving import Received
from khoithong.web.session import current, signed_in
from khoithong.web.tasks.words import short

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse, HttpResponseBase

    from khoithong.web.session import Here

_PAGE = 25
_STORE_FAILED = "Chưa lưu được vì kho tệp đang gián đoạn. Thử lại sau ít phút."


@require_safe
@signed_in
def listing(request: HttpRequest) -> HttpResponse:
    """Show what one's agencies plan and published; or, by choice, what appeared everywhere one may see."""
    here = current(request)
    who = reader_of(here)
    own = request.GET.get("phan") != "tat-ca"
    number = page_number(request)
    rows = reading.items(who, here.directory, own=own).order_by(
        F("published_on").desc(nulls_first=True), "planned_on", "-changed_at", "id"
    )
    first = (number - 1) * _PAGE
    taken = list(rows[first : first + _PAGE + 1])
    base, directives = reverse("communication"), _directives(here)
    return render(
        request,
        "communication/list.html",
        {
            "lines": item_lines(taken[:_PAGE], here, {code for code, _ in directives}),
            "plans": _plans(here),
            "directives": directives,
            "parts": [
                Link("Cơ quan tôi", base, current=own),
                Link("Tất cả được xem", f"{base}?phan=tat-ca", current=not own),
            ],
            "own": own,
            "may_add": bool(who.acting),
            "number": number,
            "before": turned(request, number - 1) if number > 1 else "",
            "after": turned(request, number + 1) if len(taken) > _PAGE else "",
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def add(request: HttpRequest) -> HttpResponse:
    """Add something that is to appear."""
    here = _acting(request)

    def write(data: dict[str, Any]) -> str:
        item = add_item(_asked(request, here), data)
        return reverse("communication-item", args=[item.id])

    def fields(typed: dict[str, str], problems: dict[str, str]) -> list[Field]:
        plans = [
            plan for plan in reading.plans(reader_of(here), here.directory) if plan.agency == _agency(here)
        ]
        return item_fields(typed, problems, plans, _directives(here))

    return _form(request, "Thêm nội dung tuyên truyền", fields, write, "planned_on")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def add_plan(request: HttpRequest) -> HttpResponse:
    """Make a plan."""
    here = _acting(request)

    def write(data: dict[str, Any]) -> str:
        plan = plan_communication(_asked(request, here), data)
        return reverse("communication-plan", args=[plan.id])

    def fields(typed: dict[str, str], problems: dict[str, str]) -> list[Field]:
        return plan_fields(typed, problems, _directives(here))

    return _form(request, "Lập kế hoạch tuyên truyền", fields, write, "since", "until")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def show(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Show an item; record that it appeared, or that it will not."""
    here = current(request)
    row = _open_item(item_id, here)
    if request.method != "POST":
        return _item(request, row, here, {}, {})
    typed = {name: value for name, value in request.POST.items() if isinstance(value, str)}
    try:
        data = typed_dates(request.POST, "published_on")
        if request.POST.get("do") == "cancel":
            cancel_item(row.id, _asked(request, here), request.POST.get("reason", ""))
            messages.success(request, "Đã ghi là không thực hiện.")
        else:
            publish_item(row.id, _asked(request, here), data, _files(request))
            messages.success(request, "Đã ghi việc đăng.")
    except Faulty as faulty:
        return _item(request, row, here, typed, faulty.problems)
    except IdempotencyConflict as conflict:
        return _item(request, row, here, typed, {"": str(conflict)})
    except StoreFailed:
        return _item(request, row, here, typed, {"files": _STORE_FAILED})
    except NoSuchItem:
        raise Http404 from None
    return redirect("communication-item", row.id)


@require_safe
@signed_in
def file(request: HttpRequest, item_id: UUID, file_id: UUID) -> HttpResponseBase:
    """Hand out a proof."""
    row = _open_item(item_id, current(request))
    kept = CommunicationFile.objects.filter(id=file_id, item=row).first()
    if kept is None:
        raise Http404
    try:
        answer = hand_out(kept, kept.name)
    except StoreFailed:
        return render(request, "attachments/gone.html", {"unreachable": True}, status=503)
    return answer or render(request, "attachments/gone.html", status=410)


@require_safe
@signed_in
def plan(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Show a plan with its items."""
    here = current(request)
    who = reader_of(here)
    rows = CommunicationPlan.objects.filter(reading.readable_plans(who, here.directory))
    found = rows.select_related("directive").filter(id=plan_id).first()
    if found is None:
        raise Http404
    items = found.items.filter(reading.readable_items(who, here.directory)).select_related("directive")
    codes = _codes(here)
    return render(
        request,
        "communication/plan.html",
        {
            "plan": found,
            "agency": here.directory.name(found.agency),
            "directive": found.directive if found.directive and found.directive.code in codes else None,
            "lines": item_lines(list(items.order_by("planned_on", "id")), here, codes),
            "may_add": _agency(here) == found.agency and found.agency in who.acting,
            "crumbs": [Link("Tuyên truyền", address("communication"))],
        },
    )


@require_safe
@signed_in
def of_directive(request: HttpRequest, code: str) -> HttpResponse:
    """Show what the agencies of a directive planned and published for it: all to its owner, one's own to the others."""
    here = current(request)
    row = open_directive(code, here)
    who = reader_of(here)
    sees_all = row.owner in who.agencies or who.supervises or reading.guides(who, here.directory)
    agencies = [one for one in reading.overview(row.id) if sees_all or one.agency in who.agencies]
    items = reading.items(who, here.directory, own=False).filter(directive=row)
    if not sees_all:
        items = items.filter(agency__in=who.agencies)
    return render(
        request,
        "communication/directive.html",
        {
            "directive": row,
            "words": document_words(row),
            "agencies": sorted(
                ((here.directory.name(one.agency), one) for one in agencies),
                key=lambda line: (line[1].nothing, line[0]),
            ),
            "begun": sum(not one.nothing for one in agencies),
            "lines": item_lines(
                list(items.order_by("-published_on", "planned_on", "id")[:100]), here, {row.code}
            ),
            "crumbs": [
                Link("Tuyên truyền", address("communication")),
                Link(row.number or row.code, reverse("directive", args=[row.code])),
            ],
        },
    )


def _form(
    request: HttpRequest,
    title: str,
    fields: Callable[[dict[str, str], dict[str, str]], list[Field]],
    write: Callable[[dict[str, Any]], str],
    *dates: str,
) -> HttpResponse:
    """Show a form, or write what was sent and go to what it became."""
    problems: dict[str, str] = {}
    source = request.POST if request.method == "POST" else request.GET
    typed = {name: value for name, value in source.items() if isinstance(value, str)}
    if request.method == "POST":
        try:
            url = write(typed_dates(request.POST, *dates))
        except Faulty as faulty:
            problems = faulty.problems
        except IdempotencyConflict as conflict:
            problems = {"": str(conflict)}
        else:
            messages.success(request, "Đã lưu.")
            return redirect(url)
    return render(
        request,
        "communication/form.html",
        {
            "title": title,
            "fields": fields(typed, problems),
            "key": uuid4() if "" in problems else typed.get("key") or uuid4(),
            "errors": _error_items(problems),
            "crumbs": [Link("Tuyên truyền", address("communication"))],
        },
        status=422 if problems else 200,
    )


def _item(
    request: HttpRequest,
    row: CommunicationItem,
    here: Here,
    typed: dict[str, str],
    problems: dict[str, str],
) -> HttpResponse:
    codes = _codes(here)
    line = item_lines([row], here, codes)[0]
    acts = row.status == PLANNED and row.agency == _agency(here) and row.agency in reader_of(here).acting
    entry = row.entries.filter(kind="cancel").first() if row.status == "cancelled" else None
    return render(
        request,
        "communication/item.html",
        {
            "item": row,
            "line": line,
            "clause": row.clause,
            "plan": row.plan if row.agency in reader_of(here).agencies else None,
            "files": [
                FileLine(
                    one.name,
                    label_of(one.media_type),
                    size_words(one.size),
                    reverse("communication-file", args=[row.id, one.id]),
                )
                for one in row.files.order_by("at", "name")
            ],
            "acts": acts,
            "reason": entry.data["reason"] if entry else "",
            "fields": publish_fields({"where": row.where} | typed, problems) if acts else [],
            "cancel": Field(
                "textarea",
                "reason",
                "Lý do",
                typed.get("reason", ""),
                errors=(problems["reason"],) if "reason" in problems else (),
                rows=3,
                quiet=True,
            ),
            "key": uuid4() if "" in problems else typed.get("key") or uuid4(),
            "errors": _error_items(problems),
            "crumbs": [Link("Tuyên truyền", address("communication"))],
        },
        status=422 if problems else 200,
    )


def _open_item(item_id: UUID, here: Here) -> CommunicationItem:
    rows = reading.items(reader_of(here), here.directory, own=False)
    found = rows.filter(id=item_id).first()
    if found is None:
        raise Http404
    return found


def _acting(request: HttpRequest) -> Here:
    here = current(request)
    if not reader_of(here).acting:
        raise Http404
    return here


def _agency(here: Here) -> str:
    return (here.office or "").partition("/")[0]


def _asked(request: HttpRequest, here: Here) -> Asked:
    try:
        key = UUID(request.POST.get("key", ""))
    except ValueError:
        raise IdempotencyConflict from None
    return Asked(here.person, here.office, key, clock=here.clock)


def _files(request: HttpRequest) -> list[Evidence]:
    found = []
    for one in request.FILES.getlist("files"):
        trouble = one.trouble if isinstance(one, Received) else ""
        if trouble:
            raise Faulty({"files": str(too_large()) if trouble == "too_big" else "Tải lên lại tệp."})
        found.append(Evidence(str(one.name or ""), one.file))  # type: ignore[arg-type]  # reads and seeks
    return found


def _readable(here: Here) -> list[Directive]:
    rows = Directive.objects.filter(readable_directives(reader_of(here)), status=ISSUED)
    return list(rows.only("id", "code", "number", "kind", "subject").order_by("-issued_at")[:200])


def _codes(here: Here) -> set[str]:
    return {row.code for row in _readable(here)}


def _directives(here: Here) -> list[tuple[str, str]]:
    return [(row.code, f"{row.number or row.code} – {short(row.subject, 80)}") for row in _readable(here)]


def _plans(here: Here) -> list[tuple[CommunicationPlan, str]]:
    found = reading.plans(reader_of(here), here.directory)
    return [(one, here.directory.name(one.agency)) for one in found]


def _error_items(problems: dict[str, str]) -> list[ErrorItem]:
    return [ErrorItem(text, f"id_{name}" if name else "") for name, text in problems.items()]
