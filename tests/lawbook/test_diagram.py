"""The procedure drawn: as the engine plays it, readable, the same bytes each time, valid BPMN 2.0."""

from __future__ import annotations

from collections import deque
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import SpiffWorkflow.bpmn.parser
from lxml import etree

from khoithong.cli.main import main
from khoithong.lawbook.diagram.bpmn import bpmn
from khoithong.lawbook.diagram.flow import flow_of, main_steps, repeated
from khoithong.lawbook.diagram.layout import SIZES, lay_out
from khoithong.lawbook.diagram.progress import progress
from khoithong.lawbook.diagram.svg import ground_words, svg
from khoithong.lawbook.diagram.words import width, wrapped
from khoithong.lawbook.loader import pack_ids
from khoithong.lawbook.pack import describe
from khoithong.procedure.vocabulary import STATUSES

if TYPE_CHECKING:
    from khoithong.lawbook.diagram.layout import Layout, Rect

PACK = "tinh-uy-2026"
MODEL = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
DIAGRAM = "{http://www.omg.org/spec/BPMN/20100524/DI}"
SVG = "{http://www.w3.org/2000/svg}"
every_pack = pytest.mark.parametrize("pack", pack_ids())


def layout_of(pack: str) -> Layout:
    described = describe(pack)
    return lay_out(flow_of(described), lambda step: ground_words(described, step))


# --- what leads where ---------------------------------------------------------------------------------------------


@every_pack
def test_every_status_is_left_again_but_the_last(pack: str) -> None:
    flow = flow_of(describe(pack))
    assert flow.statuses[0] == "draft"
    assert [status for status in flow.statuses if not flow.at(status)] == ["archived"]
    for status in flow.statuses[:-1]:
        assert any(step.leaves for step in flow.at(status)), status


@every_pack
def test_a_column_names_the_council_where_the_text_has_one(pack: str) -> None:
    described = describe(pack)
    headings = [heading for heading, _ in layout_of(pack).lanes]
    council = "establish_council" in described.regulation.acts
    assert any("Hội đồng" in heading for heading in headings) == council
    assert ("Hội đồng" in bpmn(described)) == council


@every_pack
def test_what_is_drawn_and_what_is_only_named_is_everything(pack: str) -> None:
    flow = flow_of(describe(pack))
    assert set(main_steps(flow)) | set(repeated(flow)) == set(flow.steps)
    assert not set(main_steps(flow)) & set(repeated(flow))
    for step in flow.steps:
        assert set(step.targets) <= set(flow.statuses)
        rule = describe(pack).regulation.acts[step.kind]
        assert step.status in rule.during
        assert bool(step.provisions) == (rule.addition is None)


def test_the_steps_are_those_of_the_text() -> None:
    flow = flow_of(describe(PACK))
    found = {(step.status, step.kind): step for step in flow.steps}
    closing = found["under_review", "close_meeting"]
    assert closing.targets == ("awaiting_party_opinion", "awaiting_decision")
    assert closing.limits == ("Tập thể lãnh đạo: 7 ngày làm việc", "Hội đồng đánh giá: 10 ngày")
    assert found["under_evaluation", "close_meeting"].provisions == (f"{PACK}#17/2", f"{PACK}#17/3")
    assert found["awaiting_evaluation_opinion", "seek_party_opinion"].limits == ("3 ngày làm việc",)
    assert found["suspended", "inspect"].targets == ("suspended",)
    assert ("in_execution", "inspect") not in found  # it changes nothing there


def test_a_reading_changes_the_way() -> None:
    own = flow_of(describe("ninh-thuan-2021"))
    other = flow_of(describe("ninh-thuan-2021"), {"head_plan": "own_collective"})
    assert "awaiting_decision" not in own.statuses
    assert "awaiting_decision" in other.statuses


# --- the picture --------------------------------------------------------------------------------------------------


def overlap(one: Rect, other: Rect) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


