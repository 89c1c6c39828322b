"""The procedure that governs a case: its regulation, the organisation of now, the calendar, its readings."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from django.conf import settings

from khoithong.lawbook.calendars import working_calendar
from khoithong.lawbook.loader import load_pack, pack_ids
from khoithong.procedure.engine import Procedure

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from khoithong.organisation.snapshot import Directory
    from khoithong.procedure.regulation import Regulation


def regulation(pack: str) -> Regulation:
    """A regulation by its pack. Raises `UnknownPack`."""
    return load_pack(pack)


def procedure(pack: str, readings: Mapping[str, str], directory: Directory) -> Procedure:
    """The procedure of a case. Kept while regulation, readings and organisation stay the same."""
    return _procedure(pack, regulation(pack).digest, tuple(sorted(readings.items())), directory)


@lru_cache(maxsize=32)
def _procedure(
    pack: str, digest: str, readings: tuple[tuple[str, str], ...], directory: Directory
) -> Procedure:
    law = regulation(pack)
    if law.digest != digest:
        raise RuntimeError(f"Gói quy định {pack} đổi trong khi đang đọc.")
    return Procedure(law, directory.organisation, working_calendar(), dict(readings))


def packs_in_force(day: date) -> list[str]:
    """The regulations under which a plan can be submitted on a day, by pack: of those this installation offers."""
    offered: list[str] = settings.PACKS or pack_ids()
    return [pack for pack in offered if regulation(pack).covers(day)]
