"""The documents of the demonstration, in the order of their days. Interrupted, the building goes on."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Final

from khoithong.casefiles import reading
from khoithong.demonstration.bench import bench
from khoithong.demonstration.documenting.plan import ARCHIVED, DOCUMENTS, TEMPLATE
from khoithong.demonstration.making import chart
from khoithong.demonstration.player import Stuck
from khoithong.desk.casefile.hand_over import HandedOver, hand_over
from khoithong.desk.clock import FixedClock
from khoithong.desk.documents.acting import Asked, NoSuchDocument, NotDone
from khoithong.desk.documents.books import start_book
from khoithong.desk.documents.cancel import cancel_number
from khoithong.desk.documents.draft import Conflict, draft_document, save_draft
from khoithong.desk.documents.elsewhere import Run, record_elsewhere
from khoithong.desk.documents.issue import issue_document
from khoithong.desk.documents.templates.decide import approve_template
from khoithong.desk.documents.templates.propose import FaultyTemplate, propose_template
from khoithong.desk.documents.upload import add_signed
from khoithong.desk.repeating import key_of
from khoithong.documents.codec import from_json
from khoithong.documents.drafting.editing import written
from khoithong.documents.drafting.order import Order
from khoithong.documents.numbering import period
from khoithong.documents.records.models import OfficialDocument, Series, Template
from khoithong.documents.templates.starter import starter
from khoithong.documents.writing import BLANK, blanks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from khoithong.casefiles.stored import StoredAct
    from khoithong.demonstration.documenting.plan import Wanted
    from khoithong.documents.content import FormId

PLACE: Final = "Nam Hà"
"""Where documents are dated from, should the installation not say."""
_OPEN: Final = {
    f"{BLANK} giờ {BLANK}": "08 giờ 30",
    f"Địa điểm: {BLANK}": "Địa điểm: Phòng họp tầng 2, trụ sở cơ quan",
}
"""Places of a letter that the register leaves open, and what the clerk writes there."""
_OTHERS: Final = "Các văn bản khác của cơ quan, cấp số trên hệ thống quản lý văn bản và điều hành"
_KEPT: Final = "Hệ thống quản lý văn bản và điều hành"
_NUMBER: Final = re.compile(r"\b(\d{1,5})[/-](.+)")
_MOST: Final = 200
"""Numbers a book takes at once as given elsewhere."""


@dataclass(frozen=True, slots=True)
class _Work:
    """A document to be made, and the act it rests on."""

    wanted: Wanted
    case: int
    agency: str
    act: StoredAct


def build_documents(cases: Mapping[str, int], now: datetime) -> None:
    """Draft, issue, sign and cancel what the plan says, by story the case; none of it later than `now`. Raises `Stuck`."""
    found = [_work(wanted, cases[wanted.story]) for wanted in DOCUMENTS if wanted.story in cases]
    for work in sorted(found, key=lambda one: one.act.at):
        try:
            _make(work, now)
        except (NotDone, NoSuchDocument) as problem:
            where = f"văn bản {work.wanted.story}/{work.wanted.kind}"
            raise Stuck(f"{where}: {problem}") from problem
    try:
        _template(now)
        _archived(cases, now)
    except (NotDone, FaultyTemplate) as problem:
        raise Stuck(f"mẫu văn bản, nộp lưu: {problem}") from problem


def _work(wanted: Wanted, case: int) -> _Work:
    loaded = reading.load(case)
    acts: Iterable[StoredAct] = reversed(loaded.acts) if loaded is not None else ()
    act = next((one for one in acts if one.kind == wanted.act), None)
    if loaded is None or act is None:
        raise Stuck(f"văn bản {wanted.story}/{wanted.kind}: chưa có {wanted.act}")
    return _Work(wanted, case, loaded.row.deciding_agency, act)


def _make(work: _Work, now: datetime) -> None:
    """One document, as far as it is to go; what was done before is left."""
    wanted = work.wanted
    rows = OfficialDocument.objects.filter(case=work.case, kind=wanted.kind, seq=work.act.seq)
    made = rows.values_list("id", flat=True).first()
    key = made or draft_document(
        work.case, Order(wanted.kind, work.act.seq), _clerk(work.agency, work.act.at, now, 20)
    )
    row = OfficialDocument.objects.get(id=key)
    if wanted.fate == "draft" or row.status == "cancelled":
        return
    if row.status == "draft":
        row = _issued(row, work, now)
    if wanted.fate == "cancelled":
        cancel_number(key, _clerk(work.agency, work.act.at, now, 90), wanted.reason)
    if wanted.fate == "scanned" and not row.signed:
        # A photograph of the paper: a sheet with nothing but figures on it will do.
        scan = chart("", "", (str(row.number),))
        name = f"{row.number:02}-{row.symbol}-ban-ky.png"
        add_signed(key, _clerk(work.agency, work.act.at, now, 180), name, BytesIO(scan))


def _issued(row: OfficialDocument, work: _Work, now: datetime) -> OfficialDocument:
    asked = _clerk(work.agency, work.act.at, now, 60)
    version = _filled(row, asked)
    _reach(row, str(work.act.data.get("document", "")), asked)
    issue_document(row.id, asked, day=asked.clock().date(), version=version)
    row.refresh_from_db()
    return row


def _filled(row: OfficialDocument, asked: Asked) -> int:
    """Write what the register cannot know into the places left open; returns the version to issue."""
    content = from_json(row.content)
    if not blanks(content):
        return row.version
    found = written(content)
    parts = tuple(replace(part, text=_told(part.text)) for part in found.parts)
    place = PLACE if BLANK in found.place else found.place
    saved = save_draft(row.id, asked, replace(found, place=place, parts=parts), row.version)
    if isinstance(saved, Conflict):
        raise Stuck(f"văn bản {row.subject}: có người sửa")
    return saved.version


def _told(text: str) -> str:
    for left_open, words in _OPEN.items():
        text = text.replace(left_open, words)
    return text


def _reach(row: OfficialDocument, named: str, asked: Asked) -> None:
    """Let the book go on to the number the act names: the agency gave the numbers between elsewhere."""
    match = _NUMBER.search(named)
    form: FormId = "party" if row.form == "party" else "state"
    day = asked.clock().date()
    when = period(form, day)
    series = Series.objects.filter(agency=row.agency, symbol=row.symbol, period=when).first()
    if match is None or match[2] != row.symbol:
        return
    wanted = int(match[1])
    if series is None or series.last_on is None:
        if wanted > 1:
            ground = f"Sổ giấy đến số {wanted - 1}"
            start_book(row.agency, form, row.symbol, when, wanted, ground, asked)
        return
    while series.last < wanted - 1:
        last = min(wanted - 1, series.last + _MOST)
        record_elsewhere(series, Run(series.last + 1, last, day, _OTHERS, _KEPT), asked)
        series.refresh_from_db()


def _template(now: datetime) -> None:
    agency, kind, name, note = TEMPLATE
    if Template.objects.filter(agency=agency, kind=kind, status="approved").exists():
        return
    asked = _clerk(agency, now - timedelta(days=10), now, 0)
    proposed = Template.objects.filter(agency=agency, kind=kind).first()
    if proposed is None:
        proposed = propose_template(asked, agency, kind, name, starter(kind), note)
    _approve(proposed.id, agency, now)


def _approve(template: UUID, agency: str, now: datetime) -> None:
    clock = FixedClock(now - timedelta(days=9))
    approve_template(template, Asked(bench(agency).head, f"{agency}/head", clock))


def _archived(cases: Mapping[str, int], now: datetime) -> None:
    story, receipt = ARCHIVED
    loaded = reading.load(cases[story]) if story in cases else None
    if loaded is None:
        return
    asked = _clerk(loaded.row.deciding_agency, loaded.acts[-1].at, now, 240)
    given = HandedOver(asked.clock().date(), receipt)
    hand_over(loaded.row.id, asked, given, key_of(f"demonstration/archive/{story}"))


def _clerk(agency: str, at: datetime, now: datetime, minutes: int) -> Asked:
    """The agency's clerk, else its head, so many minutes after a moment, never after `now`."""
    of = bench(agency)
    person, role = (of.clerk, "clerk") if of.clerk else (of.head, "head")
    return Asked(person, f"{agency}/{role}", FixedClock(min(at + timedelta(minutes=minutes), now)))
