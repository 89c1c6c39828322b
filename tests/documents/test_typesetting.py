"""Many documents at once: each is its own, and compilers are kept, never more than processors."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from pypdf import PdfReader

from khoithong.documents import pdf as setting
from khoithong.documents.catalogue import KINDS
from khoithong.documents.pdf import pdf, pictures
from khoithong.documents.sample import FACTS

if TYPE_CHECKING:
    from khoithong.documents.content import Document


def document(number: int) -> Document:
    return KINDS["approval_decision"].make(replace(FACTS, code=f"DX-2026-{number:06}"))


def test_documents_set_at_the_same_time_are_each_their_own() -> None:
    with ThreadPoolExecutor(8) as threads:
        made = list(threads.map(lambda number: pdf(document(number)), range(40)))
    for number, one in enumerate(made):
        said = PdfReader(BytesIO(one)).pages[0].extract_text()
        assert f"DX-2026-{number:06}" in said.replace("\n", "")


def test_compilers_are_kept_and_never_more_than_processors() -> None:
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda number: pdf(document(number)), range(20)))
    kept = setting._COMPILERS._idle
    assert 1 <= len(kept) <= (os.cpu_count() or 1)


def test_pages_are_shown_as_pictures() -> None:
    shown = pictures(KINDS["minutes"].make(FACTS))
    assert len(shown) == 2
    assert all(one.startswith(b"\x89PNG") for one in shown)
    assert len(pictures(document(1))) == 1
