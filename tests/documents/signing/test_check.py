"""The check of signed files: every change is found, an older state is told, strangers' roots are no error."""

from __future__ import annotations

import io
import os
import random
from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from pyhanko.pdf_utils.generic import NumberObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field

from khoithong.documents.signing import check as checking
from khoithong.documents.signing import sign as signing
from khoithong.documents.signing.addition import Addition
from khoithong.documents.signing.check import check
from khoithong.documents.signing.keys import from_pkcs12
from khoithong.documents.signing.report import EXIT, from_json, lines, to_json, told
from khoithong.documents.signing.roots import BadRoot, trusted_roots
from khoithong.documents.signing.sign import Wish
from tests.documents.signing.authority import PASSPHRASE, authority, certified
from tests.documents.signing.conftest import AT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.documents.signing.conftest import Keys

POSITIONS = 400 if os.environ.get("KHOITHONG_NIGHTLY") else 24
"""Bytes changed, many more by night, spread over the whole file; as many again where the signatures lie."""


def altered(pdf: bytes, position: int) -> bytes:
    """One byte is another: a digit where there was one, so that hexadecimal stays hexadecimal."""
    old = pdf[position : position + 1]
    new = (b"7" if old != b"7" else b"5") if old.isalnum() else bytes([old[0] ^ 1])
    return pdf[:position] + new + pdf[position + 1 :]


