"""A stranger's file is checked in a process of its own: the same report, and none that takes too much."""

from __future__ import annotations

import resource
import time
import zlib
from typing import TYPE_CHECKING, Final

import pytest

from khoithong.documents.signing import apart
from khoithong.documents.signing.apart import check_apart
from khoithong.documents.signing.check import check

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.documents.signing.conftest import Keys

GAVE_UP = "Tệp có cấu trúc bất thường, không kiểm tra được chữ ký."


def bomb(megabytes: int) -> bytes:
    """A file whose table of contents unpacks to so much."""
    packed = zlib.compress(bytes(megabytes * 1024 * 1024), 1)
    entries = megabytes * 1024 * 1024 // 4
    head = f"%PDF-1.7\n1 0 obj\n<</Type/XRef/Size {entries}/W[1 2 1]/Root 2 0 R/Filter/FlateDecode/Length {len(packed)}>>stream\n"
    return head.encode() + packed + b"\nendstream\nendobj\nstartxref\n9\n%%EOF\n"


def looping() -> bytes:
    """A file whose first table of contents names itself as the one before."""
    return (
        b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\nxref\n0 2\n0000000000 65535 f \n0000000009 00000 n \n"
        b"trailer\n<</Size 2/Root 1 0 R/Prev 44>>\nstartxref\n44\n%%EOF\n"
    )


HOSTILE: Final[dict[str, Callable[[], bytes]]] = {
    "bomb": lambda: bomb(900),
    "loop": looping,
    "empty": bytes,
    "bare": lambda: b"%PDF-1.7\n%%EOF\n",
}


def test_it_reports_what_the_check_itself_does(keys: Keys, twice: bytes) -> None:
    assert check_apart(twice, keys.roots) == check(twice, keys.roots)
    assert check_apart(twice, ()) == check(twice)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_broken_quickly_and_takes_little(name: str) -> None:
    content = HOSTILE[name]()
    began = time.monotonic()
    assert check_apart(content, ()).verdict == "broken"
    assert time.monotonic() - began < apart.SECONDS + 5
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 900 * 1024


def test_a_process_that_ends_without_a_report_is_a_file_that_could_not_be_checked(
    keys: Keys, twice: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "SECONDS", 0.01)
    report = check_apart(twice, keys.roots)
    assert (report.verdict, report.fault) == ("broken", GAVE_UP)
