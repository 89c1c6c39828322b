"""The pages of the clerk: a number shown and given, signatures, signed files, the work list, the books."""

from __future__ import annotations

import zipfile
from contextlib import contextmanager
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from khoithong.casefiles.attachments import store
from khoithong.casefiles.integrity import short_code
from khoithong.documents.records.models import DocumentEntry, OfficialDocument, Series
from khoithong.documents.signing.check import check
from khoithong.documents.signing.keys import Device, KeyRefused, from_pkcs12
from khoithong.organisation.changes import appoint
from khoithong.organisation.models import OfficeTerm
from khoithong.web.receiving import FileReceiver
from khoithong.web.views import document_acts
from tests.desk.papers.conftest import Papers
from tests.documents.drafts import book, issue
from tests.documents.signing.authority import PASSPHRASE, Holder, authority, certified
from tests.web.office import hidden
from tests.web.test_query_counts import statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.web.office import Office, Visitor


@pytest.fixture
def papers(office: Office) -> Papers:
    """Drafts of the case of the office."""
    office.desk.submit()
    return Papers(office.clock)


def draft(office: Office, papers: Papers, **more: Any) -> OfficialDocument:
    made: OfficialDocument = papers.draft(case_id=office.desk.case, **more)
    return made


def issued(office: Office, papers: Papers, **more: Any) -> OfficialDocument:
    made = draft(office, papers, **more)
    papers.issue(made)
    made.refresh_from_db()
    return made


def page(office: Office, document: OfficialDocument, act: str = "") -> str:
    return f"/ho-so/{office.code}/van-ban/{document.id}/{act}"


def clerk(office: Office) -> Visitor:
    return office.person("vt")


# --- giving a number --------------------------------------------------------------------------------------------


def test_the_number_is_shown_before_it_is_given(office: Office, papers: Papers) -> None:
    document, desk = draft(office, papers), clerk(office)
    assert f'href="{page(office, document, "cap-so/")}">Cấp số và ban hành' in desk.get(
        page(office, document)
    )
    html = desk.get(page(office, document, "cap-so/"))
    assert "Số: 01/QĐ-SXD" in html
    assert not Series.objects.exists()
    form = {name: hidden(html, name) for name in ("version", "expected")}
    html = desk.post(page(office, document, "cap-so/"), form | {"day": "04/05/2026"})
    assert desk.path == page(office, document)
    assert "Đã ban hành văn bản số 01/QĐ-SXD, ngày 04/05/2026." in html
    assert "Bản ban hành" in html
    assert "Cấp số, ban hành" in html
    document.refresh_from_db()
    assert document.status == "issued"


def test_another_day_or_draft_or_number_is_looked_at_again(office: Office, papers: Papers) -> None:
    document, desk = draft(office, papers), clerk(office)
    address = page(office, document, "cap-so/")
    for day, said in (("hôm nay", "Ghi ngày dạng 18/03/2026."), ("05/05/2026", "không sau hôm nay")):
        html = desk.post(address, {"version": "1", "expected": "1", "day": day})
        assert desk.status == 422
        assert said in html
        assert f'value="{day}"' in html
    html = desk.post(address, {"version": "7", "expected": "1", "day": "04/05/2026"})
    assert (desk.status, "Dự thảo vừa được sửa" in html) == (422, True)
    issued(office, papers)
    html = desk.post(address, {"version": "1", "expected": "1", "day": "04/05/2026"})
    assert "số tiếp theo của sổ là 02" in html
    assert hidden(html, "expected") == "2"
    desk.post(address, {"version": "1", "expected": "2", "day": "04/05/2026"})
    assert desk.path == page(office, document)


