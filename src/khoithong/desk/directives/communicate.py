"""Communication: plan it, add what is to appear, record that it appeared where and when, or that it was given up."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO, Final
from urllib.parse import urlsplit
from uuid import UUID

from django.db import IntegrityError, transaction

from khoithong.casefiles import rights as case_rights
from khoithong.casefiles.attachments import store
from khoithong.casefiles.attachments.formats import Unacceptable
from khoithong.casefiles.attachments.names import kept_name
from khoithong.desk.answers import IdempotencyConflict
from khoithong.desk.attach import examined
from khoithong.desk.clock import aware, server_time
from khoithong.desk.directives.acting import Faulty, conflict, keep_offices, words
from khoithong.desk.releasing import content_locked
from khoithong.directives import rights
from khoithong.directives.communication import readable_items, readable_plans
from khoithong.directives.models import (
    CommunicationEntry,
    CommunicationFile,
    CommunicationItem,
    CommunicationPlan,
    Directive,
)
from khoithong.directives.models.communication import CANCELLED, FORMS, PLANNED, PUBLISHED
from khoithong.organisation.snapshot import directory

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from khoithong.desk.directives.acting import Asked
    from khoithong.organisation.snapshot import Directory

MOST_FILES: Final = 10
NOT_YOURS: Final = (
    "Người đứng đầu, cấp phó, văn thư hoặc cán bộ tổ chức của cơ quan làm việc này. "
    "Chọn đúng tư cách ở đầu trang rồi thực hiện lại."
)
NOT_OPEN: Final = "Nội dung này đã ghi là đã đăng hoặc không thực hiện."
_NO_CASE: Final = "Không có hồ sơ nào mang mã này mà chức vụ đang giữ được xem"
_NO_DIRECTIVE: Final = "Không có văn bản nào mang mã này mà chức vụ đang giữ được xem"
_LATER: Final = "Chọn ngày không sau hôm nay"


class NoSuchItem(LookupError):
    """There is no such plan or item, or it is not for this person to know."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A photo or another proof."""

    name: str
    file: BinaryIO


@dataclass(slots=True)
class _Desk:
    """Who asks, authorized for an agency, and what is wrong with what was typed."""

    asked: Asked
    agency: str
    picture: Directory
    problems: dict[str, str]

    def directive(self, code: str) -> Directive | None:
        """The directive named, if this person may read it."""
        if not code.strip():
            return None
        who = rights.reader(self.asked.person, self.asked.clock().date(), self.picture)
        rows = Directive.objects.filter(rights.readable_directives(who)).exclude(status="draft")
        found = None if "\x00" in code else rows.filter(code=code.strip()).first()
        if found is None:
            self.problems["directive"] = _NO_DIRECTIVE
        return found

    def case(self, code: str) -> int | None:
        """The case named, if this person may read it."""
        if not code.strip():
            return None
        who = case_rights.reader(self.asked.person, self.asked.clock().date(), self.picture)
        found = case_rights.find(code.strip(), who)
        if found is None:
            self.problems["case"] = _NO_CASE
        return found.id if found else None


def plan_communication(asked: Asked, data: Mapping[str, Any]) -> CommunicationPlan:
    """Make a plan of the office's agency: `title`, `since`, `until` (dates), `directive` (code), `clause`.

    Sent again it is the same plan. Raises `Faulty` and `IdempotencyConflict`.
    """
    with _recording():
        before = _before(asked, "plan")
        if before is not None and before.plan is not None:
            return before.plan
        desk = _desk(asked)
        since, until = data.get("since"), data.get("until")
        title = _title(data, desk, 200, "Nhập tên kế hoạch")
        if since is None:
            desk.problems["since"] = "Nhập ngày bắt đầu theo dạng 01/01/2026"
        if until is None:
            desk.problems["until"] = "Nhập ngày kết thúc theo dạng 31/12/2026"
        elif since is not None and until < since:
            desk.problems["until"] = "Ngày kết thúc phải sau ngày bắt đầu"
        directive = desk.directive(str(data.get("directive") or ""))
        clause = _short(data, "clause", 60, desk)
        if desk.problems or since is None or until is None:
            raise Faulty(desk.problems)
        plan = CommunicationPlan.objects.create(
            agency=desk.agency,
            title=title,
            since=since,
            until=until,
            directive=directive,
            clause=clause,
            created_by=asked.person,
            at=aware(asked.clock()),
        )
        _write("plan", asked, {"title": title}, plan=plan)
        return plan


