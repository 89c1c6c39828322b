"""Keys on a device. The tests are there where a software device is: package softhsm2, which nothing else here needs."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from asn1crypto import x509
from cryptography.hazmat.primitives import serialization

from khoithong.documents.signing.check import check
from khoithong.documents.signing.keys import Device, KeyRefused, from_device, name_in
from khoithong.documents.signing.sign import Wish, signed
from tests.documents.signing.conftest import AT

if TYPE_CHECKING:
    from tests.documents.signing.conftest import Keys

PLACES: Final = (
    Path("/usr/lib/softhsm/libsofthsm2.so"),
    Path("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
    Path("/usr/lib64/softhsm/libsofthsm.so"),
    Path("/usr/lib64/pkcs11/libsofthsm2.so"),
)
LIBRARY: Final = next((place for place in PLACES if place.exists()), None)
PIN: Final = "4826"


def test_a_library_that_is_none_is_told(tmp_path: Path) -> None:
    false = tmp_path / "thu-vien.so"
    false.write_bytes(b"no library")
    for library in (false, tmp_path / "khong-co.so"):
        with (
            pytest.raises(KeyRefused, match="Không mở được thiết bị ký"),
            from_device(Device(library, "x", "y"), PIN),
        ):
            pass


if LIBRARY is not None:

    @pytest.fixture(scope="session")
    def device(keys: Keys, tmp_path_factory: pytest.TempPathFactory) -> Device:
        """A device that holds the agency's key."""
        assert LIBRARY is not None
        import pkcs11
        from pkcs11.util.rsa import decode_rsa_private_key
        from pkcs11.util.x509 import decode_x509_certificate

        home = tmp_path_factory.mktemp("hsm")
        (home / "tokens").mkdir()
        settings = home / "softhsm2.conf"
        settings.write_text(
            f"directories.tokendir = {home}/tokens\nobjectstore.backend = file\nlog.level = ERROR\n"
        )
        os.environ["SOFTHSM2_CONF"] = str(settings)
        subprocess.run(
            [
                "softhsm2-util",
                "--init-token",
                "--free",
                "--label",
                "van-thu",
                "--pin",
                PIN,
                "--so-pin",
                "9173",
            ],
            check=True,
            capture_output=True,
        )
        private = keys.agency.key.private_bytes(
            serialization.Encoding.DER,
            serialization.PrivateFormat.TraditionalOpenSSL,
            serialization.NoEncryption(),
        )
        certificate = keys.agency.certificate.public_bytes(serialization.Encoding.DER)
        token = pkcs11.lib(str(LIBRARY)).get_token(token_label="van-thu")
        with token.open(user_pin=PIN, rw=True) as session:
            named = {pkcs11.Attribute.LABEL: "so-xd", pkcs11.Attribute.ID: b"1", pkcs11.Attribute.TOKEN: True}
            session.create_object({**decode_rsa_private_key(private), **named, pkcs11.Attribute.SIGN: True})
            session.create_object({**decode_x509_certificate(certificate), **named})
        return Device(LIBRARY, "van-thu", "so-xd")

    def test_a_key_signs_without_leaving_its_device(keys: Keys, device: Device, decision: bytes) -> None:
        with from_device(device, PIN) as signer:
            made = signed(decision, signer, Wish("NguoiKy1", AT))
        (one,) = check(made, keys.roots).signatures
        assert (one.good, one.name, one.trust) == (True, "Sở Xây dựng", "trusted")

    def test_what_the_device_does_not_open_is_told(device: Device) -> None:
        with pytest.raises(KeyRefused, match="mã PIN"), from_device(device, "0000"):
            pass
        with (
            pytest.raises(KeyRefused, match="tên khe"),
            from_device(Device(device.library, "khác", "so-xd"), PIN),
        ):
            pass
        with (
            pytest.raises(KeyRefused, match="không có khóa tên khac"),
            from_device(Device(device.library, device.token, "khac"), PIN),
        ):
            pass

    def test_the_certificate_names_the_agency(device: Device) -> None:
        with from_device(device, PIN) as signer:
            certificate = signer.signing_cert
            assert isinstance(certificate, x509.Certificate)
            assert name_in(certificate) == "Sở Xây dựng"
