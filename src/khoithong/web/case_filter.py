"""What the list of cases is narrowed to, as its form and its address say it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from django import forms

from khoithong.casefiles.queries import CaseFilter
from khoithong.lawbook.labels import labels
from khoithong.procedure.vocabulary import STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from khoithong.web.session import Here

_ALL = ("", "Tất cả")
_LONGEST = 200


class CaseFilterForm(forms.Form):
    """Words, status, agency, overdue only. What is not understood does not narrow."""

    tu = forms.CharField(label="Mã hoặc tên đề xuất", required=False, max_length=_LONGEST)
    trang_thai = forms.ChoiceField(label="Trạng thái", required=False)
    co_quan = forms.ChoiceField(label="Cơ quan", required=False)
    qua_han = forms.BooleanField(label="Chỉ hồ sơ quá hạn", required=False)

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
        )

    @property
    def narrows(self) -> bool:
        """Whether anything was asked for."""
        return self.narrowed() != CaseFilter()


def _choices(field: forms.Field, choices: list[tuple[str, str]]) -> None:
    if isinstance(field, forms.ChoiceField):
        field.choices = choices
