"""Numbers of documents beside the acts of their case: shown on the timeline, offered where an act names its document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from khoithong.desk.documents.draft import act_since
from khoithong.documents.catalogue import kind_name
from khoithong.documents.drafting.bases import BASES
from khoithong.web.components import Link
from khoithong.web.wording import date_words

if TYPE_CHECKING:
    from khoithong.documents.records.models import OfficialDocument
    from khoithong.web.casepage.ground import Ground


def numbers_of_act(ground: Ground, seq: int) -> list[Link]:
    """The documents issued on an act: `Quyết định phê duyệt…: số 05/QĐ-SXD, ngày 04/05/2026`."""
    return [
        Link(
            f"{kind_name(one.kind)}: số {plain(one)}, ngày {date_words(one.issued_on)}",
            reverse("case-document", args=[ground.row.code, one.id]),
        )
        for one in ground.issued
        if one.issued_on is not None and act_since(one, ground.loaded) == seq
    ]


def number_for(ground: Ground, kind: str) -> str:
    """The number of the document issued for an act that is not recorded yet, the newest; empty where there is none."""
    waiting = [
        one for one in ground.issued if kind in BASES[one.kind].acts and act_since(one, ground.loaded) is None
    ]
    return plain(waiting[-1]) if waiting else ""


def plain(document: OfficialDocument) -> str:
    """The number as it is cited: `05/QĐ-SXD`, of the Party `05-QĐ/TU`."""
    between = "/" if document.form == "state" else "-"
    return f"{document.number:02}{between}{document.symbol}"
