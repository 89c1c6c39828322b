"""`Soạn giao việc`: a draft beside its original, every part correctable, saved while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from khoithong.desk.directives.acting import Faulty
from khoithong.desk.directives.preparing import NoSuchDirective
from khoithong.desk.directives.save_draft import (
    Conflict,
    Saved,
    add_line,
    discard,
    part_of,
    remove_line,
    save_part,
    split_task,
)
from khoithong.directives.drafting import addressed, next_key
from khoithong.directives.models.directive import DRAFT
from khoithong.directives.resolving import Resolver
from khoithong.web.components import ErrorItem, Link
from khoithong.web.directing.conflicts import differences
from khoithong.web.directing.draft_page import DraftPage
from khoithong.web.directing.opening import acts_as_owner, open_directive
from khoithong.web.directing.typed import resolved, typed
from khoithong.web.navigation import address
from khoithong.web.session import current, signed_in, typed_texts
from khoithong.web.wording import time_words

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from khoithong.directives.models import Directive
    from khoithong.web.session import Here

_TYPED: Final = "directive_not_saved"
"""Where the session keeps what could not be saved by itself because another window had been quicker."""
_CUT: Final = "||"
_NO_CUT: Final = f"Đặt dấu {_CUT} vào chỗ cần tách trong nội dung nhiệm vụ, rồi bấm Tách"
_OTHER_OFFICE: Final = "Chọn tư cách của {agency} ở đầu trang để sửa và giao văn bản này."


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Show the draft; save, add, part or take out what is sent."""
    here = current(request)
    row = open_directive(code, here)
    if row.status != DRAFT:
        return redirect("directive", code)
    if request.method != "POST":
        return _open(request, row, here)
    try:
        return _change(request, row, here)
    except Faulty as faulty:
        return _refused(request, row, here, faulty)
    except NoSuchDirective:
        return render(request, "directives/gone.html", {"typed": typed_texts(request)}, status=404)


def _open(request: HttpRequest, row: Directive, here: Here) -> HttpResponse:
    part = request.GET.get("sua", "")
    kept = request.session.get(_TYPED) or {}
    if part and (kept.get("code"), kept.get("part")) == (row.code, part):
        theirs = part_of(row.draft, part)
        if theirs is not None:
            return _conflict(request, row, here, part, kept["mine"])
    return _page(request, row, here, DraftPage(row, here.directory, part, fresh="moi" in request.GET))


def _change(request: HttpRequest, row: Directive, here: Here) -> HttpResponse:
    who: dict[str, Any] = {"person": here.person, "office": here.office, "clock": here.clock}
    do, part = request.POST.get("do", ""), request.POST.get("part", "")
    if do in ("add_task", "add_recipient"):
        letter, name = ("t", "tasks") if do == "add_task" else ("r", "recipients")
        key = request.POST.get("key") or next_key(row.draft[name], letter)
        if not (key.startswith(letter) and key[1:].isdecimal() and len(key) < 8):
            raise Http404
        add_line(row.code, key, **who)
        return redirect(f"{_url(row)}?sua={key}&moi=1#sua")
    if do == "discard":
        discard(row.code, **who)
        messages.success(request, "Đã xóa bản nháp.")
        return redirect(f"{address('directives')}?phan=ban-hanh")
    if do == "remove" and part[:1] in ("r", "t"):
        gone = remove_line(row.code, part, **who)
        if gone is not None:
            messages.success(request, "Đã bỏ khỏi bản nháp. Văn bản gốc bên cạnh vẫn giữ nguyên.")
        return redirect(_url(row))
    return _save(request, row, here, part, do)


def _save(request: HttpRequest, row: Directive, here: Here, part: str, do: str) -> HttpResponse:
    who: dict[str, Any] = {"person": here.person, "office": here.office, "clock": here.clock}
    before = part_of(row.draft, part)
    value = typed(part, request.POST, before or {})
    at = value["text"].find(_CUT) if do == "split" and isinstance(value, dict) and "text" in value else -1
    if at >= 0:
        value["text"] = value["text"].replace(_CUT, " ", 1)
    if do == "resolve" and isinstance(value, dict):
        value = _resolved(row, here, part, value)
    saved = save_part(row.code, part, value, request.POST.get("version", ""), **who)
    if isinstance(saved, Conflict):
        return _conflict(request, row, here, part, saved.mine, status=409)
    _forget(request)
    if do == "split":
        if at < 0 or not split_task(row.code, part, next_key(row.draft["tasks"], "t"), at, **who):
            raise Faulty({"text": _NO_CUT})
        messages.success(request, "Đã tách thành hai nhiệm vụ, cùng cơ quan và thời hạn.")
    if do == "resolve":
        return redirect(f"{_url(row)}?sua={part}#sua")
    return redirect(f"{_url(row)}#{part}")


