"""The agencies of the demonstration, with the Party organisations of their levels. Keys as in scenario files."""

from __future__ import annotations

from typing import Any, Final

from khoithong.demonstration.province.core import CORE
from khoithong.demonstration.province.units import UNITS

AGENCIES: Final[tuple[dict[str, Any], ...]] = (*CORE, *(agency for unit in UNITS for agency in unit.agencies))
"""Names say no province: every one has agencies like these. Communes and people are invented."""
