"""Keep the projected rows of a case: read what is stored, write what differs, build again, compare."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from django.db import connection, transaction

from khoithong.casefiles.batch import Batch
from khoithong.casefiles.projection.project import project, title_of
from khoithong.casefiles.projection.rows import KEYS, SUMMARY, TABLES, Projection, Row
from khoithong.casefiles.reading import fold, read_acts
from khoithong.casefiles.rows import read_case
from khoithong.organisation.snapshot import directory

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from django.db.backends.utils import CursorWrapper

    from khoithong.casefiles.reading import LoadedCase
    from khoithong.casefiles.rows import CaseRow

READ: Final = " UNION ALL ".join(
    f"SELECT '{table}', jsonb_build_array({', '.join(columns)})::text FROM {table} WHERE case_id = %s"  # noqa: S608
    for table, columns in TABLES.items()
)
"""Every projected row of a case; the case once per table as parameter."""


def stored(cursor: CursorWrapper, row: CaseRow) -> Projection:
    """What the tables hold of a case now."""
    cursor.execute(READ, [row.id] * len(TABLES))
    return projection_of(row, cursor.fetchall())


def projection_of(row: CaseRow, values: Iterable[tuple[str, str]]) -> Projection:
    """What was read by `READ`, together with the case's own row."""
    tables: dict[str, set[Row]] = {table: set() for table in TABLES}
    for table, one in values:
        tables[table].add(tuple(json.loads(one)))
    summary = tuple(_plain(getattr(row, name)) for name in SUMMARY)
    return Projection(summary, {table: frozenset(rows) for table, rows in tables.items()})


def write(batch: Batch, case_id: int, old: Projection | None, new: Projection) -> None:
    """Add to `batch` what brings the tables of projections from `old` to `new`. The case's own row is the caller's."""
    for table, rows in new.tables.items():
        before = old.tables[table] if old else frozenset()
        if rows != before:
            _delete(batch, table, case_id, before - rows)
            _insert(batch, table, case_id, rows - before)


def _delete(batch: Batch, table: str, case_id: int, gone: Collection[Row]) -> None:
    if not gone:
        return
    columns, keys = TABLES[table], KEYS[table]
    places = [columns.index(key) for key in keys]
    one = "(" + ", ".join(["%s"] * len(keys)) + ")"
    batch.add(
        f"DELETE FROM {table} WHERE case_id = %s AND ({', '.join(keys)}) IN ({', '.join([one] * len(gone))})",  # noqa: S608
        case_id,
        *(row[place] for row in gone for place in places),
    )


def _insert(batch: Batch, table: str, case_id: int, fresh: Collection[Row]) -> None:
    if not fresh:
        return
    columns = TABLES[table]
    one = "(" + ", ".join(["%s"] * (len(columns) + 1)) + ")"
    batch.add(
        f"INSERT INTO {table} (case_id, {', '.join(columns)}) VALUES {', '.join([one] * len(fresh))}",  # noqa: S608
        *(value for row in fresh for value in (case_id, *row)),
    )


def rebuild(case_id: int) -> bool:
    """Build the rows of one case again from its acts; whether anything had to be changed."""
    with transaction.atomic(), connection.cursor() as cursor:
        row = read_case(cursor, case_id, lock=True)
        if row is None:
            return False
        loaded = _loaded(cursor, row)
        new, title = project(loaded.procedure, loaded.without_reports()), _title(loaded)
        old = stored(cursor, row)
        if old == new and row.title == title:
            return False
        batch = Batch()
        write(batch, case_id, old, new)
        assignments = ", ".join(f"{name} = %s" for name in (*SUMMARY, "title"))
        batch.add(
            f"UPDATE casefiles_case SET {assignments} WHERE id = %s",  # noqa: S608
            *parameters(new.summary),
            title,
            case_id,
        )
        batch.run(cursor)
        return True


def differences(case_id: int) -> Iterator[str]:
    """Where the stored rows of a case differ from its acts, one line each. Nothing is changed."""
    with transaction.atomic(), connection.cursor() as cursor:
        row = read_case(cursor, case_id, lock=True)
        if row is None:
            return
        loaded = _loaded(cursor, row)
        new, title = project(loaded.procedure, loaded.without_reports()), _title(loaded)
        old = stored(cursor, row)
    if row.title != title:
        yield f"{row.code}: title: chữ đầu của kế hoạch không khớp"
    for name, had, has in zip(SUMMARY, old.summary, new.summary, strict=True):
        if had != has:
            yield f"{row.code}: {name}: lưu {had!r}, theo sổ là {has!r}"
    for table, rows in new.tables.items():
        for gone in sorted(old.tables[table] - rows, key=repr):
            yield f"{row.code}: {table}: thừa {gone!r}"
        for missing in sorted(rows - old.tables[table], key=repr):
            yield f"{row.code}: {table}: thiếu {missing!r}"


def _loaded(cursor: CursorWrapper, row: CaseRow) -> LoadedCase:
    acts, reports = read_acts(cursor, row.id, texts=True)
    return fold(row, acts, reports, directory())


def _title(loaded: LoadedCase) -> str:
    return title_of(loaded.procedure.setting.regulation, loaded.case.plan)


def parameters(summary: Row) -> list[Any]:
    """The values of the case's own row as the database takes them."""
    return [list(value) if isinstance(value, tuple) else value for value in summary]


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    return value.isoformat() if hasattr(value, "isoformat") else value
