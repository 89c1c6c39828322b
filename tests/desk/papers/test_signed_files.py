"""Signed forms: signed here in the order the law wants, or elsewhere and checked; scans; what is refused."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from khoithong.casefiles.attachments.formats import Unacceptable
from khoithong.desk.documents.acting import NotDone
from khoithong.desk.documents.cancel import cancel_number
from khoithong.desk.documents.filing import content_of
from khoithong.desk.documents.sign import PICTURE_BYTES, latest, places, sign_document
from khoithong.desk.documents.upload import MOST, add_signed
from khoithong.desk.releasing import needed
from khoithong.documents.signing.check import check
from khoithong.documents.signing.keys import from_pkcs12
from khoithong.documents.signing.sign import Wish, fields, signed
from khoithong.project.signing import device, folder, web_address
from tests.documents.signing.authority import PASSPHRASE, certified

if TYPE_CHECKING:
    from tests.desk.papers.conftest import Keys, Papers


@pytest.fixture
def issued(papers: Papers) -> Any:
    document = papers.draft()
    papers.issue(document)
    document.refresh_from_db()
    return document


def pdf_of(document: Any) -> bytes:
    file = latest(document)
    assert file is not None
    content = content_of(file)
    assert content is not None
    return content


def head_signs(papers: Papers, keys: Keys, document: Any, **more: Any) -> Any:
    return sign_document(
        document.id, papers.asked("gd", "so/head"), field="NguoiKy1", signer=keys.signer("head"), **more
    )


def agency_signs(papers: Papers, keys: Keys, document: Any, **more: Any) -> Any:
    return sign_document(document.id, papers.asked(), field="CoQuan", signer=keys.signer("agency"), **more)


def png(mode: str = "RGBA", side: int = 60) -> bytes:
    made = BytesIO()
    Image.new(mode, (side, side)).save(made, "PNG")
    return made.getvalue()


def test_the_head_signs_then_the_agency(papers: Papers, keys: Keys, issued: Any) -> None:
    first = head_signs(papers, keys, issued)
    issued.refresh_from_db()
    assert (issued.signed, first.role, first.validation["verdict"]) == ("person", "signed", "valid")
    second = agency_signs(papers, keys, issued)
    issued.refresh_from_db()
    assert issued.signed == "agency"
    assert (
        second.name == "01-QĐ-SXD Về việc phê duyệt và giao thực hiện đề xuất đổi mới, sáng tạo (đã ký).pdf"
    )
    report = check(pdf_of(issued), ())
    assert [(one.field, one.name) for one in report.signatures] == [
        ("NguoiKy1", "Nguyễn Văn An"),
        ("CoQuan", "Sở Xây dựng"),
    ]
    assert second.validation["signatures"][0]["trust"] == "trusted"
    assert report.signatures[0].at == datetime(2026, 5, 4, 2, tzinfo=UTC)
    assert [entry.what for entry in issued.entries.all()] == ["issued", "signed", "signed"]
    assert issued.entries.last().data["holder"] == "Sở Xây dựng"
    assert needed(second.sha256)
    assert places(issued, "Nguyễn Văn An", registrar=True) == []


def test_the_agency_does_not_sign_before_the_person(papers: Papers, keys: Keys, issued: Any) -> None:
    with pytest.raises(NotDone, match="người có thẩm quyền ký trước"):
        agency_signs(papers, keys, issued)


def test_each_signs_in_his_own_place(papers: Papers, keys: Keys, issued: Any) -> None:
    with pytest.raises(NotDone, match="người có tên trên văn bản"):
        sign_document(issued.id, papers.asked(), field="NguoiKy1", signer=keys.signer("agency"))
    head_signs(papers, keys, issued)
    with pytest.raises(NotDone, match="đã có chữ ký"):
        head_signs(papers, keys, issued)
    with pytest.raises(NotDone, match="đã có chữ ký"):
        sign_document(issued.id, papers.asked(), field="Khac", signer=keys.signer("agency"))


def test_of_minutes_both_sign_before_the_agency(papers: Papers, keys: Keys) -> None:
    document = papers.draft("minutes")
    papers.issue(document)
    head_signs(papers, keys, document)
    with pytest.raises(NotDone, match="ký trước"):
        agency_signs(papers, keys, document)
    sign_document(document.id, papers.asked("gd", "so/head"), field="NguoiKy2", signer=keys.signer("head"))
    agency_signs(papers, keys, document)
    document.refresh_from_db()
    assert document.signed == "agency"


def test_the_seal_s_picture_lies_over_the_signature(papers: Papers, keys: Keys, issued: Any) -> None:
    head_signs(papers, keys, issued, picture=png())
    agency_signs(papers, keys, issued, picture=png())
    person, seal = (field.spot for field in fields(pdf_of(issued)))
    assert person is not None
    assert seal is not None
    assert seal.page == person.page
    assert seal.box[0] < person.box[0] < seal.box[2] < person.box[2]


@pytest.mark.parametrize(
    ("picture", "said"),
    [
        (b"", "Chọn ảnh PNG"),
        (b"GIF89a" + b"0" * 60, "Chọn ảnh PNG"),
        (png("RGB"), "nền trong suốt"),
        (png(side=2001), "2000 điểm"),
        (png() + b"0" * PICTURE_BYTES, "512 KB"),
        (png()[:-30] + b"0" * 30, "không đọc được"),
    ],
)
def test_pictures_that_are_none_are_told(
    papers: Papers, keys: Keys, issued: Any, picture: bytes, said: str
) -> None:
    with pytest.raises(NotDone, match=said) as error:
        head_signs(papers, keys, issued, picture=picture)
    assert list(error.value.problems) == ["picture"]
    assert issued.files.count() == 1


def test_only_what_is_issued_is_signed(papers: Papers, keys: Keys, issued: Any) -> None:
    with pytest.raises(NotDone, match="đã có số"):
        head_signs(papers, keys, papers.draft())
    cancel_number(issued.id, papers.asked(), "Sai")
    with pytest.raises(NotDone, match="đã có số"):
        head_signs(papers, keys, issued)


def test_an_expired_key_signs_nothing(papers: Papers, keys: Keys, issued: Any) -> None:
    old = certified(
        keys.root,
        "Nguyễn Văn An",
        since=datetime(2024, 1, 1, tzinfo=UTC),
        until=datetime(2025, 1, 1, tzinfo=UTC),
    )
    signer = from_pkcs12(old.pkcs12(), PASSPHRASE)
    with pytest.raises(NotDone, match="hết hạn ngày 01/01/2025") as error:
        sign_document(issued.id, papers.asked("gd", "so/head"), field="NguoiKy1", signer=signer)
    assert list(error.value.problems) == ["key"]


def test_a_file_gone_from_the_store_is_told(papers: Papers, keys: Keys, issued: Any) -> None:
    from khoithong.casefiles.attachments import store

    store.remove(issued.files.get().sha256)
    with pytest.raises(NotDone, match="Không còn tệp PDF"):
        head_signs(papers, keys, issued)


# --- brought from elsewhere -------------------------------------------------------------------------------------


def test_a_pdf_signed_elsewhere_is_checked_and_goes_on_being_signed_here(
    papers: Papers, keys: Keys, issued: Any
) -> None:
    at = datetime(2026, 5, 4, 8, tzinfo=UTC)
    outside = signed(pdf_of(issued), keys.signer("head"), Wish("NguoiKy1", at))
    file: Any = add_signed(issued.id, papers.asked(), "đã ký.pdf", BytesIO(outside))
    issued.refresh_from_db()
    assert (file.role, issued.signed, file.validation["same"]) == ("signed", "person", True)
    assert file.validation["signatures"][0]["name"] == "Nguyễn Văn An"
    assert file.validation["signatures"][0]["trust"] == "trusted"
    agency_signs(papers, keys, issued)
    assert [entry.what for entry in issued.entries.all()] == ["issued", "uploaded", "signed"]


def test_another_file_signed_elsewhere_is_kept_and_told_apart(
    papers: Papers, keys: Keys, issued: Any
) -> None:
    from khoithong.documents.catalogue import KINDS
    from khoithong.documents.pdf import pdf
    from khoithong.documents.sample import FACTS

    at = datetime(2026, 5, 4, 8, tzinfo=UTC)
    other = signed(pdf(KINDS["receipt"].make(FACTS)), keys.signer("agency"), Wish("Dau", at))
    file: Any = add_signed(issued.id, papers.asked(), "khác.pdf", BytesIO(other))
    issued.refresh_from_db()
    assert (file.validation["same"], issued.signed) == (False, "agency")
    used = latest(issued)
    assert used is not None
    assert used.role == "pdf"


def test_a_broken_signature_is_not_taken(papers: Papers, keys: Keys, issued: Any) -> None:
    at = datetime(2026, 5, 4, 8, tzinfo=UTC)
    whole = signed(pdf_of(issued), keys.signer("head"), Wish("NguoiKy1", at))
    place = whole.index(b"/MediaBox")
    with pytest.raises(NotDone, match="Chữ ký của Nguyễn Văn An không còn hợp lệ"):
        add_signed(
            issued.id, papers.asked(), "x.pdf", BytesIO(whole[:place] + b"/mediaBox" + whole[place + 9 :])
        )
    with pytest.raises(NotDone, match="không đọc được chữ ký"):
        add_signed(issued.id, papers.asked(), "x.pdf", BytesIO(b"%PDF-1.7\n/ByteRange\n%%EOF\n"))
    assert issued.files.count() == 1


@pytest.mark.parametrize("name", ["scan.png", "scan.pdf"])
def test_a_scan_is_kept_as_one(papers: Papers, issued: Any, name: str) -> None:
    content = png() if name.endswith("png") else pdf_of(issued)
    file = add_signed(issued.id, papers.asked(), name, BytesIO(content))
    issued.refresh_from_db()
    assert (file.role, file.name, issued.signed, file.validation) == ("scan", name, "scan", None)


def test_a_scan_takes_nothing_back(papers: Papers, keys: Keys, issued: Any) -> None:
    head_signs(papers, keys, issued)
    add_signed(issued.id, papers.asked(), "scan.png", BytesIO(png()))
    issued.refresh_from_db()
    assert issued.signed == "person"


def test_files_that_are_no_signed_form_are_refused(papers: Papers, issued: Any) -> None:
    with pytest.raises(NotDone, match="PDF, PNG hoặc JPEG"):
        add_signed(issued.id, papers.asked(), "a.txt", BytesIO("Chữ ký".encode()))
    with pytest.raises(Unacceptable, match="chương trình"):
        add_signed(issued.id, papers.asked(), "a.pdf", BytesIO(b"MZ" + b"0" * 100))


def test_a_file_too_large_is_refused(papers: Papers, issued: Any, settings: Any) -> None:
    settings.ATTACHMENT_MAX_BYTES = 10
    with pytest.raises(Unacceptable, match="lớn hơn"):
        add_signed(issued.id, papers.asked(), "a.png", BytesIO(png()))


def test_only_who_keeps_the_numbers_brings_files_and_only_to_what_is_issued(
    papers: Papers, issued: Any
) -> None:
    for asked in (papers.asked("gd", "so/head"), papers.asked()):
        with pytest.raises(NotDone, match="đã có số"):
            add_signed(papers.draft().id, asked, "a.png", BytesIO(png()))
    issued.drafted_by = "gd"
    with pytest.raises(LookupError):
        add_signed(issued.id, papers.asked("pgd1", "so/deputy"), "a.png", BytesIO(png()))


def test_a_document_has_so_many_files_at_most(
    papers: Papers, issued: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from khoithong.desk.documents import upload

    assert MOST == 20
    monkeypatch.setattr(upload, "MOST", 1)
    with pytest.raises(NotDone, match="không nhận thêm"):
        add_signed(issued.id, papers.asked(), "a.png", BytesIO(png()))


def test_a_root_that_went_bad_signs_and_takes_nothing(
    papers: Papers, keys: Keys, issued: Any, settings: Any
) -> None:
    from khoithong.documents.records.checks import roots_are_certificates

    assert roots_are_certificates(None) == []
    (settings.SIGN_ROOTS / "hong.pem").write_bytes(b"no certificate")
    assert "hong.pem" in roots_are_certificates(None)[0].msg
    with pytest.raises(NotDone, match="Chứng thư gốc"):
        head_signs(papers, keys, issued)
    with pytest.raises(NotDone, match="Chứng thư gốc"):
        add_signed(issued.id, papers.asked(), "a.pdf", BytesIO(pdf_of(issued)))
    assert issued.files.count() == 1
    settings.SIGN_ROOTS = settings.SIGN_ROOTS / "khong-co"
    assert "không có thư mục" in roots_are_certificates(None)[0].msg
    settings.SIGN_ROOTS = None
    assert roots_are_certificates(None) == []


# --- settings ---------------------------------------------------------------------------------------------------


def test_settings_of_signing(monkeypatch: pytest.MonkeyPatch) -> None:
    from khoithong.project.problem import Problem

    for read in (folder, web_address, device):
        monkeypatch.delenv("KHOITHONG_X", raising=False)
        assert not read("KHOITHONG_X")
        monkeypatch.setenv("KHOITHONG_X", "gốc")
        with pytest.raises(Problem, match="KHOITHONG_X"):
            read("KHOITHONG_X")
    monkeypatch.setenv("KHOITHONG_X", "/usr/lib/a.so; van-thu ;{agency}")
    found = device("KHOITHONG_X")
    assert found is not None
    assert (str(found[0]), *found[1:]) == ("/usr/lib/a.so", "van-thu", "{agency}")
    assert str(folder("KHOITHONG_X")) == "/usr/lib/a.so; van-thu ;{agency}"
    monkeypatch.setenv("KHOITHONG_X", "https://tsa.example")
    assert web_address("KHOITHONG_X") == "https://tsa.example"
