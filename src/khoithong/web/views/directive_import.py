"""`Nhập văn bản`: a file or pasted text is read, and becomes a draft to correct."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from khoithong.casefiles.attachments.store import StoreFailed
from khoithong.desk.answers import IdempotencyConflict
from khoithong.desk.attach import too_large
from khoithong.desk.directives.acting import Faulty
from khoithong.desk.directives.import_directive import Imported, Source, import_directive
from khoithong.web.components import ErrorItem, Field, Link
from khoithong.web.directing.opening import reader_of
from khoithong.web.navigation import address
from khoithong.web.receiving import Received
from khoithong.web.session import current, signed_in

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from khoithong.web.session import Here

_STORE_FAILED = "Chưa lưu được vì kho tệp đang gián đoạn. Thử lại sau ít phút."
_TROUBLE = "Tệp chưa nhận được trọn vẹn. Tải lên lại."


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def bring(request: HttpRequest) -> HttpResponse:
    """Show the form; read what is sent. For who acts for an agency: nobody else issues directives."""
    here = current(request)
    if not reader_of(here).acting:
        raise Http404
    if request.method != "POST":
        return _form(request, here, {}, uuid4())
    key = _key(request.POST.get("key", ""))
    try:
        done = _import(request, here, key)
    except IdempotencyConflict:
        # The text was changed after it had been sent: another draft is meant.
        return _form(request, here, {"": str(IdempotencyConflict())}, uuid4())
    except StoreFailed:
        return _form(request, here, {"file": _STORE_FAILED}, key)
    except Faulty as faulty:
        return _form(request, here, faulty.problems, key)
    if not done.repeated:
        messages.success(request, "Đã đọc văn bản. Kiểm tra từng phần rồi mới giao.")
    return redirect("directive-edit", done.code)


def _import(request: HttpRequest, here: Here, key: UUID) -> Imported:
    text, source = request.POST.get("text", ""), None
    file: Any = request.FILES.get("file")
    if file is not None:
        trouble = file.trouble if isinstance(file, Received) else ""
        if trouble:
            raise Faulty({"file": str(too_large()) if trouble == "too_big" else _TROUBLE})
        source = Source(str(file.name or ""), file.file)
    return import_directive(
        text, person=here.person, office=here.office, key=key, source=source, clock=here.clock
    )


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return uuid4()


def _form(request: HttpRequest, here: Here, problems: dict[str, str], key: UUID) -> HttpResponse:
    def errors(name: str) -> tuple[str, ...]:
        return (problems[name],) if name in problems else ()

    fields = [
        Field(
            "file",
            "file",
            "Tệp văn bản",
            hint="Word (.docx), PDF có chữ (không phải ảnh quét), hoặc văn bản thuần (.txt)",
            errors=errors("file"),
            required=False,
            note="chọn tệp hoặc dán nội dung",
        ),
        Field(
            "textarea",
            "text",
            "Nội dung văn bản",
            request.POST.get("text", ""),
            hint="Từ số, ký hiệu đến phần Nơi nhận.",
            errors=errors("text"),
            required=False,
            note="dán vào khi không có tệp",
            rows=12,
        ),
    ]
    agency = (here.office or "").partition("/")[0]
    return render(
        request,
        "directives/import.html",
        {
            "fields": fields,
            "key": key,
            "agency": here.directory.name(agency) if agency else "",
            "errors": [
                ErrorItem(message, f"id_{name}" if name else "") for name, message in problems.items()
            ],
            "crumbs": [Link("Văn bản chỉ đạo", address("directives"))],
        },
        status=422 if problems else 200,
    )
