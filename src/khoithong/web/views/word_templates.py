"""`Mẫu văn bản`: an agency's Word templates; proposed, looked at with a real document, decided on by a second person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khoithong.casefiles.attachments.formats import DOCX
from khoithong.casefiles.attachments.names import kept_name
from khoithong.casefiles.attachments.store import StoreFailed
from khoithong.desk.documents.acting import NotDone
from khoithong.desk.documents.templates.acting import DECIDERS, PROPOSERS, NoSuchTemplate
from khoithong.desk.documents.templates.decide import approve_template, reject_template
from khoithong.desk.documents.templates.propose import LONGEST, FaultyTemplate, propose_template
from khoithong.desk.documents.templates.withdraw import withdraw_template
from khoithong.documents.catalogue import KINDS
from khoithong.documents.templates.calling import LARGEST
from khoithong.documents.templates.choosing import content_of, document_by, in_use
from khoithong.documents.templates.starter import starter
from khoithong.web.attachments import FILES
from khoithong.web.casedocuments.page import open_document
from khoithong.web.components import ErrorItem, Field, Option
from khoithong.web.session import current, signed_in
from khoithong.web.wordtemplates.listing import listing
from khoithong.web.wordtemplates.office import acts, agencies, asked
from khoithong.web.wordtemplates.page import SAMPLE, crumbs, filled_with, open_template, template_page

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from django.http import HttpRequest

    from khoithong.documents.records.models import Template
    from khoithong.web.session import Here

_FILE = f"Tệp Word (.docx) có trường trộn, không quá {LARGEST // 1024 // 1024} MB."
_UNREACHABLE = "Kho tệp không đọc, ghi được. Thử lại sau."


@require_safe
@signed_in
def templates(request: HttpRequest) -> HttpResponse:
    """What each agency one keeps templates for uses, and the fields there are."""
    return render(request, "wordtemplates/list.html", listing(current(request)))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def propose(request: HttpRequest) -> HttpResponse:
    """Bring a template."""
    here = current(request)
    mine = [agency for agency in agencies(here) if acts(here, agency, PROPOSERS)]
    if request.method != "POST" or not mine:
        return _proposing(request, here, mine, [], 422 if request.method == "POST" else 200)
    agency = request.POST.get("co-quan", mine[0])
    if agency not in mine:
        return _proposing(request, here, mine, [ErrorItem("Chọn cơ quan", "id_co-quan")], 422)
    brought = request.FILES.get(FILES)
    content = brought.read(LARGEST + 1) if brought is not None else b""
    if brought is None:
        return _proposing(request, here, mine, [ErrorItem("Chọn tệp Word (.docx)", f"id_{FILES}")], 422)
    try:
        made = propose_template(
            asked(here, agency, PROPOSERS),
            agency,
            request.POST.get("loai", ""),
            str(brought.name or ""),
            content,
            request.POST.get("note", ""),
        )
    except FaultyTemplate as faulty:
        errors = [ErrorItem(problem.words, f"id_{FILES}") for problem in faulty.problems]
        return _proposing(request, here, mine, errors, 422)
    except NotDone as refused:
        return _proposing(request, here, mine, _errors(refused, {"kind": "loai"}), 422)
    except StoreFailed:
        return _proposing(request, here, mine, [ErrorItem(_UNREACHABLE)], 503)
    messages.success(request, "Đã đề nghị mẫu. Người khác của cơ quan xem thử rồi duyệt.")
    return redirect("word-template", made.id)


def _proposing(
    request: HttpRequest, here: Here, mine: Sequence[str], errors: Sequence[ErrorItem], status: int
) -> HttpResponse:
    given = request.POST if request.method == "POST" else request.GET
    kind = given.get("loai", "")

    def wrong(name: str) -> tuple[str, ...]:
        return tuple(error.message for error in errors if error.target == f"id_{name}")

    fields = [
        Field(
            "select",
            "loai",
            "Loại văn bản",
            kind,
            errors=wrong("loai"),
            options=(Option("", "– Chọn –"), *(Option(one.id, one.name) for one in KINDS.values())),
        ),
        Field(
            "textarea",
            "note",
            "Ghi chú cho người duyệt",
            given.get("note", ""),
            "Khác bản đang dùng ở đâu.",
            wrong("note"),
            required=False,
            rows=2,
            max_length=LONGEST,
        ),
    ]
    if len(mine) > 1:
        options = tuple(Option(agency, here.directory.name(agency)) for agency in mine)
        chosen = given.get("co-quan", mine[0])
        fields.insert(
            0, Field("select", "co-quan", "Cơ quan", chosen, errors=wrong("co-quan"), options=options)
        )
    context = {
        "may": bool(mine),
        "agency": here.directory.name(mine[0]) if len(mine) == 1 else "",
        "agency_key": mine[0] if len(mine) == 1 else "",
        "fields": fields,
        "file": Field("file", FILES, "Mẫu", hint=_FILE, errors=wrong(FILES)),
        "kind": KINDS.get(kind),
        "kinds": KINDS.values(),
        "errors": errors,
        "crumbs": crumbs(),
    }
    return render(request, "wordtemplates/propose.html", context, status=status)


@require_safe
@signed_in
def show(request: HttpRequest, template_id: UUID) -> HttpResponse:
    """One template; with `van-ban` its words filled with that document."""
    here = current(request)
    template = open_template(here, template_id)
    key = request.GET.get("van-ban", "")
    try:
        preview = filled_with(here, template, key) if key else None
    except StoreFailed:
        context = template_page(here, template, errors=[ErrorItem(_UNREACHABLE)])
        return render(request, "wordtemplates/show.html", context, status=503)
    return render(
        request, "wordtemplates/show.html", template_page(here, template, preview=preview, chosen=key)
    )


@require_safe
@signed_in
def preview(request: HttpRequest, template_id: UUID) -> HttpResponse:
    """A template filled with a document, to be opened in Word."""
    here = current(request)
    template = open_template(here, template_id)
    key = request.GET.get("van-ban", "") or SAMPLE
    try:
        made = filled_with(here, template, key)
    except StoreFailed:
        return render(request, "attachments/gone.html", {"unreachable": True}, status=503)
    if made.problems:
        context = template_page(here, template, preview=made, chosen=key)
        return render(request, "wordtemplates/show.html", context, status=409)
    return _word(made.content, f"Xem thử {KINDS[template.kind].name}")


@require_safe
@signed_in
def file(request: HttpRequest, template_id: UUID) -> HttpResponse:
    """The template itself."""
    template = open_template(current(request), template_id)
    try:
        content = content_of(template)
    except StoreFailed:
        return render(request, "attachments/gone.html", {"unreachable": True}, status=503)
    if content is None:
        return render(request, "attachments/gone.html", status=410)
    return _word(content, template.name)


@require_safe
@signed_in
def beginning(request: HttpRequest, kind: str) -> HttpResponse:  # noqa: ARG001 - one signature for all views
    """A template to begin with, for everybody."""
    if kind not in KINDS:
        raise Http404
    return _word(starter(kind), f"Mẫu {KINDS[kind].name}")


@require_safe
@signed_in
def of_document(request: HttpRequest, code: str, document_id: UUID) -> HttpResponse:
    """A document of a case in its agency's own form."""
    here = current(request)
    page = open_document(here, code, document_id)
    template = in_use(page.record.agency, page.record.kind)
    if template is None:
        raise Http404
    agency = here.directory.name(template.agency)
    row = page.ground.row
    try:
        made = document_by(template, page.document, code=row.code, title=row.title, agency=agency)
    except StoreFailed:
        return render(request, "attachments/gone.html", {"unreachable": True}, status=503)
    if made.problems:
        messages.error(request, f"Chưa lập được văn bản theo mẫu: {made.problems[0].words}.")
        return redirect("case-document", code, document_id)
    name = f"{KINDS[template.kind].name} {row.code} (mẫu bản {template.version})"
    return _word(made.content, name)


