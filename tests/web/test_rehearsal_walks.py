"""Whatever buttons are pressed in whatever order, no page breaks, and the file handed out ends where the page does."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, Final

import pytest

from khoithong.casefiles.models import Act, Case
from khoithong.lawbook.labels import labels
from khoithong.lawbook.loader import pack_ids
from tests.web.filling import Values, forms_of
from tests.web.test_rehearsal_pages import INVENTED, exported, form_with

if TYPE_CHECKING:
    from tests.web.office import Office, Visitor

PRESSES: Final = 12
_ACT: Final = re.compile(r'<form method="get" action="(/dien-tap/[^"]+/viec/\w+/)">(.*?)</form>')
_PERSON: Final = re.compile(r'<option value="([^"]*)"|name="nguoi" value="([^"]*)"')
_DAY: Final = re.compile(r'ngay=(\d{4}-\d\d-\d\d)|name="ngay" value="(\d{4}-\d\d-\d\d)"')
_STEP: Final = re.compile(r"/buoc/(\d+)/")
_ODD: Final = ("", "x", "\x00", "for", "council", "31/02/2026", "10/06/2026")


class Walk:
    """Somebody who presses what there is to press."""

    def __init__(self, visitor: Visitor, path: str, chance: random.Random) -> None:
        self.visitor, self.path, self.chance = visitor, path, chance

    def press(self) -> None:
        """One button of the rehearsal's page, whichever."""
        self.open(self.path)
        page = self.visitor.html
        steps, acts = _STEP.findall(page), _ACT.findall(page)
        kind = self.chance.random()
        if kind < 0.1 and any("version" in form for form in forms_of(page)):
            self.send(f"{self.path}lui/", form_with(self.visitor, "version"))
        elif kind < 0.2 and steps:
            self.change(self.chance.choice(steps))
        elif acts:
            self.act(page, *self.chance.choice(acts))

    def change(self, step: str) -> None:
        """Another day for an earlier act, or take it out."""
        self.open(f"{self.path}buoc/{step}/")
        form = self.form() or {"remove": ["1"]}
        extra: dict[str, list[str]] = self.chance.choice(
            [{"remove": ["1"]}, {"at_day": [self.chance.choice(_ODD)]}, {"cascade": []}]
        )
        self.send(f"{self.path}buoc/{step}/", form | extra)

    def act(self, page: str, address: str, inside: str) -> None:
        """An act as its form has it, now and then with something odd in it."""
        person = self.chance.choice([one or other for one, other in _PERSON.findall(inside)])
        day = self.chance.choice([one or other for one, other in _DAY.findall(page)])
        self.open(f"{address}?nguoi={person}&ngay={day}")
        form = self.form()
        if form is None:
            assert "Xem lại với người, ngày này" in self.visitor.html
            return
        odd = {name: [self.chance.choice(_ODD)] for name in form if self.chance.random() < 0.03}
        self.send(address, form | odd)

    def form(self) -> Values | None:
        """The form of the act shown; nothing where the page says why it cannot be done."""
        return next((form for form in forms_of(self.visitor.html) if "at_day" in form), None)

    def open(self, path: str) -> None:
        """A page that must be there."""
        self.visitor.get(path)
        assert self.visitor.status == 200, path

    def send(self, path: str, form: dict[str, list[str]]) -> None:
        """A form that must be answered."""
        self.visitor.post(path, form)
        assert self.visitor.status == 200, (path, form)


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("pack", pack_ids())
def test_any_sequence_of_presses_ends_where_its_file_ends(office: Office, pack: str, seed: int) -> None:
    chance = random.Random(f"{pack} {seed}")  # noqa: S311 - repeatable, no secret
    visitor = office.person("tp")
    visitor.post("/dien-tap/moi/", {**INVENTED, "pack": pack, "deputies": str(chance.choice([1, 2, 4]))})
    path = visitor.path.removesuffix("lua-chon/")
    if seed:
        form = form_with(visitor, "proposer") | {"proposer": ["truong-phong"], "outcome": ["none"]}
        visitor.post(f"{path}lua-chon/", form)
    walk = Walk(visitor, path, chance)
    for _ in range(PRESSES):
        walk.press()
    for page in ("ket-cuc/", "so-sanh/", "lua-chon/"):
        walk.open(path + page)
    ending = exported(visitor, path).ending
    walk.open(path)
    assert labels().statuses[ending.status] in visitor.html
    assert not Case.objects.exists()
    assert not Act.objects.exists()
