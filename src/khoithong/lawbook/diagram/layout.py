"""Where everything of a picture stands. Statuses run down the left, each with a band; who acts has a column.

In a band no two acts that lead on share a row, so that the way from an act to the left edge is free: nothing lies
on a line. The same flow always gives the same places.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from khoithong.lawbook.diagram.flow import main_steps, repeated
from khoithong.lawbook.diagram.words import wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from khoithong.lawbook.diagram.flow import Flow, Step

Style = Literal["title", "status", "small", "way", "lane"]
SIZES: Final[dict[Style, int]] = {"title": 14, "status": 14, "small": 12, "way": 12, "lane": 13}
LEADING: Final[dict[Style, int]] = {"title": 19, "status": 19, "small": 16, "way": 16, "lane": 18}
BOLD: Final[frozenset[Style]] = frozenset({"title", "status", "lane"})

MARGIN: Final = 8
SPINE: Final = 172
"""Width of a status."""
LANE: Final = 206
BOX: Final = 186
PADDING: Final = 9
GAP: Final = 12
TRACK: Final = 12
"""Distance between the lines that run down beside the statuses."""
CHECK: Final = 14
"""Room kept for the mark of what was done."""
FAN: Final = 10
"""Distance between several lines that leave one box."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text."""

    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> float:
        """Half its height down."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Box:
    """An act in its column."""

    step: Step
    place: Rect
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A status with everything that can be done in it."""

    status: str
    place: Rect
    """From the left edge of the picture to the right."""
    pill: Rect
    lines: tuple[Line, ...]
    more: tuple[Line, ...]
    """What can still be done here and was shown further up."""
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A line from an act to the status it leads to."""

    step: Step
    target: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole picture."""

    flow: Flow
    width: float
    height: float
    lanes: tuple[tuple[str, Rect], ...]
    """Name and head of each column."""
    bands: tuple[Band, ...]
    ways: tuple[Way, ...]


def text_height(lines: Iterable[Line]) -> float:
    """How high some lines of text are."""
    return sum(LEADING[line.style] for line in lines)


def lines_of(text: str, style: Style, room: float) -> tuple[Line, ...]:
    """A text as lines that fit the room."""
    return tuple(Line(part, style) for part in wrapped(text, room, SIZES[style], bold=style in BOLD))


def lay_out(flow: Flow, cited: Callable[[Step], str]) -> Layout:
    """The places of everything; ``cited`` words what an act rests on."""
    shown = main_steps(flow)
    lanes = [lane for lane in flow.lanes if any(step.lane == lane for step in shown)]
    targets = {target for step in shown for target in step.leaves}
    tracks = _Tracks(flow, shown, targets)
    start = MARGIN + SPINE + tracks.width
    heads = _heads([flow.lanes[lane] for lane in lanes], start)
    right = start + len(lanes) * LANE
    y = max(place.bottom for _, place in heads) + GAP
    bands: list[Band] = []
    for status in flow.statuses:
        here = [step for step in shown if step.status == status]
        band = _band(flow, status, here, _Columns(lanes, start), y, right - MARGIN, cited)
        bands.append(band)
        y = band.place.bottom + GAP
    return Layout(flow, right + MARGIN, y - GAP + MARGIN, heads, tuple(bands), tuple(_ways(bands, tracks)))


def _heads(headings: Sequence[str], start: float) -> tuple[tuple[str, Rect], ...]:
    height = max(text_height(head_lines(heading)) for heading in headings) + 2 * PADDING
    return tuple(
        (heading, Rect(start + number * LANE + (LANE - BOX) / 2, MARGIN, BOX, height))
        for number, heading in enumerate(headings)
    )


def head_lines(name: str) -> tuple[Line, ...]:
    """The name of a column as lines."""
    return lines_of(name, "lane", BOX - 2 * PADDING)


@dataclass(frozen=True, slots=True)
class _Columns:
    lanes: Sequence[str]
    start: float

    def x(self, step: Step) -> float:
        return self.start + self.lanes.index(step.lane) * LANE + (LANE - BOX) / 2


