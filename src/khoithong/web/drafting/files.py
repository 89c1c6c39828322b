"""The files of a draft: in the task list, on the page of their own, in the check before sending."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from khoithong.casefiles.attachments.slots import SLOTS
from khoithong.desk.waiting_files import files_of_draft
from khoithong.web.attachments import file_field, waiting_line
from khoithong.web.components import Task

if TYPE_CHECKING:
    from collections.abc import Iterable

    from khoithong.web.attachments import FileField, FileLine
    from khoithong.web.drafting.page import DraftPage


def lines(page: DraftPage) -> list[FileLine]:
    """The files in the order they came."""
    return [
        waiting_line(row, reverse("draft-file", args=[page.draft.id, row.id]))
        for row in files_of_draft(page.draft.id)
    ]


def file_field_of(page: DraftPage, errors: Iterable[str] = ()) -> FileField:
    """The control on the page of files."""
    return file_field(lines(page), SLOTS["submit_plan"], errors, "Tệp của bản nháp")


def file_task(page: DraftPage) -> Task:
    """The line of the task list."""
    found = lines(page)
    return Task(
        "Tài liệu kèm theo",
        reverse("draft-files", args=[page.draft.id]),
        "done" if found else "optional",
        hint=", ".join(line.name for line in found) or SLOTS["submit_plan"],
        status=f"{len(found)} tệp" if found else "",
    )
