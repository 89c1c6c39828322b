"""Erase files of a case: content and name. The register keeps hash and commitment, so its chain stays valid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from khoithong.casefiles.models import Attachment
from khoithong.casefiles.sealing import name_pointer
from khoithong.desk.clock import server_time
from khoithong.desk.erase import erase_texts
from khoithong.desk.releasing import release

if TYPE_CHECKING:
    from collections.abc import Collection


def erase_files(case_id: int, seq: int, places: Collection[int] | None = None) -> list[int]:
    """Erase files of one act, by their places from 0, or all of them; returns the places erased.

    Content that another act or draft has too stays in the store for that one.
    """
    with transaction.atomic():
        rows = Attachment.objects.filter(case=case_id, seq=seq, erased_at=None).select_for_update()
        chosen = [row for row in rows if places is None or row.place in places]
        erased = sorted(row.place for row in chosen if row.place is not None)
        Attachment.objects.filter(id__in=[row.id for row in chosen]).update(erased_at=server_time())
        if erased:
            erase_texts(case_id, seq, [name_pointer(place) for place in erased])
        release({row.sha256 for row in chosen})
        return erased
