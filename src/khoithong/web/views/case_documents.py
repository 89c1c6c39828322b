"""The documents of a case: the list, drafting one, writing it, its pages as pictures, its files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khoithong.casefiles.attachments.formats import DOCX, PDF
from khoithong.casefiles.attachments.names import kept_name
from khoithong.casefiles.attachments.store import StoreFailed
from khoithong.desk.documents import draft as use
from khoithong.desk.documents.acting import Asked, NoSuchDocument, NotDone
from khoithong.documents.catalogue import KINDS
from khoithong.documents.codec import from_json
from khoithong.documents.drafting.editing import rewritten
from khoithong.documents.drafting.installation import FaultySettings
from khoithong.documents.drafting.order import Order
from khoithong.documents.pdf import pdf
from khoithong.documents.records.models import DocumentEntry
from khoithong.documents.word import word
from khoithong.web.casedocuments.files import issued_pdf
from khoithong.web.casedocuments.intended import intended, keep_typed
from khoithong.web.casedocuments.listing import listing
from khoithong.web.casedocuments.page import open_document
from khoithong.web.casedocuments.pictures import pages_of
from khoithong.web.casedocuments.writing import read, sides
from khoithong.web.casepage.ground import look
from khoithong.web.components import ErrorItem, Link
from khoithong.web.navigation import address
from khoithong.web.session import current, signed_in, typed_texts
from khoithong.web.steppages.registry import DOCUMENTS, nav
from khoithong.web.wording import time_words

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

    from khoithong.desk.documents.draft import Conflict
    from khoithong.web.casedocuments.page import DocumentPage
    from khoithong.web.session import Here

_TYPED: Final = "van_ban_khong_luu_duoc"
"""Where the session keeps what could not be saved because another window had been quicker."""
_MACHINERY: Final = ("csrfmiddlewaretoken", "version", "restore")
_FORMATS: Final = {"pdf": (PDF, pdf), "docx": (DOCX, word)}


@require_safe
@signed_in
def documents(request: HttpRequest, code: str) -> HttpResponse:
    """Every document of the case, step by step."""
    ground = look(current(request), code)
    crumbs = [
        Link("Hồ sơ", address("cases")),
        Link(ground.row.code, ground.url),
        Link("Văn bản", reverse("case-documents", args=[code])),
    ]
    context = {"ground": ground, "row": ground.row, "crumbs": crumbs, "pages": nav(ground, DOCUMENTS)}
    return render(request, "documents/list.html", context | listing(ground))


@require_POST
@signed_in
def draft(request: HttpRequest, code: str) -> HttpResponse:
    """Draft a document, then go on writing it."""
    here = current(request)
    ground = look(here, code)
    # From the form of an act, whose own fields may be called anything, the button names the kind.
    kind = request.POST.get("draft_document") or request.POST.get("kind", "")
    seq = "" if "draft_document" in request.POST else request.POST.get("seq", "")
    if kind not in KINDS or (seq and not (seq.isascii() and seq.isdigit() and len(seq) < 7)):
        raise Http404
    managing = "" if "draft_document" in request.POST else request.POST.get("managing", "")
    if managing and managing not in ground.setting.organisation.agencies:
        raise Http404
    if "draft_document" in request.POST:
        keep_typed(ground, kind, request.POST)
    order = Order(
        kind,
        int(seq) if seq else None,
        intended={} if seq else intended(ground, kind),
        secretary=_keeper(here, kind),
        managing=managing,
    )
    try:
        key = use.draft_document(ground.row.id, order, _asked(here))
    except NoSuchDocument:
        raise Http404 from None
    except (NotDone, FaultySettings) as refused:
        messages.error(request, f"{KINDS[kind].name} — {_lowered(str(refused))}.")
        return redirect("case-documents", code)
    return redirect("case-document", code, key)


def _keeper(here: Here, kind: str) -> str:
    """Whoever drafts minutes as clerk or organiser keeps them."""
    role = here.capacity.role if here.capacity is not None else ""
    return here.person if kind in ("minutes", "evaluation_minutes") and role in ("clerk", "organiser") else ""


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def document(request: HttpRequest, code: str, document_id: UUID) -> HttpResponse:
    """A document; a POST saves what was written."""
    here = current(request)
    if request.method != "POST":
        return _show(request, open_document(here, code, document_id))
    try:
        page = open_document(here, code, document_id)
        place = _place(request)
        saved = use.save_draft(document_id, _asked(here), read(request.POST), _version(request))
        if isinstance(saved, use.Conflict):
            return _conflict(request, page, saved, request.POST.dict())
        if place is not None:
            use.restore_paragraph(document_id, _asked(here), place, saved.version)
    except (NoSuchDocument, Http404):
        return render(request, "documents/gone.html", {"typed": typed_texts(request)}, status=404)
    except NotDone as refused:
        return _show(request, open_document(here, code, document_id), str(refused), status=422)
    messages.success(request, "Đã lấy lại đoạn từ hồ sơ." if place is not None else "Đã lưu dự thảo.")
    return redirect("case-document", code, document_id)


@csrf_exempt
@require_POST
@signed_in
def autosave(request: HttpRequest, code: str, document_id: UUID) -> HttpResponse:
    """Save while somebody writes; answers for `app.js`, guarded by its header as the other drafts are."""
    if request.headers.get("X-Requested-With") != "autosave":
        raise PermissionDenied
    here = current(request)
    try:
        open_document(here, code, document_id)
        saved = use.save_draft(
            document_id, _asked(here), read(request.POST), _version(request), by_hand=False
        )
    except (NoSuchDocument, Http404):
        return JsonResponse({"problem": "Văn bản không còn."}, status=404)
    except NotDone as refused:
        return JsonResponse({"problem": f"{refused}."}, status=422)
    if isinstance(saved, use.Saved):
        return JsonResponse({"saved_at": time_words(saved.at), "version": str(saved.version)})
    request.session[_TYPED] = {"document": str(document_id), "fields": request.POST.dict()}
    return JsonResponse(
        {"conflict_url": reverse("case-document-conflict", args=[code, document_id])}, status=409
    )


@require_safe
@signed_in
def conflict(request: HttpRequest, code: str, document_id: UUID) -> HttpResponse:
    """What another window could not save, beside what was saved."""
    page = open_document(current(request), code, document_id)
    typed = request.session.get(_TYPED) or {}
    if typed.get("document") != str(document_id) or not page.writes:
        return redirect(page.url)
    mine = rewritten(page.document, read(typed["fields"]))
    if mine == page.document:
        return redirect(page.url)
    found = use.Conflict(mine, page.document, page.record.version, page.record.changed_by)
    return _conflict(request, page, found, typed["fields"], status=200)


@require_POST
@signed_in
def refresh(request: HttpRequest, code: str, document_id: UUID) -> HttpResponse:
    """Draw the document up anew from the register."""
    page = open_document(current(request), code, document_id)
    typed = intended(page.ground, page.record.kind)
    return _done(
        request,
        page,
        lambda: use.refresh_draft(document_id, _asked(page.ground.here), _version(request), intended=typed),
        "Đã lấy lại nội dung từ hồ sơ; đoạn đã sửa tay được giữ nguyên.",
    )


@require_POST
@signed_in
def signer(request: HttpRequest, code: str, document_id: UUID) -> HttpResponse:
    """Let somebody else sign, or keep the minutes."""
    page = open_document(current(request), code, document_id)
    typed = intended(page.ground, page.record.kind)
    return _done(
        request,
        page,
        lambda: use.choose_signer(
            document_id,
            _asked(page.ground.here),
            _version(request),
            signer=request.POST.get("signer", page.record.about.get("signer", "")),
            secretary=request.POST.get("secretary", page.record.about.get("secretary", "")),
            intended=typed,
        ),
        "Đã chọn người ký.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def version(request: HttpRequest, code: str, document_id: UUID, entry_id: int) -> HttpResponse:
    """A text of the log beside the text now; a POST puts it back."""
    page = open_document(current(request), code, document_id)
    if request.method == "POST":
        return _done(
            request,
            page,
            lambda: use.restore_version(document_id, _asked(page.ground.here), entry_id, _version(request)),
            "Đã khôi phục bản đã lưu.",
        )
    entry = DocumentEntry.objects.filter(id=entry_id, document=page.record).first()
    if entry is None or "content" not in entry.data:
        raise Http404
    then = from_json(entry.data["content"])
    context = {
        "page": page,
        "row": page.ground.row,
        "crumbs": page.crumbs,
        "rows": sides(then, page.document),
        "document": then,
        "version": page.record.version,
        "at": entry.at,
        "by": page.ground.name(entry.by),
    }
    return render(request, "documents/version.html", context)


@require_safe
@signed_in
def picture(request: HttpRequest, code: str, document_id: UUID, number: int) -> HttpResponse:
    """One page as a picture."""
    page = open_document(current(request), code, document_id)
    pages = pages_of(page.document)
    if not 1 <= number <= len(pages):
        raise Http404
    return HttpResponse(
        pages[number - 1], content_type="image/png", headers={"X-Content-Type-Options": "nosniff"}
    )


@require_safe
@signed_in
def file(request: HttpRequest, code: str, document_id: UUID, kind: str) -> HttpResponse:
    """The document as PDF or DOCX, to be downloaded: a draft marked as one, an issued PDF as it was issued."""
    page = open_document(current(request), code, document_id)
    if kind not in _FORMATS:
        raise Http404
    form, rendered = _FORMATS[kind]
    try:
        content = issued_pdf(page.record) if kind == "pdf" else None
    except StoreFailed:
        return render(request, "attachments/gone.html", {"unreachable": True}, status=503)
    name = kept_name(f"{KINDS[page.record.kind].name} {page.ground.row.code}", form)
    answer = HttpResponse(content or rendered(page.document), content_type=form.media_type)
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


# --- parts ----------------------------------------------------------------------------------------------------


def _show(request: HttpRequest, page: DocumentPage, error: str = "", status: int = 200) -> HttpResponse:
    context = page.context()
    if error:
        context |= {"errors": [ErrorItem(f"{error}.", "")], "typed": typed_texts(request)}
    return render(request, "documents/document.html", context, status=status)


def _conflict(
    request: HttpRequest, page: DocumentPage, found: Conflict, typed: dict[str, str], status: int = 409
) -> HttpResponse:
    """Both texts; sending the form again keeps what was written here."""
    context = {
        "page": page,
        "row": page.ground.row,
        "crumbs": page.crumbs,
        "rows": sides(found.mine, found.theirs),
        "saved_by": page.ground.name(found.by),
        "version": found.version,
        "typed": [(name, value) for name, value in typed.items() if name not in _MACHINERY],
    }
    return render(request, "documents/conflict.html", context, status=status)


def _done(request: HttpRequest, page: DocumentPage, act: object, words: str) -> HttpResponse:
    """Do something to a draft and return to it; what cannot be is said there."""
    try:
        act()  # type: ignore[operator]
    except NoSuchDocument:
        raise Http404 from None
    except (NotDone, FaultySettings) as refused:
        messages.error(request, f"{refused}.")
    else:
        messages.success(request, words)
    return redirect(page.url)


def _asked(here: Here) -> Asked:
    return Asked(here.person, here.office, here.clock)


def _version(request: HttpRequest) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _place(request: HttpRequest) -> int | None:
    text = request.POST.get("restore", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else None


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]