def _word(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=DOCX.media_type)
    disposition = content_disposition_header(True, kept_name(name, DOCX))
    answer.headers["Content-Disposition"] = disposition or "attachment"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


# --- deciding ------------------------------------------------------------------------------------------------


@require_POST
@signed_in
def approve(request: HttpRequest, template_id: UUID) -> HttpResponse:
    """Take it into use."""
    return _done(request, template_id, lambda who: approve_template(template_id, who), "Đã duyệt mẫu.")


@require_POST
@signed_in
def reject(request: HttpRequest, template_id: UUID) -> HttpResponse:
    """Not take it."""
    reason = request.POST.get("reason", "")
    return _done(
        request, template_id, lambda who: reject_template(template_id, who, reason), "Đã ghi không duyệt mẫu."
    )


@require_POST
@signed_in
def withdraw(request: HttpRequest, template_id: UUID) -> HttpResponse:
    """Take it out of use."""
    reason = request.POST.get("reason", "")
    return _done(request, template_id, lambda who: withdraw_template(template_id, who, reason), "Đã rút mẫu.")


def _done(request: HttpRequest, template_id: UUID, act: Callable[..., None], said: str) -> HttpResponse:
    here = current(request)
    template = open_template(here, template_id)
    try:
        act(asked(here, template.agency, DECIDERS))
    except NoSuchTemplate:
        raise Http404 from None
    except NotDone as refused:
        fresh: Template = open_template(here, template_id)
        context = template_page(here, fresh, errors=_errors(refused, {}), given=request.POST.dict())
        return render(request, "wordtemplates/show.html", context, status=422)
    messages.success(request, said)
    return redirect("word-template", template_id)


def _errors(refused: NotDone, names: dict[str, str]) -> list[ErrorItem]:
    return [
        ErrorItem(words, f"id_{names.get(name, name)}" if name else "")
        for name, words in refused.problems.items()
    ]
