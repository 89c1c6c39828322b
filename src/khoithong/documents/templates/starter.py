"""A template to begin with: the prescribed presentation with merge fields in it, to be changed in Word."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Final

from khoithong.documents.catalogue import KINDS
from khoithong.documents.content import Centred, Document, Issuer, Paragraph, Run, Signature, paragraph
from khoithong.documents.sample import facts
from khoithong.documents.templates.fields import FIELDS
from khoithong.documents.word import word

if TYPE_CHECKING:
    from khoithong.documents.content import Block

_FIRST: Final = 0xE100
"""Letters of private use stand for the fields while the presentation is made: it breaks and capitalises words."""
_LETTERS: Final = {name: chr(_FIRST + place) for place, name in enumerate(FIELDS)}
_PROPERTIES: Final = "docProps/"


def starter(kind: str) -> bytes:
    """The DOCX for a kind of document, in the form that binds it."""
    return _named(word(_with_fields(KINDS[kind].make(facts(kind)))))


def _with_fields(like: Document) -> Document:
    """The same document with a field wherever it says something."""
    of = _LETTERS
    left = (Signature(of["chuc_vu_ky_trai"], of["nguoi_ky_trai"]),) if len(like.signatures) > 1 else ()
    signer = Signature(of["chuc_vu_ky_in_hoa"], of["nguoi_ky"], of["tham_quyen_ky"])
    return Document(
        kind=like.kind,
        form=like.form,
        issuer=Issuer(of["co_quan_in_hoa"], of["co_quan_cap_tren_in_hoa"] if like.issuer.superior else None),
        number=of["so_ky_hieu"],
        place_day=of["dia_danh_ngay_thang"],
        title="Mẫu văn bản",
        subject=of["trich_yeu"],
        blocks=tuple(_blocks()),
        signatures=(*left, signer),
        heading=of["ten_loai_in_hoa"] if like.heading else None,
        about=of["ve_viec"] if like.about else None,
        copies=("{%p for noi in noi_nhan %}", "{{ noi }}", "{%p endfor %}") if like.copies else (),
        draft=False,
    )


def _blocks() -> list[Block]:
    return [
        Centred(_LETTERS["tham_quyen_ban_hanh"]),
        paragraph("{%p for dong in can_cu %}"),
        Paragraph((Run("{{ dong }}", italic=True),)),
        paragraph("{%p endfor %}"),
        paragraph("{%p for dong in noi_dung %}"),
        paragraph("{{ dong }}"),
        paragraph("{%p endfor %}"),
    ]


def _named(content: bytes) -> bytes:
    """Fields by their names, and none in the properties of the file."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            part = old.read(entry)
            if entry.filename.endswith(".xml"):
                text = part.decode("utf-8")
                for name, letter in _LETTERS.items():
                    hidden = entry.filename.startswith(_PROPERTIES)
                    text = text.replace(letter, "" if hidden else f"{{{{ {name} }}}}")
                part = text.encode()
            new.writestr(entry.filename, part)
    return made.getvalue()
