"""What applies to whom: shown to everybody, proposed by one administrator and confirmed by another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from khoithong.casefiles import law
from khoithong.casefiles.models import LawDecision, LawProposal
from khoithong.organisation.snapshot import directory
from tests.desk.adopting import administrator, administrators, adopted, chosen
from tests.web.test_query_counts import statements

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.web.office import Office, Visitor

ASKED = {
    "co_quan": "so",
    "van_ban": "tinh-uy-2026",
    "tu_ngay": "04/05/2026",
    "den_ngay": "",
    "can_cu": "Quyết định số 5/QĐ-UBND",
    "ly_do": "Triển khai quy định mới",
}
ROOT = "/quy-dinh/ap-dung/"


@pytest.fixture
def first(office: Office) -> Visitor:
    administrators()
    return office.person("qt1")


@pytest.fixture
def second(office: Office, first: Visitor) -> Visitor:
    return office.person("qt2")


def asked(visitor: Visitor, path: str = f"{ROOT}de-nghi/", **changed: str) -> str:
    return visitor.post(path, {**ASKED, "key": str(uuid4()), "gui": "1", **changed})


# --- the main way --------------------------------------------------------------------------------------------------


def test_one_proposes_another_confirms_and_the_proposer_sees_it(
    office: Office, first: Visitor, second: Visitor
) -> None:
    html = asked(first)
    assert first.path == f"{ROOT}{LawProposal.objects.get().pk}/"
    assert "Đã gửi đề nghị. Một quản trị khác xác nhận thì mới có hiệu lực." in html
    assert "người đề nghị không tự xác nhận" in html
    assert 'value="confirmed"' not in html
    assert "Chờ người thứ hai xác nhận" in second.get(ROOT)
    html = second.get(first.path)
    assert "6 cơ quan đổi từ ngày 04/05/2026" in html
    html = second.post(first.path, {"quyet_dinh": "confirmed", "ly_do": ""})
    assert "Đã xác nhận. Thay đổi có hiệu lực theo ngày đã ghi." in html
    assert law.packs_for("so", office.desk.today, directory()) == ["tinh-uy-2026"]
    overview = office.person("tp").get(ROOT)
    assert "Đang áp dụng" in overview
    assert "Đinh Thị Quản (qt1)" in overview
    assert "Lê Văn Trị (qt2)" in overview
    assert 'value="tinh-uy-2026"' in office.person("tp").get("/de-xuat/moi/")


def test_consequences_are_seen_before_anything_is_sent(office: Office, first: Visitor) -> None:
    office.desk.submit()
    for _ in range(4):
        office.desk.submit("pgd1")
    office.draft("tp", plan={})
    html = asked(first, van_ban="nd-73-2023", xem="1")
    assert not LawProposal.objects.exists()
    assert "6 cơ quan đổi từ ngày 04/05/2026" in html
    assert "Không gửi được nữa: dưới 5 bản nháp" in html
    assert "5 hồ sơ theo Quy định của" in html.replace("&#x27;", "'")
    assert "giữ văn bản và quy ước lúc tiếp nhận" in html
    assert "Không còn văn bản nào áp dụng, không gửi được đề xuất mới: Mặt trận" in html
    assert 'value="Quyết định số 5/QĐ-UBND"' in html, "nothing typed is lost"


def test_another_answer_goes_the_same_way(office: Office, first: Visitor, second: Visitor) -> None:
    page = f"{ROOT}quy-uoc/tinh-uy-2026/receipt/"
    assert page in first.get(f"{ROOT}quy-uoc/?goi=tinh-uy-2026")
    given = {"co_quan": "Toàn hệ thống", "cach": "registration"}
    html = asked(first, page, **given, xem="1")
    assert "Không đổi" in html or "Không hồ sơ đang xử lý nào bị ảnh hưởng" in html
    asked(first, page, **given)
    second.post(first.path, {"quyet_dinh": "confirmed"})
    html = office.person("tp").get(f"{ROOT}quy-uoc/?goi=tinh-uy-2026")
    assert "Chọn tại đây" in html
    office.desk.submit()
    assert office.desk.row.readings == {"receipt": "registration"}


def test_an_adoption_is_ended_by_two(office: Office, first: Visitor, second: Visitor) -> None:
    adoption = adopted("so", "tinh-uy-2026", "2026-04-11")
    page = f"{ROOT}{adoption.pk}/thoi-ap-dung/"
    assert page in first.get(ROOT)
    assert "sớm nhất là hôm nay" in asked(first, page, den_ngay="01/05/2026")
    asked(first, page, den_ngay="31/05/2026")
    second.post(first.path, {"quyet_dinh": "confirmed"})
    assert "đến 31/05/2026" in office.person("tp").get(ROOT)


# --- refusals ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["de-nghi/", "quy-uoc/tinh-uy-2026/receipt/"])
def test_officials_see_and_propose_nothing(office: Office, path: str) -> None:
    visitor = office.person("gd")
    assert "Việc này của hai quản trị" in visitor.get(ROOT + path)
    assert visitor.status == 403
    asked(visitor, ROOT + path)
    assert visitor.status == 403
    assert not LawProposal.objects.exists()
    assert "de-nghi/" not in visitor.get(ROOT)


def test_an_official_decides_nothing(office: Office, first: Visitor) -> None:
    asked(first)
    visitor = office.person("gd")
    html = visitor.get(first.path)
    assert 'name="quyet_dinh"' not in html
    visitor.post(first.path, {"quyet_dinh": "confirmed"})
    assert visitor.status == 422
    assert not LawDecision.objects.exists()


def test_who_proposed_cannot_confirm_by_sending_the_form(first: Visitor) -> None:
    asked(first)
    html = first.post(first.path, {"quyet_dinh": "confirmed"})
    assert first.status == 422
    assert "Người đề nghị không tự xác nhận" in html
    assert not LawDecision.objects.exists()


def test_two_accounts_of_one_person_are_one(office: Office, first: Visitor) -> None:
    asked(first)
    administrator("qt1-hai", "ng1")
    again = office.person("qt1-hai")
    again.post(first.path, {"quyet_dinh": "confirmed"})
    assert again.status == 422
    assert not LawDecision.objects.exists()


def test_an_account_nobody_is_named_for_is_told_why(office: Office, first: Visitor) -> None:
    asked(first)
    administrator("qt-trong", None)
    visitor = office.person("qt-trong")
    assert "chưa ghi do ai giữ" in visitor.get(first.path)
    assert "chưa ghi do ai giữ" in asked(visitor)
    assert visitor.status == 422


def test_declining_needs_a_reason(first: Visitor, second: Visitor) -> None:
    asked(first)
    html = second.post(first.path, {"quyet_dinh": "declined", "ly_do": " "})
    assert second.status == 422
    assert "Nhập lý do" in html
    second.post(first.path, {"quyet_dinh": "declined", "ly_do": "Sai căn cứ"})
    assert "Sai căn cứ" in second.get(f"{ROOT}lich-su/")
    html = second.post(first.path, {"quyet_dinh": "confirmed"})
    assert "đã được quyết định" in html


def test_a_proposal_is_withdrawn_by_who_made_it(first: Visitor) -> None:
    asked(first)
    assert "Đã rút" in first.post(first.path, {"quyet_dinh": "withdrawn", "ly_do": "Nhầm cơ quan"})


def test_nonsense_is_told_apart_and_nothing_is_lost(first: Visitor) -> None:
    html = asked(first, co_quan="khong-co", van_ban="khong-co", tu_ngay="31/02/2026", can_cu="")
    assert first.status == 422
    for words in ("Chọn một mục trong danh sách", "Nhập ngày có thật", "Nhập số, ngày và cơ quan ban hành"):
        assert words in html
    assert "Triển khai quy định mới" in html
    assert "Chọn một mục trong danh sách" in asked(first, co_quan="")
    assert "Văn bản có hiệu lực từ 11/04/2026" in asked(first, tu_ngay="01/04/2026")
    assert first.post(f"{ROOT}de-nghi/", {"key": "không phải", "gui": "1"})
    assert first.status == 422
    asked(first)
    for outcome in ("", "khác", "\x00"):
        first.post(first.path, {"quyet_dinh": outcome})
        assert first.status == 422


@pytest.mark.parametrize(
    "path",
    [
        "999/",
        "99999999999999999999/",
        "999/thoi-ap-dung/",
        "quy-uoc/khong-co/receipt/",
        "quy-uoc/tinh-uy-2026/khong-co/",
        "quy-uoc/tinh-uy-2026/calendar/",
        "quy-uoc/?goi=khong-co",
    ],
)
def test_what_is_not_there_is_not_found(first: Visitor, path: str) -> None:
    first.get(ROOT + path)
    assert first.status == 404


# --- what is shown -------------------------------------------------------------------------------------------------


def test_before_any_adoption_the_settings_are_shown(office: Office, settings: Any) -> None:
    settings.PACKS = ["tinh-uy-2026"]
    html = office.person("tp").get(ROOT)
    assert "Chưa có văn bản nào được hai quản trị xác lập" in html
    assert 'href="/quy-dinh/tinh-uy-2026/"' in html
    assert "/quy-dinh/nd-73-2023/" not in html


def test_agencies_without_any_text_are_named(office: Office) -> None:
    adopted("so", "tinh-uy-2026", "2026-04-11")
    html = office.person("tp").get(ROOT)
    assert "cơ quan chưa có văn bản áp dụng" in html
    assert "Mặt trận" in html


def test_the_agencies_below_are_listed_without_those_that_have_their_own(office: Office) -> None:
    adopted("ubnd", "soc-trang-2023")
    adopted("so", "tinh-uy-2026", "2026-04-11")
    html = office.person("tp").get(ROOT)
    listed = html.partition("3 cơ quan theo văn bản này")[2].partition("</ul>")[0]
    assert "Sở Tài chính" in listed
    assert "Sở Xây dựng" not in listed


def test_a_text_changed_since_is_shown_as_such(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    adopted("so", "tinh-uy-2026", "2026-04-11")
    changed: Mapping[str, Any] = {
        pack: replace(law.regulation(pack), digest="f" * 64) for pack in ("tinh-uy-2026",)
    }
    real = law.regulation
    monkeypatch.setattr(law, "regulation", lambda pack: changed.get(pack) or real(pack))
    assert "Văn bản đã đổi, cần xác nhận lại" in office.person("tp").get(ROOT)


def test_a_text_or_a_question_that_is_gone_breaks_no_page(office: Office, first: Visitor) -> None:
    """An upgrade took away a pack that was adopted, and a question an answer was proposed for."""
    from khoithong.organisation.changes import changing

    adopted("so", "tinh-uy-2026", "2026-04-11")
    row = adopted("so", "nd-73-2023", "2023-09-29")
    confirmed = LawDecision.objects.get(proposal=row)
    values = {name: getattr(row, name) for name in ("account", "person", "at", "ground", "reason", "since")}
    with changing():
        gone = LawProposal.objects.create(kind="adopt", agency="so", pack="da-bo-2020", digest="0", **values)
        LawDecision.objects.create(
            proposal=gone,
            outcome="confirmed",
            account=confirmed.account,
            person=confirmed.person,
            at=confirmed.at,
        )
        asked_once = LawProposal.objects.create(
            kind="reading", pack="nd-73-2023", digest="0", reading="da-bo", answer="x", **values
        )
    visitor = office.person("tp")
    assert "Không còn gói quy định" in visitor.get(ROOT)
    for path in (
        f"{ROOT}{gone.pk}/",
        f"{ROOT}{asked_once.pk}/",
        f"{ROOT}lich-su/",
        "/de-xuat/moi/",
        "/phan-anh/gui/",
    ):
        visitor.get(path)
        assert visitor.status == 200, path
    assert law.packs_for("so", office.desk.today, directory()) == ["tinh-uy-2026", "nd-73-2023"]
    second = office.person("qt2")
    second.post(f"{ROOT}{asked_once.pk}/", {"quyet_dinh": "confirmed"})
    assert second.status == 422
    assert "đã đổi nội dung từ lúc đề nghị" in second.html


def test_a_reason_everybody_reads_is_no_book(first: Visitor, second: Visitor) -> None:
    assert "tối đa 2000 ký tự" in asked(first, ly_do="x" * 2001)
    asked(first)
    html = second.post(first.path, {"quyet_dinh": "declined", "ly_do": "x" * 2001})
    assert "tối đa 2000 ký tự" in html
    assert not LawDecision.objects.exists()


def test_many_agencies_without_a_text_are_folded(office: Office) -> None:
    from tests.desk.conftest import bring_in

    bring_in({"agencies": [{"id": f"x{n}", "name": f"Đơn vị {n}", "kind": "state"} for n in range(12)]})
    adopted("so", "tinh-uy-2026", "2026-04-11")
    html = office.person("tp").get(ROOT)
    assert "17 cơ quan chưa có văn bản áp dụng" in html
    assert "<summary>Tên các cơ quan</summary>" in html


def test_pages_cost_the_same_for_one_change_and_for_many(office: Office, first: Visitor) -> None:
    adopted("so", "tinh-uy-2026", "2026-04-11")
    chosen("tinh-uy-2026", {"receipt": "registration"})
    asked(first)
    paths = (ROOT, f"{ROOT}lich-su/", f"{ROOT}quy-uoc/?goi=tinh-uy-2026", first.path, "/de-xuat/moi/")
    visitor = office.person("tp")
    few = [statements(visitor, path) for path in paths]
    for agency in ("so-tc", "so-nv", "mttq"):
        adopted(agency, "tinh-uy-2026", "2026-04-11")
        chosen("tinh-uy-2026", {"override": "also_council"}, agency=agency)
        asked(first, co_quan=agency)
    assert [statements(visitor, path) for path in paths] == few
    assert max(few) <= 12


def test_every_open_question_leads_to_its_provisions(office: Office, first: Visitor) -> None:
    html = office.person("tp").get(f"{ROOT}quy-uoc/?goi=tinh-uy-2026")
    here = html.partition('id="quy-uoc-receipt"')[2].partition("</li>")[0]
    assert 'href="/quy-dinh/tinh-uy-2026/#' in here
    form = first.get(f"{ROOT}quy-uoc/tinh-uy-2026/receipt/")
    assert "Lý do của cách hiểu có sẵn" in form
    assert "Quy định nói gì" in form
