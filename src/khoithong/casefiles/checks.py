"""What must hold of the settings before the application starts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.checks import Error

from khoithong.lawbook.loader import pack_ids

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.apps import AppConfig


def packs_exist(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[Error]:  # noqa: ARG001 - Django's signature
    """Every regulation offered has its pack; a name mistyped would otherwise show as a page that cannot be drawn."""
    known = pack_ids()
    return [
        Error(
            f"KHOITHONG_PACKS: không có gói quy định “{pack}”.",
            hint=f"Các gói: {', '.join(known)}.",
            id="casefiles.E001",
        )
        for pack in settings.PACKS
        if pack not in known
    ]