@every_pack
def test_nothing_lies_on_anything_else(pack: str) -> None:
    layout = layout_of(pack)
    boxes = [box.place for band in layout.bands for box in band.boxes]
    pills = [band.pill for band in layout.bands]
    assert not any(overlap(one, other) for one, other in combinations([*boxes, *pills], 2))
    for way in layout.ways:
        for (x1, y1), (x2, y2) in zip(way.points, way.points[1:], strict=False):
            line = (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
            for box in boxes:
                crosses = line[0] < box.right and box.x < line[2] and box.y < line[1] < box.bottom
                assert not crosses, (way.step.kind, way.target)
    for place in (*boxes, *pills, *(head for _, head in layout.lanes)):
        assert place.x >= 0
        assert place.right <= layout.width
        assert place.bottom <= layout.height


@every_pack
def test_ways_to_different_statuses_never_share_a_line(pack: str) -> None:
    upright: list[tuple[float, float, float, str]] = []
    for way in layout_of(pack).ways:
        (x, one), (_, other) = way.points[1:3]
        upright.append((x, min(one, other), max(one, other), way.target))
    for (x, low, high, target), (other_x, other_low, other_high, other_target) in combinations(upright, 2):
        if target != other_target and x == other_x:
            assert high < other_low or other_high < low, (target, other_target)


@every_pack
def test_ways_to_different_statuses_keep_apart_where_they_run_level(pack: str) -> None:
    level: list[tuple[float, float, float, str]] = []
    for way in layout_of(pack).ways:
        (start, y), (track, _), (_, entry), (end, _) = way.points
        level += [(y, track, start, way.target), (entry, end, track, way.target)]
    for (y, left, right, target), (other_y, other_left, other_right, other) in combinations(level, 2):
        if target != other and left < other_right and other_left < right:
            assert abs(y - other_y) > 4, (target, other)


@every_pack
def test_words_fit_their_boxes(pack: str) -> None:
    for band in layout_of(pack).bands:
        for box in band.boxes:
            for line in box.lines:
                bold = line.style == "title"
                assert width(line.text, SIZES[line.style], bold=bold) <= box.place.width, line.text


def test_words_break_at_spaces_only() -> None:
    assert wrapped("một hai ba", 1, 12) == ("một", "hai", "ba")
    assert wrapped("một hai ba", 1000, 12) == ("một hai ba",)
    assert wrapped("", 10, 12) == ()
    assert width("mmm", 12) > width("iii", 12)
    assert width("ế", 12) == width("e", 12)


@every_pack
def test_the_svg_is_whole_and_says_what_it_shows(pack: str) -> None:
    drawn = svg(describe(pack))
    root = etree.fromstring(drawn.encode())
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert desc is not None
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert describe(pack).identity.title in (title.text or "")
    assert "style=" not in drawn
    assert "<style" not in drawn
    words = " ".join(text.text or "" for text in root.iter(f"{SVG}text"))
    for status in flow_of(describe(pack)).statuses:
        assert all(word in words for word in describe(pack).labels.statuses[status].split())


@every_pack
def test_the_same_pack_gives_the_same_bytes(pack: str) -> None:
    assert svg(describe(pack)) == svg(describe(pack))
    assert bpmn(describe(pack)) == bpmn(describe(pack))


# --- a case on its way --------------------------------------------------------------------------------------------

TO_THE_PARTY = [
    ("submit_plan", "under_review"),
    ("convene_meeting", "under_review"),
    ("close_meeting", "awaiting_party_opinion"),
]


def test_where_a_case_stands() -> None:
    here = progress(TO_THE_PARTY)
    assert here.current == "awaiting_party_opinion"
    assert [here.of_status(status) for status in STATUSES[:4]] == ["done", "done", "current", "ahead"]
    assert here.did("under_review", "close_meeting")
    assert not here.did("under_review", "vote")


def test_what_a_case_came_back_from_is_ahead_again() -> None:
    here = progress([*TO_THE_PARTY, ("convene_meeting", "under_review")])
    assert [here.of_status(status) for status in STATUSES[:4]] == ["done", "current", "ahead", "ahead"]
    assert here.did("under_review", "close_meeting")
    assert not here.did("awaiting_party_opinion", "convene_meeting")


def test_the_picture_of_a_case_marks_the_step_in_words() -> None:
    drawn = svg(describe(PACK), progress(TO_THE_PARTY))
    assert drawn.count("● đang ở đây") == 1
    assert drawn.count("✓ đã qua") == 2
    assert "Hồ sơ đang ở bước: Chờ ý kiến cấp ủy." in drawn
    assert "đang ở đây" not in svg(describe(PACK))


# --- BPMN ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    """The schema OMG publishes, as the package SpiffWorkflow brings it."""
    folder = Path(SpiffWorkflow.bpmn.parser.__file__).parent / "schema"
    return etree.XMLSchema(etree.parse(folder / "BPMN20.xsd"))


@every_pack
def test_the_bpmn_is_valid(pack: str, schema: etree.XMLSchema) -> None:
    document = etree.fromstring(bpmn(describe(pack)).encode())
    assert schema.validate(document), schema.error_log


def test_the_schema_refuses_what_is_no_bpmn(schema: etree.XMLSchema) -> None:
    spoiled = bpmn(describe(PACK)).replace("exclusiveGateway", "crossroads")
    assert not schema.validate(etree.fromstring(spoiled.encode()))


@every_pack
def test_the_bpmn_hangs_together(pack: str) -> None:
    root = etree.fromstring(bpmn(describe(pack)).encode())
    process = root.find(f"{MODEL}process")
    assert process is not None
    nodes = {
        node.get("id", ""): node
        for node in process
        if node.tag.removeprefix(MODEL) in ("startEvent", "endEvent", "userTask", "exclusiveGateway")
    }
    flows = [
        (flow.get("id"), flow.get("sourceRef", ""), flow.get("targetRef", ""))
        for flow in process.iter(f"{MODEL}sequenceFlow")
    ]
    assert all(source in nodes and target in nodes for _, source, target in flows)
    assert len({name for name, _, _ in flows}) == len(flows)
    starts = [name for name, node in nodes.items() if node.tag == f"{MODEL}startEvent"]
    ends = [name for name, node in nodes.items() if node.tag == f"{MODEL}endEvent"]
    assert len(starts) == 1
    assert ends
    onward = {name: [target for _, source, target in flows if source == name] for name in nodes}
    back = {name: [source for _, source, target in flows if target == name] for name in nodes}
    assert reached(starts, onward) == set(nodes)
    assert reached(ends, back) == set(nodes)
    assert not any(onward[end] for end in ends)
    for name, node in nodes.items():
        if node.tag == f"{MODEL}userTask":
            assert len(onward[name]) == 1, name
        assert [one.text for one in node.iter(f"{MODEL}outgoing")] == [
            flow for flow, source, _ in flows if source == name
        ]


def reached(starts: list[str], neighbours: dict[str, list[str]]) -> set[str]:
    found, queue = set(starts), deque(starts)
    while queue:
        for name in neighbours[queue.popleft()]:
            if name not in found:
                found.add(name)
                queue.append(name)
    return found


@every_pack
def test_everything_in_the_bpmn_is_drawn_and_stands_in_one_lane(pack: str) -> None:
    root = etree.fromstring(bpmn(describe(pack)).encode())
    process = root.find(f"{MODEL}process")
    assert process is not None
    drawn = {shape.get("bpmnElement") for shape in root.iter(f"{DIAGRAM}BPMNShape")}
    lines = [edge.get("bpmnElement") for edge in root.iter(f"{DIAGRAM}BPMNEdge")]
    assert lines == [flow.get("id") for flow in process.iter(f"{MODEL}sequenceFlow")]
    held = [ref.text for ref in process.iter(f"{MODEL}flowNodeRef")]
    assert len(held) == len(set(held))
    lanes = {lane.get("id") for lane in process.iter(f"{MODEL}lane")}
    assert drawn == {*held, *lanes, "participant"}


def test_a_task_of_the_bpmn_says_on_what_it_rests() -> None:
    root = etree.fromstring(bpmn(describe(PACK)).encode())
    task = next(
        one for one in root.iter(f"{MODEL}userTask") if one.get("id") == "act_awaiting_decision_approve"
    )
    about = task.findtext(f"{MODEL}documentation") or ""
    assert "Căn cứ: khoản 3 Điều 7; khoản 5 Điều 8." in about
    assert "Điều kiện: Đã có ý kiến của cấp ủy, tổ chức đảng." in about


# --- the command --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("form", "drawn"), [("svg", svg), ("bpmn", bpmn)])
def test_the_command_writes_a_file(form: str, drawn: object, tmp_path: Path) -> None:
    assert callable(drawn)
    target = tmp_path / f"so-do.{form}"
    assert main(["regulation", "diagram", PACK, "--format", form, "-o", str(target)]) == 0
    assert target.read_bytes() == drawn(describe(PACK)).encode()


def test_the_command_prints_without_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["regulation", "diagram", PACK]) == 0
    assert capsys.readouterr().out == svg(describe(PACK))


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["khong-co"], "không có gói quy định “khong-co”; các gói: can-tho-2024,"),
        ([PACK, "--format", "png"], "không có định dạng “png”; dùng được: svg, bpmn\n"),
        (
            [PACK, "-o", "/khong/co/so-do.svg"],
            "không ghi được tệp “/khong/co/so-do.svg”: không có tệp hoặc thư mục này",
        ),
    ],
)
def test_what_cannot_be_drawn_is_said(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["regulation", "diagram", *arguments]) == 2
    seen = capsys.readouterr()
    assert seen.out == ""
    assert seen.err.startswith(f"khoithong regulation: {says}")
