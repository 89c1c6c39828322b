"""Stamps: what they say, in which letters, and that they cover nothing that was written."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader

from khoithong.documents.catalogue import KINDS
from khoithong.documents.pdf import places
from khoithong.documents.sample import FACTS, facts
from khoithong.documents.signing.check import check
from khoithong.documents.signing.places import AGENCY, corner_spot, person_spot, seal_spot
from khoithong.documents.signing.prepared import prepared_pdf
from khoithong.documents.signing.sign import Wish, fields, signed
from khoithong.documents.signing.stamp import Shown, drawn, person_lines, time_words
from tests.documents.signing.conftest import AT

if TYPE_CHECKING:
    from khoithong.documents.signing.places import Spot
    from tests.documents.signing.conftest import Keys

MM = 72 / 25.4


def texts(pdf: bytes) -> list[list[tuple[tuple[float, float, float, float], str]]]:
    """By page, each stretch of text with its box."""
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage()
        boxes = [text.get_rect(number) for number in range(text.count_rects())]
        found.append([(box, text.get_text_bounded(*box)) for box in boxes])
    return found


def covered(pdf: bytes, spot: Spot) -> list[str]:
    """The words under a box."""
    return [words for _, words in under(pdf, spot)]


def under(pdf: bytes, spot: Spot) -> list[tuple[tuple[float, float, float, float], str]]:
    """The text under a box, with its own boxes."""
    left, bottom, right, top = spot.box
    return [
        ((one_left, one_bottom, one_right, one_top), words)
        for (one_left, one_bottom, one_right, one_top), words in texts(pdf)[spot.page]
        if one_left < right and left < one_right and one_bottom < top and bottom < one_top
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_no_stamp_covers_text(kind: str) -> None:
    document = KINDS[kind].make(facts(kind))
    pdf = prepared_pdf(document)
    for place in places(document):
        assert covered(pdf, person_spot(place, document.form)) == []
    assert covered(pdf, corner_spot(document.form)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_seal_reaches_no_text_but_its_signer_s_own(kind: str) -> None:
    document = KINDS[kind].make(facts(kind))
    pdf, place = prepared_pdf(document), places(document)[-1]
    block = (place.x, 842 - place.y - place.height - 24, place.x + place.width, 842 - place.y + 34)
    seal = seal_spot(person_spot(place, document.form), document.form)
    for box, words in under(pdf, seal):
        assert block[0] <= box[0], words
        assert block[1] <= box[1], words
        assert box[2] <= block[2], words
        assert box[3] <= block[3], words


def test_a_box_over_the_words_would_be_found() -> None:
    document = KINDS["approval_decision"].make(FACTS)
    spot = person_spot(places(document)[0], "state")
    left, bottom, right, top = spot.box
    moved = type(spot)(spot.page, (left, bottom + 60, right, top + 60))
    assert covered(prepared_pdf(document), moved) != []


def test_the_seal_lies_in_its_true_size_over_the_left_third_of_the_signature() -> None:
    document = KINDS["approval_decision"].make(FACTS)
    person = person_spot(places(document)[0], "state")
    seal = seal_spot(person, "state")
    width = person.box[2] - person.box[0]
    assert seal.box[2] - seal.box[0] == seal.box[3] - seal.box[1] == pytest.approx(36 * MM, abs=1)
    assert (seal.box[2] - person.box[0]) / width == pytest.approx(1 / 3, abs=0.02)
    assert seal.box[0] < person.box[0]
    assert (seal.box[1] + seal.box[3]) / 2 == pytest.approx((person.box[1] + person.box[3]) / 2, abs=1)


def test_the_corner_is_within_the_margin_at_the_head_of_the_first_page() -> None:
    spot = corner_spot("state")
    assert spot.page == 0
    assert spot.box[1] >= 842 - 20 * MM
    assert spot.box[2] == pytest.approx(595 - 15 * MM, abs=1)


def test_the_stamp_says_who_in_which_office_where_and_when(once: bytes) -> None:
    page: Any = PdfReader(io.BytesIO(once)).pages[0]
    widget = page["/Annots"][0].get_object()
    spot = fields(once)[0].spot
    assert spot is not None
    shown = drawn(Shown(person_lines("Hồ Sỹ Nguyên", "Giám đốc", "Sở Xây dựng", AT)), spot, "state")
    assert widget["/AP"]["/N"].get_object()["/Resources"]["/XObject"]
    text = PdfReader(io.BytesIO(shown)).pages[0].extract_text()
    for words in (
        "Ký bởi: Hồ Sỹ Nguyên",
        "Giám đốc",
        "Sở Xây dựng",
        "Thời gian ký: 04.05.2026 09:00:00 +07:00",
    ):
        assert words in text


def test_the_time_tells_its_zone() -> None:
    assert time_words(AT) == "04.05.2026 09:00:00 +07:00"


@pytest.mark.parametrize("length", [1, 3, 12])
def test_long_names_fit_in_tinos_alone(length: int) -> None:
    document = KINDS["approval_decision"].make(FACTS)
    spot = person_spot(places(document)[0], "state")
    agency = " ".join(["Văn phòng Đoàn đại biểu Quốc hội"] * length)
    pdf = drawn(
        Shown(person_lines("Nguyễn Hoàng Minh Nguyệt Ánh", "Phó Chủ tịch", agency, AT)), spot, "state"
    )
    reader = PdfReader(io.BytesIO(pdf))
    assert len(reader.pages) == 1
    page: Any = reader.pages[0]
    names = {font.get_object()["/BaseFont"] for font in page["/Resources"]["/Font"].values()}
    assert names
    assert all("Tinos" in name for name in names)
    if length < 12:
        assert "+07:00" in reader.pages[0].extract_text()
        for box, _ in texts(pdf)[0]:
            assert box[0] >= 0
            assert box[2] <= spot.box[2] - spot.box[0]


def test_pictures_of_signature_and_seal_are_shown_and_the_file_stays_valid(
    keys: Keys, decision: bytes
) -> None:
    blue, red = _picture((31, 58, 147, 255)), _picture((210, 20, 20, 255))
    made = signed(
        decision,
        keys.persons,
        Wish("NguoiKy1", AT, stamp=lambda spot: drawn(Shown((), blue), spot, "state")),
    )
    person = fields(made)[0].spot
    assert person is not None
    seal = seal_spot(person, "state")
    made = signed(
        made,
        keys.agencys,
        Wish(AGENCY, AT, spot=seal, stamp=lambda spot: drawn(Shown((), red), spot, "state")),
    )
    assert check(made, keys.roots).verdict == "valid"
    page = pypdfium2.PdfDocument(made)
    page.init_forms()
    picture = page[0].render(scale=1, may_draw_forms=True).to_pil()
    assert _colour(picture, seal.box[0] + 20, (seal.box[1] + seal.box[3]) / 2) == "red"
    assert _colour(picture, person.box[2] - 65, (person.box[1] + person.box[3]) / 2) == "blue"


@pytest.mark.parametrize("picture", [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + b"0" * 50])
def test_a_picture_that_cannot_be_read_is_told(picture: bytes) -> None:
    document = KINDS["approval_decision"].make(FACTS)
    with pytest.raises(ValueError, match="cannot be read"):
        drawn(Shown((), picture), person_spot(places(document)[0], "state"), "state")


def test_a_signed_file_keeps_what_makes_it_fit_for_archives(twice: bytes) -> None:
    """What can be seen of PDF/A without a validator."""
    reader = PdfReader(io.BytesIO(twice))
    root: Any = reader.trailer["/Root"]
    assert b"pdfaid:part>2<" in root["/Metadata"].get_data()
    assert root["/OutputIntents"]
    assert "/NeedAppearances" not in root["/AcroForm"]
    assert "/Encrypt" not in reader.trailer
    pages: Any = reader.pages
    for annotation in (one.get_object() for page in pages for one in page.get("/Annots", ())):
        assert annotation["/AP"]["/N"]
        assert annotation["/F"] & 4  # printed
        assert not annotation["/F"] & 2  # not hidden


def _picture(colour: tuple[int, int, int, int]) -> bytes:
    made = io.BytesIO()
    Image.new("RGBA", (60, 40), colour).save(made, "PNG")
    return made.getvalue()


def _colour(picture: Image.Image, x: float, y: float) -> str:
    red, _, blue = picture.getpixel((round(x), round(842 - y)))[:3]  # type: ignore[index]
    return "red" if red > blue + 60 else "blue" if blue > red + 60 else "neither"
