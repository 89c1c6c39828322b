"""How texts name agencies: abbreviations, ranks put before names, and what a name may be shortened to."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from khoithong.directives.areas import Area
    from khoithong.procedure.organisation import Agency

_WHOLE: Final = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "ubmttq": "ủy ban mặt trận tổ quốc việt nam",
    "ubmttqvn": "ủy ban mặt trận tổ quốc việt nam",
    "mttq": "mặt trận tổ quốc",
    "ubkt": "ủy ban kiểm tra",
    "btc": "ban tổ chức",
    "btctu": "ban tổ chức tỉnh ủy",
    "btg": "ban tuyên giáo",
    "btgdv": "ban tuyên giáo và dân vận",
    "bnc": "ban nội chính",
    "tu": "tỉnh ủy",
    "vp": "văn phòng",
    "vptu": "văn phòng tỉnh ủy",
    "vpub": "văn phòng ủy ban nhân dân",
    "đu": "đảng ủy",
    "đvsn": "đơn vị sự nghiệp",
    "đvsncl": "đơn vị sự nghiệp công lập",
    "lđlđ": "liên đoàn lao động",
    "lhpn": "liên hiệp phụ nữ",
    "tncs": "thanh niên cộng sản",
    "tp": "thành phố",
    "kcn": "khu công nghiệp",
    "gdđt": "giáo dục và đào tạo",
    "nnmt": "nông nghiệp và môi trường",
    "khcn": "khoa học và công nghệ",
    "vhttdl": "văn hóa, thể thao và du lịch",
    "snv": "sở nội vụ",
}
"""Abbreviations that mean one thing in the name of an agency; each as a whole word."""

_RANK: Final = re.compile(
    r"(?:(?:[^,;]{1,60} )?(?:giao|đề nghị|yêu cầu) )?(?:các )?(?:đồng chí )?"
    r"(?:thủ trưởng |người đứng đầu |giám đốc |chủ tịch |chánh (?=văn phòng)|chánh (?=thanh tra)|trưởng (?=ban )"
    r"|chủ nhiệm (?=ủy ban)|bí thư (?=đảng ủy)|lãnh đạo )?(?:các )?"
)
"""The head named for the agency, or the words that give the order."""

_NOTE: Final = re.compile(r"\s*\((?P<note>[^()]*)\)")
_MARK: Final = re.compile(r"^[\s\-–+•*]+|^\d{1,2}[.)]\s+")
_END: Final = re.compile(r"[\s.,;:/]+$")
_NEWER: Final = re.compile("(?<!q)u[ỳýỷỹỵ]")
_OLDER: Final = dict(zip("ỳýỷỹỵ", "ùúủũụ", strict=True))
_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")


def plain(words: str) -> str:
    """The words in small letters, NFC, abbreviations written out, marks of lists and remarks in brackets left out."""
    text = unicodedata.normalize("NFC", words).lower()
    text = _NEWER.sub(lambda found: _OLDER[found[0][1]] + "y", text)
    text = _MARK.sub("", _NOTE.sub("", text))
    text = re.sub(r"\bt[./]t?p\b|\btp\.", "tp", text)
    text = re.sub(r"\s*-\s*", " - ", text)
    text = re.sub(r"\s*([,;])\s*", r"\1 ", text)
    text = " ".join(_WHOLE.get(word, word) for word in re.findall(r"[\wđ]+|[^\s\w]+", text))
    text = re.sub(r" ([,;])", r"\1", text)
    return _END.sub("", " ".join(text.split()))


def note(words: str) -> str:
    """The remark in brackets: `b/c`, `để báo cáo`; empty without one."""
    found = _NOTE.search(unicodedata.normalize("NFC", words).lower())
    return found["note"].strip() if found else ""


def without_rank(text: str) -> str:
    """Plain words without "Thủ trưởng các …", "Giám đốc …", "Giao …" in front."""
    return text[_RANK.match(text).end() :]  # type: ignore[union-attr]  # every part of it is optional


def same(text: str) -> str:
    """A key equal for spellings that differ only in where the tone stands: `uỷ` and `ủy`, `hoà` and `hòa`."""
    return " ".join(map(_word, text.replace(",", " ").replace("-", " ").split()))


def _word(word: str) -> str:
    signs = unicodedata.normalize("NFD", word)
    tones = "".join(sorted(sign for sign in signs if sign in _TONES))
    letters = "".join(sign for sign in signs if sign not in _TONES)
    return unicodedata.normalize("NFC", letters).replace("i", "y") + tones


def names(agency: Agency, area: Area) -> Iterator[str]:
    """What an agency may be called within its area, as keys of `same`.

    Its name; without the words of the place, which go without saying at home; with the level instead of the place.
    """
    whole = plain(agency.name)
    yield same(whole)
    place, level = plain(area.place), area.level
    if not place:
        return
    base = whole.removesuffix(place).strip()
    if base != whole and not base.endswith("ủy ban nhân dân"):
        yield same(base)
    if base != whole:
        yield same(f"{base} {level}")
    elif agency.kind in ("state", "public_unit"):
        yield same(f"{whole} {place}")
        yield same(f"{whole} {level}")
    if "mặt trận tổ quốc việt nam" in whole:
        short = whole.replace("ủy ban mặt trận tổ quốc việt nam", "mặt trận tổ quốc")
        yield same(short)
        yield same(f"ủy ban {short}")
