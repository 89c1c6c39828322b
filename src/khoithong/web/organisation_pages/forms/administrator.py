"""An administrator: who, by which account, with which first password."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.validators import RegexValidator

from khoithong.web.organisation_pages.forms.choices import PICKER, offer, unknown, with_office
from khoithong.web.organisation_pages.forms.grounded import GroundedForm, LineField

if TYPE_CHECKING:
    from datetime import date

    from khoithong.organisation.models import Account
    from khoithong.organisation.snapshot import Directory


class NewAdministratorForm(GroundedForm):
    """Who is to administer, by which account."""

    nguoi = forms.ChoiceField(
        label="Người được cử",
        help_text="Tài khoản quản trị không lập, không xử lý và không xem hồ sơ, dù người dùng giữ chức vụ gì.",
        widget=forms.Select(attrs=PICKER),
        error_messages=unknown("Chọn người được cử"),
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
        offer(
            self, "nguoi", [("", "Chọn người"), *((one, with_office(one, picture, today)) for one in people)]
        )


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
