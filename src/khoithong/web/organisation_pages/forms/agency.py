"""An agency: its name, kind and links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms

from khoithong.lawbook.labels import labels
from khoithong.organisation.edits import SaveAgency
from khoithong.organisation.identifiers import agency_key
from khoithong.organisation.rows import AgencyRow
from khoithong.web.organisation_pages.forms.choices import PICKER, agencies, offer, unknown
from khoithong.web.organisation_pages.forms.grounded import GroundedForm, LineField

if TYPE_CHECKING:
    from datetime import date

    from khoithong.organisation.edits import Edit
    from khoithong.organisation.snapshot import Directory


class AgencyForm(GroundedForm):
    """A new agency, or another name, kind and links for a known one."""

    ten = LineField(label="Tên cơ quan", error_messages={"required": "Nhập tên cơ quan"})
    loai = forms.ChoiceField(label="Loại", error_messages=unknown("Chọn loại cơ quan"))
    cap_tren = forms.ChoiceField(
        label="Cơ quan cấp trên",
        required=False,
        help_text="Nơi quyết định kế hoạch của chính người đứng đầu.",
        widget=forms.Select(attrs=PICKER),
        error_messages=unknown("Chọn cơ quan trong danh sách"),
    )
    cap_uy = forms.ChoiceField(
        label="Cấp ủy, tổ chức đảng cùng cấp",
        required=False,
        help_text="Nơi cho ý kiến trước khi phê duyệt và công nhận kết quả.",
        widget=forms.Select(attrs=PICKER),
        error_messages=unknown("Chọn cấp ủy trong danh sách"),
    )
    tham_muu = forms.ChoiceField(
        label="Cơ quan tham mưu công tác tổ chức",
        required=False,
        help_text="Nơi tiếp nhận, tham mưu cho cán bộ do cơ quan này quản lý.",
        widget=forms.Select(attrs=PICKER),
        error_messages=unknown("Chọn cơ quan trong danh sách"),
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
        offer(self, "loai", [("", "Chọn loại"), *labels().agency_kinds.items()])
        offer(self, "cap_tren", agencies(picture, without=own))
        offer(self, "cap_uy", agencies(picture, kind="party_body", without=own))
        offer(self, "tham_muu", agencies(picture))
        offer(self, "chuc_nang", labels().functions.items())

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
