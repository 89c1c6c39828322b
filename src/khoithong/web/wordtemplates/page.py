"""One template as a page: what it is, who decided what, what it looks like with a real document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django.db import connection
from django.http import Http404

from khoithong.casefiles.rights import condition
from khoithong.desk.documents.templates.acting import DECIDERS
from khoithong.desk.documents.templates.decide import OWN
from khoithong.documents.catalogue import KINDS
from khoithong.documents.codec import from_json
from khoithong.documents.records.models import OfficialDocument, Template
from khoithong.documents.sample import facts
from khoithong.documents.templates.choosing import document_by
from khoithong.documents.templates.fields import FIELDS
from khoithong.web.components import BlockedAct, ErrorItem, Field, Link, Option, SummaryRow
from khoithong.web.holders import person_of
from khoithong.web.navigation import address
from khoithong.web.wording import datetime_words
from khoithong.web.wordtemplates.office import acts, agencies

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from khoithong.documents.templates.calling import Filled
    from khoithong.web.components import Tone
    from khoithong.web.session import Here

_OFFERED: Final = 20
"""Documents offered for a preview."""
SAMPLE: Final = "mau"
"""Stands for invented facts, where there is no real document of the kind yet."""
_SAMPLE_WORDS: Final = "Dữ liệu giả định (không phải hồ sơ thật)"
_STATES: Final[dict[str, tuple[str, Tone]]] = {
    "proposed": ("Chờ duyệt", "wait"),
    "approved": ("Đã duyệt", "done"),
    "rejected": ("Không duyệt", "stop"),
    "withdrawn": ("Đã rút", "neutral"),
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """A document to fill a template with."""

    key: str
    words: str


def open_template(here: Here, template_id: UUID) -> Template:
    """A template of an agency one keeps the templates of. Raises `Http404`."""
    found = Template.objects.filter(id=template_id, agency__in=agencies(here)).first()
    if found is None:
        raise Http404
    return found


def crumbs() -> list[Link]:
    """The way back."""
    return [Link("Mẫu văn bản", address("word-templates"))]


def template_page(
    here: Here,
    template: Template,
    *,
    preview: Filled | None = None,
    chosen: str = "",
    errors: Sequence[ErrorItem] = (),
    given: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """The context of `wordtemplates/show.html`."""
    versions = list(Template.objects.filter(agency=template.agency, kind=template.kind).order_by("-version"))
    used = next((one for one in versions if one.status == "approved"), None)
    label, tone = _STATES[template.status]
    decides = template.status == "proposed" and acts(here, template.agency, DECIDERS)
    offered = documents_for(here, template.kind)
    reason = (given or {}).get("reason", "")
    return {
        "template": template,
        "name": KINDS[template.kind].name,
        "agency": here.directory.name(template.agency),
        "crumbs": crumbs(),
        "label": "Đang dùng" if template == used else label,
        "tone": tone,
        "summary": list(_summary(here, template)),
        "fields": [FIELDS[name] for name in template.fields if name in FIELDS],
        "versions": [(one, *_STATES[one.status], one == used) for one in versions if one != template],
        "decides": decides and template.proposed_by != here.person,
        "blocked": BlockedAct("Duyệt mẫu", OWN[:1].lower() + OWN[1:])
        if decides and template.proposed_by == here.person
        else None,
        "withdraws": template.status in ("proposed", "approved"),
        "reason": Field(
            "textarea",
            "reason",
            "Lý do",
            reason,
            errors=tuple(error.message for error in errors if error.target == "id_reason"),
            rows=2,
        ),
        "errors": list(errors),
        "choice": Field(
            "select",
            "van-ban",
            "Văn bản để xem thử",
            chosen or offered[0].key,
            "Văn bản thật của hồ sơ được xem, mới nhất trước.",
            options=tuple(Option(one.key, one.words) for one in offered),
        ),
        "preview": preview,
        "chosen": chosen,
        "chosen_words": next((one.words for one in offered if one.key == chosen), ""),
    }


def _summary(here: Here, template: Template) -> Iterator[SummaryRow]:
    yield SummaryRow("Tệp", template.name)
    yield SummaryRow(
        "Đề nghị", _who(here, template.proposed_by, template.proposed_office, template.proposed_at)
    )
    if template.note:
        yield SummaryRow("Ghi chú", template.note)
    if template.decided_at:
        words = "Duyệt" if template.status != "rejected" else "Không duyệt"
        yield SummaryRow(words, _who(here, template.decided_by, template.decided_office, template.decided_at))
    if template.reason:
        yield SummaryRow("Lý do không duyệt", template.reason)
    if template.withdrawn_at:
        yield SummaryRow("Rút", _who(here, template.withdrawn_by, "", template.withdrawn_at))
        yield SummaryRow("Lý do rút", template.withdrawn_reason)


def _who(here: Here, person: str, office: str, at: datetime) -> str:
    known = person_of(person, at.date(), here.directory, office=office)
    name = ", ".join(words for words in (known.name, known.office) if words)
    return f"{name}, {datetime_words(at)}"


# --- with a real document ------------------------------------------------------------------------------------


def documents_for(here: Here, kind: str) -> list[Chosen]:
    """Documents of a kind in cases this person may read, the newest first; then invented facts."""
    where, parameters = condition(here.reader)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT d.id, d.subject, c.code FROM documents_officialdocument d"  # noqa: S608 - a policy's own words
            f" JOIN casefiles_case c ON c.id = d.case_id WHERE d.kind = %s AND {where}"
            " ORDER BY d.changed_at DESC, d.id LIMIT %s",
            [kind, *parameters, _OFFERED],
        )
        rows = cursor.fetchall()
    found = [Chosen(str(key), f"{code}: {subject[:90]}") for key, subject, code in rows]
    return [*found, Chosen(SAMPLE, _SAMPLE_WORDS)]


def filled_with(here: Here, template: Template, key: str) -> Filled:
    """The template with one of these documents. Raises `Http404` for another, and `StoreFailed`."""
    agency = here.directory.name(template.agency)
    if key == SAMPLE:
        document = KINDS[template.kind].make(facts(template.kind))
        return document_by(template, document, code="DX-2026-000012", title="Ví dụ", agency=agency)
    if key not in {one.key for one in documents_for(here, template.kind)}:
        raise Http404
    record = OfficialDocument.objects.select_related("case").get(id=UUID(key))
    code, title = (record.case.code, record.case.title) if record.case else ("", "")
    return document_by(template, from_json(record.content), code=code, title=title, agency=agency)
