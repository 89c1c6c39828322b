"""Have a template examined or filled by the confined process."""

from __future__ import annotations

import json
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from khoithong.casefiles.attachments.formats import DOCX, Unacceptable
from khoithong.casefiles.attachments.recognising import recognise
from khoithong.documents import confinement
from khoithong.documents.templates.grammar import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST: Final = 2 * 1024 * 1024
"""Bytes of a template."""
SECONDS: Final = 20.0
"""How long one may take by the clock on the wall; of the processor it gets five seconds."""
_MODULE: Final = "khoithong.documents.templates.filling"
_NO_WORD: Final = "Chọn tệp Word (.docx)"
_TOO_LARGE: Final = f"Mẫu lớn hơn {LARGEST // 1024 // 1024} MB; bỏ bớt ảnh rồi tải lên"
_TOO_MUCH: Final = "Mẫu cần quá nhiều bộ nhớ hoặc thời gian để điền. Làm đơn giản hơn rồi tải lên"


@dataclass(frozen=True, slots=True)
class Filled:
    """What came of a template."""

    used: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    """Why it was not filled; empty when it was."""
    lines: tuple[str, ...] = ()
    """The words of the document, for a preview."""
    content: bytes = b""


def examine(content: bytes) -> Filled:
    """Whether a template that somebody brings can be taken, and what it uses. Filled with examples, of which only the words come back."""
    if len(content) > LARGEST:
        return Filled(problems=(Problem(_TOO_LARGE),))
    try:
        kind = recognise(BytesIO(content))
    except Unacceptable as refused:
        return Filled(problems=(Problem(str(refused)),))
    if kind is not DOCX:
        return Filled(problems=(Problem(_NO_WORD),))
    return _asked(content, None, "")


def fill(content: bytes, values: Mapping[str, Any], made_by: str) -> Filled:
    """A document by a template that was taken; `made_by` enters its properties. It is examined anew each time."""
    return _asked(content, values, made_by)


def _asked(content: bytes, values: Mapping[str, Any] | None, made_by: str) -> Filled:
    asked = json.dumps({"values": values, "made_by": made_by}, ensure_ascii=False).encode()
    ended = confinement.run(_MODULE, asked + b"\n" + content, seconds=SECONDS)
    if ended.status != 0:
        return Filled(problems=(Problem(_TOO_MUCH),))
    said, _, made = ended.output.partition(b"\n")
    answer = json.loads(said)
    problems = tuple(
        Problem(one["words"], one["field"], tuple(one["suggestions"])) for one in answer["problems"]
    )
    return Filled(
        tuple(answer["used"]), tuple(answer["missing"]), problems, tuple(answer.get("lines", ())), made
    )
