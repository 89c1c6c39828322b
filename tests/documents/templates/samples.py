"""Templates for tests: honest ones, and ones that would run a program if they were filled carelessly."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import docx
from docx.oxml import parse_xml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HONEST: Final = (
    "{{ co_quan_in_hoa }}",
    "{{ so_ky_hieu }}, {{ dia_danh_ngay_thang }}",
    "{{ ten_loai_in_hoa }}: {{ trich_yeu }}",
    "{%p for dong in can_cu %}",
    "{{ dong }}",
    "{%p endfor %}",
    "{%p for dong in noi_dung %}",
    "{{ dong }}",
    "{%p endfor %}",
    "{% if tham_quyen_ky %}{{ tham_quyen_ky }}{% endif %} {{ chuc_vu_ky }} {{ nguoi_ky }}",
    "{%p for noi in noi_nhan %}",
    "- {{ noi }}",
    "{%p endfor %}",
)


def saved(document: Any) -> bytes:
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def template(*paragraphs: str) -> bytes:
    """A template with these paragraphs."""
    document = docx.Document()
    for words in paragraphs or HONEST:
        document.add_paragraph(words)
    return saved(document)


def changed(content: bytes, parts: Mapping[str, bytes | Callable[[bytes], bytes]]) -> bytes:
    """A package with parts added or changed."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys((*old.namelist(), *parts)):
            change = parts.get(name)
            before = old.read(name) if name in old.namelist() else b""
            new.writestr(name, before if change is None else change(before) if callable(change) else change)
    return made.getvalue()


def in_body(words: str) -> bytes:
    return template(words)


def in_header(words: str) -> bytes:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = words
    return saved(document)


def in_footer(words: str) -> bytes:
    document = docx.Document()
    document.sections[0].footer.paragraphs[0].text = words
    return saved(document)


def in_properties(words: str) -> bytes:
    document = docx.Document()
    document.core_properties.title = words
    return saved(document)


def in_comment(words: str) -> bytes:
    document = docx.Document()
    run = document.add_paragraph("Điều 1").runs[0]
    document.add_comment(run, text=words, author="x")
    return saved(document)


def in_footnote(words: str) -> bytes:
    xml = (
        f'<w:footnotes xmlns:w="{MAIN}"><w:footnote w:id="1"><w:p><w:r><w:t>{words}</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    )
    kind = f'<Override PartName="/word/footnotes.xml" ContentType="{WORD}.footnotes+xml"/></Types>'
    tie = f'<Relationship Id="rId90" Type="{RELATIONS}/footnotes" Target="footnotes.xml"/></Relationships>'
    return changed(
        template("Điều 1"),
        {
            "word/footnotes.xml": xml.encode(),
            "[Content_Types].xml": lambda old: old.replace(b"</Types>", kind.encode()),
            "word/_rels/document.xml.rels": lambda old: old.replace(b"</Relationships>", tie.encode()),
        },
    )


def in_textbox(words: str) -> bytes:
    document = docx.Document()
    document.add_paragraph("Điều 1").runs[0]._r.append(
        parse_xml(
            f'<w:pict xmlns:w="{MAIN}" xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent>'
            f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
        )
    )
    return saved(document)


def in_attribute(words: str) -> bytes:
    return changed(
        template("Điều 1"),
        {
            "word/document.xml": lambda old: re.sub(
                rb"<w:p>", f'<w:p w:rsidR="{words}">'.encode(), old, count=1
            )
        },
    )


def in_pieces(words: str) -> bytes:
    """Each letter a run of its own, as Word may cut them."""
    document = docx.Document()
    paragraph = document.add_paragraph()
    for letter in words:
        paragraph.add_run(letter)
    return saved(document)


PLACES: Final = {
    "body": in_body,
    "header": in_header,
    "footer": in_footer,
    "properties": in_properties,
    "footnote": in_footnote,
    "textbox": in_textbox,
    "attribute": in_attribute,
    "pieces": in_pieces,
}
"""Where a careless engine runs what it finds."""
