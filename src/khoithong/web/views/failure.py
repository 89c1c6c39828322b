"""What is answered when something fails: the page of failures, and when the database is away a page to try again from.

Both are drawn by the plainest means: nothing here may need what has just failed.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse, JsonResponse
from django.template import loader
from django.utils.cache import add_never_cache_headers
from django.views.defaults import server_error

from khoithong.web.session import return_address, typed_texts

if TYPE_CHECKING:
    from django.http import HttpRequest

_SECONDS: Final = 10
"""When it is worth trying again."""

_WORDS: Final = "Hệ thống tạm gián đoạn, nội dung chưa được lưu. Hệ thống sẽ tự thử lại."


def failed(request: HttpRequest) -> HttpResponse:
    """Answer a request that ended in an error nobody foresaw; called while that error is being handled."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return _away(request)
    return server_error(request)


def _away(request: HttpRequest) -> HttpResponse:
    _ask_no_more(request)
    if request.headers.get("X-Requested-With") == "autosave":
        answer: HttpResponse = JsonResponse({"problem": _WORDS}, status=503)
    else:
        page = loader.get_template("503.html").render(_what_was_sent(request))
        answer = HttpResponse(page, status=503)
    answer.headers["Retry-After"] = str(_SECONDS)
    add_never_cache_headers(answer)
    return answer


def _ask_no_more(request: HttpRequest) -> None:
    """Let what wraps the answer find an empty session rather than wait for the database again; 5xx saves none."""
    session = getattr(request, "session", None)
    if session is not None and not hasattr(session, "_session_cache"):
        session._session_cache = {}  # noqa: SLF001 - what loading it would have set


def _what_was_sent(request: HttpRequest) -> dict[str, object]:
    """Everything of a form, to be sent again as it is; no password is ever written into a page."""
    secret = any("password" in name for name in request.POST)
    sent = request.method == "POST" and not secret
    return {
        "address": request.get_full_path(),
        "back": return_address(request),
        "sent": sent,
        "fields": [(name, value) for name, values in request.POST.lists() for value in values]
        if sent
        else [],
        "typed": typed_texts(request) if sent else [],
        "files": sent and bool(request.FILES),
    }
