"""The texts are verbatim, and every part of them is addressable as the text prints it."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from khoithong.lawbook import yamlsource
from khoithong.lawbook.text import LawText, load_text
from khoithong.lawbook.yamlsource import SourceError

REGULATIONS = Path(__file__).parents[2] / "regulations"

# Written on the paper by hand and described by whoever transcribed it: no words of the text.
NOT_OF_THE_TEXT = "*Handwritten mark*"


@pytest.fixture(scope="module")
def tinh_uy() -> LawText:
    return load_text(REGULATIONS / "tinh-uy-2026" / "text")


@pytest.fixture(scope="module")
def soc_trang() -> LawText:
    return load_text(REGULATIONS / "soc-trang-2023" / "text")


TRANSCRIBED = ["can-tho-2024", "ninh-thuan-2021", "soc-trang-2023", "tinh-uy-2026", "vinh-phuc-2024"]


def bare(text: str) -> str:
    """Without what is layout only: white space, the asterisks of bold and italic, headings and lists in Markdown."""
    text = re.sub(r"(?m)^#+ |^- (?=[a-zđ]\) )", "", text)
    return unicodedata.normalize("NFC", re.sub(r"[\s*]+", "", text))


@pytest.mark.parametrize("pack", TRANSCRIBED)
def test_nothing_lost_added_or_changed(pack: str) -> None:
    folder = REGULATIONS / pack
    contents = yamlsource.read(folder / "text" / "contents.yaml").value
    names = [contents["preamble"], *contents["order"], contents["closing"]]
    together = "".join((folder / "text" / name).read_text(encoding="utf-8") for name in names)
    source = (folder / "source.txt").read_text(encoding="utf-8").replace(NOT_OF_THE_TEXT, "")
    assert bare(together) == bare(source)


@pytest.mark.parametrize("pack", TRANSCRIBED)
def test_the_tree_holds_every_word(pack: str) -> None:
    folder = REGULATIONS / pack / "text"
    text = load_text(folder)
    rebuilt = [text.preamble]
    chapters = {chapter.refs[0]: chapter for chapter in text.chapters}
    for provision in text.provisions.values():
        if provision.ref in chapters:
            rebuilt += ["Chương", chapters[provision.ref].number, chapters[provision.ref].title]
        rebuilt += [provision.marker, provision.title or "", provision.text]
    rebuilt.append(text.closing)
    source = (REGULATIONS / pack / "source.txt").read_text(encoding="utf-8").replace(NOT_OF_THE_TEXT, "")
    assert bare("".join(rebuilt)) == bare(source)


def test_no_paragraph_stops_in_the_middle_of_a_sentence() -> None:
    for path in REGULATIONS.glob("*/text/*.txt"):
        paragraphs = [line for line in path.read_text(encoding="utf-8").split("\n") if line]
        for line in paragraphs[1:]:
            continues = line[0].islower() and not re.match(r"[a-zđ]\) ", line) and path.stem != "preamble"
            assert not continues, f"{path.name}: {line[:40]}"


def test_articles_and_chapters(tinh_uy: LawText) -> None:
    tops = [ref for ref, provision in tinh_uy.provisions.items() if provision.parent is None]
    assert tops == [str(number) for number in range(1, 21)]
    assert [(c.number, c.refs[0], c.refs[-1]) for c in tinh_uy.chapters] == [
        ("I", "1", "6"),
        ("II", "7", "8"),
        ("III", "9", "12"),
        ("IV", "13", "18"),
        ("V", "19", "20"),
    ]
    assert tinh_uy.chapters[4].title == "TỔ CHỨC THỰC HIỆN"
    assert tinh_uy.chapters[2].title.startswith("CHÍNH SÁCH KHUYẾN KHÍCH VÀ BIỆN PHÁP BẢO VỆ")


@pytest.mark.parametrize(
    ("ref", "children"),
    [
        ("1", "1/1 1/2"),
        ("5/1", "5/1/a 5/1/b 5/1/c 5/1/d"),
        ("6", "6/1 6/2 6/3 6/4 6/5"),
        ("7", "7/1 7/2 7/3"),
        ("7/1/1.1", "7/1/1.1/a 7/1/1.1/b 7/1/1.1/c"),
        ("7/2", "7/2/2.1 7/2/2.2 7/2/2.3"),
        ("7/2/2.1", "7/2/2.1/p2"),
        ("7/3", ""),
        ("8", "8/1 8/2 8/3 8/4 8/5"),
        ("11", ""),
        ("14", "14/1 14/2 14/3 14/4 14/5 14/6 14/7 14/8 14/9"),
        ("17/2", "17/2/p2"),
        ("17/3", "17/3/a 17/3/b 17/3/c"),
        ("19/1", "19/1/-1 19/1/-2 19/1/-3"),
        ("20", "20/1 20/2 20/end"),
        ("20/2", ""),
    ],
)
def test_children(tinh_uy: LawText, ref: str, children: str) -> None:
    assert tinh_uy.provisions[ref].children == tuple(children.split())


@pytest.mark.parametrize(
    ("ref", "children"),
    [
        ("II", "II/1 II/2 II/3 II/4"),
        ("II/3", "II/3/3.1 II/3/3.2 II/3/3.3"),
        ("II/3/3.2", " ".join(f"II/3/3.2/p{n}" for n in range(1, 7))),
        ("II/3/3.3", "II/3/3.3/p1 II/3/3.3/p2 II/3/3.3/p3"),
        ("II/4", "II/4/p1 II/4/p2 II/4/p3"),
        ("III", "III/1 III/2 III/3 III/end"),
    ],
)
def test_children_of_numbered_sections(soc_trang: LawText, ref: str, children: str) -> None:
    assert soc_trang.provisions[ref].children == tuple(children.split())


@pytest.mark.parametrize(
    ("ref", "label"),
    [
        ("7", "Điều 7"),
        ("7/2", "khoản 2 Điều 7"),
        ("7/2/2.1", "điểm 2.1 khoản 2 Điều 7"),
        ("7/2/2.1/p2", "đoạn 2 điểm 2.1 khoản 2 Điều 7"),
        ("7/1/1.1/a", "tiết a điểm 1.1 khoản 1 Điều 7"),
        ("5/2/b", "điểm b khoản 2 Điều 5"),
        ("19/1/-2", "gạch đầu dòng thứ hai khoản 1 Điều 19"),
        ("20/end", "đoạn cuối Điều 20"),
    ],
)
def test_labels(tinh_uy: LawText, ref: str, label: str) -> None:
    assert tinh_uy.provisions[ref].label == label


def test_labels_of_numbered_sections(soc_trang: LawText) -> None:
    assert soc_trang.provisions["II/3/3.3"].label == "điểm 3.3 khoản 3 Mục II"
    assert soc_trang.provisions["III/end"].label == "đoạn cuối Mục III"


@pytest.mark.parametrize(
    ("ref", "title", "begins", "ends"),
    [
        ("7/3", "Bước 3. Quyết định và tổ chức thực hiện", "Trong thời hạn 03 ngày làm việc", "thực hiện."),
        ("7/2", "Bước 2. Phê duyệt đề xuất đổi mới, sáng tạo", "", ""),
        ("11", "Biện pháp bảo vệ cơ quan, tổ chức, cá nhân", "Cơ quan và người đứng đầu", "liên quan."),
        ("2", "Giải thích từ ngữ", "Trong Quy định này", "như sau:"),
        ("17/2/p2", None, "Trong thời hạn 03 ngày làm việc", "thực hiện đề xuất."),
        ("20/end", None, "Trong quá trình thực hiện", "chỉ đạo."),
        ("5/1/d", None, "Đẩy mạnh phân cấp", "chuyển đổi số."),
        ("16/4", None, "Trường hợp cơ quan", "chấm dứt thực hiện đề xuất."),
    ],
)
def test_words(tinh_uy: LawText, ref: str, title: str | None, begins: str, ends: str) -> None:
    provision = tinh_uy.provisions[ref]
    assert provision.title == title
    assert provision.text.startswith(begins)
    assert provision.text.endswith(ends)
    assert bool(provision.text) == bool(begins)


def test_full_text_holds_title_and_everything_below(tinh_uy: LawText) -> None:
    for provision in tinh_uy.provisions.values():
        for child in provision.children:
            assert tinh_uy.provisions[child].full_text in provision.full_text
            assert tinh_uy.provisions[child].parent == provision.ref
        assert provision.text in provision.full_text
        assert (provision.title or "") in provision.full_text
    assert "kiểm tra, đánh giá quá trình thực hiện" in tinh_uy.provisions["16"].full_text


def test_file_and_line_point_at_the_words(tinh_uy: LawText, soc_trang: LawText) -> None:
    for pack, text in (("tinh-uy-2026", tinh_uy), ("soc-trang-2023", soc_trang)):
        for provision in text.provisions.values():
            path = REGULATIONS / pack / "text" / provision.file
            line = path.read_text(encoding="utf-8").split("\n")[provision.line - 1]
            assert line.startswith(provision.marker)
            assert line.endswith(provision.title or provision.text)


def test_order_is_print_order(soc_trang: LawText) -> None:
    assert [provision.order for provision in soc_trang.provisions.values()] == list(range(36))


def test_units_are_what_has_words_of_its_own(tinh_uy: LawText) -> None:
    units = {provision.ref for provision in tinh_uy.units()}
    assert {"7/2/2.1", "7/2/2.1/p2", "7/3", "11", "8/1", "20/end"} <= units
    assert units.isdisjoint({"7", "7/1", "7/2", "6", "20"})


def test_lookups(tinh_uy: LawText) -> None:
    assert tinh_uy.contains("7/2/2.1")
    assert not tinh_uy.contains("7/2/2.9")
    assert tinh_uy.get("21") is None
    provision = tinh_uy.get("7/2/2.1/p2")
    assert provision is not None
    assert list(tinh_uy.ancestors("7/2/2.1/p2")) == ["7/2/2.1", "7/2", "7"]


def test_preamble_and_closing_stand_apart(tinh_uy: LawText) -> None:
    assert tinh_uy.preamble.startswith("QUY ĐỊNH\nvề khuyến khích")
    assert tinh_uy.preamble.count("\n- Căn cứ") == 6
    assert tinh_uy.closing.endswith("Phạm Đại Dương")


def write(folder: Path, contents: str, **files: str) -> Path:
    (folder / "contents.yaml").write_text(contents, encoding="utf-8")
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def test_other_shapes(tmp_path: Path) -> None:
    """Letters after đ, dashes below letters, roman numbers with a dot, numbers without a section."""
    folder = write(
        tmp_path,
        "order: [a.txt]",
        a="1. Một.\nd) Dê;\nđ) Đê:\n- gạch;\n- gạch nữa.\nI. PHẦN\n1. Tiêu đề\na) A.\nkhông số\n",
    )
    text = load_text(folder)
    refs = ["1", "1/d", "1/đ", "1/đ/-1", "1/đ/-2", "I", "I/1", "I/1/a", "I/1/a/p2"]
    assert list(text.provisions) == refs
    assert text.provisions["1/đ/-2"].label == "gạch đầu dòng thứ hai điểm đ mục 1"
    assert text.provisions["I"].label == "Mục I"
    assert text.provisions["I/1"].title == "Tiêu đề"
    assert (text.preamble, text.closing, text.chapters) == ("", "", ())


def test_decomposed_text_is_read_composed(tmp_path: Path) -> None:
    folder = write(
        tmp_path, "order: [a.txt]", a="Đie\u0302\u0300u 1. Tie\u0302u đe\u0302\u0300\n1. a\u0301.\n"
    )
    assert load_text(folder).provisions["1/1"].text == "á."


@pytest.mark.parametrize(
    ("contents", "files", "message"),
    [
        ("order: [a.txt]", {"a": "Điều 1. A\n1. B.\n1. C.\n"}, r"/a\.txt:3: .*“1/1” có hai lần"),
        ("order: [a.txt]", {"a": "Chữ trơ trọi.\n"}, r"/a\.txt:1: .*đứng trước"),
        ("order: [b.txt]", {"a": "Điều 1. A\n"}, r"contents\.yaml:1: không có tệp “b\.txt”"),
        ("order: [../a.txt]", {"a": "Điều 1. A\n"}, "không có tệp"),
        ("order: []", {"a": "Điều 1. A\n"}, r"“a\.txt” có trong thư mục nhưng không được kê"),
        ("order: [a.txt, a.txt]", {"a": "Điều 1. A\n"}, "hai lần"),
        ("order: a.txt", {"a": "Điều 1. A\n"}, "phải là danh sách"),
        ("order: [a.txt]\npreamble: [b]", {"a": "Điều 1. A\n"}, "contents.yaml:2: .*tên tệp"),
        ("order: [a.txt]\nheading: b", {"a": "Điều 1. A\n"}, "contents.yaml:2: không biết khóa “heading”"),
        ("order: [a.txt]\nclosing_paragraphs: ['2']", {"a": "Điều 1. A\n"}, "không có “2”"),
        ("order: [a.txt]\nclosing_paragraphs: ['1']", {"a": "Điều 1. A\n1. B.\n"}, "không kết thúc bằng"),
        ("order: [a.txt]\nclosing_paragraphs: ['1']", {"a": "Điều 1. A\nB.\nC.\n"}, "không kết thúc bằng"),
    ],
)
def test_refused(tmp_path: Path, contents: str, files: dict[str, str], message: str) -> None:
    folder = write(tmp_path, contents, **files)
    with pytest.raises(SourceError, match=message):
        load_text(folder)


def test_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"contents\.yaml:1: không đọc được tệp"):
        load_text(tmp_path / "none")
