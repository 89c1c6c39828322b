"""Move a case to another text: what would change, and the decision of the head."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from khoithong.casefiles import law
from khoithong.desk.answers import Done, IdempotencyConflict, NoSuchCase
from khoithong.desk.move_case import move_case, why_not
from khoithong.lawbook.labels import labels
from khoithong.procedure.vocabulary import MOVE
from khoithong.web.adapters import citation
from khoithong.web.adoption.case_move import options
from khoithong.web.casepage.ground import look
from khoithong.web.components import ErrorItem, Field, Option
from khoithong.web.session import current, signed_in
from khoithong.web.views.case_page import crumbs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest

    from khoithong.desk.answers import Refused
    from khoithong.web.adoption.case_move import MoveOption
    from khoithong.web.casepage.ground import Ground

_FIELDS = {"pack": "van_ban", "document": "so_van_ban", "reason": "ly_do"}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def move(request: HttpRequest, code: str) -> HttpResponse:
    """Show what a move would change; for the head, make it."""
    ground = look(current(request), code)
    if request.method != "POST":
        return _shown(request, ground, {})
    seen = request.POST.get("seen", "")
    try:
        answer = move_case(
            case_id=ground.row.id,
            actor=ground.here.person,
            capacity=ground.here.office,
            pack=request.POST.get("van_ban", ""),
            document=request.POST.get("so_van_ban", ""),
            reason=request.POST.get("ly_do", ""),
            seen=int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else 0,
            idempotency_key=request.POST.get("key") or uuid4(),
            clock=ground.here.clock,
        )
    except NoSuchCase:
        raise Http404 from None
    except IdempotencyConflict as conflict:
        return _shown(request, ground, request.POST, [ErrorItem(str(conflict))], status=409)
    if isinstance(answer, Done):
        messages.success(
            request, "Đã chuyển văn bản áp dụng. Trạng thái, thời hạn dưới đây theo văn bản mới."
        )
        return redirect("case", code)
    return _shown(request, ground, request.POST, _errors(ground, answer), status=422)


def _errors(ground: Ground, answer: Refused) -> list[ErrorItem]:
    refusal = answer.refusal
    if not refusal.fields:
        return [ErrorItem(refusal.message, "", citation(ground.pack, refusal.provision))]
    words = {"pack": refusal.message, "document": "Nhập số, ngày văn bản quyết định", "reason": "Nhập lý do"}
    return [ErrorItem(words[name], f"id_{_FIELDS[name]}") for name in refusal.fields]


def _shown(
    request: HttpRequest,
    ground: Ground,
    given: Mapping[str, str],
    errors: list[ErrorItem] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    against = why_not(ground.loaded, ground.here.person, ground.day)
    found = options(ground)
    possible = [one for one in found if one.refusal is None]
    context = {
        "ground": ground,
        "crumbs": crumbs(ground),
        "now": law.name_of(ground.row.pack),
        "options": found,
        "possible": possible,
        "against": against,
        "fields": _controls(possible, given, errors or []),
        "errors": errors or [],
        "key": uuid4(),
    }
    return render(request, "adoption/move.html", context, status=status)


def _controls(possible: list[MoveOption], given: Mapping[str, str], errors: list[ErrorItem]) -> list[Field]:
    words = labels().fields[MOVE]
    only = possible[0].pack if len(possible) == 1 else ""
    choices = tuple(Option(one.pack, one.name) for one in possible)

    def wrong(name: str) -> tuple[str, ...]:
        return tuple(error.message for error in errors if error.target == f"id_{name}")

    return [
        Field(
            "radios",
            "van_ban",
            words["pack"].label,
            given.get("van_ban", only),
            words["pack"].hint,
            wrong("van_ban"),
            options=choices,
        ),
        Field(
            "text",
            "so_van_ban",
            words["document"].label,
            given.get("so_van_ban", ""),
            words["document"].hint,
            wrong("so_van_ban"),
        ),
        Field(
            "textarea",
            "ly_do",
            words["reason"].label,
            given.get("ly_do", ""),
            words["reason"].hint,
            wrong("ly_do"),
            rows=4,
        ),
    ]
