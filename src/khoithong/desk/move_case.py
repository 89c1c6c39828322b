"""Move a case to another text, or to another version of its own: decided by the head, with a reason, on the record.

Only where every act of the log could have been done under the new text; else the act that stands in the way is
named with its provision.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db import connection, transaction

from khoithong.casefiles import law, moving, reading, register, rights
from khoithong.casefiles.batch import Batch
from khoithong.casefiles.moving import Obstacle
from khoithong.casefiles.projection import store
from khoithong.casefiles.projection.project import project, title_of
from khoithong.casefiles.projection.rows import SUMMARY
from khoithong.casefiles.streams import ACTS
from khoithong.desk.answers import Done, NoSuchCase, Refused
from khoithong.desk.cleaning import clean_text
from khoithong.desk.clock import Clock, aware, server_clock, server_time
from khoithong.desk.repeating import first_answer, key_of
from khoithong.desk.request import Request
from khoithong.desk.taking import take
from khoithong.lawbook.labels import labels
from khoithong.organisation.capacities import holds
from khoithong.organisation.snapshot import directory
from khoithong.procedure.refusals import Refusal
from khoithong.procedure.routing import superior
from khoithong.procedure.vocabulary import MOVE
from khoithong.procedure.wording import shown

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from uuid import UUID

    from django.db.backends.utils import CursorWrapper

    from khoithong.casefiles.projection.rows import Projection
    from khoithong.casefiles.reading import LoadedCase
    from khoithong.procedure.case import Case
    from khoithong.procedure.engine import Procedure

ENDED: Final = frozenset({"evaluated", "disapproved", "withdrawn", "archived"})
_ENDED: Final = "Hồ sơ đã kết thúc nên giữ văn bản của mình."
_NOBODY: Final = (
    "Chưa xác định được người đứng đầu có thẩm quyền chuyển: cơ quan xem xét, quyết định và cơ quan cấp trên chưa có "
    "người đứng đầu không phải người đề xuất. Bổ sung chức vụ rồi làm lại."
)
_NOT_YOU: Final = "Chuyển văn bản áp dụng là quyết định của {name}. Báo cáo để người đó quyết định."
_OFFICE_GONE: Final = "Chức vụ đang dùng không còn hiệu lực. Chọn lại chức vụ ở đầu trang rồi thực hiện lại."
_NO_TARGET: Final = "Chọn văn bản khác đang áp dụng cho cơ quan đề xuất."
_CHANGED: Final = "Hồ sơ vừa có việc mới. Xem lại hệ quả rồi quyết định."
_IN_THE_WAY: Final = (
    "Không chuyển được sang {text}: việc số {seq} “{act}” ngày {day} không thể có theo văn bản đó. {why}"
)

_CONTENT: Final = {
    "invalid_data": "Nội dung đã nộp không theo đề mục, lựa chọn của văn bản đó.",
    "missing_content": "Thiếu nội dung văn bản đó yêu cầu.",
    "unknown_reference": "Điều khoản, biện pháp đã nêu không có trong văn bản đó.",
}
"""Of refusals whose own message tells who fills in a form what to do."""


@dataclass(frozen=True, slots=True)
class Target:
    """A text a case could be moved to."""

    pack: str
    readings: Mapping[str, str]
    same: bool
    """The case's own text, in a version or with answers that changed since."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the case would be under a target: the state there, or the act that stands in the way."""

    target: Target
    procedure: Procedure
    found: Case | Obstacle


def mover(loaded: LoadedCase, day: date) -> str | None:
    """Who decides on moving: the head of the deciding agency, of its superior where that head proposed the case."""
    procedure, case = loaded.procedure, loaded.without_reports()
    agency = procedure.deciding_agency(case, day)
    while agency is not None:
        head = procedure.setting.organisation.head(agency, day)
        if head is not None and head not in case.proposers:
            return head
        agency = superior(procedure.setting, agency)
    return None


def targets(loaded: LoadedCase, day: date) -> list[Target]:
    """The texts that apply today to the agency proposed from, other than what the case stands on now."""
    row, picture = loaded.row, loaded.directory
    agency = loaded.without_reports().agency or ""
    found = []
    for pack in law.packs_for(agency, day, picture):
        readings = law.readings_for(pack, agency, day, picture)
        same = pack == row.pack
        unchanged = law.regulation(pack).digest == row.pack_digest and readings == dict(row.readings)
        if law.objection(pack, agency, day, picture) is None and not (same and unchanged):
            found.append(Target(pack, readings, same))
    return found


def outlook(loaded: LoadedCase, target: Target) -> Outlook:
    """What the case would be under a target."""
    procedure = law.procedure(target.pack, target.readings, loaded.directory)
    return Outlook(target, procedure, moving.judge(procedure, loaded.acts))


def why_not(loaded: LoadedCase, person: str, day: date) -> Refusal | None:
    """Why a person cannot move the case today, whatever the text; `None` where they can."""
    if loaded.without_reports().status in ENDED:
        return Refusal("not_now", None, _ENDED)
    head = mover(loaded, day)
    if head is None:
        return Refusal("not_now", None, _NOBODY)
    if head != person:
        return Refusal("not_your_act", None, _NOT_YOU.format(name=_named(loaded, head, day)))
    return None


