"""Sign an issued document here: each person named in it first, then the agency. Keys pass through, none is kept."""

from __future__ import annotations

import struct
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.conf import settings

from khoithong.casefiles.attachments.formats import PDF
from khoithong.desk.clock import aware
from khoithong.desk.documents.acting import NotDone, registers, taken
from khoithong.desk.documents.filing import content_of, keep, stem
from khoithong.desk.documents.standing import advance, folded, reached, waiting
from khoithong.desk.documents.trust import roots
from khoithong.documents.codec import from_json
from khoithong.documents.records.models import DocumentFile
from khoithong.documents.signing.check import check
from khoithong.documents.signing.keys import KeyRefused, name_in
from khoithong.documents.signing.places import AGENCY, PERSON, corner_spot, seal_spot
from khoithong.documents.signing.report import to_json
from khoithong.documents.signing.sign import NotSigned, Wish, fields, signed
from khoithong.documents.signing.stamp import Shown, agency_lines, drawn, person_lines

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from pyhanko.sign.signers import Signer

    from khoithong.desk.documents.acting import Asked, Taken
    from khoithong.documents.content import Document, Signature
    from khoithong.documents.records.models import OfficialDocument
    from khoithong.documents.signing.places import Spot

PICTURE_BYTES: Final = 512 * 1024
PICTURE_SIDE: Final = 2000
"""Points a side of a picture may have."""
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_WITH_ALPHA: Final = (4, 6)


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a document where somebody still has to sign."""

    field: str
    label: str
    """`Giám đốc – Hồ Sỹ Nguyên`; of the agency its name."""
    agency: bool
    why_not: str
    """Why this person does not sign there now; empty where he does."""


def places(document: OfficialDocument, name: str, *, registrar: bool) -> list[Place]:
    """The places of an issued document that are still empty, for somebody of that name."""
    files = DocumentFile.objects.filter(document=document).order_by("-id")
    return places_of(document, files, name, registrar=registrar)


def places_of(
    document: OfficialDocument, files: Iterable[DocumentFile], name: str, *, registrar: bool
) -> list[Place]:
    """The same, the files at hand, the newest first."""
    content = from_json(document.content)
    done = _signed_fields(_newest(files))
    if document.signed == "agency":
        return []
    empty = waiting(done, content)
    found = []
    for number, signature in enumerate(content.signatures, 1):
        if f"{PERSON}{number}" in empty:
            label = " – ".join(part for part in (signature.title, signature.name.strip()) if part)
            own = folded(signature.name) == folded(name)
            why = "" if own else "người có tên trên văn bản ký bằng khóa của mình"
            found.append(Place(f"{PERSON}{number}", label, False, why))
    why = "" if registrar else "văn thư ký bằng khóa của cơ quan"
    if empty:
        why = "người có thẩm quyền ký trước, cơ quan ký sau"
    found.append(Place(AGENCY, content.issuer.name, True, why))
    return found


def latest(document: OfficialDocument) -> DocumentFile | None:
    """The file the next signature goes on: the one signed last here, else the PDF issued."""
    return _newest(DocumentFile.objects.filter(document=document).order_by("-id"))


def _newest(files: Iterable[DocumentFile]) -> DocumentFile | None:
    own = (file for file in files if file.role == "pdf" or (file.validation or {}).get("same"))
    return next(own, None)


def sign_document(
    document_id: UUID, asked: Asked, *, field: str, signer: Signer, picture: bytes | None = None
) -> DocumentFile:
    """Put a signature in a place of the document; `picture` is shown there instead of words (PNG).

    Raises `NotDone`, `NoSuchDocument`, `StoreFailed`; nothing is changed then.
    """
    if picture is not None:
        require_picture(picture)
    with taken(document_id, asked) as now:
        document = now.document
        if document.status != "issued":
            raise NotDone("Chỉ văn bản đã có số và chưa hủy mới ký")
        name = now.picture.name(asked.person)
        registrar = registers(document.agency, asked.person, asked.capacity, now.today, now.picture)
        place = next((one for one in places(document, name, registrar=registrar) if one.field == field), None)
        if place is None:
            raise NotDone("Chỗ này đã có chữ ký. Mở lại trang văn bản để xem tình trạng")
        if place.why_not:
            raise NotDone(f"{place.label}: {place.why_not}")
        content = from_json(document.content)
        _require_own(content, place, signer)
        made = _signed(now, content, place, signer, picture)
        report = check(made, roots())
        if report.verdict != "valid":
            raise NotDone("Chữ ký vừa tạo không kiểm tra được; văn bản chưa được ký. Báo người quản trị")
        kept = keep(
            now,
            "signed",
            PDF,
            made,
            f"{stem(document)} (đã ký)",
            to_json(report) | {"same": True},
        )
        advance(document, reached(report, content))
        now.write(
            "signed", place=place.label, field=field, sha256=kept.sha256, holder=report.signatures[-1].name
        )
        return kept


def require_picture(picture: bytes) -> None:
    """Raise `NotDone` for what is no PNG of a signature or seal on transparent ground."""
    if len(picture) > PICTURE_BYTES:
        raise NotDone(f"Ảnh lớn hơn {PICTURE_BYTES // 1024} KB. Thu nhỏ ảnh rồi chọn lại", "picture")
    if len(picture) < 33 or not picture.startswith(_PNG) or picture[12:16] != b"IHDR":
        raise NotDone("Chọn ảnh PNG", "picture")
    width, height = struct.unpack(">II", picture[16:24])
    if not 0 < width <= PICTURE_SIDE or not 0 < height <= PICTURE_SIDE:
        raise NotDone(f"Ảnh lớn hơn {PICTURE_SIDE} điểm một chiều. Thu nhỏ ảnh rồi chọn lại", "picture")
    if picture[25] not in _WITH_ALPHA and b"tRNS" not in picture:
        raise NotDone("Ảnh chưa có nền trong suốt. Xóa nền, lưu lại dạng PNG rồi chọn lại", "picture")


def _require_own(content: Document, place: Place, signer: Signer) -> None:
    """Raise `NotDone` where somebody's place is signed with a key of another: the stamp would name the wrong person.

    Certificates write names in capitals or without diacritics, and put titles beside them.
    """
    certificate = signer.signing_cert
    if place.agency or certificate is None:
        return
    name, holder = _person(content, place).name.strip(), name_in(certificate)
    if _plain(name) not in _plain(holder):
        whose = f"mang tên {holder}" if holder else "không mang tên ai"
        raise NotDone(f"Chứng thư số của khóa {whose}. Chọn tệp khóa của {name}", "key")


def _person(content: Document, place: Place) -> Signature:
    return content.signatures[int(place.field.removeprefix(PERSON)) - 1]


def _plain(name: str) -> str:
    bare = unicodedata.normalize("NFD", folded(name).replace("đ", "d"))
    return "".join(sign for sign in bare if not unicodedata.combining(sign))


def _signed(now: Taken, content: Document, place: Place, signer: Signer, picture: bytes | None) -> bytes:
    before = latest(now.document)
    pdf = content_of(before) if before is not None else None
    if pdf is None:
        raise NotDone("Không còn tệp PDF của văn bản trong kho. Báo người quản trị")
    at = aware(now.at).replace(microsecond=0)
    spot = _agency_spot(pdf, content, with_seal=picture is not None) if place.agency else None
    corner = place.agency and picture is None
    shown = Shown(_lines(content, place, at), picture)
    wish = Wish(
        place.field,
        at,
        spot=spot,
        stamp=lambda box: drawn(shown, box, content.form, corner=corner),
        authority=settings.SIGN_TIME_AUTHORITY,
    )
    try:
        return signed(pdf, signer, wish)
    except KeyRefused as refused:
        raise NotDone(str(refused), "key") from refused
    except NotSigned as failed:
        raise NotDone(str(failed)) from failed
    except ValueError as unreadable:
        raise NotDone("Ảnh PNG không đọc được. Lưu lại ảnh rồi chọn lại", "picture") from unreadable


def _lines(content: Document, place: Place, at: datetime) -> tuple[str, ...]:
    if place.agency:
        return agency_lines(content.issuer.name, at)
    signature = _person(content, place)
    return person_lines(signature.name, signature.title, content.issuer.name, at)


def _agency_spot(pdf: bytes, content: Document, *, with_seal: bool) -> Spot:
    """The seal lies over the signature of whoever signs last; words go into the upper right corner."""
    last = f"{PERSON}{len(content.signatures)}"
    person = next((field.spot for field in fields(pdf) if field.name == last), None)
    return seal_spot(person, content.form) if with_seal and person is not None else corner_spot(content.form)


def _signed_fields(file: DocumentFile | None) -> set[str]:
    found = (file.validation or {}).get("signatures", ()) if file is not None else ()
    return {str(one["field"]) for one in found}
