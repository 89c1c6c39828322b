"""Who holds a case or an office, in words: a person by name, an office by whoever holds it today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.lawbook.labels import labels
from khoithong.organisation.capacities import capacities
from khoithong.web.components import Person

if TYPE_CHECKING:
    from datetime import date

    from khoithong.organisation.snapshot import Directory


def holder_words(holder: str, day: date, picture: Directory) -> str:
    """Say who a holder is: `Nguyễn Văn An, Giám đốc Sở Xây dựng`; empty for nobody."""
    if not holder:
        return ""
    agency, _, role = holder.partition("/")
    if not role:
        return picture.name(holder)
    if role == "head":
        return _head_words(agency, day, picture)
    return f"{labels().roles.get(role, role)} – {picture.name(agency)}"


def _head_words(agency: str, day: date, picture: Directory) -> str:
    organisation = picture.organisation
    head = organisation.head(agency, day) if agency in organisation.agencies else None
    if head is None:
        return f"Người đứng đầu {picture.name(agency)} (chưa có người giữ chức vụ)"
    title = picture.title(head, agency, "head", day) or f"Người đứng đầu {picture.name(agency)}"
    return f"{picture.name(head)}, {title}"


def person_of(person: str, day: date, picture: Directory, *, agency: str = "", you: str = "") -> Person:
    """A person with an office held on a day: the one in `agency` where given, else the first."""
    held = capacities(person, day, picture)
    shown = next((one for one in held if one.agency == agency), held[0] if held else None)
    acting = shown is not None and any(
        office.acting
        for office in picture.organisation.people[person].offices_on(day)
        if (office.agency, office.role) == (shown.agency, shown.role)
    )
    return Person(picture.name(person), shown.label if shown else "", acting, is_you=person == you)
