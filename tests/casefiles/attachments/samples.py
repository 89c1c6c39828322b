"""Files made for the tests: honest documents of every kind, and hostile ones. Nothing here comes from elsewhere."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

OFFICE: Final = "application/vnd.openxmlformats-officedocument"
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN: Final = {
    "docx": ("word/document.xml", "wordprocessingml.document"),
    "xlsx": ("xl/workbook.xml", "spreadsheetml.sheet"),
    "pptx": ("ppt/presentation.xml", "presentationml.presentation"),
}
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
PROGRAM: Final = b"MZ\x90\x00" + bytes(60) + b"This program cannot be run in DOS mode."

OUTSIDE: Final = ' TargetMode="External"'

Parts = dict[str, bytes]


def archive(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as file:
        for name, content in parts.items():
            file.writestr(zipfile.ZipInfo(name), content, method)  # without the hour: the same every time
    return made.getvalue()


def relations(*lines: tuple[str, str, bool]) -> bytes:
    """A part that ties others: kind, target, whether it lies outside."""
    tied = "".join(
        f'<Relationship Id="r{number}" Type="{RELATIONS}/{kind}" Target="{target}"'
        f"{OUTSIDE if outside else ''}/>"
        for number, (kind, target, outside) in enumerate(lines)
    )
    return f'<?xml version="1.0"?><Relationships xmlns="r">{tied}</Relationships>'.encode()


def ooxml_parts(kind: str = "docx", types: str = "") -> Parts:
    """The parts of an honest Office document."""
    main, content = MAIN[kind]
    described = (
        '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="t">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/{main}" ContentType="{OFFICE}.{content}.main+xml"/>{types}</Types>'
    )
    return {
        "[Content_Types].xml": described.encode(),
        "_rels/.rels": relations(("officeDocument", main, False)),
        main: '<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w"><w:t>Tờ trình</w:t></w:document>'.encode(),
    }


def ooxml(more: Parts | None = None, kind: str = "docx", types: str = "") -> bytes:
    """An Office document, with further parts."""
    return archive(ooxml_parts(kind, types) | (more or {}))


def odf(more: Parts | None = None, kind: str = "text", manifest: str = "") -> bytes:
    """An OpenDocument file, with further parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(
            zipfile.ZipInfo("mimetype"), f"application/vnd.oasis.opendocument.{kind}", zipfile.ZIP_STORED
        )
        file.writestr(
            "content.xml", '<?xml version="1.0"?><office:text xmlns:office="o">Văn bản</office:text>'
        )
        file.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="m">{manifest}</m:manifest>')
        for name, part in (more or {}).items():
            file.writestr(name, part)
    return made.getvalue()


def pdf(body: bytes = b"1 0 obj<</Type/Catalog>>endobj") -> bytes:
    """A PDF, small enough that nobody minds its missing tables."""
    return (
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
        + body
        + b"\nxref\n0 1\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
    )


def png(width: int = 2, height: int = 2) -> bytes:
    """A PNG of one colour; of a large one only the frame is true."""
    rows = b"".join(b"\0" + b"\xff\0\0" * width for _ in range(height)) if width * height < 10_000 else b""
    pieces = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        for name, content in pieces
    )


def jpeg(width: int = 8, height: int = 8, behind: bytes = b"") -> bytes:
    """The frame of a JPEG: what is looked at."""
    head = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    return head + frame + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + b"\x12\x34\xff\xd9" + behind


