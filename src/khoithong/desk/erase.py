"""Erase free text and personal data of a case. The register keeps its commitments, so its chain stays valid."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.db import connection, transaction

from khoithong.casefiles.projection.store import rebuild

if TYPE_CHECKING:
    from collections.abc import Collection


def erase_texts(case_id: int, seq: int, pointers: Collection[str] | None = None) -> list[str]:
    """Erase texts of one act with the keys of their commitments; returns the pointers erased.

    `pointers` are JSON Pointers into the act's data (`/plan/necessity`); `None` erases all of the act's.
    Afterwards nobody can tell what the text was, not even by trying.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT values::text FROM casefiles_acttext WHERE case_id = %s AND seq = %s FOR UPDATE",
            [case_id, seq],
        )
        found = cursor.fetchone()
        if found is None:
            return []
        values = json.loads(found[0])
        erased = [pointer for pointer in values if pointers is None or pointer in pointers]
        kept = {pointer: value for pointer, value in values.items() if pointer not in erased}
        cursor.execute(
            "UPDATE casefiles_acttext SET values = %s::jsonb WHERE case_id = %s AND seq = %s",
            [json.dumps(kept, ensure_ascii=False), case_id, seq],
        )
        rebuild(case_id)
        return erased
