"""Text out of files: every usual encoding, Word, PDF; whatever cannot be read says so in Vietnamese, at once."""

from __future__ import annotations

import contextlib
import io
import re
import time
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khoithong.legaltext import read
from khoithong.legaltext.reading_files import LARGEST, LONGEST, Unreadable, read_file
from tests.legaltext import files
from tests.legaltext.sources import CITED, PACKS, text

if TYPE_CHECKING:
    from pathlib import Path

LETTER = files.letter()
SECONDS = 20
"""A hang, not a slow machine."""


def _pairs(words: str) -> set[tuple[str | None, str | None]]:
    return {(one.number, str(one.date)) for one in read(words).citations if one.number and one.date}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_encodings(encoding: str) -> None:
    assert read_file(text("vinh-phuc-2024").encode(encoding), "a.txt") == text("vinh-phuc-2024")


def test_from_a_path_and_from_a_stream(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Số: 1/KH-UBND\r\n".encode())
    assert (
        read_file(path, path.name) == read_file(io.BytesIO(path.read_bytes()), "a.txt") == "Số: 1/KH-UBND\r\n"
    )


def test_a_letter_in_word() -> None:
    words = read_file(LETTER, "a.docx")
    identity = read(words).identity
    assert (identity.kind, identity.number, str(identity.date)) == ("Công văn", "1520/SNV-CCVC", "2024-09-05")
    assert (identity.issuer, identity.place, identity.signer) == ("SỞ NỘI VỤ", "Yên Bái", "Nguyễn Văn Trọng")
    assert identity.subject == "thực hiện Kết luận số 14-KL/TW"
    assert _pairs(words) == {("73/2023/NĐ-CP", "2023-09-29")}
    assert words.count("HỎA TỐC") == 1
    assert "1. Rà soát văn bản" in words
    assert "2. Báo cáo hằng năm." in words
    tasks = {task.clause: task.due for task in read(words).tasks}
    assert str(tasks["1"].on) == "2024-09-29"
    assert tasks["2"].kind == "periodic"


@pytest.mark.parametrize("pack", PACKS)
def test_sources_in_word(pack: str) -> None:
    lines = unicodedata.normalize("NFD", text(pack)).split("\n")
    assert _pairs(read_file(files.word(*lines), "a.docx")) == CITED[pack]


@pytest.mark.parametrize("pack", PACKS)
def test_sources_in_pdf(pack: str) -> None:
    assert _pairs(read_file(files.portable(text(pack)), "a.pdf")) == CITED[pack]


def test_word_numbers_its_lists_at_several_levels() -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{words}"/></w:lvl>'
        for level, (form, words) in enumerate(
            (("upperRoman", "%1."), ("decimal", "%1.%2."), ("lowerLetter", "%3)"), ("bullet", "•"))
        )
    )
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    numbering = (
        f'<w:numbering {space}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
        "</w:numbering>"
    ).encode()
    paragraphs = "".join(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
        for number, level in ((1, 0), (1, 1), (1, 1), (1, 2), (1, 3), (1, 0), (1, 1), (2, 0))
    )
    words = read_file(files.packed(word_document=files.body(paragraphs), word_numbering=numbering), "a.docx")
    assert [line.split()[0] for line in words.split("\n")] == [
        "I.",
        "I.1.",
        "I.2.",
        "a)",
        "-",
        "II.",
        "II.1.",
        "V.",
    ]


def test_hidden_and_deleted_words_are_left_out() -> None:
    inner = (
        "<w:p><w:r><w:t>giữ</w:t><w:tab/><w:noBreakHyphen/></w:r><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:br w:type='page'/><w:t>sau</w:t></w:r></w:p>"
    )
    assert read_file(files.packed(word_document=files.body(inner)), "a.docx") == "giữ\t-\fsau"


DEEP = "<w:p>" * 5000 + "</w:p>" * 5000
LAUGHS = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><a>&b;</a>'

REFUSED = {
    "empty": (b"", "tệp rỗng"),
    "blank": (b" \n\t ", "không có chữ nào"),
    "too large": (b"a" * (LARGEST + 1), "lớn quá 20 MB"),
    "too long": (b"a" * (LONGEST + 1), "dài quá 1.000.000 ký tự"),
    "old letters": ("Sè: 12/Q§-UB ngµy".encode("latin-1"), "không theo mã Unicode"),
    "program": (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20, "không theo mã Unicode"),
    "controls": (b"\x01\x02\x03\x04abc" * 50, "không phải văn bản"),
    "old word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "lưu lại thành .docx"),
    "rtf": (b"{\\rtf1 abc}", "lưu lại thành .docx"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "ảnh, không có chữ"),
    "letters of TCVN3": (
        "Céng hßa x· héi chñ nghÜa ViÖt Nam, ®éc lËp, ngµy 5 th¸ng 3, ®Ò nghÞ ®Þa ph¬ng".encode(),
        "bảng mã cũ",
    ),
    "letters of VNI": (
        "Coäng hoøa xaõ hoäi, ñoäc laäp, ngaøy 5 thaùng 3, ñeà nghò ñòa phöông ñöôïc".encode(),
        "bảng mã cũ",
    ),
    "spreadsheet": (files.packed(xl_workbook=b"<a/>"), "bảng tính Excel"),
    "broken zip": (files.word("a")[:800], "tệp Word hỏng"),
    "other zip": (files.packed(other=b"<a/>"), "không phải tài liệu Word"),
    "broken xml": (files.packed(word_document=b"<w:document><w:p>"), "tệp Word hỏng"),
    "bomb": (files.packed(word_document=b" " * 90_000_000), "quá lớn khi mở ra"),
    "deep": (files.packed(word_document=files.body(DEEP)), "quá lớn khi mở ra"),
    "many": (files.packed(word_document=files.body("<w:p/>" * 1_000_000)), "quá lớn khi mở ra"),
    "entities": (files.packed(word_document=LAUGHS), "có khai báo thực thể (DTD)"),
    "empty word": (files.packed(word_document=files.body("<w:p/>")), "không có chữ nào"),
    "broken pdf": (b"%PDF-1.7\n1 0 obj<<", "PDF hỏng"),
    "torn pdf": (files.portable("Số: 1/KH-UBND")[:500], "PDF hỏng"),
    "scan": (files.scanned(), "bản quét"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_says_why(name: str) -> None:
    content, why = REFUSED[name]
    started = time.monotonic()
    with pytest.raises(Unreadable, match=re.escape(why)) as told:
        read_file(content, "tệp gửi đến")
    assert time.monotonic() - started < SECONDS
    assert str(told.value).startswith("tệp gửi đến: ")
    assert str(told.value).endswith(".")


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.7\n", b"\xff\xfe", b"\xef\xbb\xbf"]),
)
def test_any_bytes_are_read_or_refused(content: bytes, mark: bytes) -> None:
    try:
        words = read_file(mark + content, "a")
    except Unreadable:
        return
    assert words.strip()


@settings(max_examples=30, deadline=None)
@given(st.integers(0, len(LETTER) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_word_document_is_read_or_refused(at: int, damage: bytes) -> None:
    with contextlib.suppress(Unreadable):
        assert read_file(LETTER[:at] + damage + LETTER[at + len(damage) :], "a.docx").strip()
