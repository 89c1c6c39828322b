"""Directives brought in and issued in the demonstration: each once, whatever interrupted it."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any

from khoithong.desk.clock import FixedClock
from khoithong.desk.directives.import_directive import Source, import_directive
from khoithong.desk.directives.issue import Confirmed, issue
from khoithong.desk.directives.save_draft import add_line, base_of, part_of, remove_line, save_part
from khoithong.desk.repeating import key_of
from khoithong.directives.models import Directive
from khoithong.directives.models.directive import ISSUED
from khoithong.lawbook.packfiles import PackFiles
from khoithong.lawbook.places import regulations_dir

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class Imported:
    """A text of the library, issued as a directive."""

    pack: str
    owner: str
    by: str
    """Who brings it in and issues it."""
    office: str
    at: datetime
    file: str
    """The name of its file."""
    kept: tuple[str, ...] = ()
    """The clauses whose tasks are issued; empty: all."""
    changed: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """What the clerk corrects, by clause."""
    added: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Lines of recipients the clerk adds: words and agencies."""
    dropped: tuple[str, ...] = ()
    """Beginnings of tasks the clerk takes out."""


def issued(order: Imported) -> Directive:
    """Bring the text in, correct it, issue it; or find it where that was done before."""
    key = key_of(f"demonstration/directive/{order.pack}")
    before = Directive.objects.filter(id=key, status=ISSUED).first()
    return before or _issued(order, key)


def _issued(order: Imported, key: UUID) -> Directive:
    clock = FixedClock(order.at)
    who: dict[str, Any] = {"person": order.by, "office": order.office, "clock": clock}
    content = (PackFiles(regulations_dir() / order.pack).source_text or "").encode()
    code = import_directive("", key=key, source=Source(order.file, BytesIO(content)), **who).code
    for number, (words, agencies) in enumerate(order.added, 1):
        line = f"r{90 + number}"
        add_line(code, line, **who)
        _put(code, line, {"words": words, "agencies": list(agencies), "rule": "by_hand"}, who)
    for task in list(_tasks(code)):
        gone = order.kept and task["clause"] not in order.kept
        if gone or task["text"].startswith(order.dropped or ("\0",)):
            remove_line(code, task["key"], **who)
        elif task["clause"] in order.changed:
            _put(code, task["key"], order.changed[task["clause"]], who)
    version = Directive.objects.values_list("version", flat=True).get(code=code)
    confirmed = Confirmed(
        order.by, order.office, version, key_of(f"demonstration/directive/{order.pack}/issue"), clock
    )
    issue(code, confirmed)
    return Directive.objects.get(code=code)


def _tasks(code: str) -> Iterable[dict[str, Any]]:
    found: list[dict[str, Any]] = Directive.objects.get(code=code).draft["tasks"]
    return found


def _put(code: str, part: str, value: Mapping[str, Any], who: Mapping[str, Any]) -> None:
    theirs = part_of(Directive.objects.get(code=code).draft, part)
    save_part(code, part, dict(value), base_of(theirs), **who)
