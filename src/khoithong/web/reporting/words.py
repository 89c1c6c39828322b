"""Texts of reports with the codes of cases in them as links, where the reader may open the case."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import connection
from django.urls import reverse

from khoithong.casefiles.rights import condition

if TYPE_CHECKING:
    from collections.abc import Iterable

    from khoithong.casefiles.rights import Reader

_CODE: Final = re.compile(r"\bDX-\d{4}-\d{6,}\b")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; with an address where it is a code."""

    text: str
    url: str = ""


Lines = list[list[Piece]]


def linked(texts: Iterable[str], who: Reader) -> list[Lines]:
    """Each text as lines of pieces; one statement for all."""
    held = list(texts)
    known = _openable({code for text in held for code in _CODE.findall(text)}, who)
    return [[_pieces(line, known) for line in text.splitlines() if line.strip()] for text in held]


def _openable(codes: set[str], who: Reader) -> set[str]:
    if not codes:
        return set()
    where, values = condition(who)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT c.code FROM casefiles_case c WHERE c.code = ANY(%s) AND {where}",  # noqa: S608
            [sorted(codes), *values],
        )
        return {row[0] for row in cursor.fetchall()}


def _pieces(line: str, known: set[str]) -> list[Piece]:
    found, at = [], 0
    for code in _CODE.finditer(line):
        if code[0] in known:
            found += [Piece(line[at : code.start()]), Piece(code[0], reverse("case", args=[code[0]]))]
            at = code.end()
    return [*found, Piece(line[at:])]
