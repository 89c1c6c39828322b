"""Documents that belong to no case: a reminder gets its number, is read with it, and is cancelled."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from khoithong.desk.directives.remind import remind
from khoithong.directives.models import Entry
from khoithong.documents.records.models import OfficialDocument
from tests.web.office import hidden
from tests.web.test_tasks import of, orders

if TYPE_CHECKING:
    from tests.directives.orders import Orders
    from tests.web.office import Office

__all__ = ["orders"]


def urged(orders: Orders) -> tuple[str, str]:
    """The address of a letter that urges, and where the agency urged finds it."""
    orders.issue(date=date(2026, 4, 20))
    orders.on("2026-06-01")
    remind([orders.of("so").id], orders.asked("vt-nv"), {"request": "Báo cáo ngay."})
    letter = OfficialDocument.objects.get()
    seq = Entry.objects.get(kind="remind").seq
    return f"/van-thu/van-ban/{letter.id}/", f"{of(orders, 'so')}don-doc/{seq}.pdf"


def test_a_letter_gets_its_number_and_keeps_it(office: Office, orders: Orders) -> None:
    page, copy = urged(orders)
    clerk, head = office.person("vt-nv"), office.person("gd")
    before = head.client.get(copy).content
    assert page in clerk.get("/van-thu/")
    html = clerk.get(page)
    assert "Cấp số và ban hành" in html
    assert "Báo cáo ngay." in html
    assert f"/chi-dao/{orders.directive.code}/nhiem-vu/1/" in html

    html = clerk.get(f"{page}cap-so/")
    shown = {name: hidden(html, name) for name in ("version", "expected")}
    html = clerk.post(f"{page}cap-so/", shown | {"day": "01/06/2026"})
    assert clerk.path == page
    assert "Đã ban hành" in html
    letter = OfficialDocument.objects.get()
    assert (letter.status, letter.number, letter.issued_on) == ("issued", 1, date(2026, 6, 1))
    assert "số 01/SNV, 01/06/2026" in head.get(of(orders, "so"))
    issued = head.client.get(copy).content
    assert issued.startswith(b"%PDF")
    assert issued != before

    html = clerk.post(f"{page}huy-so/", {"reason": "Gửi nhầm"})
    assert "Số đã hủy" in html
    assert "đã hủy" in head.get(of(orders, "so"))
    book = clerk.get("/van-thu/so/").split("<main")[1]
    assert "SNV" in book


def test_a_letter_not_sent_is_withdrawn(office: Office, orders: Orders) -> None:
    page, _ = urged(orders)
    clerk = office.person("vt-nv")
    html = clerk.post(f"{page}rut/", {"reason": ""})
    assert clerk.status == 422
    html = clerk.post(f"{page}rut/", {"reason": "Đã nhắc qua điện thoại"})
    assert "Đã rút dự thảo" in html
    assert "dự thảo đã rút" in office.person("gd").get(of(orders, "so"))


def test_only_who_keeps_the_numbers_opens_it(office: Office, orders: Orders) -> None:
    page, _ = urged(orders)
    for person in ("gd", "cv-nv", "tt", "gd-tc", "ct"):
        visitor = office.person(person)
        for part in ("", "cap-so/", "tai-ve/pdf/"):
            visitor.get(f"{page}{part}")
            assert visitor.status == 404, person
    keeper = office.person("gd-nv").client
    assert keeper.get(f"{page}tai-ve/docx/").content.startswith(b"PK")
    assert keeper.get(f"{page}tai-ve/exe/").status_code == 404
