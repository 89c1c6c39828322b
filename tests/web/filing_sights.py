"""What there is to be seen of cases' files in a demonstration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from khoithong.casefiles.reading import LoadedCase


def filing_sights(keeper: str, ended: LoadedCase) -> Iterator[tuple[str, str, str]]:
    """The list of files and the file of a case that ended, as somebody sees them who keeps it: route, address, username."""
    yield "shelf", reverse("shelf"), keeper
    yield "casefile", reverse("casefile", args=[ended.row.code]), keeper
