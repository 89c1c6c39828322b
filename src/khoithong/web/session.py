"""Who is here: the person logged in, the office used, what may be read, and the moment of the request."""

from __future__ import annotations

from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, cast
from urllib.parse import urlencode, urlsplit

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from khoithong.casefiles import rights
from khoithong.organisation.capacities import capacities
from khoithong.organisation.snapshot import directory
from khoithong.web import clock

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from django.http import HttpRequest, HttpResponseBase

    from khoithong.casefiles.rights import Reader
    from khoithong.organisation.capacities import Capacity
    from khoithong.organisation.models import Account
    from khoithong.organisation.snapshot import Directory

CAPACITY = "capacity"
"""Where the session keeps the key of the office used."""

LOGGED_IN = "da_dang_nhap"
"""A cookie that outlives the session and says nothing but that there was one: it tells expired from never begun."""

_KEPT = "_khoithong_here"
_SECRETS = ("csrfmiddlewaretoken", "password", "passphrase", "pin")
"""Controls that are never shown again."""
_LONG = 40
"""Texts from this length on are shown again when they were sent after the session had ended."""


@dataclass(frozen=True, slots=True)
class Here:
    """The person of a request. Everything the request does happens at `now`."""

    person: str
    account: Account
    capacity: Capacity | None
    """The office used, held today; `None` for somebody who holds none."""
    capacities: tuple[Capacity, ...]
    """The offices held today."""
    reader: Reader
    directory: Directory
    now: datetime
    """Naive local time of Việt Nam."""

    @property
    def day(self) -> date:
        """The legal day of the request."""
        return self.now.date()

    @property
    def office(self) -> str | None:
        """The office used as the desk takes it: `so-nv/head`."""
        return self.capacity.key if self.capacity else None

    @property
    def name(self) -> str:
        """The full name of the person."""
        return self.directory.name(self.person)

    def clock(self) -> datetime:
        """The moment of the request, for the use cases: `perform(…, clock=here.clock)`."""
        return self.now


def present(request: HttpRequest) -> Here | None:
    """Who is here; `None` for a visitor and for an account that belongs to nobody in the organisation."""
    if not hasattr(request, _KEPT):
        setattr(request, _KEPT, _look(request))
    return cast("Here | None", getattr(request, _KEPT))


def current(request: HttpRequest) -> Here:
    """Who is here, in a view that is `signed_in`. Raises `LookupError` elsewhere for a visitor."""
    here = present(request)
    if here is None:
        raise LookupError("nobody is logged in; the view lacks @signed_in")
    return here


def _look(request: HttpRequest) -> Here | None:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or user.person_id is None:
        return None
    account = cast("Account", user)
    person = str(account.person_id)
    now, picture = clock.now(), directory()
    held = tuple(capacities(person, now.date(), picture))
    chosen = request.session.get(CAPACITY)
    used = next((one for one in held if one.key == chosen), held[0] if held else None)
    return Here(person, account, used, held, rights.reader(person, now.date(), picture), picture, now)


P = ParamSpec("P")


def signed_in(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Let in people of the organisation only; a visitor logs in first and comes back to the same page."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if present(request) is not None:
            return view(request, *args, **kwargs)
        if request.user.is_authenticated:
            return render(request, "account/no_person.html", status=403)
        return _log_in_first(request)

    return cast("Callable[Concatenate[HttpRequest, P], HttpResponseBase]", guarded)


def _log_in_first(request: HttpRequest) -> HttpResponseBase:
    back = return_address(request)
    if request.headers.get("X-Requested-With") == "autosave":
        return HttpResponse(status=401)
    if request.headers.get("HX-Request"):
        # A fragment swapped into the page would hide that the login has ended: the whole page goes there.
        return HttpResponse(headers={"HX-Redirect": _login_address(back)})
    if request.method == "POST" or request.COOKIES.get(LOGGED_IN):
        return render(
            request, "session_expired.html", {"next": back, "typed": typed_texts(request)}, status=401
        )
    return redirect(_login_address(back))


def _login_address(back: str) -> str:
    return f"{reverse('login')}?{urlencode({'next': back})}"


def return_address(request: HttpRequest) -> str:
    """The page to come back to: this one, or for something sent the page it was sent from."""
    if request.method == "POST":
        came_from = urlsplit(request.headers.get("Referer", ""))
        if came_from.netloc == request.get_host():
            return came_from.path + (f"?{came_from.query}" if came_from.query else "")
        return request.path
    return request.get_full_path()


def typed_texts(request: HttpRequest) -> list[str]:
    """The long texts of a form that was sent after the session had ended: they are shown, not lost."""
    return [
        value
        for name, values in request.POST.lists()
        if name not in _SECRETS
        for value in values
        if len(value.strip()) >= _LONG
    ]


def safe_next(request: HttpRequest, default: str) -> str:
    """The address asked for in `next`, when it is one of ours."""
    wanted: Any = request.POST.get("next") or request.GET.get("next") or ""
    # Only whole addresses: `redirect` would take a word for the name of a page.
    if wanted.startswith("/") and url_has_allowed_host_and_scheme(
        wanted, {request.get_host()}, require_https=request.is_secure()
    ):
        return str(wanted)
    return default
