"""What the forms choose from, and what is said of a choice or a day that does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django import forms

from khoithong.lawbook.labels import labels

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from khoithong.organisation.snapshot import Directory

NO_DATE: Final = {"invalid": "Nhập ngày có thật theo dạng 18/03/2026"}
PICKER: Final = {"data-kind": "person"}
"""A select that can be filtered."""


def agencies(picture: Directory, *, kind: str = "", without: str = "") -> list[tuple[str, str]]:
    """Agencies to choose from, none first, by name."""
    found = sorted(
        (one.name, one.id)
        for one in picture.organisation.agencies.values()
        if kind in ("", one.kind) and one.id != without
    )
    return [("", "Không có"), *((key, name) for name, key in found)]


def offer(form: forms.Form, name: str, choices: Iterable[tuple[str, str]]) -> None:
    """Give a field of a form its choices."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = list(choices)


def unknown(words: str) -> dict[str, str]:
    """Say the same of nothing chosen and of something not in the list."""
    return dict.fromkeys(("required", "invalid_choice"), words)


def with_office(person: str, picture: Directory, today: date) -> str:
    """A name with the first office held, so that namesakes can be told apart."""
    known = picture.organisation.people[person]
    for office in known.offices_on(today):
        title = picture.title(person, office.agency, office.role, today) or labels().roles[office.role]
        agency = picture.name(office.agency)
        return f"{known.name} – {title}" + ("" if agency in title else f", {agency}")
    return f"{known.name} – không giữ chức vụ"