def add_item(asked: Asked, data: Mapping[str, Any]) -> CommunicationItem:
    """Add what is to appear: `title`, `form`, `planned_on` (date or None), `where`, `plan` (id), `directive` and `case`
    (codes), `clause`. Sent again it is the same item. Raises `Faulty` and `IdempotencyConflict`.
    """
    with _recording():
        before = _before(asked, "add_item")
        if before is not None and before.item is not None:
            return before.item
        desk = _desk(asked)
        title = _title(data, desk, 300, "Nhập nội dung tuyên truyền")
        if data.get("form") not in FORMS:
            desk.problems["form"] = "Chọn hình thức"
        plan = _plan(desk, data.get("plan"))
        directive = desk.directive(str(data.get("directive") or "")) or (plan.directive if plan else None)
        case = desk.case(str(data.get("case") or ""))
        where = _short(data, "where", 200, desk)
        clause = _short(data, "clause", 60, desk) or (plan.clause if plan else "")
        if desk.problems:
            raise Faulty(desk.problems)
        item = CommunicationItem.objects.create(
            agency=desk.agency,
            plan=plan,
            title=title,
            form=data["form"],
            planned_on=data.get("planned_on"),
            where=where,
            case_id=case,
            directive=directive,
            clause=clause,
            created_by=asked.person,
            changed_at=aware(asked.clock()),
        )
        _write("add_item", asked, {"title": title, "form": item.form}, item=item)
        return item


def publish_item(
    item: UUID, asked: Asked, data: Mapping[str, Any], files: Sequence[Evidence] = ()
) -> CommunicationItem:
    """Record that an item appeared: `published_on` (a date up to today), `where`, `url`, with proofs.

    Sent again it gets the first answer. Raises `Faulty`, `NoSuchItem`, `IdempotencyConflict` and `StoreFailed`.
    """
    with _recording():
        row = _item(item)
        before = _before(asked, "publish")
        if before is not None:
            if before.item_id != row.id:
                raise IdempotencyConflict
            return row
        desk = _open(row, asked)
        published: date | None = data.get("published_on")
        if published is None:
            desk.problems["published_on"] = "Nhập ngày đăng theo dạng 18/03/2026"
        elif published > asked.clock().date():
            desk.problems["published_on"] = _LATER
        where = _short(data, "where", 200, desk)
        if not where:
            desk.problems.setdefault("where", "Nhập nơi đăng: tên báo, đài, trang, hội trường …")
        url = _address(data, desk)
        kept = _examined(files, desk)
        if desk.problems:
            raise Faulty(desk.problems)
        row.published_on, row.where, row.url, row.status = published, where, url, PUBLISHED
        row.changed_at = aware(asked.clock())
        row.save()
        for one, (kind, size, sha256) in zip(files, kept, strict=True):
            content_locked(sha256)
            store.put(sha256, one.file, size)
            CommunicationFile.objects.create(
                item=row,
                name=kept_name(one.name, kind),
                media_type=kind.media_type,
                size=size,
                sha256=sha256,
                uploaded_by=asked.person,
                at=aware(asked.clock()),
            )
        said = {"on": published.isoformat() if published else "", "where": where, "url": url}
        _write("publish", asked, {**said, "files": [sha256 for _, _, sha256 in kept]}, item=row)
        return row


def cancel_item(item: UUID, asked: Asked, reason: str) -> CommunicationItem:
    """Record that an item will not appear, with the reason. Raises as `publish_item`."""
    with _recording():
        row = _item(item)
        before = _before(asked, "cancel")
        if before is not None:
            if before.item_id != row.id:
                raise IdempotencyConflict
            return row
        desk = _open(row, asked)
        said = words({"reason": reason}, "reason", "Nhập lý do không thực hiện", desk.problems)
        if desk.problems:
            raise Faulty(desk.problems)
        row.status, row.changed_at = CANCELLED, aware(asked.clock())
        row.save()
        _write("cancel", asked, {"reason": said}, item=row)
        return row


