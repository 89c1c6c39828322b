"""Log in, log out, change the capacity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login as begin_session
from django.contrib.auth import logout as end_session
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khoithong.organisation.models import Account
from khoithong.web import clock
from khoithong.web.administration import is_administrator
from khoithong.web.demonstration_accounts import demonstration_accounts
from khoithong.web.login_form import LoginForm
from khoithong.web.session import CAPACITY, LOGGED_IN, current, present, safe_next, signed_in, typed_texts

if TYPE_CHECKING:
    from django.http import HttpResponseBase

_BACKEND = "django.contrib.auth.backends.ModelBackend"
_REMEMBERED = 30 * 24 * 3600
"""Seconds a browser remembers that somebody had logged in."""


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def login(request: HttpRequest) -> HttpResponse:
    """Show the login page; with the right password go where one was going."""
    back = safe_next(request, reverse("work"))
    if request.method == "GET" and present(request):
        return redirect(back)
    form = LoginForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _enter(request, form.get_user(), back)
    return render(
        request,
        "registration/login.html",
        {
            "form": form,
            "next": safe_next(request, ""),
            "demonstration_accounts": demonstration_accounts(clock.now().date()),
            "demonstration_login_url": reverse("demonstration-login"),
        },
        status=200 if request.method == "GET" else 422,
    )


@require_POST
def demonstration_login(request: HttpRequest) -> HttpResponse:
    """Log in with one click: accounts made by the demonstration only."""
    account = Account.objects.filter(
        username=request.POST.get("account", "").replace("\x00", ""), is_demo=True, is_active=True
    ).first()
    if account is None:
        messages.error(request, "Không có tài khoản trình diễn này. Chọn một tài khoản trong danh sách.")
        return redirect("login")
    return _enter(request, account, safe_next(request, reverse("work")))


def _enter(request: HttpRequest, account: Account, back: str) -> HttpResponse:
    begin_session(request, account, backend=_BACKEND)
    if account.is_administrator and back == reverse("work"):
        back = reverse("organisation")  # administrators have no work in cases
    answer = HttpResponseRedirect(back)
    answer.set_cookie(
        LOGGED_IN,
        "1",
        max_age=_REMEMBERED,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return answer


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Lead to the first page of whoever asks; administrators have no work in cases."""
    return redirect("organisation" if is_administrator(request) else "work")


@require_POST
def logout(request: HttpRequest) -> HttpResponse:
    """End the session."""
    end_session(request)
    messages.success(request, "Đã đăng xuất.")
    answer = redirect("login")
    answer.delete_cookie(LOGGED_IN)
    return answer


@require_POST
@signed_in
def capacity(request: HttpRequest) -> HttpResponseBase:
    """Change the office used, to another one held today."""
    here = current(request)
    wanted = request.POST.get("capacity")
    chosen = next((one for one in here.capacities if one.key == wanted), None)
    if chosen is None:
        messages.error(request, "Không còn giữ chức vụ này. Chọn một chức vụ trong danh sách.")
    else:
        request.session[CAPACITY] = chosen.key
        messages.success(request, f"Đang làm việc với tư cách: {chosen.label}.")
    return redirect(safe_next(request, reverse("work")))


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form opened before the last login: nothing was done, and what was typed is shown."""
    del reason  # for developers; it says nothing to whoever filled in the form
    return render(request, "403_csrf.html", {"typed": typed_texts(request)}, status=403)
