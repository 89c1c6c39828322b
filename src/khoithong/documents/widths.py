"""How wide words are in the bundled fonts: rules under headings are as long as law says of the words above them.

Times New Roman has the same widths, so what is measured here fits in Word too.
"""

from __future__ import annotations

import struct
import unicodedata
from functools import lru_cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Final

from khoithong.documents.form import HERE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

_FACES: Final = {
    (False, False): "Regular",
    (True, False): "Bold",
    (False, True): "Italic",
    (True, True): "BoldItalic",
}


_MANY: Final = 16
"""Of more words not every way to break them is tried."""
_KEPT: Final = "\N{NO-BREAK SPACE}"


def width(words: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """The width of words on one line, in points, without kerning."""
    face = _face(_FACES[bold, italic])
    known = (face.get(ord(letter)) for letter in words)
    return size * sum(
        _strange(letter) if one is None else one for letter, one in zip(words, known, strict=True)
    )


def _strange(letter: str) -> float:
    """What a letter the fonts do not have takes; one of private use stands for words yet to come (a merge field)."""
    return 8 if unicodedata.category(letter) == "Co" else 0.5


def broken(
    words: str,
    size: float,
    room: float,
    *,
    bold: bool = False,
    whole: Sequence[str] = (),
    before: Sequence[str] = (),
) -> list[str]:
    """Words in as few lines as fit the room (in points), the lines as even as can be.

    A line never ends within a word or one of the phrases `whole`; best behind a comma or in front of a word `before`.
    """
    for phrase in whole:
        words = words.replace(phrase, phrase.replace(" ", _KEPT))
    parts, seams = words.split(" "), frozenset(before)
    if len(parts) > _MANY:
        return [line.replace(_KEPT, " ") for line in _filled(parts, size, room, bold=bold)]
    for count in range(1, len(parts) + 1):
        lines = [
            found
            for found in _cut(parts, count)
            if all(width(line, size, bold=bold) <= room for line in found)
        ]
        if lines:
            best = min(lines, key=lambda found: _roughness(found, size, seams, bold=bold))
            return [line.replace(_KEPT, " ") for line in best]
    return [part.replace(_KEPT, " ") for part in parts]


def _filled(parts: Sequence[str], size: float, room: float, *, bold: bool) -> list[str]:
    """Each line as full as it can be: for so many words that all ways to break them are too many to try."""
    lines = [parts[0]]
    for part in parts[1:]:
        longer = f"{lines[-1]} {part}"
        if width(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines


def _cut(parts: Sequence[str], count: int) -> Iterator[tuple[str, ...]]:
    """Every way to put words into so many lines."""
    for cuts in combinations(range(1, len(parts)), count - 1):
        edges = (0, *cuts, len(parts))
        yield tuple(" ".join(parts[first:last]) for first, last in pairwise(edges))


def _roughness(
    lines: Sequence[str], size: float, before: Collection[str], *, bold: bool
) -> tuple[int, float]:
    """Ends of lines within what belongs together, then the width of the longest."""
    torn = sum(
        not line.endswith(",") and following.replace(_KEPT, " ").split(" ")[0] not in before
        for line, following in pairwise(lines)
    )
    return torn, max(width(line, size, bold=bold) for line in lines)


@lru_cache(maxsize=len(_FACES))
def _face(name: str) -> Mapping[int, float]:
    """The width of each character of a font file, in its size."""
    data = (HERE / "fonts" / f"Tinos-{name}.ttf").read_bytes()
    tables = {
        data[at : at + 4].decode("ascii"): struct.unpack_from(">II", data, at + 8)
        for at in range(12, 12 + 16 * struct.unpack_from(">H", data, 4)[0], 16)
    }
    units = struct.unpack_from(">H", data, tables["head"][0] + 18)[0]
    count = struct.unpack_from(">H", data, tables["hhea"][0] + 34)[0]
    start = tables["hmtx"][0]
    advances = [struct.unpack_from(">H", data, start + 4 * glyph)[0] / units for glyph in range(count)]
    return {code: advances[min(glyph, count - 1)] for code, glyph in _glyphs(data, tables["cmap"][0]).items()}


def _glyphs(data: bytes, cmap: int) -> dict[int, int]:
    """Glyphs by character, from the table for the basic plane (format 4)."""
    for number in range(struct.unpack_from(">H", data, cmap + 2)[0]):
        at = cmap + struct.unpack_from(">I", data, cmap + 8 + 8 * number)[0]
        if struct.unpack_from(">H", data, at)[0] == 4:
            return _basic_plane(data, at)
    raise ValueError("no table of characters the program can read")


def _basic_plane(data: bytes, at: int) -> dict[int, int]:
    doubled = struct.unpack_from(">H", data, at + 6)[0]
    ends, starts = at + 14, at + 16 + doubled
    deltas, offsets = starts + doubled, starts + 2 * doubled
    found = {}
    for step in range(0, doubled, 2):
        first, last = (struct.unpack_from(">H", data, place + step)[0] for place in (starts, ends))
        delta, offset = (struct.unpack_from(">H", data, place + step)[0] for place in (deltas, offsets))
        for code in range(first, last + 1):
            glyph = code
            if offset:
                glyph = struct.unpack_from(">H", data, offsets + step + offset + 2 * (code - first))[0]
            if glyph or not offset:
                found[code] = (glyph + delta) % 65536
    return found
