"""The forms administrators change the organisation with. Each says which changes it stands for, and on what ground."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.validators import RegexValidator

from khoithong.desk.cleaning import clean_text
from khoithong.lawbook.labels import labels
from khoithong.organisation.edits import Appoint, EndTerm, SaveAgency, SavePerson, VoidTerm
from khoithong.organisation.identifiers import agency_key, new_person_id
from khoithong.organisation.rows import AgencyRow, PersonRow
from khoithong.procedure.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from khoithong.organisation.edits import Edit
    from khoithong.organisation.judging import Fault
    from khoithong.organisation.models import Account
    from khoithong.organisation.rows import TermRow
    from khoithong.organisation.snapshot import Directory

_DATE = {"invalid": "Nhập ngày có thật theo dạng 18/03/2026"}


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
        label="Ngày của văn bản", error_messages={"required": "Nhập ngày của văn bản làm căn cứ", **_DATE}
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

    def edits(self) -> list[Edit]:
        """What is to be changed."""
        raise NotImplementedError

    def take(self, faults: Iterable[Fault]) -> None:
        """Show what is wrong with the changes at the fields it was typed in."""
        for fault in faults:
            self.add_error(self.places.get(fault.field), fault.message)


def agencies(picture: Directory, *, kind: str = "", without: str = "") -> list[tuple[str, str]]:
    """Agencies to choose from, none first, by name."""
    found = sorted(
        (one.name, one.id)
        for one in picture.organisation.agencies.values()
        if kind in ("", one.kind) and one.id != without
    )
    return [("", "Không có"), *((key, name) for name, key in found)]


def _choices(form: forms.Form, name: str, choices: Iterable[tuple[str, str]]) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = list(choices)


def _unknown(words: str) -> dict[str, str]:
    return dict.fromkeys(("required", "invalid_choice"), words)


_PICKER = {"data-kind": "person"}
"""A select that can be filtered."""


class AgencyForm(GroundedForm):
    """A new agency, or another name, kind and links for a known one."""

    ten = LineField(label="Tên cơ quan", error_messages={"required": "Nhập tên cơ quan"})
    loai = forms.ChoiceField(label="Loại", error_messages=_unknown("Chọn loại cơ quan"))
    cap_tren = forms.ChoiceField(
        label="Cơ quan cấp trên",
        required=False,
        help_text="Nơi quyết định kế hoạch của chính người đứng đầu.",
        widget=forms.Select(attrs=_PICKER),
        error_messages=_unknown("Chọn cơ quan trong danh sách"),
    )
    cap_uy = forms.ChoiceField(
        label="Cấp ủy, tổ chức đảng cùng cấp",
        required=False,
        help_text="Nơi cho ý kiến trước khi phê duyệt và công nhận kết quả.",
        widget=forms.Select(attrs=_PICKER),
        error_messages=_unknown("Chọn cấp ủy trong danh sách"),
    )
    tham_muu = forms.ChoiceField(
        label="Cơ quan tham mưu công tác tổ chức",
        required=False,
        help_text="Nơi tiếp nhận, tham mưu cho cán bộ do cơ quan này quản lý.",
        widget=forms.Select(attrs=_PICKER),
        error_messages=_unknown("Chọn cơ quan trong danh sách"),
    )
    chuc_nang = forms.MultipleChoiceField(
        label="Chức năng",
        required=False,
        help_text="Chỉ chọn khi cơ quan có chức năng đó đối với các cơ quan khác.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Chọn chức năng trong danh sách"},
    )
    field_order = ("ten", "loai", "cap_tren", "cap_uy", "tham_muu", "chuc_nang", "van_ban", "ngay_van_ban")

    places: ClassVar[dict[str, str]] = {
        "id": "ten",
        "name": "ten",
        "kind": "loai",
        "superior": "cap_tren",
        "party_body": "cap_uy",
        "organising_body": "tham_muu",
        "functions": "chuc_nang",
    }

    def __init__(self, data: Any, picture: Directory, today: date, known: AgencyRow | None = None) -> None:
        initial = agency_values(known) if known else {}
        super().__init__(data, picture, today, **initial)
        self.known = known
        own = known.id if known else ""
        _choices(self, "loai", [("", "Chọn loại"), *labels().agency_kinds.items()])
        _choices(self, "cap_tren", agencies(picture, without=own))
        _choices(self, "cap_uy", agencies(picture, kind="party_body", without=own))
        _choices(self, "tham_muu", agencies(picture))
        _choices(self, "chuc_nang", labels().functions.items())

    def row(self) -> AgencyRow:
        """The agency as the form says it."""
        given = self.cleaned_data
        key = self.known.id if self.known else agency_key(given["ten"], self._taken)
        return AgencyRow(
            key,
            given["ten"],
            given["loai"],
            given["cap_tren"] or None,
            given["cap_uy"] or None,
            given["tham_muu"] or None,
            tuple(sorted(given["chuc_nang"])),
        )

    def _taken(self, key: str) -> bool:
        organisation = self.picture.organisation
        return key in organisation.agencies or key in organisation.people

    def edits(self) -> list[Edit]:
        """One agency; nothing where it is as it was."""
        row = self.row()
        return [] if row == self.known else [SaveAgency(row)]


def agency_values(row: AgencyRow) -> dict[str, Any]:
    """What the fields of an agency's form hold."""
    return {
        "ten": row.name,
        "loai": row.kind,
        "cap_tren": row.superior or "",
        "cap_uy": row.party_body or "",
        "tham_muu": row.organising_body or "",
        "chuc_nang": list(row.functions),
    }


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
        widget=forms.Select(attrs=_PICKER),
        error_messages=_unknown("Chọn cơ quan trong danh sách"),
    )
    field_order = ("ho_ten", "quan_ly", "van_ban", "ngay_van_ban")

    places: ClassVar[dict[str, str]] = {"id": "ho_ten", "name": "ho_ten", "managed_by": "quan_ly"}

    def __init__(self, data: Any, picture: Directory, today: date, known: PersonRow | None = None) -> None:
        initial = person_values(known) if known else {}
        super().__init__(data, picture, today, **initial)
        self.known = known
        _choices(self, "quan_ly", agencies(picture))

    def edits(self) -> list[Edit]:
        """One person; nothing where they are as they were."""
        # The key of a new person follows from the form's: the same form sent again means the same person.
        key = self.known.id if self.known else new_person_id(self.key)
        row = PersonRow(key, self.cleaned_data["ho_ten"], self.cleaned_data["quan_ly"] or None)
        return [] if row == self.known else [SavePerson(row)]


