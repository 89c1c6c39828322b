"""The agencies of the province beyond the first: who belongs to what, and who works there."""

from __future__ import annotations

from typing import Final

from khoithong.demonstration.province.units.communes import COMMUNES
from khoithong.demonstration.province.units.departments import DEPARTMENTS
from khoithong.demonstration.province.units.enterprises import ENTERPRISES
from khoithong.demonstration.province.units.party_agencies import PARTY_AGENCIES
from khoithong.demonstration.province.units.public_units import PUBLIC_UNITS
from khoithong.demonstration.province.units.society import ASSOCIATIONS, FRONT

UNITS: Final = (
    *PARTY_AGENCIES,
    *FRONT,
    *DEPARTMENTS,
    *COMMUNES,
    *PUBLIC_UNITS,
    *ASSOCIATIONS,
    *ENTERPRISES,
)
