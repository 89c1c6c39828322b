"""Settings of signing."""

from __future__ import annotations

import os
from pathlib import Path

from khoithong.project.problem import Problem


def folder(name: str) -> Path | None:
    """A folder's absolute path. Raises Problem."""
    place = os.environ.get(name, "").strip()
    if not place:
        return None
    if not Path(place).is_absolute():
        raise Problem(f"biến môi trường {name} phải là đường dẫn tuyệt đối của thư mục.")
    return Path(place)


def web_address(name: str) -> str:
    """An address that begins with http:// or https://; empty for none. Raises Problem."""
    address = os.environ.get(name, "").strip()
    if address and not address.startswith(("http://", "https://")):
        raise Problem(f"biến môi trường {name} phải bắt đầu bằng http:// hoặc https://.")
    return address


def device(name: str) -> tuple[Path, str, str] | None:
    """Library, token and label of the key, parted by semicolons. Raises Problem."""
    words = os.environ.get(name, "").strip()
    if not words:
        return None
    parts = [part.strip() for part in words.split(";")]
    if len(parts) != 3 or not all(parts) or not Path(parts[0]).is_absolute():
        raise Problem(
            f"biến môi trường {name} phải có dạng /đường/dẫn/thư-viện.so;tên-khe;tên-khóa "
            "(trong tên khóa, {agency} là mã cơ quan)."
        )
    return Path(parts[0]), parts[1], parts[2]