def person_values(row: PersonRow) -> dict[str, Any]:
    """What the fields of a person's form hold."""
    return {"ho_ten": row.name, "quan_ly": row.managed_by or ""}


class AppointForm(GroundedForm):
    """A term of office; the present head's may end the day before."""

    nguoi = forms.ChoiceField(
        label="Người được bổ nhiệm",
        widget=forms.Select(attrs=_PICKER),
        error_messages=_unknown("Chọn người được bổ nhiệm"),
    )
    co_quan = forms.ChoiceField(
        label="Cơ quan", widget=forms.Select(attrs=_PICKER), error_messages=_unknown("Chọn cơ quan")
    )
    vai_tro = forms.ChoiceField(
        label="Chức vụ", widget=forms.RadioSelect, error_messages=_unknown("Chọn chức vụ")
    )
    chuc_danh = LineField(
        label="Chức danh ghi khi ký",
        required=False,
        help_text="Ví dụ: Giám đốc Sở Nội vụ",
    )
    tu_ngay = forms.DateField(label="Từ ngày", error_messages={"required": "Nhập ngày bắt đầu", **_DATE})
    den_ngay = forms.DateField(
        label="Đến hết ngày",
        required=False,
        help_text="Để trống khi chưa ấn định ngày thôi giữ chức vụ.",
        error_messages=_DATE,
    )
    giao_quyen = forms.BooleanField(
        label="Giao quyền, phụ trách",
        required=False,
        help_text="Chỉ tính khi cơ quan chưa có người đứng đầu.",
    )
    thay = forms.BooleanField(
        label="Thay người đứng đầu hiện nay",
        required=False,
        help_text="Nhiệm kỳ của người đứng đầu hiện nay kết thúc vào ngày liền trước.",
    )
    field_order = (
        "co_quan", "nguoi", "vai_tro", "chuc_danh", "tu_ngay", "den_ngay", "giao_quyen", "thay", "van_ban", "ngay_van_ban",
    )  # fmt: skip

    places: ClassVar[dict[str, str]] = {
        "person": "nguoi",
        "agency": "co_quan",
        "role": "vai_tro",
        "title": "chuc_danh",
        "since": "tu_ngay",
        "until": "den_ngay",
        "acting": "giao_quyen",
    }

    def __init__(
        self, data: Any, picture: Directory, today: date, terms: Iterable[TermRow], **initial: Any
    ) -> None:
        super().__init__(data, picture, today, **initial)
        self._terms = list(terms)
        people = (
            (one.id, _with_office(one.id, picture, today)) for one in picture.organisation.people.values()
        )
        _choices(self, "nguoi", [("", "Chọn người"), *people])
        _choices(self, "co_quan", [("", "Chọn cơ quan"), *agencies(picture)[1:]])
        _choices(self, "vai_tro", labels().roles.items())

    def edits(self) -> list[Edit]:
        """The appointment, after the end of the head's term it replaces."""
        given = self.cleaned_data
        appointed = Appoint(
            given["nguoi"],
            given["co_quan"],
            given["vai_tro"],
            given["chuc_danh"],
            given["tu_ngay"],
            given["den_ngay"],
            given["giao_quyen"],
        )
        return [*self._ending(appointed), appointed]

    def _ending(self, appointed: Appoint) -> list[Edit]:
        if not self.cleaned_data["thay"] or appointed.role != "head" or appointed.since is None:
            return []
        before = appointed.since - timedelta(days=1)
        return [
            EndTerm(term.id, before)
            for term in self._terms
            if (term.agency, term.role) == (appointed.agency, "head")
            and (term.until is None or term.until > before)
            and (term.since is None or term.since <= before)
        ]


