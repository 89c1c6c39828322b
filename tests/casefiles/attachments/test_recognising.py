"""What a file is follows from its content; what is unsafe is refused quickly and says why."""

from __future__ import annotations

import io
import resource
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khoithong.casefiles.attachments.archive import ENTRIES
from khoithong.casefiles.attachments.formats import FORMATS, Unacceptable, label_of
from khoithong.casefiles.attachments.recognising import recognise
from tests.casefiles.attachments import samples

if TYPE_CHECKING:
    from khoithong.casefiles.attachments.formats import Format

HONEST = samples.honest()
HOSTILE = samples.hostile()
SECONDS = 2.0


def what(content: bytes) -> Format:
    return recognise(io.BytesIO(content))


@pytest.mark.parametrize("media_type", HONEST)
def test_an_honest_file_is_known_by_its_content(media_type: str) -> None:
    assert what(HONEST[media_type][1]).media_type == media_type


def test_every_kind_that_is_taken_is_tried() -> None:
    assert {one.media_type for one in FORMATS} == set(HONEST)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_time_and_says_why(name: str) -> None:
    content, word = HOSTILE[name]
    began = time.process_time()
    with pytest.raises(Unacceptable, match=word) as refused:
        what(content)
    assert time.process_time() - began < SECONDS
    assert str(refused.value).endswith((".", "nhận."))


def test_without_its_check_a_part_within_another_would_be_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("khoithong.casefiles.attachments.archive._apart", lambda _spans, _end: None)
    assert what(samples.overlapping()).label == "Word"


def test_without_its_check_a_declaration_would_be_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("khoithong.casefiles.attachments.office._no_declarations", lambda _content: None)
    assert what(samples.ooxml({"word/extra": samples.XXE})).label == "Word"


def test_all_hostile_files_together_stay_within_the_memory_allowed() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for content, _ in HOSTILE.values():
        with pytest.raises(Unacceptable):
            what(content)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 256 * 1024  # kilobytes


def test_the_largest_document_taken_is_examined_in_time() -> None:
    parts = samples.ooxml_parts("xlsx")
    sheet = b"<?xml version='1.0'?><sheet>" + b"<c r='A1'><v>123</v></c>" * 4_000_000
    parts["xl/worksheets/sheet1.xml"] = sheet + b"</sheet>"
    parts["xl/worksheets/sheet2.xml"] = sheet + b"</sheet>"
    content = samples.archive(parts)
    began = time.process_time()
    assert what(content).label == "Excel"
    assert time.process_time() - began < SECONDS


def test_as_many_parts_as_are_allowed_are_examined_in_time() -> None:
    parts = samples.ooxml_parts() | {f"word/media/{n}": b"x" for n in range(ENTRIES - 3)}
    began = time.process_time()
    assert what(samples.archive(parts)).label == "Word"
    assert time.process_time() - began < SECONDS
    with pytest.raises(Unacceptable, match="bất thường"):
        what(samples.archive(parts | {"word/one-too-many": b"x"}))


def test_a_chart_with_its_table_is_taken() -> None:
    assert what(samples.nested(1)).label == "Word"


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("hyperlink", "https://host.example/"),
        ("attachedTemplate", "file:///C:/Users/an/Normal.dotm"),
        ("image", "media/image1.png"),
        ("externalLinkPath", "Quy 1.xlsx"),
    ],
)
def test_ties_that_fetch_nothing_are_taken(kind: str, target: str) -> None:
    content = samples.ooxml({"word/x.rels": samples.relations((kind, target, True))})
    assert what(content).label == "Word"


def test_a_picture_with_what_cameras_write_behind_it_is_taken() -> None:
    assert what(samples.jpeg(behind=b"SEFT" * 100)).label == "ảnh JPEG"


def test_plain_text_of_notepad_is_taken() -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert what("Tờ trình\r\n\tđã gửi".encode(encoding)).label == "văn bản thuần"


def test_a_letter_cut_by_the_reading_is_still_a_letter() -> None:
    assert what("ễ".encode() * 400_000).label == "văn bản thuần"
    with pytest.raises(Unacceptable, match="UTF-8"):
        what("ễ".encode() * 10 + "ễ".encode()[:1])


def test_kinds_have_names() -> None:
    assert label_of("application/pdf") == "PDF"
    assert label_of("application/x-unheard") == "application/x-unheard"


@given(st.binary(max_size=300))
def test_no_bytes_do_more_than_be_refused(content: bytes) -> None:
    for head in (b"", b"PK\x03\x04", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"\xff\xfe"):
        try:
            kind = what(head + content)
        except Unacceptable:
            continue
        assert kind in FORMATS


@given(
    st.sampled_from([content for _, content in HONEST.values()]),
    st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), min_size=1, max_size=6),
)
def test_no_damage_does_more_than_be_refused(content: bytes, changes: list[tuple[int, int]]) -> None:
    damaged = bytearray(content)
    for place, value in changes:
        damaged[place % len(damaged)] = value
    try:
        kind = what(bytes(damaged))
    except Unacceptable:
        return
    assert kind in FORMATS
