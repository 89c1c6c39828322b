"""The pages of what applies to whom, as administrators and officials see them in the demonstration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from khoithong.casefiles.models import LawProposal
from khoithong.demonstration.logins import ADMINISTRATORS
from khoithong.demonstration.packs import PACK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from khoithong.casefiles.reading import LoadedCase


def adoption_sights(reader: str, head: str, loaded: LoadedCase) -> Iterator[tuple[str, str, str]]:
    """Name of the route, address, and who looks: an official, an administrator, the head of a case."""
    second = ADMINISTRATORS[-1]
    proposal = LawProposal.objects.order_by("id")[0]
    for name in ("adoption", "adoption-readings", "adoption-history"):
        yield name, reverse(name), reader
        yield name, reverse(name), second
    yield "adoption-proposal", reverse("adoption-proposal", args=[proposal.pk]), reader
    yield "adoption-propose", reverse("adoption-propose"), second
    yield "adoption-end", reverse("adoption-end", args=[proposal.pk]), second
    yield "adoption-reading", reverse("adoption-reading", args=[PACK, "receipt"]), second
    yield "case-move", reverse("case-move", args=[loaded.row.code]), head
