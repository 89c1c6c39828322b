"""Makes documents from text without any library: a PDF page, a Word letter, a PNG chart. Same text, same bytes."""

from __future__ import annotations

import re
import struct
import textwrap
import unicodedata
import zipfile
import zlib
from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape

_WIDTH: Final = 84
"""Letters of a line of the page."""
_FIRST: Final = 128
"""The first code of the page's font given to letters beyond ASCII."""
_TIMES: Final = {
    250: " .,",
    278: "/:;ijlt|",
    333: "-()[]'!frI`",
    389: "sJ",
    444: "acez?",
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
_WIDTHS: Final = {sign: width for width, signs in _TIMES.items() for sign in signs}
"""How wide Times sets each sign, in thousandths of its size."""

_NAMESPACE: Final = "http://schemas.openxmlformats.org"
_WHEN: Final = (2026, 1, 1, 0, 0, 0)
"""The date inside every archive: the same text gives the same bytes."""


def page(agency: str, title: str, lines: tuple[str, ...]) -> bytes:
    """A PDF of one page, set in the reader's own Times: no font is carried along."""
    body = [wrapped for line in lines for wrapped in (*textwrap.wrap(line, _WIDTH), "")][:40]
    signs = sorted({sign for text in (agency.upper(), title, *body) for sign in text if ord(sign) > 126})
    codes = {sign: _FIRST + place for place, sign in enumerate(signs)}
    text = [_line(agency.upper(), codes, 11, 790), _line(title, codes, 15, 750)]
    text += [_line(line, codes, 12, 715 - 17 * place) for place, line in enumerate(body) if line]
    names = " ".join(f"/uni{ord(sign):04X}" for sign in signs)
    widths = [_WIDTHS.get(chr(code), 500) for code in range(32, _FIRST)]
    widths += [_WIDTHS.get(_base(sign), 500) for sign in signs]
    stream = "\n".join(text).encode("latin-1")
    return _pdf(
        b"<< /Type /Catalog /Pages 2 0 R /Lang (vi) >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /TrueType /BaseFont /TimesNewRomanPSMT /FirstChar 32 /LastChar %d"
        b" /Widths [%b] /FontDescriptor 6 0 R /Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding"
        b" /Differences [%d %b] >> /ToUnicode 7 0 R >>"
        % (_FIRST + len(signs) - 1, " ".join(map(str, widths)).encode(), _FIRST, names.encode()),
        b"<< /Type /FontDescriptor /FontName /TimesNewRomanPSMT /Flags 34 /FontBBox [-568 -307 2000 1007]"
        b" /ItalicAngle 0 /Ascent 891 /Descent -216 /CapHeight 662 /StemV 80 >>",
        _to_unicode(signs),
    )


def _line(text: str, codes: dict[str, int], size: int, height: int) -> str:
    shown = "".join(chr(codes.get(sign, ord(sign))) for sign in text)
    safe = re.sub(r"([\\()])", r"\\\1", shown)
    return f"BT /F {size} Tf 64 {height} Td ({safe}) Tj ET"


def _base(sign: str) -> str:
    """The letter without its marks, which is as wide."""
    return unicodedata.normalize("NFD", {"đ": "d", "Đ": "D"}.get(sign, sign))[0]


def _to_unicode(signs: list[str]) -> bytes:
    pairs = "\n".join(f"<{_FIRST + place:02X}> <{ord(sign):04X}>" for place, sign in enumerate(signs))
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Page def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <FF> endcodespacerange\n1 beginbfrange <20> <7E> <0020> endbfrange\n"
        f"{len(signs)} beginbfchar\n{pairs}\nendbfchar\nendcmap end end"
    ).encode()
    return b"<< /Length %d >>\nstream\n%b\nendstream" % (len(cmap), cmap)


def _pdf(*objects: bytes) -> bytes:
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


def letter(agency: str, title: str, lines: tuple[str, ...]) -> bytes:
    """A Word document."""
    bold = "<w:rPr><w:b/></w:rPr>"
    texts = [(agency.upper(), bold), (title, bold), *((line, "") for line in lines)]
    paragraphs = "".join(
        f'<w:p><w:r>{style}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
        for text, style in texts
    )
    main = f"{_NAMESPACE}/wordprocessingml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_NAMESPACE}/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{_NAMESPACE}/package/2006/relationships"><Relationship Id="rId1"'
            f' Type="{_NAMESPACE}/officeDocument/2006/relationships/officeDocument"'
            ' Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": f'<w:document xmlns:w="{main}"><w:body>{paragraphs}</w:body></w:document>',
    }
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in parts.items():
            entry = zipfile.ZipInfo(name, _WHEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml}')
    return file.getvalue()


_DIGITS: Final = {
    "0": "757557", "1": "262227", "2": "717447", "3": "717117", "4": "557111", "5": "747117",
    "6": "747557", "7": "711222", "8": "757757", "9": "757117",
}  # fmt: skip
"""Digits three dots wide and six high, a row as a binary number."""
_BARS: Final = 6
_DOT: Final = 3


def chart(agency: str, title: str, lines: tuple[str, ...]) -> bytes:  # noqa: ARG001 - one signature for all
    """A PNG: a bar for each of the first numbers the text names, and the number above it."""
    found = re.findall(r"\d+(?:\.\d{3})*", " ".join(lines))[:_BARS] or ["0"]
    values = [int(number.replace(".", "")) for number in found]
    width, height, floor = 90 * len(values) + 30, 260, 240
    rows = [bytearray(b"\xff\xff\xff" * width) for _ in range(height)]
    for place, value in enumerate(values):
        left = 30 + 90 * place
        top = floor - max(2, round(190 * value**0.5 / max(max(values) ** 0.5, 1)))
        _fill(rows, left, top, 60, floor - top, b"\x1f\x5a\x96")
        _write(rows, left, top - 8 * _DOT, str(value))
    _fill(rows, 15, floor, width - 30, 2, b"\x33\x33\x33")
    pixels = zlib.compress(b"".join(b"\0" + bytes(row) for row in rows), 9)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pieces = ((b"IHDR", header), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in pieces
    )


def _fill(rows: list[bytearray], left: int, top: int, width: int, height: int, colour: bytes) -> None:
    for row in rows[top : top + height]:
        row[3 * left : 3 * (left + width)] = colour * width


def _write(rows: list[bytearray], left: int, top: int, digits: str) -> None:
    for place, digit in enumerate(digits):
        for line, dots in enumerate(_DIGITS[digit]):
            for column in range(3):
                if int(dots) & (4 >> column):
                    at = left + _DOT * (4 * place + column)
                    _fill(rows, at, top + _DOT * line, _DOT, _DOT, b"\x22\x22\x22")
