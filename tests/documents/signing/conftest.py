"""Keys and signed files, made once a session: they cost time, and nobody changes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from asn1crypto import pem, x509

from khoithong.documents.catalogue import KINDS
from khoithong.documents.sample import FACTS
from khoithong.documents.signing.keys import from_pkcs12
from khoithong.documents.signing.places import AGENCY, PERSON, corner_spot
from khoithong.documents.signing.prepared import prepared_pdf
from khoithong.documents.signing.sign import Wish, signed
from khoithong.documents.signing.stamp import Shown, agency_lines, drawn, person_lines
from tests.documents.signing.authority import PASSPHRASE, Holder, authority, certified

if TYPE_CHECKING:
    from pyhanko.sign.signers import Signer

AT = datetime(2026, 5, 4, 9, tzinfo=timezone(timedelta(hours=7)))


@dataclass(frozen=True)
class Keys:
    """An authority, and those it certified: somebody, his agency, one that stamps times."""

    root: Holder
    person: Holder
    agency: Holder
    tsa: Holder

    @property
    def roots(self) -> tuple[x509.Certificate, ...]:
        """As the check wants them."""
        return (x509.Certificate.load(pem.unarmor(self.root.pem)[2]),)

    @property
    def persons(self) -> Signer:
        """The person's key, opened."""
        return from_pkcs12(self.person.pkcs12(self.root), PASSPHRASE)

    @property
    def agencys(self) -> Signer:
        """The agency's key, opened."""
        return from_pkcs12(self.agency.pkcs12(self.root), PASSPHRASE)


@pytest.fixture(scope="session")
def keys() -> Keys:
    """Keys of this session."""
    root = authority()
    return Keys(
        root,
        certified(root, "Hồ Sỹ Nguyên", "Sở Xây dựng"),
        certified(root, "Sở Xây dựng"),
        certified(root, "Máy chủ thời gian", times=True),
    )


@pytest.fixture(scope="session")
def decision() -> bytes:
    """A decision, ready to be signed."""
    return prepared_pdf(KINDS["approval_decision"].make(FACTS))


@pytest.fixture(scope="session")
def once(keys: Keys, decision: bytes) -> bytes:
    """Signed by the person."""
    shown = Shown(person_lines("Hồ Sỹ Nguyên", "Giám đốc", "Sở Xây dựng", AT))
    return signed(
        decision, keys.persons, Wish(f"{PERSON}1", AT, stamp=lambda spot: drawn(shown, spot, "state"))
    )


@pytest.fixture(scope="session")
def twice(keys: Keys, once: bytes) -> bytes:
    """Signed by the person, then by the agency."""
    shown = Shown(agency_lines("Sở Xây dựng", AT))
    wish = Wish(
        AGENCY,
        AT,
        spot=corner_spot("state"),
        stamp=lambda spot: drawn(shown, spot, "state", corner=True),
    )
    return signed(once, keys.agencys, wish)
