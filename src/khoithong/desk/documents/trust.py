"""The roots this installation trusts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from khoithong.desk.documents.acting import NotDone
from khoithong.documents.signing.roots import BadRoot, trusted_roots

if TYPE_CHECKING:
    from asn1crypto import x509


def roots() -> tuple[x509.Certificate, ...]:
    """Those of the folder set. Raises `NotDone` where one of them went bad since the start."""
    try:
        return trusted_roots(settings.SIGN_ROOTS)
    except (BadRoot, OSError) as bad:
        raise NotDone("Chứng thư gốc của nơi cài đặt không đọc được. Báo người quản trị") from bad
