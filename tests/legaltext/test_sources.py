"""The packs' own sources: identity, citations, addresses, recipients, grounds, tasks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from khoithong.lawbook.text import load_text
from khoithong.legaltext import read
from tests.legaltext.sources import CITED, NAMED, OWN, PACKS, ROOT, text

if TYPE_CHECKING:
    from khoithong.legaltext import Reading, Task


@pytest.fixture(params=PACKS)
def pack(request: pytest.FixtureRequest) -> str:
    """Each pack with a source."""
    return str(request.param)


def test_identity(pack: str) -> None:
    told = read(text(pack)).identity.to_json()
    spans = told.pop("spans")
    assert told == OWN[pack]
    assert set(spans) == {name for name, value in OWN[pack].items() if value is not None}


def test_every_dated_document_and_no_other(pack: str) -> None:
    cited = read(text(pack)).citations
    assert {(one.number, str(one.date)) for one in cited if one.number and one.date} == CITED[pack]
    numbers = {number for number, _ in CITED[pack]}
    assert {one.number for one in cited if one.number} == numbers


def test_documents_without_number(pack: str) -> None:
    cited = read(text(pack)).citations
    assert [(one.kind, one.issuer) for one in cited if one.number is None] == NAMED[pack]


def test_addresses_are_those_of_the_pack(pack: str) -> None:
    ours = {node.ref for node in read(text(pack)).structure if not re.search(r"chương|\(", node.ref)}
    provisions = load_text(ROOT / pack / "text").provisions
    assert ours == {ref for ref in provisions if not re.search(r"(^|/)(p\d+|end)$", ref)}


def test_a_part_holds_its_children(pack: str) -> None:
    nodes = {node.ref: node for node in read(text(pack)).structure}
    for node in nodes.values():
        if node.parent is not None:
            above = nodes[node.parent]
            assert above.start <= node.start <= node.end <= above.end


def test_recipients_and_grounds() -> None:
    reading = read(text("vinh-phuc-2024"))
    assert [one.text for one in reading.recipients] == [
        "Các sở, ban, ngành",
        "các đơn vị sự nghiệp thuộc UBND tỉnh",
        "các tổ chức Hội, Quỹ cấp tỉnh",
        "Ủy ban nhân dân các huyện, thành phố",
    ]
    assert [one.text for one in reading.copies] == [
        "UBND tỉnh (B/cáo)",
        "GD Sở NV (B/cáo)",
        "Như trên",
        "Lưu: VT, CCVC, XDCQ",
    ]
    (ground,) = reading.grounds
    assert ground.text.startswith("Căn cứ Quyết định số 1047/QĐ-UBND")
    assert ground.text.endswith("giai đoạn 2022-2025")
    assert len(read(text("tinh-uy-2026")).grounds) == 6
    assert len(read(text("soc-trang-2023")).grounds) == 3


def _of(reading: Reading, clause: str) -> Task:
    (task,) = [task for task in reading.tasks if task.clause == clause]
    return task


def _due(task: Task) -> dict[str, Any]:
    return task.due.to_json()


def test_the_report_of_vinh_phuc() -> None:
    task = _of(read(text("vinh-phuc-2024")), "5")
    assert _due(task) == {
        "kind": "date",
        "from": None,
        "on": "2024-08-29",
        "words": "trước ngày 30/8/2024",
    }
    assert task.lead == ("các cơ quan, đơn vị, địa phương",)
    assert task.text.startswith("5. Báo cáo kết quả 3 năm")
    assert task.text.endswith("(5) Kiến nghị, đề xuất.")


def test_a_paragraph_behind_a_list_is_a_task_of_its_own() -> None:
    tasks = [task for task in read(text("vinh-phuc-2024")).tasks if task.clause == "1"]
    assert [task.lead for task in tasks] == [
        ("Thủ trưởng các cơ quan, đơn vị, địa phương",),
        ("Chủ tịch UBND các huyện, thành phố",),
    ]


def test_the_tasks_of_can_tho() -> None:
    reading = read(text("can-tho-2024"))
    draft = _of(reading, "II/2")
    assert draft.lead == ("Sở Nội vụ",)
    assert draft.coordinate == ("cơ quan, đơn vị, địa phương",)
    assert _due(draft) == {
        "kind": "date",
        "from": "2024-04-01",
        "on": "2024-06-30",
        "words": "quý II năm 2024",
    }
    assert _due(_of(reading, "II/1"))["kind"] == "standing"
    assert _due(_of(reading, "IV/1/d"))["words"] == "Định kỳ hàng năm"
    assert _due(_of(reading, "IV/1/d"))["kind"] == "periodic"
    assert _of(reading, "IV/1/b").lead == ("Thủ trưởng cơ quan, đơn vị, địa phương",)
    assert _of(reading, "IV/2/b").lead == ("Sở Nội vụ",)
    assert _due(_of(reading, "IV/2/b"))["on"] == "2024-06-30"
    assert not [task for task in reading.tasks if (task.clause or "").startswith(("I/", "III"))]


def test_the_tasks_of_ninh_thuan() -> None:
    reading = read(text("ninh-thuan-2021"))
    told = _of(reading, "6")
    assert (told.lead, told.coordinate) == (
        ("Sở Thông tin và Truyền thông",),
        ("các cơ quan có liên quan",),
    )
    watch = _of(reading, "7")
    assert (watch.lead, watch.coordinate) == (("Sở Nội vụ",), ("Văn phòng Ủy ban nhân dân tỉnh",))


def test_the_tasks_of_the_regulation() -> None:
    reading = read(text("tinh-uy-2026"))
    assert _due(_of(reading, "14/8"))["kind"] == "periodic"
    assert _of(reading, "14/8").lead == ("cơ quan sử dụng cán bộ",)
    assert _of(reading, "19/2").lead == ("Ban Tuyên giáo và Dân vận Tỉnh ủy",)
    assert _of(reading, "19/4").lead == (
        "Đảng ủy Hội đồng nhân dân tỉnh",
        "Đảng ủy Ủy ban nhân dân tỉnh",
    )
    assert _of(reading, "20/1").coordinate == (
        "các cơ quan tham mưu giúp việc của Tỉnh ủy",
        "Đảng ủy Ủy ban nhân dân tỉnh",
        "các cơ quan liên quan",
    )
    assert all(
        (task.clause or "").partition("/")[0] in {"13", "14", "15", "18", "19", "20"}
        for task in reading.tasks
    )
