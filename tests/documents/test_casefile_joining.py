"""A case's pages joined: volumes, what cannot be joined, turned pages, nothing that acts by itself."""

from __future__ import annotations

import ctypes
import shutil
from dataclasses import fields, replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import PdfFileWriter, copy_into_new_writer

from khoithong.demonstration.making.pdf import page
from khoithong.demonstration.making.png import chart
from khoithong.documents.casefile import joining
from khoithong.documents.casefile.entries import Casefile, Item, casefile_of
from khoithong.documents.casefile.joining import join
from khoithong.documents.casefile.typesetting import TEMPLATE, Typesetter, breakable, index_pdf

if TYPE_CHECKING:
    from pathlib import Path

PDF_TYPE = "application/pdf"
PDF = page("Sở Xây dựng", "Tờ trình", ("Hồ sơ còn 12 ngày.",))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder prepared as the process that joins finds it."""
    shutil.copyfile(TEMPLATE, tmp_path / TEMPLATE.name)
    (tmp_path / "package/data/tep").mkdir(parents=True)
    return tmp_path / "package"


@pytest.fixture
def setter(root: Path) -> Typesetter:
    return Typesetter.in_folder(root.parent, below="package/")


def case_file(root: Path, *contents: tuple[str, bytes], **more: object) -> Casefile:
    items = []
    for place, (media_type, content) in enumerate(contents, 1):
        path = f"data/tep/{place}"
        (root / path).write_bytes(content)
        items.append(
            Item(place, f"Tài liệu {place}", "Tệp", path=path, size=len(content), media_type=media_type)
        )
    words = dict.fromkeys((field.name for field in fields(Casefile)), "-")
    values = {**words, "number": 1, "items": tuple(items), "acts": (), "made": "2026-05-04T09:00:00"}
    return Casefile(**(values | more))  # type: ignore[arg-type]


def pages_of(path: Path) -> list[str]:
    with pdfium.PdfDocument(path) as document:
        return [sheet.get_textpage().get_text_range() for sheet in document]


def test_a_file_as_plain_data_is_the_same_file(root: Path) -> None:
    file = case_file(root, (PDF_TYPE, PDF))
    assert casefile_of(file.as_json()) == file


def test_large_files_come_in_volumes_numbered_through(root: Path, setter: Typesetter) -> None:
    file = case_file(root, *[(PDF_TYPE, PDF)] * 5)
    joined = join(file, root, setter, volume=len(PDF) * 2)
    assert joined.volumes == ("ho-so-tap-1.pdf", "ho-so-tap-2.pdf", "ho-so-tap-3.pdf")
    assert [item.volume for item in joined.items] == [1, 1, 2, 2, 3]
    sheets = [pages_of(root / "data" / name) for name in joined.volumes]
    assert sum(map(len, sheets)) == joined.pages
    through = [text for volume in sheets for text in volume]
    for item in joined.items:
        assert through[item.page - 1].strip().endswith(str(item.page))
        assert "Tờ trình" in through[item.page - 1]
    assert "Tập 2 / 3" in sheets[1][0]


def test_one_volume_never_opens_more_than_its_share(
    root: Path, setter: Typesetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[int] = []
    whole = joining._volume

    def counting(path: Path, cover: bytes, front: bytes | None, items: list[Item], *rest: object) -> None:
        taken.append(sum(item.size for item in items))
        whole(path, cover, front, items, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(joining, "_volume", counting)
    join(case_file(root, *[(PDF_TYPE, PDF)] * 7), root, setter, volume=len(PDF) * 3)
    assert len(taken) == 3
    assert max(taken) <= len(PDF) * 3


def locked() -> bytes:
    """The same PDF under a password."""
    writer = copy_into_new_writer(PdfFileReader(BytesIO(PDF)))
    assert isinstance(writer, PdfFileWriter)
    writer.encrypt("mật khẩu", "khác")  # type: ignore[no-untyped-call]
    made = BytesIO()
    writer.write(made)  # type: ignore[no-untyped-call]
    return made.getvalue()


@pytest.mark.parametrize(
    ("media_type", "content", "said"),
    [
        (PDF_TYPE, b"%PDF-1.7 rubbish %%EOF", joining.BROKEN),
        (PDF_TYPE, locked(), joining.LOCKED),
        ("image/png", b"\x89PNG\r\n\x1a\nrubbish", joining.BROKEN),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK", joining.LOOSE),
        ("text/plain", "Chữ".encode(), joining.LOOSE),
    ],
)
def test_what_cannot_be_pages_keeps_its_line_with_the_reason(
    root: Path, setter: Typesetter, media_type: str, content: bytes, said: str
) -> None:
    file = case_file(root, (media_type, content), (PDF_TYPE, PDF))
    joined = join(file, root, setter)
    first, second = joined.items
    assert (first.pages, first.page, first.note) == (0, 0, said)
    assert second.pages == 1
    assert said.partition(";")[0] in " ".join(pages_of(root / "data/ho-so.pdf")[1].split())


def test_what_ended_an_earlier_attempt_is_left_alone(root: Path, setter: Typesetter) -> None:
    opened: list[int] = []
    file = case_file(root, (PDF_TYPE, PDF), (PDF_TYPE, PDF))
    joined = join(file, root, setter, skip=[1], note=opened.append)
    assert joined.items[0].note == joining.BROKEN
    assert 1 not in opened


def test_too_many_pages_stay_a_file_of_their_own(
    root: Path, setter: Typesetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(joining, "MOST_PAGES", 0)
    assert join(case_file(root, (PDF_TYPE, PDF)), root, setter).items[0].note == joining.LONG


def test_another_form_of_a_document_is_not_joined_twice(root: Path, setter: Typesetter) -> None:
    file = case_file(root, (PDF_TYPE, PDF), (PDF_TYPE, PDF))
    items = (file.items[0], replace(file.items[1], loose=True))
    joined = join(replace(file, items=items), root, setter)
    assert [item.pages for item in joined.items] == [1, 0]


def turned(degrees: int) -> bytes:
    document = pdfium.PdfDocument(PDF)
    document[0].set_rotation(degrees)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_page_s_number_stands_upright_at_the_top_right_however_it_is_turned(
    root: Path, setter: Typesetter, degrees: int
) -> None:
    joined = join(case_file(root, (PDF_TYPE, turned(degrees))), root, setter)
    with pdfium.PdfDocument(root / "data/ho-so.pdf") as document:
        sheet = document[joined.items[0].page - 1]
        width, _ = sheet.get_size()
        text = sheet.get_textpage()
        box = text.get_charbox(text.count_chars() - 1)
        shown = [to_device(sheet, box[side], box[end]) for side, end in ((0, 1), (2, 3))]
    left, right = sorted(point[0] for point in shown)
    top, bottom = sorted(point[1] for point in shown)
    assert width - 40 < left < right <= width
    assert 0 <= top < bottom < 40
    assert bottom - top > right - left  # a digit is higher than wide


def to_device(sheet: pdfium.PdfPage, x: float, y: float) -> tuple[int, int]:
    """Where a point of a page is shown, in points from the top left."""
    width, height = (round(size) for size in sheet.get_size())
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(sheet, 0, 0, width, height, 0, x, y, across, down)
    return across.value, down.value


def test_nothing_in_the_joined_pages_acts_by_itself(root: Path, setter: Typesetter) -> None:
    script = PDF.replace(
        b"/Type /Page /Parent",
        b"/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /JavaScript /JS (app.alert(1)) >> >>]"
        b" /AA << /O << /S /JavaScript /JS (app.alert(2)) >> >> /Type /Page /Parent",
    )
    rewritten = BytesIO()
    pdfium.PdfDocument(script).save(rewritten)  # with its table of objects set right
    script = rewritten.getvalue()
    join(case_file(root, (PDF_TYPE, script)), root, setter)
    assert actions(script) == 2
    assert actions((root / "data/ho-so.pdf").read_bytes()) == 0


def actions(pdf: bytes) -> int:
    """Scripts that can be reached from the document's root."""
    reader: Any = PdfFileReader(BytesIO(pdf))
    seen: set[int] = set()

    def count(reference: Any) -> int:
        value: Any = reference.get_object()
        if id(value) in seen:
            return 0
        seen.add(id(value))
        parts: Any = (
            value if hasattr(value, "keys") else range(len(value)) if hasattr(value, "append") else ()
        )
        own = int(hasattr(value, "keys") and value.get("/S") == "/JavaScript")
        return own + sum(count(value.raw_get(part)) for part in parts)

    return count(reader.root)


