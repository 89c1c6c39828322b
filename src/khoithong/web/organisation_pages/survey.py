"""Who holds which office on one day, looked up once for a whole page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.lawbook.labels import labels

if TYPE_CHECKING:
    from datetime import date

    from khoithong.organisation.snapshot import Directory
    from khoithong.procedure.organisation import Office


class Survey:
    """The organisation on one day."""

    def __init__(self, picture: Directory, day: date) -> None:
        self.picture = picture
        self.day = day
        ranks = {role: place for place, role in enumerate(labels().roles)}
        self._posts: dict[str, list[tuple[str, Office]]] = {}
        for person in picture.organisation.people.values():
            for office in person.offices_on(day):
                self._posts.setdefault(office.agency, []).append((person.id, office))
        for posts in self._posts.values():
            posts.sort(key=lambda post: (ranks[post[1].role], post[1].acting))

    def posts(self, agency: str) -> list[tuple[str, Office]]:
        """Who holds which office of an agency: by rank, then by given name; people's keys with the office."""
        return self._posts.get(agency, [])

    def title(self, person: str, office: Office) -> str:
        """An office as it is signed, else the name of the role."""
        return self.picture.title(person, office.agency, office.role, self.day) or labels().roles[office.role]
