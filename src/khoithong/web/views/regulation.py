"""The texts of the law: whole, every provision with an address, and what the software makes of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khoithong.casefiles import resting
from khoithong.lawbook.loader import pack_ids
from khoithong.lawbook.pack import describe
from khoithong.web.casepage.ground import look
from khoithong.web.components import Link
from khoithong.web.library.comparison import comparison_page, touched
from khoithong.web.library.procedure import procedure_page
from khoithong.web.library.progress import progress_of
from khoithong.web.library.provision import provision_page
from khoithong.web.library.readings import conventions_page
from khoithong.web.library.tabs import frame, short_name
from khoithong.web.library.text import KINDS, text_page
from khoithong.web.navigation import address
from khoithong.web.session import current, present, signed_in

if TYPE_CHECKING:
    from django.http import HttpRequest

    from khoithong.lawbook.pack import Pack


@require_safe
@login_required
def index(request: HttpRequest) -> HttpResponse:
    """All texts."""
    return render(request, "regulations/index.html", {"packs": [describe(pack) for pack in pack_ids()]})


@require_safe
@login_required
def show(request: HttpRequest, pack: str) -> HttpResponse:
    """One text in full; `#7/2/2.1` leads to a provision, `?loai=manual` leaves only provisions of that kind."""
    described = _pack(pack)
    kind = request.GET.get("loai", "")
    context = text_page(described, _counts(request, described), kind if kind in KINDS else "")
    return render(request, "regulations/text.html", frame(described, "regulation") | context)


@require_safe
@login_required
def provision(request: HttpRequest, pack: str, ref: str) -> HttpResponse:
    """One provision: where the software rests on it, and how many cases do."""
    described = _pack(pack)
    cases = _counts(request, described).get(f"{pack}#{ref}", 0)
    context = provision_page(described, ref, cases)
    if context is None:
        raise Http404
    return render(request, "regulations/provision.html", frame(described, "provision") | context)


@require_safe
@login_required
def procedure(request: HttpRequest, pack: str) -> HttpResponse:
    """The procedure of a text, drawn."""
    described = _pack(pack)
    here = present(request)
    standing = resting.by_status(here.reader, pack) if here is not None else {}
    context = frame(described, "regulation-procedure") | procedure_page(described, by_status=standing)
    return render(request, "regulations/procedure.html", context)


@require_safe
@login_required
def conventions(request: HttpRequest, pack: str) -> HttpResponse:
    """What a text leaves open, and what the software adds."""
    described = _pack(pack)
    context = frame(described, "regulation-conventions") | conventions_page(described)
    return render(request, "regulations/conventions.html", context)


@require_safe
@login_required
def comparison(request: HttpRequest) -> HttpResponse:
    """Two texts side by side; without two of them, the choice."""
    chosen = [request.GET.get(name, "") for name in ("a", "b")]
    known = [pack if pack in pack_ids() else "" for pack in chosen]
    context = {
        "crumbs": [Link("Quy định", address("regulations"))],
        "choices": [(pack, short_name(describe(pack))) for pack in pack_ids()],
        "chosen": known,
        "unknown": [pack for pack, found in zip(chosen, known, strict=True) if pack and not found],
    }
    if all(known):
        first, second = (describe(pack) for pack in known)
        context |= comparison_page(first, second)
        here = present(request)
        if here is not None and known[0] != known[1]:
            context["touched"] = [
                touched(one, resting.by_status(here.reader, one.identity.id)) for one in (first, second)
            ]
    return render(request, "regulations/comparison.html", context)


@require_safe
@signed_in
def of_case(request: HttpRequest, code: str) -> HttpResponse:
    """The procedure of a case with its way marked."""
    ground = look(current(request), code)
    context = procedure_page(ground.pack, progress_of(ground.loaded.acts), ground.row.readings)
    context["crumbs"] = [Link("Hồ sơ", address("cases")), Link(ground.row.code, ground.url)]
    return render(request, "regulations/of_case.html", context | {"ground": ground})


def _pack(name: str) -> Pack:
    if name not in pack_ids():
        raise Http404
    return describe(name)


def _counts(request: HttpRequest, pack: Pack) -> resting.Counts:
    """Cases by provision, as far as whoever looks may read them; administrators read none."""
    here = present(request)
    return resting.counts(here.reader, pack) if here is not None else {}
