"""An official at a browser of their own, who does what a person does: reads, follows links, types, presses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from datetime import date

    from playwright.sync_api import Locator, Page


class Official:
    """One person's browser, logged in as that person only."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def closes_the_tab(self) -> None:
        """Close the tab, whatever it was doing, and open another one of the same browser."""
        context = self.page.context
        self.page.close()
        self.page = context.new_page()
        self.page.set_default_timeout(10_000)

    @property
    def main(self) -> Locator:
        """The page without its frame."""
        return self.page.locator("main")

    def open(self, address: str) -> None:
        """Go to an address of the application that must exist."""
        answer = self.page.goto(address)
        assert answer is not None
        assert answer.ok, f"{answer.status} {address}"

    def sees(self, *texts: str) -> None:
        """The page says each of these, blanks aside."""
        for text in texts:
            expect(self.main).to_contain_text(text)

    def does_not_see(self, *texts: str) -> None:
        """The page says none of these."""
        for text in texts:
            expect(self.main).not_to_contain_text(text)

    def is_not_offered(self, *texts: str) -> None:
        """The form that stands open has none of these, whatever the page around it tells."""
        for text in texts:
            expect(self.main.locator("form.form")).not_to_contain_text(text)

    def follows(self, name: str) -> None:
        """Follow the first link of that name and nothing more in it."""
        self.main.get_by_role("link", name=name, exact=True).first.click()

    def changes_capacity(self, office: str) -> None:
        """Change to another office held, in the header."""
        menu = self.page.locator("details.who:visible")
        menu.locator("summary").click()
        menu.get_by_role("button", name=office).click()
        self.sees(f"Đang làm việc với tư cách: {office}")

    def writes_a_plan(self, *sections: str) -> None:
        """Begin a proposal and write its sections in the order of the regulation, up to the check."""
        self.open("/de-xuat/moi/")
        self.chooses("Quy định của Ban Thường vụ Tỉnh ủy")
        self.presses("Bắt đầu soạn")
        self.main.get_by_role("link", name=_beginning("Sự cần thiết")).click()
        for text in sections:
            self.main.locator("textarea").fill(text)
            self.main.get_by_role("button", name=re.compile("^Lưu và (sang|kiểm tra)")).click()

    def sends_the_plan(self) -> str:
        """Confirm and send; the code of the case, whose page is open then."""
        self.main.get_by_role("checkbox").check()
        self.presses("Gửi kế hoạch")
        self.sees("Đã gửi kế hoạch đề xuất")
        self.follows("Mở hồ sơ")
        self.page.wait_for_url("**/ho-so/*/")
        return self.page.url.rstrip("/").rsplit("/", 1)[-1]

    def starts(self, act: str) -> None:
        """Follow the link to an act, unfolding what it is folded into."""
        links = self.page.locator("a", has_text=re.compile(rf"^\s*{re.escape(act)}\s*$"))
        link = self.main.locator(links).first
        link.wait_for(state="attached")
        if not link.is_visible():
            self.main.locator("details", has=links).locator("summary").first.click()
        link.click()

    def presses(self, name: str) -> None:
        """Press the button of that name."""
        self.main.get_by_role("button", name=name, exact=True).click()

    def types(self, label: str, text: str) -> None:
        """Type into the field whose label begins so."""
        self._labelled(label).fill(text)

    def chooses(self, label: str, within: str = "") -> None:
        """Choose the radio button or tick the box whose label begins so, in the group named where one is."""
        group = self._within(within)
        group.get_by_label(_beginning(label)).and_(self.page.locator("input")).check()

    def picks(self, label: str, option: str, within: str = "") -> None:
        """Pick the option of a list whose words begin so."""
        field = self._labelled(label, within).and_(self.page.locator("select"))
        words = field.locator("option", has_text=_beginning(option)).first.inner_text()
        field.select_option(label=words)

    def seats(self, place: int, person: str, capacity: str, standing: str) -> None:
        """Fill in one member of a council."""
        row = f"Thành viên {place}"
        self.picks("Họ và tên", person, row)
        self.picks("Chức danh trong Hội đồng", capacity, row)
        self.picks("Tư cách tham gia", standing, row)

    def votes(self, code: str, ballot: str) -> None:
        """Cast a ballot on the meeting's page."""
        self.open(f"/phien-hop/{code}/")
        self.chooses(ballot, within="Ý kiến biểu quyết")
        self.presses("Gửi phiếu biểu quyết")
        self.sees("Đã biểu quyết", ballot)

    def _labelled(self, label: str, within: str = "") -> Locator:
        fields = self._within(within).get_by_label(_beginning(label))
        return fields.and_(self.page.locator("input, textarea, select"))

    def _within(self, group: str) -> Locator:
        return self.main.get_by_role("group", name=_beginning(group)) if group else self.main

    def tries(self, code: str, act: str, why: str, provision: str) -> None:
        """Open the form of an act whose turn has not come: instead of it, why not, and the provision."""
        self.open(f"/ho-so/{code}/viec/{act}/")
        expect(self.main.get_by_role("heading", level=1)).to_contain_text("Chưa thể làm")
        self.sees(why)
        expect(self.main.get_by_role("link", name=provision).first).to_be_visible()

    def cannot(self, act: str, why: str, provision: str) -> None:
        """The page shows an act that cannot be done now, with the reason and a link to the provision."""
        line = self.main.locator(".blocked", has_text=act).first
        expect(line).to_contain_text(why)
        expect(line.get_by_role("link", name=provision)).to_be_visible()


def _beginning(label: str) -> re.Pattern[str]:
    return re.compile(rf"^\s*{re.escape(label)}")


def shown(day: date) -> str:
    """A date as it is typed and shown."""
    return f"{day:%d/%m/%Y}"
