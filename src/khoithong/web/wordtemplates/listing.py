"""`Mẫu văn bản`: of each kind the template in use and the one that waits, agency by agency."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.http import urlencode

from khoithong.desk.documents.templates.acting import PROPOSERS
from khoithong.documents.catalogue import KINDS
from khoithong.documents.records.models import Template
from khoithong.documents.templates.fields import FIELDS
from khoithong.web.wordtemplates.office import acts, agencies

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from khoithong.web.session import Here


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of document of which an agency has a template of its own."""

    name: str
    used: Template | None
    waiting: Template | None


@dataclass(frozen=True, slots=True)
class AgencyTemplates:
    """One agency."""

    name: str
    lines: Sequence[Line]
    propose_url: str
    """Empty for who may not propose."""


def listing(here: Here) -> dict[str, Any]:
    """The context of `wordtemplates/list.html`; one statement whatever the number of agencies."""
    mine = agencies(here)
    rows = list(
        Template.objects.filter(agency__in=mine, status__in=("approved", "proposed")).order_by("version")
    )
    return {
        "agencies": [
            AgencyTemplates(
                here.directory.name(agency),
                list(_lines([row for row in rows if row.agency == agency])),
                _propose(agency) if acts(here, agency, PROPOSERS) else "",
            )
            for agency in mine
        ],
        "fields": list(FIELDS.values()),
    }


def _lines(rows: Sequence[Template]) -> Iterator[Line]:
    """The kinds in the order of the procedure; of each the last version in use and the one that waits."""
    for kind in KINDS.values():
        used = next((row for row in reversed(rows) if (row.kind, row.status) == (kind.id, "approved")), None)
        waiting = next((row for row in rows if (row.kind, row.status) == (kind.id, "proposed")), None)
        if used or waiting:
            yield Line(kind.name, used, waiting)


def _propose(agency: str) -> str:
    return f"{reverse('word-template-propose')}?{urlencode({'co-quan': agency})}"
