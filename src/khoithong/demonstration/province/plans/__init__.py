"""What is proposed in the province: a plan for each case, by field."""

from __future__ import annotations

from typing import Final

from khoithong.demonstration.province.plans import countryside, education, governance, health, land

PLANS: Final = {**health.PLANS, **education.PLANS, **land.PLANS, **countryside.PLANS, **governance.PLANS}
"""By their keys."""