def _with_office(person: str, picture: Directory, today: date) -> str:
    """A name with the first office held, so that namesakes can be told apart."""
    known = picture.organisation.people[person]
    for office in known.offices_on(today):
        title = picture.title(person, office.agency, office.role, today) or labels().roles[office.role]
        agency = picture.name(office.agency)
        return f"{known.name} – {title}" + ("" if agency in title else f", {agency}")
    return f"{known.name} – không giữ chức vụ"


class EndTermForm(GroundedForm):
    """The last day of a term."""

    ngay_cuoi = forms.DateField(
        label="Ngày cuối giữ chức vụ",
        help_text="Hết ngày này thì thôi giữ chức vụ. Ví dụ 18/03/2026",
        error_messages={"required": "Nhập ngày cuối giữ chức vụ", **_DATE},
    )
    field_order = ("ngay_cuoi", "van_ban", "ngay_van_ban")

    places: ClassVar[dict[str, str]] = {"until": "ngay_cuoi", "since": "ngay_cuoi"}

    def __init__(self, data: Any, picture: Directory, today: date, term: TermRow) -> None:
        super().__init__(data, picture, today, ngay_cuoi=term.until or today)
        self._term = term

    def edits(self) -> list[Edit]:
        """The end; nothing where it ends then already."""
        last = self.cleaned_data["ngay_cuoi"]
        return [] if last == self._term.until else [EndTerm(self._term.id, last)]


class VoidTermForm(GroundedForm):
    """Why a term is taken back."""

    ly_do = LineField(
        label="Lý do hủy",
        max_length=500,
        help_text="Ví dụ: nhập nhầm người cùng tên. Người thôi giữ chức vụ thì dùng Kết thúc, không dùng Hủy.",
        error_messages={"required": "Nhập lý do hủy"},
    )
    field_order = ("ly_do", "van_ban", "ngay_van_ban")

    places: ClassVar[dict[str, str]] = {"reason": "ly_do"}

    def __init__(self, data: Any, picture: Directory, today: date, term: TermRow) -> None:
        super().__init__(data, picture, today)
        self._term = term

    def edits(self) -> list[Edit]:
        """The term taken back."""
        return [VoidTerm(self._term.id, self.cleaned_data["ly_do"])]


class NewAdministratorForm(GroundedForm):
    """Who is to administer, by which account."""

    nguoi = forms.ChoiceField(
        label="Người được cử",
        help_text="Tài khoản quản trị không lập, không xử lý và không xem hồ sơ, dù người dùng giữ chức vụ gì.",
        widget=forms.Select(attrs=_PICKER),
        error_messages=_unknown("Chọn người được cử"),
    )
    ten_dang_nhap = LineField(
        label="Tên đăng nhập của tài khoản quản trị",
        max_length=60,
        help_text="Chữ thường không dấu, chữ số, dấu chấm; khác tài khoản cán bộ của người đó. Ví dụ: qt.nguyenvanan",
        validators=[
            RegexValidator(
                r"\A[a-z0-9][a-z0-9._-]{2,}\Z", "Dùng chữ thường không dấu, chữ số, dấu chấm; ít nhất 3 ký tự"
            )
        ],
        error_messages={"required": "Nhập tên đăng nhập của tài khoản quản trị"},
    )
    field_order = ("nguoi", "ten_dang_nhap", "van_ban", "ngay_van_ban")

    places: ClassVar[dict[str, str]] = {"keeper": "nguoi", "username": "ten_dang_nhap"}

    def __init__(self, data: Any, picture: Directory, today: date) -> None:
        super().__init__(data, picture, today)
        people = picture.organisation.people
        _choices(
            self, "nguoi", [("", "Chọn người"), *((one, _with_office(one, picture, today)) for one in people)]
        )

    def edits(self) -> list[Edit]:
        """None: another administrator has to agree."""
        return []


class PasswordForm(forms.Form):
    """The first password of a new administrator, typed twice."""

    mat_khau = forms.CharField(
        label="Mật khẩu mới",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Nhập mật khẩu mới"},
    )
    nhac_lai = forms.CharField(
        label="Nhập lại mật khẩu mới",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Nhập lại mật khẩu mới"},
    )

    def __init__(self, data: Any, account: Account) -> None:
        super().__init__(data)
        self._account = account

    def clean_mat_khau(self) -> str:
        """A password strong enough by the settings."""
        password: str = self.cleaned_data["mat_khau"]
        validate_password(password, self._account)
        return password

    def clean(self) -> dict[str, Any]:
        """Both alike."""
        given = self.cleaned_data
        if {"mat_khau", "nhac_lai"} <= given.keys() and given["mat_khau"] != given["nhac_lai"]:
            self.add_error("nhac_lai", "Hai lần nhập khác nhau; nhập lại")
        return given


class ImportForm(GroundedForm):
    """What the changes of a file rest on."""

    def edits(self) -> list[Edit]:
        """None of its own: the file says them."""
        return []
