"""A small organisation made up for a rehearsal: one agency with its leadership, what lies above it, its Party body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from khoithong.procedure.organisation import Agency, Office, Organisation, Person

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_DEPUTIES: Final = 8
AGENCY: Final = "co-quan"
SUPERIOR: Final = "cap-tren"
PARTY_BODY: Final = "dang-uy"
SUPERIOR_PARTY_BODY: Final = "dang-uy-cap-tren"
HEAD: Final = "thu-truong"
MANAGER: Final = "truong-phong"
_EXPERTS: Final = 6
_DEPUTIES: Final = (
    "Bà Bình",
    "Ông Cường",
    "Bà Dung",
    "Ông Đức",
    "Bà Giang",
    "Ông Hải",
    "Bà Hoa",
    "Ông Khánh",
)
"""People of an example have a title and a given name: nobody takes them for officials of the organisation."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the agency is to be."""

    name: str = "Cơ quan giả định"
    kind: str = "state"
    deputies: int = 2
    """0 to `MOST_DEPUTIES`."""
    party_body: bool = True
    superior: bool = True


def invent(wanted: Wanted) -> Organisation:
    """The agency with head, deputies, managers, staff, clerk and organiser; experts who belong to no agency."""
    return Organisation(list(_agencies(wanted)), list(_people(wanted)))


def _agencies(wanted: Wanted) -> Iterator[Agency]:
    own_party = PARTY_BODY if wanted.party_body else None
    above = SUPERIOR if wanted.superior else None
    yield Agency(AGENCY, wanted.name, wanted.kind, above, own_party)
    if wanted.superior:
        yield Agency(SUPERIOR, "Cơ quan cấp trên", wanted.kind, None, SUPERIOR_PARTY_BODY)
        yield Agency(SUPERIOR_PARTY_BODY, "Cấp ủy cơ quan cấp trên", "party_body")
    if wanted.party_body:
        yield Agency(PARTY_BODY, f"Cấp ủy của {wanted.name}", "party_body")


def _people(wanted: Wanted) -> Iterator[Person]:
    yield Person(HEAD, "Ông An", (Office(AGENCY, "head"),))
    for number, name in enumerate(_DEPUTIES[: wanted.deputies], 1):
        yield Person(f"cap-pho-{number}", name, (Office(AGENCY, "deputy"),))
    yield Person(MANAGER, "Bà Lan", (Office(AGENCY, "manager"),))
    yield Person("chuyen-vien", "Ông Minh", (Office(AGENCY, "staff"),))
    yield Person("van-thu", "Bà Nga", (Office(AGENCY, "clerk"),))
    yield Person("to-chuc", "Ông Phúc", (Office(AGENCY, "organiser"),))
    if wanted.superior:
        yield Person("thu-truong-cap-tren", "Bà Quyên", (Office(SUPERIOR, "head"),))
        yield Person("cap-pho-cap-tren-1", "Ông Sơn", (Office(SUPERIOR, "deputy"),))
        yield Person("cap-pho-cap-tren-2", "Bà Thảo", (Office(SUPERIOR, "deputy"),))
        yield Person("to-chuc-cap-tren", "Ông Toàn", (Office(SUPERIOR, "organiser"),))
        yield Person("bi-thu-cap-tren", "Bà Uyên", (Office(SUPERIOR_PARTY_BODY, "head"),))
    if wanted.party_body:
        yield Person("bi-thu", "Ông Vinh", (Office(PARTY_BODY, "head"),))
    for number in range(1, _EXPERTS + 1):
        yield Person(f"chuyen-gia-{number}", f"Chuyên gia {number}")
