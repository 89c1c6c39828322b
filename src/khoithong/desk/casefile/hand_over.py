"""A case's file goes to the agency's archive: on which day, by which receipt, at which point of the register."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import connection, transaction

from khoithong.casefiles import reading
from khoithong.desk.cleaning import clean_text
from khoithong.desk.clock import aware
from khoithong.desk.documents.acting import REGISTRARS, NotDone, registers
from khoithong.desk.taking import KEEP_OFFICES
from khoithong.documents.casefile.retention import ending
from khoithong.documents.records.models import Transfer
from khoithong.organisation.changes import LOCK as OFFICES
from khoithong.organisation.snapshot import directory
from khoithong.procedure.wording import shown

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from khoithong.casefiles.reading import LoadedCase
    from khoithong.casefiles.rows import CaseRow
    from khoithong.desk.documents.acting import Asked

LONGEST: Final = 200
LONGEST_REASON: Final = 300


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What is entered."""

    on: date | None
    receipt: str
    corrects: int | None = None
    """The entry it stands instead of."""
    reason: str = ""
    """Why that one was wrong."""


def keeper_of(row: CaseRow) -> str:
    """The agency that keeps a case's file: the one that decides, else the one it was proposed in."""
    return row.deciding_agency or row.employing_agency


def hand_over(case_id: int, asked: Asked, given: HandedOver, key: UUID) -> Transfer:
    """Enter that the file was handed over, or correct the entry before. The same key sent again gets the first entry.

    Raises `NotDone` with the field that is wrong. Whether the person may read the case, the caller has asked.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(KEEP_OFFICES, [OFFICES])
        cursor.execute("SELECT FROM casefiles_case WHERE id = %s FOR UPDATE", [case_id])
        loaded = reading.load(case_id, texts=False)
        if loaded is None:
            raise NotDone("Không tìm thấy hồ sơ.")
        before = Transfer.objects.filter(key=key, case=case_id).first()
        if before is not None:
            return before
        _check_standing(loaded, asked)
        last = Transfer.objects.filter(case=case_id).order_by("-id").first()
        _check_order(last, given)
        receipt = _text(
            given.receipt, LONGEST, "receipt", "Nhập số, ngày biên bản giao nhận hoặc người ký nhận"
        )
        day = _day(loaded, asked, given)
        reason = ""
        if last is not None:
            reason = _text(given.reason, LONGEST_REASON, "reason", "Nhập lý do sửa mục đã ghi")
        return Transfer.objects.create(
            case_id=case_id,
            agency=keeper_of(loaded.row),
            handed_on=day,
            receipt=receipt,
            seq=loaded.row.seq,
            head=loaded.row.head.hex(),
            corrects=last,
            reason=reason,
            by=asked.person,
            office=asked.capacity or "",
            at=aware(asked.clock()),
            key=key,
        )


def _check_standing(loaded: LoadedCase, asked: Asked) -> None:
    picture = directory()
    agency = keeper_of(loaded.row)
    if not registers(agency, asked.person, asked.capacity, asked.clock().date(), picture):
        raise NotDone(
            f"Văn thư hoặc người đứng đầu {picture.name(agency)} ghi việc nộp lưu. "
            "Chọn đúng tư cách ở đầu trang rồi thực hiện lại."
        )


def _check_order(last: Transfer | None, given: HandedOver) -> None:
    if given.corrects != (last.id if last else None):
        raise NotDone(
            "Việc nộp lưu của hồ sơ này vừa được người khác ghi. Xem lại mục đã ghi rồi sửa nếu cần."
        )


def _day(loaded: LoadedCase, asked: Asked, given: HandedOver) -> date:
    ended = ending(loaded.acts)
    if ended is None:
        raise NotDone("Hồ sơ chưa kết thúc nên chưa nộp lưu được.")
    if given.on is None:
        raise NotDone("Nhập ngày nộp lưu theo dạng ngày/tháng/năm, ví dụ 18/03/2026", "handed_on")
    if given.on < ended[1]:
        raise NotDone(f"Ngày nộp lưu phải từ ngày hồ sơ kết thúc ({shown(ended[1])})", "handed_on")
    if given.on > asked.clock().date():
        raise NotDone("Ngày nộp lưu không được sau hôm nay", "handed_on")
    return given.on


def _text(words: str, longest: int, field: str, wanted: str) -> str:
    found = " ".join(clean_text(words).split())
    if not found:
        raise NotDone(wanted, field)
    if len(found) > longest:
        raise NotDone(f"Rút gọn còn tối đa {longest} ký tự", field)
    return found


__all__ = ["LONGEST", "LONGEST_REASON", "REGISTRARS", "HandedOver", "hand_over", "keeper_of"]
