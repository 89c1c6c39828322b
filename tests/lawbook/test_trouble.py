"""Why a file cannot be read or written, in Vietnamese."""

import errno
import os

import pytest

from khoithong.lawbook.trouble import why


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOENT, "không có tệp hoặc thư mục này"),
        (errno.EACCES, "không có quyền"),
        (errno.ENOSPC, "hết chỗ trên đĩa"),
    ],
)
def test_the_usual_reasons_have_words(number: int, words: str) -> None:
    assert why(OSError(number, os.strerror(number))) == words


def test_another_reason_is_what_the_system_says() -> None:
    assert why(OSError(errno.EXDEV, "Invalid cross-device link")) == "Invalid cross-device link"
    assert why(OSError("đứt")) == "đứt"
