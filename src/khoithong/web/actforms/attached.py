"""The files of an act's form: those that came with it, those that wait, the field for more."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.urls import reverse

from khoithong.casefiles.attachments.slots import SLOTS
from khoithong.desk.attach import attach_to_form
from khoithong.desk.detach import detach_from_form
from khoithong.desk.waiting_files import files_of_form
from khoithong.web.attachments import FILES, FileField, bring, file_field, waiting_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest

    from khoithong.web.attachments import Brought
    from khoithong.web.casepage.ground import Ground

NOTHING = UUID(int=0)
"""Stands for what is no file's key: the door says that such a file is not there."""


def take(request: HttpRequest, ground: Ground, kind: str) -> Brought:
    """Keep the files that came with a form, and remove the one the person wants removed."""
    row, here = ground.row, ground.here
    brought = bring(request, partial(attach_to_form, row.id, kind, here.person, clock=here.clock))
    if request.POST.get("remove_file"):
        detach_from_form(row.id, kind, here.person, [key_of(request.POST["remove_file"])])
    return brought


def only_files(request: HttpRequest) -> bool:
    """Whether a button of the field was pressed, not the act's own."""
    return "attach" in request.POST or "remove_file" in request.POST


def chosen(request: HttpRequest, brought: Brought) -> list[UUID]:
    """The files to record: those the form showed, and those that came with it."""
    shown = [key_of(text) for text in request.POST.getlist(FILES) if text]
    return [*shown, *(row.id for row in brought.rows if row.id not in shown)]


def give_back(ground: Ground, kind: str, brought: Brought) -> None:
    """Remove what came with a form that turned out to be recorded already."""
    detach_from_form(ground.row.id, kind, ground.here.person, [row.id for row in brought.rows])


def forget(ground: Ground, kind: str) -> None:
    """Remove all that waits with a form that is dropped."""
    if kind in SLOTS:
        detach_from_form(ground.row.id, kind, ground.here.person)


def field_of(ground: Ground, kind: str, errors: Iterable[str] = ()) -> FileField | None:
    """The field of an act's form; `None` for an act that takes no file."""
    if kind not in SLOTS:
        return None
    waiting = files_of_form(ground.row.id, kind, ground.here.person)
    lines = [waiting_line(row, reverse("form-file", args=[ground.row.code, kind, row.id])) for row in waiting]
    return file_field(lines, SLOTS[kind], errors)


def key_of(text: str) -> UUID:
    """The key of a waiting file as a form sends it."""
    try:
        return UUID(text)
    except ValueError:
        return NOTHING
