"""An agency written in a few lines: its place, its Party body and who works there, with their titles."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, cycle, islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from khoithong.demonstration.official import Official, Post

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HEADS_SINCE: Final = "2025-07-01"
"""The two-level local government began: nearly every head was appointed then."""
_PARTY_SINCE: Final = "2025-08-15"
_DEPUTIES_SINCE: Final = ("2023-03-01", "2024-06-15", "2022-11-01", "2025-07-01", "2021-09-01")
_OTHERS_SINCE: Final = ("2022-05-01", "2024-01-15", "2023-09-01", "2020-04-01", "2025-03-01")


class Ranks(NamedTuple):
    """How head and deputies are called: beginnings of their keys and words before the agency's name."""

    head: str
    head_title: str
    deputy: str
    deputy_title: str


DIRECTOR: Final = Ranks("gd", "Giám đốc", "pgd", "Phó Giám đốc")
CHAIR: Final = Ranks("ct", "Chủ tịch", "pct", "Phó Chủ tịch")
RECTOR: Final = Ranks("ht", "Hiệu trưởng", "pht", "Phó Hiệu trưởng")
BOARD: Final = Ranks("tb", "Trưởng", "ptb", "Phó Trưởng")
CHIEF: Final = Ranks("ch", "Chánh", "pch", "Phó Chánh")
SECRETARY: Final = Ranks("bt", "Bí thư", "pbt", "Phó Bí thư")


class Party(NamedTuple):
    """The Party body of an agency's own level."""

    id: str
    name: str
    superior: str | None
    led_by: int = 0
    """Who is its secretary: 0 the head, 1 the first deputy, and so on."""


@dataclass(frozen=True, slots=True)
class Unit:
    """An agency with its people. Keys of people are made of rank and `tag`: `gd-syt`, `pgd1-syt`, `tp1-syt`."""

    id: str
    tag: str
    name: str
    kind: str
    superior: str | None
    ranks: Ranks
    party: Party | str | None
    """A Party body of its own, the key of one it shares, or `None`: then a superior's is heard."""
    head: str
    """The name of the head; empty where nobody is, or somebody stands in."""
    deputies: tuple[str, ...] = ()
    managers: tuple[tuple[str, str], ...] = ()
    """Title and name."""
    capital: tuple[tuple[str, str], ...] = ()
    """Representatives of the State's capital: title and name."""
    organiser: str = ""
    clerk: str = ""
    staff: tuple[tuple[str, str], ...] = ()
    managed: tuple[str | None, str | None] = ("tinh-uy", "ubnd")
    """The bodies that manage the head and the deputies."""
    functions: tuple[str, ...] = ()
    called: str = ""
    """The name as it stands in titles, where that differs."""

    @property
    def agencies(self) -> Iterator[dict[str, Any]]:
        """The agency and its own Party body, as `import_organisation` takes them."""
        shared = self.party.id if isinstance(self.party, Party) else self.party
        yield {
            "id": self.id,
            "name": self.name,
            "kind": self.kind,
            "superior": self.superior,
            "party_body": shared,
            "functions": list(self.functions),
        }
        if isinstance(self.party, Party):
            yield {
                "id": self.party.id,
                "name": self.party.name,
                "kind": "party_body",
                "superior": self.party.superior,
            }

    @property
    def officials(self) -> Iterator[Official]:
        """Everybody who works there, the head first."""
        leaders = [self._head(), *self._deputies()] if self.head else list(self._deputies())
        yield from leaders
        others = chain(
            (("tp", "manager", title, name) for title, name in self.managers),
            (("dd", "capital_representative", title, name) for title, name in self.capital),
            (
                ("tc", "organiser", f"Chuyên viên tổ chức cán bộ, {self.name}", name)
                for name in _one(self.organiser)
            ),
            (("vt", "clerk", f"Văn thư {self.name}", name) for name in _one(self.clerk)),
            (("cv", "staff", title, name) for title, name in self.staff),
        )
        numbers = {"tp": len(self.managers), "dd": len(self.capital), "cv": len(self.staff)}
        seen: dict[str, int] = {}
        for (rank, role, title, name), since in zip(others, cycle(_OTHERS_SINCE), strict=False):
            seen[rank] = seen.get(rank, 0) + 1
            number = str(seen[rank]) if numbers.get(rank, 1) > 1 else ""
            posts = [Post(self.id, role, title, since)]
            if role == "clerk" and isinstance(self.party, Party):
                posts.append(Post(self.party.id, "clerk", f"Văn thư {self.party.name}", _PARTY_SINCE))
            yield Official(f"{rank}{number}-{self.tag}", name, tuple(posts))

    def _head(self) -> Official:
        title = f"{self.ranks.head_title} {self.called or self.name}"
        posts = (Post(self.id, "head", title, _HEADS_SINCE), *self._party_post(0))
        return Official(f"{self.ranks.head}-{self.tag}", self.head, posts, self.managed[0])

    def _deputies(self) -> Iterator[Official]:
        title = f"{self.ranks.deputy_title} {self.called or self.name}"
        since = islice(cycle(_DEPUTIES_SINCE), len(self.name) % 5, None)
        for number, (name, day) in enumerate(zip(self.deputies, since, strict=False), start=1):
            key = f"{self.ranks.deputy}{number if len(self.deputies) > 1 else ''}-{self.tag}"
            posts = (Post(self.id, "deputy", title, day), *self._party_post(number))
            yield Official(key, name, posts, self.managed[1])

    def _party_post(self, place: int) -> Iterable[Post]:
        if isinstance(self.party, Party) and self.party.led_by == place:
            yield Post(self.party.id, "head", f"Bí thư {self.party.name}", _PARTY_SINCE)


def _one(name: str) -> tuple[str, ...]:
    return (name,) if name else ()
