"""The ballot, and the form for ballots cast on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from khoithong.lawbook.labels import labels
from khoithong.procedure.vocabulary import CHOICES
from khoithong.web.voting.sheet import written

if TYPE_CHECKING:
    from khoithong.web.voting.room import Room

LONGEST = 20_000
"""Characters a remark may have."""


def _ballots() -> list[tuple[str, str]]:
    named = labels().choices["vote.ballot"]
    return [(value, named[value]) for value in CHOICES["vote", "ballot"]]


def _remarks(label: str, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class BallotForm(forms.Form):
    """One's own ballot; a council's member has a remark for each heading of the sheet."""

    ballot = forms.ChoiceField(
        label="Ý kiến biểu quyết",
        widget=forms.RadioSelect,
        error_messages={"required": "Chọn Tán thành, Không tán thành hoặc Ý kiến khác"},
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, room: Room, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _set_choices(self, "ballot", _ballots())
        self._headings = [heading for heading, _ in room.sheet]
        for number, heading in enumerate(self._headings):
            self.fields[f"remarks_{number}"] = _remarks(f"{chr(ord('a') + number)}) {heading}")
        if not self._headings:
            self.fields["remarks"] = _remarks("Ý kiến, nhận xét", "Được lưu cùng phiếu.")

    def data_of_act(self) -> dict[str, Any]:
        """The ballot as the procedure takes it."""
        chosen = self.cleaned_data
        remarks = chosen.get("remarks", "")
        if self._headings:
            remarks = written((heading, chosen[f"remarks_{n}"]) for n, heading in enumerate(self._headings))
        return {"ballot": chosen["ballot"], **({"remarks": remarks} if remarks else {})}

    @property
    def remark_fields(self) -> list[forms.BoundField]:
        """The fields for remarks, in order."""
        return [self[name] for name in self.fields if name.startswith("remarks")]


class PaperBallotForm(forms.Form):
    """A ballot cast on paper, entered for the one who cast it."""

    voter = forms.ChoiceField(label="Người biểu quyết", error_messages={"required": "Chọn người đã bỏ phiếu"})
    ballot = forms.ChoiceField(
        label="Ý kiến trên phiếu",
        widget=forms.RadioSelect,
        error_messages={"required": "Chọn ý kiến ghi trên phiếu"},
    )
    remarks = _remarks("Nhận xét trên phiếu")
    happened_on = forms.DateField(
        label="Ngày bỏ phiếu",
        error_messages={"required": "Nhập ngày bỏ phiếu", "invalid": "Nhập ngày theo dạng 18/03/2026"},
    )
    evidence = forms.CharField(
        label="Tài liệu kèm theo",
        help_text="Số, tên biên bản hoặc phiếu đã lưu.",
        max_length=500,
        error_messages={"required": "Nhập số, tên biên bản hoặc phiếu làm căn cứ"},
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, room: Room, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"prefix": "giay", **kwargs})
        _set_choices(self, "ballot", _ballots())
        name = room.ground.name
        _set_choices(
            self, "voter", [("", "Chọn một người"), *((one, name(one)) for one in room.paper_voters)]
        )

    def data_of_act(self) -> dict[str, Any]:
        """The ballot as the procedure takes it."""
        chosen = self.cleaned_data
        remarks = chosen.get("remarks")
        return {"ballot": chosen["ballot"], **({"remarks": remarks} if remarks else {})}


def _set_choices(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = choices
