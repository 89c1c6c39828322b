"""A procedure as SVG. Colours stand in presentation attributes, so that it looks the same in a page and as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from khoithong.lawbook.diagram.flow import flow_of
from khoithong.lawbook.diagram.layout import (
    BOLD,
    BOX,
    LANE,
    LEADING,
    MARGIN,
    PADDING,
    SIZES,
    Line,
    head_lines,
    lay_out,
)
from khoithong.lawbook.diagram.progress import STATE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from khoithong.lawbook.diagram.flow import Flow, Step
    from khoithong.lawbook.diagram.layout import Band, Box, Layout, Rect, Style
    from khoithong.lawbook.diagram.progress import Progress, State
    from khoithong.lawbook.pack import Pack

_INK: Final = "#1A1F26"
_QUIET: Final = "#4A5460"
_LINK: Final = "#0B4EA2"
_EDGE: Final = "#5B6673"
_BAND: Final = "#F4F6F8"
_DIVIDER: Final = "#D5DBE1"
_GREEN: Final = "#0F5132"
_GREEN_GROUND: Final = "#DFF2E6"
_BLUE_GROUND: Final = "#E3EEFB"
_WHITE: Final = "#FFFFFF"
_FONT: Final = (
    "'Be Vietnam Pro', system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif"
)

_COLOURS: Final[dict[Style, str]] = {
    "title": _INK,
    "status": _INK,
    "small": _QUIET,
    "way": _LINK,
    "lane": _INK,
}
_BASELINE: Final = 0.76
"""Where in its line a text stands on."""


def svg(
    pack: Pack,
    progress: Progress | None = None,
    readings: Mapping[str, str] | None = None,
    name: str = "so-do",
) -> str:
    """The picture of a pack's procedure; with ``progress`` the way of one case is marked in it.

    ``name`` tells its title and description apart from those of other pictures on a page.
    """
    flow = flow_of(pack, readings)
    layout = lay_out(flow, lambda step: ground_words(pack, step))
    return "\n".join(_document(layout, progress, name)) + "\n"


def ground_words(pack: Pack, step: Step) -> str:
    """What an act rests on, as the picture says it."""
    if step.addition is not None:
        return pack.labels.marks["addition"]
    return "; ".join(pack.label(ref) for ref in step.provisions)


def summary(flow: Flow) -> str:
    """The picture in one sentence."""
    acts = len({step.kind for step in flow.steps})
    statuses = len(flow.statuses) - 1  # a draft is no case yet
    return (
        f"Trình tự có {acts} việc nối {statuses} trạng thái của hồ sơ, từ khi gửi kế hoạch đến khi lưu trữ."
    )


def _document(layout: Layout, progress: Progress | None, name: str) -> Iterator[str]:
    width, height = _n(layout.width), _n(layout.height)
    title = f"Sơ đồ quy trình: {layout.flow.title}"
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="procedure" viewBox="0 0 {width} {height}" width="{width}"'
        f' height="{height}" role="img" aria-labelledby="{name}-ten {name}-mo-ta" font-family={quoteattr(_FONT)}>'
    )
    yield f'<title id="{name}-ten">{escape(title)}</title>'
    yield f'<desc id="{name}-mo-ta">{escape(_described(layout.flow, progress))}</desc>'
    yield f'<rect width="{width}" height="{height}" fill="{_WHITE}"/>'
    for label, place in layout.lanes:
        yield from _words(head_lines(label), place.x + place.width / 2, place.y + PADDING, anchor="middle")
    for band in layout.bands:
        yield _rect(band.place, fill=_BAND, stroke="none", radius=6)
    for _, place in layout.lanes[1:]:
        x = _n(place.x - (LANE - BOX) / 2)
        yield f'<path d="M{x} {MARGIN} V{_n(layout.height - MARGIN)}" stroke="{_DIVIDER}"/>'
    yield from _ways(layout, progress)
    for band in layout.bands:
        yield from _band(band, progress)
    yield "</svg>"


def _described(flow: Flow, progress: Progress | None) -> str:
    words = summary(flow)
    if progress is not None:
        words += f" Hồ sơ đang ở bước: {flow.labels[progress.current]}."
    return f"{words} Bảng dưới hình nêu từng việc."


def _ways(layout: Layout, progress: Progress | None) -> Iterator[str]:
    for way in layout.ways:
        gone = progress is not None and (
            progress.did(way.step.status, way.step.kind) and progress.of_status(way.target) != "ahead"
        )
        colour, stroke = (_GREEN, "2.5") if gone else (_EDGE, "1.5")
        (x, y), *rest = way.points
        path = f"M{_n(x)} {_n(y)}" + "".join(f" L{_n(x)} {_n(y)}" for x, y in rest)
        yield f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{stroke}"/>'
        end, height = rest[-1]
        head = f"M{_n(end)} {_n(height)} l8 -4.5 v9 z"
        yield f'<path d="{head}" fill="{colour}"/>'


def _band(band: Band, progress: Progress | None) -> Iterator[str]:
    state: State | None = progress.of_status(band.status) if progress is not None else None
    fill, stroke, ink = _PILLS[state]
    yield f'<g class="procedure-{state or "status"}">'
    yield _rect(band.pill, fill=fill, stroke=stroke, radius=18, width="2")
    words = (*band.lines, Line(_SIGNS[state] + STATE_WORDS[state], "small")) if state else band.lines
    top = band.pill.y + (band.pill.height - sum(LEADING[line.style] for line in words)) / 2
    yield from _words(words, band.pill.x + band.pill.width / 2, top, anchor="middle", ink=ink)
    yield from _words(band.more, band.pill.x, band.pill.bottom + 4)
    for box in band.boxes:
        yield from _box(box, state, done=progress is not None and progress.did(band.status, box.step.kind))
    yield "</g>"


_PILLS: Final[dict[State | None, tuple[str, str, str]]] = {
    None: (_BLUE_GROUND, _LINK, _INK),
    "done": (_GREEN_GROUND, _GREEN, _GREEN),
    "current": (_LINK, _INK, _WHITE),
    "ahead": (_WHITE, _EDGE, _INK),
}
_SIGNS: Final[dict[State, str]] = {"done": "✓ ", "current": "● ", "ahead": "○ "}


def _box(box: Box, state: State | None, *, done: bool) -> Iterator[str]:
    if done:
        fill, stroke, width = _GREEN_GROUND, _GREEN, "1.5"
    elif state == "current":
        fill, stroke, width = _WHITE, _LINK, "2"
    else:
        fill, stroke, width = _WHITE, _EDGE, "1"
    yield _rect(box.place, fill=fill, stroke=stroke, radius=4, width=width)
    yield from _words(box.lines, box.place.x + PADDING, box.place.y + PADDING)
    if done:
        x, y = _n(box.place.right - 18), _n(box.place.y + 18)
        yield f'<text x="{x}" y="{y}" font-size="14" font-weight="700" fill="{_GREEN}">✓</text>'


def _words(
    lines: Iterable[Line], x: float, y: float, *, anchor: str = "start", ink: str | None = None
) -> Iterator[str]:
    for line in lines:
        base = y + LEADING[line.style] * _BASELINE
        bold = ' font-weight="700"' if line.style in BOLD else ""
        align = "" if anchor == "start" else f' text-anchor="{anchor}"'
        yield (
            f'<text x="{_n(x)}" y="{_n(base)}" font-size="{SIZES[line.style]}"{bold}{align}'
            f' fill="{ink or _COLOURS[line.style]}">{escape(line.text)}</text>'
        )
        y += LEADING[line.style]


def _rect(place: Rect, *, fill: str, stroke: str, radius: int, width: str = "1") -> str:
    edge = "" if stroke == "none" else f' stroke="{stroke}" stroke-width="{width}"'
    return (
        f'<rect x="{_n(place.x)}" y="{_n(place.y)}" width="{_n(place.width)}" height="{_n(place.height)}"'
        f' rx="{radius}" fill="{fill}"{edge}/>'
    )


def _n(value: float) -> str:
    """A number as short as it goes, the same on every machine."""
    return f"{round(value, 1):g}"
