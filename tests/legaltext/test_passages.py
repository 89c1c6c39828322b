"""Whom a text addresses, who gets a copy, on what it rests."""

from __future__ import annotations

import pytest

from khoithong.legaltext import read

BODY = "\n\nThực hiện Công văn số 5/UBND-NC ngày 3/4/2024 của UBND tỉnh, Sở Nội vụ đề nghị:\n1. Rà soát.\n"

ADDRESSED = {
    "on one line": "Kính gửi: Các sở, ban, ngành; UBND các huyện, thành phố.",
    "with dashes": "Kính gửi:\n- Các sở, ban, ngành;\n- UBND các huyện, thành phố.",
    "first dash on the line": "Kính gửi: - Các sở, ban, ngành;\n- UBND các huyện,\nthành phố.",
    "without dashes": "Kính gửi:\nCác sở, ban, ngành;\nUBND các huyện, thành phố.",
    "in cells": "\tKính gửi:\n\t- Các sở, ban, ngành;\n\n- UBND các huyện, thành phố.\n",
}


@pytest.mark.parametrize("form", ADDRESSED)
def test_recipients(form: str) -> None:
    reading = read(f"Số: 12/SNV-TC\nV/v rà soát\n\n{ADDRESSED[form]}{BODY}")
    assert [" ".join(one.text.split()) for one in reading.recipients] == [
        "Các sở, ban, ngành",
        "UBND các huyện, thành phố",
    ]
    assert [task.clause for task in reading.tasks] == ["1"]


def test_copies_beside_the_signature() -> None:
    reading = read(
        f"Số: 12/SNV-TC\n{BODY}\nNơi nhận:                 KT. GIÁM ĐỐC\n- Như trên;                PHÓ GIÁM ĐỐC\n- Lưu: VT.\n"
        "                          Lê Thị Hoa\n"
    )
    assert [one.text for one in reading.copies] == ["Như trên", "Lưu: VT"]
    assert reading.identity.signer == "Lê Thị Hoa"


def test_grounds_end_where_the_order_begins() -> None:
    reading = read(
        "QUYẾT ĐỊNH\nVề việc rà soát\n\nCăn cứ Luật Cán bộ, công chức năm 2008;\nCăn cứ Nghị định số 73/2023/NĐ-CP; Căn cứ Quy chế làm việc;\n"
        "Xét đề nghị của Giám đốc Sở Nội vụ,\n\nQUYẾT ĐỊNH:\nĐiều 1. Rà soát.\n"
    )
    assert [one.text for one in reading.grounds] == [
        "Căn cứ Luật Cán bộ, công chức năm 2008",
        "Căn cứ Nghị định số 73/2023/NĐ-CP",
        "Căn cứ Quy chế làm việc",
        "Xét đề nghị của Giám đốc Sở Nội vụ",
    ]


def test_a_clause_that_rests_on_something_is_no_ground() -> None:
    assert not read(
        "KẾ HOẠCH\nRà soát\n\nI. NHIỆM VỤ\n1. Căn cứ chức năng, nhiệm vụ, các sở rà soát.\n"
    ).grounds
