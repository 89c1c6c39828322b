"""Diễn tập: begun, played, changed, compared, handed out; nothing is ever recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.web.office import Office, Visitor

INVENTED = {
    "pack": "tinh-uy-2026",
    "day": "04/05/2026",
    "source": "invented",
    "name": "Sở Giả định",
    "kind": "state",
    "deputies": "2",
    "party_body": "1",
    "superior": "1",
}


def begun(visitor: Visitor, **changed: str) -> str:
    """A rehearsal in an invented organisation; returns its address."""
    visitor.post("/dien-tap/moi/", {**INVENTED, **changed})
    assert visitor.status == 200
    assert visitor.path.endswith("/lua-chon/"), visitor.html
    return visitor.path.removesuffix("lua-chon/")


def directed(visitor: Visitor, **choices: str) -> str:
    """The same, carried through by choices."""
    path = begun(visitor)
    visitor.post(f"{path}lua-chon/", {"proposer": "truong-phong", "submitted": "04/05/2026", **choices})
    assert visitor.path == path, visitor.html
    return path


@pytest.mark.django_db
def test_choices_carry_a_case_to_its_end(office: Office) -> None:
    visitor = office.person("tp")
    directed(visitor)
    assert "Hoàn thành" in visitor.html
    assert "MÔ PHỎNG – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ" in visitor.html


@pytest.mark.parametrize(
    "page", ["", "lua-chon/", "ket-cuc/", "so-sanh/", "tep/", "xoa/", "viec/archive/", "buoc/2/", "buoc/4/"]
)
def test_every_page_of_a_rehearsal_opens(office: Office, page: str) -> None:
    visitor = office.person("tp")
    path = directed(visitor, route="council", outcome="partial")
    visitor.get(path + page)
    assert visitor.status == 200
