"""The same text as other programs and scanners write it: what is read must not change."""

from __future__ import annotations

import random
import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable


def _torn_lines(text: str) -> str:
    """Blanks within paragraphs become line ends, as in text copied from a PDF."""
    dice = random.Random(7)  # noqa: S311 - the same lines every time
    return re.sub(r"(?<=[^\W\d_,;.:]) (?=[^\W_])", lambda _: "\n" if dice.random() < 0.12 else " ", text)


def _page_breaks(text: str) -> str:
    """A form feed and a page number amid sentences."""
    dice = random.Random(11)  # noqa: S311
    page = iter(range(2, 900))
    return re.sub(
        r"(?<=[a-zà-ỹ]) (?=ngày \d|của )",
        lambda _: f"\n\f{next(page)}\n" if dice.random() < 0.3 else " ",
        text,
    )


SPELLINGS: Final[dict[str, Callable[[str], str]]] = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "no-break blanks": lambda text: text.replace(" ", "\u00a0"),
    "blanks without width": lambda text: re.sub(r"(?<=[/-])(?=\w)", "\u200b", text),
    "windows line ends": lambda text: text.replace("\n", "\r\n"),
    "long dashes": lambda text: re.sub(r"(?<=[A-ZĐ])-(?=[A-ZĐ])", "–", text),
    "Icelandic letter": lambda text: text.replace("Đ", "Ð"),
    "glued day": lambda text: re.sub(r"(?<=[A-ZĐ0-9]),? ngày ", "ngày", text),
    "day with hyphens": lambda text: re.sub(r"(ngày \d{1,2})/(\d{1,2})/(\d{4})", r"\1-\2-\3", text),
    "day with dots": lambda text: re.sub(r"(ngày \d{1,2})/(\d{1,2})/(\d{4})", r"\1.\2.\3", text),
    "day in words": lambda text: re.sub(r"(ngày \d{1,2})/(\d{1,2})/(\d{4})", r"\1 tháng \2 năm \3", text),
    "spaced number": lambda text: re.sub(r"(?<=\d)([/-])(?=[A-ZĐ]{2})", r" \1", text),
    "spaced symbol": lambda text: re.sub(r"(NĐ|QĐ|KH|NQ|CT)-(?=[A-ZĐ]{2})", r"\1- ", text),
    "bold numbers": lambda text: re.sub(r"(số \d[^\s,;)]*[^\s,;).])", r"**\1**", text),
    "torn lines": _torn_lines,
    "page breaks": _page_breaks,
    "tabs": lambda text: text.replace(" ngày ", "\tngày "),
}
