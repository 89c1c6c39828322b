"""What there is to be seen of cases' files in a demonstration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from khoithong.desk.paper import begin_paper
from khoithong.procedure.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from khoithong.casefiles.reading import LoadedCase


def filing_sights(keeper: str, ended: LoadedCase) -> Iterator[tuple[str, str, str]]:
    """The list of files and the file of a case that ended, as somebody sees them who keeps it: route, address, username."""
    yield "shelf", reverse("shelf"), keeper
    yield "casefile", reverse("casefile", args=[ended.row.code]), keeper


def paper_sights(person: str, username: str, loaded: LoadedCase) -> Iterator[tuple[str, str, str]]:
    """The pages on which a clerk enters a case from paper; `person` is whose account `username` is."""
    proposer = loaded.row.proposers[0]
    draft = begin_paper(
        person,
        loaded.row.pack,
        {
            "proposer": [proposer],
            "received": [shown(loaded.row.received_on)],
            "choice": [f"{loaded.row.employing_agency} {loaded.row.pack}"],
        },
    )
    yield "paper", reverse("paper"), username
    yield "paper-form", reverse("paper-form", args=[draft.id]), username
    yield "paper-next", reverse("paper-next", args=[loaded.row.code]), username
