"""A report handed in goes among its agency's documents, for the clerk to give it a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.desk.clock import aware
from khoithong.documents.codec import to_json
from khoithong.documents.records.models import DocumentEntry, OfficialDocument

if TYPE_CHECKING:
    from khoithong.desk.reports.acting import Taken
    from khoithong.documents.content import Document


def file_document(taken: Taken, made: Document) -> None:
    """Draft the document of a report; one that was returned and comes again takes the place of its unnumbered draft."""
    asked, report, at = taken.asked, taken.report, aware(taken.at)
    about = {"report": str(report.id)}
    before = (
        OfficialDocument.objects.select_for_update()
        .filter(agency=report.agency, kind=made.kind, status="draft", about=about)
        .first()
    )
    row = before or OfficialDocument(agency=report.agency, kind=made.kind, form=made.form, about=about)
    if before is None:
        row.drafted_by, row.drafted_at = asked.person, at
    else:
        row.version += 1
    row.symbol, row.subject, row.content = made.symbol, made.subject, to_json(made)
    row.changed_by, row.changed_at = asked.person, at
    row.save()
    what = "drafted" if before is None else "changed"
    DocumentEntry.objects.create(document=row, at=at, by=asked.person, office=asked.office or "", what=what)
