"""Texts made to be slow: time grows with length, whatever they hold."""

from __future__ import annotations

import time

import pytest

from khoithong.legaltext import read
from khoithong.legaltext.structure import MOST_PARTS

LENGTH = 150_000
SECONDS = 20
"""What grows faster than its length takes minutes; a slow machine takes a second."""

PIECES = {
    "fractions": "số 1/1/1/",
    "blanks": " ",
    "line ends": "\n",
    "figures": "1",
    "brackets": "(",
    "numbers without end": "1/2020/NĐ-",
    "joints": "NĐ-",
    "capitals": "A",
    "kinds": "Nghị định số ",
    "citations": "Nghị định số 1/2020/NĐ-CP ngày 1/1/2020 của Chính phủ ",
    "laws": "Luật A ",
    "amendments": "Luật sửa đổi ",
    "issuers": "của Bộ ",
    "agencies": "Sở A, ",
    "charges": "Giao Sở A ",
    "provisions": "điểm a khoản 1 Điều 1, ",
    "days": "ngày 1/1/2020 ",
    "periods": "trong thời hạn 10 ngày làm việc ",
    "marks": "a\u0301",
    "many marks": "\u0301",
    "invisible": "\u200b",
    "bold": "**a",
    "bars": "| a ",
    "cells": "\ta\n",
    "clauses": "1. a\n",
    "points": "a) b\n",
    "dashes": "- \n",
    "plans": "1. x\na) Đơn vị chủ trì: Sở A;\nb) Thời gian: quý I năm 2024.\n",
    "headings": "Chương I\nA\n",
    "pages": "\n\n1\n\n",
    "feet": "Nơi nhận:\n- a;\n",
    "addressees": "Kính gửi: a;\n",
    "dots": "Số: .",
    "tags": "<br",
}


@pytest.mark.parametrize("name", PIECES)
def test_time_grows_with_length(name: str) -> None:
    words = PIECES[name] * (LENGTH // len(PIECES[name]))
    started = time.monotonic()
    read(words)
    assert time.monotonic() - started < SECONDS


def test_a_text_of_more_parts_than_any_has() -> None:
    assert len(read("1. a\n" * (MOST_PARTS + 5)).structure) == MOST_PARTS
