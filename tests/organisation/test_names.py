"""Names are ordered by given name, in the order of a Vietnamese dictionary."""

from __future__ import annotations

import unicodedata

from khoithong.organisation.names import sort_key


def test_given_name_first_then_family_name() -> None:
    names = [
        "Trần Văn Bình",
        "Nguyễn Thị An",
        "Lê An",
        "Nguyễn Văn An",
        "Phạm Ân",
        "Đỗ Ăn",
        "Đỗ Đức",
        "Lê Dung",
    ]
    assert sorted(names, key=sort_key) == [
        "Lê An",
        "Nguyễn Thị An",
        "Nguyễn Văn An",
        "Đỗ Ăn",
        "Phạm Ân",
        "Trần Văn Bình",
        "Lê Dung",
        "Đỗ Đức",
    ]


def test_tones_decide_between_the_same_letters_in_dictionary_order() -> None:
    names = ["Mạ", "Má", "Mã", "Mả", "Mà", "Ma", "Man"]
    assert sorted(names, key=sort_key) == ["Ma", "Mà", "Mả", "Mã", "Má", "Mạ", "Man"]


def test_form_and_case_of_letters_make_no_difference() -> None:
    assert sort_key("nguyễn  văn ÁI ") == sort_key(unicodedata.normalize("NFD", "Nguyễn Văn Ái"))


def test_letters_of_other_scripts_have_a_place_too() -> None:
    assert sort_key("Ян").isascii()
    assert sort_key("") == ""
    assert sort_key("An 2") != sort_key("An")
