"""Handing out files: to those who may read the case, or to whoever brought a file that still waits."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.db import connection
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khoithong.casefiles import rights
from khoithong.casefiles.attachments.formats import BY_TYPE
from khoithong.casefiles.attachments.names import kept_name
from khoithong.casefiles.attachments.store import StoreFailed
from khoithong.casefiles.models import Attachment
from khoithong.casefiles.sealing import name_pointer
from khoithong.desk.drafts import NoSuchDraft
from khoithong.desk.paper import find_paper
from khoithong.web.attachments import hand_out
from khoithong.web.drafting.page import open_draft
from khoithong.web.session import current, signed_in

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponseBase


@require_safe
@signed_in
def of_case(request: HttpRequest, code: str, seq: int, sha256: str) -> HttpResponseBase:
    """A file of an act, to whoever may read its case; for others it does not exist, as the case does not."""
    row = rights.find(code, current(request).reader)
    if row is None:
        raise Http404
    file = Attachment.objects.filter(case=row.id, seq=seq, sha256=sha256).first()
    if file is None:
        raise Http404
    return _answer(request, file, _recorded_name(file))


@require_safe
@signed_in
def of_form(request: HttpRequest, code: str, kind: str, file_id: UUID) -> HttpResponseBase:
    """A file one brought to the form of an act and has not sent yet."""
    here = current(request)
    row = rights.find(code, here.reader)
    if row is None:
        raise Http404
    file = Attachment.objects.filter(
        id=file_id, case=row.id, slot=kind, uploaded_by=here.person, seq=None
    ).first()
    if file is None:
        raise Http404
    return _answer(request, file, file.name)


@require_safe
@signed_in
def of_draft(request: HttpRequest, draft_id: UUID, file_id: UUID) -> HttpResponseBase:
    """A file of a draft, to those who write it."""
    page = open_draft(draft_id, current(request))
    file = Attachment.objects.filter(id=file_id, draft=page.draft.id).first()
    if file is None:
        raise Http404
    return _answer(request, file, file.name)


@require_safe
@signed_in
def of_paper(request: HttpRequest, key: UUID, file_id: UUID) -> HttpResponseBase:
    """A file of a paper case being entered, to the clerk who enters it."""
    try:
        draft = find_paper(key, current(request).person)
    except NoSuchDraft:
        raise Http404 from None
    file = Attachment.objects.filter(id=file_id, draft=draft.id).first()
    if file is None:
        raise Http404
    return _answer(request, file, file.name)


def _recorded_name(file: Attachment) -> str:
    """The name kept among the texts of its act; its kind alone once that was erased."""
    place = file.place or 0
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (values -> %s)::text FROM casefiles_acttext WHERE case_id = %s AND seq = %s",
            [name_pointer(place), file.case_id, file.seq],
        )
        found = cursor.fetchone()
    if found and found[0]:
        return str(json.loads(found[0])[1])
    return kept_name("", BY_TYPE[file.media_type]) if file.media_type in BY_TYPE else "Tài liệu"


def _answer(request: HttpRequest, file: Attachment, name: str) -> HttpResponseBase:
    if file.erased_at is not None:
        return render(request, "attachments/gone.html", {"erased": True}, status=410)
    try:
        answer = hand_out(file, name)
    except StoreFailed:
        return render(request, "attachments/gone.html", {"unreachable": True}, status=503)
    return answer or render(request, "attachments/gone.html", status=410)
