"""Where a signature is shown: boxes on pages, in points from the lower left corner, as PDF counts them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from khoithong.documents.form import forms

if TYPE_CHECKING:
    from khoithong.documents.content import FormId
    from khoithong.documents.pdf import Place

PERSON: Final = "NguoiKy"
"""Fields of people are called so, with a number from 1 in the order of the document's signatures."""
AGENCY: Final = "CoQuan"
"""The field of the agency."""
A4: Final = (595, 842)
_POINTS_PER_MM: Final = 72 / 25.4

Box = tuple[int, int, int, int]
"""Left, bottom, right, top."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A box on a page, pages from 0."""

    page: int
    box: Box


def person_spot(place: Place, form: FormId) -> Spot:
    """The middle of the room left for a person's signature."""
    rules = _rules(form)["person"]
    margin = rules["margin"] * _POINTS_PER_MM
    width = min(rules["width"] * _POINTS_PER_MM, place.width)
    left = place.x + (place.width - width) / 2
    top = A4[1] - place.y - margin
    bottom = A4[1] - place.y - place.height + margin
    return Spot(place.page - 1, (round(left), round(bottom), round(left + width), round(top)))


def seal_spot(person: Spot, form: FormId) -> Spot:
    """The agency's seal: in its true size over the left third of the person's signature, level with it."""
    rules = _rules(form)["seal"]
    side = round(rules["diameter"] * _POINTS_PER_MM)
    left, bottom, right, top = person.box
    edge = round(left + (right - left) * rules["over"])
    low = round((bottom + top - side) / 2)
    return Spot(person.page, (edge - side, low, edge, low + side))


def corner_spot(form: FormId) -> Spot:
    """The upper right corner of the first page, within its margin."""
    margins, rules = forms()[form]["margins"], _rules(form)["corner"]
    right = A4[0] - margins["right"] * _POINTS_PER_MM
    top = A4[1] - rules["top"] * _POINTS_PER_MM
    left = right - rules["width"] * _POINTS_PER_MM
    bottom = top - rules["height"] * _POINTS_PER_MM
    return Spot(0, (round(left), round(bottom), round(right), round(top)))


def _rules(form: FormId) -> dict[str, Any]:
    found: dict[str, Any] = forms()[form]["signing"]
    return found
