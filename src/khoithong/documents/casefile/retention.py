"""When a case's file goes to the agency's archive and how long it is kept: settings, with the provision they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml
from django.conf import settings

from khoithong.documents.drafting.installation import FaultySettings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from khoithong.casefiles.stored import StoredAct

FILE: Final = "retention.yaml"
_OWN: Final = Path(__file__).resolve().parent / FILE
ENDED: Final = ("evaluated", "disapproved", "withdrawn")
"""The statuses with which the work on a case ends; a file closed (`archived`) ended with one of these before."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a period rests on."""

    provision: str
    quote: str
    """The words of the text; empty where none says it."""
    assumed: str
    """Why it is not certain; empty where the words were compared with the text."""


@dataclass(frozen=True, slots=True)
class Retention:
    """The settings read."""

    transfer_years: int
    transfer: Ground
    years: Mapping[str, int | None]
    """By the status the case ended with; `None`: for good."""
    retention: Ground

    def transfer_until(self, ended: date) -> date:
        """The last day on which the file goes to the agency's archive: the end of the year so many after the one it ended in."""
        return date(ended.year + self.transfer_years, 12, 31)

    def kept_until(self, ended: date, status: str) -> date | None:
        """The last day it is kept; `None` for good."""
        years = self.years.get(status)
        return None if years is None else date(ended.year + years, 12, 31)

    def words(self, status: str) -> str:
        """`20 năm`, `vĩnh viễn`."""
        years = self.years.get(status)
        return "vĩnh viễn" if years is None else f"{years:02} năm"


def retention() -> Retention:
    """The settings as they are now, the installation's own where it has some. Raises `FaultySettings`."""
    own = Path(settings.HOME) / FILE
    path = own if own.exists() else _OWN
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=2)
def _read(path: Path, changed: int) -> Retention:  # noqa: ARG001 - a file that changed is read again
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
        transfer, kept = found["transfer"], found["retention"]
        return Retention(
            _years(transfer["years"], 0, 10),
            _ground(transfer),
            {
                status: None if kept["years"][status] is None else _years(kept["years"][status], 1, 100)
                for status in ENDED
            },
            _ground(kept),
        )
    except (yaml.YAMLError, UnicodeDecodeError, KeyError, TypeError, ValueError) as error:
        raise FaultySettings(f"{FILE} không dùng được: {error}.") from error


def _years(value: object, least: int, most: int) -> int:
    if not isinstance(value, int) or not least <= value <= most:
        raise ValueError(f"số năm phải từ {least} đến {most}: {value}")
    return value


def _ground(node: Mapping[str, Any]) -> Ground:
    if node["status"] not in ("verified", "assumed"):
        raise ValueError("status phải là verified hoặc assumed")
    assumed = str(node["reason"]) if node["status"] == "assumed" else ""
    return Ground(str(node["provision"]), str(node.get("quote") or ""), assumed)


def ending(acts: Sequence[StoredAct]) -> tuple[str, date] | None:
    """The status a case ended with and the day it did; `None` while it goes on."""
    for act in reversed(acts):
        status = act.outcome.get("status")
        if status in ENDED:
            return status, act.effective
        if status is not None and status != "archived":
            return None
    return None
