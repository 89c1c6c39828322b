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
    from collections.abc import Sequence

    from khoithong.web.session import Here


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of document in one agency."""

    name: str
    used: Template | None
    waiting: Template | None
    propose_url: str
    """Empty for who may not propose, and while one waits."""


@dataclass(frozen=True, slots=True)
class AgencyTemplates:
    """One agency."""

    name: str
    lines: Sequence[Line]


def listing(here: Here) -> dict[str, Any]:
    """The context of `wordtemplates/list.html`; one statement whatever the number of agencies."""
    mine = agencies(here)
    rows = Template.objects.filter(agency__in=mine, status__in=("approved", "proposed")).order_by("version")
    used = {(row.agency, row.kind): row for row in rows if row.status == "approved"}
    waiting = {(row.agency, row.kind): row for row in rows if row.status == "proposed"}
    return {
        "agencies": [
            AgencyTemplates(
                here.directory.name(agency),
                [
                    Line(
                        kind.name,
                        used.get((agency, kind.id)),
                        waiting.get((agency, kind.id)),
                        _propose(agency, kind.id)
                        if acts(here, agency, PROPOSERS) and (agency, kind.id) not in waiting
                        else "",
                    )
                    for kind in KINDS.values()
                ],
            )
            for agency in mine
        ],
        "fields": list(FIELDS.values()),
    }


def _propose(agency: str, kind: str) -> str:
    return f"{reverse('word-template-propose')}?{urlencode({'co-quan': agency, 'loai': kind})}"
