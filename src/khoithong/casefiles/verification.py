"""Check a case's registers against themselves: hashes, numbering, columns, texts, files. Nothing is ever repaired."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db import connection

from khoithong.casefiles.attachments import store
from khoithong.casefiles.canonical import GENESIS, NotCanonical, act_hash, canonical
from khoithong.casefiles.rows import read_case
from khoithong.casefiles.sealing import commitment, commitments
from khoithong.casefiles.streams import ACTS, STREAMS, Stream, microseconds
from khoithong.procedure.vocabulary import MOVE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from django.db.backends.utils import CursorWrapper

    from khoithong.casefiles.rows import CaseRow

_STATES: Final = {"missing": "không còn trong kho", "altered": "trong kho không phải là tệp đã ghi"}


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
    """Everything wrong with the registers of a case and with its files; empty when they are intact.

    Raises `StoreFailed` when the files could not be looked at: then nothing can be said of them.
    """
    with connection.cursor() as cursor:
        row = read_case(cursor, case_id)
        if row is None:
            return []
        found = [finding for stream in STREAMS for finding in _verify(cursor, row, stream)]
        found += _verify_footing(cursor, row)
        return found + list(_verify_files(cursor, row))


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
    sealed = commitments(content["act"], content["data"], content.get("evidence"), content.get("files", ()))
    for pointer, (key, text) in values.items():
        if sealed.get(pointer) != commitment(key, text):
            yield f"văn bản tại {pointer} không phải là văn bản đã ghi"


def _verify_footing(cursor: CursorWrapper, row: CaseRow) -> Iterator[Finding]:
    """The text and readings of the case's row are those of its first act, or of its last move."""
    cursor.execute(
        "SELECT body FROM casefiles_act WHERE case_id = %s AND (seq = 1 OR kind = %s) ORDER BY seq DESC LIMIT 1",
        [row.id, MOVE],
    )
    found = cursor.fetchone()
    try:
        body = json.loads(found[0]) if found else {}
    except ValueError:
        return  # a finding already
    recorded = (body.get("pack"), body.get("digest"), body.get("readings", {}))
    if recorded != (row.pack, row.pack_digest, dict(row.readings)):
        yield Finding(row.code, 0, "văn bản áp dụng không phải là văn bản đã ghi trong sổ")


def _verify_files(cursor: CursorWrapper, row: CaseRow) -> Iterator[Finding]:
    """Every file an act records is in the store as it was, unless it was erased, and its row says the same."""
    cursor.execute("SELECT seq, body FROM casefiles_act WHERE case_id = %s ORDER BY seq", [row.id])
    recorded = {
        (seq, place): (one["sha256"], one["size"], one["type"])
        for seq, body in cursor.fetchall()
        for place, one in enumerate(_files_of(body))
    }
    cursor.execute(
        "SELECT seq, place, sha256, size, media_type, erased_at FROM casefiles_attachment"
        " WHERE case_id = %s AND seq IS NOT NULL ORDER BY seq, place",
        [row.id],
    )
    rows = {(seq, place): (tuple(columns), erased) for seq, place, *columns, erased in cursor.fetchall()}
    for seq, place in sorted(rows.keys() - recorded.keys()):
        yield Finding(row.code, seq, f"tệp {place + 1} không có trong sổ")
    for (seq, place), content in recorded.items():
        columns, erased = rows.get((seq, place), (None, None))
        if columns != content:
            yield Finding(
                row.code, seq, f"dòng tra cứu của tệp {place + 1} thiếu hoặc không khớp với nội dung"
            )
        if erased is None and (state := store.state_of(content[0])) != "intact":
            yield Finding(row.code, seq, f"tệp {place + 1} {_STATES[state]}")


def _files_of(body: str) -> Sequence[Mapping[str, Any]]:
    """The files of a body; none of one that cannot be read, which is a finding already."""
    try:
        files: Sequence[Mapping[str, Any]] = json.loads(body).get("files", ())
    except ValueError:
        return ()
    return files
