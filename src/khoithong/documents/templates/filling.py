"""Examine or fill one template, in a process of its own: `python -m khoithong.documents.templates.filling`.

stdin: one line of JSON, then the DOCX. stdout: one line of JSON, then the DOCX filled. The process confines itself before
it looks at the template (`documents.confinement`).
"""

from __future__ import annotations

import json
import sys
from io import BytesIO
from typing import Any, Final

import docx
from docxtpl import DocxTemplate
from jinja2 import TemplateError

from khoithong.documents.confinement import MEGABYTE, Limits, confine
from khoithong.documents.templates.fields import CELLS, FIELDS
from khoithong.documents.templates.grammar import Problem, Refused, Sandbox
from khoithong.documents.templates.opening import W, look

LIMITS: Final = Limits(memory=512 * MEGABYTE, cpu=5, file=0, files=16, alone=True)
LARGEST: Final = 8 * MEGABYTE
"""Bytes of a document filled."""
_FAULTY: Final = (
    "Word không điền được mẫu này; mở bằng Word, kiểm tra các dòng {%p for …%}, {%p endfor %}, lưu lại"
)


def main() -> int:
    """Do what is asked."""
    _warm()
    confine(LIMITS)
    asked = json.loads(sys.stdin.buffer.readline())
    content = sys.stdin.buffer.read()
    answer, made = answered(asked, content)
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode() + b"\n" + made)
    sys.stdout.buffer.flush()
    return 0


def answered(asked: dict[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
    """What is said of a template and, of one that was filled, the document."""
    seen = look(content)
    answer: dict[str, Any] = {
        "used": list(seen.used),
        "missing": list(seen.missing),
        "problems": [_told(problem) for problem in seen.problems],
    }
    if seen.problems:
        return answer, b""
    try:
        made = filled(content, asked["values"] or examples(), asked.get("made_by", ""))
    except Refused as refused:
        return answer | {"problems": [_told(problem) for problem in refused.problems]}, b""
    except (TemplateError, ValueError, KeyError, AttributeError, TypeError) as error:
        return answer | {"problems": [_told(Problem(f"{_FAULTY} ({type(error).__name__})"))]}, b""
    if len(made) > LARGEST:
        return answer | {"problems": [_told(Problem("Văn bản điền xong quá lớn"))]}, b""
    return answer | {"lines": lines(made)}, made if asked["values"] else b""


def filled(content: bytes, values: dict[str, Any], made_by: str) -> bytes:
    """The document. Raises `Refused`, and whatever the libraries raise for a file they cannot make sense of."""
    template = DocxTemplate(BytesIO(content))
    template.render(values, Sandbox(), autoescape=True)
    if made_by:
        template.docx.core_properties.comments = made_by
    made = BytesIO()
    template.save(made)
    return made.getvalue()


def lines(content: bytes) -> list[str]:
    """The words of a document, paragraph by paragraph, for a preview."""
    body = docx.Document(BytesIO(content)).element.body
    found = []
    for paragraph in body.iter(f"{W}p"):
        text = "".join(node.text or "" for node in paragraph.iter(f"{W}t") if node.getparent() is not None)
        if text.strip():
            found.append(text)
    return found


def examples() -> dict[str, Any]:
    """A value for every field, to see whether a template can be filled at all."""
    return {
        field.name: [dict.fromkeys(CELLS, field.example)] * 2
        if field.columns
        else [field.example] * 2
        if field.many
        else field.example
        for field in FIELDS.values()
    }


def _told(problem: Problem) -> dict[str, Any]:
    return {"words": problem.words, "field": problem.field, "suggestions": list(problem.suggestions)}


def _warm() -> None:
    """Fill a template of ours once: afterwards no module has to be read from places closed by then."""
    made = BytesIO()
    document = docx.Document()
    document.add_paragraph("{{ co_quan }}")
    document.sections[0].header.paragraphs[0].text = "{{ so_ky_hieu }}"
    document.save(made)
    answered({"values": examples(), "made_by": "-"}, made.getvalue())
    answered({"values": None}, made.getvalue())


if __name__ == "__main__":
    sys.exit(main())
