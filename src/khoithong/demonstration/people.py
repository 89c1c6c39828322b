"""The people of the demonstration. All are invented; the offices are those of any province."""

from __future__ import annotations

from typing import Final

from khoithong.demonstration.province.colleagues import COLLEAGUES
from khoithong.demonstration.province.leaders import LEADERS
from khoithong.demonstration.province.secretaries import SECRETARIES
from khoithong.demonstration.province.units import UNITS

OFFICIALS: Final = (
    *LEADERS,
    *COLLEAGUES,
    *SECRETARIES,
    *(official for unit in UNITS for official in unit.officials),
)
"""Everybody, those first whose work the demonstration shows first."""
