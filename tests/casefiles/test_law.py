"""Which regulations an installation offers for new proposals."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from khoithong.casefiles import law
from khoithong.casefiles.checks import packs_exist
from khoithong.demonstration.packs import OFFERED
from khoithong.lawbook.loader import pack_ids

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

DAY = date(2026, 5, 4)


def test_without_a_choice_every_regulation_in_force_is_offered() -> None:
    assert law.packs_in_force(DAY) == pack_ids()
    assert law.packs_in_force(date(2023, 9, 28)) == ["ninh-thuan-2021", "soc-trang-2023"]


def test_only_those_chosen_are_offered_and_only_while_in_force(settings: Settings) -> None:
    settings.PACKS = ["vinh-phuc-2024", "soc-trang-2023"]
    assert law.packs_in_force(DAY) == ["vinh-phuc-2024", "soc-trang-2023"]
    assert law.packs_in_force(date(2024, 3, 19)) == ["soc-trang-2023"]


def test_the_demonstration_offers_what_its_province_works_under(settings: Settings) -> None:
    settings.PACKS = list(OFFERED)
    assert law.packs_in_force(DAY) == list(OFFERED)
    assert packs_exist(None) == []


def test_a_name_mistyped_is_found_before_anybody_sees_a_page(settings: Settings) -> None:
    settings.PACKS = ["tinh-uy-2026", "tinh-uy-2025"]
    found = packs_exist(None)
    assert [error.id for error in found] == ["casefiles.E001"]
    assert "“tinh-uy-2025”" in found[0].msg
    assert "tinh-uy-2026" in (found[0].hint or "")
