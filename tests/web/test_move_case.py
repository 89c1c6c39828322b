"""The page that moves a case: what would change, what stands in the way, the head's decision, and what is shown after."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from khoithong.casefiles import law
from khoithong.desk.answers import Done
from khoithong.desk.perform import perform
from tests.desk.adopting import adopted, chosen
from tests.desk.conftest import PLAN
from tests.web.filling import form_of
from tests.web.office import hidden
from tests.web.test_query_counts import statements

if TYPE_CHECKING:
    from tests.web.office import Office, Visitor

GIVEN = {
    "van_ban": "vinh-phuc-2024",
    "so_van_ban": "15/QĐ-SXD ngày 04/05/2026",
    "ly_do": "Tỉnh đã có văn bản hướng dẫn riêng",
}


@pytest.fixture
def page(office: Office) -> str:
    """The address of the page for a case under the decree; the circular that extends it is adopted since."""
    submitted(office)
    adopted("so", "vinh-phuc-2024", "2024-03-20")
    return f"/ho-so/{office.code}/chuyen-van-ban/"


def submitted(office: Office) -> None:
    done = perform(
        case_id=None,
        kind="submit_plan",
        actor="tp",
        capacity=None,
        data={"plan": dict(PLAN)},
        idempotency_key=uuid4(),
        pack="nd-73-2023",
        clock=office.clock,
    )
    assert isinstance(done, Done)
    office.desk.case = done.case_id


def sent(visitor: Visitor, page: str, **changed: str) -> str:
    html = visitor.get(page)
    form = {"key": hidden(html, "key"), "seen": hidden(html, "seen"), **GIVEN}
    return visitor.post(page, form | changed)


def test_the_head_sees_what_changes_and_decides(office: Office, page: str) -> None:
    head = office.person("gd")
    assert f'href="{page}"' in head.get(f"/ho-so/{office.code}/")
    html = head.get(page)
    assert "Không đổi: quy ước áp dụng khác mặc định, trạng thái, cơ quan quyết định" in html
    html = sent(head, page)
    assert head.path == f"/ho-so/{office.code}/"
    assert "Đã chuyển văn bản áp dụng." in html
    assert "Tiếp nhận theo Nghị định số 73/2023/NĐ-CP của Chính phủ" in html
    assert "Chuyển văn bản áp dụng" in html
    assert "15/QĐ-SXD ngày 04/05/2026" in html
    assert office.desk.row.pack == "vinh-phuc-2024"
    assert f'href="{page}"' not in html, "there is nothing more to move it to"
    entry = head.get(f"/ho-so/{office.code}/dien-bien/2/")
    assert "Văn bản đến lúc chuyển" in entry
    assert "Tỉnh đã có văn bản hướng dẫn riêng" in entry


def test_what_changes_stands_beside_what_is(office: Office) -> None:
    submitted(office)
    adopted("so", "nd-73-2023", "2023-09-29")
    chosen("nd-73-2023", {"receipt": "registration"})
    html = office.person("gd").get(f"/ho-so/{office.code}/chuyen-van-ban/")
    table = html.partition("move-changes")[2].partition("</table>")[0]
    assert "Thời hạn" in table
    assert "Họp xem xét đề xuất" in table.partition("Sau khi chuyển")[2]
    assert "Không có" in table, "no limit runs before the registration"
    assert "Ngày văn thư vào sổ" in table
    assert "theo bản và quy ước hiện nay" in html


def test_acts_before_the_move_cite_the_text_of_their_time(office: Office, page: str) -> None:
    adopted("so", "tinh-uy-2026", "2026-04-11")
    head = office.person("gd")
    sent(head, page, van_ban="tinh-uy-2026")
    assert office.desk.row.pack == "tinh-uy-2026"
    html = head.get(f"/ho-so/{office.code}/dien-bien/1/")
    cited = html.partition("<main")[2]
    assert "/quy-dinh/nd-73-2023/#7" in cited
    assert "/quy-dinh/tinh-uy-2026/#" not in cited.partition("</article>")[0]
    office.desk.do("gd", "convene_meeting", on="2026-05-11")
    assert "/quy-dinh/tinh-uy-2026/#" in head.get(f"/ho-so/{office.code}/dien-bien/3/").partition("<main")[2]


def test_others_are_told_who_decides(office: Office, page: str) -> None:
    proposer = office.person("tp")
    html = proposer.get(page)
    assert "là quyết định của Nguyễn Văn An, Giám đốc Sở Xây dựng" in html
    assert "<button" not in html.partition("<main")[2].partition("</main>")[0]
    assert f'href="{page}"' not in proposer.get(f"/ho-so/{office.code}/")
    proposer.post(page, {**GIVEN, "key": str(uuid4()), "seen": "1"})
    assert proposer.status == 422
    assert office.desk.row.pack == "nd-73-2023"


def test_a_case_of_others_is_not_there(office: Office, page: str) -> None:
    stranger = office.person("gd-tc")
    for method in (stranger.get, stranger.post):
        method(page)
        assert stranger.status == 404
        method("/ho-so/DX-2026-999999/chuyen-van-ban/")
        assert stranger.status == 404


def test_what_stands_in_the_way_is_named_with_its_provision(office: Office, page: str) -> None:
    adopted("so", "soc-trang-2023")
    head = office.person("gd")
    html = head.get(page)
    assert "việc số 1 “Gửi kế hoạch đề xuất” ngày 04/05/2026 không thể có theo văn bản đó" in html
    assert 'href="/quy-dinh/soc-trang-2023/#II/3/3.3"' in html
    assert 'value="soc-trang-2023"' not in html, "it cannot be chosen"
    html = sent(head, page, van_ban="soc-trang-2023")
    assert head.status == 422
    assert office.desk.row.pack == "nd-73-2023"


def test_what_is_missing_is_said_and_what_was_typed_stays(office: Office, page: str) -> None:
    head = office.person("gd")
    html = sent(head, page, so_van_ban="")
    assert head.status == 422
    assert "Nhập số, ngày văn bản quyết định" in html
    assert "Tỉnh đã có văn bản hướng dẫn riêng" in html
    html = sent(head, page, van_ban="khong-co")
    assert "Chọn văn bản khác đang áp dụng" in html
    html = sent(head, page, seen="không phải số")
    assert "Hồ sơ vừa có việc mới" in html
    head.post(page)
    assert head.status == 422


def test_the_same_form_twice_moves_once(office: Office, page: str) -> None:
    head = office.person("gd")
    html = head.get(page)
    form = {"key": hidden(html, "key"), "seen": "1", **GIVEN}
    head.post(page, form)
    head.post(page, form)
    assert head.path == f"/ho-so/{office.code}/"
    assert office.desk.row.seq == 2
    head.post(page, form | {"ly_do": "Khác"})
    assert head.status == 409


def test_nothing_to_move_to_is_said(office: Office) -> None:
    adopted("so", "tinh-uy-2026", "2026-04-11")
    office.desk.submit()
    html = office.person("gd").get(f"/ho-so/{office.code}/chuyen-van-ban/")
    assert "Không có văn bản khác để chuyển" in html


def test_a_text_changed_under_an_open_case_is_marked(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.desk.submit()
    head = office.person("gd")
    words = "Gói quy định đã đổi so với khi tiếp nhận"
    assert words not in head.get(f"/ho-so/{office.code}/")
    changed, real = replace(law.regulation("tinh-uy-2026"), digest="f" * 64), law.regulation
    monkeypatch.setattr(law, "regulation", lambda pack: changed if pack == changed.id else real(pack))
    law._procedure.cache_clear()
    assert words in head.get(f"/ho-so/{office.code}/")
    office.desk.do("gd", "request_supplement", content="Thêm số liệu")
    html = head.get(f"/ho-so/{office.code}/")
    assert "từ việc này xét theo bản đã đổi của gói quy định" in html
    office.desk.do("tp", "supplement_plan", content="Số liệu")
    assert head.get(f"/ho-so/{office.code}/").count("từ việc này xét theo bản đã đổi") == 1
    law._procedure.cache_clear()


def test_the_form_of_an_act_is_none_of_a_move(office: Office, page: str) -> None:
    head = office.person("gd")
    head.get(f"/ho-so/{office.code}/viec/move_case/")
    assert head.status == 404


def test_the_page_costs_the_same_whatever_the_log(office: Office, page: str) -> None:
    head = office.person("gd")
    few = statements(head, page), statements(head, f"/ho-so/{office.code}/")
    for _ in range(6):
        office.desk.do("gd", "request_supplement", content="Thêm số liệu")
    assert (statements(head, page), statements(head, f"/ho-so/{office.code}/")) == few
    sent(head, page)
    assert statements(head, f"/ho-so/{office.code}/") == few[1]


def test_every_page_of_a_moved_case_is_drawn(office: Office, page: str) -> None:
    head = office.person("gd")
    sent(head, page)
    paths: list[Any] = ["", "dien-bien/1/", "dien-bien/2/", "ke-hoach/1/", "vi-sao/1/", "xu-ly/", "so-do/"]
    for path in paths:
        head.get(f"/ho-so/{office.code}/{path}")
        assert head.status == 200, path
    rehearsal = f"/dien-tap/tu-ho-so/{office.code}/"
    head.post(rehearsal, {name: value[0] for name, value in form_of(head.get(rehearsal)).items()})
    assert head.status == 200, "rehearsed under its text of now"
    office.desk.do("gd", "convene_meeting", on="2026-05-11")
    office.desk.on("2026-05-11")
    office.desk.pass_meeting()
    head.get(f"/phien-hop/{office.code}/1/")
    assert head.status == 200
    for path in ("/ho-so/", "/viec-can-lam/", "/de-xuat/"):
        head.get(path)
        assert head.status == 200