def _named(loaded: LoadedCase, head: str, day: date) -> str:
    picture = loaded.directory
    agencies = (
        office.agency for office in picture.organisation.people[head].offices_on(day) if office.role == "head"
    )
    titles = (picture.title(head, agency, "head", day) for agency in agencies)
    title = next((one for one in titles if one), "")
    return f"{picture.name(head)}{', ' + title if title else ''}"


def in_the_way(found: Outlook) -> Refusal | None:
    """The refusal an obstacle means; `None` where there is none."""
    if not isinstance(found.found, Obstacle):
        return None
    act, refusal = found.found.act, found.found.refusal
    return Refusal(
        refusal.code,
        refusal.provision,
        _IN_THE_WAY.format(
            text=law.name_of(found.target.pack),
            seq=act.seq,
            act=labels().acts[act.kind].noun,
            day=shown(act.effective),
            why=_CONTENT.get(refusal.code, refusal.message),
        ),
    )


def move_case(
    *,
    case_id: int,
    actor: str,
    capacity: str | None,
    pack: str,
    document: str,
    reason: str,
    seen: int,
    idempotency_key: UUID | str,
    clock: Clock = server_clock,
) -> Done | Refused:
    """Move a case to the text `pack` with the readings that apply today, and record the move.

    `seen` is the number of the last act the decider saw: what was looked at is what is decided. Sent again under its
    key it gets the first answer. Raises `NoSuchCase` and `IdempotencyConflict`.
    """
    data = {
        "pack": clean_text(pack),
        "document": clean_text(document).strip(),
        "reason": clean_text(reason).strip(),
    }
    request = Request(MOVE, actor, capacity or None, data, key_of(idempotency_key), None, None, None)
    with transaction.atomic(), connection.cursor() as cursor:
        return _move(cursor, request, case_id, seen, clock)


def _move(cursor: CursorWrapper, request: Request, case_id: int, seen: int, clock: Clock) -> Done | Refused:
    taken = take(cursor, case_id)
    if taken is None:
        raise NoSuchCase
    if any(act.key == request.key for act in taken.acts):
        return first_answer(cursor, request, case_id)
    acts, reports = reading.read_acts(cursor, case_id, texts=True)  # the title comes from the plan's words
    loaded = reading.fold(taken.row, acts, reports, directory(taken.organisation))
    at = max(clock(), loaded.case.last_at) if loaded.case.last_at else clock()
    refusal = _refusal(request, loaded, at.date(), seen)
    if refusal is not None:
        who = rights.reader(request.actor, at.date(), loaded.directory)
        if not rights.may_read(case_id, who):
            raise NoSuchCase
        return Refused(refusal)
    target = next((one for one in targets(loaded, at.date()) if one.pack == request.data["pack"]), None)
    if target is None:
        return Refused(Refusal("unknown_reference", None, _NO_TARGET, ("pack",)))
    found = outlook(loaded, target)
    blocked = in_the_way(found)
    if blocked is not None:
        return Refused(blocked)
    return _record(cursor, request, loaded, found, at, taken.projection)


def _refusal(request: Request, loaded: LoadedCase, day: date, seen: int) -> Refusal | None:
    if request.capacity is not None and not holds(request.actor, request.capacity, day, loaded.directory):
        return Refusal("not_your_act", None, _OFFICE_GONE)
    refusal = why_not(loaded, request.actor, day)
    if refusal is not None:
        return refusal
    if seen != loaded.row.seq:
        return Refusal("not_now", None, _CHANGED)
    missing = tuple(name for name in ("document", "reason") if not request.data[name])
    if missing:
        return Refusal("missing_content", None, "Nhập số văn bản quyết định và lý do.", missing)
    return None


def _record(
    cursor: CursorWrapper,
    request: Request,
    loaded: LoadedCase,
    found: Outlook,
    at: datetime,
    projected: Projection,
) -> Done:
    """Add the entry and bring the case's row and everything projected under the new text; one round trip."""
    row, regulation = loaded.row, found.procedure.setting.regulation
    act, seq = request.act(at), row.seq + 1
    case = found.procedure.replay([*(past.engine_act() for past in loaded.acts), act])
    more: dict[str, Any] = {
        "pack": found.target.pack,
        "digest": regulation.digest,
        "readings": dict(found.target.readings),
    }
    if case.status != loaded.row.status:
        more["outcome"] = {"status": case.status}
    batch = Batch()
    head = register.append(
        batch,
        register.Place(ACTS, row.id, row.uuid, seq, row.head),
        act,
        register.Circumstances(request.key, request.capacity, server_time(), None, more),
    )
    projection = project(found.procedure, case)
    store.write(batch, row.id, projected, projection)
    columns = {
        "seq": seq,
        "head": head,
        "pack": found.target.pack,
        "pack_digest": regulation.digest,
        "title": title_of(regulation, case.plan),
        "changed_at": aware(at),
        **dict(zip(SUMMARY, store.parameters(projection.summary), strict=True)),
    }
    assignments = ", ".join(f"{name} = %s" for name in columns)
    batch.add(
        f"UPDATE casefiles_case SET {assignments}, readings = %s::jsonb WHERE id = %s",  # noqa: S608
        *columns.values(),
        json.dumps(dict(found.target.readings)),
        row.id,
    )
    batch.run(cursor)
    return Done(row.id, row.code, seq, ())
