"""Who is charged, with whom, until when: sentence by sentence; tables of tasks."""

from __future__ import annotations

import docx
import pytest

from khoithong.legaltext import read
from khoithong.legaltext.reading_files import read_file
from tests.legaltext import files

Names = tuple[str, ...]


def _clause(words: str) -> str:
    """A plan of one clause."""
    return f"KẾ HOẠCH\nThực hiện công tác\n\nUBND tỉnh ban hành Kế hoạch như sau:\n\n1. {words}\n"


CHARGES: list[tuple[str, Names, Names]] = [
    ("Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát.", ("Sở Nội vụ",), ("Sở Tài chính",)),
    ("Giao Sở Nội vụ tham mưu UBND tỉnh.", ("Sở Nội vụ",), ()),
    (
        "Giao: Sở Y tế, Sở Tư pháp và UBND các huyện, thành phố kiểm tra.",
        ("Sở Y tế", "Sở Tư pháp", "UBND các huyện, thành phố"),
        (),
    ),
    ("Sở Văn hóa, Thể thao và Du lịch: Hướng dẫn các địa phương.", ("Sở Văn hóa, Thể thao và Du lịch",), ()),
    (
        "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh giám sát.",
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",),
        (),
    ),
    (
        "Thủ trưởng các cơ quan, đơn vị, địa phương có trách nhiệm quán triệt.",
        ("Thủ trưởng các cơ quan, đơn vị, địa phương",),
        (),
    ),
    (
        "Căn cứ chức năng, nhiệm vụ, Giám đốc các sở, Chủ tịch UBND các huyện, thành phố chịu trách nhiệm thi hành.",
        ("Giám đốc các sở", "Chủ tịch UBND các huyện, thành phố"),
        (),
    ),
    (
        "Ban Tổ chức Tỉnh ủy chủ trì, phối hợp với Ủy ban Kiểm tra Tỉnh ủy, Văn phòng Tỉnh ủy theo dõi.",
        ("Ban Tổ chức Tỉnh ủy",),
        ("Ủy ban Kiểm tra Tỉnh ủy", "Văn phòng Tỉnh ủy"),
    ),
    ("Định kỳ hằng quý, các chủ đầu tư báo cáo Sở Tài chính.", ("các chủ đầu tư",), ()),
]


@pytest.mark.parametrize(("words", "lead", "partners"), CHARGES, ids=[words[:30] for words, *_ in CHARGES])
def test_who_is_charged(words: str, lead: Names, partners: Names) -> None:
    (task,) = read(_clause(words)).tasks
    assert (task.clause, task.lead, task.coordinate) == ("1", lead, partners)
    assert task.text == f"1. {words}"


NOBODY = [
    "Báo cáo kết quả thực hiện gồm các phần sau đây.",
    "Tổ chức thực hiện tốt các nội dung đã nêu.",
    "Trường hợp vượt thẩm quyền thì xin ý kiến.",
    "Hội nghị được tổ chức tại hội trường.",
    "Cán bộ dám nghĩ, dám làm, dám chịu trách nhiệm được khuyến khích.",
    "Phòng, chống tham nhũng là nhiệm vụ thường ngày.",
]


@pytest.mark.parametrize("words", NOBODY)
def test_nobody_is_charged(words: str) -> None:
    assert not [task.lead for task in read(_clause(words)).tasks if task.lead]


def test_sections_that_order_nothing() -> None:
    plan = (
        "KẾ HOẠCH\nThực hiện công tác\n\nI. MỤC ĐÍCH, YÊU CẦU\n1. Sở Nội vụ nâng cao nhận thức trong năm 2025.\n"
        "II. KINH PHÍ\n1. Sở Tài chính bố trí.\nIII. TỔ CHỨC THỰC HIỆN\n1. Sở Tài chính bố trí kinh phí.\n"
    )
    assert [task.clause for task in read(plan).tasks] == ["III/1"]


def test_a_heading_charges_all_below_it() -> None:
    plan = (
        "KẾ HOẠCH\nThực hiện công tác\n\nIII. TỔ CHỨC THỰC HIỆN\n1. Các sở, ban, ngành; UBND các huyện, thành phố\n"
        "a) Xây dựng kế hoạch trước ngày 31/3/2024;\nb) Báo cáo hằng quý;\n2. Giao Sở Nội vụ:\n- Theo dõi, đôn đốc.\n"
    )
    tasks = {task.clause: task for task in read(plan).tasks}
    assert tasks.keys() == {"III/1/a", "III/1/b", "III/2/-1"}
    assert tasks["III/1/a"].lead == ("Các sở, ban, ngành", "UBND các huyện, thành phố")
    assert str(tasks["III/1/a"].due.on) == "2024-03-30"
    assert tasks["III/1/b"].due.kind == "periodic"
    assert tasks["III/2/-1"].lead == ("Sở Nội vụ",)


def test_lines_that_say_who_and_when() -> None:
    plan = (
        "KẾ HOẠCH\nThực hiện công tác\n\nII. NỘI DUNG\n1. Sơ kết\n- Cơ quan chủ trì: Sở Nội vụ; Trường Chính trị.\n"
        "- Cơ quan phối hợp: các sở, ngành.\n- Thời gian hoàn thành: Quý III/2024.\n- Sản phẩm: Báo cáo.\n"
    )
    (task,) = read(plan).tasks
    assert (task.clause, task.lead, task.coordinate) == (
        "II/1",
        ("Sở Nội vụ", "Trường Chính trị"),
        ("các sở, ngành",),
    )
    assert (str(task.due.from_), str(task.due.on)) == ("2024-07-01", "2024-09-30")
    assert task.text.endswith("- Sản phẩm: Báo cáo.")


