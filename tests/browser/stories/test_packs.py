"""A case of every regulation, played to its end in the browser: the pages are those its acts ask for, whatever the text."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

import pytest

from tests.browser.stories.official import Official
from tests.web.filling import typed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Locator, Page

    from khoithong.desk.clock import FixedClock
    from khoithong.procedure.acts import Act
    from khoithong.rehearsal.scenario import Scenario

CASES: Final = {
    "tinh-uy-2026": "rejected-override",
    "nd-73-2023": "council",
    "vinh-phuc-2024": "staff-proposes",
    "soc-trang-2023": "soc-trang-pilot",
    "ninh-thuan-2021": "pilot-partial",
    "can-tho-2024": "managed-by-the-city",
}
BY_DAY: Final = ("tinh-uy-2026", "soc-trang-2023")
"""With every change; the others, which share their procedures, by night."""
PASSWORD: Final = "mật khẩu đủ dài"


@pytest.fixture
def lived(
    transactional_db: None, clock: FixedClock, log_in: Callable[..., Page], settings: Any
) -> Callable[[Scenario], Life]:
    """Return a function that brings in a scenario's organisation and gives everybody an account."""

    def begin(scenario: Scenario) -> Life:
        from khoithong.organisation.importing import import_organisation
        from khoithong.organisation.models import Account
        from tests.desk.adopting import chosen
        from tests.desk.test_scenarios_through_the_door import _plain

        settings.PACKS = [scenario.regulation.id]
        province = _plain(scenario.organisation)
        import_organisation(province, entered_by="test", now=datetime(2020, 1, 1, tzinfo=UTC))
        for person in province["people"]:
            Account.objects.create_user(person["id"], PASSWORD, person_id=person["id"])
        chosen(scenario.regulation.id, scenario.readings)
        return Life(scenario, clock, lambda person: Official(log_in(person, PASSWORD)))

    return begin


class Life:
    """One scenario, lived by its people."""

    def __init__(self, scenario: Scenario, clock: FixedClock, enter: Callable[[str], Official]) -> None:
        self.scenario, self.clock, self._enter = scenario, clock, enter
        self.people: dict[str, Official] = {}
        self.code = ""

    def person(self, name: str) -> Official:
        """Somebody's browser, one for the whole story."""
        if name not in self.people:
            self.people[name] = self._enter(name)
        return self.people[name]

    def submits(self, act: Act) -> None:
        """Written section by section, checked, sent."""
        self.clock.move_to(act.at)
        proposer = self.person(act.by)
        proposer.open("/de-xuat/moi/")
        proposer.presses("Bắt đầu soạn")
        draft = proposer.page.url
        for section, text in act.data["plan"].items():
            proposer.open(f"{draft}phan/{section}/")
            proposer.main.locator("textarea").fill(text)
            proposer.main.get_by_role("button", name=re.compile("^Lưu và (sang|kiểm tra)")).click()
        proposer.open(f"{draft}kiem-tra/")
        self.code = proposer.sends_the_plan()

    def does(self, act: Act) -> None:
        """Find the act on the case page, fill its form in, press its button."""
        self.clock.move_to(act.at)
        actor = self.person(act.by)
        actor.open(f"/ho-so/{self.code}/viec/{act.kind}/")
        change = actor.main.get_by_role("button", name="Đổi tư cách và tiếp tục")
        if change.count():
            change.click()
        goes_on = actor.main.get_by_role("link", name="Tiếp tục nhập quyết định")
        if goes_on.count():
            goes_on.click()
        for name, values in typed(act.kind, act.data, self.scenario.regulation).items():
            _fill(actor, name, values)
        form = actor.main.locator("form[data-autosave]")
        form.locator(".form-foot button:not([formaction])").click()
        actor.sees("Đã ghi nhận")


def _fill(actor: Official, name: str, values: list[str]) -> None:
    place = re.match(r"members\.(\d+)\.", name)
    if place:
        while not actor.main.locator(f"[name='{name}']").count():
            actor.presses("Thêm thành viên")
    field = actor.main.locator(f"[name='{name}']").and_(actor.page.locator("input, select, textarea"))
    if not field.count():
        return
    kind = field.first.get_attribute("type") or field.first.evaluate("control => control.localName")
    if kind == "radio":
        _with_value(actor, name, values[0]).check()
    elif kind == "checkbox":
        for box in field.all():
            box.set_checked(box.get_attribute("value") in values or values == ["on"])
    elif kind == "select":
        field.select_option(values[0])
    else:
        field.fill("\n".join(values))


def _with_value(actor: Official, name: str, value: str) -> Locator:
    return actor.main.locator(f"[name='{name}'][value='{value}']")


def _scenarios() -> Iterator[Any]:
    from khoithong.lawbook.calendars import working_calendar
    from khoithong.lawbook.places import regulations_dir
    from khoithong.rehearsal.library import Packs
    from khoithong.rehearsal.reader import read_scenario

    for pack, name in CASES.items():
        path = regulations_dir() / pack / "scenarios" / f"{name}.yaml"
        marks = [] if pack in BY_DAY else [pytest.mark.slow]
        yield pytest.param(read_scenario(path, Packs(), working_calendar()), id=pack, marks=marks)


@pytest.mark.parametrize("scenario", list(_scenarios()))
def test_a_case_of_every_regulation_is_played_to_its_end(
    lived: Callable[[Scenario], Life], scenario: Scenario
) -> None:
    from khoithong.casefiles.models import Case
    from khoithong.lawbook.labels import labels
    from khoithong.rehearsal.player import play

    life = lived(scenario)
    looks = [look for look in play(scenario).looks if look.entry.act is not None and look.refusal is None]
    for look in looks:
        act = look.entry.act
        assert act is not None
        if act.kind == "submit_plan":
            life.submits(act)
        else:
            life.does(act)
        assert Case.objects.get().code == life.code
    person = life.people[looks[-1].entry.act.by]  # type: ignore[union-attr]
    person.open(f"/ho-so/{life.code}/")
    person.sees(labels().statuses[looks[-1].status])
