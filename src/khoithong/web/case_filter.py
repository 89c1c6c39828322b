"""What the list of cases is narrowed to, as its form and its address say it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from django import forms

from khoithong.casefiles.queries import CaseFilter
from khoithong.lawbook.labels import labels
from khoithong.lawbook.loader import pack_ids
from khoithong.lawbook.pack import describe
from khoithong.procedure.vocabulary import STATUSES
from khoithong.web.adapters import citation
from khoithong.web.library.tabs import short_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from khoithong.lawbook.packfiles import Identity
    from khoithong.web.components import Citation
    from khoithong.web.session import Here

_ALL = ("", "Tất cả")
_LONGEST = 200


class CaseFilterForm(forms.Form):
    """Words, status, agency, overdue only, regulation, a provision cases rest on. What is not understood does not narrow."""

    tu = forms.CharField(label="Mã hoặc tên đề xuất", required=False, max_length=_LONGEST)
    trang_thai = forms.ChoiceField(label="Trạng thái", required=False)
    co_quan = forms.ChoiceField(label="Cơ quan", required=False)
    qua_han = forms.BooleanField(label="Chỉ hồ sơ quá hạn", required=False)
    van_ban = forms.CharField(label="Quy định", required=False, max_length=_LONGEST)
    dieu_khoan = forms.CharField(label="Điều khoản", required=False, max_length=_LONGEST)

    def __init__(self, data: Any, here: Here) -> None:
        super().__init__(data)
        self._here = here
        statuses: Iterable[tuple[str, str]] = (
            (status, labels().statuses[status]) for status in STATUSES if status != "draft"
        )
        agencies = sorted(
            (agency.name, agency.id) for agency in here.directory.organisation.agencies.values()
        )
        _choices(self.fields["trang_thai"], [_ALL, *statuses])
        _choices(self.fields["co_quan"], [_ALL, *((id_, name) for name, id_ in agencies)])

    def narrowed(self) -> CaseFilter:
        """The filter for the query."""
        self.is_valid()
        chosen = self.cleaned_data
        status = chosen.get("trang_thai")
        words = unicodedata.normalize("NFC", chosen.get("tu") or "").replace("\x00", "")
        return CaseFilter(
            statuses=(status,) if status else (),
            agency=chosen.get("co_quan") or "",
            words=words,
            overdue_on=self._here.day if chosen.get("qua_han") else None,
            pack=self.law.id if self.law else "",
            provision=self.provision.ref if self.provision else "",
        )

    @property
    def law(self) -> Identity | None:
        """The regulation the cases shown are under; nothing for one that does not exist."""
        self.is_valid()
        pack = self.cleaned_data.get("van_ban") or ""
        return describe(pack).identity if pack in pack_ids() else None

    @property
    def law_name(self) -> str:
        """The same in few words."""
        return short_name(describe(self.law.id)) if self.law else ""

    @property
    def provision(self) -> Citation | None:
        """The provision the cases shown rest on; nothing for one no text has."""
        self.is_valid()
        ref = self.cleaned_data.get("dieu_khoan") or ""
        pack, _, _ = ref.partition("#")
        known = pack in pack_ids() and ref in describe(pack).regulation.provisions
        return citation(describe(pack), ref) if known else None

    @property
    def provision_law(self) -> str:
        """The text of that provision in few words."""
        return short_name(describe(self.provision.ref.partition("#")[0])) if self.provision else ""

    @property
    def narrows(self) -> bool:
        """Whether anything was asked for."""
        return self.narrowed() != CaseFilter()


def _choices(field: forms.Field, choices: list[tuple[str, str]]) -> None:
    if isinstance(field, forms.ChoiceField):
        field.choices = choices
