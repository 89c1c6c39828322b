"""Keys that sign: from a PKCS#12 file with its passphrase, or from a device through PKCS#11. Nothing of them is kept."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyhanko.sign.signers import SimpleSigner

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from asn1crypto import x509
    from pyhanko.sign.signers import Signer

MOST: Final = 100 * 1024
"""Bytes a PKCS#12 file may have: a key and a few certificates are far less."""


class KeyRefused(ValueError):
    """The key cannot be used; the message says in Vietnamese why, and what to do."""


@dataclass(frozen=True, slots=True)
class Device:
    """A key on a device the server reaches: a hardware security module."""

    library: Path
    """Of the device's maker."""
    token: str
    """Label of the slot's token."""
    label: str
    """Of the key and its certificate."""


def from_pkcs12(content: bytes, passphrase: str) -> Signer:
    """The key in a file. Raises `KeyRefused`."""
    if len(content) > MOST:
        raise KeyRefused("Tệp lớn hơn mọi tệp khóa PKCS#12. Chọn tệp có đuôi .p12 hoặc .pfx")
    try:
        signer: Signer = SimpleSigner.load_pkcs12_data(content, [], passphrase.encode() or None)
    except Exception as error:  # whatever such a file holds, it is no key
        raise KeyRefused(
            "Không mở được khóa: mật khẩu không đúng, hoặc tệp không phải PKCS#12 (.p12, .pfx)"
        ) from error
    return signer


@contextmanager
def from_device(device: Device, pin: str) -> Iterator[Signer]:
    """The key of a device, as long as its session is open. Raises `KeyRefused`."""
    # The library is loaded with the maker's driver only where a device is used.
    from pkcs11.exceptions import PKCS11Error
    from pyhanko.config.pkcs11 import TokenCriteria
    from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session

    try:
        session = open_pkcs11_session(
            str(device.library), token_criteria=TokenCriteria(label=device.token), user_pin=pin
        )
    except (PKCS11Error, RuntimeError, OSError, LookupError) as error:
        raise KeyRefused(
            "Không mở được thiết bị ký: kiểm tra thiết bị, tên khe và mã PIN, rồi báo người quản trị"
        ) from error
    with session:
        signer = PKCS11Signer(session, cert_label=device.label, key_label=device.label)
        try:
            found = signer.signing_cert
        except PKCS11Error as error:
            raise KeyRefused(f"Thiết bị ký không có khóa tên {device.label}") from error
        if found is None:
            raise KeyRefused(f"Thiết bị ký không có khóa tên {device.label}")
        yield signer


def require_valid(signer: Signer, at: datetime) -> x509.Certificate:
    """The certificate, good at a moment (with its zone). Raises `KeyRefused`."""
    certificate = signer.signing_cert
    if certificate is None:
        raise KeyRefused("Tệp khóa không có chứng thư số đi cùng")
    if at < certificate.not_valid_before:
        raise KeyRefused(
            f"Chứng thư số chưa có hiệu lực (từ {certificate.not_valid_before.astimezone(at.tzinfo):%d/%m/%Y})"
        )
    if at > certificate.not_valid_after:
        raise KeyRefused(
            f"Chứng thư số đã hết hạn ngày {certificate.not_valid_after.astimezone(at.tzinfo):%d/%m/%Y}. Gia hạn rồi ký lại"
        )
    return certificate


def name_in(certificate: x509.Certificate) -> str:
    """Whose it is: the common name."""
    found = certificate.subject.native.get("common_name", "")
    return str(found[0] if isinstance(found, list) else found)


def organisation_in(certificate: x509.Certificate) -> str:
    """The organisation it names; empty where none."""
    found = certificate.subject.native.get("organization_name", "")
    return str(found[0] if isinstance(found, list) else found)