def test_a_letter_charges_whom_it_addresses() -> None:
    letter = (
        "Số: 12/UBND-NC\nV/v rà soát\n\nKính gửi: Các sở, ban, ngành.\n\nChủ tịch UBND tỉnh yêu cầu các sở, ban, ngành thực hiện:\n\n"
        "1. Rà soát văn bản.\n2. Báo cáo trước ngày 5/5/2024.\n"
    )
    tasks = read(letter).tasks
    assert [(task.clause, task.lead) for task in tasks] == [
        ("1", ("các sở, ban, ngành",)),
        ("2", ("các sở, ban, ngành",)),
    ]
    assert str(tasks[1].due.on) == "2024-05-04"


@pytest.mark.parametrize(
    "ending", ["Đề nghị các đơn vị thực hiện./.", "Yêu cầu các đơn vị nghiêm túc thực hiện./."]
)
def test_the_formula_a_letter_ends_with_orders_nothing(ending: str) -> None:
    letter = (
        "CÔNG VĂN\nSố: 12/SYT-TCCB\n\nKính gửi: Các đơn vị trực thuộc.\n\nSở Y tế yêu cầu:\n"
        f"1. Các đơn vị quán triệt Nghị định.\n2. Các đơn vị báo cáo hằng quý.\n{ending}\n"
    )
    assert [task.clause for task in read(letter).tasks] == ["1", "2"]


def test_a_letter_without_numbers() -> None:
    letter = "Số: 12/UBND-NC\nV/v rà soát\n\nKính gửi: Sở Nội vụ.\n\nUBND tỉnh nhận được Công văn số 5/SNV-TC.\n\nGiao Sở Nội vụ trả lời trước ngày 5/5/2024.\n"
    (task,) = read(letter).tasks
    assert (task.clause, task.lead, str(task.due.on)) == (None, ("Sở Nội vụ",), "2024-05-04")


ROWS = (
    ("TT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành", "Ghi chú"),
    ("I", "Tuyên truyền", "", "", "", ""),
    ("1", "Phổ biến Nghị định", "Sở Nội vụ", "Các sở, ban, ngành; UBND các huyện", "Quý I/2024", ""),
    ("2", "Sơ kết\nmột năm", "Sở Nội vụ", "", "Trước 15/12/2024", ""),
)
PLANNED = [
    ("1", "Phổ biến Nghị định", ("Sở Nội vụ",), ("Các sở, ban, ngành", "UBND các huyện"), "2024-03-31"),
    ("2", "Sơ kết\nmột năm", ("Sở Nội vụ",), (), "2024-12-14"),
]


def test_a_table_in_word() -> None:
    document = docx.Document()
    document.add_paragraph("KẾ HOẠCH")
    table = document.add_table(len(ROWS), len(ROWS[0]))
    for row, words in enumerate(ROWS):
        for column, word in enumerate(words):
            table.cell(row, column).text = word
    tasks = read(read_file(files.saved(document), "a.docx")).tasks
    assert [(t.clause, t.text, t.lead, t.coordinate, str(t.due.on)) for t in tasks] == PLANNED


def test_a_table_between_strokes() -> None:
    lines = ["| " + " | ".join(word.replace("\n", " ") for word in row) + " |" for row in ROWS]
    lines.insert(1, "|---|---|---|---|---|---|")
    tasks = read("\n".join(lines)).tasks
    assert [(t.clause, t.lead, str(t.due.on)) for t in tasks] == [
        (c, lead, on) for c, _, lead, _, on in PLANNED
    ]


def test_a_table_copied_with_its_tabs() -> None:
    lines = ["\t".join(word.replace("\n", " ") for word in row) for row in ROWS]
    tasks = read("KẾ HOẠCH\n\n" + "\n".join(lines) + "\n\nTổ chức thực hiện.").tasks
    assert [(t.clause, t.lead, str(t.due.on)) for t in tasks] == [
        (c, lead, on) for c, _, lead, _, on in PLANNED
    ]


def test_a_table_of_other_things_holds_no_tasks() -> None:
    assert not read(
        "| STT | Họ và tên | Chức vụ |\n|---|---|---|\n| 1 | Nguyễn Văn A | Giám đốc Sở Nội vụ |\n"
    ).tasks


def test_a_paragraph_below_a_title() -> None:
    plan = (
        "KẾ HOẠCH\nThực hiện công tác\n\nII- NHIỆM VỤ\n1. Tăng cường lãnh đạo\n"
        "Các cấp ủy, tổ chức đảng và các tổ chức chính trị - xã hội tổ chức quán triệt.\n2. Tuyên truyền\n"
    )
    (task,) = read(plan).tasks
    assert (task.clause, task.lead) == (
        "II/1",
        ("Các cấp ủy, tổ chức đảng", "các tổ chức chính trị - xã hội"),
    )
    assert task.text.startswith("Các cấp ủy")


def test_a_numbered_line_that_is_a_whole_sentence_is_a_task() -> None:
    tasks = read(
        "CHỈ THỊ\nvề cán bộ\nBan Thường vụ Tỉnh ủy yêu cầu:\n"
        "I- Các cấp ủy quán triệt Kết luận số 14-KL/TW ngày 22/9/2021 của Bộ Chính trị.\n"
        "II- MỤC TIÊU\nNâng cao chất lượng.\n"
    ).tasks
    assert [(task.clause, task.lead) for task in tasks] == [("I", ("Các cấp ủy",))]
