"""The login form: its messages say what to do."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.forms import AuthenticationForm


class LoginForm(AuthenticationForm):
    """Name and password; `registration/login.html` draws it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.error_messages = {
            "invalid_login": "Tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra lại, chú ý chữ hoa và chữ thường.",
            "inactive": "Tài khoản đã ngừng sử dụng. Liên hệ người quản trị của cơ quan.",
        }
        for name, label, missing in (
            ("username", "Tên đăng nhập", "Nhập tên đăng nhập"),
            ("password", "Mật khẩu", "Nhập mật khẩu"),
        ):
            self.fields[name].label = label
            self.fields[name].error_messages["required"] = missing
