"""`Áp dụng quy định`: what applies to whom, what is proposed, and the decision by a second administrator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from khoithong.casefiles import law
from khoithong.casefiles.governance import governance
from khoithong.casefiles.models import LawProposal
from khoithong.desk.adopt import Faulty, decide, outlined, propose
from khoithong.lawbook.loader import pack_ids
from khoithong.lawbook.pack import describe
from khoithong.web.adapters import citation
from khoithong.web.administration import Looker, looker, open_to_all
from khoithong.web.adoption import lines
from khoithong.web.adoption.consequences import consequences
from khoithong.web.adoption.forms import WHOLE, AdoptForm, EndForm, ReadingForm
from khoithong.web.components import ErrorItem, Field, Link
from khoithong.web.page_number import page_number

if TYPE_CHECKING:
    from django.http import HttpRequest

    from khoithong.casefiles.governance import Adoption
    from khoithong.web.adoption.forms import WishForm

_PARTS: Final = (
    ("adoption", "Đang áp dụng"),
    ("adoption-readings", "Quy ước áp dụng"),
    ("adoption-history", "Lịch sử"),
)
_PER_PAGE: Final = 25
_DECIDED: Final = {
    "confirmed": "Đã xác nhận. Thay đổi có hiệu lực theo ngày đã ghi.",
    "declined": "Đã từ chối. Không có gì thay đổi.",
    "withdrawn": "Đã rút đề nghị. Không có gì thay đổi.",
}


@require_safe
@open_to_all
def overview(request: HttpRequest) -> HttpResponse:
    """Show what applies to whom today and what waits for a second word."""
    who = looker(request)
    begun = governance(who.directory).begun(who.day)
    agencies = [one.agency for one in who.here.capacities] if who.here else []
    context = {
        "who": who,
        "parts": _parts("adoption"),
        "crumbs": _crumbs(),
        "begun": begun,
        "settings": [] if begun else [lines.text_of(pack) for pack in law.packs_in_force(who.day)],
        "mine": lines.mine(agencies, who.directory, who.day),
        "adoptions": lines.adoptions(who.directory, who.day),
        "waiting": _waiting(who),
        "uncovered": lines.uncovered(who.directory, who.day) if begun else [],
    }
    return render(request, "adoption/overview.html", context)


@require_safe
@open_to_all
def readings(request: HttpRequest) -> HttpResponse:
    """Show the questions a text leaves open, its own answers and those chosen here."""
    who = looker(request)
    packs = law.packs_ever(who.day, who.directory) or pack_ids()
    pack = request.GET.get("goi") or packs[0]
    if pack not in pack_ids():
        raise Http404
    context = {
        "who": who,
        "parts": _parts("adoption-readings"),
        "crumbs": _crumbs(),
        "texts": [lines.text_of(one) for one in dict.fromkeys([*packs, pack])],
        "pack": pack,
        "name": law.name_of(pack),
        "readings": lines.readings(pack, who.directory),
        "waiting": _waiting(who, kind="reading", pack=pack),
    }
    return render(request, "adoption/readings.html", context)


@require_safe
@open_to_all
def history(request: HttpRequest) -> HttpResponse:
    """Show everything ever proposed, newest first, with what became of it."""
    who = looker(request)
    rows = LawProposal.objects.select_related("account", "decision__account").order_by("-id")
    page = Paginator(rows, _PER_PAGE).get_page(page_number(request))
    context = {
        "parts": _parts("adoption-history"),
        "crumbs": _crumbs(),
        "page": page,
        "lines": lines.proposals(page, who.directory),
    }
    return render(request, "adoption/history.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
def adopt(request: HttpRequest) -> HttpResponse:
    """Propose a text for an agency and all below it."""
    who = looker(request)
    begin = {"key": uuid4(), "van_ban": request.GET.get("goi"), "co_quan": request.GET.get("co-quan")}
    form = AdoptForm(_sent(request), initial=begin, picture=who.directory)
    return _propose(request, who, form, "Đề nghị áp dụng văn bản")


@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
def end(request: HttpRequest, number: int) -> HttpResponse:
    """Propose that a text no longer applies to an agency."""
    who = looker(request)
    adoption = _adoption(who, number)
    form = EndForm(_sent(request), initial={"key": uuid4()}, adoption=adoption)
    about = f"{law.name_of(adoption.pack)}, {lines.where(adoption.agency, who.directory)}"
    return _propose(request, who, form, "Đề nghị thôi áp dụng", about)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
def reading(request: HttpRequest, pack: str, name: str) -> HttpResponse:
    """Propose another answer to a question a text leaves open."""
    who = looker(request)
    found = law.regulation(pack).readings.get(name) if pack in pack_ids() else None
    if found is None or len(found.answers) < 2:
        raise Http404
    begin = {"key": uuid4(), "co_quan": WHOLE}
    form = ReadingForm(_sent(request), initial=begin, picture=who.directory, pack=pack, reading=found)
    about = f"{found.question} ({law.name_of(pack)})"
    described = describe(pack)
    quoted = [citation(described, ref, quoted=True) for ref in found.provisions]
    return _propose(
        request,
        who,
        form,
        "Đề nghị đổi quy ước áp dụng",
        about,
        quotes=[one for one in quoted if one is not None and one.text],
        default_reason=found.reason,
    )


def _sent(request: HttpRequest) -> Any:
    """What was sent, be it nothing at all."""
    return request.POST if request.method == "POST" else None


def _propose(
    request: HttpRequest, who: Looker, form: WishForm, title: str, about: str = "", **shown: object
) -> HttpResponse:
    """The form; with `xem` what would follow; with anything else the proposal is made."""
    context: dict[str, Any] = {"form": form, "title": title, "about": about, "crumbs": _crumbs(), **shown}
    if not who.administers:
        return render(request, "adoption/not_yours.html", context, status=403)
    if request.method != "POST":
        return render(request, "adoption/propose.html", context)
    form.is_valid()
    try:
        outline = outlined(form.wish(), who.day, who.directory)
        if not form.errors and "xem" not in request.POST:
            made = propose(form.wish(), who.account, form.cleaned_data["key"], clock=lambda: who.now)
            messages.success(request, "Đã gửi đề nghị. Một quản trị khác xác nhận thì mới có hiệu lực.")
            return redirect("adoption-proposal", made.pk)
    except Faulty as fault:
        form.take(fault)
    if form.errors:
        return render(request, "adoption/propose.html", context, status=422)
    context |= {
        "foresight": consequences(outline, who.day, who.directory),
        "sentence": lines.sentence(outline, who.directory),
        "preview": True,
    }
    return render(request, "adoption/propose.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
def proposal(request: HttpRequest, number: int) -> HttpResponse:
    """Show a proposal with what would follow from it; confirm, decline or withdraw it."""
    who = looker(request)
    row = LawProposal.objects.select_related("account", "decision__account").filter(id=number).first()
    if row is None:
        raise Http404
    errors: list[ErrorItem] = []
    if request.method == "POST":
        outcome, reason = request.POST.get("quyet_dinh", ""), request.POST.get("ly_do", "")
        try:
            decide(row.pk, outcome, reason, who.account, clock=lambda: who.now)
        except Faulty as fault:
            errors = [
                ErrorItem(words, "id_ly_do" if name == "reason" else "")
                for name, words in fault.problems.items()
            ]
        else:
            messages.success(request, _DECIDED[outcome])
            return redirect("adoption-proposal", row.pk)
    return _shown(request, who, row, errors)


def _shown(request: HttpRequest, who: Looker, row: LawProposal, errors: list[ErrorItem]) -> HttpResponse:
    line = lines.proposal_line(row, who.directory)
    own = who.administers and row.person == who.account.natural_person
    context = {
        "who": who,
        "line": line,
        "row": row,
        "crumbs": _crumbs(),
        "errors": errors,
        "own": own,
        "nobody": who.administers and who.account.natural_person is None,
        "reason": _reason(request, errors, own=own),
        "foresight": None if line.decided else _foresight(who, row),
    }
    return render(request, "adoption/proposal.html", context, status=422 if errors else 200)


def _foresight(who: Looker, row: LawProposal) -> object:
    """What would follow; nothing where the text, or the question in it, is not there any more."""
    if row.pack not in pack_ids() or (row.reading and row.reading not in law.regulation(row.pack).readings):
        return None
    return consequences(row, who.day, who.directory)


def _reason(request: HttpRequest, errors: list[ErrorItem], *, own: bool) -> Field:
    wrong = tuple(error.message for error in errors if error.target == "id_ly_do")
    hint = "Vì sao rút đề nghị." if own else ""
    typed = request.POST.get("ly_do", "")
    note = "" if own else "bắt buộc khi từ chối"
    return Field("textarea", "ly_do", "Lý do", typed, hint, wrong, rows=3, note=note, quiet=True)


def _waiting(who: Looker, **narrowed: str) -> list[lines.ProposalLine]:
    rows = LawProposal.objects.filter(decision__isnull=True, **narrowed)
    return lines.proposals(rows.select_related("account", "decision").order_by("-id"), who.directory)


def _adoption(who: Looker, number: int) -> Adoption:
    found = next((one for one in governance(who.directory).adoptions if one.id == number), None)
    if found is None:
        raise Http404
    return found


def _parts(current: str) -> list[Link]:
    return [Link(label, reverse(name), current=name == current) for name, label in _PARTS]


def _crumbs() -> list[Link]:
    return [Link("Quy định", reverse("regulations")), Link("Áp dụng quy định", reverse("adoption"))]