def _band(
    flow: Flow,
    status: str,
    steps: Sequence[Step],
    columns: _Columns,
    top: float,
    right: float,
    cited: Callable[[Step], str],
) -> Band:
    lines = lines_of(flow.labels[status], "status", SPINE - 2 * PADDING)
    pill = Rect(MARGIN, top + PADDING, SPINE, text_height(lines) + LEADING["small"] + 2 * PADDING)
    more = tuple(_more(flow, status))
    boxes: list[Box] = []
    y = top + PADDING
    for row in rows(steps, columns.lanes):
        placed = [_box(flow, step, columns.x(step), y, cited) for step in row]
        boxes += placed
        y = max(box.place.bottom for box in placed) + PADDING
    bottom = max(y, pill.bottom + text_height(more) + PADDING)
    place = Rect(0, top, right + MARGIN, bottom - top)
    return Band(status, place, pill, lines, more, tuple(boxes))


def _more(flow: Flow, status: str) -> Iterable[Line]:
    found = [step for step in repeated(flow) if step.status == status]
    for number, step in enumerate(found):
        prefix = "Còn có thể: " if number == 0 else ""
        way = f" → {', '.join(flow.labels[target] for target in step.leaves)}" if step.leaves else ""
        yield from lines_of(f"{prefix}{step.label}{way}", "small", SPINE)


def rows(steps: Sequence[Step], lanes: Sequence[str]) -> list[list[Step]]:
    """Acts of a band in rows: each to the right of the one before, one that leads on with nothing to its left."""
    found: list[list[Step]] = []
    for step in steps:
        last = found[-1][-1] if found else None
        if last is None or step.leaves or lanes.index(step.lane) <= lanes.index(last.lane):
            found.append([step])
        else:
            found[-1].append(step)
    return found


def _box(flow: Flow, step: Step, x: float, y: float, cited: Callable[[Step], str]) -> Box:
    room = BOX - 2 * PADDING
    lines = [*lines_of(step.label, "title", room - CHECK)]
    lines += [line for limit in step.limits for line in lines_of(f"Hạn {limit}", "small", room)]
    lines += lines_of(cited(step), "small", room)
    lines += [line for target in step.leaves for line in lines_of(f"→ {flow.labels[target]}", "way", room)]
    least = 2 * PADDING + FAN * max(len(step.leaves) - 1, 0)
    height = max(text_height(lines) + 2 * PADDING, least)
    return Box(step, Rect(x, y, BOX, height), tuple(lines))


class _Tracks:
    """Which line beside the statuses leads to which status: those that overlap keep apart."""

    def __init__(self, flow: Flow, steps: Sequence[Step], targets: Iterable[str]) -> None:
        order = {status: number for number, status in enumerate(flow.statuses)}
        spans = {
            target: (
                min(order[target], *(order[step.status] for step in steps if target in step.leaves)),
                max(order[target], *(order[step.status] for step in steps if target in step.leaves)),
            )
            for target in targets
        }
        self._track: dict[str, int] = {}
        taken: list[list[tuple[int, int]]] = []
        # the shortest ways run nearest to the statuses
        for target in sorted(spans, key=lambda one: (spans[one][1] - spans[one][0], order[one])):
            low, high = spans[target]
            free = (
                number
                for number, track in enumerate(taken)
                if all(high < other_low or other_high < low for other_low, other_high in track)
            )
            number = next(free, len(taken))
            if number == len(taken):
                taken.append([])
            taken[number].append((low, high))
            self._track[target] = number
        self.width = (len(taken) + 1) * TRACK + FAN

    def x(self, target: str) -> float:
        return MARGIN + SPINE + FAN + (self._track[target] + 1) * TRACK


def _ways(bands: Sequence[Band], tracks: _Tracks) -> Iterable[Way]:
    pills = {band.status: band.pill for band in bands}
    for band in bands:
        for box in band.boxes:
            leaves = box.step.leaves
            for number, target in enumerate(leaves):
                y = box.place.middle + (number - (len(leaves) - 1) / 2) * FAN
                x, end = tracks.x(target), pills[target]
                # above the middle of any box in the target's band, so that it lies on no line that leaves there
                entry = end.y + FAN
                points = ((box.place.x, y), (x, y), (x, entry), (end.right, entry))
                yield Way(box.step, target, points)
