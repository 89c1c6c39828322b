"""`so-viec.json`: the register of a case as it was hashed, act by act, so that anyone can compute the chain anew.

Only the case's own register: the confidential stream of reports of prohibited acts is never in it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from django.db import connection

from khoithong.casefiles.streams import microseconds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from khoithong.casefiles.reading import LoadedCase

VERSION: Final = 1
"""The verifier in the package knows it."""


def register_file(loaded: LoadedCase) -> dict[str, Any]:
    """The register as plain data. What each name means: `docs/reference/case-file-export.md`."""
    texts = _texts(loaded.row.id)
    return {
        "version": VERSION,
        "code": loaded.row.code,
        "case": str(loaded.row.uuid),
        "head": loaded.row.head.hex(),
        "acts": [
            {
                "seq": act.seq,
                "recorded": microseconds(act.recorded_at),
                "recorded_at": act.recorded_at.isoformat(),
                "key": str(act.key),
                "hash": act.hash.hex(),
                "body": act.body,
                "texts": texts.get(act.seq, {}),
            }
            for act in loaded.acts
        ],
    }


def _texts(case_id: int) -> Mapping[int, Mapping[str, Any]]:
    """By act: pointer → key of the commitment and text; what was erased is absent."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq, values::text FROM casefiles_acttext WHERE case_id = %s", [case_id])
        return {seq: json.loads(values) for seq, values in cursor.fetchall()}
