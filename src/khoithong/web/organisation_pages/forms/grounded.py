"""What every form of changes has: the document it rests on, and the key that makes it be done once."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms

from khoithong.desk.cleaning import clean_text
from khoithong.procedure.wording import shown
from khoithong.web.organisation_pages.forms.choices import NO_DATE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from khoithong.organisation.judging import Fault
    from khoithong.organisation.snapshot import Directory


class LineField(forms.CharField):
    """One line of text: NFC, without control characters, blanks brought together."""

    def to_python(self, value: Any) -> str:
        """The text as it is kept."""
        return " ".join(clean_text(str(value or "")).split())


class GroundedForm(forms.Form):
    """A form of changes: the document they rest on, the key that makes them be done once."""

    van_ban = LineField(
        label="Văn bản làm căn cứ",
        max_length=200,
        help_text="Tên và số của văn bản, ví dụ: Quyết định số 12/QĐ-UBND",
        error_messages={"required": "Nhập tên và số của văn bản làm căn cứ, ví dụ Quyết định số 12/QĐ-UBND"},
    )
    ngay_van_ban = forms.DateField(
        label="Ngày của văn bản", error_messages={"required": "Nhập ngày của văn bản làm căn cứ", **NO_DATE}
    )
    khoa = forms.UUIDField(
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(("required", "invalid"), "Mở lại trang rồi nhập lại"),
    )

    places: ClassVar[dict[str, str]] = {}
    """By the name a value has in a change, the field it was typed in."""

    def __init__(self, data: Any, picture: Directory, today: date, **initial: Any) -> None:
        super().__init__(data, initial={"khoa": str(uuid.uuid4()), **initial})
        self.picture = picture
        self.today = today

    def clean_ngay_van_ban(self) -> date:
        """A day that has come."""
        day: date = self.cleaned_data["ngay_van_ban"]
        if day > self.today:
            raise forms.ValidationError(f"Ngày {shown(day)} chưa đến; nhập ngày ghi trên văn bản")
        return day

    @property
    def document(self) -> str:
        """The ground in words."""
        return f"{self.cleaned_data['van_ban']}, ngày {shown(self.cleaned_data['ngay_van_ban'])}"

    @property
    def key(self) -> uuid.UUID:
        """The key of the form."""
        key: uuid.UUID = self.cleaned_data["khoa"]
        return key

    def take(self, faults: Iterable[Fault]) -> None:
        """Show what is wrong with the changes at the fields it was typed in."""
        for fault in faults:
            self.add_error(self.places.get(fault.field), fault.message)
