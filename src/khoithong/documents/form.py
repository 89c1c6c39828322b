"""The prescribed presentations, read once."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import yaml

HERE: Final = Path(__file__).resolve().parent


@lru_cache(maxsize=1)
def forms() -> dict[str, dict[str, Any]]:
    """The forms by id: sizes in points, margins and indent in millimetres."""
    with (HERE / "forms.yaml").open(encoding="utf-8") as file:
        found: dict[str, dict[str, Any]] = yaml.safe_load(file)
    return {name: {"id": name, **form} for name, form in found.items()}
