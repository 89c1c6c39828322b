"""Correct a directive before it is issued, part by part; what another window changed meanwhile is never overwritten."""

from __future__ import annotations

import hashlib
import json
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction

from khoithong.desk.cleaning import clean
from khoithong.desk.clock import Clock, aware, server_clock
from khoithong.desk.directives.acting import Faulty, keep_offices
from khoithong.desk.directives.preparing import authorize, lock_directive, must_be_draft, show_in_lists
from khoithong.desk.releasing import release
from khoithong.directives.checking import MOST_LINES
from khoithong.directives.drafting import empty_recipient, empty_task
from khoithong.organisation.snapshot import directory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from khoithong.directives.drafting import Draft
    from khoithong.directives.models import Directive

LISTS: Final = {"r": "recipients", "t": "tasks"}
"""Where the lines stand whose keys begin with a letter."""
GONE: Final = "Dòng này đã được bỏ ở một cửa sổ khác. Nội dung vừa nhập: {words}"
_TOO_MANY: Final = f"Một văn bản có nhiều nhất {MOST_LINES} dòng mỗi phần."


@dataclass(frozen=True, slots=True)
class Saved:
    """The part is saved; `base` is what the next saving of it rests on."""

    base: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Conflict:
    """Another window saved this part meanwhile. Nothing was changed: both are here; to keep mine, save it on `base`."""

    mine: Any
    theirs: Any
    base: str


def part_of(draft: Mapping[str, Any], part: str) -> Any:
    """A part: `identity`, `grounds`, or the line with a key; `None` for a line that is not there."""
    if part in ("identity", "grounds"):
        return draft.get(part)
    lines = draft.get(LISTS.get(part[:1], ""), ())
    return next((one for one in lines if one["key"] == part), None)


def base_of(value: Any) -> str:
    """What a form showing a part is based on: a digest of it."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:32]


def save_part(
    code: str,
    part: str,
    value: Any,
    base: str,
    *,
    person: str,
    office: str | None,
    clock: Clock = server_clock,
) -> Saved | Conflict:
    """Put a part in the place of the one `base` was made of. Faulty values are kept: issuing refuses them.

    Raises `Faulty` (a line that is gone, an issued directive, who may not) and `NoSuchDirective`.
    """
    mine = clean(value)
    with _draft(code, person, office, clock) as row:
        theirs = part_of(row.draft, part)
        if theirs is None:
            raise Faulty({"": GONE.format(words=_words(mine))})
        mine = _in_place_of(theirs, mine)
        if theirs != mine:
            if base_of(theirs) != base:
                return Conflict(mine, theirs, base_of(theirs))
            _put(row.draft, part, mine)
            show_in_lists(row)
            _save(row, clock)
        return Saved(base_of(mine), row.changed_at)


def add_line(
    code: str, key: str, *, person: str, office: str | None, after: str = "", clock: Clock = server_clock
) -> None:
    """Add an empty line under a new key, behind another one or at the end; done twice it is done once. Raises as `save_part`."""
    with _draft(code, person, office, clock) as row:
        if part_of(row.draft, key) is None:
            lines = _lines(row.draft, key)
            lines.insert(
                _place(lines, after), empty_recipient(key) if key.startswith("r") else empty_task(key)
            )
            _save(row, clock)


def remove_line(
    code: str, key: str, *, person: str, office: str | None, clock: Clock = server_clock
) -> Draft | None:
    """Take a line out; returns what it held, `None` where it was gone already. Raises as `save_part`."""
    with _draft(code, person, office, clock) as row:
        gone: Draft | None = part_of(row.draft, key)
        if gone is not None:
            _lines(row.draft, key).remove(gone)
            _save(row, clock)
        return gone


def split_task(
    code: str, key: str, second: str, at: int, *, person: str, office: str | None, clock: Clock = server_clock
) -> bool:
    """Part a task's text before its character `at`; the second half becomes a task of its own with the same agencies and
    due day. Returns whether there was anything on both sides. Raises as `save_part`."""
    with _draft(code, person, office, clock) as row:
        task: Draft | None = part_of(row.draft, key)
        if task is None or part_of(row.draft, second) is not None:
            return task is not None
        left, right = task["text"][:at].strip(), task["text"][at:].strip()
        if not left or not right:
            return False
        lines = _lines(row.draft, key)
        lines.insert(
            _place(lines, key), {**task, "key": second, "text": right, **_span(row.text, right, task)}
        )
        task |= {"text": left, **_span(row.text, left, task)}
        _save(row, clock)
        return True


def discard(code: str, *, person: str, office: str | None, clock: Clock = server_clock) -> None:
    """Throw a draft away, and its file where nothing else rests on it. Raises `Faulty` and `NoSuchDirective`."""
    with _draft(code, person, office, clock) as row:
        release({row.source_sha256} - {""})
        row.delete()


@contextmanager
def _draft(code: str, person: str, office: str | None, clock: Clock) -> Iterator[Directive]:
    """The draft of a directive, locked, for who may prepare it; its change and the lock end together."""
    with transaction.atomic():
        keep_offices()
        row = lock_directive(code)
        authorize(row, person, office, clock().date(), directory())
        must_be_draft(row)
        yield row


def _in_place_of(theirs: Any, mine: Any) -> Any:
    """A line keeps what its form does not show: its key, its span."""
    return {**theirs, **mine} if isinstance(theirs, dict) and isinstance(mine, dict) else mine


def _put(draft: Draft, part: str, value: Any) -> None:
    if part in ("identity", "grounds"):
        draft[part] = value
        return
    lines = _lines(draft, part)
    lines[next(place for place, one in enumerate(lines) if one["key"] == part)] = value


def _lines(draft: Draft, key: str) -> list[Draft]:
    lines: list[Draft] = draft[LISTS[key[:1]]]
    if len(lines) >= 2 * MOST_LINES:
        raise Faulty({"": _TOO_MANY})
    return lines


def _place(lines: list[Draft], after: str) -> int:
    return next((place + 1 for place, one in enumerate(lines) if one["key"] == after), len(lines))


def _span(text: str, words: str, task: Mapping[str, Any]) -> dict[str, int | None]:
    """Where a half of a task stands in the text; nowhere once it was rewritten."""
    start = text.find(words, task["start"], task["end"]) if task.get("start") is not None else -1
    return {"start": start, "end": start + len(words)} if start >= 0 else {"start": None, "end": None}


def _save(row: Directive, clock: Callable[[], datetime]) -> None:
    row.version += 1
    row.changed_at = aware(clock())
    row.save(update_fields=["draft", "version", "changed_at", "subject", "kind", "number", "date"])


def _words(value: Any) -> str:
    return str(value.get("text") or value.get("words") or "") if isinstance(value, dict) else ""
