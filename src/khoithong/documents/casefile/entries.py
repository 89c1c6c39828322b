"""What a case's file holds: the records every part of an export is made from."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

INDEX_VERSION: Final = 1
"""Of `danh-muc.json`; the verifier in the package knows it."""


@dataclass(frozen=True, slots=True)
class Item:
    """One document of the file, one line of its index."""

    place: int
    """From 1, in the order of the index."""
    title: str
    """Its type and what it is about; of an attachment the act it came with and its own name."""
    kind: str
    """`Văn bản đi`, `Tệp kèm theo`."""
    number: str = ""
    """Number and symbol, where it has one: `05/QĐ-SXD`."""
    day: str = ""
    """ISO form."""
    issuer: str = ""
    note: str = ""
    path: str = ""
    """Within the package: `data/tep/viec-003-tep-1.pdf`; empty where there is no content any more."""
    sha256: str = ""
    size: int = 0
    media_type: str = ""
    act: int | None = None
    """The act that brought it."""
    file: int | None = None
    """Its place among the act's files, from 0."""
    document: str = ""
    """The official document it is a form of."""
    loose: bool = False
    """Another form of a document that stands in the index before: kept beside it, not among the pages."""
    volume: int = 0
    """Of the joined PDF, from 1; 0 for what is not in it."""
    page: int = 0
    """Its first page, counted through all volumes."""
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """One act as the file tells it."""

    number: int
    day: str
    """`18/03/2026`, as claimed where it was entered later."""
    title: str
    who: str
    parts: tuple[tuple[str, str], ...] = ()
    """What it says: a label and its text."""


@dataclass(frozen=True, slots=True)
class Casefile:
    """A whole file, as far as it is known before anything is opened."""

    code: str
    uuid: str
    title: str
    agency: str
    """Which decides, and keeps the file."""
    form: str
    """Of its documents: `state`, `party`."""
    proposers: str
    law: str
    """The regulation the case is under, as cited."""
    received: str
    ended: str
    """Both in words; empty while the case goes on."""
    status: str
    transfer: str
    """Until when it goes to the agency's archive."""
    retention: str
    """How long it is kept."""
    number: int
    """Of the last act."""
    head: str
    """Its hash, 64 hex digits."""
    integrity: str
    """The short code of it."""
    made: str
    """When the export was made, ISO form."""
    items: tuple[Item, ...]
    acts: tuple[Told, ...]

    def as_json(self) -> dict[str, Any]:
        """Plain data, for the process that makes the package."""
        return asdict(self)


def casefile_of(kept: Mapping[str, Any]) -> Casefile:
    """The very file `as_json` was asked of."""
    acts = tuple(
        Told(**{**told, "parts": tuple((label, text) for label, text in told["parts"])})
        for told in kept["acts"]
    )
    return Casefile(**{**kept, "items": tuple(Item(**item) for item in kept["items"]), "acts": acts})


def index_json(file: Casefile, items: Sequence[Item]) -> dict[str, Any]:
    """`danh-muc.json`: the index for machines, with the pages found."""
    return {
        "phien_ban": INDEX_VERSION,
        "ho_so": {
            "ma": file.code,
            "dinh_danh": file.uuid,
            "ten": file.title,
            "co_quan": file.agency,
            "nguoi_de_xuat": file.proposers,
            "van_ban_ap_dung": file.law,
            "trang_thai": file.status,
            "ngay_nhan": file.received,
            "ngay_ket_thuc": file.ended,
            "han_nop_luu": file.transfer,
            "thoi_han_luu_tru": file.retention,
        },
        "lap_luc": file.made,
        "dau_so": {"viec": file.number, "bam": file.head, "ma_toan_ven": file.integrity},
        "muc": [_line(item) for item in items],
    }


def _line(item: Item) -> dict[str, Any]:
    return {
        "stt": item.place,
        "ten": item.title,
        "nhom": item.kind,
        "so_ky_hieu": item.number,
        "ngay": item.day or None,
        "tac_gia": item.issuer,
        "tep": item.path or None,
        "sha256": item.sha256 or None,
        "co": item.size,
        "loai": item.media_type,
        "viec": item.act,
        "vi_tri": item.file,
        "van_ban": item.document or None,
        "tap": item.volume or None,
        "trang": item.page or None,
        "so_trang": item.pages or None,
        "ghi_chu": item.note,
    }
