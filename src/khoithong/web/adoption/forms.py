"""What an administrator fills in to propose a change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms

from khoithong.casefiles import law
from khoithong.casefiles.governance import EVERYBODY
from khoithong.desk.adopt import Faulty, Wish
from khoithong.lawbook.loader import pack_ids
from khoithong.web.wording import date_words

if TYPE_CHECKING:
    from khoithong.casefiles.governance import Adoption
    from khoithong.organisation.snapshot import Directory
    from khoithong.procedure.regulation import Reading

_DATE = {"invalid": "Nhập ngày có thật theo dạng 18/03/2026", "required": "Nhập ngày theo dạng 18/03/2026"}
_CHOICE = {"required": "Chọn một mục trong danh sách"}
WHOLE = "Toàn hệ thống"


class ChangeForm(forms.Form):
    """What every change needs: its ground and its reason. Faults found by the desk come back to their fields."""

    can_cu = forms.CharField(
        label="Căn cứ",
        error_messages={"required": "Nhập số, ngày và cơ quan ban hành của văn bản làm căn cứ"},
        help_text="Số, ngày và cơ quan ban hành của văn bản giao áp dụng.",
    )
    ly_do = forms.CharField(
        label="Lý do",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Vì sao thay đổi.",
        error_messages={"required": "Nhập lý do"},
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    names: ClassVar[dict[str, str]] = {"ground": "can_cu", "reason": "ly_do"}
    """Fields of the wish by name."""

    def take(self, fault: Faulty) -> None:
        """Put what the desk objects to beside the fields it is about."""
        for name, words in fault.problems.items():
            field = self.names.get(name)
            if field is None or field not in self.errors:
                self.add_error(field if field in self.fields else None, words)

    def text(self, name: str) -> str:
        """What was typed into a field; empty where nothing was, or nothing that could be taken."""
        return self.cleaned_data.get(name) or ""


class AdoptForm(ChangeForm):
    """A text for an agency and all below it."""

    co_quan = forms.ChoiceField(
        label="Cơ quan",
        error_messages=_CHOICE,
        widget=forms.Select(attrs={"data-kind": "person"}),
        help_text="Áp dụng cho cơ quan này và mọi cơ quan trực thuộc, trừ nơi có văn bản riêng.",
    )
    van_ban = forms.ChoiceField(label="Văn bản", error_messages=_CHOICE, widget=forms.RadioSelect)
    tu_ngay = forms.DateField(label="Từ ngày", error_messages=_DATE, help_text="Ngày đầu tiên áp dụng.")
    den_ngay = forms.DateField(
        label="Đến ngày",
        required=False,
        error_messages=_DATE,
        help_text="Ngày cuối cùng áp dụng. Để trống khi chưa xác định.",
    )
    field_order = ("co_quan", "van_ban", "tu_ngay", "den_ngay", "can_cu", "ly_do", "key")
    names: ClassVar[dict[str, str]] = ChangeForm.names | {
        "agency": "co_quan",
        "pack": "van_ban",
        "since": "tu_ngay",
        "until": "den_ngay",
    }

    def __init__(self, *args: Any, picture: Directory, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choices(self, "co_quan", [("", "– Chọn –"), *_agencies(picture)])
        _choices(self, "van_ban", [(pack, _text(pack)) for pack in pack_ids()])

    def wish(self) -> Wish:
        """The adoption asked for."""
        given = self.cleaned_data
        agency = given.get("co_quan") or "?"
        return Wish(
            "adopt",
            EVERYBODY if agency == WHOLE else agency,
            given.get("van_ban") or "",
            given.get("tu_ngay"),
            given.get("den_ngay"),
            ground=self.text("can_cu"),
            reason=self.text("ly_do"),
        )


class EndForm(ChangeForm):
    """The end of an adoption."""

    den_ngay = forms.DateField(
        label="Ngày cuối cùng còn áp dụng",
        error_messages=_DATE,
        help_text="Sớm nhất là hôm nay.",
    )
    field_order = ("den_ngay", "can_cu", "ly_do", "key")
    names: ClassVar[dict[str, str]] = ChangeForm.names | {"until": "den_ngay"}

    def __init__(self, *args: Any, adoption: Adoption, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._adoption = adoption

    def wish(self) -> Wish:
        """The end asked for."""
        until = self.cleaned_data.get("den_ngay")
        return Wish(
            "end", until=until, ends=self._adoption.id, ground=self.text("can_cu"), reason=self.text("ly_do")
        )


class ReadingForm(ChangeForm):
    """Another answer to a question the text leaves open."""

    co_quan = forms.ChoiceField(
        label="Cơ quan",
        error_messages=_CHOICE,
        widget=forms.Select(attrs={"data-kind": "person"}),
        help_text="Cho đề xuất từ cơ quan này và mọi cơ quan trực thuộc, trừ nơi đã chọn riêng.",
    )
    cach = forms.ChoiceField(label="Cách hiểu", error_messages=_CHOICE, widget=forms.RadioSelect)
    tu_ngay = forms.DateField(
        label="Cho hồ sơ nhận từ ngày",
        error_messages=_DATE,
        help_text="Từ hôm nay trở đi và không sớm hơn ngày được xác nhận. Hồ sơ đã nhận giữ cách hiểu cũ.",
    )
    field_order = ("co_quan", "cach", "tu_ngay", "can_cu", "ly_do", "key")
    names: ClassVar[dict[str, str]] = ChangeForm.names | {
        "agency": "co_quan",
        "answer": "cach",
        "since": "tu_ngay",
    }

    def __init__(self, *args: Any, picture: Directory, pack: str, reading: Reading, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._pack, self._reading = pack, reading.id
        _choices(self, "co_quan", _agencies(picture))
        _choices(
            self,
            "cach",
            [
                (answer, f"{words} (mặc định)" if answer == reading.chosen else words)
                for answer, words in reading.answers.items()
            ],
        )

    def wish(self) -> Wish:
        """The answer asked for."""
        given = self.cleaned_data
        agency = given.get("co_quan") or ""
        return Wish(
            "reading",
            EVERYBODY if agency == WHOLE else agency,
            self._pack,
            given.get("tu_ngay"),
            reading=self._reading,
            answer=given.get("cach") or "",
            ground=self.text("can_cu"),
            reason=self.text("ly_do"),
        )


WishForm = AdoptForm | EndForm | ReadingForm
"""Each has `wish()`: the change asked for; texts that were not given are empty."""


def _agencies(picture: Directory) -> list[tuple[str, str]]:
    agencies = sorted(picture.organisation.agencies.values(), key=lambda one: one.name)
    return [(WHOLE, WHOLE), *((one.id, one.name) for one in agencies)]


def _text(pack: str) -> str:
    text = law.regulation(pack)
    until = f" đến {date_words(text.in_force_to)}" if text.in_force_to else ""
    return f"{law.name_of(pack)}, hiệu lực từ {date_words(text.in_force_from)}{until}"


def _choices(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = choices
        field.error_messages["invalid_choice"] = "Chọn một mục trong danh sách"