def honest() -> dict[str, tuple[str, bytes]]:
    """Files that are taken: by what they are, a name and the content."""
    return {
        "application/pdf": ("Tờ trình.pdf", pdf()),
        f"{OFFICE}.wordprocessingml.document": ("Kế hoạch.docx", ooxml(kind="docx")),
        f"{OFFICE}.spreadsheetml.sheet": ("Số liệu.xlsx", ooxml(kind="xlsx")),
        f"{OFFICE}.presentationml.presentation": ("Trình bày.pptx", ooxml(kind="pptx")),
        "application/vnd.oasis.opendocument.text": ("Kế hoạch.odt", odf(kind="text")),
        "application/vnd.oasis.opendocument.spreadsheet": ("Số liệu.ods", odf(kind="spreadsheet")),
        "application/vnd.oasis.opendocument.presentation": ("Trình bày.odp", odf(kind="presentation")),
        "image/png": ("ảnh.png", png()),
        "image/jpeg": ("ảnh.JPG", jpeg()),
        "text/plain": ("ghi chú.txt", "Ghi chú cuộc họp\r\nđã thống nhất.\n".encode()),
    }


def bomb() -> bytes:
    """A document of a third of a megabyte that fills three hundred."""
    made = io.BytesIO(ooxml())
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as file, file.open("word/media/a.bmp", "w") as part:
        for _ in range(300):
            part.write(bytes(1024 * 1024))
    return made.getvalue()


def lying_bomb() -> bytes:
    """The same, saying of its large part that it is small."""
    made = bytearray(ooxml({"word/media/x": bytes(30 * 1024 * 1024)}))
    for place in (made.rindex(b"word/media/x"), made.index(b"word/media/x")):
        central = made[place - 46 : place - 42] == b"PK\x01\x02"
        size = place - 46 + 24 if central else place - 30 + 22
        made[size : size + 4] = struct.pack("<I", 100)
    return bytes(made)


def nested(depth: int = 2) -> bytes:
    """Documents within documents."""
    inner = ooxml(kind="xlsx")
    for _ in range(depth):
        inner = archive(ooxml_parts() | {"word/embeddings/Sheet1.xlsx": inner}, zipfile.ZIP_STORED)
    return inner


def many_entries() -> bytes:
    """Documents within a document, full of empty parts: little to unpack, much to go through."""
    inner = archive(ooxml_parts("xlsx") | {f"xl/{number}": b"" for number in range(3_900)})
    sheets = {f"word/embeddings/{number}.xlsx": inner for number in range(40)}
    return archive(ooxml_parts() | sheets)


def overlapping() -> bytes:
    """A document with a part that lies within another: its bytes are unpacked twice, and so on without end."""
    content = b"<x/>"
    within = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 33, zlib.crc32(content), 4, 4, 6, 0)
    made = io.BytesIO(ooxml())
    with zipfile.ZipFile(made, "a", zipfile.ZIP_STORED) as file:
        file.writestr("word/a", b"....." + within + b"word/b" + content)
    whole = made.getvalue()
    end = whole.rindex(b"PK\x05\x06")
    place = whole.index(within)
    described = struct.pack(
        "<4s6H3L5H2L",
        b"PK\x01\x02", 20, 20, 0, 0, 0, 33, zlib.crc32(content), 4, 4, 6, 0, 0, 0, 0, 0, place,
    )  # fmt: skip
    mark, disk, first, here, count, length, begins, comment = struct.unpack("<4s4H2LH", whole[end:])
    last = (mark, disk, first, here + 1, count + 1, length + 52, begins, comment)
    return whole[:end] + described + b"word/b" + struct.pack("<4s4H2LH", *last)


def twice_described() -> bytes:
    """A document in whose table of contents one part stands under two names."""
    made = ooxml({"word/a": bytes(3000)})
    start, end = made.rindex(b"PK\x01\x02"), made.rindex(b"PK\x05\x06")
    twice = made[start:end].replace(b"word/a", b"word/b")
    mark, disk, first, here, count, length, begins, comment = struct.unpack("<4s4H2LH", made[end:])
    last = (mark, disk, first, here + 1, count + 1, length + len(twice), begins, comment)
    return made[:end] + twice + struct.pack("<4s4H2LH", *last)


