"""A PDF of one page in Times, which every reader has; the marks of Vietnamese letters are drawn."""

from __future__ import annotations

import re
import textwrap
from typing import Final

from khoithong.demonstration.making.marks import base, strokes

_LETTERS: Final = 84
"""Letters of a line."""
_LEFT: Final = 64
_FIRST: Final = 128
"""The first code of the font given to signs beyond ASCII."""
_TIMES: Final = {
    250: " .,",
    278: "/:;ijlt|",
    333: "-()[]'!frI`",
    389: "s",
    444: "acez?“”",
    500: "bdghknopquvxy0123456789$*_#",
    556: "FPS",
    564: "+=<>~",
    611: "ELTZ",
    667: "BCR",
    722: "ADGHKNOQUVXYw",
    778: "m&",
    889: "M%@",
    944: "W",
}
_WIDTHS: Final = {
    **{sign: width for width, signs in _TIMES.items() for sign in signs},
    "J": 389,
    "³": 300,
    "²": 300,
}
"""How wide Times sets each letter, in thousandths of its size."""
_NAMES: Final = {
    "–": "endash",
    "³": "threesuperior",
    "²": "twosuperior",
    "“": "quotedblleft",
    "”": "quotedblright",
}


def page(agency: str, title: str, lines: tuple[str, ...]) -> bytes:
    """The page: the agency, the title, the lines."""
    body = [wrapped for line in lines for wrapped in (*textwrap.wrap(line, _LETTERS), "")][:38]
    signs = sorted({sign for text in (agency.upper(), title, *body) for sign in text if ord(sign) > 126})
    codes = {sign: _FIRST + place for place, sign in enumerate(signs)}
    drawn = ["1 J 1 j", *_line(agency.upper(), codes, 11, 790), *_line(title, codes, 15, 750)]
    for place, line in enumerate(body):
        drawn += _line(line, codes, 12, 715 - 18 * place)
    names = " ".join(f"/{_glyph(sign)}" for sign in signs) or "/space"
    return _file(
        b"<< /Type /Catalog /Pages 2 0 R /Lang (vi) >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F 5 0 R >> >> >>",
        _stream("\n".join(drawn)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding << /Type /Encoding"
        b" /BaseEncoding /WinAnsiEncoding /Differences [%d %b] >> /ToUnicode 6 0 R >>"
        % (_FIRST, names.encode()),
        _stream(_to_unicode(signs)),
    )


def _glyph(sign: str) -> str:
    """The name of what is set for a sign: its letter, without the dot where a mark takes its place."""
    if sign in _NAMES:
        return _NAMES[sign]
    letter = base(sign)
    return "dotlessi" if letter == "i" and sign != "ị" else letter


def _width(sign: str) -> int:
    return _WIDTHS.get(sign, _WIDTHS.get(base(sign), 500))


def _line(text: str, codes: dict[str, int], size: int, height: int) -> list[str]:
    shown = "".join(chr(codes.get(sign, ord(sign))) for sign in text)
    safe = re.sub(r"([\\()])", r"\\\1", shown)
    drawn = [f"BT /F {size} Tf {_LEFT} {height} Td ({safe}) Tj ET", f"{size * 0.05:.2f} w"]
    along = float(_LEFT)
    for sign in text:
        width = _width(sign) / 1000
        for stroke in strokes(sign, width) if sign in codes else ():
            points = [f"{along + x * size:.2f} {height + y * size:.2f}" for x, y in stroke]
            drawn.append(" l ".join([f"{points[0]} m {points[1]}", *points[2:]]) + " l S")
        along += width * size
    return drawn


def _to_unicode(signs: list[str]) -> str:
    pairs = "\n".join(f"<{_FIRST + place:02X}> <{ord(sign):04X}>" for place, sign in enumerate(signs))
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Page def /CMapType 2 def\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n1 beginbfrange <20> <7E> <0020> endbfrange\n"
        f"{len(signs)} beginbfchar\n{pairs}\nendbfchar\nendcmap end end"
    )


def _stream(text: str) -> bytes:
    content = text.encode("latin-1")
    return b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content)


def _file(*objects: bytes) -> bytes:
    parts = [b"%PDF-1.4\n"]
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(sum(map(len, parts)))
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, content))
    start = sum(map(len, parts))
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, table))
    parts.append(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return b"".join(parts)
