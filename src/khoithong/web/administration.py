"""Pages open to administrators. Their accounts belong to nobody in the organisation: they run it, and see no case."""

from __future__ import annotations

from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, cast

from django.shortcuts import render

from khoithong.organisation.snapshot import directory
from khoithong.web import clock
from khoithong.web.session import Here, present, signed_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from django.http import HttpRequest, HttpResponseBase

    from khoithong.organisation.models import Account
    from khoithong.organisation.snapshot import Directory


@dataclass(frozen=True, slots=True)
class Looker:
    """Whoever looks at a page that people of the organisation and administrators share."""

    account: Account
    here: Here | None
    """The person of the organisation; `None` for an administrator."""
    directory: Directory
    now: datetime
    """Naive local time of Việt Nam."""

    @property
    def day(self) -> date:
        """The legal day of the request."""
        return self.now.date()

    @property
    def administers(self) -> bool:
        """Whether the organisation may be changed."""
        return self.here is None

    @property
    def name(self) -> str:
        """Who that is, as changes are signed."""
        return self.account.username


def is_administrator(request: HttpRequest) -> bool:
    """Whether an administrator's account is logged in."""
    user = getattr(request, "user", None)
    return bool(user is not None and user.is_authenticated and user.is_administrator)


def looker(request: HttpRequest) -> Looker:
    """Who looks, in a view that is `open_to_all` or `administrators_only`. Raises `LookupError` for anybody else."""
    here = present(request)
    if here is not None:
        return Looker(here.account, here, here.directory, here.now)
    if not is_administrator(request):
        raise LookupError("nobody of the organisation is logged in; the view lacks @open_to_all")
    return Looker(cast("Account", request.user), None, directory(), clock.now())


P = ParamSpec("P")


def open_to_all(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Let in people of the organisation and administrators."""
    for_people = signed_in(view)

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        return (view if is_administrator(request) else for_people)(request, *args, **kwargs)

    return cast("Callable[Concatenate[HttpRequest, P], HttpResponseBase]", guarded)


def administrators_only(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Let in administrators; people of the organisation are told who does this."""

    def refused(request: HttpRequest, /, *_: P.args, **__: P.kwargs) -> HttpResponseBase:
        return render(request, "account/not_administrator.html", status=403)

    for_people = signed_in(refused)

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        return (view if is_administrator(request) else for_people)(request, *args, **kwargs)

    return cast("Callable[Concatenate[HttpRequest, P], HttpResponseBase]", guarded)
