"""How a change of the organisation is made: filled in, shown with what follows from it, confirmed, recorded once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from khoithong.casefiles.organisation_change import outlook
from khoithong.desk.clock import aware
from khoithong.desk.reorganise import Faulty, Outdated, reorganise
from khoithong.organisation.edits import Appoint, SaveAgency, SavePerson, effective_day, imagine, touched
from khoithong.organisation.judging import faults
from khoithong.organisation.models import Submission
from khoithong.organisation.rows import read_rows
from khoithong.organisation.snapshot import directory_of, version
from khoithong.web.organisation_pages.gaps import agency_gaps
from khoithong.web.organisation_pages.missing import Block, blocks
from khoithong.web.organisation_pages.survey import Survey
from khoithong.web.organisation_pages.wording import Consequence, Deed, consequences, deed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from django.http import HttpRequest, HttpResponse

    from khoithong.organisation.edits import Edit
    from khoithong.organisation.rows import Rows
    from khoithong.organisation.snapshot import Directory
    from khoithong.web.administration import Looker
    from khoithong.web.components import Link
    from khoithong.web.organisation_pages.forms import EditForm

UNCHANGED = "Chưa có gì thay đổi so với dữ liệu hiện nay; sửa ít nhất một mục rồi tiếp tục"


@dataclass(frozen=True, slots=True)
class Preview:
    """What changes would do."""

    deeds: list[Deed]
    consequences: list[Consequence]
    gaps: list[Block]
    """Gaps they would make."""
    from_day: date
    """The day the consequences are as of."""
    examined: int
    cut: bool


def preview(edits: Sequence[Edit], rows: Rows, today: date) -> Preview:
    """What changes would do to the organisation and to the cases under way."""
    before, after = directory_of(rows), directory_of(imagine(rows, edits))
    parties, day = touched(rows, edits), effective_day(edits, today)
    found = outlook(before, after, parties, day)
    return Preview(
        [deed(edit, rows, after) for edit in edits],
        consequences(found, before, after),
        _fresh_gaps(parties, before, after, day),
        day,
        found.examined,
        found.cut,
    )


def _fresh_gaps(parties: set[str], before: Directory, after: Directory, day: date) -> list[Block]:
    was, will = Survey(before, day), Survey(after, day)
    found = []
    for key in sorted(parties & set(after.organisation.agencies)):
        old = before.organisation.agencies.get(key)
        known = {gap.code for gap in agency_gaps(old, was)} if old else set()
        gaps = agency_gaps(after.organisation.agencies[key], will)
        found += [gap for gap in gaps if gap.code not in known and gap.code != "term_ends"]
    return blocks(found, after)


@dataclass(frozen=True, slots=True)
class Task:
    """One page of changes."""

    who: Looker
    form: EditForm
    title: str
    crumbs: list[Link]
    lead: str = ""
    subject: str = ""
    """What it is about, in the title of the window too."""
    context: dict[str, Any] = field(default_factory=dict)


def walk(request: HttpRequest, task: Task) -> HttpResponse:
    """Show the form; then what follows from it; then carry it out."""
    form = task.form
    if request.method != "POST":
        return _form(request, task, 200)
    done = _done_already(request)
    if done is not None:
        return done
    if not form.is_valid():
        return _form(request, task, 422)
    shown = version()
    rows, edits = read_rows(), form.edits()
    if not edits:
        form.add_error(None, UNCHANGED)
    else:
        form.take(faults(rows, edits))
    if form.errors:
        return _form(request, task, 422)
    if "sua" in request.POST:
        return _form(request, task, 200)
    if "xac_nhan" not in request.POST:
        return _preview(request, task, edits, rows, shown)
    answer = reorganise(
        edits,
        document=form.document,
        entered_by=task.who.name,
        key=form.key,
        shown=posted_version(request),
        now=aware(task.who.now),
    )
    if isinstance(answer, Faulty):
        form.take(answer.faults)
        return _form(request, task, 422)
    if isinstance(answer, Outdated):
        return _preview(request, task, edits, rows, shown, outdated=True)
    after = directory_of(imagine(rows, edits))
    messages.success(request, f"Đã ghi nhận: {deed(edits[-1], rows, after).what}.")
    return redirect(_after(edits))


def _done_already(request: HttpRequest) -> HttpResponse | None:
    """The way on where this form was carried out before."""
    try:
        key = UUID(request.POST.get("khoa", ""))
    except ValueError:
        return None
    if not Submission.objects.filter(id=key).exists():
        return None
    messages.info(request, "Thay đổi này đã được ghi nhận trước đó; không ghi thêm lần nữa.")
    return redirect("organisation")


def posted_version(request: HttpRequest) -> int:
    """The version of the organisation a form was shown for; none it ever had where that was not sent rightly."""
    words = request.POST.get("shown", "")
    return int(words) if words.isascii() and words.isdigit() and len(words) < 19 else -1


def _after(edits: Sequence[Edit]) -> str:
    """The page of what was changed last."""
    last = edits[-1]
    if isinstance(last, SaveAgency):
        return reverse("organisation-agency", args=[last.agency.id])
    if isinstance(last, SavePerson):
        return reverse("organisation-person", args=[last.person.id])
    if isinstance(last, Appoint):
        return reverse("organisation-agency", args=[last.agency])
    return reverse("organisation-term", args=[last.term])


def _form(request: HttpRequest, task: Task, status: int) -> HttpResponse:
    fields = [task.form[name] for name in task.form.fields if name not in ("khoa", "van_ban", "ngay_van_ban")]
    return render(
        request,
        "organisation/form.html",
        {"task": task, "form": task.form, "fields": fields, "crumbs": task.crumbs, **task.context},
        status=status,
    )


def _preview(
    request: HttpRequest,
    task: Task,
    edits: Sequence[Edit],
    rows: Rows,
    shown: int,
    *,
    outdated: bool = False,
) -> HttpResponse:
    names = [name for name in [*task.form.fields, "ban"] if name in request.POST]
    return render(
        request,
        "organisation/preview.html",
        {
            "task": task,
            "form": task.form,
            "crumbs": task.crumbs,
            "hidden": [(name, value) for name in names for value in request.POST.getlist(name)],
            "shown": shown,
            "outdated": outdated,
            "preview": preview(edits, rows, task.who.day),
        },
        status=409 if outdated else 200,
    )
