"""What was typed into a form, exactly as it came: shown again as long as it is not recorded."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from khoithong.web.attachments import MACHINERY as FILE_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.http import QueryDict

BACK: Final = "ve"
"""Says that the form was opened from the list of what followed on paper, and leads back there."""
MACHINERY: Final = frozenset(
    {
        "csrfmiddlewaretoken",
        "key",
        "office",
        "add_row",
        "remove_row",
        "preview",
        "drop",
        "whose",
        BACK,
        *FILE_NAMES,
    }
)
"""Names in a form that are not something typed."""


@dataclass(slots=True)
class Typed:
    """Values by the names of the form's controls."""

    values: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of_post(cls, post: QueryDict) -> Typed:
        """What was sent."""
        return cls({name: list(map(str, given)) for name, given in post.lists() if name not in MACHINERY})

    @classmethod
    def of_kept(cls, data: Mapping[str, object]) -> Typed:
        """What was kept of a form."""
        return cls(
            {name: [str(one) for one in given] for name, given in data.items() if isinstance(given, list)}
        )

    def one(self, name: str) -> str:
        """A single value; empty where nothing came."""
        given = self.values.get(name)
        return given[-1] if given else ""

    def many(self, name: str) -> list[str]:
        """All values that are not empty."""
        return [value for value in self.values.get(name, ()) if value]

    def checked(self, name: str) -> bool:
        """Whether a box was ticked."""
        return bool(self.many(name))

    def put(self, name: str, *given: str) -> None:
        """Set what a control holds."""
        self.values[name] = list(given)

    def fill(self, name: str, *given: str) -> None:
        """Set what a control holds unless something was typed there."""
        self.values.setdefault(name, list(given))

    def rows(self, name: str) -> list[int]:
        """The indexes of a repeated row."""
        return sorted({int(place) for place in self._places(name) if place.isdecimal()})

    def _places(self, name: str) -> Iterable[str]:
        for key in self.values:
            if key.startswith(f"{name}."):
                yield key.split(".")[1]

    def add_row(self, name: str, *columns: str) -> None:
        """Add an empty row."""
        place = max(self.rows(name), default=-1) + 1
        for column in columns:
            self.put(f"{name}.{place}.{column}", "")

    def remove_row(self, name: str, place: int) -> None:
        """Take a row away and close the gap."""
        rows = self.rows(name)
        kept = [row for position, row in enumerate(rows) if position != place]
        moved: dict[str, list[str]] = {}
        for key, given in self.values.items():
            head, _, rest = key.partition(".")
            number, _, column = rest.partition(".")
            if head != name or not number.isdecimal():
                moved[key] = given
            elif int(number) in kept:
                moved[f"{name}.{kept.index(int(number))}.{column}"] = given
        self.values = moved

    @property
    def texts(self) -> list[str]:
        """Everything long enough to be worth copying, for a page that has no form to show it in."""
        return [value for given in self.values.values() for value in given if len(value.strip()) > 20]