def with_attributes(name: str, attributes: int) -> bytes:
    """A document with a part that is a link, a device or the like."""
    made = io.BytesIO(ooxml())
    with zipfile.ZipFile(made, "a") as file:
        info = zipfile.ZipInfo(name)
        info.create_system, info.external_attr = 3, attributes << 16
        file.writestr(info, "/etc/passwd")
    return made.getvalue()


def with_flag(flag: int) -> bytes:
    """A document whose last part has a flag set, for instance that it is encrypted."""
    made = bytearray(ooxml())
    place = made.rindex(b"PK\x01\x02")
    made[place + 8 : place + 10] = struct.pack("<H", flag)
    return bytes(made)


def with_duplicate() -> bytes:
    """A document with two parts of the same name: each reader shows another."""
    made = io.BytesIO(ooxml())
    with zipfile.ZipFile(made, "a") as file:
        info = zipfile.ZipInfo("WORD/document.xml")
        file.writestr(info, b"<x/>")
    return made.getvalue()


XXE: Final = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document xmlns:w="w">&e;</w:document>'
LAUGHS: Final = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'


def hostile() -> dict[str, tuple[bytes, str]]:
    """Files that are not taken: the content, and a word of what is said."""
    docx = ooxml()
    return {
        "empty": (b"", "0 byte"),
        "program": (PROGRAM, "chương trình"),
        "elf": (b"\x7fELF" + bytes(100), "chương trình"),
        "script": (b"#!/bin/sh\nrm -rf /\n", "chương trình"),
        "old office": (OLE, "đời cũ"),
        "rar": (b"Rar!\x1a\x07\x01\x00" + bytes(50), "tệp nén"),
        "gzip": (b"\x1f\x8b\x08" + bytes(50), "tệp nén"),
        "plain zip": (archive({"a.pdf": pdf()}), "tệp nén"),
        "empty zip": (archive({}), "loại tài liệu"),
        "html": (b"\x00<html><script>alert(1)</script>", "loại tài liệu"),
        "gif": (b"GIF89a\x01\x00\x01\x00\x80\x00\x00", "loại tài liệu"),
        "heic": (b"\0\0\0\x18ftypheic" + bytes(40), "HEIC"),
        "old letters": ("Tê trình".encode("latin-1"), "UTF-8"),
        "bomb": (bomb(), "200 MB"),
        "lying bomb": (lying_bomb(), "bất thường"),
        "nested": (nested(2), "lồng"),
        "many entries": (many_entries(), "bất thường"),
        "overlapping": (overlapping(), "bất thường"),
        "twice described": (twice_described(), "bất thường"),
        "duplicate": (with_duplicate(), "bất thường"),
        "symlink": (with_attributes("word/link", 0o120777), "bất thường"),
        "device": (with_attributes("word/device", 0o060666), "bất thường"),
        "climbing": (ooxml({"../../etc/passwd": b"x"}), "bất thường"),
        "absolute": (ooxml({"/etc/passwd": b"x"}), "bất thường"),
        "drive": (ooxml({"C:/x": b"x"}), "bất thường"),
        "encrypted part": (with_flag(1), "mật khẩu"),
        "lzma": (archive(ooxml_parts(), zipfile.ZIP_LZMA), "bất thường"),
        "cut": (docx[:-30], "hỏng"),
        "cut at half": (docx[: len(docx) // 2], "hỏng"),
        "data before": (pdf() + docx, "tệp nén"),
        "data behind": (docx + b"\0" * 40, "hỏng"),
        "pdf and zip": (pdf() + archive({"%%EOF": b"%%EOF"}, zipfile.ZIP_STORED), "tệp nén"),
        "jpeg and zip": (jpeg(behind=docx), "tệp nén"),
        "png and program": (png() + PROGRAM, "dữ liệu khác"),
        "xxe": (ooxml({"word/extra": XXE}), "DTD"),
        "xxe in utf-16": (ooxml({"word/extra": XXE.decode().encode("utf-16")}), "DTD"),
        "xxe in types": (archive(ooxml_parts() | {"[Content_Types].xml": LAUGHS}), "DTD"),
        "xxe after a long comment": (
            ooxml({"word/extra": b"<?xml version='1.0'?><!--" + b"x" * 1_000_000 + b"-->" + XXE[21:]}),
            "DTD",
        ),
        "strange encoding": (
            ooxml({"word/extra": b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE'}),
            "bất thường",
        ),
        "xxe in odf": (odf({"styles.xml": XXE}), "DTD"),
        "macro": (ooxml({"word/vbaProject.bin": OLE}), "OLE"),
        "macro by type": (
            ooxml(types='<Override PartName="/x" ContentType="application/vnd.ms-office.vbaProject"/>'),
            "macro",
        ),
        "macro by escaped type": (
            ooxml(types='<Default Extension="x" ContentType="application/vnd.ms-word.&#109;acroEnabled"/>'),
            "macro",
        ),
        "macro in odf": (odf({"Basic/Standard/Module1.xml": b"<x/>"}), "macro"),
        "script in odf": (odf({"Scripts/python/a.py": b"import os"}), "macro"),
        "event in odf": (
            odf({"settings.xml": b'<x href="vnd.sun.star.script:a.py$b?language=Python"/>'}),
            "macro",
        ),
        "ole": (ooxml({"word/embeddings/oleObject1.bin": OLE}), "OLE"),
        "ole by relation": (
            ooxml({"word/x.rels": relations(("oleObject", "x.bin", False))}),
            "OLE",
        ),
        "activex": (
            ooxml(types='<Default Extension="x" ContentType="application/vnd.ms-office.activeX+xml"/>'),
            "OLE",
        ),
        "program within": (ooxml({"word/media/image1.png": PROGRAM}), "chương trình"),
        "archive within": (ooxml({"word/media/a": b"7z\xbc\xaf\x27\x1c" + bytes(9)}), "nén lồng"),
        "macro in a table within": (
            archive(
                ooxml_parts() | {"word/embeddings/a.xlsx": ooxml({"xl/vbaProject.bin": OLE}, kind="xlsx")},
                zipfile.ZIP_STORED,
            ),
            "macro",
        ),
        "template fetched": (
            ooxml({"word/x.rels": relations(("attachedTemplate", "https://host.example/t.dotm", True))}),
            "từ nơi khác",
        ),
        "template of a host": (
            ooxml({"word/x.rels": relations(("attachedTemplate", "\\\\host\\share\\t.dotm", True))}),
            "từ nơi khác",
        ),
        "picture of a host": (
            ooxml({"word/x.rels": relations(("image", "file://host/a.png", True))}),
            "từ nơi khác",
        ),
        "password in odf": (odf(manifest="<m:encryption-data/>"), "mật khẩu"),
        "word template": (
            archive(
                ooxml_parts()
                | {
                    "[Content_Types].xml": f'<Types><Override PartName="/x" ContentType="{OFFICE}.wordprocessingml.template.main+xml"/></Types>'.encode()
                }
            ),
            "tệp nén",
        ),
        "torn xml": (archive(ooxml_parts() | {"[Content_Types].xml": b"<Types"}), "hỏng"),
        "cut pdf": (pdf()[:-7], "hỏng"),
        "cut png": (png()[:-6], "hỏng"),
        "png of nothing": (png(0, 0), "hỏng"),
        "huge png": (png(200_000, 200_000), "điểm ảnh"),
        "huge jpeg": (jpeg(65_000, 65_000), "điểm ảnh"),
        "jpeg without a frame": (b"\xff\xd8\xff\xe0\x00\x04ab\xff\xda\x00\x02", "hỏng"),
        "cut jpeg": (jpeg()[:20], "hỏng"),
        "jpeg of fillings": (b"\xff\xd8\xff" + b"\xff" * 1_000_000, "hỏng"),
        "nulls": (bytes(1000), "loại tài liệu"),
    }
