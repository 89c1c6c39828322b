"""A seeded name is not found in the logs."""

import logging
import sys

from khoithong.project.logs import PrivateFormatter

NAME = "Nguyễn Thị Kín"


def formatted(error: BaseException, formatter: logging.Formatter) -> str:
    """Return the log line of an error."""
    try:
        raise error
    except type(error):
        record = logging.LogRecord(
            "khoithong", logging.ERROR, __file__, 1, "không ghi được", None, sys.exc_info()
        )
    return formatter.format(record)


def chained() -> ValueError:
    error = ValueError(f"không hợp lệ: {NAME}")
    error.__cause__ = KeyError(NAME)
    return error


def test_an_error_is_logged_with_its_kind_and_place_but_without_its_message() -> None:
    text = formatted(chained(), PrivateFormatter())
    assert NAME not in text
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "test_logs.py" in text


def test_the_ordinary_formatter_would_have_let_it_through() -> None:
    assert NAME in formatted(chained(), logging.Formatter())


def test_every_handler_in_use_leaves_messages_out() -> None:
    ours = [handler for handler in logging.getLogger().handlers if type(handler) is logging.StreamHandler]
    assert ours
    for handler in ours:
        assert handler.formatter
        assert NAME not in formatted(chained(), handler.formatter)
    for name in ("django", "django.server", "axes"):
        assert logging.getLogger(name).handlers == []
