"""Where the law lies on disk: one folder that holds ``regulations/`` and ``calendars/``."""

from __future__ import annotations

import os
from pathlib import Path


def law_dir() -> Path:
    """The folder named by the environment variable ``KHOITHONG_LAW``, else the root of the source tree."""
    named = os.environ.get("KHOITHONG_LAW", "").strip()
    return Path(named) if named else Path(__file__).resolve().parents[3]


def regulations_dir() -> Path:
    """The folder of the regulation packs."""
    return law_dir() / "regulations"


def calendars_dir() -> Path:
    """The folder of the working calendars."""
    return law_dir() / "calendars"
