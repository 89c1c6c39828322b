"""What documents need to know of the place where they are made: settings of the installation, never of a case.

`documents.yaml` in the installation's folder, all of it optional:

    province: Nam Hà                      # closes the names of provincial agencies; place of their documents
    regulations:                          # number and date of texts whose source leaves them blank
      tinh-uy-2026: {number: 12-QĐ/TU, date: 2026-04-20}
    agencies:                             # what cannot be told from an agency's name
      so-xd: {symbol: SXD, place: Nam Hà}
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml
from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE: Final = "documents.yaml"


class FaultySettings(Exception):
    """`documents.yaml` cannot be used; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Installation:
    """The settings read."""

    province: str = ""
    regulations: Mapping[str, tuple[str | None, date | None]] = field(default_factory=dict)
    """Number and date by pack."""
    symbols: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)


def installation() -> Installation:
    """The settings as they are now; those of a demonstration where no file says otherwise. Raises `FaultySettings`."""
    path = Path(settings.HOME) / FILE
    try:
        changed = path.stat().st_mtime_ns
    except FileNotFoundError:
        return Installation(province=settings.DOCUMENTS_PROVINCE)
    return _read(path, changed)


@lru_cache(maxsize=2)
def _read(path: Path, changed: int) -> Installation:  # noqa: ARG001 - a file that changed is read again
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise FaultySettings(f"{FILE} không đọc được: {error}.") from error
    _known(found, "", ("province", "regulations", "agencies"))
    regulations, agencies = _group(found, "regulations"), _group(found, "agencies")
    for name, one in regulations.items():
        _known(one, f"regulations/{name}", ("number", "date"))
        if not isinstance(one.get("date"), date | None):
            raise FaultySettings(f"{FILE}: regulations/{name}/date phải là ngày dạng 2026-04-20.")
    for name, one in agencies.items():
        _known(one, f"agencies/{name}", ("symbol", "place"))
    return Installation(
        province=str(found.get("province") or ""),
        regulations={
            name: (str(one["number"]) if one.get("number") else None, one.get("date"))
            for name, one in regulations.items()
        },
        symbols={name: str(one["symbol"]) for name, one in agencies.items() if one.get("symbol")},
        places={name: str(one["place"]) for name, one in agencies.items() if one.get("place")},
    )


def _group(found: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    group = found.get(name) or {}
    if not isinstance(group, dict):
        raise FaultySettings(f"{FILE}: {name} phải là một danh mục.")
    return group


def _known(node: Any, where: str, names: tuple[str, ...]) -> None:
    if not isinstance(node, dict):
        raise FaultySettings(f"{FILE}: {where or 'nội dung'} phải là một danh mục.")
    for name in node:
        if name not in names:
            raise FaultySettings(f"{FILE}: không có mục {where}{'/' if where else ''}{name}.")
