"""Change what is known: the form of an agency or a person, and what to do when somebody else changed it meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.shortcuts import render

from khoithong.web.organisation_pages.history import FIELDS, value_words
from khoithong.web.organisation_pages.merging import changed_since, merged
from khoithong.web.organisation_pages.walking import Task, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django.http import HttpRequest, HttpResponse

    from khoithong.web.administration import Looker
    from khoithong.web.components import Link
    from khoithong.web.organisation_pages.forms import EditForm
    from khoithong.web.organisation_pages.merging import Elsewhere

COLUMNS: Final = {
    "ten": "name",
    "loai": "kind",
    "cap_tren": "superior_id",
    "cap_uy": "party_body_id",
    "tham_muu": "organising_body_id",
    "chuc_nang": "functions",
    "ho_ten": "full_name",
    "quan_ly": "managed_by_id",
}
"""Fields of the forms, and the columns whose changes are recorded."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is changed, as it is stored now."""

    subject: str
    """`agency` or `person`."""
    key: str
    edition: int
    title: str
    crumbs: list[Link]
    values: Mapping[str, Any]
    """What the fields of its form hold."""
    form: Callable[[Any], EditForm]
    """Makes its form from what was sent."""


def edit(request: HttpRequest, who: Looker, known: Known) -> HttpResponse:
    """Show the form and carry it out; with both versions side by side where somebody else was quicker."""
    if request.method == "POST":
        elsewhere = changed_since(known.subject, known.key, _edition(request))
        if elsewhere is not None:
            return _side_by_side(request, who, known, elsewhere)
    data = request.POST if request.method == "POST" else None
    return walk(request, _task(who, known, known.form(data)))


def _task(who: Looker, known: Known, form: EditForm) -> Task:
    return Task(who, form, known.title, known.crumbs, context={"edition": known.edition})


def _edition(request: HttpRequest) -> int:
    words = request.POST.get("ban", "")
    return int(words) if words.isascii() and words.isdigit() and len(words) < 19 else 0


def _side_by_side(request: HttpRequest, who: Looker, known: Known, elsewhere: Elsewhere) -> HttpResponse:
    """The form again, with what nobody touched here as it is stored now, and the differences above it."""
    typed = {
        name: request.POST.getlist(name) if isinstance(value, list) else request.POST.get(name, "")
        for name, value in known.values.items()
    }
    base = {
        name: _as_typed(elsewhere.base[column], known.values[name])
        for name, column in COLUMNS.items()
        if name in known.values and column in elsewhere.base
    }
    data = request.POST.copy()
    for name, value in merged(typed, base, known.values).items():
        data.setlist(name, value if isinstance(value, list) else [value])
    rows = [
        (
            FIELDS[_name(name)],
            value_words(_name(name), value, who.directory),
            value_words(_name(name), known.values[name], who.directory),
        )
        for name, value in typed.items()
        if value != known.values[name]
    ]
    task = _task(who, known, known.form(data))
    fields = [task.form[name] for name in known.values]
    return render(
        request,
        "organisation/form.html",
        {
            "task": task,
            "form": task.form,
            "fields": fields,
            "crumbs": known.crumbs,
            "edition": known.edition,
            "conflict": rows,
            "saved_by": elsewhere.by,
        },
        status=409,
    )


def _name(field: str) -> str:
    return COLUMNS[field].removesuffix("_id")


def _as_typed(value: Any, like: Any) -> Any:
    """A recorded value as a field of a form holds it."""
    return list(value or ()) if isinstance(like, list) else value or ""
