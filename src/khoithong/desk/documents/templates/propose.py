"""Propose a template: examined, kept in the store under its hash, numbered; it is used once another person approves it."""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import TYPE_CHECKING, Final

from django.db import connection, transaction
from django.db.models import Max

from khoithong.casefiles.attachments import store
from khoithong.casefiles.attachments.formats import DOCX
from khoithong.casefiles.attachments.names import kept_name
from khoithong.desk.cleaning import clean_text
from khoithong.desk.clock import aware
from khoithong.desk.documents.acting import NotDone
from khoithong.desk.documents.templates.acting import PROPOSERS, acts_for
from khoithong.desk.releasing import content_locked
from khoithong.desk.taking import KEEP_OFFICES
from khoithong.documents.catalogue import KINDS
from khoithong.documents.records.models import Template
from khoithong.documents.templates.calling import examine
from khoithong.organisation.changes import LOCK as OFFICES
from khoithong.organisation.snapshot import directory

if TYPE_CHECKING:
    from khoithong.desk.documents.acting import Asked
    from khoithong.documents.templates.grammar import Problem

LONGEST: Final = 1000
"""Characters of a note."""


class FaultyTemplate(Exception):
    """The template cannot be taken; `problems` says everything that is wrong with it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(problem.words for problem in problems))
        self.problems = problems


def propose_template(
    asked: Asked, agency: str, kind: str, name: str, content: bytes, note: str = ""
) -> Template:
    """Keep a template until it is decided on. The same file proposed again while it waits is one proposal.

    Raises `NotDone`, `FaultyTemplate`, and `StoreFailed`; nothing is kept then.
    """
    if kind not in KINDS:
        raise NotDone("Chọn loại văn bản", "kind")
    _check_standing(asked, agency)
    said = clean_text(note).strip()
    if len(said) > LONGEST:
        raise NotDone(f"Rút gọn ghi chú còn tối đa {LONGEST} ký tự", "note")
    seen = examine(content)
    if seen.problems:
        raise FaultyTemplate(seen.problems)
    sha256 = hashlib.sha256(content).hexdigest()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(KEEP_OFFICES, [OFFICES])
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 21))", [f"{agency} {kind}"])
        _check_standing(asked, agency)
        mine = Template.objects.filter(agency=agency, kind=kind)
        waiting = mine.filter(status="proposed").first()
        if waiting is not None:
            if (waiting.sha256, waiting.proposed_by) == (sha256, asked.person):
                return waiting
            raise NotDone(
                "Loại văn bản này đang có mẫu chờ duyệt. Duyệt, từ chối hoặc rút mẫu đó trước", "kind"
            )
        content_locked(sha256)
        store.put(sha256, BytesIO(content), len(content))
        return Template.objects.create(
            agency=agency,
            kind=kind,
            version=(mine.aggregate(last=Max("version"))["last"] or 0) + 1,
            name=kept_name(name, DOCX),
            sha256=sha256,
            size=len(content),
            fields=list(seen.used),
            note=said,
            proposed_by=asked.person,
            proposed_office=asked.capacity or "",
            proposed_at=aware(asked.clock()),
        )


def _check_standing(asked: Asked, agency: str) -> None:
    picture = directory()
    if not acts_for(agency, PROPOSERS, asked, asked.clock().date(), picture):
        known = picture.organisation.agencies.get(agency)
        where = f" {known.name}" if known else ""
        raise NotDone(f"Văn thư hoặc người đứng đầu{where} đề nghị mẫu. Chọn đúng tư cách ở đầu trang")
