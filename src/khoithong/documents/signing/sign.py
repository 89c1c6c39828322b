"""Sign a PDF as PAdES baseline B-B, or B-T where a time-stamping authority is given. Earlier signatures stay valid."""

from __future__ import annotations

import io
import tempfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pyhanko.pdf_utils.layout import AxisAlignment, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.timestamps import HTTPTimeStamper, TimestampRequestError
from pyhanko.stamp import StaticStampStyle

from khoithong.documents.signing.addition import Addition
from khoithong.documents.signing.keys import require_valid
from khoithong.documents.signing.places import Spot

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from pyhanko.sign.signers import Signer

DIGEST: Final = "sha256"
TIMESTAMP_SECONDS: Final = 10
_WHOLE_BOX: Final = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID, Margins(0, 0, 0, 0))


class NotSigned(ValueError):
    """Nothing was signed; the message says in Vietnamese why."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field for a signature in a PDF."""

    name: str
    signed: bool
    spot: Spot | None
    """`None` for one that is not shown."""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """How to sign."""

    field: str
    """An empty field of the file, or the name of a new one."""
    at: datetime
    """With its zone."""
    spot: Spot | None = None
    """Of a new field; `None`: it is not shown."""
    stamp: Callable[[Spot], bytes] | None = None
    """Draws what is shown in the field's box; `None`: nothing is."""
    authority: str = ""
    """Address of a time-stamping authority; empty: the time is the signer's word."""


def fields(pdf: bytes) -> tuple[Field, ...]:
    """The signature fields of a file, in their order. Raises `NotSigned` for what is no PDF."""
    try:
        reader = PdfFileReader(io.BytesIO(pdf))
        return tuple(
            Field(name, value is not None, _spot(reader, reference), _label(reference))
            for name, value, reference in enumerate_sig_fields(reader)
        )
    except (PdfError, ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise NotSigned("Tệp không phải PDF hoặc đã hỏng") from error


def signed(pdf: bytes, signer: Signer, wish: Wish) -> bytes:
    """The file with one signature more, added behind what was there. Raises `NotSigned`, `KeyRefused`."""
    require_valid(signer, wish.at)
    known = {field.name: field for field in fields(pdf)}
    there = known.get(wish.field)
    if there is not None and there.signed:
        raise NotSigned(f"Chỗ ký {wish.field} đã có chữ ký")
    spot = there.spot if there is not None else wish.spot
    new = None if there is not None else _new_field(wish)
    try:
        writer = Addition(pdf)
        made = _Signer(
            PdfSignatureMetadata(
                field_name=wish.field, md_algorithm=DIGEST, subfilter=SigSeedSubFilter.PADES
            ),
            signer,
            wish.at,
            timestamper=HTTPTimeStamper(wish.authority, timeout=TIMESTAMP_SECONDS)
            if wish.authority
            else None,
            stamp_style=None,
            new_field_spec=new,
        )
        if spot is None or wish.stamp is None:
            return _written(made, writer)
        with tempfile.NamedTemporaryFile(suffix=".pdf") as drawing:
            drawing.write(wish.stamp(spot))
            drawing.flush()
            made.stamp_style = StaticStampStyle.from_pdf_file(
                drawing.name, border_width=0, background_layout=_WHOLE_BOX
            )
            return _written(made, writer)
    except TimestampRequestError as error:
        raise NotSigned("Máy chủ cấp dấu thời gian không trả lời. Thử lại sau ít phút") from error
    except (PdfError, SigningError) as error:
        raise NotSigned(
            "Tệp PDF này không ký thêm được: cấu trúc bất thường hoặc người ký trước đã khóa"
        ) from error


class _Signer(PdfSigner):
    """Signs at the moment given: the clock is the caller's."""

    def __init__(self, meta: PdfSignatureMetadata, signer: Signer, at: datetime, **more: Any) -> None:
        super().__init__(meta, signer, **more)
        self._at = at

    def init_signing_session(self, *args: Any, **more: Any) -> Any:
        """As pyhanko's, at this moment."""
        session = super().init_signing_session(*args, **more)
        session.system_time = self._at
        return session


def _written(signer: _Signer, writer: Addition) -> bytes:
    output: io.BytesIO = signer.sign_pdf(writer)
    return output.getvalue()


def _new_field(wish: Wish) -> SigFieldSpec:
    if wish.spot is None:
        return SigFieldSpec(wish.field)
    return SigFieldSpec(wish.field, on_page=wish.spot.page, box=wish.spot.box)


def _label(reference: Any) -> str:
    return str(reference.get_object().get("/TU", ""))


def _spot(reader: PdfFileReader, reference: Any) -> Spot | None:
    field = reference.get_object()
    rectangle = field.get("/Rect")
    if rectangle is None:
        return None
    left, bottom, right, top = (round(float(number)) for number in rectangle)
    if left == right or bottom == top:
        return None
    page = field.raw_get("/P").reference if "/P" in field else None
    return Spot(_number_of(reader, page), (left, bottom, right, top))


def _number_of(reader: PdfFileReader, page: Any) -> int:
    """The page of that reference; the first where it is none of the file's."""
    for number in range(int(reader.root["/Pages"]["/Count"])):
        found, _ = reader.find_page_for_modification(number)  # type: ignore[no-untyped-call]
        if found.reference == page:
            return number
    return 0
