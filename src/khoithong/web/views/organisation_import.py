"""`Nhập, xuất Excel`: a template, the organisation as a file, and a file brought in after its changes were seen."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from khoithong.casefiles.attachments.formats import XLSX, Unacceptable
from khoithong.desk.cleaning import clean_text
from khoithong.desk.clock import aware
from khoithong.desk.reorganise import Faulty, Outdated, reorganise
from khoithong.organisation.models import ImportDraft, Submission
from khoithong.organisation.rows import read_rows
from khoithong.organisation.snapshot import version
from khoithong.web.administration import administrators_only, looker
from khoithong.web.components import ErrorItem, Field, Link
from khoithong.web.organisation_pages.excel.opening import TOO_BIG
from khoithong.web.organisation_pages.excel.planning import plan
from khoithong.web.organisation_pages.excel.reading import read
from khoithong.web.organisation_pages.excel.summary import summary
from khoithong.web.organisation_pages.excel.writing import export, template
from khoithong.web.organisation_pages.forms.grounded import GroundedForm
from khoithong.web.organisation_pages.walking import posted_version, preview
from khoithong.web.receiving import Received
from khoithong.web.views.organisation import crumbs

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

    from khoithong.organisation.rows import Rows
    from khoithong.web.administration import Looker
    from khoithong.web.organisation_pages.excel.planning import Plan

KEPT: Final = timedelta(days=1)
"""How long a file that was not confirmed is kept."""
FILE: Final = "tep"

_NO_FILE: Final = "Chọn tệp Excel (.xlsx) cần nhập"
_BROKEN: Final = "Máy chủ chưa nhận được tệp. Tải lên lại; nếu vẫn không được, báo bộ phận vận hành."


@require_safe
@administrators_only
def blank(request: HttpRequest) -> HttpResponse:
    """Hand out the template."""
    looker(request)
    return _file(template(), "mau-to-chuc.xlsx")


@require_safe
@administrators_only
def present(request: HttpRequest) -> HttpResponse:
    """Hand out the organisation as it is."""
    who = looker(request)
    return _file(export(read_rows(), who.day), f"to-chuc-{who.day.isoformat()}.xlsx")


def _file(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=XLSX.media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
    )


@require_http_methods(["GET", "POST"])
@administrators_only
def upload(request: HttpRequest) -> HttpResponse:
    """Take a file; what it would change is shown on a page of its own."""
    who = looker(request)
    if request.method == "GET":
        return _upload(request, "", 200)
    file = request.FILES.get(FILE)
    if not isinstance(file, Received):
        return _upload(request, _NO_FILE, 422)
    if file.trouble or file.file is None:
        return _upload(request, TOO_BIG if file.trouble in ("too_big", "too_much") else _BROKEN, 422)
    try:
        sheets = read(cast("BinaryIO", file.file))
    except Unacceptable as wrong:
        return _upload(request, str(wrong), 422)
    now = aware(who.now)
    ImportDraft.objects.filter(uploaded_at__lt=now - KEPT).delete()
    draft = ImportDraft.objects.create(
        entered_by=who.name,
        uploaded_at=now,
        file_name=clean_text(file.name or "")[-200:],
        sheets=sheets,
    )
    return redirect("organisation-import-draft", draft.pk)


def _upload(request: HttpRequest, error: str, status: int) -> HttpResponse:
    field = Field(
        "file",
        FILE,
        "Tệp Excel đã điền",
        hint="Tệp .xlsx theo mẫu, không quá 5 MB.",
        errors=(error,) if error else (),
    )
    return render(
        request,
        "organisation/import.html",
        {
            "field": field,
            "errors": [ErrorItem(error, field.input_id)] if error else [],
            "crumbs": crumbs(),
        },
        status=status,
    )


@require_http_methods(["GET", "POST"])
@administrators_only
def confirm(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Show what a file would change; carry it out, all or nothing, when it is confirmed."""
    who = looker(request)
    if Submission.objects.filter(id=draft_id).exists():
        messages.info(request, "Tệp này đã được ghi trước đó; không ghi thêm lần nữa.")
        return redirect("organisation")
    draft = ImportDraft.objects.filter(id=draft_id, entered_by=who.name).first()
    if draft is None:
        raise Http404
    if "bo" in request.POST:
        draft.delete()
        messages.success(request, "Đã bỏ tệp; chưa có gì được ghi.")
        return redirect("organisation-import")
    shown = version()
    rows = read_rows()
    planned = plan(draft.sheets, rows, who.day, draft.pk)
    page = _Page(who, draft, rows, planned, shown)
    if request.method == "GET" or planned.faults or not planned.edits:
        return page.draw(request, GroundedForm(None, who.directory, who.day, khoa=draft.pk))
    form = GroundedForm(request.POST, who.directory, who.day)
    if not form.is_valid():
        return page.draw(request, form, status=422)
    with transaction.atomic():
        answer = reorganise(
            planned.edits,
            document=form.document,
            entered_by=who.name,
            key=draft.pk,
            shown=posted_version(request),
            now=aware(who.now),
        )
        if not isinstance(answer, Outdated | Faulty):
            draft.delete()
    if isinstance(answer, Outdated | Faulty):
        return page.draw(request, form, status=409)
    messages.success(request, f"Đã ghi {len(planned.edits)} thay đổi từ tệp {draft.file_name}.")
    return redirect("organisation")


class _Page:
    """The page of one file."""

    def __init__(self, who: Looker, draft: ImportDraft, rows: Rows, planned: Plan, shown: int) -> None:
        self._who, self._draft, self._rows = who, draft, rows
        self._plan, self._shown = planned, shown

    def draw(self, request: HttpRequest, form: GroundedForm, *, status: int = 200) -> HttpResponse:
        """Draw it; with 409 for an organisation that changed since it was drawn last."""
        sound = not self._plan.faults
        return render(
            request,
            "organisation/import_preview.html",
            {
                "draft": self._draft,
                "form": form,
                "plan": self._plan,
                "summary": summary(self._plan, self._rows) if sound else [],
                "preview": preview(self._plan.edits, self._rows, self._who.day) if sound else None,
                "shown": self._shown,
                "outdated": status == 409,
                "crumbs": crumbs(Link("Nhập, xuất Excel", reverse("organisation-import"))),
            },
            status=status,
        )
