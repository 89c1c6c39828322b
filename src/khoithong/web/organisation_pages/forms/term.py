"""A term of office: begun, ended, taken back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms

from khoithong.lawbook.labels import labels
from khoithong.organisation.edits import Appoint, EndTerm, VoidTerm
from khoithong.web.organisation_pages.forms.choices import (
    NO_DATE,
    PICKER,
    agencies,
    offer,
    unknown,
    with_office,
)
from khoithong.web.organisation_pages.forms.grounded import GroundedForm, LineField

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from khoithong.organisation.edits import Edit
    from khoithong.organisation.rows import TermRow
    from khoithong.organisation.snapshot import Directory


class AppointForm(GroundedForm):
    """A term of office; the present head's may end the day before."""

    nguoi = forms.ChoiceField(
        label="Người được bổ nhiệm",
        widget=forms.Select(attrs=PICKER),
        error_messages=unknown("Chọn người được bổ nhiệm"),
    )
    co_quan = forms.ChoiceField(
        label="Cơ quan", widget=forms.Select(attrs=PICKER), error_messages=unknown("Chọn cơ quan")
    )
    vai_tro = forms.ChoiceField(
        label="Chức vụ", widget=forms.RadioSelect, error_messages=unknown("Chọn chức vụ")
    )
    chuc_danh = LineField(
        label="Chức danh ghi khi ký",
        required=False,
        help_text="Ví dụ: Giám đốc Sở Nội vụ",
    )
    tu_ngay = forms.DateField(label="Từ ngày", error_messages={"required": "Nhập ngày bắt đầu", **NO_DATE})
    den_ngay = forms.DateField(
        label="Đến hết ngày",
        required=False,
        help_text="Để trống khi chưa ấn định ngày thôi giữ chức vụ.",
        error_messages=NO_DATE,
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
            (one.id, with_office(one.id, picture, today)) for one in picture.organisation.people.values()
        )
        offer(self, "nguoi", [("", "Chọn người"), *people])
        offer(self, "co_quan", [("", "Chọn cơ quan"), *agencies(picture)[1:]])
        offer(self, "vai_tro", labels().roles.items())

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


class EndTermForm(GroundedForm):
    """The last day of a term."""

    ngay_cuoi = forms.DateField(
        label="Ngày cuối giữ chức vụ",
        help_text="Hết ngày này thì thôi giữ chức vụ. Ví dụ 18/03/2026",
        error_messages={"required": "Nhập ngày cuối giữ chức vụ", **NO_DATE},
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
