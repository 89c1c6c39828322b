"""A procedure as BPMN 2.0 XML with its picture, for exchange with other tools.

A status is an exclusive gateway, an act a user task, an act that may end in several ways is followed by a gateway.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from khoithong.lawbook.diagram.flow import flow_of
from khoithong.lawbook.diagram.layout import Rect
from khoithong.lawbook.diagram.svg import ground_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from khoithong.lawbook.diagram.flow import Flow, Step
    from khoithong.lawbook.pack import Pack

_MODEL: Final = "http://www.omg.org/spec/BPMN/20100524/MODEL"
_DIAGRAM: Final = "http://www.omg.org/spec/BPMN/20100524/DI"
_DC: Final = "http://www.omg.org/spec/DD/20100524/DC"
_DI: Final = "http://www.omg.org/spec/DD/20100524/DI"

_CASE: Final = "Hồ sơ"
"""The lane of the statuses."""

_SPINE: Final = 170
_LANE: Final = 290
_HEAD: Final = 40
_ROW: Final = 104
_ENTRY: Final = 60
"""Room at the top of a status, through which everything comes to it."""
_TASK: Final = (170, 80)
_GATE: Final = 50
_EVENT: Final = 36
_TRACK: Final = 16

Point = tuple[float, float]


def bpmn(pack: Pack) -> str:
    """The whole document; the same pack always gives the same bytes."""
    for prefix, space in (("bpmn", _MODEL), ("bpmndi", _DIAGRAM), ("dc", _DC), ("di", _DI)):
        register_namespace(prefix, space)
    flow = flow_of(pack)
    drawn = _Drawing(pack, flow)
    root = Element(
        f"{{{_MODEL}}}definitions",
        {
            "id": f"definitions_{_id(flow.pack)}",
            "name": flow.title,
            "targetNamespace": f"urn:khoithong:regulation:{flow.pack}",
            "exporter": "Khơi Thông",
        },
    )
    collaboration = _add(root, "collaboration", id="collaboration")
    _add(collaboration, "participant", id="participant", name=flow.title, processRef="process")
    process = _add(root, "process", id="process", name=flow.title, isExecutable="false")
    _add(
        process, "documentation"
    ).text = f"Lập từ gói quy định {flow.pack}, phiên bản {pack.regulation.digest}."
    _lanes(process, drawn)
    _nodes(process, drawn)
    for edge in drawn.edges:
        _add(process, "sequenceFlow", id=edge.id, sourceRef=edge.source, targetRef=edge.target)
    _picture(root, drawn)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


@dataclass(frozen=True, slots=True)
class _Node:
    id: str
    tag: str
    name: str
    lane: str
    place: Rect
    about: str = ""


@dataclass(frozen=True, slots=True)
class _Edge:
    source: str
    target: str
    points: tuple[Point, ...]

    @property
    def id(self) -> str:
        return f"flow_{self.source}_to_{self.target}"


@dataclass(slots=True)
class _Drawing:
    """Nodes and edges with their places: a status a band, an act a row, whose work it is a column."""

    pack: Pack
    flow: Flow
    lanes: list[str] = field(init=False)
    nodes: dict[str, _Node] = field(init=False, default_factory=dict)
    edges: list[_Edge] = field(init=False, default_factory=list)
    height: float = field(init=False, default=_HEAD)

    def __post_init__(self) -> None:
        self.lanes = list(self.flow.lanes)
        for status in self.flow.statuses:
            self._band(status)
        for status in self.flow.statuses:
            for step in self.flow.at(status):
                self._connect(step)

    @property
    def right(self) -> float:
        """Where the columns end and the ways back begin."""
        return _SPINE + len(self.lanes) * _LANE

    @property
    def width(self) -> float:
        """The whole width, ways included."""
        return self.right + (len(self.flow.statuses) + 1) * _TRACK

    def of_lane(self, lane: str) -> Iterator[_Node]:
        """The nodes of a column."""
        return (node for node in self.nodes.values() if node.lane == lane)

    def _band(self, status: str) -> None:
        steps, top = self.flow.at(status), self.height
        tag = "exclusiveGateway" if steps else "endEvent"
        if status == self.flow.statuses[0]:
            tag = "startEvent"
        size = _GATE if tag == "exclusiveGateway" else _EVENT
        place = Rect((_SPINE - size) / 2, top + _ENTRY - size / 2, size, size)
        self._put(_Node(_status(status), tag, self.flow.labels[status], "case", place))
        for row, step in enumerate(steps):
            self._row(step, top + _ENTRY + row * _ROW)
        self.height = top + _ENTRY + max(len(steps), 1) * _ROW

    def _row(self, step: Step, y: float) -> None:
        width, height = _TASK
        x = _SPINE + self.lanes.index(step.lane) * _LANE + 20
        place = Rect(x, y, width, height)
        self._put(_Node(_act(step), "userTask", step.label, step.lane, place, self._about(step)))
        if len(step.targets) > 1:
            gate = Rect(place.right + 25, place.middle - _GATE / 2, _GATE, _GATE)
            self._put(_Node(_result(step), "exclusiveGateway", "Kết quả", step.lane, gate))

    def _put(self, node: _Node) -> None:
        self.nodes[node.id] = node

    def _about(self, step: Step) -> str:
        parts = [f"Ai: {step.who}.", f"Căn cứ: {ground_words(self.pack, step)}."]
        if step.addition is not None:
            parts.append(f"Lý do: {step.addition}")
        parts += [f"Thời hạn: {limit}." for limit in step.limits]
        parts += [f"Điều kiện: {condition}." for condition in step.conditions]
        return "\n".join(parts)

    def _connect(self, step: Step) -> None:
        here, act = self.nodes[_status(step.status)].place, self.nodes[_act(step)].place
        trunk = _SPINE - 20
        self._edge(
            _status(step.status),
            _act(step),
            (here.right, here.middle),
            (trunk, here.middle),
            (trunk, act.middle),
            (act.x, act.middle),
        )
        source, leaving = _act(step), act
        if len(step.targets) > 1:
            source, leaving = _result(step), self.nodes[_result(step)].place
            self._edge(_act(step), source, (act.right, act.middle), (leaving.x, leaving.middle))
        for number, target in enumerate(step.targets):
            start = leaving.middle if number == 0 else leaving.bottom
            self._way(source, target, leaving, start, first=number == 0)

    def _way(self, source: str, target: str, leaving: Rect, start: float, *, first: bool) -> None:
        end = self.nodes[_status(target)].place
        number = self.flow.statuses.index(target)
        x, above = self.right + (number + 1) * _TRACK, end.y - 14
        middle = leaving.x + leaving.width / 2
        out = ((leaving.right, start),) if first else ((middle, start), (middle, start + 10))
        height = start if first else start + 10
        self._edge(
            source, _status(target), *out, (x, height), (x, above), (_SPINE / 2, above), (_SPINE / 2, end.y)
        )

    def _edge(self, source: str, target: str, *points: Point) -> None:
        self.edges.append(_Edge(source, target, points))


def _id(text: str) -> str:
    """A name XML takes as an identifier."""
    return text.replace("-", "_")


def _status(status: str) -> str:
    return f"status_{status}"


def _act(step: Step) -> str:
    return f"act_{step.status}_{step.kind}"


def _result(step: Step) -> str:
    return f"result_{step.status}_{step.kind}"


def _add(parent: Element, tag: str, **attributes: str) -> Element:
    return SubElement(parent, f"{{{_MODEL}}}{tag}", attributes)


def _lanes(process: Element, drawn: _Drawing) -> None:
    lanes = _add(process, "laneSet", id="lanes")
    for lane in ("case", *drawn.lanes):
        element = _add(lanes, "lane", id=f"lane_{lane}", name=drawn.flow.lanes.get(lane, _CASE))
        for node in drawn.of_lane(lane):
            _add(element, "flowNodeRef").text = node.id


def _nodes(process: Element, drawn: _Drawing) -> None:
    for node in drawn.nodes.values():
        element = _add(process, node.tag, id=node.id, name=node.name)
        if node.about:
            _add(element, "documentation").text = node.about
        for edge in drawn.edges:
            if edge.target == node.id:
                _add(element, "incoming").text = edge.id
        for edge in drawn.edges:
            if edge.source == node.id:
                _add(element, "outgoing").text = edge.id


def _picture(root: Element, drawn: _Drawing) -> None:
    diagram = SubElement(root, f"{{{_DIAGRAM}}}BPMNDiagram", {"id": "diagram"})
    plane = SubElement(diagram, f"{{{_DIAGRAM}}}BPMNPlane", {"id": "plane", "bpmnElement": "collaboration"})
    _shape(plane, "participant", Rect(0, 0, drawn.width, drawn.height), isHorizontal="false")
    for number, lane in enumerate(("case", *drawn.lanes)):
        x, wide = (0, _SPINE) if number == 0 else (_SPINE + (number - 1) * _LANE, _LANE)
        last = drawn.width - x if number == len(drawn.lanes) else wide
        place = Rect(x, _HEAD / 2, last, drawn.height - _HEAD / 2)
        _shape(plane, f"lane_{lane}", place, isHorizontal="false")
    for node in drawn.nodes.values():
        marker = {"isMarkerVisible": "true"} if node.tag == "exclusiveGateway" else {}
        _shape(plane, node.id, node.place, **marker)
    for edge in drawn.edges:
        _edge(plane, edge.id, edge.points)


def _shape(plane: Element, of: str, place: Rect, **attributes: str) -> None:
    shape = SubElement(
        plane, f"{{{_DIAGRAM}}}BPMNShape", {"id": f"shape_{of}", "bpmnElement": of, **attributes}
    )
    bounds = {
        "x": f"{place.x:g}",
        "y": f"{place.y:g}",
        "width": f"{place.width:g}",
        "height": f"{place.height:g}",
    }
    SubElement(shape, f"{{{_DC}}}Bounds", bounds)


def _edge(plane: Element, of: str, points: Sequence[Point]) -> None:
    edge = SubElement(plane, f"{{{_DIAGRAM}}}BPMNEdge", {"id": f"edge_{of}", "bpmnElement": of})
    for x, y in points:
        SubElement(edge, f"{{{_DI}}}waypoint", {"x": f"{x:g}", "y": f"{y:g}"})
