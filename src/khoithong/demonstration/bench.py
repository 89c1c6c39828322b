"""Who acts for an agency: its head and deputies, its clerk, the voice of its Party body, its sign on documents."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from khoithong.demonstration.agencies import AGENCIES
from khoithong.demonstration.people import OFFICIALS
from khoithong.demonstration.province.units import UNITS
from khoithong.demonstration.province.units.communes import COMMUNES

_AGENCIES: Final = {agency["id"]: agency for agency in AGENCIES}
_SIGNS: Final = {
    **{unit.id: unit.tag.upper() for unit in UNITS},
    **{unit.id: "UBND" for unit in COMMUNES},
    "btc-tu": "BTCTU",
    "ubkt-tu": "UBKTTU",
    "mttq": "MTTQ",
    "tt-hcc": "TTHCC",
    "so-gddt": "SGDĐT",
    "so-nv": "SNV",
    "so-xd": "SXD",
    "so-tc": "STC",
    "so-nnmt": "SNNMT",
    "vp-ubnd": "VP",
    "ubnd": "UBND",
    "tinh-uy": "TU",
}


@dataclass(frozen=True, slots=True)
class Bench:
    """One agency as it works on proposals, with people as they hold its offices now."""

    agency: str
    name: str
    sign: str
    """In the numbers of its documents: `198/QĐ-SXD`."""
    head: str
    deputies: tuple[str, ...]
    clerk: str | None
    party_voice: tuple[str, str] | None
    """Who enters the Party body's opinion, and in which office: its clerk, else its secretary."""

    @property
    def voters(self) -> tuple[str, ...]:
        """The collective leadership."""
        return (self.head, *self.deputies)

    @property
    def in_party(self) -> bool:
        """Whether its documents are numbered as the Party does."""
        return _AGENCIES[self.agency]["kind"] in ("party", "party_body")


@cache
def bench(agency: str) -> Bench:
    """The bench of an agency."""
    (head,) = _holders(agency, "head")
    clerks = _holders(agency, "clerk")
    deputies = tuple(person for person in _holders(agency, "deputy") if person != head)
    return Bench(
        agency,
        _AGENCIES[agency]["name"],
        _SIGNS[agency],
        head,
        deputies,
        clerks[0] if clerks else None,
        _party_voice(agency),
    )


def _party_voice(agency: str) -> tuple[str, str] | None:
    above: str | None = agency
    while above is not None:
        body = _AGENCIES[above].get("party_body")
        if body is not None:
            for role in ("clerk", "head"):
                for person in _holders(body, role):
                    return person, f"{body}/{role}"
        above = _AGENCIES[above].get("superior")
    return None


def _holders(agency: str, role: str) -> list[str]:
    return [
        official.id
        for official in OFFICIALS
        for post in official.present
        if post.agency == agency and post.role == role
    ]
