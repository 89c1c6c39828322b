"""What must hold of the settings of signing before the application starts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.checks import Error

from khoithong.documents.signing.roots import BadRoot, trusted_roots

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.apps import AppConfig


def roots_are_certificates(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[Error]:  # noqa: ARG001 - Django's signature
    """The folder of roots is there and holds certificates; an empty answer would pass for `not trusted`."""
    folder = settings.SIGN_ROOTS
    if folder is None:
        return []
    if not folder.is_dir():
        return [Error(f"KHOITHONG_SIGN_ROOTS: không có thư mục {folder}.", id="documents.E001")]
    try:
        trusted_roots(folder)
    except (BadRoot, OSError) as bad:
        return [Error(f"KHOITHONG_SIGN_ROOTS: {bad}.", id="documents.E002")]
    return []
