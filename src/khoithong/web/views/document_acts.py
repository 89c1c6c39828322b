"""What is done with one document: number, signature, signed file, cancelling; each a page of its own with its form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO, Final

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from khoithong.casefiles.attachments.formats import Unacceptable
from khoithong.casefiles.attachments.store import StoreFailed
from khoithong.desk.attach import too_large
from khoithong.desk.documents.acting import Asked, NoSuchDocument, NotDone, not_yours, registers
from khoithong.desk.documents.books import following
from khoithong.desk.documents.cancel import cancel_number, withdraw_draft
from khoithong.desk.documents.issue import issue_document, must_be_whole
from khoithong.desk.documents.sign import latest, places, sign_document
from khoithong.desk.documents.upload import add_signed
from khoithong.documents.catalogue import kind_name
from khoithong.documents.records.models import DocumentFile
from khoithong.documents.signing.keys import Device, KeyRefused, from_device, from_pkcs12
from khoithong.documents.writing import blanks, number_words
from khoithong.web.actforms.reading import read_day
from khoithong.web.attachments import FILES, hand_out, size_words
from khoithong.web.casedocuments.page import open_document
from khoithong.web.clerk.beside import plain
from khoithong.web.clerk.key_receiving import KeyReceiver
from khoithong.web.clerk.loose import open_loose
from khoithong.web.components import ErrorItem, Field, Option
from khoithong.web.session import current, signed_in
from khoithong.web.wording import date_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

    from khoithong.desk.documents.sign import Place
    from khoithong.web.casedocuments.page import DocumentPage
    from khoithong.web.clerk.loose import LoosePage

    Page = DocumentPage | LoosePage

_FORM: Final = ["GET", "HEAD", "POST"]
_UPLOAD_HINT: Final = (
    "Bản quét có chữ ký và dấu, hoặc PDF đã ký bằng phần mềm khác; chữ ký số được kiểm tra ngay. "
    "Nhận PDF, PNG hoặc JPEG; không quá {most}."
)
_STORE: Final = "Kho tệp đang gián đoạn, chưa có gì được ghi. Thực hiện lại sau ít phút"


@require_http_methods(_FORM)
@signed_in
def issue(request: HttpRequest, code: str, document_id: UUID) -> HttpResponse:
    """Show the number the document will get under a date; give it when confirmed."""
    page = _opened(request, code, document_id)
    day, wrong = _day(request, page)
    if request.method != "POST" or wrong:
        return _issue_form(request, page, day, wrong)
    expected, version = _whole(request, "expected"), _whole(request, "version")
    if expected is None or version is None:
        return _issue_form(request, page, day, {"": "Xem số sẽ cấp rồi xác nhận"})
    try:
        issued = issue_document(document_id, _asked(page), day=day, version=version, expected=expected)
    except NotDone as refused:
        return _issue_form(request, page, day, refused.problems)
    except StoreFailed:
        return _issue_form(request, page, day, {"": _STORE}, status=503)
    except NoSuchDocument:
        raise Http404 from None
    page.record.refresh_from_db()
    messages.success(request, f"Đã ban hành văn bản số {plain(page.record)}, ngày {date_words(issued.on)}.")
    return redirect(page.url)


def _issue_form(
    request: HttpRequest, page: Page, day: date, problems: dict[str, str], status: int = 422
) -> HttpResponse:
    page.record.refresh_from_db()
    coming, problems = None, dict(problems)
    if page.record.status == "draft":
        try:
            coming = following(page.record, day)
        except NotDone as refused:
            problems |= refused.problems
    field = Field(
        "date",
        "day",
        "Ngày ban hành",
        value=request.POST.get("day") or request.GET.get("day") or date_words(day),
        hint=_order_hint(page, coming),
        errors=tuple(_sentence(words) for name, words in problems.items() if name == "day"),
        width="medium",
    )
    form = page.document.form
    context = {
        "coming": coming,
        "words": number_words(form, coming.number, page.record.symbol) if coming else "",
        "day": day,
        "day_field": field,
        "blanks": blanks(page.document),
        "must_be_whole": must_be_whole(page.document),
        "starts": coming is not None and coming.last_on is None and coming.number == 1,
        "idle": page.record.status != "draft",
        "blocked": _blocked(page, "Cấp số và ban hành"),
    }
    return _shown(request, page, "clerk/issue.html", context, problems, status)


def _order_hint(page: Page, coming: Any) -> str:
    if coming is not None and coming.last_on is not None:
        return f"Từ {date_words(coming.last_on)} (ngày của số {coming.last:02}) đến hôm nay."
    return f"Hôm nay là {date_words(page.ground.day)}; có thể chọn ngày sớm hơn."


@require_http_methods(_FORM)
@signed_in
def cancel(request: HttpRequest, code: str, document_id: UUID) -> HttpResponse:
    """Cancel the number, with a reason."""
    return _with_reason(
        request, code, document_id, cancel_number, "Hủy số", "Đã hủy số; số giữ nguyên trong sổ."
    )


@require_http_methods(_FORM)
@signed_in
def withdraw(request: HttpRequest, code: str, document_id: UUID) -> HttpResponse:
    """Withdraw a draft, with a reason."""
    return _with_reason(request, code, document_id, withdraw_draft, "Rút dự thảo", "Đã rút dự thảo.")


def _with_reason(
    request: HttpRequest,
    code: str,
    document_id: UUID,
    use: Callable[[UUID, Asked, str], None],
    title: str,
    done: str,
) -> HttpResponse:
    page = _opened(request, code, document_id)
    problems: dict[str, str] = {}
    if request.method == "POST":
        try:
            use(document_id, _asked(page), request.POST.get("reason", ""))
        except NotDone as refused:
            problems = refused.problems
        except NoSuchDocument:
            raise Http404 from None
        else:
            messages.success(request, done)
            return redirect(page.url)
    field = Field(
        "textarea",
        "reason",
        "Lý do",
        value=request.POST.get("reason", ""),
        rows=3,
        errors=tuple(map(_sentence, problems.values())) if "reason" in problems else (),
    )
    withdrawing = use is withdraw_draft
    blocked = (
        "" if withdrawing and page.record.drafted_by == page.ground.here.person else _blocked(page, title)
    )
    context = {"title": title, "reason": field, "withdrawing": withdrawing, "blocked": blocked}
    return _shown(request, page, "clerk/reason.html", context, problems)


@require_http_methods(_FORM)
@signed_in
def upload(request: HttpRequest, code: str, document_id: UUID) -> HttpResponse:
    """Bring the signed form: a scan, or a PDF signed elsewhere."""
    page = _opened(request, code, document_id)
    problems: dict[str, str] = {}
    status = 422
    if request.method == "POST":
        try:
            name, content = _brought(request)
            kept = add_signed(document_id, _asked(page), name, content)
        except NotDone as refused:
            problems = refused.problems
        except Unacceptable as refused_file:
            problems = {"files": str(refused_file).rstrip(".")}
        except StoreFailed:
            problems, status = {"": _STORE}, 503
        except NoSuchDocument:
            raise Http404 from None
        else:
            words = "Đã kiểm tra chữ ký và lưu bản ký số." if kept.role == "signed" else "Đã lưu bản quét."
            messages.success(request, words)
            return redirect(page.url)
    most = size_words(settings.ATTACHMENT_MAX_BYTES)
    field = Field(
        "file", FILES, "Bản đã ký", hint=_UPLOAD_HINT.format(most=most), errors=_of(problems, "files")
    )
    context = {
        "file": field,
        "blocked": _blocked(page, "Tải lên bản đã ký"),
        "download_url": _pdf_address(page),
    }
    return _shown(request, page, "clerk/upload.html", context, problems, status)


@sensitive_post_parameters("passphrase", "pin")
def sign(request: HttpRequest, code: str, document_id: UUID) -> HttpResponseBase:
    """Sign here. The key comes into memory alone, which has to be said before anything of the form is read."""
    request.upload_handlers = [KeyReceiver(request)]
    return _sign(request, code, document_id)


sign = csrf_exempt(sign)


@csrf_protect
@require_http_methods(_FORM)
@signed_in
def _sign(request: HttpRequest, code: str, document_id: UUID) -> HttpResponse:
    page = _opened(request, code, document_id)
    problems: dict[str, str] = {}
    status = 422
    if request.method == "POST":
        try:
            _put_signature(request, page)
        except NotDone as refused:
            problems = refused.problems
        except KeyRefused as refused_key:
            problems = {"key": str(refused_key)}
        except StoreFailed:
            problems, status = {"": _STORE}, 503
        except NoSuchDocument:
            raise Http404 from None
        else:
            messages.success(request, "Đã ký số; chữ ký được kiểm tra và lưu cùng văn bản.")
            return redirect(page.url)
    found = _places(page) if page.record.status == "issued" else []
    open_places = [place for place in found if not place.why_not]
    context = {
        "download_url": _pdf_address(page),
        "open": open_places,
        "idle": not open_places,
        "closed": [place for place in found if place.why_not],
        "fields": _sign_fields(request, open_places, problems),
        "pin": Field(
            "password", "pin", "Mã PIN của thiết bị", autocomplete="off", width="medium",
            errors=_of(problems, "pin"),
        )
        if _device(page) is not None and any(place.agency for place in open_places)
        else None,
    }  # fmt: skip
    return _shown(request, page, "clerk/sign.html", context, problems, status)


def _put_signature(request: HttpRequest, page: Page) -> None:
    asked, field = _asked(page), request.POST.get("place", "")
    picture = _content(request, "picture")
    if not field:
        raise NotDone("Chọn chỗ ký", "place")
    if request.POST.get("with") == "device":
        device = _device(page)
        if device is None:
            raise NotDone("Nơi cài đặt này không có thiết bị ký")
        try:
            with from_device(device, request.POST.get("pin", "")) as signer:
                sign_document(page.record.id, asked, field=field, signer=signer, picture=picture)
        except KeyRefused as refused:
            raise NotDone(str(refused), "pin") from refused
        return
    key = _content(request, "key")
    if key is None:
        raise NotDone("Chọn tệp khóa .p12 hoặc .pfx", "key")
    signer = from_pkcs12(key, request.POST.get("passphrase", ""))
    sign_document(page.record.id, asked, field=field, signer=signer, picture=picture)


def _sign_fields(request: HttpRequest, found: list[Place], problems: dict[str, str]) -> list[Field]:
    chosen = request.POST.get("place") or (found[0].field if found else "")
    options = tuple(Option(place.field, place.label) for place in found)
    return [
        Field("radios", "place", "Chỗ ký", value=chosen, options=options, errors=_of(problems, "place")),
        Field(
            "file", "key", "Tệp khóa (.p12, .pfx)", errors=_of(problems, "key"), quiet=True,
            hint="Chỉ giữ trong bộ nhớ cho lần ký này, không lưu lại.",
        ),
        Field("password", "passphrase", "Mật khẩu của khóa", autocomplete="off", width="medium"),
        Field(
            "file", "picture", "Ảnh chữ ký hoặc dấu", required=False, quiet=True, errors=_of(problems, "picture"),
            hint="PNG nền trong suốt; chữ ký màu xanh, dấu màu đỏ. Không chọn thì hiện tên và thời gian ký.",
        ),
    ]  # fmt: skip


@require_safe
@signed_in
def file(request: HttpRequest, code: str, document_id: UUID, file_id: int) -> HttpResponseBase:
    """A file of the document, to whoever may read its case."""
    page = _opened(request, code, document_id)
    found = DocumentFile.objects.filter(document=page.record, id=file_id).first()
    if found is None:
        raise Http404
    try:
        answer = hand_out(found, found.name)
    except StoreFailed:
        return render(request, "attachments/gone.html", {"unreachable": True}, status=503)
    return answer or render(request, "attachments/gone.html", status=410)


# --- parts ----------------------------------------------------------------------------------------------------


def _opened(request: HttpRequest, code: str, document_id: UUID) -> Page:
    """A document of a case, or, without the code of one, one that belongs to none."""
    here = current(request)
    return open_document(here, code, document_id) if code else open_loose(here, document_id)


def _asked(page: Page) -> Asked:
    here = page.ground.here
    return Asked(here.person, here.office, here.clock)


def _blocked(page: Page, act: str) -> str:
    """Why this person does not do it in the office used; empty where he does."""
    here, record = page.ground.here, page.record
    if registers(record.agency, here.person, here.office, here.day, here.directory):
        return ""
    return f"{act} — {not_yours(record.agency, here.directory)}"


def _places(page: Page) -> list[Place]:
    here, record = page.ground.here, page.record
    registrar = registers(record.agency, here.person, here.office, here.day, here.directory)
    return places(record, here.name, registrar=registrar)


def _device(page: Page) -> Device | None:
    if settings.SIGN_DEVICE is None:
        return None
    library, token, label = settings.SIGN_DEVICE
    return Device(library, token, label.replace("{agency}", page.record.agency))


def _brought(request: HttpRequest) -> tuple[str, BinaryIO]:
    """The file that came. Raises `NotDone` and `Unacceptable` for none."""
    brought: Any = request.FILES.get(FILES)
    if brought is None:
        raise NotDone("Chọn tệp", "files")
    if brought.trouble == "too_big":
        raise too_large()
    if brought.trouble:
        raise NotDone("Máy chủ chưa nhận được tệp. Tải lên lại", "files")
    return str(brought.name or ""), brought.file


def _pdf_address(page: Page) -> str:
    if page.record.case_id is None:
        return reverse("loose-document-drawn", args=[page.record.id, "pdf"])
    """The file the next signature goes on."""
    code, file = page.ground.row.code, latest(page.record)
    if file is None:
        return reverse("case-document-file", args=[code, page.record.id, "pdf"])
    return reverse("document-file", args=[code, page.record.id, file.id])


def _content(request: HttpRequest, name: str) -> bytes | None:
    found = request.FILES.get(name)
    return found.read() if found is not None else None


def _day(request: HttpRequest, page: Page) -> tuple[date, dict[str, str]]:
    typed = (request.POST.get("day") or request.GET.get("day") or "").strip()
    if not typed:
        return page.ground.day, {}
    day = read_day(typed)
    return (day, {}) if day else (page.ground.day, {"day": "Ghi ngày dạng 18/03/2026"})


def _whole(request: HttpRequest, name: str) -> int | None:
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else None


def _of(problems: dict[str, str], name: str) -> tuple[str, ...]:
    return (_sentence(problems[name]),) if name in problems else ()


def _sentence(words: str) -> str:
    return f"{words.rstrip('.')}."


def _shown(
    request: HttpRequest,
    page: Page,
    template: str,
    context: dict[str, Any],
    problems: dict[str, str],
    status: int = 422,
) -> HttpResponse:
    here = page.ground.here
    frame = {
        "page": page,
        "row": page.ground.row,
        "record": page.record,
        "name": kind_name(page.record.kind),
        "crumbs": page.crumbs,
        "here": here,
        "errors": [
            ErrorItem(_sentence(words), f"id_{name}" if name else "") for name, words in problems.items()
        ],
    }
    return render(request, template, frame | context, status=status if problems else 200)
