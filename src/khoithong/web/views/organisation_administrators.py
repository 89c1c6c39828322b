"""`Người quản trị`: who administers; one proposes, another one confirms; a new one sets a password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.tokens import default_token_generator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khoithong.desk import administrators as desk
from khoithong.desk.clock import aware
from khoithong.organisation.models import Account, AdministratorRequest
from khoithong.web.administration import administrators_only, looker
from khoithong.web.components import Link
from khoithong.web.organisation_pages.administrators import administrator_lines, proposals
from khoithong.web.organisation_pages.forms.administrator import NewAdministratorForm, PasswordForm
from khoithong.web.organisation_pages.forms.grounded import GroundedForm
from khoithong.web.views.organisation import crumbs

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse


_LINK = "administrator_link"
"""Where the session keeps the way in for a new administrator until it was shown once."""


@require_safe
@administrators_only
def listing(request: HttpRequest) -> HttpResponse:
    """Show who administers, and what waits for a second person."""
    who = looker(request)
    waiting, decided = proposals(who)
    return render(
        request,
        "organisation/administrators.html",
        {
            "administrators": administrator_lines(who),
            "waiting": waiting,
            "decided": decided,
            "link": request.session.pop(_LINK, ""),
            "fewest": desk.FEWEST,
            "crumbs": crumbs(),
        },
    )


@require_http_methods(["GET", "POST"])
@administrators_only
def appoint(request: HttpRequest) -> HttpResponse:
    """Propose another administrator."""
    who = looker(request)
    form = NewAdministratorForm(_data(request), who.directory, who.day)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        answer = desk.propose(
            "appoint",
            given["ten_dang_nhap"],
            given["nguoi"],
            ground=form.document,
            by=who.account,
            key=form.key,
            now=aware(who.now),
        )
        if isinstance(answer, AdministratorRequest):
            return _proposed(request)
        form.add_error(form.places.get(answer.field), answer.message.rstrip("."))
    return _form(request, form, "Cử người quản trị")


@require_http_methods(["GET", "POST"])
@administrators_only
def dismiss(request: HttpRequest, account: int) -> HttpResponse:
    """Propose that somebody administers no longer."""
    who = looker(request)
    known = desk.administrators().filter(pk=account).first()
    if known is None:
        raise Http404
    form = GroundedForm(_data(request), who.directory, who.day)
    if request.method == "POST" and form.is_valid():
        answer = desk.propose(
            "dismiss",
            known.username,
            known.kept_by_id,
            ground=form.document,
            by=who.account,
            key=form.key,
            now=aware(who.now),
        )
        if isinstance(answer, AdministratorRequest):
            return _proposed(request)
        form.add_error(None, answer.message.rstrip("."))
    return _form(request, form, f"Thôi quản trị: {known.username}")


def _data(request: HttpRequest) -> object:
    return request.POST if request.method == "POST" else None


def _proposed(request: HttpRequest) -> HttpResponse:
    messages.success(request, "Đã gửi đề nghị. Có hiệu lực khi một người quản trị khác xác nhận.")
    return redirect("administrators")


def _form(request: HttpRequest, form: GroundedForm, title: str) -> HttpResponse:
    return render(
        request,
        "organisation/administrator_form.html",
        {
            "form": form,
            "fields": [form[name] for name in form.fields if name not in ("khoa", "van_ban", "ngay_van_ban")],
            "title": title,
            "crumbs": crumbs(Link("Người quản trị", reverse("administrators"))),
        },
        status=422 if request.method == "POST" else 200,
    )


@require_POST
@administrators_only
def decide(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Confirm a proposal, or refuse it."""
    who = looker(request)
    confirm = request.POST.get("quyet_dinh") == "dong-y"
    try:
        answer = desk.decide(request_id, confirm=confirm, by=who.account, now=aware(who.now))
    except AdministratorRequest.DoesNotExist:
        raise Http404 from None
    if not isinstance(answer, AdministratorRequest):
        messages.error(request, f"{answer.message.rstrip('.')}.")
    elif not answer.confirmed:
        messages.success(request, "Đã từ chối đề nghị; không có gì thay đổi.")
    elif answer.kind == "dismiss":
        messages.success(request, f"{answer.username} không còn là người quản trị.")
    else:
        messages.success(request, f"Đã tạo tài khoản quản trị {answer.username}.")
        request.session[_LINK] = request.build_absolute_uri(_way_in(answer.username))
    return redirect("administrators")


def _way_in(username: str) -> str:
    account = Account.objects.get(username=username)
    return reverse("administrator-activate", args=[account.pk, default_token_generator.make_token(account)])


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
def activate(request: HttpRequest, account: int, token: str) -> HttpResponse:
    """Let a new administrator set the first password, once."""
    known = Account.objects.filter(pk=account, is_administrator=True, is_active=True).first()
    if known is None or known.has_usable_password() or not default_token_generator.check_token(known, token):
        return render(request, "organisation/activation_gone.html", status=404)
    form = PasswordForm(request.POST if request.method == "POST" else None, known)
    if request.method == "POST" and form.is_valid():
        known.set_password(form.cleaned_data["mat_khau"])
        known.save(update_fields=["password"])
        messages.success(request, "Đã đặt mật khẩu. Đăng nhập bằng tài khoản quản trị.")
        return redirect("login")
    status = 422 if request.method == "POST" else 200
    return render(request, "organisation/activation.html", {"form": form, "account": known}, status=status)