@contextmanager
def _recording() -> Iterator[None]:
    """One transaction in which nobody's office changes; a key used elsewhere at the same moment is a conflict."""
    try:
        with transaction.atomic():
            keep_offices()
            yield
    except IntegrityError as error:
        raise conflict(error) from error


def _desk(asked: Asked, agency: str = "") -> _Desk:
    """The agency of the office used, or the one given, if this person acts for it. Raises `Faulty`."""
    picture = directory()
    agency = agency or (asked.office or "").partition("/")[0]
    if not rights.acts_for(asked.person, asked.office, agency, asked.clock().date(), picture):
        raise Faulty({"": NOT_YOURS})
    return _Desk(asked, agency, picture, {})


def _item(item: UUID) -> CommunicationItem:
    row = CommunicationItem.objects.select_for_update(of=("self",)).filter(id=item).first()
    if row is None:
        raise NoSuchItem
    return row


def _open(row: CommunicationItem, asked: Asked) -> _Desk:
    """An item still planned, for who acts for its agency. Raises `NoSuchItem` and `Faulty`."""
    picture = directory()
    who = rights.reader(asked.person, asked.clock().date(), picture)
    if not CommunicationItem.objects.filter(readable_items(who, picture), id=row.id).exists():
        raise NoSuchItem
    desk = _desk(asked, row.agency)
    if row.status != PLANNED:
        raise Faulty({"": NOT_OPEN})
    return desk


def _plan(desk: _Desk, plan: Any) -> CommunicationPlan | None:
    if not plan:
        return None
    who = rights.reader(desk.asked.person, desk.asked.clock().date(), desk.picture)
    rows = CommunicationPlan.objects.filter(readable_plans(who, desk.picture), agency=desk.agency)
    try:
        found = rows.filter(id=UUID(str(plan))).first()
    except ValueError:
        found = None
    if found is None:
        desk.problems["plan"] = "Chọn một kế hoạch của cơ quan"
    return found


def _before(asked: Asked, kind: str) -> CommunicationEntry | None:
    """What a key was used for. Raises `IdempotencyConflict` where it was for something else."""
    found = (
        CommunicationEntry.objects.filter(idempotency_key=asked.key).select_related("plan", "item").first()
    )
    if found is not None and (found.kind, found.actor) != (kind, asked.person):
        raise IdempotencyConflict
    return found


def _write(kind: str, asked: Asked, data: dict[str, Any], **about: Any) -> None:
    CommunicationEntry.objects.create(
        kind=kind,
        actor=asked.person,
        office=asked.office or "",
        recorded_at=server_time(),
        data=data,
        idempotency_key=asked.key,
        **about,
    )


def _title(data: Mapping[str, Any], desk: _Desk, most: int, missing: str) -> str:
    title = words(data, "title", missing, desk.problems)
    if len(title) > most:
        desk.problems["title"] = f"Rút gọn còn tối đa {most} ký tự"
    return title


def _short(data: Mapping[str, Any], name: str, most: int, desk: _Desk) -> str:
    text = words(data, name, "", desk.problems)
    if len(text) > most:
        desk.problems[name] = f"Rút gọn còn tối đa {most} ký tự"
    return text


def _address(data: Mapping[str, Any], desk: _Desk) -> str:
    """A web address, or nothing: it is shown as a link, and never anything but http."""
    url = _short(data, "url", 500, desk)
    try:
        parts = urlsplit(url)
        fit = not url or (parts.scheme in ("http", "https") and bool(parts.hostname))
    except ValueError:
        fit = False
    if not fit:
        desk.problems["url"] = "Nhập địa chỉ bắt đầu bằng https:// hoặc http://"
    return url


def _examined(files: Sequence[Evidence], desk: _Desk) -> list[Any]:
    if len(files) > MOST_FILES:
        desk.problems["files"] = f"Kèm nhiều nhất {MOST_FILES} tệp"
        return []
    found = []
    for one in files:
        try:
            found.append(examined(one.file))
        except Unacceptable as refused:
            desk.problems["files"] = f"“{one.name}”: {refused}"
    return found
