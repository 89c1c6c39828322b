"""Save what is typed under one heading; two windows never overwrite each other unseen."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import transaction

from khoithong.desk.cleaning import clean_text
from khoithong.desk.clock import Clock, aware, server_clock
from khoithong.desk.directives.acting import Faulty
from khoithong.desk.reports.acting import NoSuchReport
from khoithong.organisation.snapshot import directory
from khoithong.reports import rights
from khoithong.reports.catalogue import catalogue
from khoithong.reports.models import Report
from khoithong.reports.models.report import OPEN

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

LONGEST: Final = 60_000
"""Characters under one heading."""

CLOSED: Final = "Báo cáo đã nộp, nội dung không sửa được. Phần vừa nhập còn ở dưới."
TOO_LONG: Final = f"Rút gọn còn tối đa {LONGEST:,} ký tự.".replace(",", ".")


@dataclass(frozen=True, slots=True)
class SavedText:
    """The text is saved; the window has now seen `edition`."""

    edition: str
    at: datetime


@dataclass(frozen=True, slots=True)
class TextConflict:
    """The heading was changed since this window read it. Nothing was changed."""

    mine: str
    theirs: str
    edition: str
    """Of theirs: naming it, either text can be kept."""


def edition(text: str) -> str:
    """A short name for one state of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def save_text(
    report_id: UUID, person: str, heading: str, text: str, seen: str, *, clock: Clock = server_clock
) -> SavedText | TextConflict:
    """Save a heading typed on top of the text whose edition is `seen`. Raises `NoSuchReport` and `Faulty`."""
    mine, at = clean_text(text), clock()
    who = rights.reader(person, at.date(), directory())
    if heading not in {one.id for one in catalogue().headings}:
        raise NoSuchReport
    if len(mine) > LONGEST:
        raise Faulty({"text": TOO_LONG})
    with transaction.atomic():
        report = Report.objects.select_for_update().filter(id=report_id, agency__in=who.acting).first()
        if report is None:
            raise NoSuchReport
        if report.status not in OPEN:
            raise Faulty({"text": CLOSED})
        theirs = str(report.texts.get(heading, ""))
        if theirs == mine:
            return SavedText(edition(mine), at)
        if edition(theirs) != seen:
            return TextConflict(mine, theirs, edition(theirs))
        report.texts = {**report.texts, heading: mine}
        report.version += 1
        report.changed_by, report.changed_at = person, aware(at)
        report.save(update_fields=["texts", "version", "changed_by", "changed_at"])
        return SavedText(edition(mine), at)