def _resolved(row: Directive, here: Here, part: str, value: dict[str, Any]) -> dict[str, Any]:
    resolver = Resolver(row.owner, here.directory.organisation, row.draft["identity"]["place"])
    return resolved(part, value, resolver, addressed(row.draft))


@csrf_exempt
@require_POST
@signed_in
def autosave(request: HttpRequest, code: str) -> HttpResponse:
    """Save the open part while it is typed; its own header guards it, as that of proposals."""
    if request.headers.get("X-Requested-With") != "autosave":
        raise PermissionDenied
    here = current(request)
    part = request.POST.get("part", "")
    try:
        row = open_directive(code, here)
        value = typed(part, request.POST, part_of(row.draft, part) or {})
        saved = save_part(
            code,
            part,
            value,
            request.POST.get("version", ""),
            person=here.person,
            office=here.office,
            clock=here.clock,
        )
    except (Http404, NoSuchDirective):
        return JsonResponse({"problem": "Bản nháp không còn."}, status=404)
    except Faulty as faulty:
        return JsonResponse({"problem": " ".join(faulty.problems.values())}, status=422)
    if isinstance(saved, Saved):
        return JsonResponse({"saved_at": time_words(saved.at), "version": saved.base})
    request.session[_TYPED] = {"code": code, "part": part, "mine": saved.mine}
    return JsonResponse({"conflict_url": f"{_url(row)}?sua={part}#sua"}, status=409)


def _conflict(
    request: HttpRequest, row: Directive, here: Here, part: str, mine: Any, status: int = 200
) -> HttpResponse:
    """Both versions; the form holds what was typed here and rests on what was saved elsewhere."""
    row.refresh_from_db()
    theirs = part_of(row.draft, part)
    rows = differences(part, mine, theirs, here.directory)
    if not rows:
        _forget(request)
        return redirect(f"{_url(row)}#{part}")
    request.session[_TYPED] = {"code": row.code, "part": part, "mine": mine}
    page = DraftPage(row, here.directory, part, mine)
    return _page(request, row, here, page, rows=rows, status=status)


def _refused(request: HttpRequest, row: Directive, here: Here, faulty: Faulty) -> HttpResponse:
    part = request.POST.get("part", "")
    row.refresh_from_db()
    value = None
    if part_of(row.draft, part) is not None:
        value = typed(part, request.POST, part_of(row.draft, part))
    page = DraftPage(row, here.directory, part, value, base=request.POST.get("version", ""))
    errors = [ErrorItem(message, f"id_{name}" if name else "") for name, message in faulty.problems.items()]
    return _page(request, row, here, page, errors=errors, status=422)


def _page(
    request: HttpRequest,
    row: Directive,
    here: Here,
    page: DraftPage,
    *,
    rows: list[tuple[str, str, str]] | None = None,
    errors: list[ErrorItem] | None = None,
    status: int = 200,
) -> HttpResponse:
    agency = here.directory.name(row.owner)
    return render(
        request,
        "directives/edit.html",
        {
            "page": page,
            "directive": row,
            "agency": agency,
            "rows": rows or [],
            "errors": errors or [],
            "task_key": next_key(row.draft["tasks"], "t"),
            "recipient_key": next_key(row.draft["recipients"], "r"),
            "other_office": "" if acts_as_owner(row, here) else _OTHER_OFFICE.format(agency=agency),
            "crumbs": [Link("Văn bản chỉ đạo", address("directives"))],
        },
        status=status,
    )


def _forget(request: HttpRequest) -> None:
    request.session.pop(_TYPED, None)


def _url(row: Directive) -> str:
    return reverse("directive-edit", args=[row.code])
