"""Names: what people called the file, and nothing that hides or harms."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khoithong.casefiles.attachments.formats import FORMATS, JPEG, PDF, TEXT, Format
from khoithong.casefiles.attachments.names import LONGEST, clean_name, kept_name

NFD = unicodedata.normalize("NFD", "Báo cáo kết quả thực hiện kế hoạch tháo gỡ điểm nghẽn ")


@pytest.mark.parametrize(
    ("given_name", "kind", "kept"),
    [
        ("Tờ trình.pdf", PDF, "Tờ trình.pdf"),
        ("C:\\Users\\an\\Tờ trình.PDF", PDF, "Tờ trình.PDF"),
        ("../../etc/passwd", TEXT, "passwd.txt"),
        ("a\x00b\r\nc.pdf", PDF, "ab c.pdf"),
        ("bao\u202ecexe.pdf", PDF, "baocexe.pdf"),
        ("x.exe", PDF, "x.exe.pdf"),
        ("x.html", TEXT, "x.html.txt"),
        ("ảnh.JPEG", JPEG, "ảnh.JPEG"),
        ("Tờ trình số 12.2026", PDF, "Tờ trình số 12.2026.pdf"),
        ('a<b>:"|?*.pdf', PDF, "a_b______.pdf"),
        ("con.pdf", PDF, "_con.pdf"),
        ("...pdf", PDF, "pdf.pdf"),
        (".pdf", PDF, "pdf.pdf"),
        ("", PDF, "Tài liệu.pdf"),
        ("\u200b\u200d", PDF, "Tài liệu.pdf"),
        ("Thu\u031b\u0309.txt", TEXT, "Thử.txt"),
        ("\ud800.pdf", PDF, "pdf.pdf"),
    ],
)
def test_a_name_is_kept_as_people_read_it(given_name: str, kind: Format, kept: str) -> None:
    assert kept_name(given_name, kind) == kept


def test_a_very_long_decomposed_name_is_cut_between_letters() -> None:
    kept = kept_name(NFD * 20 + ".docx.pdf", PDF)
    assert len(kept.encode()) <= LONGEST
    assert kept.endswith(".pdf")
    assert kept == unicodedata.normalize("NFC", kept)
    assert kept.removesuffix(".pdf").startswith("Báo cáo kết quả")


def test_marks_are_not_parted_from_their_letter() -> None:
    kept = kept_name("x" * 194 + "q\u0301\u0323" + "y" * 50 + ".pdf", PDF)
    assert kept == "x" * 194 + ".pdf"


@given(st.text(), st.sampled_from(FORMATS))
def test_every_name_can_be_written_anywhere(name: str, kind: Format) -> None:
    kept = kept_name(name, kind)
    assert 0 < len(kept.encode()) <= LONGEST
    assert not set(kept) & set('/\\<>:"|?*')
    assert not any(unicodedata.category(char).startswith(("Cc", "Cf", "Cs")) for char in kept)
    assert kept.lower().endswith(kind.extensions)
    assert kept == kept.strip()
    assert kept_name(kept, kind) == kept
    assert clean_name(kept) == kept
