"""`khoithong document make KIND --case CODE`: a document drafted from a case of this installation."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from khoithong.documents.catalogue import KINDS
from khoithong.project.boot import booted

if TYPE_CHECKING:
    import argparse

    from khoithong.documents.content import Document


class NotMade(Exception):
    """The document could not be drafted; the message says why, in Vietnamese."""


def made(arguments: argparse.Namespace) -> Document:
    """The draft. Raises `NotMade`, and `Problem` where the database cannot be reached."""
    with booted():
        return drafted(arguments.kind, arguments.case, arguments.act)


def drafted(kind: str, code: str, act: int | None) -> Document:
    """The draft of a kind in a case: on the act of that number, else on the newest it can rest on. Raises `NotMade`."""
    from khoithong.casefiles import reading
    from khoithong.casefiles.models import Case
    from khoithong.desk.clock import server_clock
    from khoithong.documents.drafting.drawing import draw
    from khoithong.documents.drafting.installation import FaultySettings
    from khoithong.documents.drafting.possible import possible

    number = Case.objects.filter(code=code).values_list("id", flat=True).first()
    loaded = reading.load(number) if number is not None else None
    if loaded is None:
        raise NotMade(f"không có hồ sơ {code}.")
    now = server_clock()
    try:
        found = [one for one in possible(loaded, now) if one.kind == kind and act in (None, one.seq)]
        able = [one for one in found if not one.why_not]
        if not able:
            why = found[0].why_not if found else f"việc số {act} của hồ sơ không lập loại văn bản này"
            raise NotMade(f"{KINDS[kind].name} — {why}.")
        return draw(loaded, able[-1].order, now.date())
    except FaultySettings as faulty:
        raise NotMade(str(faulty)) from faulty


def told(reason: Exception) -> int:
    """Say why not; the exit status."""
    print(f"khoithong: {reason}", file=sys.stderr)
    return 1
