"""Administrators change the organisation: agencies, people, terms of office."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from khoithong.organisation.models import OfficeTerm
from khoithong.organisation.rows import read_rows
from khoithong.web.administration import administrators_only, looker, open_to_all
from khoithong.web.components import Link
from khoithong.web.organisation_pages.editing import Known, edit
from khoithong.web.organisation_pages.forms import (
    AgencyForm,
    AppointForm,
    EndTermForm,
    PersonForm,
    VoidTermForm,
    agency_values,
    person_values,
)
from khoithong.web.organisation_pages.merging import edition
from khoithong.web.organisation_pages.walking import Task, walk
from khoithong.web.organisation_pages.wording import term_words
from khoithong.web.views.organisation import crumbs

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from khoithong.organisation.rows import TermRow
    from khoithong.web.administration import Looker

_FORM = ["GET", "POST"]


def _data(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


@require_http_methods(_FORM)
@administrators_only
def new_agency(request: HttpRequest) -> HttpResponse:
    """Add an agency."""
    who = looker(request)
    form = AgencyForm(_data(request), who.directory, who.day)
    return walk(request, Task(who, form, "Thêm cơ quan", crumbs()))


@require_http_methods(_FORM)
@administrators_only
def edit_agency(request: HttpRequest, agency: str) -> HttpResponse:
    """Change an agency's name, kind, links."""
    who = looker(request)
    seen = edition("agency", agency)  # before the values, so that nothing newer goes unseen
    row = read_rows().agencies.get(agency)
    if row is None:
        raise Http404
    back = crumbs(Link(row.name, reverse("organisation-agency", args=[agency])))
    form = partial(AgencyForm, picture=who.directory, today=who.day, known=row)
    return edit(
        request, who, Known("agency", agency, seen, f"Sửa {row.name}", back, agency_values(row), form)
    )


@require_http_methods(_FORM)
@administrators_only
def new_person(request: HttpRequest) -> HttpResponse:
    """Add a person."""
    who = looker(request)
    form = PersonForm(_data(request), who.directory, who.day)
    lead = "Sau khi thêm, bổ nhiệm người này vào chức vụ ở trang tiếp theo."
    return walk(request, Task(who, form, "Thêm người", crumbs(), lead))


@require_http_methods(_FORM)
@administrators_only
def edit_person(request: HttpRequest, person: str) -> HttpResponse:
    """Change a person's name or managing body."""
    who = looker(request)
    seen = edition("person", person)
    row = read_rows().people.get(person)
    if row is None:
        raise Http404
    back = crumbs(Link(row.name, reverse("organisation-person", args=[person])))
    form = partial(PersonForm, picture=who.directory, today=who.day, known=row)
    return edit(
        request, who, Known("person", person, seen, f"Sửa {row.name}", back, person_values(row), form)
    )


@require_http_methods(_FORM)
@administrators_only
def appoint(request: HttpRequest) -> HttpResponse:
    """Enter a term of office."""
    who = looker(request)
    initial = {name: request.GET[name] for name in ("co_quan", "nguoi") if name in request.GET}
    form = AppointForm(_data(request), who.directory, who.day, read_rows().terms.values(), **initial)
    return walk(request, Task(who, form, "Bổ nhiệm", crumbs()))


@require_http_methods(_FORM)
@administrators_only
def end_term(request: HttpRequest, term: int) -> HttpResponse:
    """Say on which day a term ends."""
    who = looker(request)
    row = _term(term)
    form = EndTermForm(_data(request), who.directory, who.day, row)
    return walk(
        request,
        Task(who, form, "Kết thúc nhiệm kỳ", _of_agency(row, who), subject=term_words(row, who.directory)),
    )


@require_http_methods(_FORM)
@administrators_only
def void_term(request: HttpRequest, term: int) -> HttpResponse:
    """Take back a term entered by mistake."""
    who = looker(request)
    row = _term(term)
    form = VoidTermForm(_data(request), who.directory, who.day, row)
    title = "Hủy nhiệm kỳ nhập nhầm"
    return walk(request, Task(who, form, title, _of_agency(row, who), subject=term_words(row, who.directory)))


@require_safe
@open_to_all
def term(request: HttpRequest, term: int) -> HttpResponse:
    """Lead from a term to its agency."""
    looker(request)
    agency = OfficeTerm.objects.filter(id=term).values_list("agency_id", flat=True).first()
    if agency is None:
        raise Http404
    return redirect("organisation-agency", agency)


def _term(term: int) -> TermRow:
    row = read_rows().terms.get(term)
    if row is None:
        raise Http404
    return row


def _of_agency(row: TermRow, who: Looker) -> list[Link]:
    return crumbs(Link(who.directory.name(row.agency), reverse("organisation-agency", args=[row.agency])))