def test_a_store_that_fails_gives_no_number(
    office: Office, papers: Papers, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise store.StoreFailed("full")

    document, desk = draft(office, papers), clerk(office)
    monkeypatch.setattr(store, "put", full)
    html = desk.post(
        page(office, document, "cap-so/"), {"version": "1", "expected": "1", "day": "04/05/2026"}
    )
    assert (desk.status, "Kho tệp đang gián đoạn" in html) == (503, True)
    assert Series.objects.count() == 0
    document.refresh_from_db()
    assert document.status == "draft"


def test_whoever_keeps_no_numbers_reads_why_and_who_does(office: Office, papers: Papers) -> None:
    document, proposer = draft(office, papers), office.person("tp")
    html = proposer.get(page(office, document))
    assert "Cấp số và ban hành</strong> — văn thư hoặc người đứng đầu Sở Xây dựng làm việc này" in html
    assert "cap-so/" not in html
    html = proposer.get(page(office, document, "cap-so/"))
    assert "Cấp số và ban hành — Văn thư hoặc người đứng đầu Sở Xây dựng làm việc này." in html
    proposer.post(page(office, document, "cap-so/"), {"version": "1", "expected": "1", "day": "04/05/2026"})
    assert proposer.status == 422
    assert not Series.objects.exists()


def test_a_kind_without_numbers_says_so(office: Office, papers: Papers) -> None:
    html = clerk(office).get(page(office, draft(office, papers, kind="plan")))
    assert "loại văn bản này không đánh số" in html


def test_other_people_s_documents_do_not_exist(office: Office, papers: Papers) -> None:
    document = issued(office, papers)
    stranger = office.person("gd-tc")
    file = document.files.get().id
    for act in ("cap-so/", "huy-so/", "rut/", "tai-len/", "ky/", f"tep/{file}/"):
        stranger.get(page(office, document, act))
        assert stranger.status == 404
    other = draft(office, papers)
    desk = clerk(office)
    desk.get(page(office, other, f"tep/{file}/"))
    assert desk.status == 404


# --- ending -----------------------------------------------------------------------------------------------------


def test_a_number_is_cancelled_with_its_reason(office: Office, papers: Papers) -> None:
    document, desk = issued(office, papers), clerk(office)
    address = page(office, document, "huy-so/")
    assert "Số: 01/QĐ-SXD" in desk.get(address)
    assert "Nhập lý do." in desk.post(address, {"reason": " "})
    html = desk.post(address, {"reason": "Sai thẩm quyền ký"})
    assert desk.path == page(office, document)
    assert "Lý do: Sai thẩm quyền ký" in html
    assert "Hủy số" in html
    assert "Ký số</a>" not in html


def test_a_draft_is_withdrawn_by_its_author(office: Office, papers: Papers) -> None:
    document, author = draft(office, papers, drafted_by="tp"), office.person("tp")
    assert "Rút dự thảo" in author.get(page(office, document))
    html = author.post(page(office, document, "rut/"), {"reason": "Lập nhầm"})
    assert "Dự thảo đã rút" in html
    document.refresh_from_db()
    assert document.status == "cancelled"


# --- signed files ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def root() -> Holder:
    return authority()


def key_of(root: Holder, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("khoa.p12", certified(root, name).pkcs12(root))


def test_the_head_then_the_clerk_sign(
    office: Office, papers: Papers, root: Holder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither key touches a disk, and no passphrase is kept."""

    def to_disk(*_: Any) -> None:
        raise AssertionError("a key went to the disk")

    document, head, desk = issued(office, papers), office.person("gd"), clerk(office)
    monkeypatch.setattr(FileReceiver, "new_file", to_disk)
    address = page(office, document, "ky/")
    html = head.get(address)
    assert "Giám đốc – Nguyễn Văn An" in html
    assert "người có thẩm quyền ký trước, cơ quan ký sau" in html
    html = head.post(
        address, {"place": "NguoiKy1", "key": key_of(root, "Nguyễn Văn An"), "passphrase": PASSPHRASE}
    )
    assert head.path == page(office, document)
    assert "Chữ ký hợp lệ, chưa xác định được tin cậy" in html
    assert "chưa xác định được tin cậy" in html
    assert "Ký số" in html
    html = desk.post(
        address, {"place": "CoQuan", "key": key_of(root, "Sở Xây dựng"), "passphrase": PASSPHRASE}
    )
    assert desk.path == page(office, document)
    document.refresh_from_db()
    assert document.signed == "agency"
    file = document.files.filter(role="signed").latest("id")
    answer: Any = desk.client.get(page(office, document, f"tep/{file.id}/"))
    content = b"".join(answer.streaming_content)
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert [one.name for one in check(content).signatures] == ["Nguyễn Văn An", "Sở Xây dựng"]
    assert "Giám đốc – Nguyễn Văn An; mã tệp" in html
    assert f"mã tệp {short_code(bytes.fromhex(file.sha256))}" in html
    kept = str(list(DocumentEntry.objects.values_list("data", flat=True)))
    assert PASSPHRASE not in kept


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"place": ""}, "Chọn chỗ ký."),
        ({"key": ""}, "Chọn tệp khóa .p12 hoặc .pfx."),
        ({"passphrase": "sai mật khẩu của tôi dài hơn bốn mươi chữ cái"}, "mật khẩu không đúng"),
        ({"place": "CoQuan"}, "người có thẩm quyền ký trước"),
        ({"with": "device"}, "không có thiết bị ký"),
        ({"picture": SimpleUploadedFile("a.png", b"no picture")}, "Chọn ảnh PNG."),
        ({"key": SimpleUploadedFile("a.p12", b"0" * 3_000_000)}, "lớn hơn mọi tệp khóa"),
    ],
)
def test_what_keeps_one_from_signing_is_told(
    office: Office, papers: Papers, root: Holder, more: dict[str, Any], said: str
) -> None:
    document, head = issued(office, papers), office.person("gd")
    form = {"place": "NguoiKy1", "key": key_of(root, "Nguyễn Văn An"), "passphrase": PASSPHRASE}
    html = head.post(page(office, document, "ky/"), form | more)
    assert head.status == 422
    assert said in html
    assert str(form["passphrase"]) not in html
    assert str(more.get("passphrase", PASSPHRASE)) not in html
    assert document.files.count() == 1


@pytest.mark.parametrize(
    ("holder", "said"),
    [
        ("Trần Thị Bình", "Chứng thư số của khóa mang tên Trần Thị Bình. Chọn tệp khóa của Nguyễn Văn An."),
        ("NGUYEN VAN AN - Giám đốc", ""),
    ],
)
def test_nobody_signs_with_a_key_of_another(
    office: Office, papers: Papers, root: Holder, holder: str, said: str
) -> None:
    document, head = issued(office, papers), office.person("gd")
    form = {"place": "NguoiKy1", "key": key_of(root, holder), "passphrase": PASSPHRASE}
    html = head.post(page(office, document, "ky/"), form)
    document.refresh_from_db()
    assert said in html
    assert document.signed == ("" if said else "person")


def test_the_agency_s_key_on_a_device_signs_with_its_pin(
    office: Office, papers: Papers, root: Holder, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    opened: list[tuple[Device, str]] = []

    @contextmanager
    def from_device(device: Device, pin: str) -> Iterator[Any]:
        opened.append((device, pin))
        if pin != "4826":
            raise KeyRefused("Không mở được thiết bị ký")
        yield from_pkcs12(certified(root, "Sở Xây dựng").pkcs12(), PASSPHRASE)

    monkeypatch.setattr(document_acts, "from_device", from_device)
    settings.SIGN_DEVICE = (Path("/usr/lib/hsm.so"), "van-thu", "khoa-{agency}")
    document, desk = issued(office, papers), clerk(office)
    address = page(office, document, "ky/")
    assert "Mã PIN" not in office.person("gd").get(address)
    office.person("gd").post(
        address, {"place": "NguoiKy1", "key": key_of(root, "Nguyễn Văn An"), "passphrase": PASSPHRASE}
    )
    assert "Mã PIN của thiết bị" in desk.get(address)
    html = desk.post(address, {"place": "CoQuan", "with": "device", "pin": "1111"})
    assert (desk.status, "Không mở được thiết bị ký." in html, "1111" in html) == (422, True, False)
    desk.post(address, {"place": "CoQuan", "with": "device", "pin": "4826"})
    assert desk.path == page(office, document)
    assert opened[-1] == (Device(Path("/usr/lib/hsm.so"), "van-thu", "khoa-so"), "4826")
    document.refresh_from_db()
    assert document.signed == "agency"


def test_a_session_that_ended_shows_no_passphrase(office: Office, papers: Papers) -> None:
    secret = "mật khẩu rất dài mà người dùng đã nhập vào đây rồi"
    address = page(office, issued(office, papers), "ky/")
    answer = Client().post(address, {"place": "NguoiKy1", "passphrase": secret, "pin": secret})
    assert answer.status_code == 401
    assert secret not in answer.content.decode()


def test_a_form_from_elsewhere_signs_nothing(office: Office, papers: Papers, root: Holder) -> None:
    document = issued(office, papers)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = office.person("gd").client.cookies
    form = {"place": "NguoiKy1", "key": key_of(root, "Nguyễn Văn An"), "passphrase": PASSPHRASE}
    assert strict.post(page(office, document, "ky/"), form).status_code == 403
    assert document.files.count() == 1


def test_a_scan_is_brought_and_handed_out(office: Office, papers: Papers) -> None:
    document, desk = issued(office, papers), clerk(office)
    address = page(office, document, "tai-len/")
    assert "Ký bằng USB Token" in desk.get(address)
    assert "Chọn tệp." in desk.post(address)
    html = desk.post(address, {"files": SimpleUploadedFile("a.txt", b"no scan")})
    assert "tệp PDF, PNG hoặc JPEG" in html
    scan = b"".join(desk.client.get(page(office, document, f"tep/{document.files.get().id}/")))
    html = desk.post(address, {"files": SimpleUploadedFile("Bản ký.pdf", scan)})
    assert desk.path == page(office, document)
    assert "Bản quét đã ký" in html
    assert "Bản ký.pdf" in html


def test_a_file_gone_from_the_store_is_said(office: Office, papers: Papers) -> None:
    document, desk = issued(office, papers), clerk(office)
    file = document.files.get()
    store.remove(file.sha256)
    desk.get(page(office, document, f"tep/{file.id}/"))
    assert desk.status == 410


# --- work and books ----------------------------------------------------------------------------------------------


def test_the_clerk_sees_what_waits(office: Office, papers: Papers, root: Holder) -> None:
    waiting, unsigned = draft(office, papers), issued(office, papers)
    signed = issued(office, papers)
    office.person("gd").post(
        page(office, signed, "ky/"),
        {"place": "NguoiKy1", "key": key_of(root, "Nguyễn Văn An"), "passphrase": PASSPHRASE},
    )
    draft(office, papers, kind="plan")
    desk = clerk(office)
    for address, document in (
        ("", waiting),
        ("?nhom=cho-ban-ky", unsigned),
        ("?nhom=cho-co-quan-ky", signed),
    ):
        html = desk.get(f"/van-thu/{address}")
        links = [one for one in (waiting, unsigned, signed) if page(office, one) in html]
        assert links == [document]
    html = desk.get("/viec-can-lam/")
    assert "3 văn bản" in html
    assert 'href="/van-thu/"' in html


def test_others_are_told_for_whom_the_page_is(office: Office, papers: Papers) -> None:
    draft(office, papers)
    for address in ("/van-thu/", "/van-thu/so/"):
        html = office.person("tp").get(address)
        assert "Trang dành cho văn thư, người đứng đầu" in html
        assert "QĐ-SXD" not in html


def test_the_book_keeps_every_number(office: Office, papers: Papers) -> None:
    first, second = issued(office, papers), issued(office, papers)
    desk = clerk(office)
    desk.post(page(office, first, "huy-so/"), {"reason": "Sai số"})
    html = desk.get("/van-thu/so/")
    assert "01 – 02" in html
    book = f"/van-thu/so/{first.series_id}/"
    html = desk.get(book)
    assert html.index("Số: 02/QĐ-SXD") < html.index("Số: 01/QĐ-SXD")
    assert "Sai số" in html
    assert page(office, second) in html
    for stranger in ("gd-tc", "tp"):
        other = office.person(stranger)
        other.get(book)
        assert other.status == 404


def test_a_book_in_excel_holds_no_formula(office: Office, papers: Papers) -> None:
    document = issued(office, papers, subject='=HYPERLINK("http://x")')
    desk = clerk(office)
    desk.post(page(office, document, "huy-so/"), {"reason": "@SUM(1)"})
    answer = desk.client.get(f"/van-thu/so/{document.series_id}/xlsx/")
    assert answer.headers["Content-Disposition"] == "attachment; filename*=utf-8''so-Q%C4%90-SXD-2026.xlsx"
    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert rows[0][0] == "Sổ QĐ-SXD, năm 2026 – Sở Xây dựng"
    assert rows[3][:4] == [
        "Số: 01/QĐ-SXD",
        "04/05/2026",
        "Quyết định phê duyệt và giao thực hiện",
        '=HYPERLINK("http://x")',
    ]
    assert rows[3][6:] == ["Đã hủy", "Đã hủy: @SUM(1)"]
    with zipfile.ZipFile(BytesIO(answer.content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"hyperlink" not in sheet.lower()


def test_a_number_of_a_case_one_may_not_read_stands_without_its_words(office: Office, papers: Papers) -> None:
    secret = draft(office, papers, agency="so-tc", subject="Chuyện riêng")
    series = book(agency="so-tc")
    issue(secret, series, 1)
    html = office.person("gd-tc").get(f"/van-thu/so/{series.id}/")
    assert "Số: 01/QĐ-SXD" in html
    assert "không thuộc quyền xem" in html
    assert "Chuyện riêng" not in html


def test_a_book_starts_where_the_paper_one_ended(office: Office, papers: Papers) -> None:
    document, desk = draft(office, papers), clerk(office)
    html = desk.get("/van-thu/so/")
    assert "Bắt đầu từ số" in html
    key = "so|state|QĐ-SXD|2026"
    for form, said in (
        ({"book": "so-tc|state|QĐ-SXD|2026", "first": "5", "ground": "x"}, "Chọn sổ chưa cấp số nào."),
        ({"book": key, "first": "x", "ground": "x"}, "Nhập số bắt đầu từ 1"),
        ({"book": key, "first": "41", "ground": ""}, "Ghi căn cứ"),
    ):
        html = desk.post("/van-thu/so/bat-dau/", form)
        assert (desk.status, said in html) == (422, True)
    html = desk.post("/van-thu/so/bat-dau/", {"book": key, "first": "41", "ground": "Sổ giấy đến số 40"})
    assert "Sổ QĐ-SXD, năm 2026 bắt đầu từ số 41." in html
    assert "Sổ giấy đến số 40" in html
    assert "Số: 41/QĐ-SXD" in desk.get(page(office, document, "cap-so/"))


def test_the_work_list_opens_where_something_waits(office: Office, papers: Papers) -> None:
    issued(office, papers)
    html = clerk(office).get("/van-thu/")
    assert "Số: 01/QĐ-SXD" in html
    assert "Không có dự thảo nào chờ cấp số" not in html


@pytest.mark.parametrize("path", ["/van-thu/", "/van-thu/?nhom=cho-ban-ky", "/van-thu/so/", "/viec-can-lam/"])
def test_a_list_costs_the_same_with_few_and_many(office: Office, papers: Papers, path: str) -> None:
    desk = clerk(office)
    draft(office, papers), issued(office, papers)
    few = statements(desk, path)
    for kind in ("publication", "reminder_letter", "suspension_decision", "approval_decision"):
        draft(office, papers, kind=kind), issued(office, papers, kind=kind)
    assert statements(desk, path) == few
    assert few <= 12


def test_a_book_and_a_document_cost_the_same_with_few_and_many(office: Office, papers: Papers) -> None:
    document, desk = issued(office, papers), clerk(office)
    paths = [f"/van-thu/so/{document.series_id}/"]
    paths += [page(office, document, act) for act in ("", "ky/", "tai-len/", "huy-so/", "cap-so/", "rut/")]
    few = [statements(desk, path) for path in paths]
    scan = b"".join(desk.client.get(page(office, document, f"tep/{document.files.get().id}/")))
    for number in range(4):
        issued(office, papers)
        brought = SimpleUploadedFile(f"{number}.pdf", scan + b"\n" * number)
        desk.post(page(office, document, "tai-len/"), {"files": brought})
    assert document.files.count() == 5
    assert [statements(desk, path) for path in paths] == few
    assert few[0] <= 12


def test_the_pdf_handed_out_bears_its_number_and_no_mark(office: Office, papers: Papers) -> None:
    document, desk = issued(office, papers), clerk(office)
    content = b"".join(desk.client.get(page(office, document, f"tep/{document.files.get().id}/")))
    text = PdfReader(BytesIO(content)).pages[0].extract_text()
    assert "Số: 01/QĐ-SXD" in text
    assert "DỰ THẢO" not in text


# --- beside the acts ---------------------------------------------------------------------------------------------


def test_a_number_given_before_the_act_is_offered_in_its_form_and_stands_on_the_timeline(
    office: Office, papers: Papers
) -> None:
    desk, head = office.desk, office.person("gd")
    form = f"/ho-so/{office.code}/viec/seek_party_opinion/"
    desk.do("gd", "convene_meeting", on="2026-05-11")
    desk.on("2026-05-11")
    desk.pass_meeting()
    assert 'value="01/BC-SXD"' not in head.get(form)
    moment = datetime(2026, 5, 11, 9, tzinfo=UTC)
    document = issued(office, papers, kind="opinion_request", drafted_at=moment)
    assert 'value="01/BC-SXD"' in head.get(form)
    desk.do("gd", "seek_party_opinion", document="01/BC-SXD")

    html = head.get(f"/ho-so/{office.code}/")
    assert (
        f'<a href="{page(office, document)}">Báo cáo xin ý kiến cấp ủy: số 01/BC-SXD, ngày 11/05/2026</a>'
        in html
    )


def test_a_cancelled_number_stands_beside_no_act(office: Office, papers: Papers) -> None:
    document = issued(office, papers, kind="receipt", seq=1)
    head = office.person("gd")
    assert "số 01/GXN-SXD, ngày 04/05/2026" in head.get(f"/ho-so/{office.code}/")
    clerk(office).post(page(office, document, "huy-so/"), {"reason": "Sai"})
    assert "số 01/GXN-SXD" not in head.get(f"/ho-so/{office.code}/")


# --- numbers given elsewhere --------------------------------------------------------------------------------------


ELSEWHERE = {
    "first": "2",
    "last": "4",
    "on": "04/05/2026",
    "subject": "Quyết định nhân sự",
    "holder": "Phòng TC",
}


def test_numbers_given_elsewhere_stand_in_the_book_and_the_next_one_follows(
    office: Office, papers: Papers
) -> None:
    document, desk = issued(office, papers), clerk(office)
    book = f"/van-thu/so/{document.series_id}/"
    assert f'href="{book}ghi-so/">Ghi số đã cấp ngoài phần mềm' in desk.get(book)
    html = desk.get(f"{book}ghi-so/")
    assert "Số: 02/QĐ-SXD" in html
    assert 'value="02"' in html
    assert "Được ghi dưới tên Đỗ Văn Hải" in html
    html = desk.post(f"{book}ghi-so/", ELSEWHERE)
    assert desk.path == book
    assert "Đã ghi vào sổ Số: 02 – 04/QĐ-SXD. Số tiếp theo cấp ở đây là 05." in html
    later = issued(office, papers)
    desk.post(f"{book}ghi-so/", {"first": "6", "last": "", "on": "4/5/2026", "subject": "=SUM(1)"})
    html = desk.get(book)
    shown = ["Số: 06/QĐ-SXD", "Số: 05/QĐ-SXD", "Số: 02 – 04/QĐ-SXD", "Số: 01/QĐ-SXD"]
    assert sorted(shown, key=html.index) == shown
    assert page(office, later) in html
    assert "Nơi giữ: Phòng TC. Đỗ Văn Hải ghi ngày 04/05/2026" in html
    assert "01 – 06" in desk.get("/van-thu/so/")

    answer = desk.client.get(f"{book}xlsx/")
    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows[3:]] == shown[::-1]
    assert rows[4][1:4] == ["04/05/2026", "", "Quyết định nhân sự"]
    assert rows[4][6:] == ["Cấp ngoài phần mềm", "Nơi giữ: Phòng TC. Đỗ Văn Hải ghi ngày 04/05/2026"]
    assert rows[6][3] == "=SUM(1)"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"first": "hai"}, "Nhập số bằng chữ số, ví dụ 41."),
        ({"first": "1"}, "Số 01 đã có trong sổ"),
        ({"first": "3"}, "Sổ còn thiếu từ số 02"),
        ({"last": "²"}, "Nhập số bằng chữ số"),
        ({"last": "1"}, "nhập từ 02"),
        ({"on": "hôm nay"}, "Nhập ngày theo dạng"),
        ({"on": "05/05/2026"}, "không sau hôm nay"),
        ({"subject": ""}, "Nhập trích yếu"),
    ],
)
def test_numbers_that_do_not_fit_are_told_and_nothing_typed_is_lost(
    office: Office, papers: Papers, more: dict[str, str], said: str
) -> None:
    document, desk = issued(office, papers), clerk(office)
    typed = ELSEWHERE | more
    html = desk.post(f"/van-thu/so/{document.series_id}/ghi-so/", typed)
    assert (desk.status, said in html) == (422, True)
    for value in filter(None, typed.values()):
        assert f'value="{value}"' in html
    assert Series.objects.get().last == 1


def test_whoever_uses_another_office_reads_who_records_numbers(office: Office, papers: Papers) -> None:
    document = issued(office, papers)
    second = OfficeTerm(person_id="gd", agency_id="so-nv", role="staff", since=date(2026, 1, 1))
    appoint(second, entered_by="test", now=datetime(2026, 1, 1, tzinfo=UTC))
    head = office.person("gd")
    address = f"/van-thu/so/{document.series_id}/ghi-so/"
    head.post("/tu-cach/", {"capacity": "so/head"})
    assert "Ghi vào sổ" in head.get(address)
    head.post("/tu-cach/", {"capacity": "so-nv/staff"})
    html = head.get(address)
    assert "Văn thư hoặc người đứng đầu Sở Xây dựng làm việc này" in html
    assert "Ghi vào sổ" not in html
    head.post(address, ELSEWHERE)
    assert (head.status, Series.objects.get().last) == (422, 1)


def test_a_book_costs_the_same_with_numbers_given_elsewhere(office: Office, papers: Papers) -> None:
    document, desk = issued(office, papers), clerk(office)
    book = f"/van-thu/so/{document.series_id}/"
    run = {"on": "04/05/2026", "subject": "Nhân sự"}
    desk.post(f"{book}ghi-so/", run | {"first": "2"})
    few = [statements(desk, path) for path in (book, f"{book}ghi-so/")]
    for number in range(3, 13, 2):
        desk.post(f"{book}ghi-so/", run | {"first": str(number)})
        issued(office, papers)
    assert [statements(desk, path) for path in (book, f"{book}ghi-so/")] == few


def test_a_long_book_turns_its_pages_over_both(office: Office, papers: Papers) -> None:
    document, desk = issued(office, papers), clerk(office)
    book = f"/van-thu/so/{document.series_id}/"
    for number in range(2, 29):
        desk.post(f"{book}ghi-so/", {"first": str(number), "on": "04/05/2026", "subject": "Nhân sự"})
    html = desk.get(book)
    assert ("Số: 28/QĐ-SXD" in html, "Số: 04/QĐ-SXD" in html, "Số: 03/QĐ-SXD" in html) == (True, True, False)
    html = desk.get(f"{book}?trang=2")
    assert ("Số: 03/QĐ-SXD" in html, page(office, document) in html) == (True, True)
