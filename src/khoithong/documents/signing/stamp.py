"""What is shown of a signature, as a PDF page of the size of its box, set in the bundled Tinos."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import typst

from khoithong.documents.form import HERE, forms

if TYPE_CHECKING:
    from datetime import datetime

    from khoithong.documents.content import FormId
    from khoithong.documents.signing.places import Spot

_SOURCE: Final = HERE / "signing" / "stamp.typ"


@dataclass(frozen=True, slots=True)
class Shown:
    """What a stamp says, or the picture it shows instead (PNG)."""

    lines: tuple[str, ...]
    picture: bytes | None = None


def time_words(at: datetime) -> str:
    """`04.05.2026 09:00:00 +07:00`. The time must know its zone."""
    zone = at.strftime("%z")
    return f"{at:%d.%m.%Y %H:%M:%S} {zone[:3]}:{zone[3:]}"


def person_lines(name: str, title: str, agency: str, at: datetime) -> tuple[str, ...]:
    """Of somebody's signature."""
    lines = (f"Ký bởi: {name}", title, agency, f"Thời gian ký: {time_words(at)}")
    return tuple(line for line in lines if line.strip())


def agency_lines(name: str, at: datetime) -> tuple[str, ...]:
    """Of an agency's signature."""
    return (name, f"Thời gian ký: {time_words(at)}")


def drawn(shown: Shown, spot: Spot, form: FormId, *, corner: bool = False) -> bytes:
    """The stamp. Raises `ValueError` for a picture that cannot be read."""
    rules: dict[str, Any] = forms()[form]["signing"]["corner" if corner else "person"]
    left, bottom, right, top = spot.box
    stamp = {
        "width": right - left,
        "height": top - bottom,
        "lines": list(shown.lines),
        "picture": list(shown.picture) if shown.picture is not None else None,
        "size": rules["size"],
        "colour": rules["colour"],
        "framed": not corner,
    }
    try:
        made = typst.compile(
            str(_SOURCE),
            root=str(HERE),
            font_paths=[str(HERE / "fonts")],
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"stamp": json.dumps(stamp, ensure_ascii=False)},
            pdf_standards=["a-2b"],
        )
    except typst.TypstError as error:
        raise ValueError("the picture cannot be read") from error
    if not isinstance(made, bytes):
        raise TypeError("typst gave no PDF")
    return made