def positions(pdf: bytes) -> Iterator[int]:
    """Where to change it; the same in every run."""
    chance = random.Random(30_2020)  # noqa: S311 - no secret
    yield from chance.sample(range(len(pdf)), POSITIONS)
    place = 0
    while (place := pdf.find(b"/Contents <", place) + 1) > 0:
        yield from chance.sample(range(place + 10, pdf.index(b">", place)), POSITIONS // 2)


def test_one_changed_byte_is_found_wherever_it_is(keys: Keys, twice: bytes) -> None:
    assert check(twice, keys.roots).verdict == "valid"
    passed = [
        place for place in positions(twice) if check(altered(twice, place), keys.roots).verdict == "valid"
    ]
    assert passed == []


def test_without_care_for_what_no_signature_covers_some_would_pass(
    keys: Keys, twice: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "_exact", lambda *_: True)
    monkeypatch.setattr(checking, "_chained", lambda *_: True)
    assert any(check(altered(twice, place), keys.roots).verdict == "valid" for place in positions(twice))


def test_letters_of_a_signature_that_change_their_size_are_found(keys: Keys, twice: bytes) -> None:
    start = twice.rindex(b"/Contents <") + 11
    place = next(at for at in range(start, start + 2000) if twice[at : at + 1] in b"abcdefABCDEF")
    changed = twice[:place] + twice[place : place + 1].swapcase() + twice[place + 1 :]
    assert check(changed, keys.roots).verdict == "broken"


def test_a_root_nobody_configured_is_no_error(keys: Keys, twice: bytes) -> None:
    for roots in ((), _asn1_roots(keys, "Gốc khác")):
        report = check(twice, roots)
        assert report.verdict == "valid"
        assert {one.trust for one in report.signatures} == {"unknown"}
        assert "chưa xác định được tin cậy" in "\n".join(told(report))


def test_a_certificate_out_of_its_time_when_it_signed_is_told(
    keys: Keys, decision: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = certified(keys.root, "Hồ Sỹ Nguyên", until=AT.astimezone(UTC) - timedelta(days=1))
    monkeypatch.setattr(signing, "require_valid", lambda *_: None)
    made = signing.signed(decision, from_pkcs12(old.pkcs12(), PASSPHRASE), Wish("NguoiKy1", AT))
    report = check(made, keys.roots)
    assert (report.verdict, report.signatures[0].trust) == ("valid", "expired")
    assert "đã hết hiệu lực vào thời điểm ký" in "\n".join(told(report))


def test_data_for_keeping_it_long_may_stand_behind_the_last_signature(keys: Keys, once: bytes) -> None:
    writer = Addition(once)
    append_signature_field(writer, SigFieldSpec("LuuTru"))
    made = io.BytesIO()
    writer.write(made)  # type: ignore[no-untyped-call]
    report = check(made.getvalue(), keys.roots)
    assert (report.verdict, report.signatures[0].changes) == ("valid", "kept")


def test_a_signature_over_an_older_state_alone_is_told(keys: Keys, once: bytes) -> None:
    report = check(_page_changed(once), keys.roots)
    (one,) = report.signatures
    assert report.verdict == "broken"
    assert one.intact
    assert not one.whole
    assert one.changes == "forbidden"
    words = dict(lines(one))
    assert words["Phạm vi"] == "chỉ bản trước đó của tệp, không phải toàn bộ tệp hiện nay"
    assert words["Sau khi ký"] == "văn bản bị thay đổi"


@pytest.mark.parametrize("added", [b"\n", b"%khong ai ky\n", b"\n%%EOF\n"])
def test_what_is_added_behind_the_last_signature_is_signed_by_nobody(
    keys: Keys, once: bytes, added: bytes
) -> None:
    assert check(once + added, keys.roots).verdict == "broken"


def test_the_end_cut_off_is_found(keys: Keys, twice: bytes) -> None:
    assert check(twice[:-200], keys.roots).verdict == "broken"


def test_the_state_before_the_second_signature_is_the_first_alone(once: bytes, twice: bytes) -> None:
    assert len(check(twice[: len(once)]).signatures) == 1


@pytest.mark.parametrize(
    "content", [b"", b"no PDF", b"%PDF-1.7\n%%EOF", b"%PDF-1.7\n/ByteRange [0 1 2 3]\n%%EOF"]
)
def test_what_is_no_pdf_is_broken_not_an_error(content: bytes) -> None:
    report = check(content)
    assert report.verdict == "broken"
    assert list(told(report)) == ["Tệp không phải PDF hoặc đã hỏng, không đọc được chữ ký."]


def test_a_file_without_signatures_is_neither_good_nor_bad(decision: bytes) -> None:
    report = check(decision)
    assert (report.verdict, EXIT[report.verdict]) == ("none", 2)


def _scan() -> bytes:
    """A page as a widespread picture library writes it: its free entry has a generation nothing may have."""
    made, places = b"%PDF-1.4\n", []
    for number, words in enumerate(
        (
            b"/Type /Catalog /Pages 2 0 R",
            b"/Type /Pages /Count 1 /Kids [3 0 R]",
            b"/Type /Page /Parent 2 0 R",
        ),
        1,
    ):
        places.append(len(made))
        made += b"%d 0 obj<<\n%s\n>>endobj\n" % (number, words)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    ended = b"trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(made)
    return made + b"xref\n0 4\n0000000000 65536 f \n" + table + ended


def test_a_scan_that_is_not_written_by_the_book_is_a_file_without_signatures() -> None:
    assert check(_scan()).verdict == "none"
    assert check(_scan() + b"\n/ByteRange [0 1 2 3]").verdict == "broken"


def test_a_report_is_kept_and_read_again(keys: Keys, twice: bytes) -> None:
    report = check(twice, keys.roots)
    assert from_json(to_json(report)) == report
    text = "\n".join(told(report))
    assert "Người ký: Hồ Sỹ Nguyên (Sở Xây dựng)" in text
    assert "Phạm vi: toàn bộ văn bản lúc ký" in text
    assert "Sau khi ký: chỉ thêm chữ ký khác" in text
    assert "Phạm vi: toàn bộ tệp" in text
    assert "Thời gian ký: 04/05/2026 09:00:00 +07:00 (theo máy của người ký)" in text


def test_a_faulty_signature_still_tells_whose_it_is(keys: Keys, once: bytes) -> None:
    end = once.index(b">", once.index(b"/Contents <")) - 10
    filled = once[:end] + b"7" + once[end + 1 :]
    (one,) = check(filled, keys.roots).signatures
    assert dict(lines(one)) == {
        "Người ký": "Hồ Sỹ Nguyên (Sở Xây dựng)",
        "Tình trạng": "phần chứa chữ ký trong tệp đã bị sửa",
    }


def test_roots_are_the_certificates_of_a_folder(keys: Keys, tmp_path: Path) -> None:
    (tmp_path / "goc.pem").write_bytes(keys.root.pem + keys.agency.pem)
    (tmp_path / "goc.cer").write_bytes(keys.roots[0].dump())
    (tmp_path / "doc.txt").write_text("không phải chứng thư")
    assert len(trusted_roots(tmp_path)) == 3
    assert trusted_roots(None) == trusted_roots(tmp_path / "khong-co") == ()


@pytest.mark.parametrize(
    "content", [b"no certificate", b"", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"]
)
def test_a_root_that_is_no_certificate_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "hong.pem").write_bytes(content)
    with pytest.raises(BadRoot, match=r"hong\.pem"):
        trusted_roots(tmp_path)


def _page_changed(pdf: bytes) -> bytes:
    """The page turned upside down, as an addition behind the signature."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    page: Any = writer.root["/Pages"]["/Kids"][0]
    while "/Kids" in page:
        page = page["/Kids"][0]
    page["/Rotate"] = NumberObject(180)  # type: ignore[no-untyped-call]
    writer.update_container(page)
    made = io.BytesIO()
    writer.write(made)  # type: ignore[no-untyped-call]
    return made.getvalue()


def _asn1_roots(keys: Keys, name: str) -> tuple[Any, ...]:
    from dataclasses import replace

    return replace(keys, root=authority(name)).roots