def test_pictures_fill_a_sheet_of_a4(root: Path, setter: Typesetter) -> None:
    picture = chart("Sở", "Biểu đồ", ("24 và 12",))
    joined = join(case_file(root, ("image/png", picture)), root, setter)
    with pdfium.PdfDocument(root / "data/ho-so.pdf") as document:
        assert [round(size) for size in document[joined.pages - 1].get_size()] == [595, 842]


def test_the_index_settles_however_long_it_is(root: Path, setter: Typesetter) -> None:
    file = case_file(root, *[(PDF_TYPE, PDF)] * 120)
    joined = join(file, root, setter)
    words = " ".join(" ".join(text.split()) for text in pages_of(root / "data/ho-so.pdf")[1:8])
    last = joined.items[-1]
    assert f"Tài liệu 120 {last.page}" in words
    assert last.page == joined.pages


@pytest.mark.parametrize(
    ("form", "said", "unsaid"),
    [
        ("state", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐẢNG CỘNG SẢN"),
        ("party", "ĐẢNG CỘNG SẢN VIỆT NAM", "CỘNG HÒA XÃ HỘI"),
    ],
)
def test_the_index_is_headed_as_the_agency_s_documents_are(
    root: Path, form: str, said: str, unsaid: str
) -> None:
    file = case_file(root, (PDF_TYPE, PDF), form=form)
    with pdfium.PdfDocument(index_pdf(file)) as document:
        words = document[0].get_textpage().get_text_range()
    assert said in words
    assert unsaid not in words


def test_long_names_break_after_their_marks() -> None:
    assert breakable("a_b-c.d/e").split("\u200b") == ["a_", "b-", "c.", "d/", "e"]
