"""People of a demonstration and the offices they hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Post:
    """An office as it is signed, the day it was taken up and, where it has ended, its last day."""

    agency: str
    role: str
    title: str
    since: str
    until: str | None = None
    acting: bool = False
    """Entrusted with the office of a head that is vacant."""

    @property
    def key(self) -> str:
        """As acts name the office: `so-xd/head`."""
        return f"{self.agency}/{self.role}"

    def as_data(self) -> dict[str, Any]:
        """As `import_organisation` takes it."""
        return {
            "agency": self.agency,
            "role": self.role,
            "title": self.title,
            "from": self.since,
            "to": self.until,
            "acting": self.acting,
        }


@dataclass(frozen=True, slots=True)
class Official:
    """Someone of the demonstration; without a post an expert. The first post is the one mostly used."""

    id: str
    name: str
    posts: tuple[Post, ...] = ()
    managed_by: str | None = None
    """The body that manages the cadre; without it the superior of the employing agency."""

    @property
    def present(self) -> tuple[Post, ...]:
        """The posts still held."""
        return tuple(post for post in self.posts if post.until is None)

    def as_data(self) -> dict[str, Any]:
        """As `import_organisation` takes it."""
        offices = [post.as_data() for post in self.posts]
        return {"id": self.id, "name": self.name, "managed_by": self.managed_by, "offices": offices}
