"""A plan that goes to the agency above says so, on the provision that sends it there."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from khoithong.lawbook.loader import load_pack
from khoithong.web.drafting.recipient import Prospect, _reason
from tests.procedure.kit import Province, Story

if TYPE_CHECKING:
    from khoithong.web.session import Here


@pytest.mark.parametrize(
    ("managed_by", "agency", "words", "provision"),
    [
        ("ubnd", "ubnd", "diện cơ quan này quản lý", "can-tho-2024#II/3/a"),
        ("so", "so", "cơ quan sử dụng cán bộ", "can-tho-2024#II/3/b"),
    ],
)
def test_why_this_agency(managed_by: str, agency: str, words: str, provision: str) -> None:
    province = Province().person("chi", "so:manager", managed_by=managed_by)
    told = Story(province, regulation=load_pack("can-tho-2024")).submitted()
    found = Prospect(told.procedure, told.case, told.case.acts[0])
    reason, cited = _reason(found, agency, cast("Here", SimpleNamespace(day=told.today)))
    assert words in reason
    assert cited == provision
