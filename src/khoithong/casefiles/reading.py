"""Read a case from its register: the rows, the acts, and the state they amount to."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db import connection

from khoithong.casefiles import law, moving
from khoithong.casefiles.rows import CaseRow, read_case
from khoithong.casefiles.stored import StoredAct, read_act
from khoithong.organisation.snapshot import Directory, directory

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.db.backends.utils import CursorWrapper

    from khoithong.procedure.case import Case
    from khoithong.procedure.engine import Procedure


@dataclass(frozen=True, slots=True)
class LoadedCase:
    """A case read back. `acts` is its register; `reports` is the confidential stream, never shown as timeline."""

    row: CaseRow
    directory: Directory
    procedure: Procedure
    acts: Sequence[StoredAct]
    reports: Sequence[StoredAct]
    case: Case
    """The engine's state, reports included: for decisions and permissions."""

    def without_reports(self) -> Case:
        """The state as the case's own register gives it: what projections and open pages rest on."""
        if not self.reports:
            return self.case
        return self.procedure.replay(act.engine_act() for act in self.acts)


_ACTS = """
SELECT 0 AS stream, a.seq, a.recorded_at, a.key, a.hash, a.took, a.body, {texts}
FROM casefiles_act a {join} WHERE a.case_id = %s
UNION ALL
SELECT 1, a.seq, a.recorded_at, a.key, a.hash, a.took, a.body, {report_texts}
FROM casefiles_reportact a {report_join} WHERE a.case_id = %s
ORDER BY 1, 2
"""
WITHOUT_TEXTS: Final = _ACTS.format(texts="NULL", join="", report_texts="NULL", report_join="")
"""Both registers of a case without their texts; the case twice as parameter."""
_OF_MANY: Final = """
SELECT a.case_id, 0, a.seq, a.recorded_at, a.key, a.hash, a.took, a.body, NULL
FROM casefiles_act a WHERE a.case_id = ANY(%s)
UNION ALL
SELECT a.case_id, 1, a.seq, a.recorded_at, a.key, a.hash, a.took, a.body, NULL
FROM casefiles_reportact a WHERE a.case_id = ANY(%s)
ORDER BY 1, 2, 3
"""
_JOIN = "LEFT JOIN casefiles_{table} t ON t.case_id = a.case_id AND t.seq = a.seq"
_WITH_TEXTS = _ACTS.format(
    texts="t.values::text",
    join=_JOIN.format(table="acttext"),
    report_texts="t.values::text",
    report_join=_JOIN.format(table="reporttext"),
)


def read_acts(cursor: CursorWrapper, case_id: int, *, texts: bool) -> tuple[list[StoredAct], list[StoredAct]]:
    """The acts of a case and those of its confidential stream, each in order."""
    cursor.execute(_WITH_TEXTS if texts else WITHOUT_TEXTS, [case_id, case_id])
    return acts_of(cursor.fetchall(), texts=texts)


def acts_of(rows: Iterable[tuple[Any, ...]], *, texts: bool) -> tuple[list[StoredAct], list[StoredAct]]:
    """The acts in rows so read."""
    acts: list[StoredAct] = []
    reports: list[StoredAct] = []
    for stream, seq, recorded_at, key, digest, took, body, values in rows:
        known = (json.loads(values) if values else {}) if texts else None
        act = read_act(seq, recorded_at, key, bytes(digest), took, body, known)
        (reports if stream else acts).append(act)
    return acts, reports


def merged(acts: Sequence[StoredAct], reports: Sequence[StoredAct]) -> Iterable[StoredAct]:
    """Both streams in the order they were recorded."""
    if not reports:
        return acts
    order = [((act.seq, 0, 0), act) for act in acts]
    order += [((report.after, 1, report.seq), report) for report in reports]
    return [act for _, act in sorted(order, key=lambda pair: pair[0])]


def load(case_id: int, *, texts: bool = True) -> LoadedCase | None:
    """A case with its acts and state; `None` when there is none. Two statements, and one for the organisation.

    Without `texts` every free text is a placeholder. Who may read is not asked here: see `rights`.
    """
    with connection.cursor() as cursor:
        row = read_case(cursor, case_id)
        if row is None:
            return None
        acts, reports = read_acts(cursor, case_id, texts=texts)
    return fold(row, acts, reports, directory())


def load_many(rows: Sequence[CaseRow]) -> list[LoadedCase]:
    """The cases of these rows without their texts, in their order, by one statement whatever their number."""
    ids = [row.id for row in rows]
    with connection.cursor() as cursor:
        cursor.execute(_OF_MANY, [ids, ids])
        found: dict[int, list[tuple[Any, ...]]] = {}
        for case_id, *act in cursor.fetchall():
            found.setdefault(case_id, []).append(tuple(act))
    picture = directory()
    return [fold(row, *acts_of(found[row.id], texts=False), picture) for row in rows]


def fold(
    row: CaseRow, acts: Sequence[StoredAct], reports: Sequence[StoredAct], picture: Directory
) -> LoadedCase:
    """The state a case's acts amount to."""
    procedure = law.procedure(row.pack, row.readings, picture)
    ordered = merged(acts, reports)
    if reports and moving.moved(acts):
        case = moving.replay_moved(procedure, ordered, acts, picture)
    else:
        case = procedure.replay(act.engine_act() for act in ordered)
    return LoadedCase(row, picture, procedure, acts, reports, case)
