"""Whatever is read: no failure, exact spans, no value that the text does not hold."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from khoithong.legaltext import read
from tests.legaltext.corpus import CORPUS, FOLDER
from tests.legaltext.forms import FORMS
from tests.legaltext.sources import PACKS, text
from tests.legaltext.spelling import SPELLINGS

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?<=[\n\f])\s*\d{1,3}\s*\n")
_LINE_BREAK = re.compile(r"<br\s?/?>", re.IGNORECASE)
_NORMAL_BLANKS = re.compile(r"\s+")


def _bare(words: str) -> str:
    """Letters and figures only, small, with and without bars on the Đ alike: what must be in the text as well."""
    composed = unicodedata.normalize("NFC", _INVISIBLE.sub("", _LINE_BREAK.sub(" ", words))).lower()
    return re.sub(r"[\W_]", "", composed.replace("ð", "đ").replace("ɖ", "đ"))


def _invented(given: str, told: dict[str, Any]) -> list[str]:
    """Values told that the words they were read from do not hold."""
    wrong: list[str] = []
    for one in told["citations"]:
        words = _bare(one["text"]) + " " + _bare(_PAGE_NUMBER.sub("", one["text"]))
        values = {name: one[name] for name in ("number", "issuer", "title") if one[name] is not None}
        wrong += [f"{name}: {value}" for name, value in values.items() if _bare(value) not in words]
        if one["date"] is not None and not _days(one["date"]) <= _figures(_dated(given, one)):
            wrong.append(f"date: {one['date']}")
    for name, (start, end) in told["identity"]["spans"].items():
        value = told["identity"][name]
        if name not in ("date", "kind") and not _in_order(value, given[start:end]):
            wrong.append(f"{name}: {value}")
    whole = _bare(given) + " " + _bare(_PAGE_NUMBER.sub("", given))
    for task in told["tasks"]:
        wrong += [name for name in (*task["lead"], *task["coordinate"]) if _bare(name) not in whole]
        if task["due"]["words"] is not None and _bare(task["due"]["words"]) not in whole:
            wrong.append(task["due"]["words"])
    return wrong


def _in_order(value: str, words: str) -> bool:
    """Whether all words of a value stand in the text in their order; another column may stand between."""
    rest = iter(_bare(word) for word in re.sub(r"<br>|[*|]", " ", words).split())
    return _bare(value) in _bare(words) or all(_bare(word) in rest for word in value.split())


def _dated(given: str, one: dict[str, Any]) -> str:
    """The words of a citation; with those behind it where several share a day (`cùng ngày`)."""
    behind = _NORMAL_BLANKS.sub(" ", given[one["end"] : one["end"] + 160])
    return str(one["text"]) + (behind if "cùng ngày" in unicodedata.normalize("NFC", behind) else "")


def _days(iso: str) -> set[int]:
    return {int(part) for part in iso.split("-")}


def _figures(words: str) -> set[int]:
    """Numbers in the words, also those torn apart by signs nobody sees."""
    return {int(found) for text in (words, _INVISIBLE.sub("", words)) for found in _DIGITS.findall(text)}


def _check(given: str) -> None:
    told = read(given).to_json()
    for group in ("recipients", "copies", "grounds", "citations", "tasks", "references"):
        for one in told[group]:
            assert given[one["start"] : one["end"]] == one["text"]
            assert one["text"].strip() == one["text"] != ""
    for node in told["structure"]:
        assert 0 <= node["start"] < node["end"] <= len(given)
    for start, end in told["identity"]["spans"].values():
        assert 0 <= start < end <= len(given)
    assert [one["start"] for one in told["citations"]] == sorted(one["start"] for one in told["citations"])
    assert not _invented(given, told)


PIECES = st.sampled_from(
    [
        *(words for words, _ in FORMS),
        *(
            "số",
            "Số:",
            "ngày",
            "tháng",
            "năm",
            "/",
            "-",
            "NĐ-CP",
            "QĐ-UBND",
            "14-KL/TW",
            "73/2023/NĐ-CP",
            "29/9/2023",
        ),
        *(
            "31/02/2024",
            "của",
            "Chính phủ",
            "UBND tỉnh",
            "Nghị định",
            "Luật",
            "Điều 5.",
            "khoản 1",
            "điểm đ",
            "Chương I",
        ),
        *(
            "I.",
            "1.",
            "2.1.",
            "a)",
            "đ)",
            "- ",
            "(1)",
            "Kính gửi:",
            "Nơi nhận:",
            "Căn cứ",
            "KẾ HOẠCH",
            "V/v",
            "TM. UBND",
        ),
        *(
            "Trần Văn A",
            "trước ngày",
            "quý II năm 2024",
            "hằng năm",
            "thường xuyên",
            "Đơn vị chủ trì: Sở Y tế",
            "cùng",
        ),
        *(
            "Giao Sở Nội vụ chủ trì, phối hợp với",
            "Thời gian thực hiện:",
            "và",
            ",",
            ";",
            ".",
            "\n",
            "\n\n",
            "\t",
            "\f",
        ),
        *(
            "\u0301",
            "\u200b",
            "\u00a0",
            "**",
            "##",
            "Ð",
            "ð",
            "\x00",
            "\ud7ff",
            "İ",
            "ǅ",
            "²",
            "٣",
            "。",
            "<br>",
            "|",
        ),
    ]
)
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from(["", " ", "\n"])), max_size=40).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)


@settings(max_examples=250, deadline=None, derandomize=True)
@given(TEXTS)
@example("")
@example("Số:")
@example("ngày")
@example("Kính gửi:")
@example("Nơi nhận:")
def test_pieces_of_directives(words: str) -> None:
    _check(words)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(max_size=300))
def test_any_text(words: str) -> None:
    _check(words)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.sampled_from(PACKS), st.sampled_from(sorted(SPELLINGS)), st.data())
def test_any_part_of_a_source(pack: str, spelling: str, data: st.DataObject) -> None:
    whole = SPELLINGS[spelling](text(pack))
    start = data.draw(st.integers(0, len(whole)))
    _check(whole[start : start + data.draw(st.integers(0, 4000))])


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_the_texts_in_every_spelling(spelling: str) -> None:
    for name in CORPUS:
        _check(SPELLINGS[spelling]((FOLDER / f"{name}.txt").read_text(encoding="utf-8")))


def test_an_invented_value_is_seen() -> None:
    words = "Nghị định số 73/2023/NĐ-CP ngày 29/9/2023 của Chính phủ"
    told = read(words).to_json()
    assert not _invented(words, told)
    for name, value in (("number", "74/2023/NĐ-CP"), ("date", "2023-09-30"), ("issuer", "Quốc hội")):
        other = read(words).to_json()
        other["citations"][0][name] = value
        assert _invented(words, other) == [f"{name}: {value}"]
