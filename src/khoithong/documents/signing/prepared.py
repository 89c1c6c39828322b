"""The PDF of an issued document, with an empty field where each person signs: any signing program finds them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from pyhanko.sign.fields import SigFieldSpec, append_signature_field

from khoithong.documents.pdf import pdf, places
from khoithong.documents.signing.addition import Addition
from khoithong.documents.signing.places import PERSON, person_spot

if TYPE_CHECKING:
    from khoithong.documents.content import Document


def prepared_pdf(document: Document) -> bytes:
    """The PDF, then the fields `NguoiKy1`, `NguoiKy2`… as an addition to it."""
    writer = Addition(pdf(document))
    signed = zip(document.signatures, places(document), strict=True)
    for number, (signature, place) in enumerate(signed, 1):
        spot = person_spot(place, document.form)
        append_signature_field(
            writer,
            SigFieldSpec(
                f"{PERSON}{number}",
                on_page=spot.page,
                box=spot.box,
                readable_field_name=f"Chữ ký: {signature.title} {signature.name}".strip(),
            ),
        )
    made = io.BytesIO()
    writer.write(made)  # type: ignore[no-untyped-call]
    return made.getvalue()
