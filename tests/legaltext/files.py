"""Files for the reader, made in memory."""

from __future__ import annotations

import io
import zipfile
from typing import Final

import docx
import typst
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from khoithong.documents.form import HERE

_FONTS: Final = typst.Fonts(include_system_fonts=False, font_paths=[str(HERE / "fonts")])
_BOX: Final = (
    "<w:r {ns}><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
    "<mc:Choice Requires='wps'><w:drawing><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
    "</w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
    "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def word(*paragraphs: str) -> bytes:
    """A Word document with these paragraphs."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    """The bytes of a document."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def letter() -> bytes:
    """A letter as offices write it: letterhead and foot in tables, a list, a text box, a header."""
    document = docx.Document()
    head = document.add_table(2, 2)
    head.cell(0, 0).text = "UBND TỈNH YÊN BÁI\nSỞ NỘI VỤ"
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    head.cell(1, 0).text = "Số: 1520/SNV-CCVC\nV/v thực hiện Kết luận số 14-KL/TW"
    head.cell(1, 1).text = "Yên Bái, ngày 05 tháng 9 năm 2024"
    document.add_paragraph("Kính gửi: Các sở, ban, ngành; UBND các huyện, thị xã, thành phố.")
    split = document.add_paragraph()
    for run in (
        "Thực hiện Nghị định số 73/2023/",
        "NĐ",
        "-CP",
        " ngày 29/9/2023 của Chính ",
        "phủ, Sở Nội vụ đề nghị các đơn vị:",
    ):
        split.add_run(run)
    document.add_paragraph("Rà soát văn bản trước ngày 30/9/2024.", style="List Number")
    document.add_paragraph("Báo cáo hằng năm.", style="List Number")
    box = document.add_paragraph()
    box._p.append(parse_xml(_BOX.format(ns=nsdecls("w"), text="HỎA TỐC")))
    foot = document.add_table(1, 2)
    foot.cell(0, 0).text = "Nơi nhận:\n- Như trên;\n- Lưu: VT."
    foot.cell(0, 1).text = "GIÁM ĐỐC\n\nNguyễn Văn Trọng"
    document.sections[0].header.paragraphs[0].text = "2"
    return saved(document)


def portable(text: str) -> bytes:
    """A PDF with this text."""
    escaped = text.replace("\\", "\\\\").replace("#", "\\#").replace('"', '\\"')
    source = f'#set page(height: 12cm)\n#set text(font: "Tinos")\n#for line in "{escaped}".split("\\n") [#line \\ ]'
    made = typst.Compiler(source.encode(), font_paths=_FONTS).compile(format="pdf")
    assert isinstance(made, bytes)
    return made


def scanned() -> bytes:
    """A PDF whose page holds no text."""
    made = typst.compile(b"#rect(width: 5cm, height: 5cm)", format="pdf")
    assert isinstance(made, bytes)
    return made


def packed(**parts: bytes) -> bytes:
    """A Word document made of these parts; `_` in a name stands for `/`."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("_", "/") + ".xml", content)
    return stream.getvalue()


def body(inner: str) -> bytes:
    """`document.xml` with this inside."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<w:document xmlns:w="{space}"><w:body>{inner}</w:body></w:document>'.encode()
