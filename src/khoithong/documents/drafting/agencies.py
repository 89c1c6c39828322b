"""Agencies as they issue documents: full name, agency above, abbreviation, place, the form that binds them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from khoithong.documents.drafting.installation import installation
from khoithong.documents.facts import Agency, Person
from khoithong.documents.writing import BLANK
from khoithong.organisation.offices import office_words

if TYPE_CHECKING:
    from datetime import date

    from khoithong.documents.content import FormId
    from khoithong.organisation.snapshot import Directory
    from khoithong.procedure.organisation import Agency as Known

COMMITTEE: Final = "Ủy ban nhân dân"
"""State agencies that decide as a body, and name no agency above in their documents."""
_PARTY: Final = frozenset({"party", "party_body"})
_PROVINCIAL: Final = re.compile(r".* tỉnh|Tỉnh ủy")
_COMMUNE: Final = re.compile(r".*\b(?:xã|phường|thị trấn|đặc khu) (?P<name>[^\W\d_].*)")
_PROVINCE: Final = re.compile(r".*\b(?:tỉnh|thành phố) (?P<name>[^\W\d_a-z].*)")
_OF_PROVINCE: Final = re.compile(r" (?:tỉnh|thành phố)( [^\W\d_a-z].*)?$")
"""What an abbreviation leaves out: whose the agency is."""
_WHOLE: Final = (
    ("Ủy ban nhân dân", "UBND"),
    ("Mặt trận Tổ quốc", "MTTQ"),
    ("Đảng ủy", "ĐU"),
    ("Chi bộ", "CB"),
    ("Chi ủy", "CU"),
)
"""Beginnings that stand for the whole name."""
_SILENT: Final = frozenset({"và", "các", "của", "tỉnh"})


def form_of(known: Known) -> FormId:
    """The form of an agency's documents: the Party's own for its bodies and agencies, else the State's."""
    return "party" if known.kind in _PARTY else "state"


def agency(picture: Directory, key: str, day: date) -> Agency:
    """An agency by its key, with its head of that day."""
    known = picture.organisation.agencies[key]
    head = picture.organisation.head(key, day)
    superior = known.superior if not known.name.startswith(COMMITTEE) else None
    above = picture.organisation.agencies[superior] if superior else None
    return Agency(
        name=full_name(known.name),
        symbol=installation().symbols.get(key) or symbol_of(known.name),
        place=place_of(picture, key),
        superior=full_name(above.name) if above else None,
        head=Person(picture.name(head), office_words(picture, key, "head", head, day)) if head else None,
        unit="VT" if form_of(known) == "state" else "Văn phòng",
        form=form_of(known),
        heading=full_name(known.name.removesuffix(above.name if above else "").strip() or known.name),
    )


def full_name(name: str) -> str:
    """The name with the province where the organisation leaves it out: `Ủy ban nhân dân tỉnh Nam Hà`."""
    province = installation().province
    return f"{name} {province}" if province and _PROVINCIAL.fullmatch(name) else name


def place_of(picture: Directory, key: str) -> str:
    """Where its documents are dated: set, else the commune or province in its name or in that of an agency above."""
    known = installation().places
    agencies = picture.organisation.agencies
    for one in (key, *picture.organisation.superiors(key)):
        if one in known:
            return known[one]
        name = agencies[one].name
        found = _COMMUNE.fullmatch(name) or _PROVINCE.fullmatch(name)
        if found:
            return found["name"]
    return installation().province or BLANK


def symbol_of(name: str) -> str:
    """The usual abbreviation: the initials of the words that say something, Đ kept, other marks dropped."""
    for words, short in _WHOLE:
        if name.startswith(words) or (words in name and short == "MTTQ"):
            return short
    name = _OF_PROVINCE.sub("", name.replace(COMMITTEE, "UBND"))
    parts = [word for word in re.split(r"[\s,\-–()]+", name) if word and word not in _SILENT]
    return "".join(part if part.isupper() else _initial(part) for part in parts)


def _initial(word: str) -> str:
    letter = word[0].upper()
    return letter if letter == "Đ" else unicodedata.normalize("NFD", letter)[0]
