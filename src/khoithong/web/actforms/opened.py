"""A form as it is opened on a page: with what was kept of it, what the case already says, and its hidden fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from django.core import signing

from khoithong.desk.act_drafts import kept_form
from khoithong.web.actforms import attached, initial
from khoithong.web.actforms.context import FormContext
from khoithong.web.actforms.fields import GRANT
from khoithong.web.actforms.page import form_page
from khoithong.web.actforms.typed import BACK, Typed
from khoithong.web.casepage.standing import other_capacity

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest

    from khoithong.procedure.refusals import Refusal
    from khoithong.web.actforms.submission import Outcome
    from khoithong.web.attachments import Brought
    from khoithong.web.casepage.ground import Ground

SALT: Final = "act-form"
"""Signs the mark that says whose form it is."""

_ASKED_FOR: Final = {
    "thay": "on_behalf_of",
    "phan-anh": "report",
    "ngay": "on",
    "cach": "route",
    "hinh-thuc": GRANT,
}
"""Parameters of the address by which other pages fill in a control."""


def begun(request: HttpRequest, ground: Ground, kind: str) -> tuple[Typed, datetime | None]:
    """What was kept of the form and when; else what the address asks to be filled in."""
    kept = kept_form(ground.here.person, ground.row.id, kind)
    typed = Typed.of_kept(kept.data) if kept else Typed()
    typed.values.pop("ballot", None)  # a ballot is chosen anew, never found chosen
    if not kept:
        for parameter, name in _ASKED_FOR.items():
            if request.GET.get(parameter):
                typed.put(name, request.GET[parameter])
    return typed, kept.updated_at if kept else None


def opened(
    request: HttpRequest,
    ground: Ground,
    kind: str,
    typed: Typed,
    *,
    kept_at: datetime | None = None,
    form: FormContext | None = None,
    outcome: Outcome | None = None,
    brought: Brought | None = None,
    kept: bool = False,
    refusal: Refusal | None = None,
) -> dict[str, Any]:
    """The context of `acts/form_body.html`; with `refusal` the act is only to be entered for others, from paper."""
    other = other_capacity(ground, kind) if refusal is None else None
    if other is not None and request.method == "GET":
        return form_page(FormContext(ground, kind, typed)) | {"other": other}
    form = form or FormContext(ground, kind, typed, checked="preview" in request.POST)
    if brought is not None and brought.errors:
        form.errors["files"] = brought.errors
    initial.fill(form)
    context = form_page(form, outcome, only_for_others=refusal is not None)
    context["kept"] = kept  # the page shows all that was typed, and it is kept here: the window need not
    context["attachments"] = attached.field_of(ground, kind, form.wrong("files"))
    return context | _machinery(request, ground, kind, outcome, kept_at)


def _machinery(
    request: HttpRequest, ground: Ground, kind: str, outcome: Outcome | None, kept_at: datetime | None
) -> dict[str, Any]:
    """The hidden fields: one key for one request, the office shown, whose form it is."""
    fresh = outcome is not None and outcome.conflict
    return {
        "key": (not fresh and request.POST.get("key")) or str(uuid4()),
        "office": ground.here.office or "",
        "whose": signing.dumps([ground.here.person, ground.row.id, kind], salt=SALT),
        "kept_at": kept_at,
        "form_url": ground.act_url(kind),
        "back": (request.POST or request.GET).get(BACK, "")[:10],
    }
