"""Many cases for measuring: every case there is, copied so often, each copy among agencies and people of its own.

Registers, texts and everything projected are copied by the database itself. A copy's hashes are those of its
original, so that its register verifies nothing: never for an installation that is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import connection

from khoithong.casefiles import models
from khoithong.casefiles.models.projection import Projected

if TYPE_CHECKING:
    from django.db.models import Model

_PARTIES: Final = frozenset(
    {
        "agency",
        "holder",
        "owner",
        "party",
        "chair",
        "person",
        "beneficiary",
        "deciding_agency",
        "employing_agency",
    }
)
"""Columns that name a person, an agency, or an office as `agency/role`."""

_OWN: Final = {
    "uuid": "gen_random_uuid()",
    "key": "gen_random_uuid()",
    "code": "'DX-2019-' || lpad((c.id + b.number * {span})::text, 6, '0')",
    "proposers": "ARRAY(SELECT p || '~' || b.number FROM unnest(c.proposers) p)",
}
"""What a copy has of its own."""

_LEFT_TO_THE_DATABASE: Final = frozenset({"position"})


def copy_cases(times: int) -> int:
    """Copy every case so many times; returns how many cases there are then."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) - min(id) + 1 FROM casefiles_case")
        (span,) = cursor.fetchone()
        for table in _tables():
            cursor.execute(_statement(table, span), {"times": times})
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence('casefiles_case', 'id'), max(id)), count(*) FROM casefiles_case"
        )
        _, count = cursor.fetchone()
        cursor.execute("ANALYZE")
    return int(count)


def _tables() -> list[type[Model]]:
    found = [getattr(models, name) for name in models.__all__]
    return [models.Case, models.Act, models.ActText, *(one for one in found if issubclass(one, Projected))]


def _statement(model: type[Model], span: int) -> str:
    table = model._meta.db_table  # noqa: SLF001 - Django's documented interface
    columns = {
        field.column: _value(field.column, span)
        for field in model._meta.local_concrete_fields  # noqa: SLF001
        if field.column and field.column not in _LEFT_TO_THE_DATABASE
    }
    return (
        f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(columns.values())}"  # noqa: S608 - our own names
        f" FROM {table} c, generate_series(1, %(times)s) b(number) ORDER BY b.number"
    )


def _value(column: str, span: int) -> str:
    if column in ("id", "case_id"):
        return f"c.{column} + b.number * {span}"
    if column in _OWN:
        return _OWN[column].format(span=span)
    if column in _PARTIES:
        return f"regexp_replace(c.{column}, '^([^/]+)', '\\1~' || b.number)"
    return f"c.{column}"
