"""An address that only takes forms, opened as a page: back to the page the form stands on, with a word of why."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve

if TYPE_CHECKING:
    from collections.abc import Callable

_WORDS = "Địa chỉ vừa mở chỉ nhận nội dung gửi từ biểu mẫu; chưa có việc nào được ghi nhận."


def lead_back(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: instead of an empty page show the nearest page above."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or request.method != "GET":
            return response
        messages.warning(request, _WORDS)
        return HttpResponseRedirect(_above(request.path))

    return answer


def _above(path: str) -> str:
    """The nearest address above that is one of ours."""
    while path != "/":
        path = path.rstrip("/").rpartition("/")[0] + "/"
        try:
            resolve(path)
        except Resolver404:
            continue
        return path
    return path
