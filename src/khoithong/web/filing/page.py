"""What the page of a case's file shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from django.urls import reverse

from khoithong.casefiles.attachments.formats import label_of
from khoithong.casefiles.integrity import short_code
from khoithong.desk.casefile.export import PURPOSES
from khoithong.desk.casefile.hand_over import LONGEST, LONGEST_REASON, keeper_of
from khoithong.desk.documents.acting import registers
from khoithong.documents.casefile.collecting import index, voting
from khoithong.documents.casefile.retention import ending, retention
from khoithong.documents.drafting.installation import FaultySettings
from khoithong.documents.records.models import Transfer
from khoithong.procedure.wording import shown
from khoithong.web.attachments import size_words
from khoithong.web.components import BlockedAct, ErrorItem, Field, Link, Option, SummaryRow
from khoithong.web.filing.limits import transfer_limit
from khoithong.web.holders import person_of
from khoithong.web.navigation import address
from khoithong.web.steppages.registry import FILING, nav

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from khoithong.documents.casefile.entries import Item
    from khoithong.web.casepage.ground import Ground

_NOT_YET: Final = "Hồ sơ chưa kết thúc nên chưa tính được hạn nộp lưu."
_BALLOTS: Final = "đang biểu quyết, phiếu chỉ hiện khi kết thúc họp"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the index."""

    item: Item
    day: str
    url: str
    """Where the file can be had; empty where there is none."""
    facts: str
    """Kind and size."""


def crumbs(ground: Ground) -> list[Link]:
    """The way back."""
    return [Link("Hồ sơ", address("cases")), Link(ground.row.code, ground.url)]


def file_page(
    ground: Ground,
    *,
    purpose: str = "",
    given: Mapping[str, str] | None = None,
    errors: Sequence[ErrorItem] = (),
) -> dict[str, Any]:
    """The context of `filing/file.html`; `purpose` and `given` are what was sent in vain."""
    context: dict[str, Any] = {
        "ground": ground,
        "crumbs": crumbs(ground),
        "pages": nav(ground, FILING),
        "errors": list(errors),
        "purposes": _purposes(purpose, errors),
        "ballots": BlockedAct("Tải hồ sơ lưu", _BALLOTS, unlocks="Người chủ trì kết thúc họp thì mở.")
        if voting(ground.loaded)
        else None,
    }
    try:
        file = index(ground.loaded, ground.here.now)
        return context | {
            "file": file,
            "lines": [_line(ground, item) for item in file.items],
            "size": size_words(sum(item.size for item in file.items)),
            **_archive(ground, given or {}, errors),
        }
    except FaultySettings as fault:
        return context | {"fault": str(fault)}


def _line(ground: Ground, item: Item) -> Line:
    url = ""
    if item.path and item.file is not None:
        url = reverse("case-file", args=[ground.row.code, item.act, item.sha256])
    elif item.document:
        url = reverse("case-document", args=[ground.row.code, item.document])
    facts = f"{label_of(item.media_type)}, {size_words(item.size)}" if item.path and item.size else ""
    return Line(item, "/".join(reversed(item.day.split("-"))) if item.day else "", url, facts)


def _purposes(chosen: str, errors: Sequence[ErrorItem]) -> Field:
    return Field(
        "radios",
        "purpose",
        "Mục đích tải hồ sơ",
        chosen,
        "Hồ sơ có ý kiến cấp ủy, phiếu biểu quyết, kết luận. Ai tải, lúc nào, để làm gì được ghi lại.",
        _wrong("purpose", errors),
        options=tuple(Option(key, words) for key, words in PURPOSES.items()),
    )


def _wrong(name: str, errors: Sequence[ErrorItem]) -> tuple[str, ...]:
    return tuple(error.message for error in errors if error.target == f"id_{name}")


def _archive(ground: Ground, given: Mapping[str, str], errors: Sequence[ErrorItem]) -> dict[str, Any]:
    ended = ending(ground.loaded.acts)
    settings = retention()
    transfers = list(Transfer.objects.filter(case=ground.row.id).order_by("-id"))
    last = transfers[0] if transfers else None
    keeper = keeper_of(ground.row)
    here = ground.here
    mine = registers(keeper, here.person, here.office, here.day, here.directory)
    return {
        "ended": ended,
        "limit": transfer_limit(ended[1], here.day, last.handed_on if last else None) if ended else None,
        "kept": _kept(ended, settings),
        "grounds": [
            ("Căn cứ về nộp lưu", settings.transfer),
            ("Căn cứ về thời hạn lưu trữ", settings.retention),
        ],
        "last": last,
        "transfers": [_told(ground, one) for one in transfers],
        "form": list(_controls(given, errors, last)) if mine and ended else None,
        "key": uuid4(),
        "blocked": _blocked(ground, keeper, mine=mine, ended=ended is not None),
        "correcting": bool(given),
    }


def _kept(ended: tuple[str, Any] | None, settings: Any) -> str:
    if ended is None:
        return _NOT_YET
    until = settings.kept_until(ended[1], ended[0])
    words: str = settings.words(ended[0])
    return f"{words}, đến {shown(until)}" if until else words


def _blocked(ground: Ground, keeper: str, *, mine: bool, ended: bool) -> BlockedAct | None:
    if mine and ended:
        return None
    name = ground.name(keeper)
    if not ended:
        return BlockedAct("Ghi nộp lưu", "hồ sơ chưa kết thúc", unlocks=f"{name} kết thúc hồ sơ thì mở.")
    return BlockedAct(
        "Ghi nộp lưu",
        "việc của văn thư hoặc người đứng đầu cơ quan giữ hồ sơ",
        unlocks=f"Văn thư {name} ghi khi đã bàn giao.",
    )


def _told(ground: Ground, one: Transfer) -> list[SummaryRow]:
    rows = [
        SummaryRow("Ngày nộp", shown(one.handed_on)),
        SummaryRow("Biên nhận", one.receipt),
        SummaryRow("Người ghi", _who(ground, one)),
        SummaryRow(
            "Sổ việc lúc nộp", f"đến việc {one.seq}, mã toàn vẹn {short_code(bytes.fromhex(one.head))}"
        ),
    ]
    if one.reason:
        rows.append(SummaryRow("Lý do sửa", one.reason))
    return rows


def _who(ground: Ground, one: Transfer) -> str:
    person = person_of(one.by, one.handed_on, ground.loaded.directory, office=one.office)
    return ", ".join(words for words in (person.name, person.office) if words)


def _controls(
    given: Mapping[str, str], errors: Sequence[ErrorItem], last: Transfer | None
) -> Iterator[Field]:
    yield Field(
        "date",
        "handed_on",
        "Ngày nộp lưu",
        given.get("handed_on", ""),
        "Ví dụ 18/03/2026.",
        _wrong("handed_on", errors),
    )
    yield Field(
        "text",
        "receipt",
        "Biên nhận",
        given.get("receipt", ""),
        "Số, ngày biên bản giao nhận hồ sơ, hoặc người ký nhận.",
        _wrong("receipt", errors),
        max_length=LONGEST,
    )
    if last is not None:
        yield Field(
            "text",
            "reason",
            "Lý do sửa mục đã ghi",
            given.get("reason", ""),
            "Mục cũ vẫn còn trong nhật ký nộp lưu.",
            _wrong("reason", errors),
            max_length=LONGEST_REASON,
        )
