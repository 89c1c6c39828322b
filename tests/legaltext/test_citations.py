"""Forms of citation, one by one; whole texts of other provinces; the same texts spelled otherwise."""

from __future__ import annotations

import pytest

from khoithong.legaltext import read
from tests.legaltext.corpus import CORPUS, FOLDER
from tests.legaltext.forms import FORMS, Row
from tests.legaltext.sources import CITED, PACKS, text
from tests.legaltext.spelling import SPELLINGS


def _pairs(words: str) -> set[tuple[str, str]]:
    return {(one.number, str(one.date)) for one in read(words).citations if one.number and one.date}


@pytest.mark.parametrize(("words", "expected"), FORMS, ids=[words[:40] for words, _ in FORMS])
def test_a_form(words: str, expected: list[Row]) -> None:
    cited = read(words).citations
    assert [(one.kind, one.number, one.date and str(one.date), one.issuer) for one in cited] == expected


def test_every_text_is_expected() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(CORPUS)
    assert len(CORPUS) >= 20


@pytest.mark.parametrize("name", CORPUS)
def test_a_text(name: str) -> None:
    reading = read((FOLDER / f"{name}.txt").read_text(encoding="utf-8"))
    expected = CORPUS[name]
    identity = reading.identity
    assert (identity.number, identity.date and str(identity.date), identity.signer) == expected.own
    dated = {(one.number, str(one.date)) for one in reading.citations if one.number and one.date}
    assert dated == expected.cited
    numbers = {number for number, _ in dated}
    assert {one.number for one in reading.citations if one.number} - numbers == expected.undated


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("pack", PACKS)
def test_a_source_spelled_otherwise(pack: str, spelling: str) -> None:
    other = SPELLINGS[spelling](text(pack))
    assert _pairs(other) == CITED[pack]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_the_texts_spelled_otherwise(spelling: str) -> None:
    wrong = {}
    for name, expected in CORPUS.items():
        told = _pairs(SPELLINGS[spelling]((FOLDER / f"{name}.txt").read_text(encoding="utf-8")))
        if told != expected.cited:
            wrong[name] = told ^ expected.cited
    assert not wrong


def test_a_stamp_is_not_the_own_number() -> None:
    head = "ĐẾN\nSố: 1234\nNgày: 05/3/2024\nUBND TỈNH HÒA BÌNH\nSỞ NỘI VỤ\nSố: 77 /SNV-TC\nHòa Bình, ngày 04 tháng 3 năm 2024\nKính gửi: Sở Y tế.\n"
    identity = read(head).identity
    assert (identity.number, str(identity.date), identity.issuer) == ("77/SNV-TC", "2024-03-04", "SỞ NỘI VỤ")


def test_a_day_without_a_place() -> None:
    identity = read("UBND TỈNH\nSố: 236/UBND-VX\nNgày 24 tháng 03 năm 2026\nKính gửi: Các sở.\n").identity
    assert (identity.number, str(identity.date), identity.place) == ("236/UBND-VX", "2026-03-24", None)


def test_columns_grown_together() -> None:
    head = (
        "BỘ NỘI VỤ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 123/BNV-CCVC Độc lập - Tự do - Hạnh phúc\n"
        "V/v rà soát văn bản Hà Nội, ngày 5 tháng 3 năm 2024\nKính gửi: Sở Nội vụ các tỉnh.\n"
    )
    identity = read(head).identity
    assert (identity.number, identity.place, str(identity.date)) == ("123/BNV-CCVC", "Hà Nội", "2024-03-05")
    assert (identity.issuer, identity.subject) == ("BỘ NỘI VỤ", "rà soát văn bản")


def test_a_subject_that_goes_on_with_a_number_is_not_the_own_number() -> None:
    plan = "KẾ HOẠCH\nTriển khai thực hiện Quyết định\nsố 695/QĐ-TTg ngày 10/5/2021 của Thủ tướng Chính phủ\n\nUBND tỉnh ban hành Kế hoạch như sau:\n"
    reading = read(plan)
    assert reading.identity.number is None
    assert _pairs(plan) == {("695/QĐ-TTg", "2021-05-10")}


def test_a_day_in_the_subject_is_not_the_day_of_issue() -> None:
    identity = read(
        "KẾ HOẠCH\nTriển khai Công điện, ngày 05/3/2024 của Thủ tướng Chính phủ\n\nI. MỤC TIÊU\n"
    ).identity
    assert (identity.date, identity.place) == (None, None)
    assert (
        read("Số: 1/KH-UBND\nThành phố Hồ Chí Minh, ngày 5 tháng 3 năm 2024\nKẾ HOẠCH\n").identity.place
        == "Thành phố Hồ Chí Minh"
    )
