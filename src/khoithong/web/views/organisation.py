"""`Tổ chức và chức vụ`: the tree, an agency, a person, what is missing."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from khoithong.casefiles.agency_load import cases_under_way
from khoithong.lawbook.labels import labels
from khoithong.web.administration import looker, open_to_all
from khoithong.web.components import Link
from khoithong.web.organisation_pages.gaps import agency_gaps, all_gaps, person_gaps
from khoithong.web.organisation_pages.history import SHOWN, history
from khoithong.web.organisation_pages.missing import grouped
from khoithong.web.organisation_pages.profile import agency_facts, person_facts
from khoithong.web.organisation_pages.survey import Survey
from khoithong.web.organisation_pages.terms import in_state, terms_of
from khoithong.web.organisation_tree import Wanted, every, tree, without_office

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_LONGEST = 200


def crumbs(*links: Link) -> list[Link]:
    """The way back to the tree."""
    return [Link("Tổ chức và chức vụ", reverse("organisation")), *links]


@require_safe
@open_to_all
def show(request: HttpRequest) -> HttpResponse:
    """Show the agencies under their superiors, narrowed by name and kind."""
    who = looker(request)
    wanted = _wanted(request)
    survey = Survey(who.directory, who.day)
    roots = tree(survey, wanted)
    branches = list(every(roots))
    return render(
        request,
        "organisation/tree.html",
        {
            "who": who,
            "wanted": wanted,
            "kinds": labels().agency_kinds.items(),
            "roots": roots,
            "without_office": without_office(survey, wanted.words),
            "found": sum(branch.found for branch in branches),
            "empty": not who.directory.organisation.agencies,
            "lacking": sum(bool(branch.missing) for branch in branches),
        },
    )


def _wanted(request: HttpRequest) -> Wanted:
    words = unicodedata.normalize("NFC", request.GET.get("tim", ""))[:_LONGEST]
    kind = request.GET.get("loai", "")
    return Wanted(words, kind if kind in labels().agency_kinds else "")


@require_safe
@open_to_all
def missing(request: HttpRequest) -> HttpResponse:
    """Show every gap with what follows from it."""
    who = looker(request)
    gaps = all_gaps(Survey(who.directory, who.day))
    return render(
        request,
        "organisation/missing.html",
        {"who": who, "groups": grouped(gaps, who.directory), "count": len(gaps), "crumbs": crumbs()},
    )


@require_safe
@open_to_all
def agency(request: HttpRequest, agency: str) -> HttpResponse:
    """Show one agency."""
    who = looker(request)
    known = who.directory.organisation.agencies.get(agency)
    if known is None:
        raise Http404
    terms = terms_of(who.day, who.directory, agency_id=agency)
    return render(
        request,
        "organisation/agency.html",
        {
            "who": who,
            "agency": known,
            "kind": labels().agency_kinds[known.kind],
            "facts": agency_facts(known, who.directory),
            "gaps": agency_gaps(known, Survey(who.directory, who.day)),
            "now": in_state(terms, "now"),
            "coming": in_state(terms, "coming"),
            "past": in_state(terms, "past"),
            "void": in_state(terms, "void"),
            "under_way": cases_under_way(agency, who.here.reader) if who.here else 0,
            "history": history("agency", agency, terms, who.directory, known.name),
            "history_most": SHOWN,
            "crumbs": crumbs(),
        },
    )


@require_safe
@open_to_all
def person(request: HttpRequest, person: str) -> HttpResponse:
    """Show one person's offices."""
    who = looker(request)
    known = who.directory.organisation.people.get(person)
    if known is None:
        raise Http404
    terms = terms_of(who.day, who.directory, person_id=person)
    return render(
        request,
        "organisation/person.html",
        {
            "who": who,
            "person": known,
            "facts": person_facts(known, who.directory),
            "gaps": person_gaps(person, Survey(who.directory, who.day)),
            "now": in_state(terms, "now"),
            "coming": in_state(terms, "coming"),
            "past": in_state(terms, "past"),
            "void": in_state(terms, "void"),
            "history": history("person", person, terms, who.directory, known.name),
            "history_most": SHOWN,
            "crumbs": crumbs(),
        },
    )
