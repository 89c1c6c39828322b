"""Check a case's registers against themselves: hashes, numbering, columns, texts. Nothing is ever repaired."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import connection

from khoithong.casefiles.canonical import GENESIS, NotCanonical, act_hash, canonical
from khoithong.casefiles.rows import read_case
from khoithong.casefiles.sealing import commitment, commitments
from khoithong.casefiles.streams import ACTS, STREAMS, Stream, microseconds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.backends.utils import CursorWrapper

    from khoithong.casefiles.rows import CaseRow


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was recorded."""

    code: str
    """Of the case."""
    seq: int
    """Of the act; 0 for the case's row."""
    problem: str

    def __str__(self) -> str:
        return f"{self.code} việc {self.seq}: {self.problem}"


def verify_case(case_id: int) -> list[Finding]:
    """Everything wrong with the registers of a case; empty when they are intact."""
    with connection.cursor() as cursor:
        row = read_case(cursor, case_id)
        if row is None:
            return []
        return [finding for stream in STREAMS for finding in _verify(cursor, row, stream)]


def _verify(cursor: CursorWrapper, row: CaseRow, stream: Stream) -> Iterator[Finding]:
    cursor.execute(
        "SELECT a.seq, a.effective_on, a.recorded_at, a.kind, a.key, a.hash, a.body, t.values::text"  # noqa: S608
        f" FROM {stream.table} a LEFT JOIN {stream.texts} t ON t.case_id = a.case_id AND t.seq = a.seq"
        " WHERE a.case_id = %s ORDER BY a.seq",
        [row.id],
    )
    previous, number = GENESIS, 0
    for seq, effective_on, recorded_at, kind, key, digest, body, values in cursor.fetchall():
        number += 1
        if seq != number:
            yield Finding(row.code, number, "thiếu trong sổ")
            number = seq
        expected = act_hash(stream.domain, previous, row.uuid, seq, microseconds(recorded_at), key, body)
        if expected != bytes(digest):
            yield Finding(row.code, seq, "nội dung hoặc thứ tự không còn như lúc ghi")
        previous = bytes(digest)
        for problem in _body_problems(kind, effective_on, body, json.loads(values) if values else {}):
            yield Finding(row.code, seq, problem)
    if stream is ACTS and (row.seq, row.head) != (number, previous):
        yield Finding(row.code, 0, "đầu sổ không khớp với việc cuối cùng")


def _body_problems(kind: str, effective_on: Any, body: str, values: dict[str, list[str]]) -> Iterator[str]:
    try:
        content = json.loads(body)
        if canonical(content) != body:
            yield "không ở dạng chuẩn"
    except (ValueError, NotCanonical):
        yield "không đọc được"
        return
    if (
        content["act"] != kind
        or (content.get("happened_on") or content["at"][:10]) != effective_on.isoformat()
    ):
        yield "cột tra cứu không khớp với nội dung"
    sealed = commitments(content["act"], content["data"], content.get("evidence"))
    for pointer, (key, text) in values.items():
        if sealed.get(pointer) != commitment(key, text):
            yield f"văn bản tại {pointer} không phải là văn bản đã ghi"
