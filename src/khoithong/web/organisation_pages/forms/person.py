"""A person: the name and who manages the cadre."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms

from khoithong.organisation.edits import SavePerson
from khoithong.organisation.identifiers import new_person_id
from khoithong.organisation.rows import PersonRow
from khoithong.web.organisation_pages.forms.choices import PICKER, agencies, offer, unknown
from khoithong.web.organisation_pages.forms.grounded import GroundedForm, LineField

if TYPE_CHECKING:
    from datetime import date

    from khoithong.organisation.edits import Edit
    from khoithong.organisation.snapshot import Directory


class PersonForm(GroundedForm):
    """A new person, or another name and managing body for a known one."""

    ho_ten = LineField(
        label="Họ và tên",
        error_messages={"required": "Nhập họ và tên"},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    quan_ly = forms.ChoiceField(
        label="Cơ quan quản lý cán bộ",
        required=False,
        help_text="Nơi quyết định khuyến khích, bảo vệ vượt thẩm quyền cơ quan sử dụng cán bộ.",
        widget=forms.Select(attrs=PICKER),
        error_messages=unknown("Chọn cơ quan trong danh sách"),
    )
    field_order = ("ho_ten", "quan_ly", "van_ban", "ngay_van_ban")

    places: ClassVar[dict[str, str]] = {"id": "ho_ten", "name": "ho_ten", "managed_by": "quan_ly"}

    def __init__(self, data: Any, picture: Directory, today: date, known: PersonRow | None = None) -> None:
        initial = person_values(known) if known else {}
        super().__init__(data, picture, today, **initial)
        self.known = known
        offer(self, "quan_ly", agencies(picture))

    def edits(self) -> list[Edit]:
        """One person; nothing where they are as they were."""
        # The key of a new person follows from the form's: the same form sent again means the same person.
        key = self.known.id if self.known else new_person_id(self.key)
        row = PersonRow(key, self.cleaned_data["ho_ten"], self.cleaned_data["quan_ly"] or None)
        return [] if row == self.known else [SavePerson(row)]


def person_values(row: PersonRow) -> dict[str, Any]:
    """What the fields of a person's form hold."""
    return {"ho_ten": row.name, "quan_ly": row.managed_by or ""}
