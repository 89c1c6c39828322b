"""Signing: the person, then the agency; earlier signatures stay valid; what cannot be signed is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from khoithong.documents.catalogue import KINDS
from khoithong.documents.sample import FACTS
from khoithong.documents.signing import sign
from khoithong.documents.signing.check import check
from khoithong.documents.signing.keys import MOST, KeyRefused, from_pkcs12
from khoithong.documents.signing.prepared import prepared_pdf
from khoithong.documents.signing.sign import NotSigned, Wish, fields, signed
from tests.documents.signing.authority import PASSPHRASE, certified
from tests.documents.signing.conftest import AT

if TYPE_CHECKING:
    from cryptography import x509

    from tests.documents.signing.conftest import Keys


def test_a_document_waits_with_a_field_for_each_signature() -> None:
    pdf = prepared_pdf(KINDS["minutes"].make(FACTS))
    found = fields(pdf)
    assert [(field.name, field.signed) for field in found] == [("NguoiKy1", False), ("NguoiKy2", False)]
    assert [field.label for field in found] == [
        "Chữ ký: Thư ký Phùng Thị Hạnh",
        "Chữ ký: Chủ trì Hồ Sỹ Nguyên",
    ]
    left, right = (field.spot for field in found)
    assert left is not None
    assert right is not None
    assert left.box[2] < right.box[0]
    assert check(pdf).verdict == "none"


def test_the_person_signs_first_and_stays_valid_under_the_agency(keys: Keys, twice: bytes) -> None:
    report = check(twice, keys.roots)
    person, agency = report.signatures
    assert report.verdict == "valid"
    assert (person.field, person.name, person.organisation) == ("NguoiKy1", "Hồ Sỹ Nguyên", "Sở Xây dựng")
    assert (agency.field, agency.name) == ("CoQuan", "Sở Xây dựng")
    assert (person.whole, person.changes) == (False, "signatures")
    assert (agency.whole, agency.changes) == (True, "none")
    assert {one.trust for one in report.signatures} == {"trusted"}
    assert {one.root for one in report.signatures} == {"Gốc thử nghiệm"}
    assert person.at == AT


def test_what_was_there_is_left_byte_for_byte(decision: bytes, once: bytes, twice: bytes) -> None:
    assert once.startswith(decision)
    assert twice.startswith(once)


def test_an_empty_field_is_signed_once(keys: Keys, once: bytes) -> None:
    with pytest.raises(NotSigned, match="đã có chữ ký"):
        signed(once, keys.persons, Wish("NguoiKy1", AT))


def test_a_file_without_fields_gets_one_that_is_not_shown(keys: Keys) -> None:
    from khoithong.documents.pdf import pdf

    made = signed(pdf(KINDS["receipt"].make(FACTS)), keys.persons, Wish("ChuKy", AT))
    (field,) = fields(made)
    assert (field.name, field.signed, field.spot) == ("ChuKy", True, None)
    assert check(made, keys.roots).verdict == "valid"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"PK\x03\x04 no PDF", b"%PDF-1.7\n" + b"0" * 5000])
def test_what_is_no_pdf_is_not_signed(keys: Keys, content: bytes) -> None:
    with pytest.raises(NotSigned, match="không phải PDF"):
        signed(content, keys.persons, Wish("ChuKy", AT))


@pytest.mark.parametrize("passphrase", ["", "sai", PASSPHRASE + " "])
def test_a_wrong_passphrase_opens_nothing(keys: Keys, passphrase: str) -> None:
    with pytest.raises(KeyRefused, match="mật khẩu không đúng"):
        from_pkcs12(keys.person.pkcs12(keys.root), passphrase)


def test_a_key_without_a_passphrase_is_opened_without_one(keys: Keys) -> None:
    assert from_pkcs12(keys.person.pkcs12(passphrase=""), "").signing_cert is not None


@pytest.mark.parametrize("content", [b"", b"no key", b"\x30\x82" + b"\0" * 300])
def test_what_is_no_key_file_is_told(content: bytes) -> None:
    with pytest.raises(KeyRefused, match="không phải PKCS#12"):
        from_pkcs12(content, PASSPHRASE)


def test_a_file_too_large_for_a_key_is_not_even_opened() -> None:
    with pytest.raises(KeyRefused, match="lớn hơn"):
        from_pkcs12(b"0" * (MOST + 1), PASSPHRASE)


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [(AT + timedelta(days=1), AT + timedelta(days=9), "chưa có hiệu lực"),
     (AT - timedelta(days=9), AT - timedelta(days=1), "hết hạn ngày 03/05/2026")],
)  # fmt: skip
def test_a_certificate_out_of_its_time_signs_nothing(
    keys: Keys, decision: bytes, since: datetime, until: datetime, said: str
) -> None:
    holder = certified(keys.root, "Hồ Sỹ Nguyên", since=since.astimezone(UTC), until=until.astimezone(UTC))
    signer = from_pkcs12(holder.pkcs12(), PASSPHRASE)
    with pytest.raises(KeyRefused, match=said):
        signed(decision, signer, Wish("NguoiKy1", AT))


def test_the_time_of_an_authority_is_asked_where_one_is_set(
    keys: Keys, decision: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pyhanko.sign.timestamps import DummyTimeStamper

    asked: list[str] = []

    def stamper(address: str, **_: Any) -> DummyTimeStamper:
        asked.append(address)
        from asn1crypto import keys as asn1_keys
        from cryptography.hazmat.primitives import serialization

        private = keys.tsa.key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        return DummyTimeStamper(
            tsa_cert=_asn1(keys.tsa.certificate),
            tsa_key=asn1_keys.PrivateKeyInfo.load(private),
            fixed_dt=AT + timedelta(seconds=2),
        )

    monkeypatch.setattr(sign, "HTTPTimeStamper", stamper)
    made = signed(decision, keys.persons, Wish("NguoiKy1", AT, authority="http://tsa.example"))
    (one,) = check(made, keys.roots).signatures
    assert asked == ["http://tsa.example"]
    assert one.stamped
    assert one.at == AT + timedelta(seconds=2)


def test_an_authority_that_does_not_answer_is_told(keys: Keys, decision: bytes) -> None:
    with pytest.raises(NotSigned, match="không trả lời"):
        signed(decision, keys.persons, Wish("NguoiKy1", AT, authority="http://127.0.0.1:9/"))


def _asn1(certificate: x509.Certificate) -> Any:
    from asn1crypto import x509 as asn1
    from cryptography.hazmat.primitives import serialization

    return asn1.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))
