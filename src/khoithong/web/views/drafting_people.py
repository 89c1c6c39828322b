"""Who proposes together, and from which agency."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from khoithong.desk.drafts import NoSuchDraft
from khoithong.web.components import ErrorItem, Field, Option
from khoithong.web.drafting.page import open_draft
from khoithong.web.drafting.people import SHOWN, candidates
from khoithong.web.drafting.recipient import proposed_from
from khoithong.web.drafting.regulations import objection
from khoithong.web.drafting.saving import Busy, change
from khoithong.web.holders import person_of
from khoithong.web.session import current, signed_in

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from khoithong.web.drafting.page import DraftPage

_LONGEST = 100


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def people(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Name co-proposers, or take one off."""
    page = open_draft(draft_id, current(request))
    if request.method == "POST":
        return _changed(request, page)
    words = request.GET.get("tim", "")[:_LONGEST].replace("\x00", "")
    without = {page.draft.owner, *page.co_proposers}
    found = candidates(page.pack, page.here, words, without)
    return render(
        request,
        "drafting/people.html",
        {
            "page": page,
            "words": words,
            "named": [
                (person, person_of(person, page.here.day, page.here.directory), _against(page, person))
                for person in page.co_proposers
            ],
            "found": found,
            "more": len(found) == SHOWN,
            "crumbs": page.crumbs(),
        },
    )


def _against(page: DraftPage, person: str) -> str:
    refusal = objection(page.draft.pack, person, page.here, proposed_from(page.draft, page.here))
    return refusal.message if refusal else ""


def _changed(request: HttpRequest, page: DraftPage) -> HttpResponse:
    try:
        _alter(request, page)
    except NoSuchDraft:
        raise Http404 from None
    except Busy:
        messages.error(request, "Bản nháp đang được nhiều cửa sổ cùng lưu. Thực hiện lại.")
    return redirect(request.get_full_path())


def _alter(request: HttpRequest, page: DraftPage) -> None:
    """Add or remove one person; names that do not exist change nothing."""
    add, remove = request.POST.get("them", ""), request.POST.get("bo", "")
    known = page.here.directory.organisation.people

    def altered(data: dict[str, Any]) -> dict[str, Any]:
        named = [one for one in data.get("co_proposers") or [] if one != remove]
        if add in known and add != page.draft.owner and add not in named:
            named.append(add)
        return {**data, "co_proposers": named}

    change(page.draft.id, page.here, altered)
    if add in known:
        messages.success(request, f"Đã thêm {page.here.directory.name(add)}.")
    elif remove in known:
        messages.success(request, f"Đã bỏ {page.here.directory.name(remove)}.")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def agency(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Choose the agency one proposes from, when one works in several."""
    page = open_draft(draft_id, current(request))
    wanted, errors = request.POST.get("agency", ""), []
    if request.method == "POST":
        if wanted in page.agencies:
            return _chosen(request, page, wanted)
        errors = [ErrorItem("Chọn cơ quan đề xuất", "id_agency")]
    return render(
        request,
        "drafting/agency.html",
        {
            "page": page,
            "field": _agency_field(page, errors),
            "errors": errors,
            "crumbs": page.crumbs(),
        },
        status=422 if errors else 200,
    )


def _chosen(request: HttpRequest, page: DraftPage, wanted: str) -> HttpResponse:
    try:
        change(page.draft.id, page.here, lambda data: {**data, "agency": wanted})
    except NoSuchDraft:
        raise Http404 from None
    except Busy:
        messages.error(request, "Bản nháp đang được nhiều cửa sổ cùng lưu. Thực hiện lại.")
        return redirect(request.path)
    return redirect(page.url)


def _agency_field(page: DraftPage, errors: list[ErrorItem]) -> Field:
    picture = page.here.directory
    return Field(
        "radios",
        "agency",
        "Đề xuất từ cơ quan nào?",
        value=str(page.draft.data.get("agency") or ""),
        hint="Kế hoạch được gửi đến người đứng đầu của cơ quan sử dụng cán bộ này, hoặc cấp trên nếu đề xuất là của người đứng đầu.",
        errors=tuple(error.message for error in errors),
        options=tuple(
            Option(
                one,
                picture.name(one),
                hint=person_of(page.draft.owner, page.here.day, picture, agency=one).office,
            )
            for one in page.agencies
        ),
        large=True,
    )
