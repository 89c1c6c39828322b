"""Keys made for the test alone: an authority, and those it certifies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

PASSPHRASE = "mật khẩu của khóa"
SINCE = datetime(2026, 1, 1, tzinfo=UTC)
UNTIL = datetime(2028, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Holder:
    """A key with its certificate."""

    key: rsa.RSAPrivateKey
    certificate: x509.Certificate

    def pkcs12(self, *chain: Holder, passphrase: str = PASSPHRASE) -> bytes:
        """As the file people get."""
        return pkcs12.serialize_key_and_certificates(
            b"key",
            self.key,
            self.certificate,
            [one.certificate for one in chain] or None,
            serialization.BestAvailableEncryption(passphrase.encode())
            if passphrase
            else serialization.NoEncryption(),
        )

    @property
    def pem(self) -> bytes:
        """The certificate alone."""
        return self.certificate.public_bytes(serialization.Encoding.PEM)


def authority(name: str = "Gốc thử nghiệm") -> Holder:
    """One that certifies itself."""
    key = rsa.generate_private_key(65537, 2048)
    subject = _subject(name)
    made = _builder(subject, subject, key, SINCE, UNTIL + timedelta(days=3650))
    made = made.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    made = made.add_extension(_usage(certifies=True), critical=True)
    return Holder(key, made.sign(key, hashes.SHA256()))


def certified(
    by: Holder,
    name: str,
    organisation: str = "",
    *,
    since: datetime = SINCE,
    until: datetime = UNTIL,
    times: bool = False,
) -> Holder:
    """One certified by an authority to sign, or to stamp times."""
    key = rsa.generate_private_key(65537, 2048)
    made = _builder(_subject(name, organisation), by.certificate.subject, key, since, until)
    made = made.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    made = made.add_extension(_usage(certifies=False), critical=True)
    if times:
        made = made.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return Holder(key, made.sign(by.key, hashes.SHA256()))


def _subject(name: str, organisation: str = "") -> x509.Name:
    parts = [x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"), x509.NameAttribute(NameOID.COMMON_NAME, name)]
    if organisation:
        parts.insert(1, x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation))
    return x509.Name(parts)


def _builder(
    subject: x509.Name, issuer: x509.Name, key: rsa.RSAPrivateKey, since: datetime, until: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(since)
        .not_valid_after(until)
    )


def _usage(*, certifies: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not certifies,
        content_commitment=not certifies,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=certifies,
        crl_sign=certifies,
        encipher_only=False,
        decipher_only=False,
    )
